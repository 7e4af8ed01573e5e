//! The serialized form of a rule pack: what authors write. Every field's comment is its manual; the JSON Schema for
//! editors is made from them. [`super::compile`] turns it into what is evaluated.

use super::located::Located;
use crate::law::Lang;
use crate::norm::figures::PeriodUnit;
use crate::norm::{DefinitionForm, NormKind, SanctionKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of a rule pack. Any of the parts may be left out, and a pack may be split over as many files as its author
/// likes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PackFile {
    /// What this pack is. One file of the pack has it.
    pub pack: Option<Manifest>,
    /// The rules.
    pub rules: Vec<RuleSpec>,
    /// The concepts that rules name.
    pub concepts: Vec<ConceptSpec>,
    /// International instruments and what their paragraphs ask.
    pub instruments: Vec<InstrumentSpec>,
    /// Figures that tell the scale of what the rules are about; reports show them with their source.
    pub indicators: Vec<IndicatorSpec>,
    /// Acts that rules give as homes and that the registry (`legal-corpus/registry.yaml`) does not know, so that an act
    /// missing from a corpus can still be called by its name.
    pub acts: Vec<KnownActSpec>,
}

/// What a pack is and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// A short name in Latin letters: `vac`.
    pub id: String,
    /// Its name for readers.
    pub name: Texts,
    /// Its version, as `1.0.0`.
    pub version: String,
    /// Licence of the rules (SPDX).
    pub licence: String,
    /// Languages of the law that its rules read; both if left out.
    #[serde(default = "both_languages")]
    pub languages: Vec<Lang>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its rules are evaluated only where the pack, or one of them, is asked for by name.
    #[serde(default)]
    pub on_request: bool,
}

fn both_languages() -> Vec<Lang> {
    Lang::AUTHENTIC.to_vec()
}

/// A text that must stand in all three languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Russian.
    pub ru: String,
    /// Kazakh.
    pub kk: String,
    /// English.
    pub en: String,
}

/// Expressions over word forms in the two languages of the law.
///
/// `телесное наказание` matches these two words in any form, side by side in this order; `=слово` exactly this form;
/// `слово*` any word that begins so; `(а|б)` either; `слово?` optional; `..` up to six words between, `..3` up to
/// three; `{а б}` both in any order, close together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Expressions {
    /// Russian expressions.
    pub ru: Vec<Located<String>>,
    /// Kazakh expressions.
    pub kk: Vec<Located<String>>,
}

/// One idea with the expressions that name it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptSpec {
    /// Its id: `corporal-punishment`.
    pub id: Located<String>,
    /// Its name for readers.
    pub label: Texts,
    /// Wider ideas. Where a condition asks for the wider idea, this one satisfies it; as a setting, what holds in the
    /// wider setting holds in this one.
    #[serde(default)]
    pub broader: Vec<Located<String>>,
    /// Settings: it is named by the people in it («воспитанники»), not as a place. Where the same words name a narrower
    /// setting as a place («в детских садах … воспитанников»), the people tell whom that place holds, and the norm goes
    /// no further than the place.
    #[serde(default)]
    pub people: bool,
    /// How the law words it.
    #[serde(default)]
    pub expressions: Expressions,
    /// Expressions that look alike and mean something else: words inside them do not count.
    #[serde(default)]
    pub not: Expressions,
}

/// An international instrument.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstrumentSpec {
    /// Its id: `crc`, `crc-gc8`.
    pub id: Located<String>,
    /// Its name for readers, with its year.
    pub name: Texts,
    /// What binds Kazakhstan to it: ratification with its date, or that it is guidance only.
    pub status: Texts,
    /// Whether it is a treaty that binds Kazakhstan. Reports put those first; a file that repeats an instrument need not
    /// repeat this.
    #[serde(default)]
    pub binding: bool,
    /// Where its text can be read.
    pub link: String,
    /// Its paragraphs that rules rest on.
    pub paragraphs: Vec<ParagraphSpec>,
}

