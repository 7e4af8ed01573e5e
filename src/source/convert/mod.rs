//! Other formats into the project's own Markdown, which one reader then reads: whatever the format, the tree is the same.
//!
//! A format says what it shows (`piece`): paragraphs with their type, headings, notes, rows. `head` finds the title and
//! what the head of the text tells of the act, and `write` writes Markdown that keeps, for each of its lines, the line (in
//! DOCX: the paragraph) of the original. What a piece is in law is never decided here.
//!
//! - HTML: pages of adilet.zan.kz saved from the browser, and simpler ones (`html`).
//! - DOCX, with automatic numbers and tracked changes (`docx`).
//! - Plain text and Markdown, with front matter or without (`text`, `front_matter`).
//!
//! In all of them but Markdown a run of blanks is one blank, a blank that forbids a break is a blank, and soft hyphens go.
//! `<!-- omitted: articles 3 to 45 -->` says in every format, as a paragraph of its own, what a text leaves out.

mod charset;
mod docx;
mod facts;
mod front_matter;
mod head;
mod head_words;
mod html;
mod piece;
mod table;
mod text;
mod write;

use super::limits::{Limits, size};
use super::markdown::{begins_note, names_division};
use super::{Report, Warning};
use crate::law::Lang;
use piece::{Piece, Shape};
use std::path::Path;

pub use docx::Tracked;
pub(super) use facts::{Facts, of_line, of_path, without_language};
pub(super) use head_words::HEADS;

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds no law, and nothing is lost without it.
    NotLaw(String),
    /// It may hold law, and cannot be read.
    Unreadable(String),
}

impl Refusal {
    /// It may hold law, and cannot be read.
    pub fn unreadable(why: impl Into<String>) -> Refusal {
        Refusal::Unreadable(why.into())
    }
}

fn long_paragraph(limits: &Limits, line: u32) -> Refusal {
    let most = size(limits.paragraph as u64);
    Refusal::unreadable(format!(
        "a paragraph (line {line}) is longer than {most}, which no act has; --max-paragraph raises this limit"
    ))
}

/// What a format makes of a file.
#[derive(Clone, Debug, Default)]
struct Draft {
    pieces: Vec<Piece>,
    facts: Facts,
    /// Line, cause, hint.
    warnings: Vec<(u32, String, Option<String>)>,
    encoding: Option<&'static str>,
    /// The first line with letters that could not be read.
    damaged: Option<u32>,
    /// Bold and centred words mean nothing in this format.
    bare: bool,
}

/// A text in the project's own Markdown.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its language.
    pub lang: Lang,
    /// The Markdown.
    pub markdown: String,
    /// For each line of the Markdown the line of the original (in DOCX the paragraph), counted from 1.
    pub lines: Vec<u32>,
    /// What the file tells of the act.
    pub(super) facts: Facts,
    /// What a reader should know, at lines of the original.
    pub report: Report,
}

/// What kind of file bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Html,
    /// A Word file.
    Docx,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// A ZIP archive of files.
    Archive,
}

