//! Definitions in running text: «под X понимается Y», «X признается Y», «X – это Y», «X деп Y түсініледі», «Y X деп
//! танылады», «Формами X являются», and the disposition «X, то есть Y».

use super::item::{copula_after, dividing_dash};
use super::{Introduced, trimmed};
use crate::language::{Token, TokenKind};
use crate::law::Lang;
use crate::norm::DefinitionForm;
use crate::norm::reading::Reading;
use crate::norm::trigger::{AnyOf, DefinitionWords, EnumerationTerm, Lexicon};
use std::ops::Range;

const MAX_TERM_WORDS: usize = 20;
/// A term that is nothing but a noun and its attributes is no longer than this.
const MAX_PLAIN_TERM_WORDS: usize = 8;

/// The definitions of running text.
pub(super) fn running(lang: Lang, reading: &Reading<'_>) -> Vec<Introduced> {
    let lexicon = Lexicon::of(lang);
    let words = &lexicon.definitions;
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let sentence = reading.sentence(at);
        at = sentence.end.max(at + 1);
        let found = under(words, reading, &sentence)
            .or_else(|| deemed(words, lexicon, reading, &sentence))
            .or_else(|| said_to_be(words, reading, &sentence))
            .or_else(|| copula(words, reading, &sentence))
            .or_else(|| enumeration(words, reading, &sentence));
        out.extend(found.filter(|f| !reading.is_quoted(&f.trigger)));
    }
    out
}

/// «X, то есть Y», at the beginning of a text that is the disposition of an offence.
pub(in crate::norm) fn disposition(lang: Lang, reading: &Reading<'_>) -> Option<Introduced> {
    let words = &Lexicon::of(lang).definitions;
    let sentence = reading.sentence(0);
    let m = words.that_is.find_all(&reading.tokens[sentence.clone()]).into_iter().next()?;
    introduced(words, reading, 0..m.tokens.start, m.range, DefinitionForm::Disposition, &sentence)
}

fn introduced(
    words: &DefinitionWords,
    reading: &Reading<'_>,
    term: Range<usize>,
    trigger: Range<usize>,
    form: DefinitionForm,
    sentence: &Range<usize>,
) -> Option<Introduced> {
    let term = without_frame(words, reading, term);
    let count = reading.tokens.get(term.clone())?.iter().filter(|t| t.kind == TokenKind::Word).count();
    if count == 0 || count > MAX_TERM_WORDS {
        return None;
    }
    Some(Introduced {
        trigger,
        term: trimmed(reading.text, reading.bytes(term)),
        form: Some(form),
        scope: reading.bytes(sentence.clone()),
    })
}

/// `tokens` without «в настоящей статье» and the like at either end.
fn without_frame(words: &DefinitionWords, reading: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut r = tokens;
    let is_mark = |t: &Token| matches!(t.text.as_str(), "," | ":" | "-");
    loop {
        while r.start < r.end && is_mark(&reading.tokens[r.start]) {
            r.start += 1;
        }
        while r.start < r.end && is_mark(&reading.tokens[r.end - 1]) {
            r.end -= 1;
        }
        let before = r.clone();
        for m in words.frame.find_all(&reading.tokens[r.clone()]) {
            let (start, end) = (before.start + m.tokens.start, before.start + m.tokens.end);
            if start == r.start {
                r.start = end;
            } else if end == r.end {
                r.end = start;
            }
        }
        if r == before {
            return r;
        }
    }
}

/// Matches inside `within`, as token ranges of the whole reading.
fn inside(any: &AnyOf, reading: &Reading<'_>, within: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    any.find_all(&reading.tokens[within.clone()])
        .into_iter()
        .map(|m| (within.start + m.tokens.start..within.start + m.tokens.end, m.range))
        .collect()
}

