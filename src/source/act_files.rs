use super::front;
use super::git::Cause;
use super::markdown::{self, Parsed};
use super::meta::{self, Meta};
use super::naming::{self, Votes};
use super::origin::Origin;
use super::pieces::in_order;
use super::{Report, Warning};
use crate::law::{
    Act, ActCode, ActKind, Amendment, Date, Document, Edition, Eid, Lang, Localized, Repeal, RepealFrom, SourceSpan,
    TextStatus,
};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The day of an edition of which nothing tells it: early enough to be in force on any day.
const UNKNOWN_DAY: Date = Date::constant(1, 1, 1);

/// The files of one edition of an act.
#[derive(Clone, Debug, Default)]
pub struct EditionFiles {
    /// The day that the folder is named after.
    pub date: Option<Date>,
    /// The texts; a large text can be kept in several files, to be read one after the other.
    pub texts: BTreeMap<Lang, Vec<Origin>>,
    /// `meta.yaml`.
    pub meta: Option<Origin>,
}

impl EditionFiles {
    /// Whether its texts are in another format than Markdown in the folder layout.
    pub(super) fn is_foreign(&self) -> bool {
        self.texts.values().flatten().all(|o| matches!(o, Origin::Converted(_)))
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &Origin> {
        self.texts.values().flatten().chain(&self.meta)
    }
}

/// How an act left a corpus that holds only law in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The first day without it.
    pub date: Date,
    /// What is told of the reason.
    pub cause: Cause,
}

/// What a corpus with a history tells of an act beside its files.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// What caused each edition, by its first day.
    pub causes: BTreeMap<Date, Cause>,
    /// The end of the act.
    pub gone: Option<Gone>,
}

/// The files of one act, found but not yet read into law.
#[derive(Clone, Debug)]
pub struct ActFiles {
    origin: String,
    code: ActCode,
    /// Worked out when first asked for.
    digest: OnceLock<String>,
    editions: Vec<EditionFiles>,
    history: History,
}

impl ActFiles {
    /// Takes the files of an act.
    pub(super) fn new(origin: String, code: ActCode, editions: Vec<EditionFiles>) -> ActFiles {
        ActFiles::with_history(origin, code, editions, History::default())
    }

    /// The same with what is known of its history.
    pub(super) fn with_history(
        origin: String,
        code: ActCode,
        mut editions: Vec<EditionFiles>,
        history: History,
    ) -> ActFiles {
        editions.sort_by_key(|e| e.date);
        ActFiles { origin, code, digest: OnceLock::new(), editions, history }
    }

    /// The law that caused the edition of this first day, where the corpus tells it beside `meta.yaml`.
    pub fn cause(&self, edition: Date) -> Option<&Cause> {
        self.history.causes.get(&edition)
    }

    /// The law that the history names as what made an edition, unless it is the act itself.
    fn told_cause(&self, edition: &Edition) -> Option<Amendment> {
        let told = meta::caused_by(&self.cause(edition.date)?.subject)?;
        (edition.act.number.as_ref() != Some(&told.law_number)).then_some(told)
    }

    /// How the act left the corpus, if it did.
    pub fn gone(&self) -> Option<&Gone> {
        self.history.gone.as_ref()
    }

    /// Where the act stands, as a reader can find it: unique in a corpus.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The code that the folder's name gives; `meta.yaml` has the last word.
    pub fn code(&self) -> &ActCode {
        &self.code
    }

