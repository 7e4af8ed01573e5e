//! The terms of many acts laid side by side: what two acts define in different words, and what acts ban or punish
//! although none defines it.
//!
//! Meanings are compared by stems: punctuation, the forms of words, their order and small words do not count. A notion
//! that is looked for among the definitions is given by the caller as something that can be found in a text.

use super::elements::{Elements, Span, elements, is_adjective, is_small};
use super::{DefinitionForm, Norm, NormKind, Passage};
use crate::language::{Match, Text, TokenKind};
use crate::law::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// A definition in an act.
#[derive(Clone, Debug)]
pub struct Defined<'a> {
    /// Where it stands.
    pub passage: &'a Passage,
    /// The term in the form the act gives it.
    pub term: &'a str,
    /// What is said of it; empty where a list below the passage says it.
    pub meaning: &'a str,
}

/// A term that acts define in different words.
#[derive(Clone, Debug)]
pub struct Conflict<'a> {
    /// The language.
    pub lang: Lang,
    /// One definition per wording, in the order of the passages given.
    pub definitions: Vec<Defined<'a>>,
    /// Of all the stems of the two meanings least alike, how many in a hundred stand in both.
    pub common_percent: u8,
}

/// A ban or an offence that names a notion.
#[derive(Clone, Debug)]
pub struct Use<'a> {
    /// Where it stands.
    pub passage: &'a Passage,
    /// Whether it bans or punishes.
    pub kind: NormKind,
    /// The words that name the notion.
    pub words: &'a str,
}

/// A notion that is banned or punished and that no act defines.
#[derive(Clone, Debug)]
pub struct Undefined<'a> {
    /// The notion, as the caller calls it.
    pub notion: &'a str,
    /// The language.
    pub lang: Lang,
    /// Where it is banned or punished, in the order of the passages given; one per passage.
    pub uses: Vec<Use<'a>>,
    /// Definitions of other terms that name it: «профилактика бытового насилия» names «бытовое насилие».
    pub near: Vec<Defined<'a>>,
}

/// Finds where a text names something.
pub type Finder<'a> = Box<dyn Fn(Lang, &Text) -> Vec<Match> + 'a>;

/// Something that can be found in a text.
pub struct Notion<'a> {
    /// What to call it.
    pub name: &'a str,
    /// Where a text names it; ranges of tokens and bytes of that text.
    pub find: Finder<'a>,
}

/// What was found in the passages.
#[derive(Clone, Debug, Default)]
pub struct Terms<'a> {
    /// Terms with more than one meaning, by language and term.
    pub conflicts: Vec<Conflict<'a>>,
    /// Notions without a meaning, in the order of the notions given, by language.
    pub undefined: Vec<Undefined<'a>>,
}

/// Compares the terms of passages, which should be those of all acts in force on one day.
pub fn terms<'a>(passages: &'a [Passage], notions: &'a [Notion<'a>]) -> Terms<'a> {
    let defined: Vec<Defined<'a>> = passages.iter().flat_map(definitions).collect();
    let mut undefined = Vec::new();
    let used: Vec<(&Passage, NormKind, Text, std::ops::Range<usize>)> = passages.iter().flat_map(conduct).collect();
    let terms: Vec<Text> = defined.iter().map(|d| Text::new(d.passage.lang, d.term)).collect();
    for notion in notions {
        for lang in Lang::AUTHENTIC {
            undefined.extend(without_meaning(notion, lang, &defined, &terms, &used));
        }
    }
    Terms { conflicts: conflicts(defined), undefined }
}

/// Whether two terms are one: the forms, order and brackets of their words aside.
pub fn is_one_term(lang: Lang, a: &str, b: &str) -> bool {
    let key = term_key(lang, a);
    !key.is_empty() && key == term_key(lang, b)
}

/// Whether two meanings are said with the same words: their forms, order and small words aside.
pub fn is_one_meaning(lang: Lang, a: &str, b: &str) -> bool {
    content(lang, a) == content(lang, b)
}

/// The terms that a passage defines by itself.
pub fn definitions(p: &Passage) -> impl Iterator<Item = Defined<'_>> {
    p.norms.iter().filter(|n| n.kind == NormKind::Definition && !n.inherited).filter_map(move |n| {
        let term = n.term.as_ref().filter(|t| t.form != Some(DefinitionForm::Enumeration))?;
        let meaning = match elements(p, n) {
            Some(Elements::Definition(d)) => d.meaning.as_ref().map_or("", |s| s.words(p)),
            _ => "",
        };
        Some(Defined { passage: p, term: &term.text, meaning })
    })
}

