//! How a report can have moved against another one.

use super::words::Closed;
use crate::assess::Verdict;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the finding of a rule moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Its verdict is worse.
    Worse,
    /// It could be assessed and now cannot.
    Unassessable,
    /// Its verdict is better.
    Better,
    /// It could not be assessed and now can.
    Assessable,
    /// The other report does not have the rule.
    New,
    /// Only the other report has the rule.
    Gone,
    /// The verdict is the same; what it rests on, or the verdict of one language, is not.
    Grounds,
    /// Nothing moved.
    Same,
}

impl Move {
    /// How a verdict moved. From best to worst: met, partial, divergent, gap; not assessable compares with none.
    pub fn of(before: Option<Verdict>, now: Option<Verdict>) -> Move {
        match (before, now) {
            (None, None) => Move::Same,
            (None, Some(_)) => Move::New,
            (Some(_), None) => Move::Gone,
            (Some(a), Some(b)) if a == b => Move::Same,
            (Some(Verdict::NotAssessable), Some(_)) => Move::Assessable,
            (Some(_), Some(Verdict::NotAssessable)) => Move::Unassessable,
            (Some(a), Some(b)) if b > a => Move::Worse,
            (Some(_), Some(_)) => Move::Better,
        }
    }
}

/// How a quoted provision moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteMove {
    /// Only this report quotes it.
    Appeared,
    /// Only the other report quotes it.
    Vanished,
    /// Its words are not the same.
    Reworded,
    /// Its words are the same and it counts for more or for less.
    Regraded,
}

/// How an act moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActMove {
    /// Another edition of it is in force.
    Edition,
    /// It had no edition in force and now has one.
    Entered,
    /// It had an edition in force and now has none.
    Left,
    /// The corpus of the other report does not have it.
    Appeared,
    /// Only the corpus of the other report has it.
    Vanished,
    /// It is the same edition, of which another text was read: the official one in place of a restated one, for example.
    Text,
}

impl Closed for Move {
    const ALL: &'static [Self] = &[
        Move::Worse,
        Move::Unassessable,
        Move::Better,
        Move::Assessable,
        Move::New,
        Move::Gone,
        Move::Grounds,
        Move::Same,
    ];
}

impl Closed for QuoteMove {
    const ALL: &'static [Self] = &[QuoteMove::Appeared, QuoteMove::Vanished, QuoteMove::Reworded, QuoteMove::Regraded];
}

impl Closed for ActMove {
    const ALL: &'static [Self] =
        &[ActMove::Edition, ActMove::Entered, ActMove::Left, ActMove::Appeared, ActMove::Vanished, ActMove::Text];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_assessable_compares_with_none() {
        let of = |a, b| Move::of(Some(a), Some(b));
        assert_eq!(of(Verdict::Met, Verdict::Partial), Move::Worse);
        assert_eq!(of(Verdict::Partial, Verdict::Divergent), Move::Worse);
        assert_eq!(of(Verdict::Gap, Verdict::Divergent), Move::Better);
        assert_eq!(of(Verdict::NotAssessable, Verdict::Met), Move::Assessable);
        assert_eq!(of(Verdict::NotAssessable, Verdict::Gap), Move::Assessable);
        assert_eq!(of(Verdict::Gap, Verdict::NotAssessable), Move::Unassessable);
        for verdict in Verdict::ALL {
            assert_eq!(of(verdict, verdict), Move::Same);
            assert_eq!(Move::of(None, Some(verdict)), Move::New);
            assert_eq!(Move::of(Some(verdict), None), Move::Gone);
        }
    }
}
