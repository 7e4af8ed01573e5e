//! Bans, duties, rights, penalties and competences: which words of one text make them, and how far they reach.

use super::reading::Reading;
use super::trigger::{AnyOf, Lexicon, Spans, Trigger};
use super::{NormKind, SanctionKind};
use crate::language::{Token, TokenKind};
use crate::law::Lang;
use std::ops::Range;

/// Words of a trigger found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub kind: NormKind,
    /// Tokens of the trigger.
    pub tokens: Range<usize>,
    /// Bytes of the trigger.
    pub range: Range<usize>,
    /// Bytes of the sentence or independent clause it governs.
    pub scope: Range<usize>,
    /// Bytes of exceptions inside the scope.
    pub exceptions: Vec<Range<usize>>,
    /// Bytes of conditions inside the scope.
    pub conditions: Vec<Range<usize>>,
    /// Penalties named inside the scope, for offences.
    pub sanctions: Vec<SanctionKind>,
}

impl Hit {
    /// Whether what stands below the text is what the trigger speaks of: its scope runs up to the closing colon, and
    /// the words before the colon are no exception.
    pub(super) fn opens(&self, reading: &Reading<'_>) -> bool {
        let end = reading.end();
        super::ending::of(reading.text) == super::ending::End::Colon
            && self.scope.end == end
            && !self.exceptions.iter().any(|e| {
                reading.text[e.end..end]
                    .trim_end_matches(':')
                    .trim()
                    .is_empty()
            })
    }
}

/// Finds the triggers of `reading`.
pub(super) fn hits(lang: Lang, reading: &Reading<'_>) -> Vec<Hit> {
    let lexicon = Lexicon::of(lang);
    let mut found: Vec<(NormKind, Range<usize>)> = Vec::new();
    for trigger in &lexicon.triggers {
        for m in trigger.expressions.find_all(&reading.tokens) {
            if counts(lexicon, trigger, reading, &m.tokens) && !reading.is_quoted(&m.range) {
                found.push((trigger.kind, m.tokens));
            }
        }
    }
    let found = without_overlaps(found);
    let scopes: Vec<Range<usize>> = (0..found.len())
        .map(|i| scope(lang, lexicon, reading, &found, i))
        .collect();
    let exceptions = spans(&lexicon.exceptions, &lexicon.resumes, reading, &found);
    let conditions = spans(&lexicon.conditions, &lexicon.resumes, reading, &found);
    let within = |spans: &[Range<usize>], scope: &Range<usize>| -> Vec<Range<usize>> {
        spans
            .iter()
            .filter(|s| s.start >= scope.start && s.start < scope.end)
            .map(|s| s.start..s.end.min(scope.end))
            .collect()
    };
    found
        .into_iter()
        .zip(scopes)
        .map(|((kind, tokens), scope)| Hit {
            kind,
            range: reading.bytes(tokens.clone()),
            exceptions: within(&exceptions, &scope),
            conditions: within(&conditions, &scope)
                .into_iter()
                .filter(|c| {
                    !exceptions
                        .iter()
                        .any(|e| e.start <= c.start && c.start < e.end)
                })
                .collect(),
            sanctions: match kind {
                NormKind::Offence => sanctions(lexicon, reading, &tokens),
                _ => Vec::new(),
            },
            tokens,
            scope,
        })
        .collect()
}

/// Whether words found at `at` mean what the trigger says.
fn counts(lexicon: &Lexicon, trigger: &Trigger, reading: &Reading<'_>, at: &Range<usize>) -> bool {
    let tokens = &reading.tokens;
    let overlaps = |m: &crate::language::Match| m.tokens.start < at.end && at.start < m.tokens.end;
    if trigger.unless.find_all(tokens).iter().any(overlaps) {
        return false;
    }
    if let Some(needs) = &trigger.needs {
        let sentence = reading.sentence(at.start);
        let there = needs
            .find_all(tokens)
            .iter()
            .any(|m| sentence.start <= m.tokens.start && m.tokens.end <= sentence.end);
        if !there {
            return false;
        }
    }
    if trigger.ends_clause && !ends_clause(lexicon, tokens.get(at.end)) {
        return false;
    }
    trigger.subordinate || !is_subordinate(lexicon, reading, at.start)
}

fn ends_clause(lexicon: &Lexicon, next: Option<&Token>) -> bool {
    next.is_none_or(|t| {
        (t.kind == TokenKind::Punctuation && !matches!(t.text.as_str(), "(" | "\""))
            || lexicon.continuers.contains(&t.text)
    })
}

