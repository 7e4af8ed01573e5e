use super::{Teller, tag};
use crate::assess::Verdict;
use crate::report::view::{Bar, Count, FindingView, Row, Summary, Tagged};
use crate::report::words::{Closed, Table};
use crate::rule::model::{Domain, Severity};

impl Teller<'_> {
    pub(super) fn summary(&self, findings: &[FindingView], standards: &[Tagged]) -> Summary {
        let all: Vec<&FindingView> = findings.iter().collect();
        Summary {
            total: self.words.counts.rules.say(findings.len(), self.lang),
            n: findings.len(),
            verdicts: self.counts(&all),
            domains: self.rows::<Domain>(&self.words.domains, findings, |f| &f.domain),
            severities: self.rows::<Severity>(&self.words.severities, findings, |f| &f.severity),
            standards: self
                .table(standards.to_vec(), findings, |f, standard| f.instruments.iter().any(|i| i.id == standard.tag)),
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
        let values = K::ALL.iter().map(|key| self.tagged(table, *key, &tag(key))).collect();
        self.table(values, findings, |f, value| of(f).tag == value.tag)
    }

    /// A row for each value that some finding has.
    fn table(
        &self,
        values: Vec<Tagged>,
        findings: &[FindingView],
        has: impl Fn(&FindingView, &Tagged) -> bool,
    ) -> Vec<Row> {
        let row = |value: Tagged| {
            let own: Vec<&FindingView> = findings.iter().filter(|f| has(f, &value)).collect();
            let counts = self.counts(&own);
            (!own.is_empty()).then(|| Row {
                said: self.said(&value, &counts),
                bars: Vec::new(),
                counts,
                n: own.len(),
                of: value,
            })
        };
        let mut rows: Vec<Row> = values.into_iter().filter_map(row).collect();
        let longest = rows.iter().map(|r| r.n).max().unwrap_or(1);
        for row in &mut rows {
            row.bars = bars(&row.counts, longest);
        }
        rows
    }

    /// «Законы. Соответствует: 2, пробел: 1», for those who do not see the picture.
    fn said(&self, of: &Tagged, counts: &[Count]) -> String {
        let each = counts.iter().filter(|c| c.n > 0).map(|c| format!("{}: {}", c.verdict.label, c.n));
        let each: Vec<String> = each.collect();
        format!("{}. {}", of.label, self.words.list(&each, &self.words.joins.comma, self.lang))
    }
}

/// The pieces of a bar, side by side, on a scale on which `longest` findings are the whole width.
fn bars(counts: &[Count], longest: usize) -> Vec<Bar> {
    let percent = |n: usize, of: usize| {
        let hundredths = n.saturating_mul(10_000) / of.max(1);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    };
    let mut left = 0;
    let mut out = Vec::new();
    for count in counts.iter().filter(|c| c.n > 0) {
        out.push(Bar {
            verdict: count.verdict.clone(),
            n: count.n,
            x: percent(left, longest),
            width: percent(count.n, longest),
            middle: percent(2 * left + count.n, 2 * longest),
        });
        left += count.n;
    }
    out
}