/// A figure that tells the scale of the problem. It is context: no verdict rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorSpec {
    /// Its id: `discipline-any-violence`.
    pub id: Located<String>,
    /// The figure as a decimal number with a full stop: `74.3`. Reports write it as their language does.
    pub value: Located<String>,
    /// What is counted.
    #[serde(default)]
    pub unit: IndicatorUnit,
    /// Of whom and what, as a phrase that goes on from the figure: «взрослых применяли к детям насилие ради дисциплины».
    pub label: Texts,
    /// Who found it, and when.
    pub source: Texts,
    /// The year or years it speaks of: `2016`, `2011–2020`.
    pub period: String,
    /// Where the source can be read.
    #[serde(default)]
    pub link: Option<String>,
    /// The rules that it tells the scale of; left out, it stands for the pack as a whole.
    #[serde(default)]
    pub rules: Vec<Located<String>>,
}

/// What an indicator counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorUnit {
    /// Hundredths of a whole.
    #[default]
    Percent,
    /// Persons, cases or other things, as the label says.
    Count,
}

/// A paragraph of an instrument, retold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParagraphSpec {
    /// Its number: `19`, `19(1)`. Rules name it as `crc:19(1)`.
    pub num: Located<String>,
    /// What readers know it by, where the instrument has no numbers and `num` is a word for rules.
    #[serde(default)]
    pub label: Option<Texts>,
    /// What it asks, in your own words.
    pub asks: Texts,
}

/// An act that a rule may give as a home.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownActSpec {
    /// Its code in the reference bank, or its number as `№ 234-V` where the code is not known.
    pub act: Located<String>,
    /// Its title.
    pub title: Texts,
}

/// Where in the law a norm would stand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HomeSpec {
    /// The act: its code, or its number as `№ 234-V`.
    pub act: Located<String>,
    /// Its articles or ranges of articles, as `72`, `7-1` or `60..76` (both ends included); all of the act if left out.
    #[serde(default)]
    pub articles: Vec<Located<String>>,
}

/// What a rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// A definition.
    Definition,
    /// A ban.
    Prohibition,
    /// An offence with its sanction.
    Offence,
    /// A duty.
    Duty,
    /// A right or entitlement.
    #[serde(alias = "entitlement")]
    Right,
    /// A body with a mandate.
    Institution,
    /// A service.
    Service,
    /// A policy or programme.
    Policy,
    /// A procedure with its time limits.
    Procedure,
    /// A lowest or highest age: for marriage, work, consent, responsibility.
    Age,
    /// The technique of law-making: nothing that a provision says is asked for, but that acts are made without a fault of
    /// one kind (`check`).
    Technique,
}

impl RuleKind {
    /// Every kind.
    pub const ALL: [RuleKind; 11] = [
        RuleKind::Definition,
        RuleKind::Prohibition,
        RuleKind::Offence,
        RuleKind::Duty,
        RuleKind::Right,
        RuleKind::Institution,
        RuleKind::Service,
        RuleKind::Policy,
        RuleKind::Procedure,
        RuleKind::Age,
        RuleKind::Technique,
    ];
}

/// A fault of the technique of law-making that acts are looked through for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// An article of notions defines a term that occurs nowhere else in the act.
    UnusedDefinition,
    /// A notion of `near` is banned or punished and no act defines it.
    UndefinedTerm,
    /// Two acts define one term in different words.
    TwoMeanings,
    /// A provision points to a place of its own act that does not exist or was excluded.
    DanglingReference,
    /// A number is missing, and nothing says why.
    Numbering,
    /// A short name («далее – X») occurs nowhere else in the act.
    UnusedShortName,
    /// The Russian and the Kazakh text of a provision say different things.
    LanguagesDiverge,
}

impl Check {
    /// Every check.
    pub const ALL: [Check; 7] = [
        Check::UnusedDefinition,
        Check::UndefinedTerm,
        Check::TwoMeanings,
        Check::DanglingReference,
        Check::Numbering,
        Check::UnusedShortName,
        Check::LanguagesDiverge,
    ];

    /// Whether it judges the words of the law. The others judge its numbers, which a restated text keeps.
    pub fn judges_words(self) -> bool {
        !matches!(self, Check::DanglingReference | Check::Numbering)
    }
}

/// The part of the system that a rule belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// Laws and policies.
    Laws,
    /// Services of prevention and response.
    Services,
    /// Governance of the system.
    Governance,
    /// Oversight and monitoring.
    Monitoring,
    /// Human and financial resources.
    Resources,
}

/// How much hangs on a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A child is left without protection.
    Critical,
    /// Protection is weakened.
    Major,
    /// It would be better otherwise.
    Minor,
}

