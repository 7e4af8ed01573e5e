//! The compiled form: ids resolved, expressions parsed, concepts closed over their narrower and broader ones.

pub use crate::law::same_number;

use super::model::{Check, Domain, IndicatorUnit, Manifest, RuleKind, Severity, Texts};
use crate::language::{Match, Pattern, Required, Text};
use crate::law::{Act, Lang, Number};
use crate::norm::figures::PeriodUnit;
use crate::norm::{DefinitionForm, NormKind, SanctionKind};
use crate::source::registry;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The place of a concept in its [`RuleSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub(super) usize);

/// The id of the concept below which all settings stand.
pub const SETTING: &str = "setting";

/// Everything that is evaluated together.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The packs, by id.
    pub packs: Vec<Manifest>,
    /// The rules to evaluate, by id.
    pub rules: Vec<Rule>,
    /// The concepts; [`ConceptId`] points here.
    pub concepts: Vec<Concept>,
    /// The concepts below `setting`, in the order of their ids.
    pub settings: Vec<ConceptId>,
    /// Paragraphs of instruments, by `instrument:paragraph`.
    pub standards: BTreeMap<String, Standard>,
    /// Figures that tell the scale of the problem, in the order of their ids.
    pub indicators: Vec<Indicator>,
    /// Titles of acts that rules name as homes, by code or `№ number`.
    pub acts: BTreeMap<String, Texts>,
    /// Ids of concepts and rules that a place given later words otherwise than an earlier one.
    pub overridden: BTreeSet<String>,
    /// The instruments, in the order in which files first name them.
    pub instruments: Vec<Instrument>,
}

/// An instrument as a whole; its name and status stand with its paragraphs, see [`Standard`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its id: `crc`.
    pub id: String,
    /// Whether it is a treaty that binds Kazakhstan, as some file says of it.
    pub binding: bool,
}

impl RuleSet {
    /// Leaves out the rules that `wanted` does not want, and the packs without rules then.
    pub fn keep(&mut self, wanted: impl Fn(&Rule, Option<&Manifest>) -> bool) {
        let packs = std::mem::take(&mut self.packs);
        let of = |rule: &Rule| packs.iter().find(|p| Some(&p.id) == rule.pack.as_ref());
        let had: BTreeSet<String> = self.rules.iter().filter_map(|r| r.pack.clone()).collect();
        self.rules.retain(|r| wanted(r, of(r)));
        let has: BTreeSet<String> = self.rules.iter().filter_map(|r| r.pack.clone()).collect();
        self.packs = packs.into_iter().filter(|p| has.contains(&p.id) || !had.contains(&p.id)).collect();
        let left: BTreeSet<&str> = self.rules.iter().map(|r| r.id.as_str()).collect();
        let told = |i: &Indicator| match i.rules.as_slice() {
            [] => i.pack.as_ref().is_none_or(|p| has.contains(p)),
            some => some.iter().any(|id| left.contains(id.as_str())),
        };
        self.indicators.retain(told);
    }

    /// The concept at a place.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.0]
    }

    /// The place of a concept by its written id.
    pub fn concept_by_name(&self, id: &str) -> Option<ConceptId> {
        self.concepts.binary_search_by(|c| c.id.as_str().cmp(id)).ok().map(ConceptId)
    }

    /// All concepts below `setting`.
    pub fn settings(&self) -> &[ConceptId] {
        &self.settings
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }
}

/// A paragraph of an international instrument.
#[derive(Clone, Debug)]
pub struct Standard {
    /// The instrument's id: `crc`.
    pub instrument: String,
    /// The instrument's name.
    pub name: Texts,
    /// What binds Kazakhstan to it.
    pub status: Texts,
    /// Where its text can be read.
    pub link: String,
    /// The paragraph.
    pub num: String,
    /// What readers know it by, where it has no number.
    pub label: Option<Texts>,
    /// What it asks.
    pub asks: Texts,
}

impl Standard {
    /// The paragraph as readers know it: by its name, or by its number where it has none.
    pub fn called(&self, lang: Lang) -> &str {
        self.label.as_ref().map_or(self.num.as_str(), |label| label.get(lang))
    }
}

/// A figure that tells the scale of the problem.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// The pack it belongs to.
    pub pack: Option<String>,
    /// The figure, as a decimal number with a full stop.
    pub value: String,
    /// What is counted.
    pub unit: IndicatorUnit,
    /// Of whom and what.
    pub label: Texts,
    /// Who found it, and when.
    pub source: Texts,
    /// The year or years it speaks of.
    pub period: String,
    /// Where the source can be read.
    pub link: Option<String>,
    /// The rules that it tells the scale of, by id; empty for the pack as a whole.
    pub rules: Vec<String>,
}

/// One idea with the patterns that find it.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Its written id.
    pub id: String,
    /// Its name.
    pub label: Texts,
    /// Itself and all concepts below it: naming any of them names it.
    pub narrower: Vec<ConceptId>,
    /// Itself and all concepts above it, but for `setting` itself: what holds in any of these settings holds in it.
    pub wider: Vec<ConceptId>,
    /// Whether it stands below `setting`.
    pub is_setting: bool,
    /// Whether it is a setting that is named by the people in it.
    pub people: bool,
    /// Its own patterns per language: what names it, and what only looks so.
    pub patterns: BTreeMap<Lang, Patterns>,
}

/// Patterns of a concept in one language.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    yes: Vec<Pattern>,
    not: Vec<Pattern>,
    /// For each of `yes`, the sets of stems of which one must be there for it to match.
    required: Vec<Vec<Vec<String>>>,
}

impl Patterns {
    /// `yes` names the concept; a match of it inside a match of `not` only looks so and does not count.
    pub fn new(yes: Vec<Pattern>, not: Vec<Pattern>) -> Patterns {
        let required = yes.iter().map(Pattern::required_stems).collect();
        Patterns { yes, not, required }
    }

    /// The expressions that name the concept.
    pub fn yes(&self) -> &[Pattern] {
        &self.yes
    }

    /// Sets of words of which one is enough for the concept to be named; there may be more that are.
    pub fn enough(&self) -> BTreeSet<Vec<Required>> {
        if self.not.is_empty() { self.yes.iter().flat_map(Pattern::enough).collect() } else { BTreeSet::new() }
    }

    /// Where the concept itself is named, in order.
    pub fn find(&self, text: &Text) -> Vec<Match> {
        let promising = self.yes.iter().zip(&self.required).filter(|(_, sets)| text.has_any(sets));
        let mut hits: Vec<Match> = promising.flat_map(|(p, _)| p.find_all(&text.tokens)).collect();
        if hits.is_empty() {
            return hits;
        }
        let cover: Vec<Range<usize>> =
            self.not.iter().flat_map(|p| p.find_all(&text.tokens)).map(|m| m.tokens).collect();
        hits.retain(|h| !cover.iter().any(|c| c.start <= h.tokens.start && h.tokens.end <= c.end));
        hits.sort_by_key(|h| (h.tokens.start, h.tokens.end));
        hits.dedup();
        hits
    }
}

/// Where a norm would stand.
#[derive(Clone, Debug)]
pub struct Home {
    /// The act as the rule names it: a code, or `№ number`.
    pub act: String,
    /// Articles, first and last included; empty for all of the act.
    pub articles: Vec<(Number, Number)>,
}

impl Home {
    /// Whether this is that act.
    pub fn is(&self, act: &Act) -> bool {
        let named = match self.act.strip_prefix('№') {
            Some(number) => act.number.as_deref().is_some_and(|n| same_number(n, number.trim())),
            None => act.code.as_str() == self.act,
        };
        // The registry knows acts by names that their own description lacks: «№ 591-II» is called «N 591» there.
        named || registry().named(&self.act).any(|known| known.is(act))
    }

    /// The articles for a reader: `60–76`.
    pub fn articles_as_text(&self) -> Vec<String> {
        self.articles
            .iter()
            .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") })
            .collect()
    }
}

/// The setting a condition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// This one.
    In(ConceptId),
    /// No setting in particular.
    Everywhere,
}

/// A condition on one provision, or on several together.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// It does any of these; empty for a mention.
    pub norm: Vec<NormKind>,
    /// The term is one of these.
    pub term: Vec<ConceptId>,
    /// How it defines; empty for any but an enumeration.
    pub form: Vec<DefinitionForm>,
    /// All of these are named.
    pub names: Vec<ConceptId>,
    /// Some of these are named.
    pub names_any: Vec<ConceptId>,
    /// How many of them.
    pub at_least: u8,
    /// The setting.
    pub setting: Option<Setting>,
    /// Whom it is about.
    pub concerns: Option<ConceptId>,
    /// Named in headings.
    pub heading: Vec<ConceptId>,
    /// Not named.
    pub without: Vec<ConceptId>,
    /// Inside the words of these nothing counts as named.
    pub outside: Vec<ConceptId>,
    /// The sanction has one of these.
    pub sanction: Vec<SanctionKind>,
    /// The sanction reaches this measure.
    pub sanction_at_least: Option<SanctionAtLeast>,
    /// It names an age.
    pub age: Option<AgeTest>,
    /// It names a period.
    pub time: Option<TimeTest>,
    /// Each role is played by one of its concepts.
    pub roles: Vec<(Role, Vec<ConceptId>)>,
    /// Without exceptions and conditions.
    pub unconditional: bool,
    /// Satisfied together, each by a provision of its own; then the fields above are empty.
    pub all: Vec<Condition>,
    /// One of these is satisfied: by the same provision if the condition asks anything else, else by any.
    pub any: Vec<Condition>,
    /// The same provision satisfies none of these.
    pub not: Vec<Condition>,
    /// Defeated by any of these.
    pub unless: Vec<Condition>,
    /// Why it counts.
    pub because: Option<Texts>,
}

/// A part that something named plays in a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It is bound, or acts.
    Addressee,
    /// It gains by the norm.
    Beneficiary,
    /// It is the body set up or acting.
    Body,
    /// It is what is banned or punished.
    Conduct,
    /// It suffers the offence.
    Victim,
    /// It is among what the meaning of a term names.
    Form,
    /// It is the field for which a definition holds.
    Scope,
    /// It is the level.
    Level,
    /// It says that a body is independent.
    Independence,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 9] = [
        Role::Addressee,
        Role::Beneficiary,
        Role::Body,
        Role::Conduct,
        Role::Victim,
        Role::Form,
        Role::Scope,
        Role::Level,
        Role::Independence,
    ];

    /// Whether what plays it is always named in the words of the provision or in those that govern it.
    fn is_named_in_words(self) -> bool {
        !matches!(self, Role::Scope | Role::Level)
    }
}

/// How a number must stand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// Each is this or more.
    AtLeast(u64),
    /// Each is this or less.
    AtMost(u64),
    /// Some is less than this.
    Below(u64),
}

impl Bound {
    /// Whether numbers stand so; no number never does.
    pub fn holds(self, numbers: &[u64]) -> bool {
        !numbers.is_empty()
            && match self {
                Bound::AtLeast(n) => numbers.iter().all(|x| *x >= n),
                Bound::AtMost(n) => numbers.iter().all(|x| *x <= n),
                Bound::Below(n) => numbers.iter().any(|x| *x < n),
            }
    }

    /// The number compared with.
    pub fn number(self) -> u64 {
        match self {
            Bound::AtLeast(n) | Bound::AtMost(n) | Bound::Below(n) => n,
        }
    }
}

/// An age to be named, in full years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeTest {
    /// How it compares.
    pub bound: Bound,
    /// Only ages beside these; all if empty.
    pub of: Vec<ConceptId>,
}

/// A period to be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeTest {
    /// How it compares, in `unit`.
    pub bound: Bound,
    /// What it is measured in.
    pub unit: PeriodUnit,
    /// Only periods beside these; all if empty.
    pub of: Vec<ConceptId>,
}

impl TimeTest {
    /// Whether periods of so many hours stand so.
    pub fn holds(&self, hours: &[u64]) -> bool {
        let each = self.unit.hours();
        let in_hours = match self.bound {
            Bound::AtLeast(n) => Bound::AtLeast(n.saturating_mul(each)),
            Bound::AtMost(n) => Bound::AtMost(n.saturating_mul(each)),
            Bound::Below(n) => Bound::Below(n.saturating_mul(each)),
        };
        in_hours.holds(hours)
    }
}

/// The least that the greatest measure of a penalty must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SanctionAtLeast {
    /// The penalty.
    pub kind: SanctionKind,
    /// How much of it.
    pub measure: Measure,
}

/// A measure of a penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// A term.
    Term(u64, PeriodUnit),
    /// A fine in monthly calculation indices.
    Indices(u64),
}

impl Condition {
    /// Whether it asks something of a provision besides its alternatives.
    pub fn asks(&self) -> bool {
        let lists = [&self.term, &self.names, &self.names_any, &self.heading, &self.without, &self.outside];
        !self.norm.is_empty()
            || !self.form.is_empty()
            || lists.iter().any(|l| !l.is_empty())
            || self.setting.is_some()
            || self.concerns.is_some()
            || !self.sanction.is_empty()
            || self.sanction_at_least.is_some()
            || self.age.is_some()
            || self.time.is_some()
            || !self.roles.is_empty()
            || self.unconditional
            || !self.not.is_empty()
    }

    /// Whether it is made of parts, each of which is satisfied by provisions of its own.
    pub fn is_group(&self) -> bool {
        !self.all.is_empty() || (!self.any.is_empty() && !self.asks())
    }

    /// Whether every provision that satisfies it surely names one of its [`anchors`](Condition::anchors).
    pub fn is_anchored(&self) -> bool {
        let own = !self.term.is_empty()
            || !self.names.is_empty()
            || !self.names_any.is_empty()
            || self.roles.iter().any(|(role, ids)| role.is_named_in_words() && !ids.is_empty());
        let each = |parts: &[Condition]| !parts.is_empty() && parts.iter().all(Condition::is_anchored);
        own || each(&self.all) || each(&self.any)
    }

    /// Every concept by which a candidate for this condition can be found in an index: each provision that satisfies
    /// it (or a part of it) names at least one of them. Never empty in a compiled rule.
    pub fn anchors(&self, into: &mut Vec<ConceptId>) {
        into.extend(self.term.iter().chain(&self.names).chain(&self.names_any));
        let named = self.roles.iter().filter(|(role, _)| role.is_named_in_words());
        into.extend(named.flat_map(|(_, ids)| ids));
        for part in self.all.iter().chain(&self.any).chain(&self.unless) {
            part.anchors(into);
        }
    }
}

/// One thing that a standard asks of the law, ready to be evaluated.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// The pack it belongs to.
    pub pack: Option<String>,
    /// What it asks for.
    pub kind: RuleKind,
    /// Rules on technique, and no others: the fault that acts are looked through for.
    pub check: Option<Check>,
    /// Its title.
    pub title: Texts,
    /// Where it belongs.
    pub domain: Domain,
    /// How much hangs on it.
    pub severity: Severity,
    /// Keys of [`RuleSet::standards`].
    pub standards: Vec<String>,
    /// What they ask.
    pub asks: Texts,
    /// Why it matters.
    pub matters: Option<Texts>,
    /// Where the norm would stand.
    pub home: Vec<Home>,
    /// Any of these meets it.
    pub met: Vec<Condition>,
    /// Any of these meets it in part.
    pub partial: Vec<Condition>,
    /// Worth showing when nothing counts.
    pub near: Vec<ConceptId>,
    /// What to do.
    pub recommendation: Texts,
    /// Wording that would meet it.
    pub model: Option<Texts>,
}

impl Rule {
    /// Every concept that can make a provision a candidate, sorted, each once.
    pub fn anchors(&self) -> Vec<ConceptId> {
        let mut all = self.near.clone();
        for condition in self.met.iter().chain(&self.partial) {
            condition.anchors(&mut all);
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