    /// A digest (BLAKE3, hexadecimal) of the names and bytes of all its files: the same digest means the same law.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest(&self.editions, &self.history))
    }

    /// The digest, which is `known` if it was not worked out yet.
    pub(super) fn digest_or(&self, known: &str) -> &str {
        self.digest.get_or_init(|| known.to_owned())
    }

    /// Adds what is told of the act beside its files to a stamp of them.
    pub(super) fn hash_history(&self, hasher: &mut blake3::Hasher) {
        hash_history(&self.history, hasher);
    }

    /// Its editions, oldest first.
    pub fn editions(&self) -> &[EditionFiles] {
        &self.editions
    }

    /// All files, edition by edition.
    pub fn files(&self) -> impl Iterator<Item = &Origin> {
        self.editions.iter().flat_map(EditionFiles::files)
    }

    /// The file of an edition's text, the first one if there are several. `date` is the day of the edition.
    pub fn text_of(&self, date: Date, lang: Lang) -> Option<PathBuf> {
        let origins = self.edition_of(date)?.texts.get(&lang)?;
        origins.first().map(|o| o.path().to_owned())
    }

    /// Where an edition stands; the act's own place if that is not known.
    pub fn place_of(&self, date: Date) -> PathBuf {
        self.edition_of(date).map_or_else(|| PathBuf::from(&self.origin), place)
    }

    pub(super) fn edition_of(&self, date: Date) -> Option<&EditionFiles> {
        self.editions.iter().find(|e| e.date == Some(date)).or(match self.editions.as_slice() {
            [only] => Some(only),
            _ => None,
        })
    }

    /// This act with the editions of another place of it. Its own editions come first.
    pub(super) fn and(&self, other: ActFiles) -> ActFiles {
        let mut editions = self.editions.clone();
        for more in other.editions {
            let alone = |e: &EditionFiles| digest(std::slice::from_ref(e), &History::default());
            if editions.iter().any(|e| e.date == more.date && alone(e) == alone(&more)) {
                continue;
            }
            let apart = |e: &&mut EditionFiles| more.texts.keys().all(|lang| !e.texts.contains_key(lang));
            match editions.iter_mut().find(|e| e.date == more.date).filter(apart) {
                // The Russian text here, the Kazakh one there.
                Some(edition) => edition.texts.extend(more.texts),
                None => editions.push(more),
            }
        }
        let mut history = self.history.clone();
        for (date, cause) in other.history.causes {
            history.causes.entry(date).or_insert(cause);
        }
        history.gone = history.gone.or(other.history.gone);
        ActFiles::with_history(self.origin.clone(), self.code.clone(), editions, history)
    }

    /// Reads all editions, oldest first. Files that cannot be read are named in the report and left out.
    pub fn read(&self) -> (Vec<Edition>, Report) {
        let mut report = Report::default();
        let mut editions: Vec<Edition> = Vec::new();
        for files in &self.editions {
            let mut edition = read_edition(files, &self.code, &mut report);
            if edition.caused_by.is_empty() {
                edition.caused_by.extend(self.told_cause(&edition));
            }
            match editions.iter().find(|e| e.date == edition.date) {
                Some(_) => report.warn(
                    Warning::file(place(files), format!("a second edition of {}; the first one counts", edition.date))
                        .hint("an edition's folder is named after the first day of its text")
                        .skipped(),
                ),
                _ => editions.push(edition),
            }
        }
        agree(&mut editions);
        editions.sort_by_key(|e| e.date);
        if let Some(gone) = &self.history.gone {
            repeal(&mut editions, gone);
        }
        (editions, report)
    }
}

/// An act that was taken out of a corpus of law in force is repealed from that day, whatever less its description tells.
fn repeal(editions: &mut [Edition], gone: &Gone) {
    for edition in editions {
        let from = RepealFrom::On { date: gone.date };
        match &mut edition.act.repeal {
            Some(Repeal { from: RepealFrom::On { .. }, .. }) => {}
            Some(told) => told.from = from,
            None => {
                let told = meta::repealed_by(&gone.cause.subject);
                edition.act.repeal = Some(Repeal { from, ..told });
            }
        }
    }
}

/// What an act calls its points is one thing in all its editions and languages.
pub(super) fn agree(editions: &mut [Edition]) {
    let documents = editions.iter().flat_map(|e| e.documents.values());
    let parts = documents.map(naming::votes).fold(Votes::default(), Votes::and).decide();
    for document in editions.iter_mut().flat_map(|e| e.documents.values_mut()) {
        if document.points_are_parts != parts {
            document.points_are_parts = parts;
            naming::assign(document);
        }
    }
}

fn place(files: &EditionFiles) -> std::path::PathBuf {
    files.files().next().map(|o| o.path().parent().unwrap_or(o.path()).to_owned()).unwrap_or_default()
}

