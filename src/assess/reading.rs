//! A passage as conditions see it: where each concept is named in its own words, in the words that govern it, in the
//! headings above it and in the title of its act.

use crate::language::{Match, Text, Token, TokenKind};
use crate::law::Lang;
use crate::norm::Passage;
use crate::norm::figures::{Measures, measures};
use crate::rule::{ConceptId, RuleSet};
use rustc_hash::FxHashMap as HashMap;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Where one concept (or anything narrower) is named.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    /// Bytes of the passage's own text, in order.
    pub own: Vec<Range<usize>>,
    /// Bytes of the governing words, with the place of the text among them.
    pub governing: Vec<(usize, Range<usize>)>,
}

impl Hits {
    /// Whether it is named at all.
    pub fn any(&self) -> bool {
        !self.own.is_empty() || !self.governing.is_empty()
    }

    /// Leaves out what shares words with a place of `cover`.
    pub fn leave_out(&mut self, cover: &Hits) {
        let shares = |r: &Range<usize>, c: &Range<usize>| c.start < r.end && r.start < c.end;
        self.own.retain(|r| !cover.own.iter().any(|c| shares(r, c)));
        self.governing.retain(|(at, r)| !cover.governing.iter().any(|(of, c)| of == at && shares(r, c)));
    }
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
    measures: OnceCell<Measures>,
    measures_governing: OnceCell<Vec<Measures>>,
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
            measures: OnceCell::new(),
            measures_governing: OnceCell::new(),
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
            for (at, text) in self.governing().iter().enumerate() {
                hits.governing.extend(patterns.find(text).into_iter().map(|m| (at, m.range)));
            }
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
            all.governing.extend(hits.governing.iter().cloned());
        }
        all.own.sort_by_key(|r| (r.start, r.end));
        all.own.dedup();
        all
    }

    /// A concept and all that is narrower.
    pub fn narrower(&self, id: ConceptId) -> &'a [ConceptId] {
        &self.rules.concept(id).narrower
    }

    /// The ordinal of the sentence of its own text that a byte stands in or, between two, of the next one.
    pub fn sentence(&self, at: usize) -> Option<usize> {
        self.own.tokens.iter().find(|t| t.range.end > at).map(|t| t.sentence)
    }

    /// The ordinal of the clause of its own text that a byte stands in or, between two, of the next one.
    pub fn clause(&self, at: usize) -> Option<usize> {
        self.own.tokens.iter().find(|t| t.range.end > at).map(|t| t.clause)
    }

    /// How many levels there are above the words.
    pub fn levels_above(&self) -> usize {
        self.passage.headings.len() + 1
    }

    /// Whether this concept, not counting narrower ones, is named at a level.
    pub fn is_at(&self, id: ConceptId, level: Level) -> bool {
        match level {
            Level::Words => self.itself(id).any(),
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
                (!named.is_empty()).then(|| (level, self.places(named)))
            })
        };
        self.settings.get_or_init(find).as_ref()
    }

    /// Settings without those that are named by their people only, where a narrower one is named beside them.
    fn places(&self, mut named: Vec<ConceptId>) -> Vec<ConceptId> {
        let all = named.clone();
        named.retain(|id| {
            let narrower = |other: &ConceptId| other != id && self.rules.concept(*other).wider.contains(id);
            !self.rules.concept(*id).people || !all.iter().any(narrower)
        });
        named
    }

    /// The ages and periods that its own words name.
    pub fn measures(&self) -> &Measures {
        self.measures.get_or_init(|| measures(self.lang(), &self.own.tokens))
    }

    /// The ages and periods that the words which govern it name, text by text.
    pub fn measures_governing(&self) -> &[Measures] {
        let read = || self.governing().iter().map(|text| measures(self.lang(), &text.tokens)).collect();
        self.measures_governing.get_or_init(read)
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
/// («баланы жәбірлеу (буллинг)»). Words in brackets are a second name of the head («травля (буллинг)») or a part of the
/// term («моральное (психологическое) насилие»), and nothing if they stand in another case than a head («профилактика
/// травли (буллинга)»).
pub(super) fn is_head(rules: &RuleSet, lang: Lang, term: &str, id: ConceptId) -> bool {
    // Whether each place where the concept is named is the head.
    let places = |name: &str| -> Vec<bool> {
        let text = Text::new(lang, name);
        let patterns = rules.concept(id).narrower.iter().filter_map(|n| rules.concept(*n).patterns.get(&lang));
        let is_head = |m: &Match| match lang {
            Lang::Kk => closes(&text.tokens, m.tokens.end),
            _ => leads(&text.tokens, m.tokens.start),
        };
        patterns.flat_map(|p| p.find(&text)).map(|m| is_head(&m)).collect()
    };
    let (outside, inside) = split_brackets(term);
    let named = places(&outside);
    if named.contains(&true) || places(term).contains(&true) {
        return true;
    }
    // «помощь пережившим травлю (буллинг)»: the brackets name again what is no head.
    named.is_empty() && inside.iter().any(|name| may_be_head(lang, term, name) && places(name).contains(&true))
}

/// Whether a match that ends before token `end` is the head of a Kazakh term: its last words, or one of several heads,
/// the last of which belongs to no word before it («зорлық-зомбылық пен қатыгездік», not «… профилактикасы»).
fn closes(tokens: &[Token], end: usize) -> bool {
    const JOINING: [&str; 6] = [",", "және", "немесе", "мен", "пен", "бен"];
    const OWNED: [&str; 4] = ["сы", "сі", "лары", "лері"];
    let Some(last) = tokens.iter().rfind(|t| t.kind != TokenKind::Punctuation) else { return false };
    let rest = tokens.get(end..).unwrap_or_default();
    if rest.iter().all(|t| t.kind == TokenKind::Punctuation) {
        return true;
    }
    rest.first().is_some_and(|t| JOINING.contains(&t.text.as_str())) && !OWNED.iter().any(|s| last.text.ends_with(s))
}

/// Whether a match that begins at token `start` is the head of a Russian term.
fn leads(tokens: &[Token], start: usize) -> bool {
    const JOINING: [&str; 3] = ["и", "или", "либо"];
    // «семейно-бытовое»: only the last part of a compound is inflected.
    let goes_on = |i: usize| tokens[i + 1..].iter().find(|t| t.text != "-").is_some_and(|t| t.joined);
    let words: Vec<&Token> =
        (0..start).filter(|i| tokens[*i].kind == TokenKind::Word && !goes_on(*i)).map(|i| &tokens[i]).collect();
    let joined = words.iter().rposition(|t| JOINING.contains(&t.text.as_str()));
    let own = joined.map_or(0, |at| at + 1);
    if !words[own..].iter().all(|t| is_adjective(&t.text)) {
        return false;
    }
    // «профилактика насилия и жестокого обращения»: what follows «и» hangs on a word before it.
    let Some(at) = joined else { return true };
    let nouns = words[..at].iter().filter(|t| !is_adjective(&t.text) && !JOINING.contains(&t.text.as_str())).count();
    let nominative = |t: &Token| is_nominative(&t.text) || is_adjective(&t.text) && !t.text.ends_with('м');
    nouns == 1 || tokens.get(start).is_some_and(nominative)
}

fn is_adjective(word: &str) -> bool {
    // In the nominative, and in the instrumental as «… насилием признается» has it.
    const ADJECTIVE: [&str; 11] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ым", "им"];
    // «насилие», «обращение» end like adjectives and are none.
    const NOUN: [&str; 5] = ["ние", "тие", "лие", "вие", "чие"];
    ADJECTIVE.iter().any(|a| word.ends_with(a)) && !NOUN.iter().any(|n| word.ends_with(n))
}

/// Whether a Russian noun can only be the subject: its ending is that of no other case.
fn is_nominative(word: &str) -> bool {
    ["ние", "тие", "лие", "вие", "ость", "инг", "ация", "ство"].iter().any(|s| word.ends_with(s))
}

/// Whether words in brackets can be a second name of the head of their term.
fn may_be_head(lang: Lang, term: &str, name: &str) -> bool {
    let last_word = |s: &str| {
        let tokens = Text::new(lang, s).tokens;
        tokens.into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text.clone()).collect::<Vec<_>>()
    };
    let inside = last_word(name);
    match lang {
        Lang::Kk => {
            const CASES: [&str; 22] = [
                "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ды", "ді", "ты", "ті", "ны", "ні",
                "дан", "ден", "тан", "тен", "нан", "нен",
            ];
            // Brackets in the middle of a term name something on the way to its head.
            term.trim_end().ends_with(')') && inside.last().is_some_and(|w| !CASES.iter().any(|c| w.ends_with(c)))
        }
        _ => {
            let before = term.split_once('(').map(|(before, _)| last_word(before)).unwrap_or_default();
            let nouns = before.iter().filter(|w| !is_adjective(w)).count();
            let head = inside.iter().find(|w| !is_adjective(w));
            let oblique = |w: &String| w.ends_with(['а', 'я', 'е', 'и', 'ы', 'у', 'ю', 'м', 'х']) || w.ends_with("ей");
            nouns <= 1 || head.is_none_or(|w| is_nominative(w) || !oblique(w))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn leads_at(term: &str, word: &str) -> bool {
        let text = Text::new(Lang::Ru, term);
        let at = text.tokens.iter().position(|t| t.text == word).unwrap();
        leads(&text.tokens, at)
    }

    #[test]
    fn a_russian_term_is_led_by_its_first_noun() {
        assert!(leads_at("бытовое насилие", "насилие"));
        assert!(leads_at("семейно-бытовым насилием", "насилием"));
        assert!(leads_at("безнадзорность и беспризорность", "беспризорность"));
        assert!(leads_at("насилие над детьми и жестокое обращение", "жестокое"));
        assert!(!leads_at("профилактика насилия", "насилия"));
        assert!(!leads_at("профилактика насилия и жестокого обращения", "жестокого"));
    }

    #[test]
    fn a_kazakh_term_is_closed_by_its_last_noun() {
        let closed = |term: &str, word: &str| {
            let text = Text::new(Lang::Kk, term);
            let at = text.tokens.iter().position(|t| t.text == word).unwrap();
            closes(&text.tokens, at + 1)
        };
        assert!(closed("баланы жәбірлеу", "жәбірлеу"));
        assert!(closed("зорлық және қатыгездік", "зорлық"));
        assert!(!closed("зорлық және қатыгездік профилактикасы", "зорлық"));
        assert!(!closed("жәбірлеу құрбаны", "жәбірлеу"));
    }

    #[test]
    fn brackets_name_the_head_again_only_in_its_case() {
        assert!(may_be_head(Lang::Ru, "травля (буллинг) ребенка", "буллинг"));
        assert!(!may_be_head(Lang::Ru, "профилактика травли (буллинга)", "буллинга"));
        assert!(!may_be_head(Lang::Ru, "центр помощи при травле (буллинге)", "буллинге"));
        assert!(may_be_head(Lang::Kk, "баланы жәбірлеу (буллинг)", "буллинг"));
        assert!(!may_be_head(Lang::Kk, "баланы жәбірлеудің (буллингтің) профилактикасы", "буллингтің"));
        assert!(!may_be_head(Lang::Kk, "жәбірлеу (буллинг) кезіндегі көмек", "буллинг"));
    }

    #[test]
    fn what_is_only_spoken_of_is_left_out() {
        let mut hits = Hits { own: vec![10..20, 40..50], governing: vec![(0, 5..9)] };
        let one = |range: Range<usize>| Vec::from_iter([range]);
        hits.leave_out(&Hits { own: one(0..12), governing: vec![(1, 0..20)] });
        assert_eq!(hits.own, one(40..50));
        assert_eq!(hits.governing, [(0, 5..9)]);
        assert!(hits.any());
    }
}
