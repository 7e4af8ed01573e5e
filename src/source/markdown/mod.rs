//! Reading one text in Markdown, in three passes that can be read alone: `blocks` (what Markdown says, with the
//! numbers of the source), `marks` (what each piece is in law), `tree` (where it stands).
//!
//! Any bytes give a tree, and no word of the file is lost: it is in a provision, a heading, the title, a note, an
//! omission, or in [`Parsed::set_aside`] with the reason why it is no law.

mod blocks;
mod contents;
pub(crate) mod editor;
mod heading;
mod inline;
pub(crate) mod marker;
mod marks;
mod omission;
mod placing;
mod signature;
mod tree;
mod write;

pub use write::{plain_line, words as own_words, write};

use super::front;
use super::{Report, Warning};
use super::{naming, words};
use crate::law::{Document, Kind, Lang, Provision};
use std::path::Path;

/// Why words of a file are no text of the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// A table of contents.
    Contents,
    /// A line that leads elsewhere.
    Navigation,
    /// The line that names the act: kind, organ, day, number.
    Requisite,
    /// Who signed.
    Signature,
    /// A comment that is no omission.
    Comment,
    /// The description at the head of the file.
    Description,
}

/// Words of a file that are no text of the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Why.
    pub what: Aside,
    /// Line of the file, counted from 1.
    pub line: u32,
    /// The words.
    pub text: String,
}

/// What a text holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The tree.
    pub document: Document,
    /// What is no text of the act.
    pub set_aside: Vec<SetAside>,
    /// What a reader should know.
    pub report: Report,
}

/// Reads a text. `file` is named in warnings only.
pub fn parse(lang: Lang, source: &str, file: &Path) -> Parsed {
    let blanked = front::blank(source);
    let text = blanked.strip_prefix('\u{feff}').unwrap_or(&blanked);
    let tree = tree::tree(lang, marks::marks(lang, &blocks::blocks(text)));
    let mut document = tree.document;
    place_in_file(&mut document, source, source.len() - text.len());
    document.points_are_parts = naming::votes(&document).decide();
    naming::assign(&mut document);
    let mut report = Report::default();
    for (line, cause, hint) in tree.warnings {
        let mut warning = Warning::file(file, cause).at(line);
        warning.hint = hint;
        report.warn(warning);
    }
    let mut set_aside = tree.set_aside;
    if let Some((yaml, _)) = front::split(source.as_bytes()) {
        let text = String::from_utf8_lossy(yaml).into_owned();
        set_aside.insert(0, SetAside { what: Aside::Description, line: 1, text });
    }
    Parsed { document, set_aside, report }
}

/// Counts spans from the first byte of the file, and sets them between letters: entities and replaced letters are not as
/// long in the file as in the text.
fn place_in_file(document: &mut Document, source: &str, lead: usize) {
    let mut stack: Vec<&mut Provision> = document.provisions.iter_mut().collect();
    while let Some(p) = stack.pop() {
        let (start, end) = (p.span.start + lead, p.span.end + lead);
        p.span.start = (0..=start).rev().find(|b| source.is_char_boundary(*b)).unwrap_or(0);
        p.span.end = (end..source.len()).find(|b| source.is_char_boundary(*b)).unwrap_or(source.len());
        stack.extend(p.children.iter_mut());
    }
}

/// Reads bytes; what is not UTF-8 is replaced and said.
pub fn parse_bytes(lang: Lang, bytes: &[u8], file: &Path) -> Parsed {
    match std::str::from_utf8(bytes) {
        Ok(source) => parse(lang, source, file),
        Err(error) => {
            let at = error.valid_up_to();
            let before = bytes.get(..at).unwrap_or(&[]);
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
            let mut parsed = parse(lang, &String::from_utf8_lossy(bytes), file);
            let warning = Warning::file(file, "the file is not in UTF-8")
                .at(u32::try_from(line).unwrap_or(u32::MAX))
                .column(u32::try_from(column).unwrap_or(u32::MAX))
                .hint("save it in UTF-8; letters that could not be read stand as \u{fffd}");
            parsed.report.warnings.insert(0, warning);
            parsed
        }
    }
}

/// Whether words that stand by themselves, as a heading does, name a part, section, chapter, paragraph or article.
pub(in crate::source) fn names_division(lang: Lang, text: &str) -> bool {
    structure_of(lang, text).is_some_and(|kind| kind != Kind::Annex)
}

/// Whether words that stand by themselves head an annex or a document that the act approves.
pub(in crate::source) fn names_annex(lang: Lang, text: &str) -> bool {
    structure_of(lang, text) == Some(Kind::Annex) || editor_approves(lang, text)
}

fn editor_approves(lang: Lang, text: &str) -> bool {
    words::Words::all(lang, text).any(|w| w.approval.is_match(&words::fold(w.lang, text)))
}

/// Whether words that stand by themselves head a table of contents.
pub(in crate::source) fn names_contents(lang: Lang, text: &str) -> bool {
    words::Words::all(lang, text).any(|w| w.contents.is_match(&words::fold(w.lang, text)))
}

/// Whether words begin with the number of a point or a subpoint.
pub(in crate::source) fn begins_with_number(text: &str) -> bool {
    marker::split(text).is_some()
}

/// Whether words begin as notes of editors do, though some notes of the law begin so too.
pub(in crate::source) fn begins_note(text: &str) -> bool {
    marker::begins_note(text)
}

fn structure_of(lang: Lang, text: &str) -> Option<Kind> {
    if text.len() > 600 {
        return None;
    }
    let block = blocks::Block {
        shape: blocks::Shape::Paragraph,
        marker: None,
        text: text.to_owned(),
        map: vec![(0, 0)],
        span: 0..text.len(),
        line: 1,
        emphasis: blocks::Emphasis { italic: false, bold: true, bold_lead: text.len() },
        linked: false,
        has_link: false,
        row: false,
    };
    heading::structure(lang, &block).map(|s| s.kind)
}