/// One thing that a standard asks of the law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSpec {
    /// Its id: `VAC-101`.
    pub id: Located<String>,
    /// What kind of norm it asks for.
    pub kind: RuleKind,
    /// Its title.
    pub title: Texts,
    /// Where it belongs.
    pub domain: Domain,
    /// How much hangs on it.
    pub severity: Severity,
    /// The paragraphs that ask it, as `crc:19(1)`.
    pub standards: Vec<Located<String>>,
    /// What they ask of the law, in one or two sentences.
    pub asks: Texts,
    /// Why it matters: what happens to people where the law does not say it, in one or two sentences that a reader who
    /// is not a lawyer understands. `olqy rules lint` misses it where it is left out.
    #[serde(default)]
    pub matters: Option<Texts>,
    /// Rules of the kind `technique`, and no others: the fault that acts are looked through for.
    #[serde(default)]
    pub check: Option<Located<Check>>,
    /// Where the norm would stand. If none of it can be read the rule cannot be assessed, unless the norm is found
    /// elsewhere. Rules on technique have none: they look through every act.
    #[serde(default)]
    pub home: Vec<HomeSpec>,
    /// What counts as met: any one of these. Rules on technique have none: they are met where the fault is not found.
    #[serde(default)]
    pub met: Vec<ConditionSpec>,
    /// What counts as partly met: any one of these.
    #[serde(default)]
    pub partial: Vec<ConditionSpec>,
    /// Concepts whose mention is worth showing when nothing counts. With `check: undefined-term`: the notions that must be
    /// defined where they are banned or punished.
    #[serde(default)]
    pub near: Vec<Located<String>>,
    /// What to do about it.
    pub recommendation: Texts,
    /// Wording that would meet it. Rules that ask for a ban or a definition have it.
    #[serde(default)]
    pub model: Option<Texts>,
}

/// What a provision must be like. All that is filled in must hold of one and the same provision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ConditionSpec {
    /// What it does: any of these. Left out, a mere mention is enough.
    pub norm: Vec<NormKind>,
    /// Definitions and short names: the term is one of these concepts. A longer term in which the concept is not the
    /// head («профилактика насилия») does not count.
    pub term: Vec<Located<String>>,
    /// For definitions: how it is made. Left out, any form but `enumeration`.
    pub form: Vec<DefinitionForm>,
    /// Concepts that must all be named where the norm speaks: in the sentence of its trigger or in the words that
    /// govern its list.
    pub names: Vec<Located<String>>,
    /// Concepts of which at least `at_least` must be named there.
    pub names_any: Vec<Located<String>>,
    /// How many of `names_any`; 1 if left out.
    pub at_least: Option<u8>,
    /// The setting in which it holds: a concept below `setting`, or `everywhere`. Read from the provision's own words,
    /// failing that from its article's heading, the headings above, the title of the act. A provision that names no
    /// setting at any level holds everywhere, and so in each.
    pub setting: Option<Located<String>>,
    /// Whom it is about: a concept named in the provision, a heading above it or the title of the act.
    pub concerns: Option<Located<String>>,
    /// Concepts that must be named in a heading above it.
    pub heading: Vec<Located<String>>,
    /// Concepts that must not be named in it or in the words that govern it: what narrows the norm or makes it another.
    pub without: Vec<Located<String>>,
    /// Concepts that take the sense away: what shares words with one of them does not count for `names` and
    /// `names_any`, because it is only spoken of and is
    /// not what the norm is about: «отказ в приеме жалобы на телесное наказание», «пропаганда насилия».
    pub outside: Vec<Located<String>>,
    /// Offences: the sanction has one of these at least.
    pub sanction: Vec<SanctionKind>,
    /// Offences: the sanction reaches at least this measure.
    pub sanction_at_least: Option<SanctionAtLeastSpec>,
    /// An age that the norm names, compared with a number.
    pub age: Option<AgeSpec>,
    /// A period that the norm names, compared with a number.
    pub time: Option<TimeSpec>,
    /// Who is bound, or (for `competence`) who acts: one of these. Read from the subject of the norm or the one it is
    /// addressed to. A ban that names nobody binds everyone and has no addressee: give a condition without `addressee` for
    /// it.
    pub addressee: Vec<Located<String>>,
    /// Who gains by it: one of these is named where the norm speaks, and not only as the one who is bound. For `right`,
    /// its holder.
    pub beneficiary: Vec<Located<String>>,
    /// `competence`: the body that is set up or that acts is one of these, named in the same clause as the words that set
    /// it up or give it its task.
    pub body: Vec<Located<String>>,
    /// Prohibitions and offences: what is banned or punished names one of these. A narrower concept satisfies a wider
    /// one, so a ban on the wider conduct needs the wider concept.
    pub conduct: Vec<Located<String>>,
    /// Offences: the conduct names one of these as those who suffer it.
    pub victim: Vec<Located<String>>,
    /// Definitions: what the meaning must name, each of these, as a form or otherwise; the term itself does not count.
    pub forms: Vec<Located<String>>,
    /// Definitions: where the definition says that it holds for a certain field only, the field must name this. If it
    /// says no more than «для целей настоящего Закона», a heading above it or the title of the act must.
    pub scope: Option<Located<String>>,
    /// At which level: one of these concepts (`level-country`, `level-region`, `level-district`) is named where the norm
    /// speaks, in a heading above it or in the title of the act.
    pub level: Vec<Located<String>>,
    /// The provision says that what it speaks of is independent (the concept `independence`).
    pub independent: bool,
    /// It must hold without exception and without a narrowing condition.
    pub unconditional: bool,
    /// Instead of one provision: all of these must be satisfied, each by a provision of its own.
    pub all: Vec<ConditionSpec>,
    /// One of these must be satisfied. Beside other fields, by the same provision; a part that gives no `norm` then
    /// speaks of the norm of the condition it stands in. By itself, by any provision.
    pub any: Vec<ConditionSpec>,
    /// None of these may be satisfied by the same provision.
    pub not: Vec<ConditionSpec>,
    /// If any of these is satisfied by some provision, this condition is not.
    pub unless: Vec<ConditionSpec>,
    /// The law lays it down in the plain present («органы ведут учёт») or by a term that holds the duty in itself, so that
    /// no word of duty, right or ban need stand there. Only tells readers of the rule, and `olqy rules lint`, that a
    /// condition without `norm` is meant.
    pub descriptive: bool,
    /// Why a provision of this kind counts as it does, in one sentence. Shown beside the quote.
    pub because: Option<Texts>,
}

