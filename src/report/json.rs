//! The report for other programs. Field names and their order are a promise: `templates/report.schema.json`.

use super::ReportError;
use super::view::{ActView, ComparisonView, FindingView, Group, IndicatorView, MovedRule, Quote, View};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The number of this shape. It grows when a field goes away or changes its meaning, not when one is added.
pub const SCHEMA: u32 = 1;

/// A gap report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// The version of olqy that wrote it.
    pub olqy: String,
    /// The shape of this file.
    pub schema: u32,
    /// The day for which the law was assessed, as `2020-12-31`.
    pub at: String,
    /// What was read.
    pub corpus: Corpus,
    /// How many findings have each verdict.
    pub summary: Summary,
    /// The findings, by rule id, unless a profile puts them in another order.
    pub findings: Vec<Finding>,
    /// The language of titles and sentences: `ru`, `kk` or `en`. Quotes are in their own.
    pub lang: String,
    /// Figures that tell the scale of the problem.
    pub indicators: Vec<Indicator>,
    /// What moved against another report, if it was compared with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
}

/// What was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Corpus {
    /// The acts, by code.
    pub acts: Vec<Act>,
    /// The ranks of acts that were read. Where `by-law` is missing, a norm not found may stand in a by-law.
    pub ranks: Vec<String>,
}

/// An act of the corpus.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Act {
    /// Its code in the reference bank.
    pub act: String,
    /// Its title, in the language of the report where it has one.
    pub title: String,
    /// The edition in force on the day, if there is one.
    pub edition: Option<String>,
    /// The languages in which it can be read: `ru`, `kk`.
    pub languages: Vec<String>,
    /// `official`, `restated` or `draft`.
    pub text_status: String,
    /// `law` or `by-law`.
    pub rank: String,
    /// `in-force`, `repealed` or `not-yet` (the corpus has no edition as early as the day).
    pub standing: String,
    /// The day up to which the act is known: its latest edition in the corpus.
    pub known_until: String,
}

/// How many findings have each verdict.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// The law gives what the standard asks.
    pub met: usize,
    /// It gives some of it.
    pub partial: usize,
    /// The places where it would stand were read and it was not found.
    pub gap: usize,
    /// Russian and Kazakh were both assessed and disagree.
    pub divergent: usize,
    /// The places where it would stand could not be read.
    #[serde(rename = "not-assessable")]
    pub not_assessable: usize,
}

/// A rule's verdict.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's title in the language of the report.
    pub title: String,
    /// `critical`, `major` or `minor`.
    pub severity: String,
    /// `laws`, `services`, `governance`, `monitoring` or `resources`.
    pub domain: String,
    /// `met`, `partial`, `divergent`, `gap` or `not-assessable`.
    pub verdict: String,
    /// The verdict of each language: `ru`, `kk`.
    pub by_language: BTreeMap<String, String>,
    /// The paragraphs of international instruments that ask it, as `crc:19`.
    pub standards: Vec<String>,
    /// Why, in one sentence in the language of the report.
    pub why: String,
    /// What the verdict rests on, by grade, act, eId, language. Empty for a gap.
    pub evidence: Vec<Evidence>,
    /// What came close and why it does not count, nearest first.
    pub nearest: Vec<Evidence>,
    /// Where it was looked for.
    pub searched: Vec<Searched>,
    /// What a reader must know, in sentences.
    pub caveats: Vec<String>,
    /// What to do about it.
    pub recommendation: String,
    /// Why it matters, if the rule says so.
    pub matters: Option<String>,
    /// Wording that would meet it, if the rule gives one.
    pub model: Option<String>,
}

/// A quoted provision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// The act's code.
    pub act: String,
    /// The edition that the words are read from.
    pub edition: String,
    /// The language of the words: `ru` or `kk`.
    pub lang: String,
    /// The provision: `art_28__para_4`.
    pub eid: String,
    /// How a lawyer names it, in the language of the words; with the act and the edition where these are first cited.
    pub citation: String,
    /// Its own words. Control characters, if there were any, are replaced one for one.
    pub quote: String,
    /// Words that matched: half-open ranges of Unicode scalar values in `quote`.
    pub highlights: Vec<[usize; 2]>,
    /// What it does: `definition`, `prohibition` …; null for a mention.
    pub norm: Option<String>,
    /// `explicit`, `implicit` or `mention`.
    pub grade: String,
    /// Why it stands here, in the language of the report.
    pub why: String,
    /// Words of other provisions that govern it: opening words of its lists from the outermost, then what closes its list.
    pub context: Vec<Context>,
    /// `official`, `restated` or `draft`. Restated words are not the official text.
    pub text_status: String,
}

