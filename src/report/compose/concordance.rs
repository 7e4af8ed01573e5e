use super::Teller;
use crate::assess::Verdict;
use crate::report::clean::{clean, web_address};
use crate::report::view::{ConcordanceInstrument, ConcordanceRow, FindingView, Link};
use std::cmp::Ordering;

impl Teller<'_> {
    /// The findings by the paragraphs of the instruments that ask for them. Every paragraph of every finding has a row of
    /// its own; a finding whose rule rests on no paragraph has none.
    pub(super) fn concordance(&self, findings: &[FindingView]) -> Vec<ConcordanceInstrument> {
        let mut found: Vec<(ConcordanceInstrument, Vec<(&str, ConcordanceRow)>)> = Vec::new();
        for (place, finding) in findings.iter().enumerate() {
            for key in &finding.standards {
                let (id, num) = key.split_once(':').unwrap_or((key, ""));
                let row = (num, self.row(key, num, place, finding));
                match found.iter_mut().find(|(i, _)| i.id == id) {
                    Some((_, rows)) => rows.push(row),
                    None => found.push((self.listed(id, key), vec![row])),
                }
            }
        }
        // Sorting is stable: within a paragraph the rows stay in the order of the findings. The order is that of the rules'
        // own names of paragraphs, so that it is the same in all languages.
        let sorted = found.into_iter().map(|(mut instrument, mut rows)| {
            rows.sort_by(|(a, _), (b, _)| natural(a, b));
            instrument.rows = rows.into_iter().map(|(_, row)| row).collect();
            instrument
        });
        let mut found: Vec<ConcordanceInstrument> = sorted.collect();
        let all = &self.rules.instruments;
        let place = |id: &str| all.iter().position(|i| i.id == id).unwrap_or(all.len());
        found.sort_by_key(|i| (!i.binding, place(&i.id)));
        found
    }

    fn listed(&self, id: &str, key: &str) -> ConcordanceInstrument {
        let standard = self.rules.standards.get(key);
        let name = standard.map_or_else(|| clean(id).into_owned(), |s| self.text(&s.name));
        ConcordanceInstrument {
            id: clean(id).into_owned(),
            binding: self.rules.instruments.iter().any(|i| i.id == id && i.binding),
            status: standard.map(|s| self.text(&s.status)).unwrap_or_default(),
            link: standard.and_then(|s| web_address(&s.link)).map(|href| Link { label: name.clone(), href }),
            rows: Vec::new(),
            name,
        }
    }

    fn row(&self, key: &str, num: &str, place: usize, finding: &FindingView) -> ConcordanceRow {
        let mut comment = vec![finding.why.clone()];
        comment.extend(finding.remarks.iter().cloned());
        let answered = [Verdict::Met, Verdict::NotAssessable].iter().any(|v| v.tag() == finding.verdict.tag);
        ConcordanceRow {
            num: self.paragraph(key, num),
            requirement: self.rules.standards.get(key).map(|s| self.text(&s.asks)).unwrap_or_default(),
            rule: finding.rule.clone(),
            anchor: finding.anchor.clone(),
            title: finding.title.clone(),
            finding: place,
            provisions: (0..finding.evidence.len()).collect(),
            degree: finding.verdict.clone(),
            comment,
            recommendation: (!answered).then(|| finding.recommendation.clone()).filter(|r| !r.is_empty()),
        }
    }
}

/// The order in which people count: `9` before `16(1)` before `16.2`, words after numbers.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (x, y) = match (a.chars().next(), b.chars().next()) {
            (Some(x), Some(y)) => (x, y),
            (x, y) => return x.is_some().cmp(&y.is_some()),
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let ((m, rest_a), (n, rest_b)) = (number(a), number(b));
            // Without leading zeros the longer number is the greater.
            let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (rest_a, rest_b);
        } else if x != y {
            return x.cmp(&y);
        } else {
            let len = x.len_utf8();
            (a, b) = (a.get(len..).unwrap_or(""), b.get(len..).unwrap_or(""));
        }
    }
}

/// The digits at the start, without leading zeros, and what follows them.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.trim_start_matches('0'), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_stand_in_the_order_in_which_people_count() {
        let mut nums = ["parents", "37(a)", "3(3)", "16.2", "19(2)", "114", "9", "16(1)", "19(1)", "3(b)", "3", "37"];
        nums.sort_by(|a, b| natural(a, b));
        let sorted = ["3", "3(3)", "3(b)", "9", "16(1)", "16.2", "19(1)", "19(2)", "37", "37(a)", "114", "parents"];
        assert_eq!(nums, sorted);
    }

    proptest! {
        #[test]
        fn any_numbers_have_one_order(a in "[0-9a(.)ё]{0,6}", b in "[0-9a(.)ё]{0,6}", c in "[0-9a(.)ё]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
