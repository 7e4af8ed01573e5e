//! What a commit changed, found by comparing trees: what has the same id is the same and is not entered.

use super::repository::{Repository, one_line};
use crate::law::{ActCode, Lang, parse_date};
use crate::source::{Report, Warning};
use gix::ObjectId;
use gix::objs::tree::EntryKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 16;

/// Entries of trees kept in memory; a walk asks for the trees of one commit again at the next.
const MAX_KEPT: usize = 300_000;

/// How a repository is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A folder per act, or a file per act and language.
    Acts,
    /// Editions in folders of their own, or nothing that olqy knows.
    None,
}

/// The files of an act's folder: paths from the root of the repository, with the ids of their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Files {
    /// The texts, each in one file or several.
    pub texts: BTreeMap<Lang, Vec<(String, ObjectId)>>,
    /// `meta.yaml`.
    pub meta: Option<(String, ObjectId)>,
}

/// One act touched by a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A folder of an act, with its files now; `None` if it is gone.
    Folder(String, Option<Arc<Files>>),
    /// A text of the flat layout, with its path and id now; `None` if it is gone.
    Flat(ActCode, Lang, Option<(String, ObjectId)>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    File,
    /// A link or another repository, never followed.
    Elsewhere,
}

struct Entry {
    id: ObjectId,
    kind: Kind,
}

type Tree = BTreeMap<String, Entry>;

/// Compares the trees of one repository.
pub(super) struct Changes<'r> {
    repository: &'r Repository,
    kept: HashMap<ObjectId, Rc<Tree>>,
    entries: usize,
    /// What was told once is not told of every commit.
    told: BTreeSet<String>,
}

impl<'r> Changes<'r> {
    pub fn new(repository: &'r Repository) -> Changes<'r> {
        Changes { repository, kept: HashMap::new(), entries: 0, told: BTreeSet::new() }
    }

    /// The acts that differ between two trees, in the order of their places.
    pub fn between(&mut self, before: Option<ObjectId>, now: ObjectId, report: &mut Report) -> Vec<Change> {
        let mut found = Vec::new();
        self.compare(before, Some(now), "", 0, &mut found, report);
        found
    }

    fn compare(
        &mut self,
        before: Option<ObjectId>,
        now: Option<ObjectId>,
        path: &str,
        depth: usize,
        found: &mut Vec<Change>,
        report: &mut Report,
    ) {
        if before == now {
            return;
        }
        if depth > MAX_DEPTH {
            self.tell(path, "folders stand too deep here to be looked into", report);
            return;
        }
        // A tree that cannot be read now leaves everything as it was. Where it could not be read before, all that is there
        // now is taken; what did not change makes no edition.
        let read = |changes: &mut Self, id: Option<ObjectId>, report: &mut Report| {
            id.map_or_else(|| Some(Rc::default()), |id| changes.tree(id, path, report))
        };
        let old: Rc<Tree> = read(self, before, report).unwrap_or_default();
        let Some(new) = read(self, now, report) else { return };
        let had = is_act(&old);
        let has = is_act(&new);
        if (had || has) && !is_day(path) {
            let files = has.then(|| Arc::new(self.files(&new, path, report)));
            found.push(Change::Folder(path.to_owned(), files));
        }
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let (was, is) = (old.get(name), new.get(name));
            let id = |e: Option<&Entry>, kind| e.filter(|e| e.kind == kind).map(|e| e.id);
            let (folder_was, folder_is) = (id(was, Kind::Folder), id(is, Kind::Folder));
            if folder_was.is_none() && folder_is.is_none() {
                continue;
            }
            match lang_of(name) {
                Some(lang) if path.is_empty() && !had && !has => {
                    self.compare_flat(folder_was, folder_is, name, lang, found, report);
                }
                Some(_) if had || has => {}
                _ => self.compare(folder_was, folder_is, &join(path, name), depth + 1, found, report),
            }
        }
    }

