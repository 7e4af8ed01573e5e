//! Which passages have to be read for a verdict, told from lists of words.
//!
//! A sieve tells for each test of a condition in which passages it may hold. A passage that lacks something of every
//! condition by these lists lacks at least as much when it is read, so nothing rests on it, and it is read only if it can
//! still be among the few that come closest. The finding is the one that reading every candidate gives; only where very many
//! passages name what a rule speaks of are those that come closest the best of some.

mod outline;

use super::part;
use super::rule::{Candidate, Case, NEAREST_PER_LANGUAGE, Rank, single};
use super::{Law, Reader, Verdict};
use crate::index::Places;
use crate::language::{Pattern, Required};
use crate::law::Lang;
use crate::norm::{NormKind, Passage, figures};
use crate::rule::set::Role;
use crate::rule::{ConceptId, Condition, Rule, RuleSet, Setting};
use outline::{Ask, Outline, Shortfall, Sketch};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Passages read at a time in search of those that come closest.
const BATCH: usize = 16;

/// If more passages than these name what a rule speaks of in one language, those that come closest are looked for among
/// the first [`LOOKED_AT`] only. No verdict depends on it.
const MANY: usize = 10_000;

/// Of very many passages, so many are read in search of those that come closest.
const LOOKED_AT: usize = 128;

/// Law that has lists of words. Each answer holds all passages in force of which the question is true, and perhaps more.
pub trait Sieve: Sync {
    /// Why a question could not be answered.
    type Error;

    /// Passages in whose own and governing words all of at least one of these sets stand.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn with(&self, lang: Lang, sets: &BTreeSet<Vec<Required>>) -> Result<Places, Self::Error>;

    /// Passages in whose own or governing words one of the patterns may match.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn naming(&self, lang: Lang, patterns: &[Pattern]) -> Result<Places, Self::Error> {
        self.with(lang, &patterns.iter().flat_map(Pattern::required).collect())
    }

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

    /// A number that is greater for a passage that stands further down in its act, whatever became of the index since it
    /// was begun.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn sequence(&self, place: u32) -> Result<u64, Self::Error>;

    /// The order of a code.
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
    itself: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    surely: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    named: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    below: Mutex<HashMap<(Lang, ConceptId), Arc<Places>>>,
    doing: Mutex<HashMap<(Lang, NormKind), Arc<Places>>>,
    elsewhere: Mutex<HashMap<(Lang, Setting), Arc<Places>>>,
    counting: Mutex<HashMap<(Lang, Count), Arc<Places>>>,
}

/// What can be counted in a passage.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Count {
    Ages,
    Periods,
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

