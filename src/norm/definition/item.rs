//! `term – meaning`.

use super::{Introduced, trimmed};
use crate::language::TokenKind;
use crate::norm::DefinitionForm;
use crate::norm::reading::Reading;
use crate::norm::trigger::DefinitionWords;
use std::ops::Range;

/// A term of more words than this is a sentence with a dash in it.
const MAX_TERM_WORDS: usize = 40;
const MAX_KIND_WORDS: usize = 14;

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '−' | '‑')
}

/// The first dash outside brackets and quotation marks that divides: blanks on both sides, or, of the longer dashes, on
/// one side (a hyphen joins).
pub(super) fn dividing_dash(text: &str) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let mut quote = 0usize;
    let mut straight = false;
    let mut half = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '«' | '“' => quote += 1,
            '»' | '”' => quote = quote.saturating_sub(1),
            '"' => straight = !straight,
            c if is_dash(c) && depth == 0 && quote == 0 && !straight => {
                let end = at + c.len_utf8();
                let before = text[..at].chars().next_back();
                let after = text[end..].chars().next();
                let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
                let long = !matches!(c, '-' | '‑');
                if blank(before) && blank(after) {
                    return Some(at..end);
                }
                if long && half.is_none() && before.is_some() && (blank(before) || blank(after)) {
                    half = Some(at..end);
                }
            }
            _ => {}
        }
    }
    half
}

/// `dash`, or the next one if `dash` is a hyphen typed with blanks around it («научно - методический совет - …»): a
/// hyphen after the first part of a compound word, with few words and no mark before the next dash.
fn after_loose_hyphen(words: &DefinitionWords, reading: &Reading<'_>, dash: Range<usize>) -> Range<usize> {
    const REST_OF_TERM: usize = 4;
    let text = reading.text;
    let rest = &text[dash.end..];
    let hyphen = text[dash.clone()].starts_with(['-', '‑'])
        && text[..dash.start].split_whitespace().count() == 1
        && words.first_parts.is_match(&reading.tokens);
    match dividing_dash(rest) {
        Some(next) if hyphen => {
            let between = &rest[..next.start];
            let plain = !between.contains([',', ';', ':', '.', '(', '«', '"']);
            if plain && between.split_whitespace().count() <= REST_OF_TERM {
                dash.end + next.start..dash.end + next.end
            } else {
                dash
            }
        }
        _ => dash,
    }
}

/// The dash right after the bracket of a short name in the first sentence, which divides even if the term has a dash of
/// its own: «премия Главы – Основателя (далее – премия) – …».
fn after_short_name(words: &DefinitionWords, reading: &Reading<'_>) -> Option<Range<usize>> {
    let sentence = reading.bytes(reading.sentence(0));
    words.short_leads.find_all(&reading.tokens).iter().filter(|m| m.range.end <= sentence.end).find_map(|m| {
        let close = m.range.end + reading.text[m.range.end..].find(')')? + 1;
        let rest = &reading.text[close..];
        let dash = dividing_dash(rest)?;
        let between = rest[..dash.start].trim_matches(|c: char| c.is_whitespace() || c == ',');
        between.is_empty().then(|| close + dash.start..close + dash.end)
    })
}

/// Reads `term – meaning` at the beginning of a text.
pub(super) fn by_dash(words: &DefinitionWords, reading: &Reading<'_>, form: DefinitionForm) -> Option<Introduced> {
    let text = reading.text;
    let dash = after_short_name(words, reading)
        .or_else(|| dividing_dash(text).map(|d| after_loose_hyphen(words, reading, d)))?;
    if text[dash.end..].trim().is_empty() {
        return None;
    }
    let first = reading.tokens.first()?.range.start;
    let term = trimmed(text, first..before_short_name(words, reading, dash.start));
    let count = text[term.clone()].split_whitespace().count();
    let most = match form {
        DefinitionForm::ByKind => MAX_KIND_WORDS,
        _ => MAX_TERM_WORDS,
    };
    let one_phrase = !text[term.clone()].contains([':', ';']);
    if term.is_empty() || count > most || !one_phrase {
        return None;
    }
    Some(Introduced {
        trigger: with_copula(words, reading, dash.clone()),
        term,
        form: Some(form),
        scope: sentence_around(reading, first, dash.end),
    })
}

/// The dash, and «это» after it.
pub(super) fn with_copula(words: &DefinitionWords, reading: &Reading<'_>, dash: Range<usize>) -> Range<usize> {
    copula_after(words, reading, dash.end).map_or(dash.clone(), |end| dash.start..end)
}

/// Where the copula that directly follows byte `at` ends.
pub(super) fn copula_after(words: &DefinitionWords, reading: &Reading<'_>, at: usize) -> Option<usize> {
    let next = reading.tokens.iter().position(|t| t.range.start >= at && t.kind == TokenKind::Word)?;
    words.copula.find_all(&reading.tokens[next..=next]).first().map(|m| m.range.end)
}

/// The bytes of the sentences from the one of byte `from` to the one of byte `to`.
fn sentence_around(reading: &Reading<'_>, from: usize, to: usize) -> Range<usize> {
    let token = reading.tokens.iter().rposition(|t| t.range.start <= to).unwrap_or(0);
    let last = reading.bytes(reading.sentence(token));
    from..last.end.max(to)
}

/// `end`, or the start of the bracket before it that gives a short name: «отдел (далее – орган) –».
fn before_short_name(words: &DefinitionWords, reading: &Reading<'_>, end: usize) -> usize {
    let text = reading.text;
    let head = text[..end].trim_end().trim_end_matches(',').trim_end();
    if !head.ends_with(')') {
        return end;
    }
    let leads = words.short_leads.find_all(&reading.tokens);
    let Some(lead) = leads.iter().find(|m| m.range.end <= head.len()) else {
        return end;
    };
    match text[..lead.range.start].rfind('(') {
        Some(open) if text[open + 1..lead.range.start].trim().is_empty() => open,
        _ => end,
    }
}
