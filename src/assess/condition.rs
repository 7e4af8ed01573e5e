//! Whether one passage satisfies one condition, and if not, what it lacks. A lawyer can be walked through [`failures`].

use super::finding::Test;
use super::measure;
use super::part;
use super::reading::{Level, Reading, is_head};
use crate::law::Lang;
use crate::norm::{DefinitionForm, Norm, NormKind};
use crate::rule::{ConceptId, Condition, RuleSet, Setting};
use std::ops::Range;

/// How a passage stands to a condition on one provision.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// What it lacks; nothing if it satisfies the condition.
    pub failures: Vec<Test>,
    /// How many of the condition's tests it passed.
    pub passed: usize,
    /// What it does in this respect.
    pub norm: Option<NormKind>,
    /// Bytes of its text that made it pass, unsorted.
    pub matched: Vec<Range<usize>>,
}

/// Tests a passage against a condition that has no `all`. If it does several things of the kind asked for, the one
/// that lacks least is taken.
pub(super) fn test(rules: &RuleSet, condition: &Condition, reading: &Reading<'_>) -> Outcome {
    let kinds: &[NormKind] = match (condition.norm.is_empty(), condition.term.is_empty()) {
        (true, false) => &[NormKind::Definition],
        _ => &condition.norm,
    };
    let mut best: Option<Outcome> = None;
    if kinds.is_empty() {
        return failures(rules, condition, reading, None);
    }
    for norm in reading.passage.norms.iter().filter(|n| kinds.contains(&n.kind)) {
        let outcome = failures(rules, condition, reading, Some(norm));
        if best.as_ref().is_none_or(|b| outcome.failures.len() < b.failures.len()) {
            best = Some(outcome);
        }
    }
    best.unwrap_or_else(|| {
        let mut outcome = failures(rules, condition, reading, None);
        outcome.failures.insert(0, Test::Norm(kinds.to_vec()));
        outcome
    })
}

/// Every test of the condition, one after the other, on what `norm` says (on all of the passage without one).
fn failures(rules: &RuleSet, condition: &Condition, reading: &Reading<'_>, norm: Option<&Norm>) -> Outcome {
    let mut out = Outcome { failures: Vec::new(), passed: 0, norm: norm.map(|n| n.kind), matched: Vec::new() };
    let name = |id: ConceptId| rules.concept(id).id.clone();
    let check = |out: &mut Outcome, holds: bool, test: Test| {
        if holds { out.passed += 1 } else { out.failures.push(test) }
    };

    if norm.is_some() && !condition.norm.is_empty() {
        out.passed += 1;
    }
    if !condition.term.is_empty() {
        let term = norm.and_then(|n| n.term.as_ref());
        let defined = condition.term.iter().copied().find(|id| norm.is_some_and(|n| defines(rules, reading, n, *id)));
        if let (Some(_), Some(term), Some(norm)) = (defined, term, norm)
            && norm.carrier == reading.passage.eid
        {
            out.matched.push(term.range.clone());
        }
        check(&mut out, defined.is_some(), Test::Term(condition.term.iter().map(|id| name(*id)).collect()));
    }
    if let Some(norm) = norm.filter(|n| n.kind == NormKind::Definition) {
        let form = norm.term.as_ref().and_then(|t| t.form);
        let fits = match form {
            Some(form) if condition.form.is_empty() => form != DefinitionForm::Enumeration,
            Some(form) => condition.form.contains(&form),
            None => condition.form.is_empty(),
        };
        check(&mut out, fits, Test::Form);
    }
    for id in &condition.names {
        let named = name_where_it_speaks(condition, reading, norm, *id, &mut out.matched);
        check(&mut out, named, Test::Names(name(*id)));
    }
    if !condition.names_any.is_empty() {
        let named = condition
            .names_any
            .iter()
            .filter(|id| name_where_it_speaks(condition, reading, norm, **id, &mut out.matched))
            .count();
        let ids = condition.names_any.iter().map(|id| name(*id)).collect();
        check(&mut out, named >= usize::from(condition.at_least), Test::NamesAny(ids, condition.at_least));
    }
    if let Some(setting) = condition.setting {
        setting_holds(rules, reading, setting, &mut out);
    }
    if let Some(id) = condition.concerns {
        let here = reading.named(id);
        out.matched.extend(here.own.iter().cloned());
        let concerned = here.any() || named_above(rules, reading, id, true);
        check(&mut out, concerned, Test::Concerns(name(id)));
    }
    for id in &condition.heading {
        check(&mut out, named_above(rules, reading, *id, false), Test::Heading(name(*id)));
    }
    for id in &condition.without {
        check(&mut out, !reading.named(*id).any(), Test::Without(name(*id)));
    }
    if !condition.sanction.is_empty() {
        let fits = norm.is_some_and(|n| n.sanctions.iter().any(|s| condition.sanction.contains(s)));
        check(&mut out, fits, Test::Sanction);
    }
    if let Some(wanted) = condition.sanction_at_least {
        check(&mut out, norm.is_some() && measure::sanction_reaches(reading, wanted), Test::SanctionAtLeast(wanted));
    }
    if let Some(age) = &condition.age {
        let (years, places) = measure::ages(reading, norm, &age.of);
        let holds = age.bound.holds(&years);
        out.matched.extend(places.into_iter().filter(|_| holds));
        check(&mut out, holds, Test::Age(age.bound, years));
    }
    if let Some(time) = &condition.time {
        let (hours, places) = measure::periods(reading, norm, &time.of);
        let holds = time.holds(&hours);
        out.matched.extend(places.into_iter().filter(|_| holds));
        check(&mut out, holds, Test::Time(time.bound, time.unit, hours));
    }
    for (role, ids) in &condition.roles {
        let plays = part::plays(rules, reading, norm, *role, ids, &mut out.matched);
        check(&mut out, plays, Test::Role(*role, ids.iter().map(|id| name(*id)).collect()));
    }
    if !condition.any.is_empty() {
        alternatives(rules, condition, reading, norm, &mut out);
    }
    for part in &condition.not {
        let mut concepts = Vec::new();
        part.anchors(&mut concepts);
        let holds = test(rules, part, reading).failures.is_empty();
        check(&mut out, !holds, Test::Not(concepts.iter().map(|id| name(*id)).collect()));
    }
    if condition.unconditional {
        let fits = norm.is_none_or(|n| n.exceptions.is_empty() && n.conditions.is_empty());
        check(&mut out, fits, Test::Unconditional);
    }
    if out.failures.is_empty()
        && let Some(norm) = norm
        && !norm.inherited
        && let Some(at) = reading.passage.text.get(norm.scope.clone()).and_then(|s| s.find(&norm.trigger))
    {
        let start = norm.scope.start + at;
        out.matched.push(start..start + norm.trigger.len());
    }
    out
}

