//! Files that stand in no edition's folder: pages, Word files, texts, archives of them, in any order.
//!
//! Each is looked at, and its [`Outcome`] told. The texts of one act and edition in both languages find each other
//! - by the code of the act: in the front matter, in the file's name (`12890-2019-04-01-rus.html`), in a link to the
//!   reference bank, else by day and number of the act (of its head, or of an adilet name such as `Z020000345_`), which the
//!   embedded acts turn into a code where they know it;
//! - by the day of the edition: in the front matter, the file's name, an address or the head («по состоянию на …»); a text
//!   that tells none is as old as the latest change that its notes tell of, which is said;
//! - and share what only one of them tells if their names differ in nothing but the language (`zakon.rus.htm`,
//!   `zakon.kaz.htm`).

use super::act_files::{ActFiles, EditionFiles};
use super::archive::{self, Archive, Packed};
use super::convert::{self, Facts, Form, HEADS, Refusal, Text, Tracked, of_path, without_language};
use super::limits::Limits;
use super::markdown::{self, Aside};
use super::origin::{Converted, Origin};
use super::registry;
use super::{Outcome, Report, Warning, What};
use crate::law::{ActCode, Commencement, Date, Document, Kind, Lang};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text that was found.
pub(super) struct Found {
    origin: Origin,
    path: PathBuf,
    lang: Lang,
    facts: Facts,
    /// The latest day of a change that its notes tell of.
    changed: Option<Date>,
}

/// Files seen so far.
#[derive(Default)]
pub(super) struct Mixed {
    tracked: Tracked,
    found: Vec<Found>,
    /// Acts in the folder layout inside archives.
    acts: Vec<ActFiles>,
    report: Report,
}

impl Mixed {
    /// Nothing seen yet.
    pub fn new(tracked: Tracked) -> Mixed {
        Mixed { tracked, ..Mixed::default() }
    }

    /// Looks at a file on disk.
    pub fn see(&mut self, path: &Path) {
        if let Some(why) = no_law_by_name(path) {
            self.tell(path, What::NotLaw { why });
            return;
        }
        match head(path).and_then(|head| convert::form(&head, path)) {
            Ok(Form::Archive) => {
                let mut budget = Budget::new();
                match archive::open(path) {
                    Ok(archive) => self.archive(&archive, 1, &mut budget),
                    Err(refusal) => self.refused(path, refusal),
                }
            }
            Ok(_) => self.file(Origin::Disk(path.to_owned())),
            Err(refusal) => self.refused(path, refusal),
        }
    }

    fn file(&mut self, origin: Origin) {
        let path = origin.path().to_owned();
        let bytes = match origin.bytes() {
            Ok(bytes) => bytes,
            Err(error) => return self.refused(&path, Refusal::unreadable(error.to_string())),
        };
        self.bytes(origin, &bytes);
    }

    fn bytes(&mut self, origin: Origin, bytes: &[u8]) {
        let path = origin.path().to_owned();
        match look(origin, bytes, self.tracked) {
            Ok((found, warnings)) => {
                self.found.push(found);
                self.tell(&path, if warnings == 0 { What::Read } else { What::ReadWithWarnings { warnings } });
            }
            Err(refusal) => self.refused(&path, refusal),
        }
    }

    fn tell(&mut self, path: &Path, what: What) {
        self.report.outcomes.push(Outcome { file: path.to_owned(), what });
    }

    fn refused(&mut self, path: &Path, refusal: Refusal) {
        let what = match refusal {
            Refusal::NotLaw(why) => What::NotLaw { why },
            Refusal::Unreadable(why) => {
                self.report.warn(Warning::file(path, why.clone()).skipped());
                What::Unreadable { why }
            }
        };
        self.tell(path, what);
    }

    fn archive(&mut self, archive: &Arc<Archive>, depth: usize, budget: &mut Budget) {
        let entries = match archive::entries(archive, budget.entries) {
            Ok(entries) => entries,
            Err(refusal) => return self.refused(archive.path(), refusal),
        };
        budget.entries -= entries.len();
        let mut layout = Layout::default();
        let mut rest = Vec::new();
        for entry in entries {
            match entry.file {
                Err(refusal) => self.refused(&entry.path, refusal),
                Ok(packed) => match layout.take(&entry.name, packed) {
                    None => self.tell(&entry.path, What::Read),
                    Some(packed) => rest.push(packed),
                },
            }
        }
        for packed in rest {
            self.packed(&packed, depth, budget);
        }
        self.acts.extend(layout.acts(archive.path()));
    }