impl<E> Sifter<'_, E> {
    /// Passages in whose own or governing words a concept may be named, not counting narrower ones.
    fn itself(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        once(&self.answers.itself, (lang, id), || {
            let patterns = self.rules.concept(id).patterns.get(&lang);
            self.sieve.naming(lang, patterns.map(|p| p.yes()).unwrap_or_default())
        })
    }

    /// Passages in whose own or governing words a concept is named for certain, not counting narrower ones.
    fn surely(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        once(&self.answers.surely, (lang, id), || {
            let patterns = self.rules.concept(id).patterns.get(&lang);
            self.sieve.with(lang, &patterns.map(|p| p.enough()).unwrap_or_default())
        })
    }

    /// Passages in whose own or governing words a concept or a narrower one may be named.
    fn named(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        match self.rules.concept(id).narrower.as_slice() {
            [only] if *only == id => self.itself(lang, id),
            narrower => once(&self.answers.named, (lang, id), || self.any(lang, narrower)),
        }
    }

    fn any(&self, lang: Lang, ids: &[ConceptId]) -> Result<Places, E> {
        let mut all = Places::default();
        for id in ids {
            all.join(self.itself(lang, *id)?.as_ref());
        }
        Ok(all)
    }

    fn below(&self, lang: Lang, id: ConceptId) -> Result<Arc<Places>, E> {
        once(&self.answers.below, (lang, id), || {
            let narrower = self.rules.concept(id).narrower.iter();
            let patterns = narrower.filter_map(|id| self.rules.concept(*id).patterns.get(&lang));
            self.sieve.below(lang, &patterns.flat_map(|p| p.yes()).collect::<Vec<_>>())
        })
    }

    fn doing(&self, lang: Lang, kind: NormKind) -> Result<Arc<Places>, E> {
        once(&self.answers.doing, (lang, kind), || self.sieve.doing(lang, kind))
    }

    /// Passages whose own or governing words say for certain that they hold elsewhere than in a setting.
    fn elsewhere(&self, lang: Lang, setting: Setting) -> Result<Arc<Places>, E> {
        once(&self.answers.elsewhere, (lang, setting), || {
            let here: &[ConceptId] = match setting {
                Setting::In(id) => &self.rules.concept(id).wider,
                Setting::Everywhere => &[],
            };
            let mut elsewhere = Places::default();
            for id in self.rules.settings().iter().filter(|id| !here.contains(id)) {
                elsewhere.join(self.surely(lang, *id)?.as_ref());
            }
            elsewhere.leave_out(&self.any(lang, here)?);
            Ok(elsewhere)
        })
    }

    /// Passages that may count ages or periods.
    fn counting(&self, lang: Lang, count: Count) -> Result<Arc<Places>, E> {
        once(&self.answers.counting, (lang, count), || {
            let words = match count {
                Count::Ages => figures::asks_for_age(lang),
                Count::Periods => figures::asks_for_period(lang),
            };
            self.sieve.with(lang, &words.into_iter().map(|word| vec![word]).collect())
        })
    }

    /// Passages that may count ages or periods and speak of one of these.
    fn counting_of(&self, lang: Lang, count: Count, of: &[ConceptId]) -> Result<Ask, E> {
        let mut asks = vec![Ask::one(vec![self.counting(lang, count)?])];
        if !of.is_empty() {
            let mut sets = Vec::new();
            for id in of {
                sets.extend([self.named(lang, *id)?, self.below(lang, *id)?]);
            }
            asks.push(Ask::one(sets));
        }
        Ok(Ask::Each(asks))
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
            asks.push(Ask::In { sets: named(&condition.names_any)?, at_least: usize::from(condition.at_least) });
        }
        if let Some(setting) = condition.setting {
            asks.push(Ask::NotIn(self.elsewhere(lang, setting)?));
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
        if let Some(age) = &condition.age {
            asks.push(self.counting_of(lang, Count::Ages, &age.of)?);
        }
        if let Some(time) = &condition.time {
            asks.push(self.counting_of(lang, Count::Periods, &time.of)?);
        }
        // Penalties, what is not there and what weakens: only the words themselves tell.
        let others = [
            // A definition is tested for its form; without a kind asked for, the kind of norm is no test of its own.
            kinds.contains(&NormKind::Definition) && !condition.norm.is_empty(),
            !condition.sanction.is_empty(),
            condition.sanction_at_least.is_some(),
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
        let mut outline = Outline::default();
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

/// The best rank that a passage can have: what it lacks and has, whether it stands where the norm would, how many of the
/// concepts it names, and the order of its act.
type Bound = (usize, Reverse<usize>, Reverse<bool>, Reverse<usize>, u64);

/// Passages that no verdict rests on, those first that can come closest.
struct Waiting<'a, E> {
    sieve: &'a dyn Sieve<Error = E>,
    outline: Outline,
    at_home: &'a HashSet<u64>,
    /// Groups that nobody came to yet, the first last.
    groups: Vec<(Shortfall, Vec<u32>)>,
    /// What is left of the group that is being looked at, with the sequence and the number of each.
    now: BinaryHeap<Reverse<(Bound, u64, u32)>>,
    /// How many more are read.
    left: usize,
}

impl<E> Waiting<'_, E> {
    /// The next passages, at most a batch; none if nothing that is left can rank before `last`.
    fn next(&mut self, last: Option<Bound>) -> Result<Vec<u32>, E> {
        let mut batch = Vec::new();
        while batch.len() < BATCH.min(self.left) {
            if let Some(Reverse((bound, _, place))) = self.now.peek() {
                if last.is_some_and(|last| last < *bound) {
                    break;
                }
                batch.push(*place);
                self.now.pop();
                continue;
            }
            let best = |(lacks, has): Shortfall| (lacks, has, Reverse(true), Reverse(usize::MAX), 0);
            match self.groups.pop() {
                Some((shortfall, places)) if last.is_none_or(|last| best(shortfall) <= last) => {
                    let mut group = Vec::with_capacity(places.len());
                    for place in places {
                        let order = self.sieve.order(place)?;
                        let (at_home, named) = (self.at_home.contains(&order), self.outline.named(place));
                        let bound = (shortfall.0, shortfall.1, Reverse(at_home), Reverse(named), order);
                        group.push(Reverse((bound, self.sieve.sequence(place)?, place)));
                    }
                    self.now = group.into();
                }
                _ => break,
            }
        }
        self.left -= batch.len();
        Ok(batch)
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
        let mut waiting: Vec<(Lang, Waiting<'_, L::Error>)> = Vec::new();
        for lang in Lang::AUTHENTIC {
            let outline = sifter.outline(lang, rule)?;
            let mut sorted = outline.sort();
            for at in sorted.firm {
                candidates.extend(self.candidate_at(sifter.sieve, at, &anchors)?);
            }
            let all: usize = sorted.others.iter().map(|(_, places)| places.len()).sum();
            let left = if all > MANY { LOOKED_AT } else { all };
            sorted.others.reverse();
            let (sieve, at_home, now) = (sifter.sieve, &at_home, BinaryHeap::new());
            waiting.push((lang, Waiting { sieve, outline, at_home, groups: sorted.others, now, left }));
        }
        let firm = case(self, candidates);
        let finding = firm.finding();
        if finding.verdict == Verdict::Met {
            return Ok(finding);
        }
        let ranks: Vec<(Rank, Lang)> = firm.ranks(&finding.evidence);
        let mut candidates = firm.candidates;
        for (lang, mut others) in waiting {
            let mut best: Vec<(Rank, Option<Candidate<'a>>)> =
                ranks.iter().filter(|(_, of)| *of == lang).map(|(rank, _)| (rank.clone(), None)).collect();
            best.sort_by(|a, b| a.0.cmp(&b.0));
            best.truncate(NEAREST_PER_LANGUAGE);
            loop {
                let last = best.get(NEAREST_PER_LANGUAGE - 1);
                let batch = others.next(last.map(|(rank, _)| rank.head(|code| sifter.sieve.order_of(code))))?;
                if batch.is_empty() {
                    break;
                }
                let mut read = Vec::new();
                for at in batch {
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
