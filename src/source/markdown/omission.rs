//! `<!-- omitted: … -->`: places that a file leaves out.

use crate::law::{Number, Omission};
use regex::Regex;
use std::sync::LazyLock;

#[expect(clippy::expect_used, reason = "a constant expression, compiled by a test")]
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let n = r"\d+(?:\s*[-–]\s*\d+)*";
    Regex::new(&format!(
        r"(?is)^articles?\s+(?P<a>{n})(?:\s+(?:to|–|-)\s+(?P<b>{n}))?(?:[\s,]+(?:point|paragraph)\s+(?P<point>{n}))?(?:[\s,]+subpoints?\s+(?P<s>{n})\)?(?:\s+(?:to|–|-)\s+(?P<t>{n})\)?)?)?(?:[\s,]+part\s+(?P<part>\d+))?\s*(?:\((?P<reason>.*)\))?\s*$"
    ))
    .expect("constant expression compiles")
});

/// Reads a comment that begins `omitted:`; several places can be divided by `;`. `None` for any other comment, or one
/// that cannot be read.
pub fn parse(comment: &str, line: u32) -> Option<Vec<Omission>> {
    let places = comment.trim().strip_prefix("omitted")?.trim_start().strip_prefix(':')?.trim();
    if let Some(one) = place(places, line) {
        return Some(vec![one]);
    }
    places.split(';').map(|p| place(p.trim(), line)).collect()
}

/// Whether a comment means to leave something out, whether or not it can be read.
pub fn is_meant(comment: &str) -> bool {
    comment.trim_start().to_lowercase().starts_with("omitted")
}

fn place(text: &str, line: u32) -> Option<Omission> {
    let found = PLACE.captures(text)?;
    let number = |name: &str| found.name(name).map(|m| Number::parse(m.as_str()));
    let first = number("a")??;
    let last = match number("b") {
        Some(n) => n?,
        None => first.clone(),
    };
    let subpoints = match number("s") {
        Some(from) => {
            let from = from?;
            let to = match number("t") {
                Some(n) => n?,
                None => from.clone(),
            };
            Some((from, to))
        }
        None => None,
    };
    Some(Omission {
        articles: (first, last),
        point: match number("point") {
            Some(n) => Some(n?),
            None => None,
        },
        subpoints,
        part: found.name("part").and_then(|m| m.as_str().parse().ok()),
        reason: found.name("reason").map(|m| m.as_str().trim().to_owned()),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(s: &str) -> Omission {
        let mut all = parse(s, 1).unwrap();
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    fn n(s: &str) -> Number {
        Number::parse(s).unwrap()
    }

    #[test]
    fn every_form_of_the_contract_is_read() {
        assert_eq!(one("omitted: articles 7-3 to 7-11").articles, (n("7-3"), n("7-11")));
        let o = one("omitted: article 1 subpoints 30-1 to 61");
        assert_eq!(o.subpoints, Some((n("30-1"), n("61"))));
        let o = one("omitted: article 28 point 4 part 1 (replaced in 2019 (No 294-VI))");
        assert_eq!((o.point, o.part), (Some(n("4")), Some(1)));
        assert_eq!(o.reason.as_deref(), Some("replaced in 2019 (No 294-VI)"));
        assert_eq!(one("omitted: article 9").articles, (n("9"), n("9")));
        assert_eq!(one("omitted: article 9 point 2 subpoint 3-1").subpoints, Some((n("3-1"), n("3-1"))));
        assert_eq!(one("omitted: article 72 part 2").part, Some(2));
    }

    #[test]
    fn other_comments_are_no_omissions() {
        assert_eq!(parse("a remark", 1), None);
        assert_eq!(parse("omitted: the rest", 1), None);
        assert!(is_meant("omitted: the rest"));
    }
}