    fn packed(&mut self, packed: &Packed, depth: usize, budget: &mut Budget) {
        let path = packed.path();
        if let Some(why) = no_law_by_name(path) {
            return self.tell(path, What::NotLaw { why });
        }
        let bytes = match packed.bytes() {
            Ok(bytes) => bytes,
            Err(error) => return self.refused(path, Refusal::unreadable(error.to_string())),
        };
        if let Err(refusal) = budget.spend(bytes.len() as u64) {
            return self.refused(path, refusal);
        }
        match convert::form(&bytes, path) {
            Ok(Form::Archive) => {
                let most = Limits::current().archives;
                if depth >= most {
                    return self.refused(
                        path,
                        Refusal::unreadable(format!(
                            "archives stand in each other more than {most} deep; --max-archives raises this limit"
                        )),
                    );
                }
                match archive::open_inner(packed) {
                    Ok(inner) => self.archive(&inner, depth + 1, budget),
                    Err(refusal) => self.refused(path, refusal),
                }
            }
            Ok(_) => self.bytes(Origin::Packed(packed.clone()), &bytes),
            Err(refusal) => self.refused(path, refusal),
        }
    }

    /// The acts that the files make, by their codes.
    pub fn finish(mut self) -> (Vec<ActFiles>, Report) {
        share(&mut self.found);
        let mut acts: BTreeMap<ActCode, Vec<Found>> = BTreeMap::new();
        for found in std::mem::take(&mut self.found) {
            acts.entry(code(&found)).or_default().push(found);
        }
        let mut out = std::mem::take(&mut self.acts);
        for (code, texts) in acts {
            let origin = texts.first().map(|f| f.path.display().to_string()).unwrap_or_default();
            let editions = editions(&code, texts, &mut self.report);
            out.push(ActFiles::new(origin, code, editions));
        }
        (out, self.report)
    }
}

/// What one archive, with those in it, may still take.
struct Budget {
    entries: usize,
    bytes: u64,
}

impl Budget {
    fn new() -> Budget {
        let limits = Limits::current();
        Budget { entries: limits.entries, bytes: limits.unpacked }
    }

    fn spend(&mut self, bytes: u64) -> Result<(), Refusal> {
        match self.bytes.checked_sub(bytes) {
            Some(left) => {
                self.bytes = left;
                Ok(())
            }
            None => {
                self.bytes = 0;
                let most = super::limits::size(Limits::current().unpacked);
                Err(Refusal::unreadable(format!(
                    "the files of the archive have more than {most} together when unpacked; --max-unpacked raises this limit"
                )))
            }
        }
    }
}

/// Files of an archive that stand in the folder layout.
#[derive(Default)]
struct Layout {
    /// Editions by their folders.
    editions: BTreeMap<PathBuf, EditionFiles>,
}

impl Layout {
    /// Takes a file of the folder layout; gives back any other.
    fn take(&mut self, name: &Path, packed: Packed) -> Option<Packed> {
        let folder = name.parent().unwrap_or(Path::new("")).to_owned();
        let file = name.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let text = file.strip_suffix(".md").and_then(Lang::parse).filter(|l| file == format!("{}.md", l.file_stem()));
        if file == "meta.yaml" {
            self.editions.entry(folder).or_default().meta = Some(Origin::Packed(packed));
        } else if let Some(lang) = text {
            self.editions.entry(folder).or_default().texts.entry(lang).or_default().push(Origin::Packed(packed));
        } else {
            return Some(packed);
        }
        None
    }

    fn acts(self, archive: &Path) -> Vec<ActFiles> {
        let mut acts: BTreeMap<PathBuf, Vec<EditionFiles>> = BTreeMap::new();
        for (folder, mut files) in self.editions {
            let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            files.date = crate::law::parse_date(&name);
            let act = if files.date.is_some() { folder.parent().unwrap_or(Path::new("")).to_owned() } else { folder };
            acts.entry(act).or_default().push(files);
        }
        let acts = acts.into_iter().map(|(act, editions)| {
            let place = archive.join(&act);
            ActFiles::new(place.display().to_string(), super::folder::code_of(&place), editions)
        });
        acts.collect()
    }
}

/// The first bytes of a file.
fn head(path: &Path) -> Result<Vec<u8>, Refusal> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(8192).read_to_end(&mut bytes));
    read.map_err(|e| Refusal::unreadable(format!("it cannot be read: {e}")))?;
    // The last letter may be cut in two.
    while bytes.len() == 8192 && bytes.last().is_some_and(|b| *b >= 0x80) {
        bytes.pop();
    }
    Ok(bytes)
}

/// Whether a file holds no law by its name.
fn no_law_by_name(path: &Path) -> Option<String> {
    let stem = path.file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    let first = stem.split(['-', '_', '.']).next().unwrap_or("");
    if HEADS.no_law_names.iter().any(|n| n == first) {
        return Some("a file about files".to_owned());
    }
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let may = matches!(
        extension.as_str(),
        "" | "html"
            | "htm"
            | "xhtml"
            | "docx"
            | "docm"
            | "dotx"
            | "doc"
            | "rtf"
            | "odt"
            | "pdf"
            | "md"
            | "markdown"
            | "txt"
            | "text"
            | "zip"
            | "epub"
            | "rar"
            | "7z"
    );
    if may && !stem.is_empty() { None } else { Some("no format in which law is kept".to_owned()) }
}