/// Whether the passage satisfies one of the alternatives. One that asks for no norm of its own speaks of the same norm.
fn alternatives(rules: &RuleSet, condition: &Condition, reading: &Reading<'_>, norm: Option<&Norm>, out: &mut Outcome) {
    let mut lacking = Vec::new();
    for part in &condition.any {
        let outcome = match (part.norm.is_empty() && part.term.is_empty(), norm) {
            (true, Some(norm)) => failures(rules, part, reading, Some(norm)),
            _ => test(rules, part, reading),
        };
        match outcome.failures.into_iter().next() {
            Some(first) => lacking.push(first),
            None => {
                out.passed += 1;
                out.matched.extend(outcome.matched);
                return;
            }
        }
    }
    out.failures.push(Test::Any(lacking));
}

/// Whether a norm defines a concept or a narrower one.
fn defines(rules: &RuleSet, reading: &Reading<'_>, norm: &Norm, id: ConceptId) -> bool {
    let Some(term) = &norm.term else { return false };
    // In a running Kazakh sentence nothing shows where a term of several words begins («… зиян келтіруі деп танылады»);
    // its head comes last all the same.
    let running = term.form == Some(DefinitionForm::Running) && reading.lang() == Lang::Kk;
    let from_the_start = (running && norm.carrier == reading.passage.eid)
        .then(|| reading.passage.text.get(norm.scope.start..term.range.end))
        .flatten();
    is_head(rules, reading.lang(), from_the_start.unwrap_or(&term.text), id)
}

/// Whether a concept is named in the sentence of the norm or in the words that govern the list it stands in.
///
/// An offence speaks in its disposition and its sanction, which stand in different paragraphs, so all of the passage
/// counts there. Inside the words that the condition looks outside of, nothing counts.
fn name_where_it_speaks(
    condition: &Condition,
    reading: &Reading<'_>,
    norm: Option<&Norm>,
    id: ConceptId,
    matched: &mut Vec<Range<usize>>,
) -> bool {
    let mut hits = reading.named(id);
    for cover in &condition.outside {
        hits.leave_out(&reading.named(*cover));
    }
    let scope = match norm {
        Some(n) if n.kind != NormKind::Offence => n.scope.clone(),
        _ => 0..reading.passage.text.len(),
    };
    let before = matched.len();
    matched.extend(hits.own.iter().filter(|r| r.start < scope.end && scope.start < r.end).cloned());
    !hits.governing.is_empty() || matched.len() > before
}

/// Whether a concept or a narrower one is named in a heading above the passage (or, `with_title`, in its act's title).
pub(super) fn named_above(rules: &RuleSet, reading: &Reading<'_>, id: ConceptId, with_title: bool) -> bool {
    let levels = reading.levels_above() - usize::from(!with_title);
    (0..levels).any(|i| rules.concept(id).narrower.iter().any(|n| reading.is_at(*n, Level::Above(i))))
}

/// The setting is read from the words of the provision, failing that from the headings outwards, failing that from the
/// title of the act. The first level that names any setting decides.
fn setting_holds(rules: &RuleSet, reading: &Reading<'_>, wanted: Setting, out: &mut Outcome) {
    let accepted: &[ConceptId] = match wanted {
        Setting::In(id) => &rules.concept(id).wider,
        Setting::Everywhere => &[],
    };
    let Some((level, named)) = reading.settings() else {
        out.passed += 1;
        return;
    };
    if named.iter().any(|id| accepted.contains(id)) {
        out.passed += 1;
        if *level == Level::Words {
            out.matched.extend(accepted.iter().flat_map(|id| reading.itself(*id).own.clone()));
        }
        return;
    }
    let wanted = match wanted {
        Setting::In(id) => rules.concept(id).id.clone(),
        Setting::Everywhere => "everywhere".to_owned(),
    };
    let found = named.first().map(|id| rules.concept(*id).id.clone());
    out.failures.push(Test::Setting { wanted, found });
}
