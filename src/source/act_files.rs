use super::markdown::{self, Parsed};
use super::meta::{self, Meta};
use super::naming::{self, Votes};
use super::origin::Origin;
use super::{Report, Warning};
use crate::law::{Act, ActCode, ActKind, Date, Document, Edition, Lang, Localized, SourceSpan, TextStatus};
use std::collections::BTreeMap;

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
    fn files(&self) -> impl Iterator<Item = &Origin> {
        self.texts.values().flatten().chain(&self.meta)
    }
}

/// The files of one act, found but not yet read into law.
#[derive(Clone, Debug)]
pub struct ActFiles {
    origin: String,
    code: ActCode,
    digest: String,
    editions: Vec<EditionFiles>,
}

impl ActFiles {
    /// Takes the files of an act and computes their digest.
    pub(super) fn new(origin: String, code: ActCode, mut editions: Vec<EditionFiles>) -> ActFiles {
        editions.sort_by_key(|e| e.date);
        let digest = digest(&editions);
        ActFiles { origin, code, digest, editions }
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
        &self.digest
    }

    /// Its editions, oldest first.
    pub fn editions(&self) -> &[EditionFiles] {
        &self.editions
    }

    /// Reads all editions, oldest first. Files that cannot be read are named in the report and left out.
    pub fn read(&self) -> (Vec<Edition>, Report) {
        let mut report = Report::default();
        let mut editions: Vec<Edition> = Vec::new();
        for files in &self.editions {
            let edition = read_edition(files, &self.code, &mut report);
            match editions.last() {
                Some(last) if last.date == edition.date => report.warn(
                    Warning::file(place(files), format!("a second edition of {}; the first one counts", edition.date))
                        .hint("an edition's folder is named after the first day of its text")
                        .skipped(),
                ),
                _ => editions.push(edition),
            }
        }
        agree(&mut editions);
        editions.sort_by_key(|e| e.date);
        (editions, report)
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
    if files.meta.is_none() && files.date.is_some() {
        report.warn(
            Warning::file(place(files), "there is no meta.yaml")
                .hint("code and day are taken from the names of the folders; title, number and repeal are not known"),
        );
    }
    let mut documents = BTreeMap::new();
    for (lang, origins) in &files.texts {
        if let Some(document) = read_text(*lang, origins, report) {
            documents.insert(*lang, document);
        }
    }
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

/// Reads one text, of one file or several.
fn read_text(lang: Lang, origins: &[Origin], report: &mut Report) -> Option<Document> {
    let mut parts = Vec::new();
    for origin in origins {
        match origin.bytes() {
            Ok(bytes) => parts.push((origin, bytes)),
            Err(error) => report.warn(unreadable(origin, &error)),
        }
    }
    if let [(origin, bytes)] = parts.as_slice() {
        let parsed = markdown::parse_bytes(lang, bytes, origin.path());
        report.extend(parsed.report);
        return Some(parsed.document);
    }
    let (first, _) = parts.first()?;
    let mut joined = Vec::new();
    let mut starts = Vec::new();
    let mut line = 0u32;
    for (origin, bytes) in &parts {
        starts.push((line, joined.len(), origin.path()));
        joined.extend_from_slice(bytes);
        joined.extend_from_slice(b"\n\n");
        let lines = bytes.iter().filter(|b| **b == b'\n').count() + 2;
        line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }
    let Parsed { mut document, report: said, .. } = markdown::parse_bytes(lang, &joined, first.path());
    for mut warning in said.warnings {
        if let Some((before, _, path)) = starts.iter().rev().find(|(l, _, _)| *l < warning.line) {
            warning.line -= before;
            warning.file = path.to_path_buf();
        }
        report.warn(warning);
    }
    let within = |span: &mut SourceSpan| {
        if let Some((before, byte, _)) = starts.iter().rev().find(|(l, _, _)| *l < span.line) {
            span.line -= before;
            span.start = span.start.saturating_sub(*byte);
            span.end = span.end.saturating_sub(*byte);
        }
    };
    let mut stack: Vec<_> = document.provisions.iter_mut().collect();
    while let Some(p) = stack.pop() {
        within(&mut p.span);
        stack.extend(p.children.iter_mut());
    }
    Some(document)
}

fn digest(editions: &[EditionFiles]) -> String {
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
    hasher.finalize().to_hex().to_string()
}
