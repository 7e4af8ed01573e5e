//! For whom a report is written, and how much a recommendation presses.

use crate::assess::Verdict;
use crate::rule::model::Severity;
use serde::{Deserialize, Serialize};

/// For whom a report is written: what stands first, and in what depth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Legal reviewers: everything in full, by rule id.
    #[default]
    Reviewer,
    /// Non-governmental organisations: figures and recommendations first, the most pressing findings before the others,
    /// and those that are met in short.
    Ngo,
    /// Drafters: by the act in which the norm would stand, gaps first, with model wording and nearest provisions open.
    Drafter,
}

impl Profile {
    /// All of them.
    pub const ALL: [Profile; 3] = [Profile::Reviewer, Profile::Ngo, Profile::Drafter];

    /// The parts of a report in the order in which its reader needs them.
    pub(super) fn sections(self) -> &'static [&'static str] {
        match self {
            Profile::Reviewer => &[
                "summary",
                "comparison",
                "heat",
                "recommendations",
                "indicators",
                "times",
                "findings",
                "concordance",
                "method",
                "acts",
                "limits",
            ],
            Profile::Ngo => &[
                "comparison",
                "indicators",
                "recommendations",
                "summary",
                "heat",
                "findings",
                "concordance",
                "times",
                "method",
                "acts",
                "limits",
            ],
            Profile::Drafter => &[
                "summary",
                "comparison",
                "recommendations",
                "findings",
                "concordance",
                "heat",
                "times",
                "indicators",
                "method",
                "acts",
                "limits",
            ],
        }
    }
}

/// How much the recommendation of a finding presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// A critical rule, and a gap.
    Priority,
    /// A critical rule that is met in part or in one language only, or a major one with a gap.
    Important,
    /// All else that is not met.
    Further,
}

impl Tier {
    /// All of them, most pressing first.
    pub const ALL: [Tier; 3] = [Tier::Priority, Tier::Important, Tier::Further];

    /// The tier of a finding; none where nothing is to be done, or where it is not known whether there is.
    pub fn of(severity: Severity, verdict: Verdict) -> Option<Tier> {
        match (verdict, severity) {
            (Verdict::Met | Verdict::NotAssessable, _) => None,
            (Verdict::Gap, Severity::Critical) => Some(Tier::Priority),
            (Verdict::Gap, Severity::Major) | (_, Severity::Critical) => Some(Tier::Important),
            _ => Some(Tier::Further),
        }
    }
}
