//! Another report, read from its JSON, that this one is compared with.

use super::json;
use crate::assess::{Grade, Verdict};
use crate::law::{Date, Lang, TextStatus};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a comparison needs of the other report. Fields that it does not need may be missing or unknown.
#[derive(Clone, Debug, Deserialize)]
pub struct Earlier {
    /// The version of olqy that wrote it.
    pub olqy: String,
    /// The language of its texts; reports of the first versions do not say.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// The day for which it was assessed.
    pub at: Date,
    /// What was read for it.
    #[serde(default)]
    pub corpus: Corpus,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// Whether it was read from a file, and was not made just now by this program from the same corpus and rules.
    #[serde(skip)]
    pub from_file: bool,
}

/// What was read for the other report.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Corpus {
    /// The acts.
    #[serde(default)]
    pub acts: Vec<Act>,
}

/// An act of the other report.
#[derive(Clone, Debug, Deserialize)]
pub struct Act {
    /// Its code.
    pub act: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// The edition in force on the day of that report.
    #[serde(default)]
    pub edition: Option<Date>,
    /// What its words are.
    pub text_status: TextStatus,
}

/// A finding of the other report.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's title.
    #[serde(default)]
    pub title: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict of each language.
    #[serde(default)]
    pub by_language: BTreeMap<Lang, Verdict>,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Vec<Quote>,
    /// What came close.
    #[serde(default)]
    pub nearest: Vec<Quote>,
}

/// A provision quoted in the other report.
#[derive(Clone, Debug, Deserialize)]
pub struct Quote {
    /// The act's code.
    pub act: String,
    /// The edition it is read from.
    pub edition: Date,
    /// The language of the words.
    pub lang: Lang,
    /// The provision.
    pub eid: String,
    /// How a lawyer names it.
    #[serde(default)]
    pub citation: String,
    /// Its words.
    pub quote: String,
    /// How much it says.
    pub grade: Grade,
    /// What the words are; where it is not said, they are what the words of the act are.
    #[serde(default)]
    pub text_status: Option<TextStatus>,
}

/// Why a report cannot be compared with.
#[derive(Debug, thiserror::Error)]
pub enum EarlierError {
    /// It is not JSON, or a field is missing or holds what no report has; the message names line and column.
    #[error("{0}; `olqy report -o FILE.json` and `olqy check --format json` write what can be compared with")]
    Broken(#[from] serde_json::Error),
    /// Its shape is of a later version.
    #[error(
        "its shape has the number {found} and this olqy reads up to {}: it was written by olqy {olqy}",
        json::SCHEMA
    )]
    Later {
        /// The number of its shape.
        found: u32,
        /// The version that wrote it.
        olqy: String,
    },
}

#[derive(Deserialize)]
struct Shape {
    olqy: String,
    schema: u32,
}

impl Earlier {
    /// Reads a report that `olqy report` or `olqy check` wrote as JSON.
    ///
    /// # Errors
    /// If it is not such a report, or one of a later shape than this program knows.
    pub fn read(bytes: &[u8]) -> Result<Earlier, EarlierError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // The number comes first: of a later shape the rest may well not be readable.
        let shape: Shape = serde_json::from_slice(bytes)?;
        if shape.schema > json::SCHEMA {
            return Err(EarlierError::Later { found: shape.schema, olqy: super::one_line(&shape.olqy) });
        }
        let read: Earlier = serde_json::from_slice(bytes)?;
        Ok(Earlier { from_file: true, ..read })
    }

    /// A report that was made just now, by way of its JSON, so that both ways of comparing see the same.
    ///
    /// # Errors
    /// Never for a report that [`json::report`] made.
    pub fn of(report: &json::Report) -> Result<Earlier, serde_json::Error> {
        serde_json::from_value(serde_json::to_value(report)?)
    }

    /// The finding of a rule.
    pub fn finding(&self, rule: &str) -> Option<&Finding> {
        self.findings.iter().find(|f| f.rule == rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{"olqy":"0.1.0","schema":1,"at":"2020-12-31","findings":[
        {"rule":"A-1","verdict":"gap","evidence":[],"unknown":true}]}"#;

    #[test]
    fn a_small_report_is_read_and_what_is_unknown_is_passed_over() {
        let read = Earlier::read(SMALL.as_bytes()).unwrap();
        assert_eq!((read.at.to_string().as_str(), read.from_file), ("2020-12-31", true));
        assert_eq!(read.finding("A-1").unwrap().verdict, Verdict::Gap);
        assert!(read.finding("A-2").is_none());
        assert!(Earlier::read(format!("\u{FEFF}{SMALL}").as_bytes()).is_ok());
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        for (from, to, said) in [
            ("\"gap\"", "\"worse\"", "line 2"),
            ("2020-12-31", "2020-13-31", "line 1"),
            ("\"schema\":1,", "", "schema"),
            ("true}]}", "true}", "line 2"),
        ] {
            let error = Earlier::read(SMALL.replace(from, to).as_bytes()).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        let later = Earlier::read(SMALL.replace("\"schema\":1", "\"schema\":99").as_bytes()).unwrap_err();
        assert!(matches!(later, EarlierError::Later { found: 99, .. }));
        assert!(Earlier::read(b"").is_err() && Earlier::read(b"\xFF\xFE[]").is_err() && Earlier::read(b"[]").is_err());
    }
}
