//! Timelines as a reader sees them: [`View`] holds what is said and where it stands on the page, [`json`] and [`text`]
//! write it; the HTML report draws it.

pub mod json;
pub mod text;

use super::view::{Day, Tagged};
use super::{ReportError, compose, words};
use crate::assess::Assessment;
use crate::assess::timeline::Timeline;
use crate::law::{Date, Lang};
use crate::rule::RuleSet;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The timelines of rules.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// The version of olqy that made it.
    pub version: String,
    /// The day that is marked.
    pub at: Day,
    /// The first and the last day shown, both included; `None` leaves a side open.
    pub range: (Option<Day>, Option<Day>),
    /// Whether any text is restated or a draft, in sentences.
    pub notes: Vec<String>,
    /// Per rule, by id.
    pub rules: Vec<StripView>,
}

/// The scale on which timelines are drawn. Places are percentages of the width, with two decimals.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Axis {
    /// First days of years, so many that they can be read.
    pub ticks: Vec<Tick>,
    /// The day of the report, if it is on the scale.
    pub now: Option<String>,
}

/// A year on the scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tick {
    /// Its place.
    pub x: String,
    /// The year.
    pub year: String,
}

/// The verdict of a rule through time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StripView {
    /// The rule's id.
    pub rule: String,
    /// The id as an anchor of a page.
    pub anchor: String,
    /// The rule's title.
    pub title: String,
    /// Spans of days in their order.
    pub spans: Vec<SpanView>,
    /// What stands between each two of them.
    pub changes: Vec<ChangeView>,
    /// All spans in one sentence, for those who do not see the picture.
    pub said: String,
}

/// Days on which a verdict holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpanView {
    /// The first day, included.
    pub from: Option<Day>,
    /// The first day after.
    pub until: Option<Day>,
    /// The days in words.
    pub days: String,
    /// The verdict.
    pub verdict: Tagged,
    /// The verdict of each language on the first day.
    pub by_language: BTreeMap<String, String>,
    /// Why, in a sentence.
    pub why: String,
    /// Where it is drawn; nothing if it is not on the scale.
    pub drawn: Option<Drawn>,
}

/// Where a span of days is drawn.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Drawn {
    /// Its left end.
    pub x: String,
    /// Its width.
    pub width: String,
    /// Its middle.
    pub middle: String,
    /// A sign for the verdict, if there is room for it.
    pub sign: Option<String>,
}

/// A change of a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeView {
    /// The first day on which the corpus has it.
    pub day: Day,
    /// The earliest day that can have been the first with the change.
    pub earliest: Option<Day>,
    /// The latest such day.
    pub latest: Option<Day>,
    /// The verdict before.
    pub before: Tagged,
    /// The verdict after.
    pub after: Tagged,
    /// The change in a line: the day and both verdicts.
    pub line: String,
    /// What changed, by which law and when, in sentences.
    pub said: Vec<String>,
    /// What happened to acts.
    pub events: Vec<json::Event>,
    /// Provisions that changed.
    pub provisions: Vec<json::Provision>,
    /// How the laws are known.
    pub attribution: &'static str,
    /// The laws, the likely one first.
    pub laws: Vec<json::Law>,
    /// Days before the change on any of which the law may have changed, as drawn.
    pub unsure: Option<Drawn>,
}

/// How to write timelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines on a terminal.
    Text {
        /// Whether to colour them with ANSI codes.
        color: bool,
    },
    /// What other programs read; its JSON Schema is [`json::schema`].
    Json,
}

/// Writes timelines in the language of the reader. `assessment` tells of the acts on the day that is marked; of `range`,
/// both days are included.
///
/// # Errors
/// Only if this build's own words are broken, see [`ReportError`].
pub fn render(
    format: Format,
    rules: &RuleSet,
    assessment: &Assessment,
    timelines: &[Timeline],
    range: (Option<Date>, Option<Date>),
    lang: Lang,
) -> Result<String, ReportError> {
    let words = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let view = compose::compose_timelines(words, rules, assessment, timelines, range, lang);
    match format {
        Format::Text { color } => Ok(text::write(&view, color)),
        Format::Json => json::write(&view),
    }
}