/// What a passage bans or punishes: its kind, its analysed text and the bytes of the conduct.
fn conduct(p: &Passage) -> impl Iterator<Item = (&Passage, NormKind, Text, std::ops::Range<usize>)> {
    let own = |span: Option<Span>| span.filter(|s| s.governing.is_none()).map(|s| s.range);
    let found = p.norms.iter().filter_map(move |n: &Norm| match elements(p, n)? {
        Elements::Prohibition(b) => Some((n.kind, own(b.conduct)?)),
        Elements::Offence(o) => Some((n.kind, own(o.disposition)?)),
        Elements::Definition(_) => None,
    });
    found.map(move |(kind, range)| (p, kind, Text::new(p.lang, &p.text), range))
}

/// Terms that two acts define in words with different stems.
fn conflicts(defined: Vec<Defined<'_>>) -> Vec<Conflict<'_>> {
    let mut by_term: BTreeMap<(Lang, Vec<String>), Vec<Defined<'_>>> = BTreeMap::new();
    for d in defined {
        let key = term_key(d.passage.lang, d.term);
        if !key.is_empty() && !d.meaning.trim().is_empty() {
            by_term.entry((d.passage.lang, key)).or_default().push(d);
        }
    }
    by_term.into_iter().filter_map(|((lang, _), all)| conflict(lang, all)).collect()
}

fn conflict(lang: Lang, all: Vec<Defined<'_>>) -> Option<Conflict<'_>> {
    let stems: Vec<BTreeSet<String>> = all.iter().map(|d| content(lang, d.meaning)).collect();
    let mut least: Option<u8> = None;
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate().skip(i + 1) {
            if a.passage.act == b.passage.act || stems[i] == stems[j] {
                continue;
            }
            let common = stems[i].intersection(&stems[j]).count();
            let union = stems[i].union(&stems[j]).count().max(1);
            let percent = u8::try_from(common * 100 / union).unwrap_or(100);
            least = Some(least.map_or(percent, |l| l.min(percent)));
            kept.extend([i, j]);
        }
    }
    let common_percent = least?;
    let definitions = all.into_iter().enumerate().filter(|(i, _)| kept.contains(i)).map(|(_, d)| d).collect();
    Some(Conflict { lang, definitions, common_percent })
}

/// What makes two terms one: their stems without brackets, small words and order.
fn term_key(lang: Lang, term: &str) -> Vec<String> {
    let mut depth = 0usize;
    let outside: String = term
        .chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect();
    content(lang, &outside).into_iter().collect()
}

/// The stems of the words that carry the meaning.
fn content(lang: Lang, text: &str) -> BTreeSet<String> {
    let text = Text::new(lang, text);
    let words = text.tokens.iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Punctuation);
    words.filter(|(i, _)| !is_small(lang, &text.tokens[*i..=*i])).map(|(_, t)| t.stem.clone()).collect()
}

fn without_meaning<'a>(
    notion: &'a Notion<'a>,
    lang: Lang,
    defined: &[Defined<'a>],
    terms: &[Text],
    used: &[(&'a Passage, NormKind, Text, std::ops::Range<usize>)],
) -> Option<Undefined<'a>> {
    let mut near = Vec::new();
    for (d, text) in defined.iter().zip(terms).filter(|(d, _)| d.passage.lang == lang) {
        let found = (notion.find)(lang, text);
        if found.iter().any(|m| is_the_term(lang, text, m)) {
            return None;
        }
        if !found.is_empty() {
            near.push(d.clone());
        }
    }
    let mut uses: Vec<Use<'a>> = Vec::new();
    for (passage, kind, text, range) in used.iter().filter(|(p, ..)| p.lang == lang) {
        let inside = |m: &Match| range.start <= m.range.start && m.range.end <= range.end;
        let Some(m) = (notion.find)(lang, text).into_iter().find(inside) else {
            continue;
        };
        let said = uses.last().is_some_and(|u| std::ptr::eq(u.passage, *passage));
        if !said && let Some(words) = passage.text.get(m.range) {
            uses.push(Use { passage, kind: *kind, words });
        }
    }
    (!uses.is_empty()).then_some(Undefined { notion: notion.name, lang, uses, near })
}

/// Whether a term is about the notion and not about something of it: Russian names it first, Kazakh last, and no
/// adjective narrows it.
fn is_the_term(lang: Lang, term: &Text, m: &Match) -> bool {
    let words = |range: std::ops::Range<usize>| {
        term.tokens.get(range).into_iter().flatten().filter(|t| t.kind != TokenKind::Punctuation).count()
    };
    if lang != Lang::Kk {
        return words(0..m.tokens.start) == 0;
    }
    let bracket = term.tokens.iter().position(|t| t.text == "(").unwrap_or(term.tokens.len());
    let last = m.tokens.end >= bracket || words(m.tokens.end..bracket) == 0;
    let before = m.tokens.start.checked_sub(1).and_then(|i| term.tokens.get(i..=i));
    let narrowed = before.is_some_and(|word| is_adjective(lang, word));
    last && !narrowed
}
