//! Which passages have to be read for a verdict, told from lists of words.
//!
//! A sieve tells for each test of a condition in which passages it may hold. A passage that lacks something of every
//! condition by these lists lacks at least as much when it is read, so nothing rests on it, and it is read only if it can
//! still be among the few that come closest. The finding is the one that reading every candidate gives.

use super::part;
use super::rule::{Candidate, Case, NEAREST_PER_LANGUAGE, Rank, single};
use super::{Law, Reader, Verdict};
use crate::index::Places;
use crate::language::Pattern;
use crate::law::Lang;
use crate::norm::{NormKind, Passage};
use crate::rule::set::Role;
use crate::rule::{ConceptId, Condition, Rule, RuleSet};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Passages read at a time in search of those that come closest.
const BATCH: usize = 16;

/// Law that has lists of words. Each answer holds all passages in force of which the question is true, and perhaps more.
pub trait Sieve: Sync {
    /// Why a question could not be answered.
    type Error;

    /// Passages in whose own or governing words one of the patterns may match.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn naming(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Places, Self::Error>;

    /// Passages above which, in a heading or the title of the act, one of the patterns may match.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn below(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Places, Self::Error>;

    /// Passages that do this.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn doing(&self, lang: Lang, kind: NormKind) -> Result<Places, Self::Error>;

    /// A number that is greater for an act whose code sorts after; codes that begin alike may have the same.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn order(&self, place: u32) -> Result<u64, Self::Error>;

    /// That number of a code.
    fn order_of(&self, code: &str) -> u64;

    /// Reads a passage.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn read(&self, place: u32) -> Result<Arc<Passage>, Self::Error>;
}

/// Answers of a sieve that several rules ask for.
#[derive(Default)]
pub(super) struct Answers {
    named: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    below: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    doing: Mutex<HashMap<(Lang, NormKind), Arc<Places>>>,
}

fn once<K: Hash + Eq, E>(
    known: &Mutex<HashMap<K, Arc<Places>>>,
    key: K,
    ask: impl FnOnce() -> Result<Places, E>,
) -> Result<Arc<Places>, E> {
    if let Some(answer) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Arc::clone(answer));
    }
    let answer = Arc::new(ask()?);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&answer));
    Ok(answer)
}

/// A sieve with what it said before.
pub(super) struct Sifter<'a, E> {
    pub sieve: &'a dyn Sieve<Error = E>,
    pub rules: &'a RuleSet,
    pub answers: &'a Answers,
}

/// A test, as far as lists of words tell.
enum Ask {
    /// It holds at most of the passages in so many of these sets.
    Sets { sets: Vec<Arc<Places>>, at_least: usize },
    /// It holds at most of the passages that may satisfy one of these.
    OneOf(Vec<Sketch>),
}

impl Ask {
    fn one(sets: Vec<Arc<Places>>) -> Ask {
        Ask::Sets { sets, at_least: 1 }
    }

    fn may_hold(&self, place: u32) -> bool {
        match self {
            Ask::Sets { sets, at_least } => {
                sets.iter().filter(|set| set.has(place)).take(*at_least).count() >= *at_least
            }
            Ask::OneOf(sketches) => sketches.iter().any(|sketch| sketch.may_hold(place)),
        }
    }
}

/// A condition on one provision, as far as lists of words tell.
struct Sketch {
    asks: Vec<Ask>,
    /// How many tests the condition has at most.
    tests: usize,
}

impl Sketch {
    /// The fewest tests that a passage can lack.
    fn lacks(&self, place: u32) -> usize {
        self.asks.iter().filter(|ask| !ask.may_hold(place)).count()
    }

    /// Whether a passage may satisfy it.
    fn may_hold(&self, place: u32) -> bool {
        self.asks.iter().all(|ask| ask.may_hold(place))
    }
}

/// A rule in one language, as far as lists of words tell.
struct Outline {
    /// Everything that a provision can satisfy by itself.
    leaves: Vec<Sketch>,
    /// What is looked at to tell what a provision lacks.
    parts: Vec<Sketch>,
    /// What defeats a condition.
    defeats: Vec<Sketch>,
    /// The concepts that the rule speaks of.
    anchors: Vec<Arc<Places>>,
}

/// The best rank that a passage can have, and where it is.
type Bound = ((usize, Reverse<usize>, Reverse<bool>, Reverse<usize>, u64), u32);

