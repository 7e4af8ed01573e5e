//! Noun phrases and other pieces of a sentence, by the kinds of its words.

use super::words::ElementWords;
use crate::language::TokenKind;
use crate::law::Lang;
use crate::norm::reading::Reading;
use crate::norm::trigger::AnyOf;
use std::ops::Range;

/// Endings of Russian adjectives in the nominative with those of the nouns that they can stand before.
const AGREEMENT: [(&[&str], &[&str]); 3] = [
    (&["ая", "яя", "аяся"], &["а", "я", "ь"]),
    (&["ое", "ее", "ееся"], &["о", "е", "мя"]),
    (&["ые", "ие", "иеся"], &["ы", "и", "а", "я"]),
];
/// A masculine noun in the nominative ends in none of these.
const VOWELS: &[&str] = &["а", "о", "е", "ы", "и", "у", "ю", "я"];

/// A text with the words that its language recognises elements by. Ranges are of tokens unless they are said to be bytes.
pub(super) struct Line<'a> {
    pub lang: Lang,
    pub reading: Reading<'a>,
    pub words: &'static ElementWords,
}

impl<'a> Line<'a> {
    pub(super) fn new(lang: Lang, text: &'a str) -> Line<'a> {
        Line { lang, reading: Reading::new(lang, text), words: ElementWords::of(lang) }
    }

    /// The tokens inside these bytes.
    pub(super) fn tokens(&self, bytes: &Range<usize>) -> Range<usize> {
        let all = &self.reading.tokens;
        let start = all.iter().position(|t| t.range.start >= bytes.start).unwrap_or(all.len());
        let end = all.iter().rposition(|t| t.range.end <= bytes.end).map_or(start, |i| i + 1);
        start..end.max(start)
    }

    /// The bytes of tokens, without marks at either end; `None` if no word is left.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.trimmed(tokens);
        (!tokens.is_empty()).then(|| self.reading.bytes(tokens))
    }

