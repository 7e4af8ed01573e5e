//! A corpus in a folder of its own that a test may change.

use super::answer::Answer;
use super::run::{Ran, command};
use super::{Lang, text};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A corpus with an index beside it, both gone when dropped.
#[derive(Debug)]
pub struct Corpus {
    root: TempDir,
}

/// A file to be written, or to be removed.
#[derive(Debug)]
pub struct Change {
    pub file: PathBuf,
    pub content: Option<String>,
}

/// An article of an edition of an act.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub act: &'static str,
    pub edition: &'static str,
    pub article: &'static str,
}

impl Corpus {
    pub fn empty() -> Corpus {
        let root = tempfile::Builder::new().prefix("olqy-test-").tempdir().expect("a folder for the test");
        fs::create_dir(root.path().join("acts")).expect("a folder for acts");
        Corpus { root }
    }

    /// A copy of a corpus in the folder layout.
    pub fn copy_of(acts: &Path) -> Corpus {
        let corpus = Corpus::empty();
        copy(acts, &corpus.acts());
        corpus
    }

    pub fn acts(&self) -> PathBuf {
        self.root.path().join("acts")
    }

    pub fn index(&self) -> PathBuf {
        self.root.path().join("index")
    }

    /// Any other place in the test's folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The folder of an act.
    #[track_caller]
    pub fn act(&self, code: &str) -> PathBuf {
        let mut folders: Vec<PathBuf> = fs::read_dir(self.acts()).expect("acts").flatten().map(|e| e.path()).collect();
        folders.sort();
        let is_it = |p: &PathBuf| {
            let name = p.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.split('-').next() == Some(code)
        };
        folders.into_iter().find(is_it).unwrap_or_else(|| panic!("act {code} is not in the corpus"))
    }

    /// The file of a text.
    #[track_caller]
    pub fn file(&self, act: &str, edition: &str, lang: Lang) -> PathBuf {
        self.act(act).join(edition).join(lang.file())
    }

    /// Whether there is such a text.
    #[track_caller]
    pub fn has(&self, act: &str, edition: &str, lang: Lang) -> bool {
        self.file(act, edition, lang).is_file()
    }

    fn edited(&self, place: Place, lang: Lang, edit: impl FnOnce(&str) -> String) -> Change {
        let file = self.file(place.act, place.edition, lang);
        let before = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        Change { file, content: Some(edit(&before)) }
    }

    /// Words put as the last paragraph of an article.
    #[track_caller]
    pub fn append(&self, place: Place, lang: Lang, words: &str) -> Change {
        self.edited(place, lang, |before| text::append(before, lang, place.article, words))
    }

    /// A block put after an article.
    #[track_caller]
    pub fn after(&self, place: Place, lang: Lang, block: &str) -> Change {
        self.edited(place, lang, |before| text::after(before, lang, place.article, block))
    }

    /// A block put at the head of the file, before the title.
    #[track_caller]
    pub fn before_title(&self, place: Place, lang: Lang, block: &str) -> Change {
        self.edited(place, lang, |before| format!("{block}\n\n{before}"))
    }

    /// An article left out.
    #[track_caller]
    pub fn omit(&self, place: Place, lang: Lang) -> Change {
        self.edited(place, lang, |before| text::omit(before, lang, place.article))
    }

    /// Runs the program on this corpus with these arguments.
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        let mut command = command();
        command.args(args).arg("--corpus").arg(self.acts()).arg("--index").arg(self.index());
        Ran::new(command.output().expect("the program starts"))
    }

    /// The JSON of `check` on a day, for some rules or (none named) for all.
    #[track_caller]
    pub fn json(&self, at: &str, rules: &[&str]) -> String {
        let mut args = vec!["check", "--at", at, "--format", "json", "--fail-on", "never"];
        args.extend(rules.iter().flat_map(|r| ["--rule", r]));
        let ran = self.run(args);
        ran.exits(0);
        ran.stdout
    }

    /// The answer of `check`.
    #[track_caller]
    pub fn check(&self, at: &str, rules: &[&str]) -> Answer {
        Answer::read(&self.json(at, rules))
    }

    /// What `look` sees while the changes stand; the corpus is as before afterwards.
    pub fn changed<T>(&self, changes: &[Change], look: impl FnOnce(&Corpus) -> T) -> T {
        let _restored = Restore::new(changes);
        for change in changes {
            match &change.content {
                Some(content) => write(&change.file, content),
                None => {
                    fs::remove_file(&change.file).unwrap_or_else(|e| panic!("{}: {e}", change.file.display()));
                    remove_emptied(&change.file);
                }
            }
        }
        look(self)
    }
}

/// Puts files back as they were, also when a test fails half-way: grounds are used by one test after the other.
struct Restore {
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Restore {
    fn new(changes: &[Change]) -> Restore {
        Restore { files: changes.iter().map(|c| (c.file.clone(), fs::read(&c.file).ok())).collect() }
    }
}

impl Drop for Restore {
    fn drop(&mut self) {
        for (file, content) in self.files.iter().rev() {
            match content {
                Some(content) => write(file, content),
                None => {
                    let _ = fs::remove_file(file);
                    remove_emptied(file);
                }
            }
        }
    }
}

/// Removes the folders of an edition and of an act whose last file this was.
fn remove_emptied(file: &Path) {
    for folder in file.ancestors().skip(1).take(2) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// Writes a file with the folders above it.
#[track_caller]
pub fn write(file: &Path, content: impl AsRef<[u8]>) {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).expect("a folder");
    }
    fs::write(file, content).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
}

/// Copies a folder with all below it; what is copied can be written, whatever the original was.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|e| panic!("{}: {e}", from.display())).flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            write(&target, fs::read(entry.path()).expect("a file that can be read"));
        }
    }
}