/// The form of a file, by its first bytes and, where these tell nothing, its name.
///
/// # Errors
/// If it is none that is read.
pub fn form(bytes: &[u8], name: &Path) -> Result<Form, Refusal> {
    let extension = name.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let not_law = |why: &str| Err(Refusal::NotLaw(why.to_owned()));
    if bytes.is_empty() {
        return Err(Refusal::unreadable("the file is empty"));
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return match extension.as_str() {
            "docx" | "docm" | "dotx" => Ok(Form::Docx),
            "zip" | "" => Ok(Form::Archive),
            "xlsx" | "pptx" | "odt" | "ods" | "odp" | "epub" | "jar" => {
                Err(Refusal::unreadable(format!("{extension} files are not read; save it as DOCX")))
            }
            _ => Ok(Form::Archive),
        };
    }
    match extension.as_str() {
        "docx" | "docm" | "zip" if starts(&[0xd0, 0xcf, 0x11, 0xe0]) => {
            return Err(Refusal::unreadable("it is encrypted or an old Word file; save it without a password as DOCX"));
        }
        "docx" | "docm" | "zip" => {
            return Err(Refusal::unreadable(format!("it is no {extension} file, or a damaged one")));
        }
        _ => {}
    }
    if starts(b"%PDF") {
        return Err(Refusal::unreadable("PDF is not read; save the page as HTML or the text as DOCX"));
    }
    if starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal::unreadable("old Word files are not read; save it as DOCX"));
    }
    if starts(b"{\\rtf") {
        return Err(Refusal::unreadable("RTF is not read; save it as DOCX"));
    }
    let by_name = match extension.as_str() {
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "md" | "markdown" => Some(Form::Markdown),
        "txt" | "text" => Some(Form::Text),
        "" => None,
        _ => return not_law("no format in which law is kept"),
    };
    let head = charset::decode(bytes.get(..bytes.len().min(4096)).unwrap_or(&[]), None);
    let words = head.text.trim_start().to_lowercase();
    let controls = head.text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls * 20 > head.text.chars().count() {
        return not_law("bytes that are no text");
    }
    if ["<!doctype html", "<html", "<?xml", "<head", "<body", "<article"].iter().any(|s| words.starts_with(s)) {
        return Ok(Form::Html);
    }
    match by_name {
        Some(form) => Ok(form),
        None if front_matter::has(&head.text) => Ok(Form::Markdown),
        None => Ok(Form::Text),
    }
}

/// Turns a file into Markdown. `name` is its name as a reader knows it.
///
/// # Errors
/// If it holds no law or cannot be read.
pub fn convert(bytes: &[u8], name: &Path, tracked: Tracked) -> Result<Text, Refusal> {
    within(bytes, name, tracked, &Limits::current())
}

pub(super) fn within(bytes: &[u8], name: &Path, tracked: Tracked, limits: &Limits) -> Result<Text, Refusal> {
    let draft = match form(bytes, name)? {
        Form::Markdown => return front_matter::read(bytes, name, limits),
        Form::Archive => return Err(Refusal::unreadable("an archive is no text; its files are read one by one")),
        Form::Html => html::read(bytes, limits)?,
        Form::Docx => docx::read(bytes, tracked, limits)?,
        Form::Text => text::read(bytes, limits)?,
    };
    Ok(finish(draft, name))
}

/// Finds the head of a draft, and writes it.
fn finish(mut draft: Draft, name: &Path) -> Text {
    draft.pieces.iter_mut().for_each(Piece::squeeze);
    draft.pieces.retain(|p| p.has_words() || matches!(p.shape, Shape::Anchor(_)));
    let named = facts::of_path(name);
    let lang = language(draft.pieces.iter().map(Piece::text), draft.facts.lang.or(named.lang));
    if !draft.bare {
        for piece in &mut draft.pieces {
            // A note in italics is the editor's; notes of the law stand in upright type.
            if piece.shape == Shape::Paragraph && piece::all(&piece.runs, |r| r.italic) && begins_note(&piece.text()) {
                piece.shape = Shape::Note;
            }
            if piece.shape == Shape::Paragraph && piece.looks_like_heading() && names_division(lang, &piece.text()) {
                piece.shape = Shape::Heading(3);
            }
        }
    }
    head::find(&mut draft, lang);
    let written = write::write(&draft.pieces);
    let mut report = Report::default();
    if let Some(line) = draft.damaged {
        let encoding = draft.encoding.unwrap_or("its encoding");
        report.warn(
            Warning::file(name, format!("the file was read as {encoding}, and not all letters could be"))
                .at(line)
                .hint("save it in UTF-8; letters that could not be read stand as \u{fffd}"),
        );
    }
    for (line, cause, hint) in draft.warnings {
        let mut warning = Warning::file(name, cause).at(line);
        warning.hint = hint;
        report.warn(warning);
    }
    let mut facts = draft.facts;
    facts.lang = Some(lang);
    Text { lang, markdown: written.text, lines: written.lines, facts, report }
}

/// The language of a text: by its letters where there are enough, else as the file says.
fn language(texts: impl Iterator<Item = String>, said: Option<Lang>) -> Lang {
    let mut sample = String::new();
    for text in texts {
        sample.push_str(&text);
        if sample.len() > 200_000 {
            break;
        }
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).take(300).count();
    let seen = super::single::language_of(&sample);
    said.filter(|_| letters < 300).unwrap_or(seen)
}
