//! What a reader is shown, in the order of the page. Every format is made from this and from nothing else; all texts
//! are in the language of the report (but for the quotes) and hold no harmful characters.

pub use super::timeline::{Axis, StripView};
use serde::Serialize;

/// A report.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// The language of the report: `ru`, `kk`, `en`.
    pub lang: &'static str,
    /// The version of olqy that made it.
    pub version: String,
    /// The rule packs.
    pub packs: Vec<PackView>,
    /// What stands first: the day, up to when the law is known, what was read.
    pub head: Head,
    /// Counts.
    pub summary: Summary,
    /// Figures that tell the scale of the problem, in the order of the rule packs.
    pub indicators: Vec<IndicatorView>,
    /// The findings, by rule id.
    pub findings: Vec<FindingView>,
    /// How the report was made, paragraph by paragraph.
    pub method: Vec<String>,
    /// The acts and editions, by code.
    pub acts: Vec<ActView>,
    /// What the report does not say, sentence by sentence.
    pub limits: Vec<String>,
    /// What each verdict means, best first.
    pub verdict_key: Vec<Explained>,
    /// What each grade means, strongest first.
    pub grade_key: Vec<Explained>,
    /// The scale of the timelines, if there are any.
    pub axis: Option<Axis>,
    /// The findings by instrument and paragraph: treaties that bind Kazakhstan first, then the others, each in the order
    /// in which the rule packs name them.
    pub concordance: Vec<ConcordanceInstrument>,
}

