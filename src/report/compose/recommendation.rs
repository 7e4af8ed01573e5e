use super::{Teller, tag};
use crate::assess::Verdict;
use crate::report::profile::Tier;
use crate::report::view::{FindingView, RecommendationGroup, RecommendationView};
use crate::report::words::Arg;
use crate::rule::model::Severity;

impl Teller<'_> {
    /// What to do about the findings that are not met, most pressing first.
    pub(super) fn recommendations(&self, findings: &[FindingView]) -> Vec<RecommendationGroup> {
        Tier::ALL
            .into_iter()
            .map(|tier| RecommendationGroup {
                tier: self.tagged(&self.words.page.tiers, tier, &tag(&tier)),
                meaning: self.tier_meaning(tier),
                items: findings
                    .iter()
                    .enumerate()
                    .filter(|(_, f)| f.tier.as_ref().is_some_and(|t| t.tag == tag(&tier)))
                    .map(|(place, f)| RecommendationView {
                        finding: place,
                        rule: f.rule.clone(),
                        anchor: f.anchor.clone(),
                        title: f.title.clone(),
                        verdict: f.verdict.clone(),
                        severity: f.severity.clone(),
                        text: f.recommendation.clone(),
                    })
                    .collect(),
            })
            .filter(|group| !group.items.is_empty())
            .collect()
    }

    /// Which findings stand in a tier, said with the names that verdicts and severities have elsewhere in the report.
    fn tier_meaning(&self, tier: Tier) -> String {
        let verdict = |v| self.words.quoted(self.words.verdicts.get(v, self.lang), self.lang);
        let (gap, partial, divergent) = (verdict(Verdict::Gap), verdict(Verdict::Partial), verdict(Verdict::Divergent));
        let severity = |s| self.words.severities.get(s, self.lang);
        let args = [
            ("gap", Arg::Text(&gap)),
            ("partial", Arg::Text(&partial)),
            ("divergent", Arg::Text(&divergent)),
            ("critical", Arg::Text(severity(Severity::Critical))),
            ("major", Arg::Text(severity(Severity::Major))),
        ];
        self.say(self.words.page.tier_meanings.texts(tier), &args)
    }
}
