//! Where provisions stand in the files of a corpus.

use super::Report;
use super::act_files::{ActFiles, read_edition, read_text};
use super::merge::surely;
use super::origin::Origin;
use crate::law::{ActCode, Date, Eid, Lang, parse_date};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// A provision and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The provision; the empty eId is the text as a whole.
    pub eid: Eid,
    /// The file, as it is named to a reader.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: u32,
}

impl ActFiles {
    /// Whether these are the files of this act, by its description or, failing that, by the name of its folder.
    pub fn is_of(&self, code: &ActCode) -> bool {
        self.code() == code || surely(self).is_some_and(|c| c == *code)
    }

    /// Finds provisions in the text of an edition, which is read for it. Those that the text does not have are left out, as
    /// are all if there is no such text.
    pub fn locate(&self, date: Date, lang: Lang, wanted: &BTreeSet<Eid>) -> Vec<Located> {
        let by_folder = self.edition_of(date);
        // Of an edition whose folder tells no day, the text does.
        let told = || {
            let undated = self.editions().iter().filter(|e| e.date.is_none());
            undated.into_iter().find(|e| read_edition(e, self.code(), &mut Report::default()).date == date)
        };
        let Some(origins) = by_folder.or_else(told).and_then(|e| e.texts.get(&lang)) else { return Vec::new() };
        let mut files = HashMap::new();
        let read = read_text(lang, origins, &mut Report::default(), Some(&mut files));
        let (Some((document, _)), Some(first)) = (read, origins.first()) else { return Vec::new() };
        let mut found = Vec::new();
        if wanted.contains(&Eid::new("")) {
            found.push(Located { eid: Eid::new(""), file: inner(first), line: 1 });
        }
        document.walk(&mut |_, p| {
            if wanted.contains(&p.eid) {
                let file = match files.get(&p.eid) {
                    Some(path) => within(first, path),
                    None => inner(first),
                };
                found.push(Located { eid: p.eid.clone(), file, line: p.span.line.max(1) });
            }
        });
        found
    }
}

/// The path of a file; in a repository, below the repository's own.
fn inner(origin: &Origin) -> PathBuf {
    within(origin, origin.path())
}

/// The path of a file that stands where `origin` does. Files of a repository are named after it and the day of the
/// edition (`codes.git@2019-04-01/…`); the day is no part of their path.
fn within(origin: &Origin, path: &Path) -> PathBuf {
    let Origin::Git { .. } = origin else { return path.to_owned() };
    let mut dated = true;
    let mut without_day = |part: &std::ffi::OsStr| {
        let name = part.to_string_lossy();
        let (repository, day) = name.rsplit_once('@').filter(|_| dated)?;
        parse_date(day)?;
        dated = false;
        Some(PathBuf::from(repository))
    };
    path.iter().map(|part| without_day(part).unwrap_or_else(|| PathBuf::from(part))).collect()
}
