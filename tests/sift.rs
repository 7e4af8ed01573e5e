//! What is read for a finding is chosen by lists of words: the finding must be the one that reading everything gives.

use olqy::assess::{InMemory, Law, assess};
use olqy::index::{ActAt, IndexError, Library, Snapshot};
use olqy::language::Pattern;
use olqy::law::{Date, Lang};
use olqy::norm::Passage;
use olqy::rule::{RuleSet, compile, load};
use olqy::source::{self, ActFiles};
use std::sync::Arc;

/// An index that gives every candidate and tells nothing of words.
struct Plain<'a>(&'a Snapshot<'a>);

impl Law for Plain<'_> {
    type Error = IndexError;

    fn at(&self) -> Date {
        self.0.at()
    }

    fn acts(&self) -> &[ActAt] {
        self.0.acts()
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, IndexError> {
        self.0.candidates(lang, patterns)
    }
}

fn rules() -> RuleSet {
    compile(&load::embedded(true).0).0
}

fn same_findings(acts: &[ActFiles], days: &[Date]) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), acts, &mut |_| {}).unwrap();
    let rules = rules();
    let mut near = 0;
    for day in days {
        let snapshot = Snapshot::new(&library, *day).unwrap();
        let sifted = assess(&snapshot, &rules, None).unwrap();
        let plain = assess(&Plain(&snapshot), &rules, None).unwrap();
        assert_eq!(sifted.findings.len(), plain.findings.len());
        assert!(!plain.findings.is_empty(), "nothing was compared");
        for (sifted, plain) in sifted.findings.iter().zip(&plain.findings) {
            assert_eq!(sifted, plain, "{} on {day}", plain.id);
            near += sifted.nearest.len();
        }
    }
    assert!(near > 0, "nothing came close to anything, so nothing was compared");
}

#[test]
fn findings_are_those_of_reading_every_candidate() {
    let days = [Date::constant(2012, 1, 1), Date::constant(2024, 7, 1), Date::constant(2026, 6, 1)];
    same_findings(&source::embedded().0, &days);
}

#[test]
fn findings_are_those_of_law_in_memory() {
    let acts = source::embedded().0;
    let day = Date::constant(2025, 1, 1);
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), &acts, &mut |_| {}).unwrap();
    let rules = rules();
    let editions: Vec<_> = acts.iter().map(|act| act.read().0).collect();
    let Ok(in_memory) = assess(&InMemory::new(day, &editions), &rules, None);
    let sifted = assess(&Snapshot::new(&library, day).unwrap(), &rules, None).unwrap();
    for (sifted, plain) in sifted.findings.iter().zip(&in_memory.findings) {
        assert_eq!(sifted, plain, "{}", plain.id);
    }
}

#[test]
fn findings_on_official_texts_are_those_of_reading_every_candidate() {
    let Ok(shared) = std::env::var("OLQY_SHARED") else { return };
    let (acts, _) = source::folder(&std::path::Path::new(&shared).join("corpus/acts"));
    same_findings(&acts, &[Date::constant(2025, 1, 1)]);
}

mod files {
    use super::*;
    use std::fs::{self, File};
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    const TEXT: &str = "# Закон\n\n### Статья 1. Запрет\n\nТелесные наказания детей запрещаются везде.\n";

    fn corpus(root: &Path) {
        let edition = root.join("corpus/100-act/2020-01-01");
        fs::create_dir_all(&edition).unwrap();
        fs::write(edition.join("rus.md"), TEXT).unwrap();
        fs::write(edition.join("meta.yaml"), "act_code: '100'\nversion_date:\n  rus: 2020-01-01\n").unwrap();
    }

    fn text(root: &Path) -> std::path::PathBuf {
        root.join("corpus/100-act/2020-01-01/rus.md")
    }

    /// Opens the index; gives how many acts were read for it, and what the act says.
    fn open(root: &Path) -> (usize, String) {
        let (acts, _) = source::folder(&root.join("corpus"));
        let library = Library::open(&root.join("index"), &acts, &mut |_| {}).unwrap();
        let snapshot = Snapshot::new(&library, Date::constant(2025, 1, 1)).unwrap();
        let code = acts[0].code().clone();
        let said = snapshot.within(&code, None, Lang::Ru).unwrap().iter().map(|p| p.text.clone()).collect();
        (library.read, said)
    }

    fn find(root: &Path, name: &str) -> Vec<std::path::PathBuf> {
        let entries = fs::read_dir(root).unwrap().map(|e| e.unwrap().path());
        entries
            .flat_map(|e| if e.is_dir() { find(&e, name) } else { vec![e] })
            .filter(|e| e.file_name().is_some_and(|n| n.to_string_lossy().starts_with(name)))
            .collect()
    }

