//! Puts findings in the order of a profile and in its depth.

use super::{Teller, tag};
use crate::assess::{Finding, Verdict};
use crate::report::profile::{Profile, Tier};
use crate::report::view::{FindingView, Group, ProfileView, Tagged, View};
use crate::report::words::Arg;
use crate::rule::set::{Home, Rule};
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl<'a> Teller<'a> {
    /// The findings in the order of a profile, each with the heading that stands above it if it is the first under it.
    pub(super) fn order(&self, profile: Profile) -> Vec<(&'a Finding, Option<String>)> {
        let mut placed: Vec<(&Finding, Option<String>)> = match profile {
            Profile::Reviewer => self.assessment.findings.iter().map(|f| (f, None)).collect(),
            Profile::Ngo => self.by_urgency(),
            Profile::Drafter => self.by_home(),
        };
        let mut above: Option<String> = None;
        for (_, heading) in &mut placed {
            if *heading == above {
                *heading = None;
            } else {
                above.clone_from(heading);
            }
        }
        placed
    }

    /// The most pressing first; what cannot be assessed and what is met come last, under the name of the verdict.
    fn by_urgency(&self) -> Vec<(&'a Finding, Option<String>)> {
        let urgency = |f: &Finding| {
            let severity = self.rule_of(f).map(|r| r.severity);
            let tier = severity.and_then(|s| Tier::of(s, f.verdict));
            (tier.is_none(), tier, f.verdict == Verdict::Met, severity)
        };
        let mut findings: Vec<&Finding> = self.assessment.findings.iter().collect();
        findings.sort_by_key(|f| urgency(f));
        let heading = |f: &Finding| match urgency(f).1 {
            Some(tier) => self.words.page.tiers.get(tier, self.lang).to_owned(),
            None => self.words.verdicts.get(f.verdict, self.lang).to_owned(),
        };
        findings.into_iter().map(|f| (f, Some(heading(f)))).collect()
    }

    /// By the act in which the norm would stand: the act with most left to do first; in it gaps first, then the order
    /// of its articles.
    fn by_home(&self) -> Vec<(&'a Finding, Option<String>)> {
        let home = |f: &Finding| self.rule_of(f).and_then(|r| r.home.first());
        let mut open: BTreeMap<&str, usize> = BTreeMap::new();
        for f in &self.assessment.findings {
            if let Some(home) = home(f) {
                *open.entry(self.code(home)).or_default() += usize::from(self.is_open(f));
            }
        }
        let mut findings: Vec<&Finding> = self.assessment.findings.iter().collect();
        findings.sort_by_cached_key(|f| {
            let home = home(f);
            let code = home.map_or("", |h| self.code(h));
            let article = home.and_then(|h| h.articles.first()).map(|(from, _)| from.clone());
            let left = open.get(code).copied().unwrap_or_default();
            (home.is_none(), Reverse(left), code.to_owned(), worst_first(f.verdict), article)
        });
        let heading = |f: &Finding| match home(f) {
            Some(home) => self.title(&home.act, self.lang).text,
            None => self.words.page.labels.no_home.get(self.lang).to_owned(),
        };
        findings.into_iter().map(|f| (f, Some(heading(f)))).collect()
    }

    /// The code of the act where a norm would stand, or the number by which the rule names it.
    fn code<'b>(&'b self, home: &'b Home) -> &'b str {
        self.known(&home.act).map_or(home.act.as_str(), |a| a.act.code.as_str())
    }

    fn is_open(&self, finding: &Finding) -> bool {
        self.rule_of(finding).is_some_and(|r| Tier::of(r.severity, finding.verdict).is_some())
    }

    pub(super) fn rule_of(&self, finding: &Finding) -> Option<&'a Rule> {
        self.rules.rules.get(finding.rule).filter(|r| r.id == finding.id).or_else(|| self.rules.rule(&finding.id))
    }

    /// Leaves of a finding that is met what an NGO hands over: the first provision, and how many there are.
    pub(super) fn shorten(&self, profile: Profile, finding: &mut FindingView) {
        if profile != Profile::Ngo || finding.verdict.tag != Verdict::Met.tag() {
            return;
        }
        finding.nearest.clear();
        let n = finding.evidence.len();
        if n > 1 {
            finding.evidence.truncate(1);
            let args = [("n", Arg::Text(&n.to_string()))];
            finding.brief = Some(self.say(&self.words.page.labels.brief, &args));
        }
        // The places of quotes in the list of the finding go on from 0 without holes.
        for (place, quote) in finding.evidence.iter_mut().flat_map(quotes).enumerate() {
            quote.order = place;
        }
    }

    pub(super) fn profile(&self, profile: Profile) -> ProfileView {
        let words = &self.words.page;
        ProfileView {
            of: self.tagged(&words.profiles, profile, &tag(&profile)),
            note: words.profile_notes.get(profile, self.lang).to_owned(),
            sections: Vec::new(),
            open: profile == Profile::Drafter,
        }
    }
}

fn quotes(group: &mut Group) -> impl Iterator<Item = &mut crate::report::view::Quote> {
    group.quotes.iter_mut()
}

/// A key that sorts the worst verdict first.
pub(super) fn worst_first(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Gap => 0,
        Verdict::Divergent => 1,
        Verdict::Partial => 2,
        Verdict::NotAssessable => 3,
        Verdict::Met => 4,
    }
}

/// Names the parts of a report that have something to show, in the order of the profile.
pub(in crate::report) fn arrange(view: &mut View, words: &crate::report::words::Words, lang: crate::law::Lang) {
    let profile = Profile::ALL.into_iter().find(|p| tag(p) == view.profile.of.tag).unwrap_or_default();
    let l = &words.labels;
    let p = &words.page.labels;
    let shown = |name: &str| match name {
        "summary" => Some(&l.summary),
        "heat" => view.heat.as_ref().map(|_| &p.heat),
        "recommendations" => (!view.recommendations.is_empty()).then_some(&p.recommendations),
        "indicators" => (!view.indicators.is_empty()).then_some(&p.indicators),
        "comparison" => view.comparison.as_ref().map(|_| &words.comparison.labels.title),
        "times" => view.axis.as_ref().map(|_| &words.timeline.title),
        "findings" => Some(&l.findings),
        "concordance" => (!view.concordance.is_empty()).then_some(&p.concordance),
        "method" => Some(&l.method),
        "acts" => Some(&l.acts),
        "limits" => Some(&l.limits),
        _ => None,
    };
    let sections = profile
        .sections()
        .iter()
        .filter_map(|name| Some(Tagged { tag: (*name).to_owned(), label: shown(name)?.get(lang).to_owned() }));
    view.profile.sections = sections.collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::words::Closed;

    #[test]
    fn every_verdict_has_its_own_place() {
        let mut keys: Vec<u8> = Verdict::ALL.iter().map(|v| worst_first(*v)).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), <Verdict as Closed>::ALL.len());
    }
}
