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
/// or is joined to the head («безнадзорность и беспризорность»). In Kazakh it comes last («баланы жәбірлеу (буллинг)»).
/// Words in brackets are a second name of what stands before them: of the term only where that is its head.
pub(super) fn is_head(rules: &RuleSet, lang: Lang, term: &str, id: ConceptId) -> bool {
    let (outside, inside) = split_brackets(term);
    let named = |name: &str, second: bool| {
        let text = Text::new(lang, name);
        rules.concept(id).narrower.iter().any(|narrower| {
            let Some(patterns) = rules.concept(*narrower).patterns.get(&lang) else { return false };
            patterns.find(&text).iter().any(|m| match lang {
                Lang::Kk => closes(&text.tokens, m.tokens.end),
                _ => leads(&text.tokens, m.tokens.start) && (!second || is_nominative(&text.tokens[m.tokens.start..])),
            })
        })
    };
    named(&outside, false)
        || inside.iter().any(|bracket| match lang {
            Lang::Kk => bracket.is_last && named(&bracket.words, false),
            _ => {
                let before = Text::new(lang, &bracket.before);
                let words = before.tokens.iter().filter(|t| t.kind == TokenKind::Word && !is_adjective(t)).count();
                named(&bracket.words, words > 1)
            }
        })
}

/// Whether what stands before a token of a Russian term leaves that token its head.
fn leads(tokens: &[Token], start: usize) -> bool {
    const JOINING: [&str; 3] = ["и", "или", "либо"];
    let before = &tokens[..start];
    let joined = before.iter().rposition(|t| JOINING.contains(&t.text.as_str()));
    let only_adjectives = |of: &[Token]| of.iter().filter(|t| t.kind == TokenKind::Word).all(is_adjective);
    let Some(joined) = joined else { return only_adjectives(before) };
    // «профилактика травли и самоповреждения» joins two objects of prevention, not two heads.
    let nouns = before[..joined].iter().filter(|t| t.kind == TokenKind::Word && !is_adjective(t)).count();
    only_adjectives(&before[joined + 1..]) && (nouns <= 1 || is_nominative(&tokens[start..]))
}

/// Whether a match that ends before a token of a Kazakh term is its head.
fn closes(tokens: &[Token], end: usize) -> bool {
    let Some(last) = tokens.iter().rposition(|t| t.kind != TokenKind::Punctuation) else { return false };
    let joined =
        || tokens.get(end).is_some_and(|t| matches!(t.text.as_str(), "," | "және" | "немесе" | "мен" | "пен" | "бен"));
    // A last word with the suffix of a thing possessed («… профилактикасы») is the head of all that comes before it.
    end > last || (joined() && !tokens[last].text.ends_with(['ы', 'і']))
}

fn is_adjective(token: &Token) -> bool {
    // Nouns end in «ие» after other consonants than adjectives do: «насилие», «физические».
    const ENDINGS: [&str; 15] =
        ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "кие", "гие", "хие", "шие", "щие", "чие", "жие"];
    ENDINGS.iter().any(|a| token.text.ends_with(a))
}

/// Whether the first noun of a Russian name is plainly in the nominative, the case in which a term is given.
fn is_nominative(tokens: &[Token]) -> bool {
    const ENDINGS: [&str; 7] = ["ие", "ье", "ость", "ство", "инг", "ация", "ля"];
    let noun = tokens.iter().find(|t| t.kind == TokenKind::Word && !is_adjective(t)).or(tokens.first());
    noun.is_some_and(|t| ENDINGS.iter().any(|e| t.text.ends_with(e)))
}

/// Words in brackets.
struct Bracket {
    words: String,
    /// What stands before them, outside brackets.
    before: String,
    /// Whether nothing but blanks follows them.
    is_last: bool,
}

fn split_brackets(term: &str) -> (String, Vec<Bracket>) {
    let mut outside = String::new();
    let mut inside: Vec<Bracket> = Vec::new();
    let mut depth = 0_usize;
    for c in term.chars() {
        match c {
            '(' => {
                depth += 1;
                inside.push(Bracket { words: String::new(), before: outside.clone(), is_last: true });
            }
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => {
                outside.push(c);
                if !c.is_whitespace() {
                    inside.iter_mut().for_each(|b| b.is_last = false);
                }
            }
            _ => {
                if let Some(open) = inside.last_mut() {
                    open.words.push(c);
                }
            }
        }
    }
    (outside, inside)
}