/// Looks at a text: whether it is law, and of which act. With it the number of warnings that reading it gives.
///
/// # Errors
/// If it holds no law or cannot be read.
pub(super) fn look(origin: Origin, bytes: &[u8], tracked: Tracked) -> Result<(Found, usize), Refusal> {
    let path = origin.path().to_owned();
    let text = convert::convert(bytes, &path, tracked)?;
    let (found, warnings, is_law) = examine(origin, path, text, tracked);
    if !is_law {
        return Err(Refusal::NotLaw("there is no article or point of an act in it".to_owned()));
    }
    Ok((found, warnings))
}

fn examine(origin: Origin, path: PathBuf, text: Text, tracked: Tracked) -> (Found, usize, bool) {
    let parsed = markdown::parse(text.lang, &text.markdown, &path);
    let (mut articles, mut points) = (0usize, 0usize);
    parsed.document.walk(&mut |_, p| match p.kind {
        Kind::Article => articles += 1,
        Kind::Point | Kind::Subpoint => points += 1,
        _ => {}
    });
    let own = text.facts.clone();
    // Whoever names a file knows best what it is; only front matter says it more plainly.
    let named = of_path(&path);
    let mut facts = if path.extension().is_some_and(|e| e == "md") { own.or(named) } else { named.or(own) };
    for aside in parsed.set_aside.iter().filter(|a| a.what == Aside::Requisite) {
        facts = facts.or(convert::of_line(text.lang, &aside.text));
    }
    facts.title = facts.title.or_else(|| parsed.document.title.clone());
    let is_law = articles > 0 || (points > 1 && (facts.number.is_some() || facts.code.is_some()));
    let warnings = parsed.report.warnings.len() + text.report.warnings.len();
    let changed = latest_change(&parsed.document);
    let origin = Origin::Converted(Arc::new(Converted { from: origin, tracked }));
    (Found { origin, path, lang: text.lang, facts, changed }, warnings, is_law)
}

/// The latest day of a change in the notes; notes of changes to come do not count.
fn latest_change(document: &Document) -> Option<Date> {
    let mut latest: Option<Date> = None;
    let mut see = |notes: &[crate::law::Note]| {
        for note in notes.iter().filter(|n| !n.text.contains('!')) {
            for change in &note.changed_by {
                let day = match &change.commencement {
                    Some(Commencement::On { date }) => Some(*date),
                    _ => change.adopted,
                };
                latest = latest.max(day);
            }
        }
    };
    see(&document.notes);
    document.walk(&mut |_, p| see(&p.notes));
    latest
}

/// Texts whose names differ only in the language share what they tell.
fn share(found: &mut [Found]) {
    let key = |f: &Found| {
        let stem = f.path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        (f.path.parent().map(Path::to_owned), without_language(&stem))
    };
    let mut groups: BTreeMap<(Option<PathBuf>, String), Vec<usize>> = BTreeMap::new();
    for (i, f) in found.iter().enumerate() {
        groups.entry(key(f)).or_default().push(i);
    }
    for group in groups.into_values().filter(|g| g.len() > 1) {
        let all: Facts =
            group.iter().filter_map(|i| found.get(*i)).fold(Facts::default(), |all, f| all.or(f.facts.clone()));
        for i in group {
            if let Some(f) = found.get_mut(i) {
                let own = std::mem::take(&mut f.facts);
                f.facts = Facts {
                    code: own.code.or(all.code.clone()),
                    adilet: own.adilet.or(all.adilet.clone()),
                    requisite: own.requisite.or(all.requisite.clone()),
                    adopted: own.adopted.or(all.adopted),
                    number: own.number.or(all.number.clone()),
                    date: own.date.or(all.date),
                    ..own
                };
            }
        }
    }
}

/// The code of the act that a text belongs to.
fn code(found: &Found) -> ActCode {
    let facts = &found.facts;
    if let Some(code) = &facts.code {
        return code.clone();
    }
    if let Some(known) = facts.adilet.as_deref().and_then(|id| registry().code_of_adilet(id)) {
        return known.clone();
    }
    let (year, number) = match (facts.adopted, &facts.number, &facts.adilet) {
        (Some(adopted), Some(number), _) => (Some(adopted.year()), Some(number.clone())),
        (_, _, Some(adilet)) => adilet_number(adilet),
        _ => (None, None),
    };
    if let (Some(year), Some(number)) = (year, &number)
        && let Some(known) = registry().code_of_number(year, facts.adopted, number)
    {
        return known.clone();
    }
    if let Some(code) = facts.adilet.as_deref().and_then(ActCode::parse) {
        return code;
    }
    let plain = |s: &str| -> String { s.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect() };
    if let (Some(adopted), Some(number)) = (facts.adopted, &facts.number)
        && let Some(code) = ActCode::parse(&format!("{adopted}-{}", plain(number)))
    {
        return code;
    }
    let stem = found.path.file_stem().map(|s| without_language(&s.to_string_lossy())).unwrap_or_default();
    super::folder::code_of(Path::new(&stem))
}

