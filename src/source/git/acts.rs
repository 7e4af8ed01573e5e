//! From the changes of commits to the editions of acts.

use super::Cause;
use super::blob::{self, Blob};
use super::changes::{Change, Files};
use super::history::Step;
use super::repository::Repository;
use crate::law::{ActCode, Date};
use crate::source::act_files::{ActFiles, EditionFiles, Gone, History};
use crate::source::folder::{code_of, named_code};
use crate::source::front;
use crate::source::meta;
use crate::source::origin::Origin;
use crate::source::{Report, Warning};
use gix::ObjectId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An edition as the walk keeps it.
struct Edition {
    date: Date,
    /// Whether the text may be older than the date, since the commits before are missing.
    cut_off: bool,
    files: Arc<Files>,
    commit: ObjectId,
}

/// An act as the walk keeps it. A folder that was renamed is the same act, by its code.
#[derive(Default)]
struct Act {
    /// Where it stands now. More than one place only if a repository holds an act twice.
    folders: BTreeMap<String, Arc<Files>>,
    /// Texts of the flat layout.
    flat: Files,
    place: String,
    editions: Vec<Edition>,
    /// The commit that took it out of the corpus, if it was not put back.
    gone: Option<(Date, ObjectId)>,
}

/// Gathers the acts of a repository.
pub(super) struct Acts<'r> {
    repository: &'r Repository,
    acts: BTreeMap<ActCode, Act>,
    /// Codes of the folders that stand now.
    codes: BTreeMap<String, ActCode>,
    told_twice: BTreeSet<ActCode>,
}

