//! What an assessment says: verdicts, and the evidence each rests on. Words for readers are made in `report`.

use super::technique::Fault;
use crate::index::{ActAt, Standing};
use crate::law::{Act, ActCode, Amendment, Date, Lang, Omission, Rank, TextStatus};
use crate::norm::figures::PeriodUnit;
use crate::norm::{NormKind, Passage};
use crate::rule::model::Check;
use crate::rule::set::{Bound, Role, SanctionAtLeast};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// How the law stands to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The law gives what the standard asks.
    Met,
    /// It gives some of it.
    Partial,
    /// Both languages could be assessed and disagree.
    Divergent,
    /// The places where it would stand were read, and it was not found.
    Gap,
    /// The places where it would stand are not in the corpus.
    NotAssessable,
}

impl Verdict {
    /// All verdicts, best first; the last compares with none.
    pub const ALL: [Verdict; 5] =
        [Verdict::Met, Verdict::Partial, Verdict::Divergent, Verdict::Gap, Verdict::NotAssessable];

    /// As written in JSON and in file formats.
    pub fn tag(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Partial => "partial",
            Verdict::Divergent => "divergent",
            Verdict::Gap => "gap",
            Verdict::NotAssessable => "not-assessable",
        }
    }
}

/// How much a quoted provision says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// It says what the standard asks.
    Explicit,
    /// It covers some of it.
    Implicit,
    /// It only touches the matter.
    Mention,
}

/// Why a provision stands where it does in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The rule's own sentence for the condition it satisfies (index into `met` or `partial`, see the rule).
    Satisfies {
        /// Whether the condition is one of `met` (else of `partial`).
        met: bool,
        /// Its place there, from 0.
        condition: usize,
    },
    /// It satisfies one part of what is asked, and no provision satisfies the others.
    OnePartOnly,
    /// It came close and this was missing, of the condition it came nearest to.
    Lacks(Test),
    /// It was looked at and has none of the faults that a rule on technique looks for.
    Sound(Check),
    /// It satisfies what defeats a condition of `met` («unless»).
    Defeats {
        /// The condition of `met` that it defeats, from 0.
        condition: usize,
    },
}

/// One thing that a condition asks of a provision. Concepts are named by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// It does one of these.
    Norm(Vec<NormKind>),
    /// It defines this term.
    Term(Vec<String>),
    /// It defines rather than lists.
    Form,
    /// It names this concept where the norm speaks.
    Names(String),
    /// It names enough of these.
    NamesAny(Vec<String>, u8),
    /// It holds in this setting; `found` is the other setting it names, if it names one.
    Setting {
        /// The setting asked for, or `everywhere`.
        wanted: String,
        /// The one it names instead.
        found: Option<String>,
    },
    /// It is about these.
    Concerns(String),
    /// It stands below a heading that names this.
    Heading(String),
    /// It does not name this, which narrows it or makes it another thing.
    Without(String),
    /// Its sanction has one of these.
    Sanction,
    /// It has no exception and no narrowing condition.
    Unconditional,
    /// Its sanction reaches this measure.
    SanctionAtLeast(SanctionAtLeast),
    /// It names an age that stands so; the ages that it names.
    Age(Bound, Vec<u64>),
    /// It names a period that stands so; the periods that it names, in hours.
    Time(Bound, PeriodUnit, Vec<u64>),
    /// One of these plays this part in it.
    Role(Role, Vec<String>),
    /// It satisfies one of several alternatives; the first thing that it lacks of each.
    Any(Vec<Test>),
    /// It does not satisfy what must not be there, which speaks of these.
    Not(Vec<String>),
    /// It is made without this fault of technique.
    Technique(Fault),
}

/// A provision that a finding quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The provision, verbatim and with its context.
    pub passage: Arc<Passage>,
    /// Words of the quote that matched: half-open ranges of Unicode scalar values, sorted, apart from each other.
    pub highlights: Vec<Range<usize>>,
    /// What the provision does in this respect; `None` for a mere mention.
    pub norm: Option<NormKind>,
    /// How much it says.
    pub grade: Grade,
    /// Why it stands here.
    pub because: Because,
    /// Changes dated after the edition it is read from and not after the day asked for: its wording may have changed.
    pub changed_since: Vec<Amendment>,
    /// What the words are.
    pub text_status: TextStatus,
    /// Where the official text of the edition quoted can be read in its language.
    pub official: Option<String>,
}