impl<E> Sifter<'_, E> {
    fn patterns(&self, lang: Lang, id: ConceptId) -> Vec<&Pattern> {
        let narrower = self.rules.concept(id).narrower.iter();
        narrower.filter_map(|id| self.rules.concept(*id).patterns.get(&lang)).flat_map(|p| p.yes()).collect()
    }

    fn named(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        once(&self.answers.named, (lang, id), || self.sieve.naming(lang, &self.patterns(lang, id)))
    }

    fn below(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        once(&self.answers.below, (lang, id), || self.sieve.below(lang, &self.patterns(lang, id)))
    }

    fn doing(&self, lang: Lang, kind: NormKind) -> Result<Arc<Places>, E> {
        once(&self.answers.doing, (lang, kind), || self.sieve.doing(lang, kind))
    }

    fn sketch(&self, lang: Lang, condition: &Condition) -> Result<Sketch, E> {
        let kinds: &[NormKind] = match (condition.norm.is_empty(), condition.term.is_empty()) {
            (true, false) => &[NormKind::Definition],
            _ => &condition.norm,
        };
        let named = |ids: &[ConceptId]| ids.iter().map(|id| self.named(lang, *id)).collect::<Result<Vec<_>, E>>();
        let mut asks = Vec::new();
        if !kinds.is_empty() {
            asks.push(Ask::one(kinds.iter().map(|kind| self.doing(lang, *kind)).collect::<Result<_, E>>()?));
        }
        if !condition.term.is_empty() {
            asks.push(Ask::one(named(&condition.term)?));
        }
        for id in &condition.names {
            asks.push(Ask::one(vec![self.named(lang, *id)?]));
        }
        if !condition.names_any.is_empty() {
            asks.push(Ask::Sets { sets: named(&condition.names_any)?, at_least: usize::from(condition.at_least) });
        }
        if let Some(id) = condition.concerns {
            asks.push(Ask::one(vec![self.named(lang, id)?, self.below(lang, id)?]));
        }
        for id in &condition.heading {
            asks.push(Ask::one(vec![self.below(lang, *id)?]));
        }
        for (role, ids) in &condition.roles {
            let mut sets = named(ids)?;
            if !part::shows_in_words(*role) {
                // What is told of it may be told by a heading alone.
                sets.extend(ids.iter().map(|id| self.below(lang, *id)).collect::<Result<Vec<_>, E>>()?);
            }
            if *role != Role::Scope {
                asks.push(Ask::one(sets));
            }
        }
        if !condition.any.is_empty() {
            let parts = condition.any.iter().map(|part| self.sketch(lang, part)).collect::<Result<_, E>>()?;
            asks.push(Ask::OneOf(parts));
        }
        // Settings, forms, figures, penalties, what is not there and what weakens: only the words themselves tell.
        let others = [
            true,
            condition.setting.is_some(),
            !condition.sanction.is_empty(),
            condition.sanction_at_least.is_some(),
            condition.age.is_some(),
            condition.time.is_some(),
            condition.unconditional,
        ];
        let tests = asks.len()
            + condition.roles.iter().filter(|(role, _)| *role == Role::Scope).count()
            + condition.without.len()
            + condition.not.len()
            + others.iter().filter(|other| **other).count();
        Ok(Sketch { asks, tests })
    }

    fn outline(&self, lang: Lang, rule: &Rule) -> Result<Outline, E> {
        let mut outline = Outline { leaves: Vec::new(), parts: Vec::new(), defeats: Vec::new(), anchors: Vec::new() };
        for condition in rule.met.iter().chain(&rule.partial) {
            self.leaves(lang, condition, &mut outline.leaves)?;
            for part in single(condition) {
                outline.parts.push(self.sketch(lang, part)?);
            }
            for defeat in &condition.unless {
                outline.defeats.push(self.sketch(lang, defeat)?);
            }
        }
        for id in rule.anchors() {
            outline.anchors.push(self.named(lang, id)?);
        }
        Ok(outline)
    }

    fn leaves(&self, lang: Lang, condition: &Condition, into: &mut Vec<Sketch>) -> Result<(), E> {
        let any: &[Condition] = if condition.is_group() { &condition.any } else { &[] };
        if !condition.is_group() {
            into.push(self.sketch(lang, condition)?);
        }
        for part in condition.all.iter().chain(any).chain(&condition.unless) {
            self.leaves(lang, part, into)?;
        }
        Ok(())
    }
}