impl<'r> Acts<'r> {
    pub fn new(repository: &'r Repository) -> Acts<'r> {
        Acts { repository, acts: BTreeMap::new(), codes: BTreeMap::new(), told_twice: BTreeSet::new() }
    }

    /// Takes what one commit changed.
    pub fn take(&mut self, step: &Step, changes: Vec<Change>, report: &mut Report) {
        let mut touched = BTreeSet::new();
        for change in changes {
            match change {
                Change::Folder(place, files) => self.take_folder(place, files, &mut touched),
                Change::Flat(code, lang, file) => {
                    if !self.is_wanted(&code) {
                        continue;
                    }
                    let act = self.acts.entry(code.clone()).or_default();
                    match file {
                        Some((path, id)) => act.flat.texts.insert(lang, vec![(path, id)]),
                        None => act.flat.texts.remove(&lang),
                    };
                    touched.insert(code);
                }
            }
        }
        for code in touched {
            self.settle(&code, step, report);
        }
    }

    fn take_folder(&mut self, place: String, files: Option<Arc<Files>>, touched: &mut BTreeSet<ActCode>) {
        let code = files.as_ref().map(|f| self.code(&place, f));
        // The same folder can be given to another act, as that of the Constitution was.
        if let Some(was) = self.codes.get(&place).filter(|was| Some(*was) != code.as_ref()).cloned() {
            self.codes.remove(&place);
            if let Some(act) = self.acts.get_mut(&was) {
                act.folders.remove(&place);
                touched.insert(was);
            }
        }
        let (Some(code), Some(files)) = (code, files) else { return };
        if self.is_wanted(&code) {
            self.codes.insert(place.clone(), code.clone());
            self.acts.entry(code.clone()).or_default().folders.insert(place, files);
            touched.insert(code);
        }
    }

    fn is_wanted(&self, code: &ActCode) -> bool {
        self.repository.only.as_ref().is_none_or(|only| only.contains(code))
    }

    /// The code of an act: the name of its folder, or its description, or the description at the head of its text.
    fn code(&self, place: &str, files: &Files) -> ActCode {
        let folder = Path::new(place);
        if let Some(code) = named_code(folder) {
            return code;
        }
        let read = |id: ObjectId| blob::bytes(&self.repository.git, id).unwrap_or_default();
        let by_name = code_of(if place.is_empty() { &self.repository.place } else { folder });
        let described = |yaml: &[u8]| meta::parse(yaml, &by_name, folder).0.act.code;
        if let Some((_, id)) = &files.meta {
            return described(&read(*id));
        }
        let texts = files.texts.values().filter_map(|t| t.first());
        let heads = texts.filter_map(|(_, id)| front::split(&read(*id)).map(|(yaml, _)| described(yaml)));
        heads.filter(|code| *code != by_name).min().unwrap_or(by_name)
    }

    /// Makes an edition of what an act holds after a commit, if it differs from the last one.
    fn settle(&mut self, code: &ActCode, step: &Step, report: &mut Report) {
        let repository = self.repository;
        let Some(act) = self.acts.get_mut(code) else { return };
        let now = match act.folders.iter().next_back() {
            Some((place, files)) => {
                act.place.clone_from(place);
                Some(files.clone())
            }
            None if !act.flat.texts.is_empty() => {
                act.place = code.to_string();
                Some(Arc::new(act.flat.clone()))
            }
            None => None,
        };
        if act.folders.len() > 1 && self.told_twice.insert(code.clone()) {
            let places: Vec<&str> = act.folders.keys().map(String::as_str).collect();
            let cause = format!("act {code} stands in more than one folder; {} is read", act.place);
            report.warn(Warning::file(&repository.place, cause).hint(format!("it stands in {}", places.join(", "))));
        }
        let Some(files) = now else {
            act.gone = Some((step.date, step.commit));
            return;
        };
        act.gone = None;
        let edition = Edition { date: step.date, cut_off: step.cut_off, files, commit: step.commit };
        let Some(last) = act.editions.last_mut() else {
            act.editions.push(edition);
            return;
        };
        if ids(&last.files) == ids(&edition.files) {
            return;
        }
        let same_texts = text_ids(&last.files) == text_ids(&edition.files);
        if last.date == edition.date {
            if !same_texts {
                let cause = format!("act {code} was committed more than once on {}; the last commit counts", last.date);
                report.warn(Warning::file(repository.place.join(&act.place), cause));
            }
            *last = edition;
        } else if same_texts && first_days(repository, &last.files) == first_days(repository, &edition.files) {
            // Only what is said of the act became better known; its text is in force since the same day.
            last.files = edition.files;
        } else {
            if last.date > edition.date {
                let cause = format!("a commit of {} follows one of {}", edition.date, last.date);
                let place = repository.place.join(&act.place);
                report.warn(Warning::file(place, cause).hint("editions are read in the order of their days"));
            }
            act.editions.push(edition);
        }
    }

    /// All acts, in the order of their places.
    pub fn finish(self) -> Vec<ActFiles> {
        let repository = self.repository;
        let mut found: Vec<(String, ActFiles)> = Vec::new();
        for (code, act) in self.acts.into_iter().filter(|(_, act)| !act.editions.is_empty()) {
            let cause = |commit: ObjectId| cause(repository, commit);
            let mut history = History::default();
            let mut editions = Vec::new();
            // Where days are out of order, the last commit of a day counts all the same.
            let by_day: BTreeMap<Date, &Edition> = act.editions.iter().map(|e| (e.date, e)).collect();
            for edition in by_day.into_values() {
                history.causes.insert(edition.date, cause(edition.commit));
                editions.push(files_of(repository, edition));
            }
            history.gone = act.gone.map(|(date, commit)| Gone { date, cause: cause(commit) });
            let origin = repository.place.join(&act.place).display().to_string();
            found.push((act.place, ActFiles::with_history(origin, code, editions, history)));
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found.into_iter().map(|(_, act)| act).collect()
    }
}

/// Ids of all files in their order; names do not matter, since parts of a text are renamed and folders as well.
fn ids(files: &Files) -> (Vec<(crate::law::Lang, Vec<ObjectId>)>, Option<ObjectId>) {
    (text_ids(files), files.meta.as_ref().map(|(_, id)| *id))
}

fn text_ids(files: &Files) -> Vec<(crate::law::Lang, Vec<ObjectId>)> {
    files.texts.iter().map(|(lang, texts)| (*lang, texts.iter().map(|(_, id)| *id).collect())).collect()
}

/// The first days of the texts, as the description tells them.
fn first_days(repository: &Repository, files: &Files) -> Option<BTreeMap<crate::law::Lang, Date>> {
    let (path, id) = files.meta.as_ref()?;
    let bytes = blob::bytes(&repository.git, *id).ok()?;
    Some(meta::parse(&bytes, &ActCode::unknown(), Path::new(path)).0.version_date)
}

fn cause(repository: &Repository, commit: ObjectId) -> Cause {
    let message = repository.git.find_commit(commit).ok();
    let message = message.map(|c| c.message_raw_sloppy().to_string()).unwrap_or_default();
    Cause::read(commit.to_string(), &message)
}

/// The files of an edition, named as `REPOSITORY@DAY/PATH`.
fn files_of(repository: &Repository, edition: &Edition) -> EditionFiles {
    let mut root = repository.place.clone().into_os_string();
    root.push(format!("@{}", edition.date));
    let root = PathBuf::from(root);
    let origin = |(path, id): &(String, ObjectId)| Origin::Git {
        path: root.join(path),
        blob: Blob::new(repository.shared.clone(), *id),
    };
    EditionFiles {
        date: (!edition.cut_off).then_some(edition.date),
        texts: edition.files.texts.iter().map(|(l, t)| (*l, t.iter().map(origin).collect())).collect(),
        meta: edition.files.meta.as_ref().map(origin),
    }
}
