//! A passage as conditions see it: where each concept is named in its own words, in the words that govern it, in the
//! headings above it and in the title of its act.

use crate::language::{Text, Token, TokenKind};
use crate::law::Lang;
use crate::norm::Passage;
use crate::rule::{ConceptId, RuleSet};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Where one concept (or anything narrower) is named.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    /// Bytes of the passage's own text, in order.
    pub own: Vec<Range<usize>>,
    /// Whether the governing words name it.
    pub governing: bool,
}

/// A passage, analysed once for all rules. Tokens and hits are made when first asked for.
pub(super) struct Reading<'a> {
    pub passage: Arc<Passage>,
    rules: &'a RuleSet,
    own: Text,
    governing: OnceCell<Vec<Text>>,
    headings: OnceCell<Vec<Text>>,
    title: Rc<Text>,
    /// Hits of each concept by itself, without narrower ones.
    named: RefCell<HashMap<ConceptId, Rc<Hits>>>,
    /// Whether each heading, from the innermost, and last the title, names the concept by itself.
    above: RefCell<HashMap<ConceptId, Rc<Vec<bool>>>>,
    /// The first level, from the words outwards, that names any setting, with all settings it names.
    settings: OnceCell<Option<(Level, Vec<ConceptId>)>>,
}

/// A part of a passage's surroundings, from the nearest outwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Its own words and those that govern it.
    Words,
    /// A heading, counted from the innermost; after the last heading, the act's title.
    Above(usize),
}

impl<'a> Reading<'a> {
    pub fn new(rules: &'a RuleSet, passage: Arc<Passage>, title: Rc<Text>) -> Reading<'a> {
        let own = Text::new(passage.lang, &passage.text);
        Reading {
            passage,
            rules,
            own,
            governing: OnceCell::new(),
            headings: OnceCell::new(),
            title,
            named: RefCell::default(),
            above: RefCell::default(),
            settings: OnceCell::new(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.passage.lang
    }

    /// Where this concept, not counting narrower ones, is named in the passage.
    pub fn itself(&self, id: ConceptId) -> Rc<Hits> {
        if let Some(hits) = self.named.borrow().get(&id) {
            return Rc::clone(hits);
        }
        let mut hits = Hits::default();
        if let Some(patterns) = self.rules.concept(id).patterns.get(&self.lang()) {
            hits.own = patterns.find(&self.own).into_iter().map(|m| m.range).collect();
            hits.governing = self.governing().iter().any(|text| !patterns.find(text).is_empty());
        }
        let hits = Rc::new(hits);
        self.named.borrow_mut().insert(id, Rc::clone(&hits));
        hits
    }

    /// Where this concept or a narrower one is named in the passage.
    pub fn named(&self, id: ConceptId) -> Hits {
        let mut all = Hits::default();
        for narrower in &self.rules.concept(id).narrower {
            let hits = self.itself(*narrower);
            all.own.extend(hits.own.iter().cloned());
            all.governing |= hits.governing;
        }
        all.own.sort_by_key(|r| (r.start, r.end));
        all.own.dedup();
        all
    }

    /// How many levels there are above the words.
    pub fn levels_above(&self) -> usize {
        self.passage.headings.len() + 1
    }

    /// Whether this concept, not counting narrower ones, is named at a level.
    pub fn is_at(&self, id: ConceptId, level: Level) -> bool {
        match level {
            Level::Words => {
                let hits = self.itself(id);
                hits.governing || !hits.own.is_empty()
            }
            Level::Above(i) => self.above(id).get(i).copied().unwrap_or(false),
        }
    }

    fn above(&self, id: ConceptId) -> Rc<Vec<bool>> {
        if let Some(known) = self.above.borrow().get(&id) {
            return Rc::clone(known);
        }
        let flags = match self.rules.concept(id).patterns.get(&self.lang()) {
            None => vec![false; self.levels_above()],
            Some(patterns) => self
                .headings()
                .iter()
                .chain(std::iter::once(self.title.as_ref()))
                .map(|text| !patterns.find(text).is_empty())
                .collect(),
        };
        let flags = Rc::new(flags);
        self.above.borrow_mut().insert(id, Rc::clone(&flags));
        flags
    }

    /// The settings it is said to hold in: those that the nearest level with any setting names.
    pub fn settings(&self) -> Option<&(Level, Vec<ConceptId>)> {
        let find = || {
            let mut levels = std::iter::once(Level::Words).chain((0..self.levels_above()).map(Level::Above));
            levels.find_map(|level| {
                let named: Vec<ConceptId> =
                    self.rules.settings().iter().copied().filter(|id| self.is_at(*id, level)).collect();
                (!named.is_empty()).then_some((level, named))
            })
        };
        self.settings.get_or_init(find).as_ref()
    }

    fn governing(&self) -> &[Text] {
        let read = || self.passage.governing.iter().map(|g| Text::new(self.lang(), &g.text)).collect();
        self.governing.get_or_init(read)
    }

    fn headings(&self) -> &[Text] {
        let read = || self.passage.headings.iter().map(|h| Text::new(self.lang(), &h.text)).collect();
        self.headings.get_or_init(read)
    }
}

/// Whether a concept is the head of a term.
///
/// In Russian the head of a term comes first («травля (буллинг) ребенка»), after adjectives at most («бытовое насилие»),
/// or after «и», «или» in a term of several («безнадзорность и беспризорность»). In Kazakh it comes last
/// («баланы жәбірлеу (буллинг)»). Words in brackets are a second name of the term and are looked at by themselves.
pub(super) fn is_head(rules: &RuleSet, lang: Lang, term: &str, id: ConceptId) -> bool {
    let (outside, inside) = split_brackets(term);
    std::iter::once(outside.as_str()).chain(inside.iter().map(String::as_str)).any(|name| {
        let text = Text::new(lang, name);
        let tokens = &text.tokens;
        let Some(last_word) = tokens.iter().rposition(|t| t.kind != TokenKind::Punctuation) else { return false };
        rules.concept(id).narrower.iter().any(|narrower| {
            let Some(patterns) = rules.concept(*narrower).patterns.get(&lang) else { return false };
            patterns.find(&text).iter().any(|m| match lang {
                Lang::Kk => {
                    m.tokens.end > last_word
                        || tokens
                            .get(m.tokens.end)
                            .is_some_and(|t| matches!(t.text.as_str(), "," | "және" | "немесе" | "мен" | "пен" | "бен"))
                }
                _ => leads(&tokens[..m.tokens.start]),
            })
        })
    })
}

/// Whether what stands before a match in a Russian term leaves the match its head.
fn leads(before: &[Token]) -> bool {
    const JOINING: [&str; 3] = ["и", "или", "либо"];
    const ADJECTIVE: [&str; 9] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"];
    let tail = before.iter().rev().take_while(|t| !JOINING.contains(&t.text.as_str()));
    tail.filter(|t| t.kind == TokenKind::Word).all(|t| ADJECTIVE.iter().any(|a| t.text.ends_with(a)))
}

fn split_brackets(term: &str) -> (String, Vec<String>) {
    let mut outside = String::new();
    let mut inside: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for c in term.chars() {
        match c {
            '(' => {
                depth += 1;
                inside.push(String::new());
            }
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {
                if let Some(open) = inside.last_mut() {
                    open.push(c);
                }
            }
        }
    }
    (outside, inside)
}
