use super::repo::{LINK, Repo, SUBMODULE, act, days, meta, said, text, words};
use crate::support::run::olqy;
use gix::objs::Kind;
use std::fs;

fn river() -> Repo {
    let mut repo = Repo::new();
    repo.put("03-laws/2013/0605-o-reke-77/rus.md", text("А."));
    repo.put("03-laws/2013/0605-o-reke-77/meta.yaml", meta("77", "2013-07-01"));
    repo.commit("2013-07-01", "Первая");
    repo
}

#[test]
fn links_and_other_repositories_are_not_followed() {
    let mut repo = river();
    let link = repo.object(Kind::Blob, b"../../../../../../etc/passwd");
    let place = "03-laws/2014/0101-inoe-88";
    repo.files.insert(format!("{place}/rus.md"), (LINK, link));
    repo.put(&format!("{place}/kaz.md"), "# Өзен туралы\n\n### 1-бап. Жаға\n\nЖаға ортақ.\n");
    repo.files.insert("vendor".into(), (SUBMODULE, link));
    repo.commit("2014-01-01", "Ссылки");
    let (acts, report) = repo.acts();
    assert!(said(&report).contains("rus.md: a link is not followed"), "{}", said(&report));
    assert_eq!(act(&acts, "88").read().0[0].documents.len(), 1);
}

#[test]
fn names_that_lead_out_of_the_corpus_are_left_out_by_name() {
    let mut repo = river();
    repo.put("../0605-o-reke-66/rus.md", text("Наружу."));
    repo.put("03-laws/a\\b-55/rus.md", text("Наружу."));
    repo.put("03-laws/\u{1b}[31m-44/rus.md", text("Цвет."));
    repo.commit("2014-01-01", "Имена");
    let (acts, report) = repo.acts();
    let codes: Vec<&str> = acts.iter().map(|a| a.code().as_str()).collect();
    assert_eq!(codes, ["77"]);
    let said = said(&report);
    assert_eq!(said.matches("this name cannot be that of a file").count(), 3, "{said}");
    assert!(!said.contains('\u{1b}') && report.skipped());
}

#[test]
fn a_damaged_text_is_named_and_the_rest_is_read() {
    let mut repo = river();
    let bad = repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    repo.commit("2014-01-01", "Второй");
    let file = repo.object_file(bad);
    fs::remove_file(&file).unwrap();
    fs::write(&file, b"no object").unwrap();
    let ran = olqy(["check", "--format", "json", "--corpus", &repo.path().display().to_string(), "--at", "2020-01-01"]);
    ran.says(&["2014-01-01/03-laws/2014/0101-inoe-88/rus.md", "missing or damaged"]);
    assert_ne!(ran.code, Some(0));
    assert!(ran.stdout.contains("\"77\""), "{}", ran.stdout);
}

#[test]
fn bytes_that_are_not_what_their_id_says_are_not_law() {
    let mut repo = river();
    let good = repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    let other = repo.object(Kind::Blob, text("Подмена.").as_bytes());
    repo.commit("2014-01-01", "Второй");
    let file = repo.object_file(good);
    fs::remove_file(&file).unwrap();
    fs::copy(repo.object_file(other), &file).unwrap();
    let (acts, _) = repo.acts();
    let (editions, report) = act(&acts, "88").read();
    assert!(editions[0].documents.is_empty() && said(&report).contains("damaged"), "{}", said(&report));
}

#[test]
fn a_missing_tree_or_commit_is_named_and_what_can_be_read_is() {
    let mut repo = river();
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    let second = repo.commit("2014-01-01", "Второй");
    repo.put("03-laws/2013/0605-o-reke-77/rus.md", text("Б."));
    repo.commit("2015-01-01", "Третий");
    let commit = repo.git.find_commit(second).unwrap();
    let tree = commit.tree_id().unwrap().detach();
    fs::remove_file(repo.object_file(tree)).unwrap();
    let (acts, report) = repo.acts();
    assert!(said(&report).contains("missing or damaged") && report.skipped(), "{}", said(&report));
    assert_eq!(words(act(&acts, "77").read().0.last().unwrap()), "Б.");
    fs::remove_file(repo.object_file(second)).unwrap();
    let (acts, report) = repo.acts();
    assert!(said(&report).contains(&format!("commit {second} cannot be read")), "{}", said(&report));
    assert_eq!(words(act(&acts, "77").read().0.last().unwrap()), "Б.");
    // Of what breaks off, the day is that of the description.
    assert_eq!(days(&act(&acts, "77").read().0), ["2013-07-01"]);
}

#[test]
fn a_text_too_large_is_left_out_by_name() {
    let mut repo = river();
    let large = vec![b' '; (64 << 20) + 1];
    repo.put("03-laws/2014/0101-inoe-88/rus.md", large);
    repo.put("03-laws/2014/0101-inoe-88/kaz.md", "# Өзен туралы\n\n### 1-бап. Жаға\n\nЖаға ортақ.\n");
    repo.commit("2014-01-01", "Большой");
    let (acts, _) = repo.acts();
    let (editions, report) = act(&acts, "88").read();
    assert_eq!(editions[0].documents.len(), 1);
    let warning = report.warnings.iter().find(|w| w.skipped).unwrap();
    assert!(warning.file.ends_with("rus.md") && warning.cause.contains("64 MB"), "{warning}");
}

#[test]
fn a_repository_without_commits_acts_or_sense_is_named() {
    let empty = Repo::new();
    let (acts, report) = empty.acts();
    assert!(acts.is_empty() && said(&report).contains("has no commit"), "{}", said(&report));
    let mut other = Repo::new();
    other.put("src/main.rs", "fn main() {}");
    other.commit("2014-01-01", "Code");
    let (acts, report) = other.acts();
    assert!(acts.is_empty() && said(&report).contains("there is no act in this repository"), "{}", said(&report));
    olqy(["check", "--corpus", &other.path().display().to_string()]).exits(2);
    fs::write(other.path().join("config"), "[core\n").unwrap();
    let (_, report) = other.acts();
    assert!(said(&report).contains("cannot be read"), "{}", said(&report));
}

#[test]
fn files_changed_since_the_commit_are_named_and_not_read() {
    let repo = river();
    let place = tempfile::tempdir().unwrap();
    // A working tree whose `.git` is this repository.
    let copied = std::process::Command::new("git")
        .args(["clone", "-q"])
        .args([repo.path(), place.path()])
        .status()
        .expect("git is installed");
    assert!(copied.success());
    let (_, report) = olqy::source::folder(place.path());
    assert_eq!(said(&report), "");
    fs::write(place.path().join("03-laws/2013/0605-o-reke-77/rus.md"), text("Правка.")).unwrap();
    let (acts, report) = olqy::source::folder(place.path());
    assert!(said(&report).contains("rus.md: this file differs from what is committed"), "{}", said(&report));
    assert!(report.skipped());
    assert_eq!(words(&act(&acts, "77").read().0[0]), "А.");
}
