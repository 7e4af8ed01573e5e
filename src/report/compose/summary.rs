use super::{Teller, tag};
use crate::assess::Verdict;
use crate::report::view::{Count, FindingView, Row, Summary, Tagged};
use crate::report::words::{Closed, Table};
use crate::rule::model::{Domain, Severity};

impl Teller<'_> {
    pub(super) fn summary(&self, findings: &[FindingView]) -> Summary {
        let all: Vec<&FindingView> = findings.iter().collect();
        Summary {
            total: self.words.counts.rules.say(findings.len(), self.lang),
            n: findings.len(),
            verdicts: self.counts(&all),
            domains: self.rows::<Domain>(&self.words.domains, findings, |f| &f.domain),
            severities: self.rows::<Severity>(&self.words.severities, findings, |f| &f.severity),
        }
    }

    fn counts(&self, findings: &[&FindingView]) -> Vec<Count> {
        Verdict::ALL
            .iter()
            .map(|v| Count {
                verdict: self.verdict(*v),
                n: findings.iter().filter(|f| f.verdict.tag == v.tag()).count(),
            })
            .collect()
    }

    fn rows<K: Closed + Copy + serde::Serialize>(
        &self,
        table: &Table<K>,
        findings: &[FindingView],
        of: fn(&FindingView) -> &Tagged,
    ) -> Vec<Row> {
        K::ALL
            .iter()
            .map(|key| self.tagged(table, *key, &tag(key)))
            .filter_map(|value| {
                let own: Vec<&FindingView> = findings.iter().filter(|f| of(f).tag == value.tag).collect();
                (!own.is_empty()).then(|| Row { counts: self.counts(&own), n: own.len(), of: value })
            })
            .collect()
    }
}
