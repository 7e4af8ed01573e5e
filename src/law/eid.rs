use super::Number;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The identifier of a provision, Akoma Ntoso style and purely by position: `art_28__para_4`, `art_1__subpara_4-1`,
/// `art_72__p_2`, `preamble`. The same provision has the same eId in every language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Eid(String);

impl Eid {
    /// Takes an eId as written.
    pub fn new(s: impl Into<String>) -> Eid {
        Eid(s.into())
    }

    /// The eId of an article outside annexes.
    pub fn article(num: &Number) -> Eid {
        Eid(format!("art_{num}"))
    }

    /// This eId with one more step: `art_28` + `para_4`.
    pub fn child(&self, step: &str) -> Eid {
        if self.0.is_empty() { Eid(step.to_owned()) } else { Eid(format!("{}__{step}", self.0)) }
    }

    /// The eId as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its steps from the outermost: `art_28`, `para_4`.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.split("__")
    }

    /// Whether this is `other` or stands below it.
    pub fn is_within(&self, other: &Eid) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
    }

    /// The number of the article it stands in, if it stands in one.
    pub fn article_number(&self) -> Option<Number> {
        self.steps().find_map(|s| s.strip_prefix("art_")).and_then(Number::parse)
    }

    /// A key that sorts eIds as a reader would: `art_4-1` after `art_4` and before `art_12`.
    pub fn sort_key(&self) -> Vec<(String, Vec<u32>)> {
        self.steps()
            .map(|s| {
                let (word, num) = s.rsplit_once('_').unwrap_or((s, ""));
                (word.to_owned(), num.split('-').map(|p| p.parse().unwrap_or(0)).collect())
            })
            .collect()
    }
}

impl fmt::Display for Eid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_within_its_article_but_article_7_1_is_not_within_article_7() {
        let point = Eid::new("art_7__para_2");
        assert!(point.is_within(&Eid::new("art_7")));
        assert!(!Eid::new("art_7-1").is_within(&Eid::new("art_7")));
        assert_eq!(Eid::new("annex_1__art_4-1__para_2").article_number().unwrap().as_str(), "4-1");
    }
}
