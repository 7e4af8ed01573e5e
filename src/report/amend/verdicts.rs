//! Verdicts before and after.

use super::{Input, Moved, Open, Quoted};
use crate::amend::table;
use crate::assess::{Because, Evidence, Finding, Verdict};
use crate::law::{Eid, Lang};
use crate::report::{ReportError, compose, words};
use std::collections::{BTreeMap, BTreeSet};

/// How good a verdict is, 0 best; a verdict that cannot be given compares with none.
fn rank(v: Verdict) -> Option<usize> {
    Verdict::ALL.iter().position(|w| *w == v).filter(|_| v != Verdict::NotAssessable)
}

fn is_worse(before: Verdict, after: Verdict) -> bool {
    matches!((rank(before), rank(after)), (Some(a), Some(b)) if b > a)
}

fn is_lost(before: Verdict, after: Verdict) -> bool {
    before != Verdict::NotAssessable && after == Verdict::NotAssessable
}

/// The rules whose verdict or evidence changes.
pub fn moved(input: &Input<'_>, lang: Lang) -> Vec<Moved> {
    let mut out = Vec::new();
    let touched = touched(input);
    for (before, after) in input.before.findings.iter().zip(&input.after.findings) {
        let (old, new) = (quotes(before), quotes(after));
        // The edition's day is not evidence: the same words at the same place are the same.
        let changed = |q: &Quoted| touches(&touched, q);
        let (appeared, taken_up): (Vec<Quoted>, Vec<Quoted>) = new.difference(&old).cloned().partition(changed);
        let (vanished, let_go): (Vec<Quoted>, Vec<Quoted>) = old.difference(&new).cloned().partition(changed);
        // A text that loses its ban is worse off even where both texts agree afterwards: «divergent» became «partial».
        let of = |finding: &Finding, lang| finding.by_language.get(&lang).copied().unwrap_or(Verdict::NotAssessable);
        let each: Vec<(Lang, Verdict, Verdict)> =
            Lang::AUTHENTIC.into_iter().map(|l| (l, of(before, l), of(after, l))).filter(|(_, a, b)| a != b).collect();
        let unmoved = before.verdict == after.verdict && each.is_empty();
        if unmoved && [&appeared, &vanished, &taken_up, &let_go].iter().all(|q| q.is_empty()) {
            continue;
        }
        let any = |test: fn(Verdict, Verdict) -> bool| {
            test(before.verdict, after.verdict) || each.iter().any(|(_, a, b)| test(*a, *b))
        };
        let languages: BTreeMap<&'static str, [&'static str; 2]> =
            each.iter().map(|(l, a, b)| (l.tag(), [a.tag(), b.tag()])).collect();
        let title = input.rules.rule(&before.id).map(|r| r.title.get(lang).to_owned()).unwrap_or_default();
        out.push(Moved {
            rule: before.id.clone(),
            title,
            before: before.verdict.tag(),
            after: after.verdict.tag(),
            worse: any(is_worse),
            lost: any(is_lost),
            languages,
            appeared,
            vanished,
            taken_up,
            let_go,
        });
    }
    out
}

/// The rules that are still not met and that a drafter wants to know of: asked for by name, or near to what is new.
pub fn open(input: &Input<'_>, lang: Lang) -> Result<Vec<Open>, ReportError> {
    let touched = touched(input);
    let labels = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let mut out = Vec::new();
    for finding in input.after.findings.iter().filter(|f| f.verdict != Verdict::Met) {
        let all = || finding.nearest.iter().chain(&finding.evidence);
        let of_draft = |e: &&Evidence| touches(&touched, &quoted(e));
        let near = all().find(of_draft);
        if near.is_none() && !input.named.contains(&finding.id) {
            continue;
        }
        let near = near.or_else(|| all().next());
        let lacks = match near.map(|e| &e.because) {
            Some(Because::Lacks(test)) => compose::lacking(labels, input.rules, lang, test),
            _ => String::new(),
        };
        let rule = input.rules.rule(&finding.id);
        out.push(Open {
            rule: finding.id.clone(),
            title: rule.map(|r| r.title.get(lang).to_owned()).unwrap_or_default(),
            verdict: finding.verdict.tag(),
            near: near.map(quoted),
            lacks,
            recommendation: rule.map(|r| r.recommendation.get(lang).to_owned()).unwrap_or_default(),
        });
    }
    Ok(out)
}

/// The places that the draft changes: act, language, eId.
fn touched(input: &Input<'_>) -> Vec<(String, &'static str, Eid)> {
    let rows = |c: &super::Changed<'_>| {
        let (act, lang) = (c.act.code.to_string(), c.lang.tag());
        table::rows(c.before, &c.applied.document).into_iter().map(|r| (act.clone(), lang, r.eid)).collect::<Vec<_>>()
    };
    input.changed.iter().flat_map(rows).collect()
}

fn touches(touched: &[(String, &'static str, Eid)], q: &Quoted) -> bool {
    let eid = Eid::new(q.eid.clone());
    touched.iter().any(|(act, lang, place)| *act == q.act && *lang == q.lang && eid.is_within(place))
}

fn quotes(finding: &Finding) -> BTreeSet<Quoted> {
    finding.evidence.iter().map(quoted).collect()
}

fn quoted(e: &Evidence) -> Quoted {
    Quoted {
        act: e.passage.act.to_string(),
        eid: e.passage.eid.to_string(),
        lang: e.passage.lang.tag(),
        citation: e.passage.citation.local(e.passage.lang),
        quote: e.passage.text.clone(),
    }
}
