//! Exceptions and conditions: words that take something out of what a norm says, or narrow it.

use super::modality::Hit;
use super::reading::Reading;
use super::trigger::{AnyOf, Lexicon, Spans};
use crate::law::Lang;
use std::ops::Range;

/// The exceptions and conditions of a text, as bytes of it, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weakening {
    /// «за исключением …», «… қоспағанда».
    pub exceptions: Vec<Range<usize>>,
    /// «при наличии …», «… жағдайда». What stands inside an exception is none.
    pub conditions: Vec<Range<usize>>,
}

impl Weakening {
    /// Finds them in a text with these triggers: an exception before a trigger ends before it.
    pub(super) fn of(lang: Lang, reading: &Reading<'_>, hits: &[Hit]) -> Weakening {
        let lexicon = Lexicon::of(lang);
        let exceptions = spans(&lexicon.exceptions, &lexicon.resumes, reading, hits);
        let mut conditions = spans(&lexicon.conditions, &lexicon.resumes, reading, hits);
        conditions.retain(|c| !exceptions.iter().any(|e| e.start <= c.start && c.start < e.end));
        Weakening { exceptions, conditions }
    }

    /// Those that begin inside `scope`.
    pub(super) fn within(&self, scope: &Range<usize>) -> Weakening {
        let inside = |spans: &[Range<usize>]| {
            spans.iter().filter(|s| scope.contains(&s.start)).map(|s| s.start..s.end.min(scope.end)).collect()
        };
        Weakening { exceptions: inside(&self.exceptions), conditions: inside(&self.conditions) }
    }
}

fn spans(words: &Spans, resumes: &AnyOf, reading: &Reading<'_>, hits: &[Hit]) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let mut out: Vec<Range<usize>> = Vec::new();
    let starts = words.begin.find_all(tokens);
    for m in &starts {
        let from = m.tokens.start;
        if hits.iter().any(|h| h.tokens.contains(&from)) {
            continue;
        }
        let segment = reading.segments[reading.segment_of(from)].clone();
        // What it weakens may follow it, after a comma.
        let resumed = hits
            .iter()
            .map(|h| h.tokens.start)
            .filter(|trigger| *trigger > from && *trigger < segment.end)
            .min()
            .and_then(|trigger| tokens[from..trigger].iter().rposition(|t| t.text == ",").map(|comma| from + comma));
        let next = starts
            .iter()
            .map(|n| n.tokens.start)
            // «в случае, если …» is one condition.
            .filter(|n| *n > m.tokens.end + 1 && *n < segment.end)
            .min();
        // «…, кроме случаев нужды, дарить …»: the verb goes on after it.
        let verb = (m.tokens.end..segment.end.saturating_sub(1))
            .find(|i| tokens[*i].text == "," && resumes.is_match(&tokens[i + 1..=i + 1]));
        let ends = [resumed, verb, next];
        let mut end = ends.into_iter().flatten().min().unwrap_or(segment.end);
        while end > m.tokens.end && matches!(tokens[end - 1].text.as_str(), "." | ";" | ":" | ",") {
            end -= 1;
        }
        out.push(reading.bytes(from..end.max(m.tokens.end)));
    }
    for m in words.end.find_all(tokens) {
        let clause = reading.clause(m.tokens.start);
        out.push(reading.bytes(clause.start.min(m.tokens.start)..m.tokens.end));
    }
    out.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for r in out {
        if kept.last().is_none_or(|k| k.end <= r.start) {
            kept.push(r);
        }
    }
    kept
}
