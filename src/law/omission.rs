use super::{Eid, Number};
use serde::{Deserialize, Serialize};

/// A place that a file says it leaves out: `<!-- omitted: article 28 point 4 part 1 (reason) -->`.
///
/// Omitted places are read from the nearest earlier edition of the act that has them; where none has them they are
/// unknown, which is not the same as empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omission {
    /// First and last article left out, both included. Equal when one article, or a place inside one, is meant.
    pub articles: (Number, Number),
    /// Inside one article: the point.
    pub point: Option<Number>,
    /// Inside one article (or point): first and last subpoint, both included.
    pub subpoints: Option<(Number, Number)>,
    /// Inside one article or point: the unnumbered paragraph by position, 1 being the text of the point itself.
    pub part: Option<u16>,
    /// The reason in brackets, as written.
    pub reason: Option<String>,
    /// Line of the file, counted from 1.
    pub line: u32,
}

impl Omission {
    /// Whether whole articles are left out, not a place inside one.
    pub fn is_whole_articles(&self) -> bool {
        self.point.is_none() && self.subpoints.is_none() && self.part.is_none()
    }

    /// What both leave out, with the reason and line of `self`.
    pub fn intersect(&self, other: &Omission) -> Option<Omission> {
        let articles = (
            self.articles.0.clone().max(other.articles.0.clone()),
            self.articles.1.clone().min(other.articles.1.clone()),
        );
        if articles.0 > articles.1 {
            return None;
        }
        let both = |reason: &Omission, place: &Omission| Omission {
            articles: articles.clone(),
            reason: reason.reason.clone(),
            line: reason.line,
            ..place.clone()
        };
        if self.is_whole_articles() || other.is_whole_articles() {
            return Some(both(self, if self.is_whole_articles() { other } else { self }));
        }
        if self.point != other.point {
            // A point and a place of the same article outside points have nothing in common.
            return None;
        }
        match (&self.subpoints, &other.subpoints, self.part, other.part) {
            (Some(a), Some(b), ..) => {
                let subpoints = (a.0.clone().max(b.0.clone()), a.1.clone().min(b.1.clone()));
                (subpoints.0 <= subpoints.1).then(|| Omission { subpoints: Some(subpoints), ..both(self, self) })
            }
            (None, None, Some(a), Some(b)) => (a == b).then(|| both(self, self)),
            // One leaves out the whole point, the other a place in it.
            (None, _, None, _) => Some(both(self, other)),
            (_, None, _, None) => Some(both(self, self)),
            _ => None,
        }
    }

    /// Whether the provision with this eId is (or stands inside) what is left out.
    ///
    /// Articles of annexes are never covered: the omitted lines speak of the body of an act.
    pub fn covers(&self, eid: &Eid) -> bool {
        let mut steps = eid.steps();
        let Some(article) = steps.next().and_then(|s| s.strip_prefix("art_")).and_then(Number::parse) else {
            return false;
        };
        if article < self.articles.0 || article > self.articles.1 {
            return false;
        }
        let mut rest: Vec<&str> = steps.collect();
        if let Some(point) = &self.point {
            if rest.first().and_then(|s| s.strip_prefix("para_")) != Some(point.as_str()) {
                return false;
            }
            rest.remove(0);
        }
        if let Some((from, to)) = &self.subpoints {
            let sub = rest.iter().find_map(|s| s.strip_prefix("subpara_")).and_then(Number::parse);
            return sub.is_some_and(|n| *from <= n && n <= *to);
        }
        match self.part {
            None => true,
            // The first paragraph of a point is the point's own text; its eId has no `p_` step.
            Some(1) if self.point.is_some() => rest.is_empty(),
            Some(n) => rest.first() == Some(&format!("p_{n}").as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(s: &str) -> Number {
        Number::parse(s).unwrap()
    }

    fn whole(from: &str, to: &str) -> Omission {
        Omission { articles: (n(from), n(to)), point: None, subpoints: None, part: None, reason: None, line: 1 }
    }

    #[test]
    fn a_range_of_articles_takes_in_the_inserted_ones() {
        let o = whole("7-3", "7-11");
        assert!(o.covers(&Eid::new("art_7-10__para_2")));
        assert!(!o.covers(&Eid::new("art_7-2")) && !o.covers(&Eid::new("art_8")));
    }

    #[test]
    fn part_1_of_a_point_is_its_own_text_and_leaves_the_next_paragraph_read() {
        let o = Omission { point: Some(n("4")), part: Some(1), ..whole("28", "28") };
        assert!(o.covers(&Eid::new("art_28__para_4")));
        assert!(!o.covers(&Eid::new("art_28__para_4__p_2")));
    }

    #[test]
    fn what_two_editions_leave_out_is_the_narrower_place() {
        let part = Omission { point: Some(n("4")), part: Some(1), ..whole("28", "28") };
        let both = whole("1", "39").intersect(&part).unwrap();
        assert!(both.covers(&Eid::new("art_28__para_4")) && !both.covers(&Eid::new("art_28__para_5")));
        assert_eq!(whole("1", "25").intersect(&whole("20", "39")).unwrap().articles, (n("20"), n("25")));
        assert!(whole("1", "2").intersect(&whole("3", "4")).is_none());
    }

    #[test]
    fn a_subpoint_is_left_out_alone() {
        let o = Omission { subpoints: Some((n("3-1"), n("3-1"))), ..whole("1", "1") };
        assert!(o.covers(&Eid::new("art_1__subpara_3-1")));
        assert!(!o.covers(&Eid::new("art_1__subpara_3-2")) && !o.covers(&Eid::new("art_1")));
    }
}