pub(super) fn read_edition(files: &EditionFiles, code: &ActCode, report: &mut Report) -> Edition {
    let mut of_texts = Report::default();
    let mut heads = Vec::new();
    let mut documents = BTreeMap::new();
    for (lang, origins) in &files.texts {
        if let Some((document, head)) = read_text(*lang, origins, &mut of_texts, None) {
            documents.insert(*lang, document);
            heads.extend(head.map(|yaml| (*lang, origins.first(), yaml)));
        }
    }
    let meta = files.meta.as_ref().and_then(|origin| match origin.bytes() {
        Ok(bytes) => {
            let (meta, said) = meta::parse(&bytes, code, origin.path());
            report.extend(said);
            Some(meta)
        }
        Err(error) => {
            report.warn(unreadable(origin, &error));
            None
        }
    });
    let meta = meta.or_else(|| described(&heads, code, report));
    if files.meta.is_none() && meta.is_none() && files.date.is_some() && !is_flat(files) {
        report.warn(
            Warning::file(place(files), "there is no meta.yaml")
                .hint("code and day are taken from the names of the folders; title, number and repeal are not known"),
        );
    }
    report.extend(of_texts);
    let meta = meta.unwrap_or_else(|| bare(code));
    let date = files
        .date
        .or_else(|| documents.keys().filter_map(|l| meta.version_date.get(l)).max().copied())
        .or_else(|| meta.version_date.values().max().copied())
        .or(meta.act.adopted)
        .unwrap_or(UNKNOWN_DAY);
    let mut act = meta.act;
    for (lang, document) in &documents {
        if let Some(title) = &document.title {
            act.title.0.entry(*lang).or_insert_with(|| title.clone());
        }
    }
    Edition { act, date, text_status: meta.text_status, source: meta.source, caused_by: meta.caused_by, documents }
}

/// What the heads of the texts tell, each of its own language.
fn described(heads: &[(Lang, Option<&Origin>, Vec<u8>)], code: &ActCode, report: &mut Report) -> Option<Meta> {
    let mut all: Option<Meta> = None;
    for (lang, origin, yaml) in heads {
        let file = origin.map_or(std::path::Path::new(""), |o| o.path());
        let (mut meta, said) = meta::parse(yaml, code, file);
        report.extend(said);
        meta.act.title.0.retain(|l, _| l == lang);
        meta.version_date.retain(|l, _| l == lang);
        meta.source.retain(|l, _| l == lang);
        match &mut all {
            None => all = Some(meta),
            Some(all) => {
                all.act.title.0.extend(meta.act.title.0);
                all.version_date.extend(meta.version_date);
                all.source.extend(meta.source);
                all.act.repeal = all.act.repeal.take().or(meta.act.repeal);
            }
        }
    }
    all
}

/// Whether the texts are named after the act, as in the flat layout, which has no descriptions.
fn is_flat(files: &EditionFiles) -> bool {
    files.texts.iter().all(|(lang, origins)| {
        let stem = origins.first().and_then(|o| o.path().file_stem());
        stem.is_none_or(|stem| stem != lang.file_stem())
    })
}

/// An act of which only the code is known.
fn bare(code: &ActCode) -> Meta {
    Meta {
        act: Act {
            code: code.clone(),
            title: Localized::default(),
            requisite: String::new(),
            kind: ActKind::Law,
            adopted: None,
            number: None,
            repeal: None,
        },
        version_date: BTreeMap::new(),
        source: BTreeMap::new(),
        text_status: TextStatus::default(),
        caused_by: Vec::new(),
    }
}

fn unreadable(origin: &Origin, error: &std::io::Error) -> Warning {
    Warning::file(origin.path(), format!("it cannot be read: {error}"))
        .hint("what it holds is not known to the reports")
        .skipped()
}

