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
mod sift;
pub mod technique;
pub mod timeline;
pub mod verdict;
mod walk;

pub use crate::index::Standing;
pub use finding::{ActRead, Assessment, Because, Caveat, Evidence, Finding, Grade, Searched, Test, Verdict};
pub use memory::InMemory;
pub use sift::Sieve;
pub use technique::Fault;
pub use walk::{Attempt, List, Path, Step, Walk, Walked};

use crate::index::{ActAt, IndexError, Places, SieveAt, Snapshot};
use crate::language::{Pattern, Required, Text};
use crate::law::{ActCode, Date, Eid, Lang};
use crate::norm::{NormKind, Passage};
use crate::rule::{ConceptId, Rule, RuleSet};
use reading::{Level, Reading};
use rule::{Candidate, Case, Homes};
use sift::{Answers, Sifter};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::panic::resume_unwind;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

    /// The same law as lists of words, if it has them: then only what a finding needs is read.
    fn sieve(&self) -> Option<&dyn Sieve<Error = Self::Error>> {
        None
    }
}

impl Law for Snapshot<'_> {
    type Error = IndexError;

    fn at(&self) -> Date {
        Self::at(self)
    }

    fn acts(&self) -> &[ActAt] {
        Self::acts(self)
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, Self::Error> {
        Self::candidates(self, lang, patterns)
    }

    fn sieve(&self) -> Option<&dyn Sieve<Error = IndexError>> {
        Some(Snapshot::sieve(self))
    }
}

impl Sieve for SieveAt {
    type Error = IndexError;

    fn with(&self, lang: Lang, sets: &BTreeSet<Vec<Required>>) -> Result<Places, IndexError> {
        Self::with(self, lang, sets)
    }

    fn below(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Places, IndexError> {
        Self::below(self, lang, patterns)
    }

    fn doing(&self, lang: Lang, kind: NormKind) -> Result<Places, IndexError> {
        Self::doing(self, lang, kind)
    }

    fn order(&self, place: u32) -> Result<u64, IndexError> {
        Self::order(self, place)
    }

    fn sequence(&self, place: u32) -> Result<u64, IndexError> {
        Self::sequence(self, place)
    }

    fn order_of(&self, code: &str) -> u64 {
        crate::index::order_of(code)
    }

    fn read(&self, place: u32) -> Result<Arc<Passage>, IndexError> {
        Self::read(self, place)
    }
}

/// Evaluates all rules of a set, or those with the ids in `only`, in the order of their ids. Rules on technique look at
/// whole texts and are left to [`technique`].
///
/// # Errors
/// If the law cannot be read.
pub fn assess<L>(law: &L, rules: &RuleSet, only: Option<&[String]>) -> Result<Assessment, L::Error>
where
    L: Law + Sync,
    L::Error: Send,
{
    let asked = |rule: &Rule| rule.check.is_none() && only.is_none_or(|ids| ids.contains(&rule.id));
    let wanted: Vec<(usize, &Rule)> = rules.rules.iter().enumerate().filter(|(_, rule)| asked(rule)).collect();
    let homes = homes(law.acts(), &wanted);
    let answers = Answers::default();
    // A corpus may hold an act twice, and of what is the same in both one is taken: all of it has to be seen for that.
    let codes: HashSet<&ActCode> = law.acts().iter().map(|a| &a.card.act.code).collect();
    let sifter = || {
        let sieve = law.sieve().filter(|_| codes.len() == law.acts().len())?;
        Some(Sifter { sieve, rules, answers: &answers })
    };
    let next = AtomicUsize::new(0);
    // Each thread takes the next rule that nobody took; the findings are put in order afterwards.
    let work = || {
        let mut reader = Reader::new(law, rules, &homes);
        let sifter = sifter();
        let mut findings = Vec::new();
        while let Some((place, rule)) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            findings.push(match &sifter {
                Some(sifter) => reader.sifted(sifter, *place, rule)?,
                None => {
                    let candidates = reader.candidates(rule)?;
                    Case::new(rules, *place, rule, law.acts(), candidates).with_homes(&homes).finding()
                }
            });
        }
        Ok(findings)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(wanted.len());
    let mut findings: Vec<Finding> = Vec::new();
    let parts: Vec<Result<Vec<Finding>, L::Error>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        let joined = others.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(joined).collect()
    });
    for part in parts {
        findings.extend(part?);
    }
    findings.sort_by_key(|finding| finding.rule);
    let acts = law.acts().iter().map(ActRead::new).collect();
    Ok(Assessment { at: law.at(), acts, findings })
}

