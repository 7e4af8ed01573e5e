//! Corpora on disk, whole and damaged.

use olqy::law::{Date, Lang};
use olqy::source::{ActFiles, Report, embedded, file, folder};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn corpus(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

const TEXT: &[u8] = "# О деле\n\n### Статья 1. Цель\n\nЦель такова.\n".as_bytes();
const KAZAKH: &[u8] = "# Іс туралы\n\n### 1-бап. Мақсат\n\nМақсаты осындай.\n".as_bytes();
const META: &[u8] =
    "act_code: '77'\nrequisite: Закон Республики Казахстан от 5 июня 2013 года № 99-V\ntitle:\n  rus: О деле\n\
                     form: ЗАК\nversion_date:\n  rus: 2019-04-01\n"
        .as_bytes();

fn codes(found: &[ActFiles]) -> Vec<&str> {
    found.iter().map(|a| a.code().as_str()).collect()
}

fn said(report: &Report) -> String {
    report.warnings.iter().map(|w| format!("{w}\n")).collect()
}

#[test]
fn acts_come_in_the_order_of_their_places_with_editions_oldest_first() {
    let root = corpus(&[
        ("9-second/2020-01-01/rus.md", TEXT),
        ("77-first/2024-01-01/rus.md", TEXT),
        ("77-first/2019-04-01/rus.md", TEXT),
        ("77-first/2019-04-01/kaz.md", KAZAKH),
        ("77-first/2019-04-01/meta.yaml", META),
        ("README.md", b"no act"),
        (".git/2019-04-01/rus.md", TEXT),
    ]);
    let (found, report) = folder(root.path());
    assert_eq!(codes(&found), ["77", "9"]);
    assert!(report.warnings.is_empty(), "{}", said(&report));
    let (editions, report) = found[0].read();
    assert_eq!(
        editions.iter().map(|e| e.date).collect::<Vec<_>>(),
        [Date::constant(2019, 4, 1), Date::constant(2024, 1, 1)]
    );
    assert_eq!(editions[0].act.number.as_deref(), Some("99-V"));
    assert_eq!(editions[0].documents.keys().copied().collect::<Vec<_>>(), [Lang::Ru, Lang::Kk]);
    // A title that the description lacks is taken from the text.
    assert_eq!(editions[0].act.title.exact(Lang::Kk), Some("Іс туралы"));
    // The later edition has no description.
    assert_eq!(report.warnings.len(), 1);
    assert_eq!(editions[1].act.code.as_str(), "77");
}

#[test]
fn a_digest_changes_with_every_byte_and_only_then() {
    let root = corpus(&[("77-a/2019-04-01/rus.md", TEXT), ("77-a/2019-04-01/meta.yaml", META)]);
    let digest = || folder(root.path()).0[0].digest().to_owned();
    let before = digest();
    assert_eq!(before, digest());
    fs::write(root.path().join("77-a/2019-04-01/rus.md"), [TEXT, b" "].concat()).unwrap();
    let after = digest();
    assert_ne!(before, after);
    fs::rename(root.path().join("77-a/2019-04-01"), root.path().join("77-a/2019-04-02")).unwrap();
    assert_ne!(after, digest());
}

#[test]
fn the_folder_of_one_act_one_edition_or_one_file_is_a_corpus_too() {
    let root = corpus(&[("77-a/2019-04-01/rus.md", TEXT), ("77-a/2020-01-01/rus.md", TEXT)]);
    for (place, editions) in [("77-a", 2), ("77-a/2019-04-01", 1), ("77-a/2019-04-01/rus.md", 1)] {
        let (found, _) = folder(&root.path().join(place));
        assert_eq!(codes(&found), ["77"], "{place}");
        let (read, _) = found[0].read();
        assert_eq!(read.len(), editions, "{place}");
        assert_eq!(read[0].date, Date::constant(2019, 4, 1), "{place}");
    }
}

#[test]
fn a_folder_per_act_as_public_corpora_have_it() {
    let root = corpus(&[
        ("03-laws/2013/0605-o-dele-77/rus.md", TEXT),
        ("03-laws/2013/0605-o-dele-77/meta.yaml", META),
        ("02-codes/2014/0703-kodeks-88/rus.md", b"# X\n\n- [\xd0\x93](rus/1.md)\n"),
        ("02-codes/2014/0703-kodeks-88/rus/10.md", "### Статья 10. Б\n\nТекст.\n\n## Слова\n".as_bytes()),
        ("02-codes/2014/0703-kodeks-88/rus/2.md", "### Статья 2. А\n\nТекст.\n".as_bytes()),
    ]);
    let (found, report) = folder(root.path());
    assert!(report.warnings.is_empty(), "{}", said(&report));
    assert_eq!(codes(&found), ["88", "77"]);
    let (editions, report) = found[0].read();
    let document = &editions[0].documents[&Lang::Ru];
    let headings: Vec<_> = document.provisions.iter().filter_map(|p| p.heading.as_deref()).collect();
    assert_eq!(headings, ["А", "Б", "Слова"]);
    assert_eq!(document.provisions[1].span.line, 1);
    let warning = report.warnings.iter().find(|w| w.cause.contains("Слова")).unwrap();
    assert!(warning.file.ends_with("rus/10.md") && warning.line == 5, "{warning}");
    let (editions, _) = found[1].read();
    assert_eq!(editions[0].date, Date::constant(2019, 4, 1));
}

#[test]
fn damaged_files_are_named_and_the_rest_goes_on() {
    let root = corpus(&[
        ("77-a/2019-04-01/rus.md", b"### \xd0\xa1\xd1\x82\xd0\xb0\xd1\x82\xd1\x8c\xd1\x8f 1. A\n\n\xff text\n"),
        ("77-a/2019-04-01/meta.yaml", b"act_code: [\n"),
        ("88-b/2019-04-01/rus.md", TEXT),
        ("88-b/2019-04-01/meta.yaml", META),
    ]);
    let (found, report) = folder(root.path());
    assert!(report.warnings.is_empty(), "{}", said(&report));
    let (editions, report) = found[0].read();
    assert_eq!(editions.len(), 1);
    assert_eq!(editions[0].act.code.as_str(), "77");
    assert_eq!(editions[0].date, Date::constant(2019, 4, 1));
    let said = said(&report);
    assert!(said.contains("meta.yaml:") && said.contains("rus.md:3:1: the file is not in UTF-8"), "{said}");
    let (editions, report) = found[1].read();
    assert_eq!((editions.len(), report.warnings.len()), (1, 0));
}

#[test]
fn a_file_too_large_is_left_out_by_name() {
    let root = corpus(&[("77-a/2019-04-01/kaz.md", KAZAKH), ("77-a/2019-04-01/rus.md", TEXT)]);
    let large = root.path().join("77-a/2019-04-01/rus.md");
    fs::File::options().write(true).open(&large).unwrap().set_len((64 << 20) + 1).unwrap();
    let (found, _) = folder(root.path());
    let (editions, report) = found[0].read();
    assert_eq!(editions[0].documents.keys().copied().collect::<Vec<_>>(), [Lang::Kk]);
    let warning = report.warnings.iter().find(|w| w.skipped).unwrap();
    assert!(warning.file.ends_with("rus.md") && warning.cause.contains("64 MB"), "{warning}");
    assert!(file(&large, None).is_err());
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_names_that_are_no_text_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let root = corpus(&[("77-a/2019-04-01/rus.md", TEXT)]);
    std::os::unix::fs::symlink(root.path(), root.path().join("loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", root.path().join("77-a/2019-04-01/kaz.md")).unwrap();
    let odd = root.path().join(std::ffi::OsStr::from_bytes(b"88-\xff\xfe")).join("2019-04-01");
    fs::create_dir_all(&odd).unwrap();
    fs::write(odd.join("rus.md"), TEXT).unwrap();
    let (found, report) = folder(root.path());
    assert_eq!(codes(&found), ["77", "88"]);
    let said = said(&report);
    assert!(said.contains("a link that leads nowhere") && said.contains("loop"), "{said}");
}

#[test]
fn an_edition_without_text_is_named() {
    let root = corpus(&[("77-a/2019-04-01/meta.yaml", META), ("77-a/2020-01-01/notes.txt", b"x")]);
    let (found, report) = folder(root.path());
    assert_eq!(report.warnings.len(), 1, "{}", said(&report));
    // The other folder holds no file of an edition; what stands in it is told on its own.
    assert!(report.outcomes.iter().any(|o| o.file.ends_with("notes.txt")), "{:?}", report.outcomes);
    let (editions, _) = found[0].read();
    assert_eq!(editions.len(), 1);
    assert!(editions[0].documents.is_empty());
}

#[test]
fn a_single_text_tells_its_language_by_its_name_or_its_letters() {
    let root = corpus(&[
        ("a.md", TEXT),
        ("b.md", KAZAKH),
        ("c.md", b"# On it\n\n### Article 1. It\n\nIt is.\n"),
        ("kaz.md", TEXT),
    ]);
    for (name, lang) in [("a.md", Lang::Ru), ("b.md", Lang::Kk), ("c.md", Lang::En), ("kaz.md", Lang::Kk)] {
        let (edition, _) = file(&root.path().join(name), None).unwrap();
        assert_eq!(edition.documents.keys().copied().collect::<Vec<_>>(), [lang], "{name}");
    }
    let (edition, report) = file(&root.path().join("a.md"), Some(Lang::Ru)).unwrap();
    assert_eq!(edition.act.code.as_str(), "a");
    assert!(report.warnings.is_empty(), "{}", said(&report));
    assert!(file(&root.path().join("missing.md"), None).is_err());
    assert!(file(root.path(), None).is_err());
}

#[test]
fn an_empty_or_missing_folder_has_no_acts() {
    let root = corpus(&[]);
    assert!(folder(root.path()).0.is_empty());
    let (found, report) = folder(Path::new("/nonexistent/place"));
    assert!(found.is_empty() && report.skipped());
}

#[test]
fn the_embedded_corpus_is_read_without_a_doubt() {
    let (found, report) = embedded();
    assert!(found.len() >= 7 && report.warnings.is_empty());
    for act in &found {
        let (editions, report) = act.read();
        assert!(report.warnings.is_empty(), "{}", said(&report));
        for edition in editions {
            assert!(!edition.documents.is_empty(), "{} {}", act.origin(), edition.date);
            assert!(edition.act.adopted.is_some() && edition.act.number.is_some());
        }
    }
}
