//! What a reader is shown, in the order of the page. Every format is made from this and from nothing else; all texts
//! are in the language of the report (but for the quotes) and hold no harmful characters.

pub use super::timeline::{Axis, StripView};
use schemars::JsonSchema;
use serde::Serialize;

/// A report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// The findings, in the order of the profile: by rule id for a reviewer.
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
    /// What moved against another report, if it was compared with one.
    pub comparison: Option<ComparisonView>,
    /// For whom the report is written: what stands in which order, and what is open at once.
    pub profile: ProfileView,
    /// What to do about the rules that are not met, most pressing first; groups without any are left out.
    pub recommendations: Vec<RecommendationGroup>,
    /// Instruments by settings. Nothing if no rule asks for a setting.
    pub heat: Option<Heat>,
    /// What findings can be chosen by; what nothing can be chosen by is left out.
    pub filters: Vec<Filter>,
}

/// For whom a report is written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProfileView {
    /// `reviewer`, `ngo` or `drafter`.
    pub of: Tagged,
    /// What that means for the order, in a sentence.
    pub note: String,
    /// The parts of the report in their order: `summary`, `comparison`, `recommendations`, `indicators`, `heat`, `times`, `findings`,
    /// `concordance`, `method`, `acts`, `limits`. Those that have nothing to show are left out.
    pub sections: Vec<Tagged>,
    /// Whether model wording and the nearest provisions stand open, and need no unfolding.
    pub open: bool,
}

/// Recommendations that press alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecommendationGroup {
    /// `priority`, `important` or `further`.
    pub tier: Tagged,
    /// Which findings stand here, in a sentence.
    pub meaning: String,
    /// The recommendations, in the order of the findings.
    pub items: Vec<RecommendationView>,
}

/// What to do about a rule that is not met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecommendationView {
    /// The place of its finding in `findings`, from 0.
    pub finding: usize,
    /// The rule's id.
    pub rule: String,
    /// The id as an anchor of a page.
    pub anchor: String,
    /// The rule's title.
    pub title: String,
    /// The verdict.
    pub verdict: Tagged,
    /// How much hangs on it.
    pub severity: Tagged,
    /// What to do.
    pub text: String,
}

/// Verdicts by instrument and setting. A rule stands in each cell whose instrument asks for it and whose setting it is
/// about; rules that name no setting stand in a column of their own, the last one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Heat {
    /// The settings: `everywhere` first, then those with most findings; the tag of the last one is `none`.
    pub settings: Vec<Tagged>,
    /// The instruments.
    pub rows: Vec<HeatRow>,
}

/// An instrument in the table of settings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatRow {
    /// The instrument: its id and its name.
    pub standard: Tagged,
    /// One for each setting, in their order.
    pub cells: Vec<HeatCell>,
}

/// The findings of an instrument and a setting.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatCell {
    /// The setting's tag.
    pub setting: String,
    /// How many there are.
    pub n: usize,
    /// The worst of their verdicts: `gap`, `divergent`, `partial`, `not-assessable`, `met` in this order.
    pub worst: Option<Tagged>,
    /// Per verdict that occurs, worst first.
    pub counts: Vec<Count>,
    /// Their places in `findings`, from 0.
    pub findings: Vec<usize>,
}

/// What findings can be chosen by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Filter {
    /// `verdict`, `domain`, `severity`, `standard`, `act`, `setting` or `language`.
    pub name: &'static str,
    /// Its name for readers.
    pub label: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// What can be chosen.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Choice {
    /// The value.
    pub of: Tagged,
    /// How many findings have it.
    pub n: usize,
}

/// A rule pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PackView {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A value of a closed set: as files write it, and as readers read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tagged {
    /// As in JSON: `not-assessable`.
    pub tag: String,
    /// As readers read it.
    pub label: String,
}

/// A value of a closed set with its meaning.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Explained {
    /// The value.
    pub value: Tagged,
    /// A sentence on what it means.
    pub meaning: String,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Day {
    /// `2020-12-31`.
    pub iso: String,
    /// In words.
    pub text: String,
    /// `31.12.2020`.
    pub short: String,
}

/// Words that may be in another language than the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: String,
}

/// A place on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// The address, `http` or `https`.
    pub href: String,
    /// What a reader clicks on.
    pub label: String,
}

/// What stands first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// Per international instrument, by id and name; a rule is counted with each that asks for it.
    pub standards: Vec<Row>,
}

/// How many findings have a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The verdict.
    pub verdict: Tagged,
    /// The number.
    pub n: usize,
}

/// A row of a table of counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// What is counted.
    pub of: Tagged,
    /// Per verdict, best first.
    pub counts: Vec<Count>,
    /// Their sum.
    pub n: usize,
    /// The counts as a picture: pieces of a bar as long as the sum, one for each verdict that occurs, best first.
    pub bars: Vec<Bar>,
    /// The counts in words, for those who do not see the picture.
    pub said: String,
}

/// A piece of a bar. Places are percentages of the longest bar of the table, with two decimals.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Bar {
    /// The verdict.
    pub verdict: Tagged,
    /// How many findings have it.
    pub n: usize,
    /// Its left end.
    pub x: String,
    /// Its width.
    pub width: String,
    /// Its middle.
    pub middle: String,
}

