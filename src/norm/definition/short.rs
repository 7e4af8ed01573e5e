//! «(далее – X)», «(бұдан әрі – X)».

use super::{Introduced, trimmed};
use crate::language::analyse;
use crate::law::Lang;
use crate::norm::reading::Reading;
use crate::norm::trigger::Lexicon;
use std::ops::Range;

/// The short names a text introduces.
pub(in crate::norm) fn short_names(lang: Lang, reading: &Reading<'_>) -> Vec<Introduced> {
    let words = &Lexicon::of(lang).definitions;
    let text = reading.text;
    let mut out: Vec<Introduced> = Vec::new();
    for lead in words.short_leads.find_all(&reading.tokens) {
        if out.last().is_some_and(|s| lead.range.start < s.trigger.end) {
            continue;
        }
        let Some(bracket) = bracket_around(text, lead.range.start) else {
            continue;
        };
        let after = &text[lead.range.end..bracket.end];
        let mark = after
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‒' | '−' | ':' | ','));
        let begins = lead.range.end + (after.len() - mark.len());
        let directly = text[bracket.start..lead.range.start].trim().is_empty();
        let dashed = after.trim_start().starts_with(['-', '–', '—', '‒', '−', ':']);
        if !dashed && !directly {
            continue;
        }
        let named = text[begins..bracket.end].trim_end();
        let end = words
            .short_trails
            .find_all(&analyse(lang, named))
            .iter()
            .find(|m| m.range.end == named.len())
            .map_or(named.len(), |m| m.range.start);
        let term = trimmed(text, begins..begins + end);
        if term.is_empty() {
            continue;
        }
        let token = reading.tokens.iter().position(|t| t.range.start >= lead.range.start).unwrap_or(0);
        out.push(Introduced {
            trigger: lead.range.start
                ..lead.range.start + text[lead.range.start..term.start].trim_end_matches(['"', '«', '“', ' ']).len(),
            term,
            form: None,
            scope: reading.bytes(reading.sentence(token)),
        });
    }
    out
}

/// The inside of the innermost bracket around a byte.
fn bracket_around(text: &str, at: usize) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let start = text[..at].char_indices().rev().find_map(|(i, c)| match c {
        ')' => {
            depth += 1;
            None
        }
        '(' if depth == 0 => Some(i + 1),
        '(' => {
            depth -= 1;
            None
        }
        _ => None,
    })?;
    depth = 0;
    let end = text[at..].char_indices().find_map(|(i, c)| match c {
        '(' => {
            depth += 1;
            None
        }
        ')' if depth == 0 => Some(at + i),
        ')' => {
            depth -= 1;
            None
        }
        _ => None,
    })?;
    Some(start..end)
}