/// The acts that the homes of these rules mean.
fn homes(acts: &[ActAt], rules: &[(usize, &Rule)]) -> Homes {
    let mut homes = Homes::new();
    for home in rules.iter().flat_map(|(_, rule)| &rule.home) {
        homes.entry(home.act.clone()).or_insert_with(|| {
            acts.iter().enumerate().filter(|(_, a)| home.is(&a.card.act)).map(|(place, _)| place).collect()
        });
    }
    homes
}

/// Evaluates one rule and tells for each of its conditions how every provision that names what the rule speaks of stands
/// to it. `None` if there is no rule with this id.
///
/// # Errors
/// If the law cannot be read.
pub fn walk<L: Law>(law: &L, rules: &RuleSet, id: &str) -> Result<Option<(Finding, Walk)>, L::Error> {
    let Some(place) = rules.rules.iter().position(|r| r.id == id) else { return Ok(None) };
    let Some(rule) = rules.rules.get(place) else { return Ok(None) };
    let homes = homes(law.acts(), &[(place, rule)]);
    let candidates = Reader::new(law, rules, &homes).candidates(rule)?;
    let case = Case::new(rules, place, rule, law.acts(), candidates);
    Ok(Some((case.finding(), case.walk())))
}

/// Passages kept by each thread from one rule to the next; some 100 MB.
const REMEMBERED: usize = 10_000;

/// Hands out the candidates of one rule after the other; what was analysed for one is kept for the next.
struct Reader<'a, L> {
    law: &'a L,
    rules: &'a RuleSet,
    acts: HashMap<&'a ActCode, &'a ActAt>,
    homes: &'a Homes,
    readings: HashMap<(ActCode, Date, Lang, Eid), Rc<Reading<'a>>>,
    /// The same by their numbers in a sieve; `None` for those of no known act.
    by_place: HashMap<u32, Option<Candidate<'a>>>,
    titles: HashMap<(ActCode, Lang), Rc<Text>>,
}

impl<'a, L: Law> Reader<'a, L> {
    fn new(law: &'a L, rules: &'a RuleSet, homes: &'a Homes) -> Reader<'a, L> {
        let acts = law.acts().iter().map(|a| (&a.card.act.code, a)).collect();
        let (readings, by_place, titles) = (HashMap::new(), HashMap::new(), HashMap::new());
        Reader { law, rules, acts, homes, readings, by_place, titles }
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
                let key = (passage.act.clone(), passage.edition, lang, passage.eid.clone());
                let Some((title, act, in_both)) = self.surroundings(&passage) else { continue };
                let new = || Rc::new(Reading::new(rules, passage, title));
                let reading = Rc::clone(self.readings.entry(key).or_insert_with(new));
                if anchors.iter().any(|id| reading.is_at(*id, Level::Words)) {
                    candidates.push(Candidate { reading, act, in_both });
                }
            }
        }
        arrange(&mut candidates);
        Ok(candidates)
    }

    /// The passage with this number in a sieve, if it names one of the anchors.
    fn candidate_at(
        &mut self,
        sieve: &dyn Sieve<Error = L::Error>,
        place: u32,
        anchors: &[ConceptId],
    ) -> Result<Option<Candidate<'a>>, L::Error> {
        if !self.by_place.contains_key(&place) {
            // Forgetting all at once keeps memory flat; what the rule at hand needs, it holds itself.
            if self.by_place.len() >= REMEMBERED {
                self.by_place.clear();
            }
            let passage = sieve.read(place)?;
            let rules = self.rules;
            let surroundings = self.surroundings(&passage);
            let read = surroundings.map(|(title, act, in_both)| {
                let reading = Rc::new(Reading::new(rules, passage, title));
                Candidate { reading, act, in_both }
            });
            self.by_place.insert(place, read);
        }
        let Some(Some(candidate)) = self.by_place.get(&place) else { return Ok(None) };
        let names = anchors.iter().any(|id| candidate.reading.is_at(*id, Level::Words));
        Ok(names.then(|| candidate.clone()))
    }

    /// The title of a passage's act, the act, and whether the passage's place can be read in both languages.
    fn surroundings(&mut self, passage: &Passage) -> Option<(Rc<Text>, &'a ActAt, bool)> {
        let act = self.acts.get(&passage.act).copied()?;
        let lang = passage.lang;
        let other = if lang == Lang::Ru { Lang::Kk } else { Lang::Ru };
        let title = self
            .titles
            .entry((passage.act.clone(), lang))
            .or_insert_with(|| Rc::new(Text::new(lang, act.card.act.title.exact(lang).unwrap_or_default())));
        Some((Rc::clone(title), act, act.is_readable(other, &passage.eid)))
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
