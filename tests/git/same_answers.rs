//! The same law gives the same answer to the byte, in whatever layout it is kept.

use super::repo::Repo;
use crate::support::run::olqy;
use crate::support::{official, project, shared};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A folder corpus as a history: each edition a commit of its day.
fn as_history(corpus: &Path) -> Repo {
    let mut editions = BTreeMap::new();
    for act in fs::read_dir(corpus).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        for edition in fs::read_dir(&act).unwrap().map(|e| e.unwrap().path()) {
            let day = edition.file_name().unwrap().to_string_lossy().into_owned();
            editions.insert((day, edition.clone()), act.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    let mut repo = Repo::new();
    for ((day, edition), act) in editions {
        let (code, slug) = act.split_once('-').unwrap();
        let place = format!("03-laws/2000/0102-{slug}-{code}");
        repo.remove(&place);
        for file in fs::read_dir(&edition).unwrap().map(|e| e.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            repo.put(&format!("{place}/{name}"), fs::read(&file).unwrap());
        }
        repo.commit(&day, "Редакция");
    }
    repo
}

fn check(corpus: &Path, at: &str, index: &Path) -> (Option<i32>, String) {
    let ran = olqy([
        "check".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
        "--corpus".as_ref(),
        corpus.as_os_str(),
        "--at".as_ref(),
        at.as_ref(),
        "--index".as_ref(),
        index.as_os_str(),
    ]);
    (ran.code, ran.stdout)
}

#[track_caller]
fn compare(folder: &Path, repository: &Path, days: &[&str]) {
    let index = tempfile::tempdir().unwrap();
    for at in days {
        let left = check(folder, at, index.path());
        let right = check(repository, at, index.path());
        assert!(left.1.contains("\"findings\""), "{left:?}");
        assert!(left == right, "the answers of {at} differ");
    }
}

const DAYS: [&str; 4] = ["2012-01-01", "2019-06-01", "2020-12-31", "2024-07-01"];

#[test]
fn the_acts_of_the_project_answer_alike() {
    let folder = project("legal-corpus");
    let repo = as_history(&folder);
    compare(&folder, repo.path(), &DAYS);
}

#[test]
fn the_official_acts_answer_alike() {
    let (Some(shared), Some(acts)) = (shared(), official()) else { return };
    let place = tempfile::tempdir().unwrap();
    let made = Command::new("bash")
        .arg(shared.join("tools/make_git_corpus.sh"))
        .arg(&acts)
        .arg(place.path())
        .output()
        .expect("bash and git are installed");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    compare(&acts, place.path(), &DAYS);
    compare(&acts, &place.path().join(".git"), &["2024-07-01"]);
}
