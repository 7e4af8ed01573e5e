//! Evidence and verdicts: what the rules find in the law in force on a day.
//!
//! [`assess`] asks a [`Law`] for the passages that name what a rule speaks of, tests each against the rule's conditions
//! (`condition`), and draws the verdict (`verdict`, which says how in five sentences). Nothing here reads a disk or a
//! clock: the same law and rules give the same findings. [`timeline`] follows the verdict of a rule through all days.

mod condition;
mod finding;
mod measure;
mod memory;
mod part;
mod reading;
mod rule;
pub mod timeline;
pub mod verdict;
mod walk;

pub use crate::index::Standing;
pub use finding::{ActRead, Assessment, Because, Caveat, Evidence, Finding, Grade, Searched, Test, Verdict};
pub use memory::InMemory;
pub use walk::{Attempt, List, Path, Step, Walk, Walked};

use crate::index::ActAt;
use crate::language::{Pattern, Text};
use crate::law::{ActCode, Date, Eid, Lang};
use crate::norm::Passage;
use crate::rule::{Rule, RuleSet};
use reading::{Level, Reading};
use rule::{Candidate, Case};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// The law in force on a day, as something that can be asked for passages.
pub trait Law {
    /// Why a question could not be answered.
    type Error;

    /// The day.
    fn at(&self) -> Date;

    /// Every act of the corpus, whether in force or not, by code.
    fn acts(&self) -> &[ActAt];

    /// All passages in force in this language in whose own or governing words one of the patterns may match, each once,
    /// in any order. More may be given, never fewer.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, Self::Error>;
}

impl Law for crate::index::Snapshot<'_> {
    type Error = crate::index::IndexError;

    fn at(&self) -> Date {
        Self::at(self)
    }

    fn acts(&self) -> &[ActAt] {
        Self::acts(self)
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, Self::Error> {
        Self::candidates(self, lang, patterns)
    }
}

/// Evaluates all rules of a set, or those with the ids in `only`, in the order of their ids.
///
/// # Errors
/// If the law cannot be read.
pub fn assess<L: Law>(law: &L, rules: &RuleSet, only: Option<&[String]>) -> Result<Assessment, L::Error> {
    let mut reader = Reader::new(law, rules);
    let mut findings = Vec::new();
    for (place, rule) in rules.rules.iter().enumerate() {
        if only.is_some_and(|ids| !ids.contains(&rule.id)) {
            continue;
        }
        let candidates = reader.candidates(rule)?;
        findings.push(Case::new(rules, place, rule, law.acts(), candidates).finding());
    }
    let acts = law.acts().iter().map(ActRead::new).collect();
    Ok(Assessment { at: law.at(), acts, findings })
}

/// Evaluates one rule and tells for each of its conditions how every provision that names what the rule speaks of stands
/// to it. `None` if there is no rule with this id.
///
/// # Errors
/// If the law cannot be read.
pub fn walk<L: Law>(law: &L, rules: &RuleSet, id: &str) -> Result<Option<(Finding, Walk)>, L::Error> {
    let Some(place) = rules.rules.iter().position(|r| r.id == id) else { return Ok(None) };
    let Some(rule) = rules.rules.get(place) else { return Ok(None) };
    let candidates = Reader::new(law, rules).candidates(rule)?;
    let case = Case::new(rules, place, rule, law.acts(), candidates);
    Ok(Some((case.finding(), case.walk())))
}

/// Hands out the candidates of one rule after the other; what was analysed for one is kept for the next.
struct Reader<'a, L> {
    law: &'a L,
    rules: &'a RuleSet,
    acts: HashMap<&'a ActCode, &'a ActAt>,
    readings: HashMap<(ActCode, Date, Lang, Eid), Rc<Reading<'a>>>,
    titles: HashMap<(ActCode, Lang), Rc<Text>>,
}

impl<'a, L: Law> Reader<'a, L> {
    fn new(law: &'a L, rules: &'a RuleSet) -> Reader<'a, L> {
        let acts = law.acts().iter().map(|a| (&a.card.act.code, a)).collect();
        Reader { law, rules, acts, readings: HashMap::new(), titles: HashMap::new() }
    }

    /// The passages in force that name a concept the rule speaks of, each once, in the order of acts and places.
    fn candidates(&mut self, rule: &Rule) -> Result<Vec<Candidate<'a>>, L::Error> {
        let rules = self.rules;
        let anchors = rule::anchors(rules, rule);
        let mut candidates = Vec::new();
        for lang in Lang::AUTHENTIC {
            let patterns: Vec<&Pattern> =
                anchors.iter().filter_map(|id| rules.concept(*id).patterns.get(&lang)).flat_map(|p| p.yes()).collect();
            for passage in self.law.candidates(lang, &patterns)? {
                let Some(act) = self.acts.get(&passage.act).copied() else { continue };
                let other = if lang == Lang::Ru { Lang::Kk } else { Lang::Ru };
                let in_both = act.is_readable(other, &passage.eid);
                let title = self
                    .titles
                    .entry((passage.act.clone(), lang))
                    .or_insert_with(|| Rc::new(Text::new(lang, act.card.act.title.exact(lang).unwrap_or_default())));
                let key = (passage.act.clone(), passage.edition, lang, passage.eid.clone());
                let reading =
                    self.readings.entry(key).or_insert_with(|| Rc::new(Reading::new(rules, passage, Rc::clone(title))));
                if anchors.iter().any(|id| reading.is_at(*id, Level::Words)) {
                    candidates.push(Candidate { reading: Rc::clone(reading), act, in_both });
                }
            }
        }
        arrange(&mut candidates);
        Ok(candidates)
    }
}

/// Puts candidates in the order in which a rule looks at them.
fn arrange(candidates: &mut Vec<Candidate<'_>>) {
    candidates.sort_by_cached_key(|c| {
        let p = &c.reading.passage;
        (p.act.to_string(), p.eid.sort_key(), p.lang, p.edition, p.text.clone())
    });
    // A corpus may hold an act twice; it is law once.
    candidates.dedup_by(|a, b| {
        let (a, b) = (&a.reading.passage, &b.reading.passage);
        (&a.act, &a.eid, a.lang, a.edition) == (&b.act, &b.eid, b.lang, b.edition)
    });
}
