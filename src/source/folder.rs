//! The folder layout: `ACT/EDITION/{rus,kaz,eng}.md` with `meta.yaml`, as `12890-child-rights/2019-04-01/rus.md`.
//!
//! A folder that holds a text is an edition: of the act that the folder above it is named after if its own name is a day,
//! else of an act of its own (`03-laws/2002/0808-o-pravakh-rebenka-12890/rus.md`, as public corpora have it). A large text
//! keeps an index in `rus.md` and its words in `rus/*.md`. In the flat layout a text is named after its act: `rus/12890.md`
//! and `kaz/12890.md`. A folder that is a git repository with a folder per act, or flat, is read through its history
//! (see [`super::git`]).

use super::act_files::{ActFiles, EditionFiles};
use super::convert::Tracked;
use super::git::{self, Walked, flat_code};
use super::mixed::Mixed;
use super::origin::Origin;
use super::{Report, Warning};
use crate::law::{ActCode, Lang, parse_date};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 16;

/// All acts in a folder (or in one act's folder, one edition's folder, one file), in the order of their places.
pub fn folder(root: &Path) -> (Vec<ActFiles>, Report) {
    folder_telling(root, Tracked::default(), &mut |_| {})
}

/// The same; `tracked` tells which text of files with tracked changes is meant, `progress` hears how far long histories
/// have been read.
pub fn folder_telling(root: &Path, tracked: Tracked, progress: &mut dyn FnMut(Walked)) -> (Vec<ActFiles>, Report) {
    let mut acts = Acts::tracked(root, tracked);
    let mut found: Vec<ActFiles> = Vec::new();
    while let Some(act) = acts.find(progress) {
        // Editions of one act can stand in its folder and in files beside it.
        let beside = act.editions().iter().all(EditionFiles::is_foreign);
        match found.iter_mut().filter(|_| beside).find(|before| before.code() == act.code()) {
            Some(same) => *same = same.and(act),
            None => found.push(act),
        }
    }
    (found, acts.into_report())
}

/// Finds acts one after the other; only their names and digests are in memory.
pub struct Acts {
    /// Folders still to look into, the next one last.
    waiting: Vec<(PathBuf, usize)>,
    /// Acts found in a folder and not yet handed out, the next one last.
    found: Vec<ActFiles>,
    /// Folders looked into, by their true paths, and files that the flat layout took.
    seen: HashSet<PathBuf>,
    /// Files that stand in no edition's folder.
    mixed: Option<Mixed>,
    report: Report,
}

impl Acts {
    /// Looks for acts in `root`.
    pub fn new(root: &Path) -> Acts {
        Acts::tracked(root, Tracked::default())
    }

    /// The same; `tracked` tells which text of files with tracked changes is meant.
    pub fn tracked(root: &Path, tracked: Tracked) -> Acts {
        let mut acts = Acts {
            waiting: Vec::new(),
            found: Vec::new(),
            seen: HashSet::new(),
            mixed: Some(Mixed::new(tracked)),
            report: Report::default(),
        };
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        if root.is_file() && super::single::is_foreign(&root) {
            acts.see(&root);
        } else if root.is_file() {
            acts.found.push(super::single::act_of(&root, None));
        } else if own_date(&root).is_some() && has_texts(&root) {
            let above = root.parent().map(Path::to_owned).unwrap_or_default();
            let mut edition = edition(&root, &mut acts.report);
            edition.date = own_date(&root);
            acts.found.push(ActFiles::new(root.display().to_string(), code_of(&above), vec![edition]));
        } else {
            acts.waiting.push((root, 0));
        }
        acts
    }

    /// What was found wrong so far.
    pub fn into_report(self) -> Report {
        self.report
    }

    fn find(&mut self, progress: &mut dyn FnMut(Walked)) -> Option<ActFiles> {
        loop {
            if let Some(act) = self.found.pop() {
                return Some(act);
            }
            match self.waiting.pop() {
                Some((place, depth)) => self.look(&place, depth, progress),
                None => {
                    let (acts, said) = self.mixed.take()?.finish();
                    self.report.extend(said);
                    self.found.extend(acts.into_iter().rev());
                }
            }
        }
    }

    fn see(&mut self, file: &Path) {
        if let Some(mixed) = &mut self.mixed
            && file.is_file()
        {
            mixed.see(file);
        }
    }

