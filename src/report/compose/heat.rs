use super::profile::worst_first;
use super::{Teller, tag};
use crate::assess::Verdict;
use crate::report::clean::clean;
use crate::report::view::{Count, FindingView, Heat, HeatCell, HeatRow, Tagged};
use crate::report::words::LanguageNote;
use crate::rule::set::{Condition, Rule, Setting};
use std::cmp::Reverse;

/// The tag of the column of rules that ask for no setting.
pub(super) const NO_SETTING: &str = "none";
/// The tag of the setting that is none in particular.
const EVERYWHERE: &str = "everywhere";

impl Teller<'_> {
    /// The settings that count for a rule as met, each once, in the order in which its conditions name them; those of
    /// its partial conditions if the others name none.
    pub(super) fn settings(&self, rule: &Rule) -> Vec<Tagged> {
        let mut found = Vec::new();
        rule.met.iter().for_each(|c| asked_settings(c, &mut found));
        if found.is_empty() {
            rule.partial.iter().for_each(|c| asked_settings(c, &mut found));
        }
        found.into_iter().map(|s| self.setting(s)).collect()
    }

    /// What stands for the setting of a rule that asks for none.
    pub(super) fn no_setting(&self) -> Tagged {
        let label = self.words.page.labels.setting_none.get(self.lang).to_owned();
        Tagged { tag: NO_SETTING.to_owned(), label }
    }

    fn setting(&self, setting: Setting) -> Tagged {
        match setting {
            Setting::In(id) => {
                let concept = self.rules.concept(id);
                Tagged { tag: clean(&concept.id).into_owned(), label: self.text(&concept.label) }
            }
            Setting::Everywhere => {
                let label = self.words.page.labels.setting_everywhere.get(self.lang).to_owned();
                Tagged { tag: EVERYWHERE.to_owned(), label }
            }
        }
    }

    /// Instruments by settings.
    pub(super) fn heat(&self, findings: &[FindingView], standards: &[Tagged]) -> Option<Heat> {
        let mut settings: Vec<(usize, Tagged)> = Vec::new();
        for setting in findings.iter().flat_map(|f| &f.settings) {
            match settings.iter_mut().find(|(_, s)| s.tag == setting.tag) {
                Some((n, _)) => *n += 1,
                None => settings.push((1, setting.clone())),
            }
        }
        settings.sort_by_key(|(n, s)| (s.tag != EVERYWHERE, Reverse(*n), s.tag.clone()));
        let mut settings: Vec<Tagged> = settings.into_iter().map(|(_, s)| s).collect();
        if settings.is_empty() {
            return None;
        }
        if findings.iter().any(|f| f.settings.is_empty()) {
            settings.push(self.no_setting());
        }
        let rows = standards.iter().map(|standard| {
            let of = |f: &FindingView| f.instruments.iter().any(|i| i.id == standard.tag);
            let own: Vec<(usize, &FindingView)> = findings.iter().enumerate().filter(|(_, f)| of(f)).collect();
            HeatRow {
                standard: standard.clone(),
                cells: settings.iter().map(|setting| self.cell(&setting.tag, &own)).collect(),
            }
        });
        Some(Heat { rows: rows.collect(), settings })
    }

    fn cell(&self, setting: &str, of_instrument: &[(usize, &FindingView)]) -> HeatCell {
        let here = |f: &FindingView| match setting {
            NO_SETTING => f.settings.is_empty(),
            _ => f.settings.iter().any(|s| s.tag == setting),
        };
        let own: Vec<(usize, &FindingView)> = of_instrument.iter().filter(|(_, f)| here(f)).copied().collect();
        let mut verdicts = Verdict::ALL;
        verdicts.sort_by_key(|v| worst_first(*v));
        let counts: Vec<Count> = verdicts
            .into_iter()
            .map(|v| Count {
                verdict: self.verdict(v),
                n: own.iter().filter(|(_, f)| f.verdict.tag == v.tag()).count(),
            })
            .filter(|c| c.n > 0)
            .collect();
        HeatCell {
            setting: setting.to_owned(),
            n: own.len(),
            worst: counts.first().map(|c| c.verdict.clone()),
            findings: own.into_iter().map(|(place, _)| place).collect(),
            counts,
        }
    }
}

fn asked_settings(condition: &Condition, into: &mut Vec<Setting>) {
    if let Some(setting) = condition.setting
        && !into.contains(&setting)
    {
        into.push(setting);
    }
    condition.all.iter().chain(&condition.any).for_each(|part| asked_settings(part, into));
}

/// How the languages of a finding stand to each other.
impl Teller<'_> {
    pub(super) fn language_notes(&self, finding: &FindingView) -> Vec<Tagged> {
        let mut tags = Vec::new();
        if finding.by_language.windows(2).any(|w| w[0].verdict.tag != w[1].verdict.tag) {
            tags.push(LanguageNote::Differ);
        }
        let mut languages: Vec<&str> = finding.evidence.iter().flat_map(|g| &g.quotes).map(|q| q.lang).collect();
        languages.sort_unstable();
        languages.dedup();
        match languages.as_slice() {
            ["ru"] => tags.push(LanguageNote::OnlyRu),
            ["kk"] => tags.push(LanguageNote::OnlyKk),
            _ => {}
        }
        let words = &self.words.page.language_notes;
        tags.into_iter().map(|note| self.tagged(words, note, &tag(&note))).collect()
    }
}