/// An age, compared. Exactly one of `at_least`, `at_most` and `below` is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AgeSpec {
    /// An age is named, and every age that is named is this or more, in full years.
    pub at_least: Option<u8>,
    /// An age is named, and every age that is named is this or less, in full years.
    pub at_most: Option<u8>,
    /// Some age that is named is less than this, in full years.
    pub below: Option<u8>,
    /// Only ages that stand in one sentence with one of these concepts, or where the words that govern the list or the
    /// heading of the article name one. All ages that the norm names, if left out.
    pub of: Vec<Located<String>>,
}

/// A period, compared. Exactly one of `at_most` and `at_least` is given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeSpec {
    /// A period is named, and every period that is named is this or shorter. «Немедленно» is shorter than any.
    #[serde(default)]
    pub at_most: Option<u32>,
    /// A period is named, and every period that is named is this or longer.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// What it is measured in. Periods in other units are converted: a day has 24 hours, a month 30 days, a year 12
    /// months; working days count as days.
    pub unit: PeriodUnit,
    /// Only periods that stand in one sentence with one of these concepts, or where the words that govern the list or
    /// the heading of the article name one. All periods that the norm names, if left out.
    #[serde(default)]
    pub of: Vec<Located<String>>,
}

/// The greatest measure of a penalty. Exactly one of `years`, `months`, `days` and `indices` is given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SanctionAtLeastSpec {
    /// The penalty: `imprisonment`.
    pub kind: SanctionKind,
    /// The longest term that the sanction names for it is this or more, in years.
    #[serde(default)]
    pub years: Option<u32>,
    /// The same, in months.
    #[serde(default)]
    pub months: Option<u32>,
    /// The same, in days.
    #[serde(default)]
    pub days: Option<u32>,
    /// The largest fine that the sanction names is this or more, in monthly calculation indices.
    #[serde(default)]
    pub indices: Option<u32>,
}

impl Texts {
    /// The text in a language.
    pub fn get(&self, lang: crate::law::Lang) -> &str {
        match lang {
            crate::law::Lang::Ru => &self.ru,
            crate::law::Lang::Kk => &self.kk,
            crate::law::Lang::En => &self.en,
        }
    }
}