impl Outline {
    /// Passages that may name what the rule speaks of.
    fn all(&self) -> Places {
        let mut all = Places::default();
        self.anchors.iter().for_each(|anchor| all.join(anchor));
        all
    }

    /// Whether a verdict can rest on a passage.
    fn is_firm(&self, place: u32) -> bool {
        self.leaves.iter().any(|leaf| leaf.may_hold(place))
    }

    fn bound(&self, place: u32, order: u64, at_home: bool) -> Bound {
        let best = |sketch: &Sketch| {
            let lacks = sketch.lacks(place);
            (lacks, Reverse(sketch.tests.saturating_sub(lacks)))
        };
        let defeats = self.defeats.iter().map(best).filter(|(lacks, _)| *lacks == 0);
        let defeats = defeats.map(|(lacks, Reverse(passed))| (lacks, Reverse(passed + 1)));
        let (lacks, passed) = self.parts.iter().map(best).chain(defeats).min().unwrap_or((0, Reverse(usize::MAX)));
        let named = self.anchors.iter().filter(|anchor| anchor.has(place)).count();
        ((lacks, passed, Reverse(at_home), Reverse(named), order), place)
    }
}

impl<'a, L: Law> Reader<'a, L> {
    /// The finding on a rule, having read only what it needs.
    pub(super) fn sifted(
        &mut self,
        sifter: &Sifter<'_, L::Error>,
        place: usize,
        rule: &'a Rule,
    ) -> Result<super::Finding, L::Error> {
        let anchors = super::rule::anchors(self.rules, rule);
        let case = |reader: &Self, mut candidates: Vec<Candidate<'a>>| {
            super::arrange(&mut candidates);
            Case::new(reader.rules, place, rule, reader.law.acts(), candidates).with_homes(reader.homes)
        };
        let at_home: HashSet<u64> = {
            let empty = case(self, Vec::new());
            let acts = rule.home.iter().flat_map(|home| empty.acts_of(home));
            acts.map(|act| sifter.sieve.order_of(act.card.act.code.as_str())).collect()
        };
        let mut candidates = Vec::new();
        let mut waiting: Vec<(Lang, Vec<Bound>)> = Vec::new();
        for lang in Lang::AUTHENTIC {
            let outline = sifter.outline(lang, rule)?;
            let mut others = Vec::new();
            for at in outline.all().iter() {
                if outline.is_firm(at) {
                    candidates.extend(self.candidate_at(sifter.sieve, at, &anchors)?);
                } else {
                    let order = sifter.sieve.order(at)?;
                    others.push(outline.bound(at, order, at_home.contains(&order)));
                }
            }
            waiting.push((lang, others));
        }
        let firm = case(self, candidates);
        let finding = firm.finding();
        if finding.verdict == Verdict::Met {
            return Ok(finding);
        }
        let ranks: Vec<(Rank, Lang)> = firm.ranks(&finding.evidence);
        let mut candidates = firm.candidates;
        for (lang, others) in waiting {
            let mut best: Vec<(Rank, Option<Candidate<'a>>)> =
                ranks.iter().filter(|(_, of)| *of == lang).map(|(rank, _)| (rank.clone(), None)).collect();
            best.sort_by(|a, b| a.0.cmp(&b.0));
            best.truncate(NEAREST_PER_LANGUAGE);
            let mut others: BinaryHeap<Reverse<Bound>> = others.into_iter().map(Reverse).collect();
            while let Some(Reverse((next, _))) = others.peek() {
                let settled = best.len() == NEAREST_PER_LANGUAGE
                    && best.last().is_some_and(|(rank, _)| rank.head(|code| sifter.sieve.order_of(code)) < *next);
                if settled {
                    break;
                }
                let mut read = Vec::new();
                for Reverse((_, at)) in std::iter::from_fn(|| others.pop()).take(BATCH) {
                    read.extend(self.candidate_at(sifter.sieve, at, &anchors)?);
                }
                let batch = case(self, read);
                let ranks = batch.ranks_of_all();
                let read = batch.candidates.into_iter().zip(ranks);
                best.extend(read.filter_map(|(candidate, rank)| Some((rank?, Some(candidate)))));
                best.sort_by(|a, b| a.0.cmp(&b.0));
                best.truncate(NEAREST_PER_LANGUAGE);
            }
            candidates.extend(best.into_iter().filter_map(|(_, candidate)| candidate));
        }
        Ok(case(self, candidates).finding())
    }
}
