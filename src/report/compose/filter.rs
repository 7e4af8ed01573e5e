use super::heat::NO_SETTING;
use super::{Teller, tag};
use crate::assess::Verdict;
use crate::report::view::{Choice, Filter, FindingView, Tagged};
use crate::report::words::Closed;
use crate::rule::model::{Domain, Severity, Texts};

impl Teller<'_> {
    /// What findings can be chosen by.
    pub(super) fn filters(&self, findings: &[FindingView], standards: &[Tagged]) -> Vec<Filter> {
        let (l, p) = (&self.words.labels, &self.words.page.labels);
        let one = |tagged: &Tagged| vec![tagged.clone()];
        let all = [
            self.filter("verdict", &l.verdict, findings, |f| one(&f.verdict)),
            self.filter("severity", &l.severity, findings, |f| one(&f.severity)),
            self.filter("domain", &l.domain, findings, |f| one(&f.domain)),
            self.filter("standard", &p.standard, findings, |f| {
                f.instruments.iter().map(|i| Tagged { tag: i.id.clone(), label: i.name.clone() }).collect()
            }),
            self.filter("setting", &p.setting, findings, |f| {
                if f.settings.is_empty() { vec![self.no_setting()] } else { f.settings.clone() }
            }),
            self.filter("act", &l.act, findings, |f| f.acts.clone()),
            self.filter("language", &l.languages, findings, |f| f.language_notes.clone()),
        ];
        let mut filters: Vec<Filter> = all.into_iter().filter(|f| !f.choices.is_empty()).collect();
        for filter in &mut filters {
            let place = |tag: &str| standards.iter().position(|s| s.tag == tag);
            match filter.name {
                "standard" => filter.choices.sort_by_key(|c| place(&c.of.tag)),
                "verdict" => filter.choices.sort_by_key(|c| place_of(&Verdict::ALL, &c.of)),
                "severity" => filter.choices.sort_by_key(|c| place_of(Severity::ALL, &c.of)),
                "domain" => filter.choices.sort_by_key(|c| place_of(Domain::ALL, &c.of)),
                "act" => filter.choices.sort_by(|a, b| a.of.label.cmp(&b.of.label)),
                "setting" => filter.choices.sort_by_key(|c| (c.of.tag == NO_SETTING, c.of.label.clone())),
                _ => {}
            }
        }
        filters
    }

    fn filter(
        &self,
        name: &'static str,
        label: &Texts,
        findings: &[FindingView],
        values: impl Fn(&FindingView) -> Vec<Tagged>,
    ) -> Filter {
        let mut choices: Vec<Choice> = Vec::new();
        for value in findings.iter().flat_map(values) {
            match choices.iter_mut().find(|c| c.of.tag == value.tag) {
                Some(choice) => choice.n += 1,
                None => choices.push(Choice { of: value, n: 1 }),
            }
        }
        Filter { name, label: label.get(self.lang).to_owned(), choices }
    }
}

/// The place of a value in its closed set.
fn place_of<K: serde::Serialize>(all: &[K], value: &Tagged) -> Option<usize> {
    all.iter().position(|k| tag(k) == value.tag)
}