/// A rule pack.
#[derive(Clone, Debug, Serialize)]
pub struct PackView {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A value of a closed set: as files write it, and as readers read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tagged {
    /// As in JSON: `not-assessable`.
    pub tag: String,
    /// As readers read it.
    pub label: String,
}

/// A value of a closed set with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    /// The value.
    pub value: Tagged,
    /// A sentence on what it means.
    pub meaning: String,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2020-12-31`.
    pub iso: String,
    /// In words.
    pub text: String,
    /// `31.12.2020`.
    pub short: String,
}

/// Words that may be in another language than the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: String,
}

/// A place on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address, `http` or `https`.
    pub href: String,
    /// What a reader clicks on.
    pub label: String,
}

/// What stands first.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The day asked for.
    pub at: Day,
    /// «По состоянию на …».
    pub as_of: String,
    /// Up to which date the law is known, in a sentence; per act it stands in [`ActView::known_until`].
    pub known: String,
    /// Which rank of acts was read.
    pub rank: String,
    /// Whether any text is restated or a draft, in sentences.
    pub status_notes: Vec<String>,
}

/// Counts of verdicts.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// «32 правила».
    pub total: String,
    /// The number of findings.
    pub n: usize,
    /// Per verdict, best first, zeros included.
    pub verdicts: Vec<Count>,
    /// Per domain, in the order of the domains; those without a rule are left out.
    pub domains: Vec<Row>,
    /// Per severity, gravest first; those without a rule are left out.
    pub severities: Vec<Row>,
}

/// How many findings have a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    /// The verdict.
    pub verdict: Tagged,
    /// The number.
    pub n: usize,
}

/// A row of a table of counts.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What is counted.
    pub of: Tagged,
    /// Per verdict, best first.
    pub counts: Vec<Count>,
    /// Their sum.
    pub n: usize,
}

/// A figure that tells the scale of the problem.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorView {
    /// The figure as the language writes it: «74,3 %».
    pub value: String,
    /// The figure as a decimal number with a full stop, for pictures: `74.3`.
    pub number: String,
    /// Whether it is a percentage.
    pub percent: bool,
    /// Of whom and what.
    pub label: String,
    /// Who found it, and when.
    pub source: String,
    /// The year or years it speaks of.
    pub period: String,
    /// Where the source can be read.
    pub link: Option<Link>,
    /// The rules that it tells the scale of, by id.
    pub rules: Vec<String>,
}

/// A rule's verdict with everything it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    /// The rule's id.
    pub rule: String,
    /// The id as an anchor of a page.
    pub anchor: String,
    /// The rule's title.
    pub title: String,
    /// How much hangs on it.
    pub severity: Tagged,
    /// The part of the system.
    pub domain: Tagged,
    /// The verdict.
    pub verdict: Tagged,
    /// The verdict of each language.
    pub by_language: Vec<LanguageVerdict>,
    /// Why, in one sentence.
    pub why: String,
    /// What the standards ask.
    pub asks: String,
    /// Why it matters, if the rule says so.
    pub matters: Option<String>,
    /// The instruments that ask it, in the order in which the rule names them.
    pub instruments: Vec<InstrumentView>,
    /// The paragraphs that ask it, as `crc:19`.
    pub standards: Vec<String>,
    /// What the verdict rests on, one group for each provision.
    pub evidence: Vec<Group>,
    /// What came close, one group for each provision.
    pub nearest: Vec<Group>,
    /// Where it was looked for.
    pub searched: Vec<SearchedView>,
    /// What a reader must know, sentence by sentence.
    pub caveats: Vec<String>,
    /// What to do.
    pub recommendation: String,
    /// Wording that would meet it.
    pub model: Option<String>,
    /// Its verdict through time, if that was worked out.
    pub timeline: Option<StripView>,
}

/// The verdict of one language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageVerdict {
    /// The language.
    pub language: Tagged,
    /// Its verdict.
    pub verdict: Tagged,
}

/// An international instrument with those of its paragraphs that ask for what a rule checks.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentView {
    /// Its name.
    pub name: String,
    /// What binds Kazakhstan to it.
    pub status: String,
    /// Its text.
    pub link: Option<Link>,
    /// The paragraphs, in the order in which the rule names them.
    pub paragraphs: Vec<ParagraphView>,
}

/// A paragraph of an international instrument.
#[derive(Clone, Debug, Serialize)]
pub struct ParagraphView {
    /// Its number.
    pub num: String,
    /// What it asks; empty if the rules do not say.
    pub asks: String,
}

/// The quotes of one provision, in all languages in which it is quoted.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The act's code.
    pub act: String,
    /// The provision.
    pub eid: String,
    /// Its quotes, Russian first.
    pub quotes: Vec<Quote>,
    /// Whether more than one language stands here.
    pub bilingual: bool,
    /// Why it stands here, if that is the same for all quotes.
    pub why: Option<String>,
}

/// A provision quoted in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// Its place in the finding's own list, from 0.
    pub order: usize,
    /// The act's code.
    pub act: String,
    /// The act's title in the language of the quote, or the code if the act is not known.
    pub act_title: Wording,
    /// The edition it is read from.
    pub edition: Day,
    /// The language of the quote: `ru`, `kk`.
    pub lang: &'static str,
    /// «Русский текст».
    pub language: String,
    /// The provision.
    pub eid: String,
    /// How a lawyer names it, in the language of the quote.
    pub citation: String,
    /// Whether the citation names the act and edition: it does where they are first cited.
    pub full: bool,
    /// Opening words of the lists it stands in, outermost first.
    pub before: Vec<ContextLine>,
    /// The words that close its list.
    pub after: Vec<ContextLine>,
    /// The provision's own words.
    pub text: String,
    /// The same words, cut into marked and unmarked ones.
    pub segments: Vec<Segment>,
    /// The marked places of `text`: half-open ranges of Unicode scalar values.
    pub highlights: Vec<[usize; 2]>,
    /// What it does; nothing for a mention.
    pub norm: Option<Tagged>,
    /// How much it says.
    pub grade: Tagged,
    /// Why it stands here.
    pub why: String,
    /// That its wording may have changed since.
    pub changed: Option<String>,
    /// What the words are.
    pub status: Tagged,
    /// The mark that words which are not official must bear.
    pub mark: Option<String>,
    /// The official text.
    pub link: Option<Link>,
    /// How a lawyer names it within its act, in the language of the quote.
    pub place: String,
    /// How a lawyer names it with its act and edition, in the language of the quote, wherever it is cited.
    pub source: String,
}

/// Words of another provision that govern a quote.
#[derive(Clone, Debug, Serialize)]
pub struct ContextLine {
    /// Where they stand.
    pub eid: String,
    /// How a lawyer names that, in the language of the quote.
    pub citation: String,
    /// The words.
    pub text: String,
}

/// A piece of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Whether they matched.
    pub marked: bool,
}

/// An act in which a norm was looked for.
#[derive(Clone, Debug, Serialize)]
pub struct SearchedView {
    /// Its code, or the number by which the rule names it.
    pub act: String,
    /// Its title.
    pub title: Wording,
    /// The articles, as the rule names them; empty for the whole act.
    pub articles: Vec<String>,
    /// The edition read, if it could be read.
    pub edition: Option<Day>,
    /// The languages in which some of it could be read.
    pub languages: Vec<Tagged>,
    /// Its places that could not be read, in sentences.
    pub unread: Vec<String>,
}

/// An act of the corpus.
#[derive(Clone, Debug, Serialize)]
pub struct ActView {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Wording,
    /// Its requisite as the reference bank gives it, in Russian.
    pub requisite: String,
    /// Its form.
    pub kind: String,
    /// Its rank.
    pub rank: Tagged,
    /// Where it stands on the day: `in-force`, `repealed`, `not-yet`.
    pub standing: Tagged,
    /// The edition in force on the day.
    pub edition: Option<Day>,
    /// Earlier editions from which left-out places are read.
    pub read_from: Vec<Day>,
    /// The day up to which it is known.
    pub known_until: Day,
    /// Whether the day asked for is later than that.
    pub beyond: bool,
    /// The languages in which it can be read.
    pub languages: Vec<Tagged>,
    /// What the words are.
    pub status: Tagged,
    /// The official texts.
    pub links: Vec<Link>,
    /// Places that could not be read, per language.
    pub unread: Vec<Unread>,
}

/// Places of an act that could not be read in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// The language.
    pub language: Tagged,
    /// «12 мест».
    pub count: String,
    /// The places, in the order of the text.
    pub places: Vec<String>,
}

/// An international instrument in the table of concordance.
#[derive(Clone, Debug, Serialize)]
pub struct ConcordanceInstrument {
    /// Its id: `crc`.
    pub id: String,
    /// Whether it is a treaty that binds Kazakhstan.
    pub binding: bool,
    /// Its name.
    pub name: String,
    /// What binds Kazakhstan to it; empty if the rules do not say.
    pub status: String,
    /// Its text.
    pub link: Option<Link>,
    /// Its rows by paragraph, `9` before `16(1)`, those of one paragraph by rule id; never empty.
    pub rows: Vec<ConcordanceRow>,
}

/// What one paragraph asks, and how the law answers it by one rule.
#[derive(Clone, Debug, Serialize)]
pub struct ConcordanceRow {
    /// The paragraph's number.
    pub num: String,
    /// What the paragraph asks; empty if the rules do not say.
    pub requirement: String,
    /// The rule's id.
    pub rule: String,
    /// The id as an anchor of a page.
    pub anchor: String,
    /// The rule's title.
    pub title: String,
    /// The finding's place in [`View::findings`], from 0.
    pub finding: usize,
    /// National provisions: places in the finding's [`FindingView::evidence`], from 0. Empty where none was found.
    pub provisions: Vec<usize>,
    /// The degree of conformity: the finding's verdict.
    pub degree: Tagged,
    /// Why, then what a reader must know, sentence by sentence.
    pub comment: Vec<String>,
    /// What to do; none where the law already gives what is asked, or could not be read.
    pub recommendation: Option<String>,
}