/// Reads one text, of one file or several, and hands back the description at its head. Of a text in several files,
/// `files_of` is told in which each provision stands.
pub(super) fn read_text(
    lang: Lang,
    origins: &[Origin],
    report: &mut Report,
    mut files_of: Option<&mut HashMap<Eid, PathBuf>>,
) -> Option<(Document, Option<Vec<u8>>)> {
    let mut files = Vec::new();
    for origin in origins {
        match origin.content() {
            Ok(content) => {
                report.extend(content.report);
                files.push((origin, content.bytes, content.lines));
            }
            Err(error) => report.warn(unreadable(origin, &error)),
        }
    }
    let (first, bytes, lines) = files.first()?;
    let head = front::split(bytes).map(|(yaml, _)| yaml.to_vec());
    if files.len() == 1 && origins.len() == 1 {
        let mut parsed = markdown::parse_bytes(lang, bytes, first.path());
        if let Some(lines) = lines {
            as_in_original(lines, &mut parsed);
        }
        report.extend(parsed.report);
        return Some((parsed.document, head));
    }
    let pieces =
        in_order(origins.first()?, files.into_iter().map(|(origin, bytes, _)| (origin, bytes)).collect(), report);
    let mut joined = Vec::new();
    let mut starts = Vec::new();
    let mut line = 0u32;
    for (origin, bytes) in &pieces {
        starts.push((line, joined.len(), origin.path()));
        joined.extend_from_slice(bytes);
        joined.extend_from_slice(b"\n\n");
        let lines = bytes.iter().filter(|b| **b == b'\n').count() + 2;
        line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }
    let path = pieces.first()?.0.path();
    let Parsed { mut document, report: said, .. } = markdown::parse_bytes(lang, &joined, path);
    for mut warning in said.warnings {
        if let Some((before, _, path)) = starts.iter().rev().find(|(l, _, _)| *l < warning.line) {
            warning.line -= before;
            warning.file = path.to_path_buf();
        }
        report.warn(warning);
    }
    let within = |span: &mut SourceSpan| {
        let (before, byte, path) = starts.iter().rev().find(|(l, _, _)| *l < span.line)?;
        span.line -= before;
        span.start = span.start.saturating_sub(*byte);
        span.end = span.end.saturating_sub(*byte);
        Some(*path)
    };
    let mut stack: Vec<_> = document.provisions.iter_mut().collect();
    while let Some(p) = stack.pop() {
        let file = within(&mut p.span);
        if let Some((files_of, file)) = files_of.as_deref_mut().zip(file) {
            files_of.insert(p.eid.clone(), file.to_owned());
        }
        stack.extend(p.children.iter_mut());
    }
    Some((document, head))
}

/// Names places by the lines of the file that the Markdown was made from.
fn as_in_original(lines: &[u32], parsed: &mut Parsed) {
    let original = |line: u32| {
        let at = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
        lines.get(at).or(lines.last()).copied().unwrap_or(line)
    };
    for warning in parsed.report.warnings.iter_mut().filter(|w| w.line > 0) {
        warning.line = original(warning.line);
        warning.column = 0;
    }
    for note in &mut parsed.document.notes {
        note.line = original(note.line);
    }
    for omission in &mut parsed.document.omissions {
        omission.line = original(omission.line);
    }
    let mut stack: Vec<_> = parsed.document.provisions.iter_mut().collect();
    while let Some(p) = stack.pop() {
        p.span.line = original(p.span.line);
        for note in &mut p.notes {
            note.line = original(note.line);
        }
        stack.extend(p.children.iter_mut());
    }
}

fn digest(editions: &[EditionFiles], history: &History) -> String {
    let mut hasher = blake3::Hasher::new();
    let field = |hasher: &mut blake3::Hasher, bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for edition in editions {
        field(&mut hasher, edition.date.map_or(String::new(), |d| d.to_string()).as_bytes());
        for origin in edition.files() {
            let name = origin.path().file_name().map(|n| n.as_encoded_bytes().to_vec()).unwrap_or_default();
            field(&mut hasher, &name);
            if let Some(id) = origin.content_id() {
                field(&mut hasher, b"by id");
                field(&mut hasher, id);
                continue;
            }
            let mut length = 0u64;
            let outcome = origin.each_chunk(&mut |chunk| {
                length += chunk.len() as u64;
                hasher.update(chunk);
            });
            hasher.update(&length.to_le_bytes());
            // A file that cannot be read today may be readable tomorrow.
            hasher.update(&[u8::from(outcome.is_err())]);
        }
    }
    hash_history(history, &mut hasher);
    hasher.finalize().to_hex().to_string()
}

fn hash_history(history: &History, hasher: &mut blake3::Hasher) {
    let mut field = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for (date, cause) in &history.causes {
        field(date.to_string().as_bytes());
        field(cause.subject.as_bytes());
    }
    if let Some(gone) = &history.gone {
        field(b"gone");
        field(gone.date.to_string().as_bytes());
        field(gone.cause.subject.as_bytes());
    }
}