fn under(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Introduced> {
    let tokens = &reading.tokens;
    let from = sentence.clone().find(|i| words.under.contains(&tokens[*i].text))?;
    let verb = inside(&words.understood, reading, sentence).into_iter().find(|(t, _)| t.start > from + 1)?;
    if words.not.contains(&tokens[verb.0.start - 1].text) {
        return None;
    }
    let trigger = reading.tokens[from].range.start..verb.1.end;
    introduced(words, reading, from + 1..verb.0.start, trigger, DefinitionForm::Running, sentence)
        .map(|d| Introduced { trigger: verb.1.clone(), ..d })
}

fn deemed(
    words: &DefinitionWords,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    sentence: &Range<usize>,
) -> Option<Introduced> {
    let tokens = &reading.tokens;
    let (verb, range) = inside(&words.deemed, reading, sentence).into_iter().next()?;
    let term = without_frame(words, reading, sentence.start..verb.start);
    let first = term.clone().find(|i| tokens[*i].kind == TokenKind::Word)?;
    // «семейно-бытовым»: only the last part of a compound is inflected.
    let first = (first + 1..term.end)
        .take_while(|i| tokens[*i].joined || tokens[*i].text == "-")
        .filter(|i| tokens[*i].kind == TokenKind::Word)
        .last()
        .unwrap_or(first);
    let one = |any: &AnyOf, i: usize| {
        tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && any.is_match(&tokens[i..=i])
    };
    let next = (verb.end..sentence.end).find(|i| tokens[*i].kind == TokenKind::Word)?;
    let wrong = words.not.contains(&tokens[verb.start - 1].text)
        || !one(&words.instrumental, first)
        || term.clone().any(|i| one(&words.agents, i))
        || one(&words.instrumental, next)
        || lexicon.subordinators.is_match(&tokens[term.clone()]);
    if wrong {
        return None;
    }
    introduced(words, reading, term, range, DefinitionForm::Running, sentence)
}

fn copula(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Introduced> {
    let bytes = reading.bytes(sentence.clone());
    let dash = dividing_dash(reading.text.get(bytes.clone())?)?;
    let dash = bytes.start + dash.start..bytes.start + dash.end;
    let end = copula_after(words, reading, dash.end)?;
    let at = reading.tokens.iter().position(|t| t.range.start >= dash.start)?;
    introduced(words, reading, sentence.start..at, dash.start..end, DefinitionForm::Running, sentence)
}

/// «X деп Y түсініледі» and «Y X деп танылады»; «X дегеніміз – Y».
fn said_to_be(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Introduced> {
    let tokens = &reading.tokens;
    let is_that = |i: &usize| words.that.contains(&tokens[*i].text);
    if let Some((called, range)) = inside(&words.called, reading, sentence).into_iter().next() {
        let term = without_frame(words, reading, sentence.start..called.start);
        return introduced(words, reading, term, range, DefinitionForm::Running, sentence);
    }
    let (verb, range) = inside(&words.understood, reading, sentence).into_iter().next_back()?;
    let that = (sentence.start..verb.start).rev().find(is_that)?;
    let before = that.checked_sub(1)?;
    let one = |any: &AnyOf, i: usize| any.is_match(&tokens[i..=i]);
    if tokens[before].kind != TokenKind::Word || one(&words.states, before) {
        return None;
    }
    let gap = tokens[that + 1..verb.start].iter().filter(|t| t.kind == TokenKind::Word).count();
    if gap >= 2 {
        let term = without_frame(words, reading, sentence.start..that);
        return introduced(words, reading, term, range, DefinitionForm::Running, sentence);
    }
    // The noun before «деп» with the adjectives before it, a verbal noun with what depends on it («қажеттіліктерін
    // елемеу деп»).
    let verbal = one(&words.verbal_nouns, before);
    let belongs = |i: usize| one(&words.adjectives, i) || verbal && one(&words.dependents, i);
    let mut start = before;
    while start > sentence.start && (belongs(start - 1) || tokens[start].joined || tokens[start - 1].text == "-") {
        start -= 1;
    }
    let trigger = tokens[that].range.start..range.end;
    introduced(words, reading, start..that, trigger, DefinitionForm::Running, sentence)
}

fn enumeration(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Introduced> {
    let (term, range) = forms_listed(words, reading, sentence)
        .or_else(|| divided(words, reading, sentence))
        .or_else(|| takes_form(words, reading, sentence))?;
    introduced(words, reading, term, range, DefinitionForm::Enumeration, sentence)
}

/// Tokens of the term and bytes of the trigger.
type Listed = (Range<usize>, Range<usize>);

fn count_words(reading: &Reading<'_>, tokens: Range<usize>) -> usize {
    reading.tokens[tokens].iter().filter(|t| t.kind == TokenKind::Word).count()
}

/// «Формами X являются», «X нысандары болып табылады».
fn forms_listed(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Listed> {
    let heads = inside(&words.enumeration_heads, reading, sentence);
    let verbs = inside(&words.enumeration_verbs, reading, sentence);
    match words.enumeration_term {
        EnumerationTerm::AfterHead => {
            let (head, _) = heads.into_iter().next().filter(|(head, _)| head.start == sentence.start)?;
            let (verb, range) = verbs.into_iter().find(|(t, _)| t.start >= head.end)?;
            Some((head.end..verb.start, range))
        }
        EnumerationTerm::BeforeHead => heads.into_iter().find_map(|(head, _)| {
            let (verb, range) = verbs.iter().find(|(t, _)| t.start >= head.end)?.clone();
            (count_words(reading, head.end..verb.start) <= 2)
                .then(|| (last_phrase(words, reading, sentence.start..head.start), range))
        }),
    }
}

/// What stands before a head: all of it where it is short; after a list of kinds («а, ә, б X нысандары») what follows
/// the last comma.
fn last_phrase(words: &DefinitionWords, reading: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let start = tokens.clone().rev().find(|i| reading.tokens[*i].text == ",");
    let short = count_words(reading, without_frame(words, reading, tokens.clone())) <= MAX_PLAIN_TERM_WORDS;
    match start {
        Some(comma) if !short => comma + 1..tokens.end,
        _ => tokens,
    }
}

/// «X подразделяется на».
fn divided(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Listed> {
    let (verb, range) = inside(&words.divided, reading, sentence).into_iter().next()?;
    let term = sentence.start..verb.start;
    let plain = count_words(reading, term.clone()) <= MAX_PLAIN_TERM_WORDS
        && !reading.tokens[term.clone()].iter().any(|t| t.text == ",");
    plain.then_some((term, range))
}

/// «X а, ә және б X-ы түрінде болуы мүмкін»: the term ends with the first word of the stem that stands before the verb.
fn takes_form(words: &DefinitionWords, reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Listed> {
    let (verb, range) = inside(&words.takes_form, reading, sentence).into_iter().next()?;
    let last = verb.start.checked_sub(1).filter(|i| *i > sentence.start)?;
    let stem = &reading.tokens[last].stem;
    let end = (sentence.start..last).find(|i| reading.tokens[*i].stem == *stem)? + 1;
    let plain = count_words(reading, sentence.start..end) <= MAX_PLAIN_TERM_WORDS;
    plain.then_some((sentence.start..end, range))
}

/// «X нысандары: 1) …; 2) … болып табылады»: the head stands at the end of the opening words and the verb in the tail of
/// the list.
pub(in crate::norm) fn closed_enumeration(lang: Lang, opener: &Reading<'_>, tail: &str) -> Option<Introduced> {
    let words = &Lexicon::of(lang).definitions;
    if words.enumeration_term != EnumerationTerm::BeforeHead {
        return None;
    }
    let closes = words.enumeration_verbs.is_match(&Reading::new(lang, tail).tokens);
    let last = opener.tokens.iter().rposition(|t| t.kind == TokenKind::Word).filter(|_| closes)?;
    let sentence = opener.sentence(last);
    let (head, range) =
        inside(&words.enumeration_heads, opener, &sentence).into_iter().find(|(head, _)| head.end == last + 1)?;
    let term = last_phrase(words, opener, sentence.start..head.start);
    introduced(words, opener, term, range, DefinitionForm::Enumeration, &sentence)
}
