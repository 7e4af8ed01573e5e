//! Repositories made object by object, so that they can hold what git itself would refuse.

use gix::ObjectId;
use gix::objs::{Kind, Write};
use olqy::law::{Date, Edition, Lang};
use olqy::source::{ActFiles, Report, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A bare repository whose next commit holds `files`.
pub struct Repo {
    pub folder: TempDir,
    pub git: gix::Repository,
    pub files: BTreeMap<String, (&'static str, ObjectId)>,
    pub head: Option<ObjectId>,
}

pub const FILE: &str = "100644";
pub const LINK: &str = "120000";
pub const SUBMODULE: &str = "160000";

impl Repo {
    pub fn new() -> Repo {
        let folder = tempfile::tempdir().unwrap();
        let git = gix::init_bare(folder.path()).unwrap();
        fs::write(folder.path().join("HEAD"), "ref: refs/heads/main\n").unwrap();
        Repo { folder, git, files: BTreeMap::new(), head: None }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn object(&self, kind: Kind, bytes: &[u8]) -> ObjectId {
        self.git.objects.write_buf(kind, bytes).unwrap()
    }

    /// Where a loose object is kept.
    pub fn object_file(&self, id: ObjectId) -> PathBuf {
        let hex = id.to_string();
        self.path().join("objects").join(&hex[..2]).join(&hex[2..])
    }

    pub fn put(&mut self, path: &str, text: impl AsRef<[u8]>) -> ObjectId {
        let id = self.object(Kind::Blob, text.as_ref());
        self.files.insert(path.to_owned(), (FILE, id));
        id
    }

    /// Removes a file, or all files of a folder.
    pub fn remove(&mut self, path: &str) {
        let below = format!("{path}/");
        self.files.retain(|p, _| p != path && !p.starts_with(&below));
    }

    /// Commits what there is, on midnight UTC of a day.
    pub fn commit(&mut self, day: &str, message: &str) -> ObjectId {
        let seconds = day.parse::<Date>().unwrap().to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second();
        self.commit_at(&format!("{seconds} +0000"), message, &[])
    }

    /// Commits at a moment, with more parents.
    pub fn commit_at(&mut self, moment: &str, message: &str, more: &[ObjectId]) -> ObjectId {
        let files: Vec<(&str, &str, ObjectId)> = self.files.iter().map(|(p, (m, id))| (p.as_str(), *m, *id)).collect();
        let tree = self.tree(&files);
        let parents: String = self.head.iter().chain(more).map(|id| format!("parent {id}\n")).collect();
        let who = format!("Корпус <corpus@example.invalid> {moment}");
        let text = format!("tree {tree}\n{parents}author {who}\ncommitter {who}\n\n{message}\n");
        let id = self.object(Kind::Commit, text.as_bytes());
        self.set_head(id);
        id
    }

    pub fn set_head(&mut self, id: ObjectId) {
        let main = self.path().join("refs/heads/main");
        fs::create_dir_all(main.parent().unwrap()).unwrap();
        fs::write(main, format!("{id}\n")).unwrap();
        self.head = Some(id);
    }

    fn tree(&self, files: &[(&str, &str, ObjectId)]) -> ObjectId {
        let mut entries: BTreeMap<String, (String, String, ObjectId)> = BTreeMap::new();
        let mut folders: BTreeMap<&str, Vec<(&str, &str, ObjectId)>> = BTreeMap::new();
        for (path, mode, id) in files {
            match path.split_once('/') {
                Some((folder, rest)) => folders.entry(folder).or_default().push((rest, mode, *id)),
                None => {
                    entries.insert((*path).to_owned(), ((*mode).to_owned(), (*path).to_owned(), *id));
                }
            }
        }
        for (folder, below) in folders {
            // Git sorts folders as if their names ended in a slash.
            entries.insert(format!("{folder}/"), ("40000".to_owned(), folder.to_owned(), self.tree(&below)));
        }
        let mut bytes = Vec::new();
        for (mode, name, id) in entries.values() {
            bytes.extend_from_slice(format!("{mode} {name}\0").as_bytes());
            bytes.extend_from_slice(id.as_slice());
        }
        self.object(Kind::Tree, &bytes)
    }

    pub fn acts(&self) -> (Vec<ActFiles>, Report) {
        folder(self.path())
    }

    /// The editions of an act.
    #[track_caller]
    pub fn read(&self, code: &str) -> Vec<Edition> {
        let (acts, _) = self.acts();
        act(&acts, code).read().0
    }
}

#[track_caller]
pub fn act<'a>(acts: &'a [ActFiles], code: &str) -> &'a ActFiles {
    let found: Vec<&ActFiles> = acts.iter().filter(|a| a.code().as_str() == code).collect();
    assert_eq!(found.len(), 1, "act {code} among {:?}", acts.iter().map(|a| a.code().as_str()).collect::<Vec<_>>());
    found[0]
}

pub fn said(report: &Report) -> String {
    report.warnings.iter().map(|w| format!("{w}\n")).collect()
}

pub fn days(editions: &[Edition]) -> Vec<String> {
    editions.iter().map(|e| e.date.to_string()).collect()
}

/// The words of the first article in Russian.
#[track_caller]
pub fn words(edition: &Edition) -> String {
    let document = &edition.documents[&Lang::Ru];
    let mut words = String::new();
    document.walk(&mut |_, p| words.push_str(&p.text));
    words
}

/// A small act.
pub fn text(words: &str) -> String {
    format!("# О реке\n\n<a id=\"st1\"></a>\n\n### Статья 1. Берег\n\n{words}\n")
}

pub fn meta(code: &str, day: &str) -> String {
    format!(
        "act_code: '{code}'\nrequisite: Закон Республики Казахстан от 5 июня 2013 года № 99-V\ntitle:\n  rus: О реке\n\
         form: ЗАК\nversion_date:\n  rus: {day}\n"
    )
}