/// Words of a provision that govern a quote.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Context {
    /// Where they stand.
    pub eid: String,
    /// The words.
    pub quote: String,
}

/// An act in which a norm was looked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Searched {
    /// Its code, or the number by which the rule names an act that the corpus lacks.
    pub act: String,
    /// The articles where the norm would stand; empty for the whole act.
    pub articles: Vec<String>,
    /// The edition read; null if none could be.
    pub edition: Option<String>,
    /// The languages in which some of it could be read.
    pub languages: Vec<String>,
}

/// A figure that tells the scale of the problem.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Indicator {
    /// The figure, as a decimal number with a full stop: `74.3`.
    pub value: String,
    /// Whether it is a percentage.
    pub percent: bool,
    /// Of whom and what.
    pub label: String,
    /// Who found it, and when.
    pub source: String,
    /// The year or years it speaks of.
    pub period: String,
    /// Where the source can be read.
    pub link: Option<String>,
    /// The rules that it tells the scale of; empty for all.
    pub rules: Vec<String>,
}

/// What moved between another report and this one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// The day of the other report.
    pub before: String,
    /// How many findings moved in which way: `worse`, `unassessable`, `better`, `assessable`, `new`, `gone`, `grounds` (the
    /// verdict is the same, what it rests on is not), `same`. What did not occur is left out.
    pub counts: BTreeMap<String, usize>,
    /// The findings that moved, by rule id.
    pub rules: Vec<MovedFinding>,
    /// The acts that moved, by code.
    pub acts: Vec<MovedAct>,
}

/// A finding that moved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MovedFinding {
    /// The rule's id.
    pub rule: String,
    /// How it moved: a key of `counts` other than `same`.
    pub moved: String,
    /// The verdict of the other report; null if it does not have the rule.
    pub before: Option<String>,
    /// The verdict of this report; null if it does not have the rule.
    pub now: Option<String>,
    /// Provisions that moved.
    pub quotes: Vec<MovedQuote>,
}

/// A quoted provision that moved. Its words are those of `evidence`, or stand in the other report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MovedQuote {
    /// `appeared`, `vanished`, `reworded` or `regraded`.
    pub moved: String,
    /// The act's code.
    pub act: String,
    /// The provision.
    pub eid: String,
    /// The language of the words.
    pub lang: String,
    /// The edition that the other report reads it from.
    pub before: Option<String>,
    /// The edition that this report reads it from.
    pub now: Option<String>,
}

/// An act that moved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MovedAct {
    /// Its code.
    pub act: String,
    /// `edition`, `entered`, `left`, `appeared`, `vanished` or `text`.
    pub moved: String,
    /// The edition in force on the day of the other report.
    pub before: Option<String>,
    /// The edition in force on the day of this report.
    pub now: Option<String>,
}

/// The JSON Schema of [`Report`], as published in `templates/report.schema.json`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Report)
}

/// Writes the report, indented, with a newline at the end.
pub fn write(view: &View) -> Result<String, ReportError> {
    let mut out = serde_json::to_string_pretty(&report(view))?;
    out.push('\n');
    Ok(out)
}

/// The report as data.
pub fn report(view: &View) -> Report {
    let count = |tag: &str| view.summary.verdicts.iter().find(|c| c.verdict.tag == tag).map_or(0, |c| c.n);
    let read = |a: &&ActView| a.edition.is_some() && !a.languages.is_empty();
    let mut ranks: Vec<String> = view.acts.iter().filter(read).map(|a| a.rank.tag.clone()).collect();
    ranks.sort_unstable_by(|a, b| b.cmp(a));
    ranks.dedup();
    Report {
        olqy: view.version.clone(),
        schema: SCHEMA,
        at: view.head.at.iso.clone(),
        corpus: Corpus { acts: view.acts.iter().map(act).collect(), ranks },
        summary: Summary {
            met: count("met"),
            partial: count("partial"),
            gap: count("gap"),
            divergent: count("divergent"),
            not_assessable: count("not-assessable"),
        },
        findings: view.findings.iter().map(finding).collect(),
        lang: view.lang.to_owned(),
        indicators: view.indicators.iter().map(indicator).collect(),
        comparison: view.comparison.as_ref().map(comparison),
    }
}

