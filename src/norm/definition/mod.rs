//! Definitions and short names: what a text introduces, and where the term stands in it.
//!
//! [`item`] reads `term – meaning`, [`running`] the forms of running text, [`short`] the brackets of short names.
//! Whether a text stands where its dash defines is told by [`Place`].

mod item;
mod running;
mod short;

use super::DefinitionForm;
use super::reading::Reading;
use super::trigger::Lexicon;
use crate::law::Lang;
use std::ops::Range;

pub(super) use running::{closed_enumeration, disposition};
pub(super) use short::short_names;

/// A term introduced by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Introduced {
    /// Bytes of the words that introduce it.
    pub trigger: Range<usize>,
    /// Bytes of the term.
    pub term: Range<usize>,
    /// How it is defined; `None` for a short name.
    pub form: Option<DefinitionForm>,
    /// Bytes of the sentence it is introduced in.
    pub scope: Range<usize>,
}

/// What the words and headings above a text make of a dash in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// An item of a list of notions.
    Notion,
    /// A point of an article on kinds.
    Kind,
    /// Anywhere else.
    Elsewhere,
}

/// The definitions of a text.
pub(super) fn definitions(lang: Lang, reading: &Reading<'_>, place: Place) -> Vec<Introduced> {
    let words = &Lexicon::of(lang).definitions;
    let form = match place {
        Place::Notion => Some(DefinitionForm::Item),
        Place::Kind => Some(DefinitionForm::ByKind),
        Place::Elsewhere => None,
    };
    if let Some(found) = form.and_then(|form| item::by_dash(words, reading, form)) {
        return vec![found];
    }
    running::running(lang, reading)
}

/// Whether a heading or opening words announce definitions.
pub(super) fn announces_notions(lang: Lang, text: &str) -> bool {
    let reading = Reading::new(lang, text);
    Lexicon::of(lang).definitions.notions.is_match(&reading.tokens)
}

/// Whether a heading announces kinds.
pub(super) fn announces_kinds(lang: Lang, text: &str) -> bool {
    let reading = Reading::new(lang, text);
    Lexicon::of(lang).definitions.kinds.is_match(&reading.tokens)
}

/// `range` without blanks, commas and a pair of quotation marks around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '\u{ad}' | '\u{200b}');
    let cut = |r: Range<usize>| {
        let s = &text[r.clone()];
        let start = r.start + (s.len() - s.trim_start_matches(edge).len());
        let end = r.end - (s.len() - s.trim_end_matches(edge).len());
        start..end.max(start)
    };
    let r = cut(range);
    let s = &text[r.clone()];
    let quoted = [('«', '»'), ('"', '"'), ('“', '”')].into_iter().find(|(open, close)| {
        s.len() > open.len_utf8() + close.len_utf8()
            && s.starts_with(*open)
            && s.ends_with(*close)
            && !s[open.len_utf8()..s.len() - close.len_utf8()].contains([*open, *close])
    });
    match quoted {
        Some((open, close)) => cut(r.start + open.len_utf8()..r.end - close.len_utf8()),
        None => r,
    }
}
