//! A rule walked through: each condition, and what every candidate lacks of it. It decides nothing; verdicts are drawn in
//! [`super::rule`].

use super::finding::Test;
use super::rule::{Case, Over};
use crate::law::Lang;
use crate::norm::{NormKind, Passage};
use crate::rule::Condition;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A list of conditions in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// What counts as met.
    Met,
    /// What counts as partly met.
    Partial,
    /// Parts that must all be satisfied.
    All,
    /// Alternatives, one of which must be satisfied.
    Any,
    /// What defeats a condition.
    Unless,
}

/// A place in a list of conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The list.
    pub list: List,
    /// The place, from 0.
    pub place: usize,
}

/// Where a condition stands in its rule, from the outermost list in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// Whether it is one of `met` or a part of one; else it is one of `partial`.
    pub fn is_met(&self) -> bool {
        self.0.first().is_some_and(|s| s.list == List::Met)
    }

    /// Whether it defeats the condition it stands in.
    pub fn is_unless(&self) -> bool {
        self.0.iter().any(|s| s.list == List::Unless)
    }

    /// The place of its outermost condition in `met` or `partial`, from 0.
    pub fn condition(&self) -> usize {
        self.0.first().map_or(0, |s| s.place)
    }

    fn and(&self, list: List, place: usize) -> Path {
        let mut steps = self.0.clone();
        steps.push(Step { list, place });
        Path(steps)
    }
}

impl fmt::Display for Path {
    /// Places are counted from 1: `met 2, all 1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            let list = match step.list {
                List::Met => "met",
                List::Partial => "partial",
                List::All => "all",
                List::Any => "any",
                List::Unless => "unless",
            };
            write!(f, "{}{list} {}", if i == 0 { "" } else { ", " }, step.place + 1)?;
        }
        Ok(())
    }
}

/// One provision held against one condition.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The provision.
    pub passage: Arc<Passage>,
    /// What it does in this respect.
    pub norm: Option<NormKind>,
    /// What it lacks; nothing if it satisfies the condition.
    pub failures: Vec<Test>,
    /// How many of the condition's tests it passed.
    pub passed: usize,
    /// Bytes of its text that made it pass, unsorted.
    pub matched: Vec<Range<usize>>,
}

/// One condition of a rule.
#[derive(Clone, Debug)]
pub struct Walked {
    /// Where it stands.
    pub path: Path,
    /// Languages in which it is satisfied, its parts and what defeats it taken into account.
    pub satisfied: Vec<Lang>,
    /// The candidates, those that lack least first, then in the order of acts and places; none for a condition made of
    /// parts, which are walked by themselves.
    pub attempts: Vec<Attempt>,
}

/// All conditions of a rule, in the order of the rule, each before its parts.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The conditions.
    pub conditions: Vec<Walked>,
    /// How many provisions name what the rule speaks of, in each language of the law.
    pub candidates: Vec<(Lang, usize)>,
}

impl Case<'_> {
    pub(super) fn walk(&self) -> Walk {
        let mut conditions = Vec::new();
        for (list, of_rule) in [(List::Met, &self.rule.met), (List::Partial, &self.rule.partial)] {
            for (place, condition) in of_rule.iter().enumerate() {
                self.walk_condition(condition, Path(vec![Step { list, place }]), &mut conditions);
            }
        }
        let named = |lang| self.candidates.iter().filter(|c| c.reading.lang() == lang).count();
        Walk { conditions, candidates: Lang::AUTHENTIC.map(|l| (l, named(l))).to_vec() }
    }

    fn walk_condition(&self, condition: &Condition, path: Path, into: &mut Vec<Walked>) {
        let over = |lang| Over { lang, only_in_both: false };
        let satisfied = Lang::AUTHENTIC.into_iter().filter(|l| !self.support(condition, over(*l)).is_empty()).collect();
        let mut attempts: Vec<Attempt> = Vec::new();
        let is_group = condition.is_group();
        if !is_group {
            attempts = self
                .candidates
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    let outcome = self.outcome(condition, i, c);
                    Attempt {
                        passage: Arc::clone(&c.reading.passage),
                        norm: outcome.norm,
                        failures: outcome.failures.clone(),
                        passed: outcome.passed,
                        matched: outcome.matched.clone(),
                    }
                })
                .collect();
            attempts.sort_by_key(|a| (a.failures.len(), std::cmp::Reverse(a.passed)));
        }
        into.push(Walked { path: path.clone(), satisfied, attempts });
        // The alternatives of a condition on one provision are among its tests.
        let any: &[Condition] = if is_group { &condition.any } else { &[] };
        for (list, parts) in [(List::All, &condition.all[..]), (List::Any, any), (List::Unless, &condition.unless)] {
            for (place, part) in parts.iter().enumerate() {
                self.walk_condition(part, path.and(list, place), into);
            }
        }
    }
}
