use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// The number of a provision as the law writes it: `72`, `4-1`, `12-3`. Text, never an integer.
///
/// Numbers compare by their parts (`4 < 4-1 < 5 < 12`), which is what ranges of omitted places need; the order in which
/// provisions stand in a document is another thing and is never derived from it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(String);

impl Number {
    /// Reads digits with optional hyphenated digits; any dash stands for the hyphen, inner blanks are dropped
    /// (`72 – 1` is `72-1`). `None` for anything else.
    pub fn parse(s: &str) -> Option<Number> {
        let folded: String = s
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, '–' | '—' | '‒' | '‑' | '−') { '-' } else { c })
            .collect();
        let valid = !folded.is_empty()
            && folded
                .split('-')
                .all(|part| !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit()));
        valid.then_some(Number(folded))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole numbers from the base of `from` to the base of `to`, both included, at most 10 000 of them.
    pub fn integers_between(from: &Number, to: &Number) -> Vec<Number> {
        let base = |n: &Number| n.parts().next().unwrap_or(0);
        (base(from)..=base(to)).take(10_000).map(|n| Number(n.to_string())).collect()
    }

    fn parts(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.split('-').map(|p| p.parse().unwrap_or(u32::MAX))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(other.parts()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(s: &str) -> Number {
        Number::parse(s).unwrap()
    }

    #[test]
    fn an_inserted_number_stands_after_its_base_and_before_the_next() {
        assert!(
            n("4") < n("4-1") && n("4-1") < n("4-2") && n("4-2") < n("4-10") && n("4-10") < n("5") && n("5") < n("12")
        );
    }

    #[test]
    fn any_dash_is_the_hyphen_and_words_are_no_numbers() {
        assert_eq!(n("72 – 1").as_str(), "72-1");
        assert!(Number::parse("-1").is_none() && Number::parse("4-").is_none() && Number::parse("четыре").is_none());
    }
}