    fn look(&mut self, place: &Path, depth: usize, progress: &mut dyn FnMut(Walked)) {
        if fs::canonicalize(place).is_ok_and(|path| !self.seen.insert(path)) {
            self.report.warn(Warning::file(place, "this folder was looked into before; a link leads to it"));
            return;
        }
        if depth > MAX_DEPTH {
            self.report.warn(Warning::file(place, "folders stand too deep here to be looked into").skipped());
            return;
        }
        if let Some((acts, said)) = git::acts(place, progress) {
            self.report.extend(said);
            self.found.extend(acts.into_iter().rev());
            return;
        }
        let Some(entries) = entries(place, &mut self.report) else {
            return;
        };
        if depth == 0 && !has_texts(place) {
            self.look_flat(&entries);
        }
        let mut editions = Vec::new();
        let mut deeper = Vec::new();
        let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.into_iter().partition(|e| e.is_dir());
        for file in files.iter().filter(|f| !is_of_layout(f)) {
            if !self.seen.contains(file) {
                self.see(file);
            }
        }
        for entry in folders {
            match own_date(&entry) {
                Some(date) if has_texts(&entry) || depth > 0 && !has_files(&entry) => {
                    if fs::canonicalize(&entry).is_ok_and(|path| !self.seen.insert(path)) {
                        continue;
                    }
                    let mut edition = edition(&entry, &mut self.report);
                    edition.date = Some(date);
                    if edition.texts.is_empty() {
                        self.report.warn(
                            Warning::file(&entry, "there is no text in this edition")
                                .hint("a text is rus.md, kaz.md or eng.md"),
                        );
                    }
                    if edition.meta.is_some() || !edition.texts.is_empty() {
                        editions.push(edition);
                    }
                }
                _ if is_part_of_text(&entry) => {}
                _ => deeper.push((entry, depth + 1)),
            }
        }
        if has_texts(place) {
            editions.push(edition(place, &mut self.report));
        }
        if !editions.is_empty() {
            self.found.push(ActFiles::new(place.display().to_string(), code_of(place), editions));
        }
        self.waiting.extend(deeper.into_iter().rev());
    }
}

impl Acts {
    /// The flat layout: folders named after languages, files in them named after acts.
    fn look_flat(&mut self, places: &[PathBuf]) {
        let mut acts: BTreeMap<ActCode, BTreeMap<Lang, Vec<Origin>>> = BTreeMap::new();
        for place in places {
            let Some(lang) = Lang::ALL.into_iter().find(|l| name(place) == l.file_stem()) else { continue };
            // What is wrong with the folder is told when it is looked into as any other.
            for file in entries(place, &mut Report::default()).unwrap_or_default() {
                if let Some(code) = flat_code(&name(&file)).filter(|_| file.is_file()) {
                    self.seen.insert(file.clone());
                    acts.entry(code).or_default().insert(lang, vec![Origin::Disk(file)]);
                }
            }
        }
        let above = places.first().and_then(|p| p.parent()).unwrap_or(Path::new(""));
        for (code, texts) in acts.into_iter().rev() {
            let origin = above.join(code.as_str()).display().to_string();
            self.found.push(ActFiles::new(origin, code, vec![EditionFiles { date: None, texts, meta: None }]));
        }
    }
}

impl Iterator for Acts {
    type Item = ActFiles;

    fn next(&mut self) -> Option<ActFiles> {
        self.find(&mut |_| {})
    }
}

/// The entries of a folder in the order of their names, without hidden ones.
fn entries(place: &Path, report: &mut Report) -> Option<Vec<PathBuf>> {
    let listed = match fs::read_dir(place) {
        Ok(listed) => listed,
        Err(error) => {
            report.warn(Warning::file(place, format!("this folder cannot be read: {error}")).skipped());
            return None;
        }
    };
    let mut names = BTreeSet::new();
    for entry in listed {
        match entry {
            Ok(entry) => {
                if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                    names.insert(entry.path());
                }
            }
            Err(error) => {
                report.warn(Warning::file(place, format!("an entry of this folder cannot be read: {error}")).skipped())
            }
        }
    }
    Some(names.into_iter().collect())
}

fn name(place: &Path) -> String {
    place.file_name().unwrap_or(place.as_os_str()).to_string_lossy().into_owned()
}

/// The day that a folder is named after.
fn own_date(place: &Path) -> Option<crate::law::Date> {
    parse_date(&name(place))
}

fn text_path(place: &Path, lang: Lang) -> PathBuf {
    place.join(format!("{}.md", lang.file_stem()))
}

fn has_texts(place: &Path) -> bool {
    Lang::ALL.into_iter().any(|l| text_path(place, l).exists()) || place.join("meta.yaml").is_file()
}

/// Whether a folder holds any files.
fn has_files(place: &Path) -> bool {
    fs::read_dir(place).is_ok_and(|mut listed| listed.any(|e| e.is_ok_and(|e| e.path().is_file())))
}

