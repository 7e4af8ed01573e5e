//! Bans, duties, rights, penalties and competences: which words of one text make them, and how far they reach.

use super::reading::Reading;
use super::trigger::{Lexicon, Trigger};
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
    /// Penalties named inside the scope, for offences.
    pub sanctions: Vec<SanctionKind>,
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
    let scopes: Vec<Range<usize>> = (0..found.len()).map(|i| scope(lang, lexicon, reading, &found, i)).collect();
    found
        .into_iter()
        .zip(scopes)
        .map(|((kind, tokens), scope)| Hit {
            kind,
            range: reading.bytes(tokens.clone()),
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
        let there =
            needs.find_all(tokens).iter().any(|m| sentence.start <= m.tokens.start && m.tokens.end <= sentence.end);
        if !there {
            return false;
        }
    }
    let marked = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punctuation);
    if trigger.between_marks && !(marked(at.start + 1) && marked(at.end - 2)) {
        return false;
    }
    if trigger.ends_clause && !ends_clause(lexicon, tokens.get(at.end)) {
        return false;
    }
    if trigger.may_be_laid && is_laid(lexicon, reading, at) {
        return false;
    }
    trigger.subordinate || !is_subordinate(lexicon, reading, at.start)
}

/// Whether an order or a court lays the ban at `at`. Before the ban they are named as the ones that do where they open
/// its sentence or clause («Предписанием запрещается …»), or where what is banned follows as a verb («Лицу судом
/// запрещается посещать …»); elsewhere they belong to the conduct («Исключение приказом директора запрещается»).
fn is_laid(lexicon: &Lexicon, reading: &Reading<'_>, at: &Range<usize>) -> bool {
    let tokens = &reading.tokens;
    let sentence = reading.sentence(at.start);
    let clause = reading.clause(at.start);
    let other = lexicon.laid_by.unless.find_all(tokens);
    let means_it = |m: &crate::language::Match| {
        !other.iter().any(|o| o.tokens.start < m.tokens.end && m.tokens.start < o.tokens.end)
    };
    let word_after = |token: usize| (token..sentence.end).find(|i| tokens[*i].kind != TokenKind::Punctuation);
    let verb_follows = word_after(at.end).is_some_and(|i| lexicon.resumes.is_match(&tokens[i..=i]));
    let opens = |start: usize| {
        word_after(sentence.start) == Some(start)
            || clause.clone().find(|i| tokens[*i].kind != TokenKind::Punctuation) == Some(start)
    };
    let before = lexicon.laid_by.before.find_all(tokens);
    let after = lexicon.laid_by.after.find_all(tokens);
    before.iter().filter(|m| m.tokens.end <= at.start && means_it(m)).any(|m| {
        let (start, end) = (m.tokens.start, m.tokens.end);
        (start >= sentence.start && opens(start)) || (verb_follows && clause.start <= start && end <= at.start)
    }) || after.iter().any(|m| word_after(at.end) == Some(m.tokens.start) && means_it(m))
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
        let words: Vec<usize> =
            clause.clone().filter(|i| reading.tokens[*i].kind != TokenKind::Punctuation).take(HEAD).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        // The trigger's own words are no head of its clause.
        let head_end = if clause.contains(&token) { (last + 1).min(token.max(*first)) } else { last + 1 };
        let head = &reading.tokens[*first..head_end];
        if lexicon.subordinators.is_match(head) {
            // «лица, которые ведут учет детей, живущих в селе, не вправе …»: the clause was complete before.
            let complete = !clause.contains(&token) && lexicon.finite.is_match(&reading.tokens[*first..clause.end]);
            return !complete;
        }
        let Some(before) = clause.start.checked_sub(2) else {
            return false;
        };
        let previous = reading.clause(before);
        let same_sentence = reading.tokens[before].sentence == reading.tokens[token].sentence;
        let begins_with_insertion =
            lexicon.insertions.find_all(&reading.tokens[previous.clone()]).iter().any(|m| m.tokens.start == 0);
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
    found.sort_by_key(|(kind, t)| (*kind != NormKind::Prohibition, std::cmp::Reverse(t.len()), t.start));
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
    let free = |s: &Range<usize>| !found.iter().any(|(_, t)| s.start <= t.start && t.start < s.end);
    let colon_after = reading.tokens[at.end..range.end].iter().any(|t| t.text == ":");
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
            lexicon
                .splitters
                .iter()
                .any(|words| words.iter().enumerate().all(|(n, w)| tokens.get(i + 1 + n).is_some_and(|t| t.text == *w)))
        })
        .map(|i| i + 1)
        .filter(|i| within.contains(i))
        .collect()
}

fn sanctions(lexicon: &Lexicon, reading: &Reading<'_>, at: &Range<usize>) -> Vec<SanctionKind> {
    let sentence = reading.sentence(at.start);
    let tokens = &reading.tokens[sentence];
    let mut kinds: Vec<SanctionKind> =
        lexicon.sanctions.iter().filter(|(_, words)| words.is_match(tokens)).map(|(kind, _)| *kind).collect();
    kinds.dedup();
    kinds
}
