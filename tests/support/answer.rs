//! What `check --format json` says, as its contract has it.

use super::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All of an answer.
#[derive(Debug, Deserialize)]
pub struct Answer {
    pub schema: u32,
    pub at: String,
    pub corpus: CorpusRead,
    pub summary: BTreeMap<String, usize>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Deserialize)]
pub struct CorpusRead {
    pub acts: Vec<ActRead>,
}

#[derive(Debug, Deserialize)]
pub struct ActRead {
    pub act: String,
    pub edition: Option<String>,
    pub languages: Vec<String>,
    pub text_status: String,
}

/// One rule's verdict.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub verdict: String,
    pub by_language: BTreeMap<String, String>,
    pub standards: Vec<String>,
    pub why: String,
    pub evidence: Vec<Quote>,
    pub nearest: Vec<Quote>,
    pub caveats: Vec<String>,
    pub recommendation: String,
    /// The places searched, said in words or as data.
    #[serde(default)]
    pub searched: serde_json::Value,
}

/// A provision quoted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Quote {
    pub act: String,
    pub edition: String,
    pub lang: String,
    pub eid: String,
    pub citation: String,
    pub quote: String,
    pub highlights: Vec<(usize, usize)>,
    pub norm: Option<String>,
    pub grade: String,
    pub why: String,
}

impl Quote {
    /// `62568/art_72__p_2`.
    pub fn place(&self) -> String {
        format!("{}/{}", self.act, self.eid)
    }

    /// Whether it is the place or stands below it.
    pub fn is_within(&self, place: &str) -> bool {
        let own = self.place();
        own == place || own.strip_prefix(place).is_some_and(|rest| rest.starts_with("__"))
    }

    pub fn lang(&self) -> Lang {
        Lang::of(&self.lang)
    }
}

impl Finding {
    /// Its verdict in one language.
    pub fn by(&self, lang: Lang) -> &str {
        self.by_language.get(lang.tag()).map_or("", String::as_str)
    }

    /// Whether a provision within `place` is quoted as evidence in a language.
    pub fn rests_on(&self, place: &str, lang: Lang) -> bool {
        self.evidence.iter().any(|q| q.is_within(place) && q.lang() == lang)
    }

    /// A line for the message of a failed test.
    pub fn brief(&self) -> String {
        let places = |quotes: &[Quote]| {
            quotes.iter().map(|q| format!("{}[{}]", q.place(), q.lang)).collect::<Vec<_>>().join(" ")
        };
        format!(
            "{} {} {:?}; evidence: {}; nearest: {}; caveats: {:?}",
            self.rule,
            self.verdict,
            self.by_language,
            places(&self.evidence),
            places(&self.nearest),
            self.caveats,
        )
    }
}

impl Answer {
    /// Reads what was printed.
    #[track_caller]
    pub fn read(json: &str) -> Answer {
        serde_json::from_str(json)
            .unwrap_or_else(|e| panic!("the answer is not as its contract says: {e}\n{json:.400}"))
    }

    /// The finding of a rule.
    #[track_caller]
    pub fn finding(&self, rule: &str) -> &Finding {
        let found = self.findings.iter().find(|f| f.rule == rule);
        found.unwrap_or_else(|| panic!("there is no finding of {rule}"))
    }

    /// The verdict of a rule.
    #[track_caller]
    pub fn verdict(&self, rule: &str) -> &str {
        &self.finding(rule).verdict
    }
}