/// `rus.md`, `kaz.md`, `eng.md` and `meta.yaml` belong to the edition they stand in.
fn is_of_layout(file: &Path) -> bool {
    let name = name(file);
    name == "meta.yaml" || Lang::ALL.into_iter().any(|l| name == format!("{}.md", l.file_stem()))
}

/// `rus/` beside `rus.md` holds the words of a large text.
fn is_part_of_text(place: &Path) -> bool {
    let Some(above) = place.parent() else {
        return false;
    };
    Lang::ALL.into_iter().any(|l| name(place) == l.file_stem() && text_path(above, l).exists())
}

/// The files of an edition's folder.
pub(super) fn edition(place: &Path, report: &mut Report) -> EditionFiles {
    let mut texts = BTreeMap::new();
    for lang in Lang::ALL {
        let main = text_path(place, lang);
        if !main.exists() {
            if fs::symlink_metadata(&main).is_ok() {
                report.warn(Warning::file(&main, "a link that leads nowhere").skipped());
            }
            continue;
        }
        let mut origins = vec![Origin::Disk(main)];
        let parts = place.join(lang.file_stem());
        if parts.is_dir()
            && let Some(found) = entries(&parts, report)
        {
            let mut found: Vec<PathBuf> =
                found.into_iter().filter(|p| p.extension().is_some_and(|e| e == "md") && p.is_file()).collect();
            found.sort_by_key(|p| natural(&name(p)));
            origins.extend(found.into_iter().map(Origin::Disk));
        }
        texts.insert(lang, origins);
    }
    let meta = place.join("meta.yaml");
    EditionFiles { date: None, texts, meta: meta.exists().then_some(Origin::Disk(meta)) }
}

/// A key that sorts `2.md` before `10.md`.
pub(super) fn natural(name: &str) -> Vec<(u64, String)> {
    let mut key = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let words = rest.bytes().skip(digits).take_while(|b| !b.is_ascii_digit()).count();
        let number = rest.get(..digits).and_then(|d| d.parse().ok()).unwrap_or(0);
        key.push((number, rest.get(digits..digits + words).unwrap_or("").to_owned()));
        rest = rest.get(digits + words..).unwrap_or("");
    }
    key
}

/// The code that a folder's name gives: `12890-child-rights` begins with it, `0808-o-pravakh-rebenka-12890` (month and
/// day first) ends with it; another name is the code itself.
pub(super) fn code_of(place: &Path) -> ActCode {
    let name = name(place);
    let safe = || {
        let safe: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' })
            .take(64)
            .collect();
        ActCode::parse(safe.trim_start_matches('.'))
    };
    named_code(place).or_else(safe).unwrap_or_else(ActCode::unknown)
}

/// The code in a folder's name, if there is one. The number of a tier (`00-constitution`) is none.
pub(super) fn named_code(place: &Path) -> Option<ActCode> {
    let name = name(place);
    let parts: Vec<&str> = name.split('-').collect();
    let digits = |s: &&str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let by_number = match parts.as_slice() {
        [day, .., last] if digits(day) && is_day(day) && digits(last) && parts.len() > 2 => Some(*last),
        [tier, _, ..] if digits(tier) && tier.len() == 2 && tier.starts_with('0') => None,
        [first, ..] if digits(first) => Some(*first),
        [.., last] if digits(last) && last.len() > 3 => Some(*last),
        _ => None,
    };
    by_number.and_then(ActCode::parse)
}

/// `0808` or `20020808`: a month and day, with or without the year before them.
fn is_day(digits: &str) -> bool {
    let number = |s: Option<&str>| s.and_then(|s| s.parse::<u8>().ok()).unwrap_or(0);
    let tail = match digits.len() {
        4 => digits,
        8 => digits.get(4..).unwrap_or(""),
        _ => return false,
    };
    (1..=12).contains(&number(tail.get(..2))) && (1..=31).contains(&number(tail.get(2..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_first_or_last_in_names() {
        for (name, code) in [
            ("12890-child-rights", "12890"),
            ("0808-o-pravakh-rebenka-v-respublike-kazakhstan-12890", "12890"),
            ("34652", "34652"),
            ("20151202-ob-utverzhdenii-reestra-96338", "96338"),
            ("1469-o-realizatsii-439", "1469"),
            ("K1400000226-81097", "81097"),
            ("00-constitution", "00-constitution"),
            ("мой закон", "_________"),
        ] {
            assert_eq!(code_of(Path::new(name)).as_str(), code);
        }
    }

    #[test]
    fn parts_of_a_text_follow_their_numbers() {
        assert!(natural("2-obshchaya.md") < natural("10-osobennaya.md"));
    }
}