/// Whether the clause of a token is subordinate. A clause that goes on after an insertion («лицо, которое, находясь …,
/// не может …») is what the clause before the insertion is.
fn is_subordinate(lexicon: &Lexicon, reading: &Reading<'_>, token: usize) -> bool {
    const INSERTIONS: usize = 3;
    const HEAD: usize = 3;
    let mut at = token;
    for _ in 0..=INSERTIONS {
        let clause = reading.clause(at);
        let words: Vec<usize> = clause
            .clone()
            .filter(|i| reading.tokens[*i].kind != TokenKind::Punctuation)
            .take(HEAD)
            .collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        // The trigger's own words are no head of its clause.
        let head_end = if clause.contains(&token) {
            (last + 1).min(token.max(*first))
        } else {
            last + 1
        };
        let head = &reading.tokens[*first..head_end];
        if lexicon.subordinators.is_match(head) {
            return true;
        }
        let Some(before) = clause.start.checked_sub(2) else {
            return false;
        };
        let previous = reading.clause(before);
        let same_sentence = reading.tokens[before].sentence == reading.tokens[token].sentence;
        let begins_with_insertion = lexicon
            .insertions
            .find_all(&reading.tokens[previous.clone()])
            .iter()
            .any(|m| m.tokens.start == 0);
        if !same_sentence || !begins_with_insertion {
            return false;
        }
        match previous.start.checked_sub(2) {
            Some(earlier) if reading.tokens[earlier].sentence == reading.tokens[token].sentence => {
                at = earlier;
            }
            _ => return false,
        }
    }
    false
}

/// Of overlapping finds one stays: a ban before anything else, then the longer one.
fn without_overlaps(mut found: Vec<(NormKind, Range<usize>)>) -> Vec<(NormKind, Range<usize>)> {
    found.sort_by_key(|(kind, t)| {
        (
            *kind != NormKind::Prohibition,
            std::cmp::Reverse(t.len()),
            t.start,
        )
    });
    let mut kept: Vec<(NormKind, Range<usize>)> = Vec::new();
    for (kind, t) in found {
        let clashes = kept.iter().any(|(_, k)| k.start < t.end && t.start < k.end);
        if !clashes {
            kept.push((kind, t));
        }
    }
    kept.sort_by_key(|(_, t)| t.start);
    kept
}

/// The sentence or independent clause that find `i` governs.
fn scope(
    lang: Lang,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    found: &[(NormKind, Range<usize>)],
    i: usize,
) -> Range<usize> {
    let at = &found[i].1;
    let segment = reading.segment_of(at.start);
    let mut range = reading.segments[segment].clone();
    let others = || found.iter().enumerate().filter(|(j, _)| *j != i);
    // Independent clauses of one sentence, each with a predicate of its own.
    for cut in cuts(lexicon, &reading.tokens, range.clone()) {
        if cut <= at.start && others().any(|(_, (_, t))| range.start <= t.start && t.end <= cut) {
            range.start = cut;
        }
        if cut >= at.end && others().any(|(_, (_, t))| cut <= t.start && t.end <= range.end) {
            range.end = cut;
            break;
        }
    }
    let sentence = reading.sentence(at.start);
    let free = |s: &Range<usize>| {
        !found
            .iter()
            .any(|(_, t)| s.start <= t.start && t.start < s.end)
    };
    let colon_after = reading.tokens[at.end..range.end]
        .iter()
        .any(|t| t.text == ":");
    if range.end == reading.segments[segment].end {
        for next in &reading.segments[segment + 1..] {
            if next.start >= sentence.end || !(colon_after || (lang != Lang::Kk && free(next))) {
                break;
            }
            range.end = next.end;
        }
    }
    if lang == Lang::Kk && range.start == reading.segments[segment].start {
        for previous in reading.segments[..segment].iter().rev() {
            if previous.start < sentence.start || !free(previous) {
                break;
            }
            range.start = previous.start;
        }
    }
    reading.bytes(range)
}

/// Tokens at which an independent clause may begin: a word like «а» after a comma.
fn cuts(lexicon: &Lexicon, tokens: &[Token], within: Range<usize>) -> Vec<usize> {
    within
        .clone()
        .filter(|i| tokens[*i].text == "," || tokens[*i].text == "-")
        .filter(|i| {
            lexicon.splitters.iter().any(|words| {
                words
                    .iter()
                    .enumerate()
                    .all(|(n, w)| tokens.get(i + 1 + n).is_some_and(|t| t.text == *w))
            })
        })
        .map(|i| i + 1)
        .filter(|i| within.contains(i))
        .collect()
}

fn sanctions(lexicon: &Lexicon, reading: &Reading<'_>, at: &Range<usize>) -> Vec<SanctionKind> {
    let sentence = reading.sentence(at.start);
    let tokens = &reading.tokens[sentence];
    let mut kinds: Vec<SanctionKind> = lexicon
        .sanctions
        .iter()
        .filter(|(_, words)| words.is_match(tokens))
        .map(|(kind, _)| *kind)
        .collect();
    kinds.dedup();
    kinds
}

/// Exceptions or conditions, as bytes.
fn spans(
    words: &Spans,
    resumes: &AnyOf,
    reading: &Reading<'_>,
    found: &[(NormKind, Range<usize>)],
) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let mut out: Vec<Range<usize>> = Vec::new();
    let starts = words.begin.find_all(tokens);
    for m in &starts {
        let from = m.tokens.start;
        if found.iter().any(|(_, t)| t.contains(&from)) {
            continue;
        }
        let segment = reading.segments[reading.segment_of(from)].clone();
        // What it weakens may follow it, after a comma.
        let resumed = found
            .iter()
            .filter(|(_, t)| t.start > from && t.start < segment.end)
            .map(|(_, t)| t.start)
            .min()
            .and_then(|trigger| {
                tokens[from..trigger]
                    .iter()
                    .rposition(|t| t.text == ",")
                    .map(|comma| from + comma)
            });
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
