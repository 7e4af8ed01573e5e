//! Timelines for other programs. Field names and their order are a promise: `templates/timeline.schema.json`.

use super::{ChangeView, SpanView, StripView, View};
use crate::report::ReportError;
use crate::report::view::Day;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The number of this shape. It grows when a field goes away or changes its meaning, not when one is added.
pub const SCHEMA: u32 = 1;

/// The verdicts of rules through time. All days are written as `2020-12-31`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Timelines {
    /// The version of olqy that wrote it.
    pub olqy: String,
    /// The shape of this file.
    pub schema: u32,
    /// The day that was asked for as the present one.
    pub at: String,
    /// The first day shown, included; null if everything before is shown.
    pub from: Option<String>,
    /// The last day shown, included; null if everything after is shown.
    pub to: Option<String>,
    /// The rules, by id.
    pub rules: Vec<Rule>,
}

/// A rule's verdict through time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rule {
    /// The rule's id.
    pub rule: String,
    /// The rule's title in the language of the output.
    pub title: String,
    /// Spans of days in their order, without holes.
    pub spans: Vec<Span>,
    /// What stands between each two neighbouring spans.
    pub changes: Vec<Change>,
}

/// Days on which a verdict holds, as `check` gives it on each of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Span {
    /// The first day, included; null for all days before `until`.
    pub from: Option<String>,
    /// The first day after, so that the span does not include it; null where no end is known.
    pub until: Option<String>,
    /// `met`, `partial`, `divergent`, `gap` or `not-assessable`.
    pub verdict: String,
    /// The verdict of each language on the first day: `ru`, `kk`.
    pub by_language: BTreeMap<String, String>,
    /// Why, in one sentence in the language of the output.
    pub why: String,
}

/// A change of a verdict.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    /// The first day on which the corpus has the change: `from` of the later span.
    pub day: String,
    /// When the law itself changed, which can be earlier.
    pub when: When,
    /// The verdict before.
    pub before: String,
    /// The verdict after.
    pub after: String,
    /// What happened to acts on the day.
    pub events: Vec<Event>,
    /// Provisions that a verdict rests on and that changed, by act and place.
    pub provisions: Vec<Provision>,
    /// How `laws` are known: `named` by notes, which name it alone; `likely`, the first of several that notes name;
    /// `among` several that notes name; `edition`, which only made the edition; `repeal`; `unknown`.
    pub attribution: String,
    /// The laws that changed the provisions.
    pub laws: Vec<Law>,
    /// All of this in sentences in the language of the output.
    pub said: Vec<String>,
}

/// When the law changed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The first day with the change.
    Known(String),
    /// The earliest and the latest day that can have been the first with the change, both included; null where nothing is
    /// known.
    Between([Option<String>; 2]),
}

/// What happened to an act.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// An edition of it began.
    Edition {
        /// The act's code.
        act: String,
        /// The edition's first day.
        edition: String,
        /// The edition before it in the corpus; null if there is none.
        previous: Option<String>,
        /// The laws that made it, where the corpus names them.
        caused_by: Vec<Law>,
    },
    /// It was repealed.
    Repeal {
        /// The act's code.
        act: String,
        /// The act that repealed it, as the requisite names it.
        by: String,
    },
}

/// A provision that changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Provision {
    /// The act's code.
    pub act: String,
    /// The edition in which it stands as it is after the change, or stood before it if it is gone.
    pub edition: String,
    /// The provision: `art_28__para_4`.
    pub eid: String,
    /// The languages in which it changed: `ru`, `kk`.
    pub languages: Vec<String>,
    /// `appeared`, `reworded`, `vanished`, `repealed` with its act, `first-read` (its place was not read before) or
    /// `no-longer-read` (its place cannot be read after).
    pub how: String,
    /// How a lawyer names it.
    pub citation: String,
}

/// An amending law.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Law {
    /// Its number: `118-VII`.
    pub number: String,
    /// The day it was adopted, which is not the day it applies.
    pub adopted: Option<String>,
    /// The first day it applies, if the corpus names it.
    pub in_force: Option<String>,
    /// The earliest day on which it can have applied.
    pub not_before: Option<String>,
}

/// The JSON Schema of [`Timelines`], as published in `templates/timeline.schema.json`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Timelines)
}

/// Writes the timelines, indented, with a newline at the end.
pub fn write(view: &View) -> Result<String, ReportError> {
    let timelines = Timelines {
        olqy: view.version.clone(),
        schema: SCHEMA,
        at: view.at.iso.clone(),
        from: iso(view.range.0.as_ref()),
        to: iso(view.range.1.as_ref()),
        rules: view.rules.iter().map(rule).collect(),
    };
    let mut out = serde_json::to_string_pretty(&timelines)?;
    out.push('\n');
    Ok(out)
}

fn iso(day: Option<&Day>) -> Option<String> {
    day.map(|d| d.iso.clone())
}

fn rule(strip: &StripView) -> Rule {
    Rule {
        rule: strip.rule.clone(),
        title: strip.title.clone(),
        spans: strip.spans.iter().map(span).collect(),
        changes: strip.changes.iter().map(change).collect(),
    }
}

fn span(span: &SpanView) -> Span {
    Span {
        from: iso(span.from.as_ref()),
        until: iso(span.until.as_ref()),
        verdict: span.verdict.tag.clone(),
        by_language: span.by_language.clone(),
        why: span.why.clone(),
    }
}

fn change(change: &ChangeView) -> Change {
    let (earliest, latest) = (iso(change.earliest.as_ref()), iso(change.latest.as_ref()));
    let when = match (&earliest, &latest) {
        (Some(day), Some(same)) if day == same => When::Known(day.clone()),
        _ => When::Between([earliest, latest]),
    };
    Change {
        day: change.day.iso.clone(),
        when,
        before: change.before.tag.clone(),
        after: change.after.tag.clone(),
        events: change.events.clone(),
        provisions: change.provisions.clone(),
        attribution: change.attribution.to_owned(),
        laws: change.laws.clone(),
        said: change.said.clone(),
    }
}