    fn compare_flat(
        &mut self,
        before: Option<ObjectId>,
        now: Option<ObjectId>,
        folder: &str,
        lang: Lang,
        found: &mut Vec<Change>,
        report: &mut Report,
    ) {
        if before == now {
            return;
        }
        let mut read =
            |id: Option<ObjectId>| id.map_or_else(|| Some(Rc::default()), |id| self.tree(id, folder, report));
        let old: Rc<Tree> = read(before).unwrap_or_default();
        let Some(new) = read(now) else { return };
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let Some(code) = flat_code(name) else { continue };
            let file = |tree: &Tree| tree.get(name).filter(|e| e.kind == Kind::File).map(|e| e.id);
            let (was, is) = (file(&old), file(&new));
            if was != is {
                found.push(Change::Flat(code, lang, is.map(|id| (join(folder, name), id))));
            }
        }
    }

    /// The files of an act's folder.
    fn files(&mut self, tree: &Tree, path: &str, report: &mut Report) -> Files {
        let file = |name: &str| tree.get(name).filter(|e| e.kind == Kind::File).map(|e| (join(path, name), e.id));
        let mut files = Files { texts: BTreeMap::new(), meta: file("meta.yaml") };
        for lang in Lang::ALL {
            let name = format!("{}.md", lang.file_stem());
            if tree.get(&name).is_some_and(|e| e.kind == Kind::Elsewhere) {
                self.tell(&join(path, &name), "a link is not followed", report);
            }
            let Some(main) = file(&name) else { continue };
            let mut texts = vec![main];
            if let Some(parts) = tree.get(lang.file_stem()).filter(|e| e.kind == Kind::Folder) {
                let folder = join(path, lang.file_stem());
                if let Some(found) = self.tree(parts.id, &folder, report) {
                    let mut found: Vec<(&String, &Entry)> =
                        found.iter().filter(|(n, e)| e.kind == Kind::File && n.ends_with(".md")).collect();
                    found.sort_by_key(|(name, _)| crate::source::folder::natural(name));
                    texts.extend(found.into_iter().map(|(name, e)| (join(&folder, name), e.id)));
                }
            }
            files.texts.insert(lang, texts);
        }
        files
    }

    fn tree(&mut self, id: ObjectId, path: &str, report: &mut Report) -> Option<Rc<Tree>> {
        if let Some(tree) = self.kept.get(&id) {
            return Some(tree.clone());
        }
        let tree = match read(&self.repository.git, id) {
            Ok((tree, odd)) => {
                for name in odd {
                    self.tell(&join(path, &name), "this name cannot be that of a file of a corpus", report);
                }
                Rc::new(tree)
            }
            Err(cause) => {
                self.tell(path, &format!("tree {id} of the git repository is missing or damaged: {cause}"), report);
                return None;
            }
        };
        self.entries += tree.len();
        if self.entries > MAX_KEPT {
            self.kept.clear();
            self.entries = tree.len();
        }
        self.kept.insert(id, tree.clone());
        Some(tree)
    }

    fn tell(&mut self, path: &str, cause: &str, report: &mut Report) {
        let place = self.repository.place.join(path);
        if self.told.insert(format!("{path}\0{cause}")) {
            report.warn(Warning::file(place, cause).skipped());
        }
    }
}

/// Reads a tree; names that could lead out of it are handed back apart, made safe to print.
fn read(git: &gix::Repository, id: ObjectId) -> Result<(Tree, Vec<String>), String> {
    let tree = git.find_tree(id).map_err(|e| one_line(&e.to_string()))?;
    let decoded = tree.decode().map_err(|e| one_line(&e.to_string()))?;
    let mut entries = Tree::new();
    let mut odd = Vec::new();
    for entry in &decoded.entries {
        let name = String::from_utf8_lossy(entry.filename);
        let unsafe_name = matches!(&*name, "" | "." | ".." | ".git")
            || name.contains(['/', '\\', '\u{fffd}'])
            || name.chars().any(char::is_control);
        if unsafe_name {
            odd.push(name.chars().map(|c| if c.is_control() || c == '/' { '\u{fffd}' } else { c }).take(80).collect());
            continue;
        }
        let kind = match entry.mode.kind() {
            EntryKind::Tree => Kind::Folder,
            EntryKind::Blob | EntryKind::BlobExecutable => Kind::File,
            EntryKind::Link | EntryKind::Commit => Kind::Elsewhere,
        };
        entries.insert(name.into_owned(), Entry { id: entry.oid.to_owned(), kind });
    }
    Ok((entries, odd))
}

/// Whether the files of a tree are those of an act.
fn is_act(tree: &Tree) -> bool {
    let file = |name: &str| tree.get(name).is_some_and(|e| e.kind != Kind::Folder);
    Lang::ALL.into_iter().any(|l| file(&format!("{}.md", l.file_stem()))) || file("meta.yaml")
}

/// Whether a folder is named after a day, as editions of the folder layout are.
fn is_day(path: &str) -> bool {
    path.rsplit('/').next().and_then(parse_date).is_some()
}

fn lang_of(name: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|l| l.file_stem() == name)
}

/// The code that a file of the flat layout is named after: `12890.md`.
pub(in crate::source) fn flat_code(name: &str) -> Option<ActCode> {
    let stem = name.strip_suffix(".md")?;
    stem.bytes().all(|b| b.is_ascii_digit()).then(|| ActCode::parse(stem)).flatten()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// How the last commit is laid out: by what most of the folders with texts are.
pub(super) fn layout(repository: &Repository, tree: ObjectId) -> Layout {
    let mut acts = 0usize;
    let mut editions = 0usize;
    let mut waiting = vec![(tree, String::new(), 0)];
    while let Some((id, path, depth)) = waiting.pop() {
        // What cannot be read is told by the walk.
        let Ok((tree, _)) = read(&repository.git, id) else { continue };
        let is_act = is_act(&tree);
        match (is_act, is_day(&path)) {
            (true, true) => editions += 1,
            (true, false) => acts += 1,
            _ => {}
        }
        for (name, entry) in tree.iter().filter(|(_, e)| e.kind == Kind::Folder && depth < MAX_DEPTH) {
            match lang_of(name) {
                Some(_) if path.is_empty() && !is_act => {
                    let flat = read(&repository.git, entry.id).map(|(t, _)| t).unwrap_or_default();
                    acts += flat.keys().filter(|n| flat_code(n).is_some()).count();
                }
                Some(_) if is_act => {}
                _ => waiting.push((entry.id, join(&path, name), depth + 1)),
            }
        }
    }
    if acts > editions { Layout::Acts } else { Layout::None }
}