/// A figure that tells the scale of the problem.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// Those of them that `why` has not said: for pages that show both.
    pub remarks: Vec<String>,
    /// What to do.
    pub recommendation: String,
    /// Wording that would meet it.
    pub model: Option<String>,
    /// Its verdict through time, if that was worked out.
    pub timeline: Option<StripView>,
    /// What kind of thing the rule asks for: `prohibition`. Of a rule on `technique`, what came close are the faults.
    pub kind: Tagged,
    /// The heading under which it stands, at the first finding under each heading, where the profile sets headings.
    pub part: Option<String>,
    /// That it is shown in short, and what is left out, in a sentence.
    pub brief: Option<String>,
    /// The acts that it quotes, and those of the corpus in which it was looked for: code and title.
    pub acts: Vec<Tagged>,
    /// The settings that the rule asks for: ids of concepts, or `everywhere`; empty if it asks for none.
    pub settings: Vec<Tagged>,
    /// How much its recommendation presses: `priority`, `important` or `further`; nothing if there is nothing to do or it
    /// is not known whether there is.
    pub tier: Option<Tagged>,
    /// How the languages stand to each other: `differ` if the verdicts by the Russian and the Kazakh text differ,
    /// `only-ru` or `only-kk` if all quotes that the verdict rests on are in one language.
    pub language_notes: Vec<Tagged>,
}

/// The verdict of one language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LanguageVerdict {
    /// The language.
    pub language: Tagged,
    /// Its verdict.
    pub verdict: Tagged,
}

/// An international instrument with those of its paragraphs that ask for what a rule checks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InstrumentView {
    /// Its name.
    pub name: String,
    /// What binds Kazakhstan to it.
    pub status: String,
    /// Its text.
    pub link: Option<Link>,
    /// The paragraphs, in the order in which the rule names them.
    pub paragraphs: Vec<ParagraphView>,
    /// Its id.
    pub id: String,
}

/// A paragraph of an international instrument.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ParagraphView {
    /// Its number, or what it is called where it has none.
    pub num: String,
    /// What it asks; empty if the rules do not say.
    pub asks: String,
}

/// The quotes of one provision, in all languages in which it is quoted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
    /// Whether printed pages only name it: of the provisions that came close they quote two in each language, and none
    /// where the verdict rests on others.
    pub named: bool,
}

/// A provision quoted in one language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContextLine {
    /// Where they stand.
    pub eid: String,
    /// How a lawyer names that, in the language of the quote.
    pub citation: String,
    /// The words.
    pub text: String,
}

/// A piece of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Whether they matched.
    pub marked: bool,
}

/// An act in which a norm was looked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unread {
    /// The language.
    pub language: Tagged,
    /// «12 мест».
    pub count: String,
    /// The places, in the order of the text.
    pub places: Vec<String>,
}

/// An international instrument in the table of concordance.
#[derive(Clone, Debug, Serialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, JsonSchema)]
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

/// What moved between another report and this one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparisonView {
    /// The day of the other report.
    pub before: Day,
    /// «По сравнению с 31 декабря 2020 года».
    pub said: String,
    /// What a reader must know to weigh the comparison, in sentences.
    pub notes: Vec<String>,
    /// How many findings moved in which way, in the order of `moves`; zeros are left out.
    pub counts: Vec<MoveCount>,
    /// The findings that moved, by rule id.
    pub rules: Vec<MovedRule>,
    /// The acts that moved, by code.
    pub acts: Vec<MovedAct>,
}

/// How many findings moved in one way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MoveCount {
    /// `worse`, `unassessable`, `better`, `assessable`, `new`, `gone`, `grounds`, `same`.
    pub moved: Tagged,
    /// Their number.
    pub n: usize,
}

/// A finding that moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedRule {
    /// The rule's id.
    pub rule: String,
    /// The id as an anchor of a page; nothing if only the other report has the rule.
    pub anchor: Option<String>,
    /// The rule's title.
    pub title: Wording,
    /// How it moved.
    pub moved: Tagged,
    /// The verdict of the other report, if it has the rule.
    pub before: Option<Tagged>,
    /// The verdict of this report, if it has the rule.
    pub now: Option<Tagged>,
    /// The languages whose verdict moved.
    pub languages: Vec<MovedLanguage>,
    /// Provisions that moved, in the order of this report, those that only the other report quotes last. Of a rule on
    /// technique, its faults.
    pub quotes: Vec<MovedQuote>,
}

/// A language whose verdict moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedLanguage {
    /// The language.
    pub language: Tagged,
    /// Its verdict in the other report.
    pub before: Option<Tagged>,
    /// Its verdict in this report.
    pub now: Option<Tagged>,
}

/// A quoted provision that moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedQuote {
    /// `appeared`, `vanished`, `reworded`, `regraded`.
    pub moved: Tagged,
    /// The act's code.
    pub act: String,
    /// The act's title.
    pub act_title: Wording,
    /// The provision.
    pub eid: String,
    /// The language of the words.
    pub language: Tagged,
    /// How a lawyer names it, in the language of the words.
    pub citation: String,
    /// What the other report quotes.
    pub before: Option<MovedText>,
    /// What this report quotes.
    pub now: Option<MovedText>,
}

/// One side of a quoted provision that moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedText {
    /// The edition it is read from.
    pub edition: Day,
    /// The words.
    pub text: String,
    /// How much it says.
    pub grade: Tagged,
    /// The mark that words which are not official must bear.
    pub mark: Option<String>,
}

/// An act that moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedAct {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Wording,
    /// `edition`, `entered`, `left`, `appeared`, `vanished`, `text`.
    pub moved: Tagged,
    /// The edition in force on the day of the other report.
    pub before: Option<Day>,
    /// The edition in force on the day of this report.
    pub now: Option<Day>,
    /// What the words were for the other report.
    pub status_before: Option<Tagged>,
    /// What the words are for this report.
    pub status_now: Option<Tagged>,
}