fn indicator(indicator: &IndicatorView) -> Indicator {
    Indicator {
        value: indicator.number.clone(),
        percent: indicator.percent,
        label: indicator.label.clone(),
        source: indicator.source.clone(),
        period: indicator.period.clone(),
        link: indicator.link.as_ref().map(|l| l.href.clone()),
        rules: indicator.rules.clone(),
    }
}

fn comparison(comparison: &ComparisonView) -> Comparison {
    let iso = |day: &Option<super::view::Day>| day.as_ref().map(|d| d.iso.clone());
    let act = |a: &super::view::MovedAct| MovedAct {
        act: a.code.clone(),
        moved: a.moved.tag.clone(),
        before: iso(&a.before),
        now: iso(&a.now),
    };
    Comparison {
        before: comparison.before.iso.clone(),
        counts: comparison.counts.iter().map(|c| (c.moved.tag.clone(), c.n)).collect(),
        rules: comparison.rules.iter().map(moved_finding).collect(),
        acts: comparison.acts.iter().map(act).collect(),
    }
}

fn moved_finding(rule: &MovedRule) -> MovedFinding {
    let edition = |side: &Option<super::view::MovedText>| side.as_ref().map(|t| t.edition.iso.clone());
    let quote = |q: &super::view::MovedQuote| MovedQuote {
        moved: q.moved.tag.clone(),
        act: q.act.clone(),
        eid: q.eid.clone(),
        lang: q.language.tag.clone(),
        before: edition(&q.before),
        now: edition(&q.now),
    };
    MovedFinding {
        rule: rule.rule.clone(),
        moved: rule.moved.tag.clone(),
        before: rule.before.as_ref().map(|v| v.tag.clone()),
        now: rule.now.as_ref().map(|v| v.tag.clone()),
        quotes: rule.quotes.iter().map(quote).collect(),
    }
}

fn act(act: &ActView) -> Act {
    Act {
        act: act.code.clone(),
        title: act.title.text.clone(),
        edition: act.edition.as_ref().map(|d| d.iso.clone()),
        languages: act.languages.iter().map(|l| l.tag.clone()).collect(),
        text_status: act.status.tag.clone(),
        rank: act.rank.tag.clone(),
        standing: act.standing.tag.clone(),
        known_until: act.known_until.iso.clone(),
    }
}

fn finding(finding: &FindingView) -> Finding {
    let searched = finding.searched.iter().map(|s| Searched {
        act: s.act.clone(),
        articles: s.articles.clone(),
        edition: s.edition.as_ref().map(|d| d.iso.clone()),
        languages: s.languages.iter().map(|l| l.tag.clone()).collect(),
    });
    Finding {
        rule: finding.rule.clone(),
        title: finding.title.clone(),
        severity: finding.severity.tag.clone(),
        domain: finding.domain.tag.clone(),
        verdict: finding.verdict.tag.clone(),
        by_language: finding.by_language.iter().map(|l| (l.language.tag.clone(), l.verdict.tag.clone())).collect(),
        standards: finding.standards.clone(),
        why: finding.why.clone(),
        evidence: evidence(&finding.evidence),
        nearest: evidence(&finding.nearest),
        searched: searched.collect(),
        caveats: finding.caveats.clone(),
        recommendation: finding.recommendation.clone(),
        matters: finding.matters.clone(),
        model: finding.model.clone(),
    }
}

/// The quotes of all groups in the order that the assessment gives them.
fn evidence(groups: &[Group]) -> Vec<Evidence> {
    let mut quotes: Vec<&Quote> = groups.iter().flat_map(|g| &g.quotes).collect();
    quotes.sort_by_key(|q| q.order);
    let one = |q: &Quote| Evidence {
        act: q.act.clone(),
        edition: q.edition.iso.clone(),
        lang: q.lang.to_owned(),
        eid: q.eid.clone(),
        citation: q.citation.clone(),
        quote: q.text.clone(),
        highlights: q.highlights.clone(),
        norm: q.norm.as_ref().map(|n| n.tag.clone()),
        grade: q.grade.tag.clone(),
        why: q.why.clone(),
        context: q
            .before
            .iter()
            .chain(&q.after)
            .map(|c| Context { eid: c.eid.clone(), quote: c.text.clone() })
            .collect(),
        text_status: q.status.tag.clone(),
    };
    quotes.into_iter().map(one).collect()
}