/// `Z020000345_`: the year and number of the act.
fn adilet_number(adilet: &str) -> (Option<i16>, Option<String>) {
    let year = adilet.get(1..3).and_then(|y| y.parse::<i16>().ok()).map(|y| if y < 80 { 2000 + y } else { 1900 + y });
    let number = adilet.get(3..).unwrap_or("").trim_end_matches('_').trim_start_matches('0');
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (year, digits.then(|| number.to_owned()))
}

/// The editions that the texts of one act make.
fn editions(code: &ActCode, mut texts: Vec<Found>, report: &mut Report) -> Vec<EditionFiles> {
    let mut days: Vec<Date> = texts.iter().filter_map(|f| f.facts.date).collect();
    days.sort();
    days.dedup();
    for found in texts.iter_mut().filter(|f| f.facts.date.is_none()) {
        // A single edition of the act is known, and has no text in this language.
        if let [only] = days.as_slice() {
            found.facts.date = Some(*only);
            continue;
        }
        found.facts.date = found.changed.max(found.facts.adopted);
        let cause = match found.facts.date {
            Some(day) => format!(
                "nothing tells the day of this edition; it is taken to be of {day}, the latest day its notes tell of"
            ),
            None => "nothing tells the day of this edition; it is taken to be in force on every day".to_owned(),
        };
        report.warn(
            Warning::file(&found.path, cause)
                .hint("name the file by it, as 12890-2019-04-01-rus.html, or write `date:` in front matter"),
        );
    }
    let mut by_day: BTreeMap<Option<Date>, BTreeMap<Lang, Found>> = BTreeMap::new();
    for found in texts {
        let edition = by_day.entry(found.facts.date).or_default();
        match edition.get(&found.lang) {
            Some(first) => report.warn(
                Warning::file(
                    &found.path,
                    format!("it is the same act, edition and language as {}", first.path.display()),
                )
                .hint("the first one counts")
                .skipped(),
            ),
            None => {
                edition.insert(found.lang, found);
            }
        }
    }
    by_day.into_iter().map(|(date, texts)| edition(code, date, texts)).collect()
}

fn edition(code: &ActCode, date: Option<Date>, texts: BTreeMap<Lang, Found>) -> EditionFiles {
    let meta = meta(code, date, &texts);
    let texts = texts.into_iter().map(|(lang, found)| (lang, vec![found.origin])).collect();
    EditionFiles { date, texts, meta }
}

/// `meta.yaml` out of what the texts tell.
fn meta(code: &ActCode, date: Option<Date>, texts: &BTreeMap<Lang, Found>) -> Option<Origin> {
    let each = |of: &dyn Fn(&Found) -> Option<String>| -> BTreeMap<&str, String> {
        texts.iter().filter_map(|(lang, found)| Some((lang.file_stem(), of(found)?))).collect()
    };
    let requisite = texts.values().find_map(|f| f.facts.requisite.clone());
    let adopted = texts.values().find_map(|f| f.facts.adopted);
    // JSON is YAML.
    let told = serde_json::json!({
        "act_code": code.as_str(),
        "requisite": requisite,
        "title": each(&|f| f.facts.title.clone()),
        "approved_on": adopted.map(|d| d.to_string()),
        "version_date": each(&|_| date.map(|d| d.to_string())),
        "source": each(&|f| f.facts.source.clone()),
    });
    let first = texts.values().next()?;
    Some(Origin::Made { path: first.path.clone(), bytes: told.to_string().into_bytes().into() })
}

/// One text by itself, law or not, as an edition.
///
/// # Errors
/// If it cannot be read.
pub(super) fn single(path: &Path, lang: Option<Lang>, tracked: Tracked) -> Result<(ActCode, EditionFiles), Refusal> {
    let origin = Origin::Disk(path.to_owned());
    let bytes = origin.bytes().map_err(|e| Refusal::unreadable(e.to_string()))?;
    let text = convert::convert(&bytes, path, tracked)?;
    let (mut found, _, _) = examine(origin, path.to_owned(), text, tracked);
    found.lang = lang.unwrap_or(found.lang);
    found.facts.date = found.facts.date.or(found.changed.max(found.facts.adopted));
    let code = code(&found);
    let date = found.facts.date;
    Ok((code.clone(), edition(&code, date, BTreeMap::from([(found.lang, found)]))))
}