    /// Without marks at either end, but for brackets and quotation marks that have their pair inside.
    pub(super) fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let mut r = tokens;
        while r.start < r.end && !self.is_word(r.start) && !(self.text(r.start) == "(" && self.closes(&r).is_some()) {
            r.start += 1;
        }
        while r.start < r.end && !self.is_word(r.end - 1) {
            let paired = self.text(r.end - 1) == ")" && (r.start..r.end).any(|i| self.text(i) == "(");
            if paired {
                break;
            }
            r.end -= 1;
        }
        r
    }

    /// Where the bracket at the start of `tokens` closes.
    fn closes(&self, tokens: &Range<usize>) -> Option<usize> {
        let mut depth = 0usize;
        for i in tokens.clone() {
            match self.text(i) {
                "(" => depth += 1,
                ")" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(i);
                    }
                }
                _ => {}
            }
        }
        None
    }

    pub(super) fn text(&self, i: usize) -> &str {
        self.reading.tokens.get(i).map_or("", |t| t.text.as_str())
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.reading.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Punctuation)
    }

    /// Whether the single word at `i` is one of these.
    pub(super) fn is(&self, any: &AnyOf, i: usize) -> bool {
        self.reading.tokens.get(i..=i).is_some_and(|t| any.is_match(t))
    }

    /// Where any of these stand inside `within`, in the order of the text.
    pub(super) fn find(&self, any: &AnyOf, within: Range<usize>) -> Vec<Range<usize>> {
        let Some(tokens) = self.reading.tokens.get(within.clone()) else {
            return Vec::new();
        };
        let matches = any.find_all(tokens).into_iter();
        matches.map(|m| within.start + m.tokens.start..within.start + m.tokens.end).collect()
    }

    pub(super) fn is_adjective(&self, i: usize) -> bool {
        let g = &self.words.general;
        self.is(&g.adjectives, i) && !self.is(&g.not_adjectives, i)
    }

    fn is_participle(&self, i: usize) -> bool {
        let g = &self.words.general;
        self.is(&g.participles, i) && !self.is(&g.not_participles, i)
    }

    fn is_stop(&self, i: usize) -> bool {
        let g = &self.words.general;
        self.is(&g.stops, i) && !self.is(&g.not_stops, i)
    }

    /// The noun phrase of a meaning: at its beginning, or in Kazakh at its end.
    pub(super) fn genus(&self, meaning: Range<usize>) -> Option<Range<usize>> {
        match self.lang {
            Lang::Kk => self.phrase_before(meaning),
            _ => self.phrase_after(meaning),
        }
    }

    /// The noun phrase that `within` begins with, with the genitives that belong to it: up to a preposition, a relative
    /// clause or a participle after a comma. A participle before the noun keeps the words that belong to it.
    pub(super) fn phrase_after(&self, within: Range<usize>) -> Option<Range<usize>> {
        let g = &self.words.general;
        let mut end = None;
        let mut lead: Option<usize> = None;
        let mut inside_lead = false;
        let mut i = within.start;
        while i < within.end {
            if !self.is_word(i) {
                match self.text(i) {
                    "(" => {
                        let Some(close) = self.closes(&(i..within.end)) else { break };
                        if end == Some(i) {
                            end = Some(close + 1);
                        }
                        i = close + 1;
                        continue;
                    }
                    "," if end.is_some() && self.interrupted(i + 1, within.end) => break,
                    ";" | ":" | "." => break,
                    "-" if !self.reading.tokens.get(i + 1).is_some_and(|t| t.joined) => break,
                    _ => {}
                }
                i += 1;
                continue;
            }
            if self.is(&g.prepositions, i) && !self.reading.tokens[i].joined {
                if end.is_some() || lead.is_none() {
                    break;
                }
                inside_lead = true;
            } else if self.is_stop(i) {
                break;
            } else if self.is(&g.conjunctions, i) {
                // «заключение, выданное и подписанное»: what follows may still belong.
            } else if self.is_adjective(i) {
                lead = lead.or(Some(i));
            } else if end.is_some() || !inside_lead || lead.is_some_and(|l| self.agree(l, i)) {
                end = Some(i + 1);
            }
            i += 1;
        }
        let end = end.filter(|e| *e > within.start)?;
        Some(within.start..end)
    }

    /// Whether after a comma a relative clause, a participle or a preposition begins, so that no item of a row follows.
    pub(super) fn interrupted(&self, from: usize, end: usize) -> bool {
        const HEAD: usize = 3;
        let g = &self.words.general;
        if self.is(&g.prepositions, from) || self.is_stop(from) || self.is(&self.words.definition.form_joints, from) {
            return true;
        }
        let head = (from..end).take_while(|i| self.text(*i) != ",").filter(|i| self.is_word(*i)).take(HEAD);
        if head.clone().any(|i| self.is(&g.relatives, i)) || self.is_participle(from) {
            return true;
        }
        // «временно принявшая», but «другие заменяющие их лица»
        !self.is_adjective(from) && head.skip(1).take(1).any(|i| self.is_participle(i))
    }

    /// Whether an adjective and a noun can agree in the nominative.
    fn agree(&self, adjective: usize, noun: usize) -> bool {
        let (a, n) = (self.text(adjective), self.text(noun));
        let ends = |word: &str, endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
        match AGREEMENT.iter().find(|(adjective, _)| ends(a, adjective)) {
            Some((_, noun)) => ends(n, noun),
            None => !ends(n, VOWELS),
        }
    }

    /// The noun phrase that `within` ends with, read back to a word at which it is over.
    pub(super) fn phrase_before(&self, within: Range<usize>) -> Option<Range<usize>> {
        let g = &self.words.general;
        let within = self.trimmed(within);
        let mut i = within.end;
        // «әрекеті (іс-әрекеті немесе әрекетсіздігі)»
        while i > within.start && self.text(i - 1) == ")" {
            i = (within.start..i).rev().find(|at| self.text(*at) == "(")?;
        }
        if i <= within.start || !self.is_word(i - 1) || self.is_participle(i - 1) {
            return None;
        }
        let mut start = i - 1;
        let mut at = start;
        while at > within.start {
            at -= 1;
            if let Some(phrase) = self.ending_at(at + 1, &within) {
                at = phrase;
                start = phrase;
                continue;
            }
            if self.is_word(at) {
                let joined = self.text(at + 1) == "-" && self.reading.tokens.get(at + 2).is_some_and(|t| t.joined);
                if self.is(&g.conjunctions, at) {
                    continue;
                }
                if !joined && (self.is_participle(at) || self.is_stop(at)) {
                    break;
                }
                start = at;
            } else {
                match self.text(at) {
                    ")" => {
                        let open = (within.start..at).rev().find(|i| self.text(*i) == "(");
                        match open {
                            Some(open) => at = open,
                            None => break,
                        }
                    }
                    "-" if self.reading.tokens[at + 1].joined => {}
                    "," => {}
                    _ => break,
                }
            }
        }
        Some(start..within.end)
    }

    /// The start of a phrase like «құқыққа қарсы» that ends at `end`.
    fn ending_at(&self, end: usize, within: &Range<usize>) -> Option<usize> {
        const LONGEST: usize = 3;
        let from = end.saturating_sub(LONGEST).max(within.start);
        let found = self.find(&self.words.definition.compounds, from..end);
        found.into_iter().find(|m| m.end == end).map(|m| m.start)
    }
}
