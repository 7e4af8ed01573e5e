//! Whether a corpus is whole: what stands in it that no reader of law should have to find out alone.
//!
//! [`verify`] reads every act once: [`holes`] looks for numbers that are missing without a word, [`dangling`] for
//! references that lead nowhere, [`editions`] at days and languages. [`lock`] holds the files against a list of their
//! digests.

pub(crate) mod dangling;
mod editions;
pub(crate) mod holes;
pub mod lock;

use super::ActFiles;
use crate::law::{Date, Lang};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What kind of fault a corpus has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// A file could not be read, in whole or in part.
    Unreadable,
    /// A file is not the one that the lock file lists.
    Lock,
    /// An act stands in two places.
    Duplicate,
    /// Days of editions do not fit together or with the act.
    Order,
    /// An edition has no text in one language of the law.
    MissingLanguage,
    /// A number is missing, and nothing says why.
    Hole,
    /// A reference leads to a place that does not exist.
    Dangling,
    /// A reference leads to a place that was excluded.
    Gone,
}

impl FaultKind {
    /// Whether it may well be so in the law itself or in the collection and is told without failing.
    pub fn is_remark(self) -> bool {
        matches!(self, FaultKind::MissingLanguage | FaultKind::Gone)
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// What kind.
    pub kind: FaultKind,
    /// Code of the act.
    pub act: String,
    /// The editions that have it, oldest first, as `2019-04-01`.
    #[serde(serialize_with = "days")]
    pub editions: Vec<Date>,
    /// The language of the text that has it.
    pub lang: Option<Lang>,
    /// The provision that has it.
    pub eid: Option<String>,
    /// The file, of the latest of these editions.
    pub file: PathBuf,
    /// Line, counted from 1; 0 where no line is meant.
    pub line: u32,
    /// What is the matter.
    pub cause: String,
}

fn days<S: serde::Serializer>(days: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(days.iter().map(ToString::to_string))
}

impl Fault {
    fn of(kind: FaultKind, act: &str, file: PathBuf, cause: String) -> Fault {
        Fault { kind, act: act.to_owned(), editions: Vec::new(), lang: None, eid: None, file, line: 0, cause }
    }
}

/// Looks through all acts, as they were found in their places (before those of one code are read together). Each fault is
/// told once, with all editions that have it; by act, then by kind and place.
pub fn verify(acts: &[ActFiles], progress: &mut dyn FnMut(usize)) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut directory = dangling::Directory::default();
    let mut outward = Vec::new();
    for (done, act) in acts.iter().enumerate() {
        progress(done);
        let (read, report) = act.read();
        let code = read.last().map_or_else(|| act.code().to_string(), |e| e.act.code.to_string());
        places.entry(code.clone()).or_default().push(act.origin());
        for warning in report.warnings.iter().filter(|w| w.skipped) {
            let mut fault = Fault::of(FaultKind::Unreadable, &code, warning.file.clone(), warning.cause.clone());
            fault.line = warning.line;
            faults.push(fault);
        }
        editions::check(act, &code, &read, &mut faults);
        for edition in &read {
            for (lang, document) in &edition.documents {
                if !Lang::AUTHENTIC.contains(lang) {
                    continue;
                }
                let file = act.text_of(edition.date, *lang).unwrap_or_default();
                let mut found = Vec::new();
                holes::check(document, &mut found);
                dangling::check(edition, document, &mut found, &mut outward, &file);
                faults.extend(found.into_iter().map(|f: Found| Fault {
                    kind: f.kind,
                    act: code.clone(),
                    editions: vec![edition.date],
                    lang: Some(*lang),
                    eid: Some(f.eid),
                    file: file.clone(),
                    line: f.line,
                    cause: f.cause,
                }));
            }
        }
        directory.add(&read);
    }
    faults.extend(directory.resolve(outward));
    for (code, origins) in places.iter().filter(|(_, origins)| origins.len() > 1) {
        let cause = format!("the act stands in {} places: {}", origins.len(), origins.join(", "));
        let first = origins.first().map(PathBuf::from).unwrap_or_default();
        faults.push(Fault::of(FaultKind::Duplicate, code, first, cause));
    }
    together(faults)
}

/// A fault of one text.
struct Found {
    kind: FaultKind,
    eid: String,
    line: u32,
    cause: String,
}

/// The same fault of several editions is one.
fn together(faults: Vec<Fault>) -> Vec<Fault> {
    type Key = (String, FaultKind, Option<Lang>, Option<String>, String);
    let mut one: BTreeMap<Key, Fault> = BTreeMap::new();
    let mut alone = Vec::new();
    for fault in faults {
        if fault.editions.is_empty() || fault.eid.is_none() {
            alone.push(fault);
            continue;
        }
        let key = (fault.act.clone(), fault.kind, fault.lang, fault.eid.clone(), fault.cause.clone());
        match one.get_mut(&key) {
            Some(known) => {
                known.editions.extend(&fault.editions);
                known.editions.sort_unstable();
                known.editions.dedup();
                if known.editions.last() == fault.editions.last() {
                    (known.file, known.line) = (fault.file, fault.line);
                }
            }
            None => {
                one.insert(key, fault);
            }
        }
    }
    alone.extend(one.into_values());
    alone.sort_by(|a, b| {
        let key = |f: &Fault| (f.act.clone(), f.kind, f.editions.first().copied(), f.lang, f.file.clone(), f.line);
        key(a).cmp(&key(b)).then_with(|| a.cmp(b))
    });
    alone.dedup();
    alone
}