/// Something a reader must know to weigh a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// This language could not be assessed: none of the home can be read in it. The verdict rests on the other.
    LanguageNotReadable(Lang),
    /// What lifts the verdict stands where only this language can be read.
    OnlyIn(Lang),
    /// The home act is not in the corpus.
    HomeNotInCorpus(String),
    /// The home act was repealed before the day asked for; the successor, as its requisite names it, and whether the
    /// corpus has it.
    HomeRepealed {
        /// The repealed act.
        act: ActCode,
        /// The act that repealed it.
        by: String,
        /// From when.
        from: Option<Date>,
        /// Whether that day is exact and not the earliest possible one.
        exact: bool,
        /// Whether the repealing act is in the corpus.
        successor_read: bool,
    },
    /// The home act has no edition in force yet on the day asked for.
    HomeNotYetInForce {
        /// The act.
        act: ActCode,
        /// The first edition that the corpus has.
        first: Date,
    },
    /// These places of the home could not be read in this language.
    HomePartlyUnread {
        /// The act.
        act: ActCode,
        /// The language.
        lang: Lang,
        /// Articles, as ranges with both ends included: `29–68`.
        articles: Vec<String>,
    },
    /// A quoted provision may have been reworded since the edition it is read from.
    WordingMayHaveChanged {
        /// The act.
        act: ActCode,
        /// The provision.
        eid: String,
        /// The edition read.
        edition: Date,
        /// Numbers of the laws that changed it later.
        laws: Vec<String>,
    },
    /// A quoted provision is read from an earlier edition than the one in force, which leaves it out.
    ReadFromEarlier {
        /// The act.
        act: ActCode,
        /// The edition in force.
        in_force: Date,
        /// The edition read.
        edition: Date,
    },
    /// An act was not looked through for a fault of technique, since places of it that could explain the fault are not
    /// read in this language.
    NotWhole {
        /// The act.
        act: ActCode,
        /// The language.
        lang: Lang,
    },
    /// A text that restates an act was not looked through for faults of its wording.
    WordsRestated(ActCode),
    /// So many more faults were found than are shown.
    MoreFaults(usize),
    /// Text of this status is quoted or searched.
    NotOfficial(TextStatus),
}

/// An act that was searched for a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// The act: its code, or the number by which the rule names an act that the corpus lacks.
    pub act: String,
    /// Articles of the home as the rule names them; empty for all of the act.
    pub articles: Vec<String>,
    /// The edition read, if the act could be read.
    pub edition: Option<Date>,
    /// The languages in which some of it could be read.
    pub languages: Vec<Lang>,
}

/// A rule's verdict at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's place in its rule set, from 0.
    pub rule: usize,
    /// The rule's id.
    pub id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict of each language, over the places readable in both where there are any.
    pub by_language: BTreeMap<Lang, Verdict>,
    /// What the verdict rests on, by grade, act, eId, language. Empty for a gap.
    pub evidence: Vec<Evidence>,
    /// What came close and why it does not count, nearest first.
    pub nearest: Vec<Evidence>,
    /// The homes of the rule and what could be read of them.
    pub searched: Vec<Searched>,
    /// What a reader must know.
    pub caveats: Vec<Caveat>,
}

/// An act of the corpus as it was read for an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRead {
    /// The act.
    pub act: Act,
    /// Its rank.
    pub rank: Rank,
    /// Where it stands.
    pub standing: Standing,
    /// The edition in force on the day, if there is one.
    pub edition: Option<Date>,
    /// Earlier editions from which places that it leaves out are read, latest first.
    pub read_from: Vec<Date>,
    /// The latest edition in the corpus: the day up to which the law is known.
    pub known_until: Date,
    /// Languages in which it can be read.
    pub languages: Vec<Lang>,
    /// What the words are.
    pub text_status: TextStatus,
    /// Where the official text of the edition can be read.
    pub source: BTreeMap<Lang, String>,
    /// Places that no edition up to the day gives, per language.
    pub unread: BTreeMap<Lang, Vec<Omission>>,
}

impl ActRead {
    /// What was read of an act on a day.
    pub fn new(act: &ActAt) -> ActRead {
        let edition = act.edition();
        let shown = edition.or(act.card.editions.last());
        let languages = act.languages();
        let mut read_from: Vec<Date> =
            edition.iter().flat_map(|e| e.texts.values()).flat_map(|t| t.read_from.iter().copied()).collect();
        read_from.sort_unstable_by(|a, b| b.cmp(a));
        read_from.dedup();
        ActRead {
            act: act.card.act.clone(),
            rank: act.card.act.kind.rank(),
            standing: act.standing.clone(),
            edition: edition.map(|e| e.date),
            read_from,
            known_until: act.card.editions.last().map_or(act.at, |e| e.date),
            text_status: shown.map_or(TextStatus::Official, |e| e.text_status),
            source: shown.map(|e| e.source.clone()).unwrap_or_default(),
            unread: languages.iter().map(|l| (*l, act.unread(*l).to_vec())).collect(),
            languages,
        }
    }
}

/// All findings at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day asked for.
    pub at: Date,
    /// The acts of the corpus, by code.
    pub acts: Vec<ActRead>,
    /// The findings, by rule id.
    pub findings: Vec<Finding>,
}