    #[test]
    fn an_edit_of_the_same_size_is_seen_at_once() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        assert_eq!(open(root.path()).0, 1);
        let before = fs::metadata(text(root.path())).unwrap().modified().unwrap();
        fs::write(text(root.path()), TEXT.replace("запрещаются", "разрешаются")).unwrap();
        // Even with the old time of change, as an archive or a copying program sets it.
        File::options().write(true).open(text(root.path())).unwrap().set_modified(before).unwrap();
        let (read, said) = open(root.path());
        assert_eq!(read, 1);
        assert!(said.contains("разрешаются"), "{said}");
    }

    #[test]
    fn a_touched_file_is_not_read_into_law_again() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        open(root.path());
        let old = SystemTime::now() - Duration::from_secs(3600);
        File::options().write(true).open(text(root.path())).unwrap().set_modified(old).unwrap();
        assert_eq!(open(root.path()).0, 0);
    }

    #[test]
    fn what_is_remembered_of_files_may_be_damaged() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        open(root.path());
        for name in ["fingerprints", "intact"] {
            for file in find(&root.path().join("index"), name) {
                fs::write(file, "{\"known\":").unwrap();
            }
        }
        let (read, said) = open(root.path());
        assert_eq!(read, 0);
        assert!(said.contains("запрещаются"));
    }

    #[test]
    fn damaged_cards_are_made_anew() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        open(root.path());
        let cards = find(&root.path().join("index"), "acts-");
        assert_eq!(cards.len(), 1);
        fs::write(&cards[0], "[\"\"]\n").unwrap();
        let (read, said) = open(root.path());
        assert_eq!(read, 1);
        assert!(said.contains("запрещаются"));
        assert_eq!(find(&root.path().join("index"), "acts-").len(), 1);
    }

    /// Opens the index; gives whether it had to be made anew, and what the act says.
    fn mended(root: &Path) -> (bool, String) {
        let (acts, _) = source::folder(&root.join("corpus"));
        let mut anew = false;
        let library = Library::open(&root.join("index"), &acts, &mut |progress| {
            anew |= matches!(progress, olqy::index::Progress::Rebuilding { .. });
        })
        .unwrap();
        let snapshot = Snapshot::new(&library, Date::constant(2025, 1, 1)).unwrap();
        let said = snapshot.within(acts[0].code(), None, Lang::Ru).unwrap().iter().map(|p| p.text.clone()).collect();
        (anew, said)
    }

    fn flip(file: &Path, at: usize) {
        let before = fs::metadata(file).unwrap().modified().unwrap();
        let mut bytes = fs::read(file).unwrap();
        bytes[at] ^= 1;
        fs::write(file, bytes).unwrap();
        File::options().write(true).open(file).unwrap().set_modified(before).unwrap();
    }

    fn segment_files(root: &Path) -> Vec<std::path::PathBuf> {
        let ends = ["fast", "fieldnorm", "idx", "pos", "store", "term"];
        let of_segment = |f: &std::path::PathBuf| f.extension().is_some_and(|e| ends.contains(&e.to_str().unwrap()));
        find(&root.join("index"), "").into_iter().filter(of_segment).collect()
    }

    #[test]
    fn a_flipped_bit_is_seen_wherever_it_is() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        mended(root.path());
        let kinds = segment_files(root.path()).len();
        assert!(kinds > 3, "{kinds}");
        for (nth, tenth) in (0..kinds).flat_map(|nth| (0..10).map(move |tenth| (nth, tenth))) {
            let file = segment_files(root.path()).remove(nth);
            // The footer has the version of the format in it too, which tells nothing of the law.
            let at = fs::metadata(&file).unwrap().len() as usize * tenth / 10;
            let body = fs::read(&file).unwrap().windows(9).rposition(|w| w == b"{\"version").unwrap_or(usize::MAX);
            flip(&file, at);
            let (anew, said) = mended(root.path());
            assert!(anew || at >= body, "{} at {at}", file.display());
            assert!(said.contains("запрещаются"), "{} at {at}", file.display());
        }
    }

    #[test]
    fn a_damaged_list_of_files_hides_no_damage() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path());
        mended(root.path());
        let fast = segment_files(root.path()).into_iter().find(|f| f.extension().unwrap() == "fast").unwrap();
        let list = find(&root.path().join("index"), ".managed.json").remove(0);
        let name = fast.file_name().unwrap().to_str().unwrap();
        let other: String = name.chars().rev().collect();
        fs::write(&list, fs::read_to_string(&list).unwrap().replace(name, &other)).unwrap();
        mended(root.path());
        let fast = segment_files(root.path()).into_iter().find(|f| f.extension().unwrap() == "fast").unwrap();
        flip(&fast, 0);
        let (anew, said) = mended(root.path());
        assert!(anew);
        assert!(said.contains("запрещаются"));
    }
}
