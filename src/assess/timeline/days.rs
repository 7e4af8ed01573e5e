//! Judging a rule on every day on which something that it can see changes.

use super::cause::change;
use super::{Past, Span, Timeline};
use crate::assess::arrange;
use crate::assess::finding::{Caveat, Finding, Verdict};
use crate::assess::reading::{Level, Reading};
use crate::assess::rule::{self, Candidate, Case, Footing};
use crate::index::{ActAt, Dated};
use crate::language::{Pattern, Text};
use crate::law::{ActCode, Date, Eid, Lang};
use crate::rule::{ConceptId, Rule, RuleSet};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// A rule judged on a day.
pub(super) struct Judged<'r> {
    pub day: Date,
    pub acts: Rc<Vec<ActAt>>,
    pub finding: Rc<Finding>,
    /// The passages in force that name what the rule speaks of.
    pub seen: Rc<Vec<Rc<Reading<'r>>>>,
    /// The codes of the acts that are homes of the rule, or have taken the place of one.
    pub homes: Rc<BTreeSet<ActCode>>,
    basis: Basis,
}

/// All that a verdict depends on.
#[derive(PartialEq)]
struct Basis {
    candidates: Vec<(*const (), bool)>,
    footing: Footing,
}

/// What the law as a whole is on the days looked at; made when first asked for.
struct Days<'p, P> {
    past: &'p P,
    acts: HashMap<Date, Rc<Vec<ActAt>>>,
}

impl<P: Past> Days<'_, P> {
    fn acts(&mut self, day: Date) -> Rc<Vec<ActAt>> {
        Rc::clone(self.acts.entry(day).or_insert_with(|| Rc::new(self.past.acts_on(day))))
    }
}

/// Passages that a rule may see, with the days on which they are law.
type Seen<'r> = Vec<(Dated, Rc<Reading<'r>>)>;

/// The timelines of all rules of a set, or of those with the ids in `only`, in the order of their ids.
///
/// On each day the verdict is that of [`assess`](crate::assess::assess) on the same law.
///
/// # Errors
/// If the law cannot be read.
pub fn timelines<P: Past>(past: &P, rules: &RuleSet, only: Option<&[String]>) -> Result<Vec<Timeline>, P::Error> {
    let days = past.days();
    let mut law = Days { past, acts: HashMap::new() };
    let mut reader = Reader { rules, readings: HashMap::new(), titles: HashMap::new() };
    let mut out = Vec::new();
    for (place, rule) in rules.rules.iter().enumerate() {
        // Faults of technique have no history: only the texts in force on a day are looked through for them.
        if rule.check.is_some() || only.is_some_and(|ids| !ids.contains(&rule.id)) {
            continue;
        }
        let anchors = rule::anchors(rules, rule);
        let Some(first) = days.keys().next() else { continue };
        let seen = reader.read(past, &law.acts(*first), &anchors)?;
        let walk = Walk { rules, place, rule, seen: &seen };
        let mut judged: Vec<Judged<'_>> = Vec::new();
        for day in walk.days(&days, &law.acts(*first)) {
            let next = walk.judge(day, law.acts(day), judged.last());
            judged.push(next);
        }
        out.push(spans(past, place, rule, &anchors, &judged)?);
    }
    Ok(out)
}

/// Joins days whose verdicts are the same, and asks what changed between those that differ.
fn spans<P: Past>(
    past: &P,
    place: usize,
    rule: &Rule,
    anchors: &[ConceptId],
    judged: &[Judged<'_>],
) -> Result<Timeline, P::Error> {
    let mut timeline = Timeline { rule: place, id: rule.id.clone(), spans: Vec::new(), changes: Vec::new() };
    let mut before: Option<&Judged<'_>> = None;
    for now in judged {
        match (before, timeline.spans.last_mut()) {
            (Some(before), Some(last)) if !same(&before.finding, &now.finding) => {
                last.until = Some(now.day);
                timeline.changes.push(change(past, anchors, before, now)?);
                timeline.spans.push(Span { from: Some(now.day), until: None, finding: (*now.finding).clone() });
            }
            (None, _) => timeline.spans.push(Span { from: None, until: None, finding: (*now.finding).clone() }),
            _ => {}
        }
        before = Some(now);
    }
    Ok(timeline)
}

/// Whether two findings are one verdict: where languages disagree, in the same way; where nothing could be assessed,
/// either because a home was repealed or for another reason.
fn same(a: &Finding, b: &Finding) -> bool {
    let repealed = |f: &Finding| f.caveats.iter().any(|c| matches!(c, Caveat::HomeRepealed { .. }));
    a.verdict == b.verdict
        && match a.verdict {
            Verdict::Divergent => a.by_language == b.by_language,
            Verdict::NotAssessable => repealed(a) == repealed(b),
            _ => true,
        }
}

/// Reads passages, each once for all rules and days.
struct Reader<'r> {
    rules: &'r RuleSet,
    readings: HashMap<(ActCode, Date, Lang, Eid), Vec<Rc<Reading<'r>>>>,
    titles: HashMap<(ActCode, Lang), Rc<Text>>,
}

impl<'r> Reader<'r> {
    /// The passages of any day that name one of the anchors.
    fn read<P: Past>(&mut self, past: &P, acts: &[ActAt], anchors: &[ConceptId]) -> Result<Seen<'r>, P::Error> {
        let mut seen = Vec::new();
        for lang in Lang::AUTHENTIC {
            let patterns: Vec<&Pattern> = anchors
                .iter()
                .filter_map(|id| self.rules.concept(*id).patterns.get(&lang))
                .flat_map(|p| p.yes())
                .collect();
            for dated in past.candidates(lang, &patterns)? {
                let passage = &dated.passage;
                let Some(act) = acts.iter().rev().find(|a| a.card.act.code == passage.act) else { continue };
                let title = self
                    .titles
                    .entry((passage.act.clone(), lang))
                    .or_insert_with(|| Rc::new(Text::new(lang, act.card.act.title.exact(lang).unwrap_or_default())));
                let key = (passage.act.clone(), passage.edition, lang, passage.eid.clone());
                // A corpus may hold an act twice, with other words.
                let known = self.readings.entry(key).or_default();
                let reading = match known.iter().find(|r| r.passage == *passage) {
                    Some(reading) => Rc::clone(reading),
                    None => {
                        let new = Rc::new(Reading::new(self.rules, passage.clone(), Rc::clone(title)));
                        known.push(Rc::clone(&new));
                        new
                    }
                };
                if anchors.iter().any(|id| reading.is_at(*id, Level::Words)) {
                    seen.push((dated, reading));
                }
            }
        }
        Ok(seen)
    }
}

/// One rule on its way through the days.
struct Walk<'w, 'r> {
    rules: &'r RuleSet,
    place: usize,
    rule: &'r Rule,
    seen: &'w Seen<'r>,
}

impl<'r> Walk<'_, 'r> {
    /// The days on which to judge, in order: one before everything, and those on which an act changes that is a home,
    /// can take the place of one, or holds a passage that the rule may see.
    fn days(&self, days: &BTreeMap<Date, Vec<usize>>, acts: &[ActAt]) -> BTreeSet<Date> {
        let speaking: BTreeSet<&ActCode> = self.seen.iter().map(|(_, r)| &r.passage.act).collect();
        let is_home = |act: &ActAt| self.rule.home.iter().any(|h| h.is(&act.card.act));
        let replaces = |act: &ActAt| {
            let number = act.card.act.number.as_deref();
            acts.iter().filter(|home| is_home(home)).any(|home| {
                let by = home.card.act.repeal.as_ref().and_then(|r| r.by_number.as_deref());
                number.zip(by).is_some_and(|(n, by)| crate::rule::set::same_number(n, by))
            })
        };
        let matters: Vec<bool> =
            acts.iter().map(|a| speaking.contains(&a.card.act.code) || is_home(a) || replaces(a)).collect();
        let of_these = |places: &Vec<usize>| places.iter().any(|p| matters.get(*p).copied().unwrap_or(false));
        let mut out: BTreeSet<Date> = days.iter().filter(|(_, p)| of_these(p)).map(|(day, _)| *day).collect();
        let first = out.first().or(days.keys().next()).copied();
        out.extend(first.and_then(|day| day.yesterday().ok()));
        out
    }

    /// The verdict on a day; that of `before` if nothing has changed that it depends on.
    fn judge(&self, day: Date, acts: Rc<Vec<ActAt>>, before: Option<&Judged<'r>>) -> Judged<'r> {
        let mut candidates = Vec::new();
        for (_, reading) in self.seen.iter().filter(|(dated, _)| dated.is_law_on(day)) {
            let passage = &reading.passage;
            // Of two acts with one code, a verdict looks at the last.
            let Some(act) = acts.iter().rev().find(|a| a.card.act.code == passage.act) else { continue };
            let other = if passage.lang == Lang::Ru { Lang::Kk } else { Lang::Ru };
            let in_both = act.is_readable(other, &passage.eid);
            candidates.push(Candidate { reading: Rc::clone(reading), act, in_both });
        }
        arrange(&mut candidates);
        let identity = candidates.iter().map(|c| (Rc::as_ptr(&c.reading).cast::<()>(), c.in_both)).collect();
        let case = Case::new(self.rules, self.place, self.rule, &acts, candidates);
        let basis = Basis { candidates: identity, footing: case.footing() };
        if let Some(same) = before.filter(|b| b.basis == basis) {
            return Judged {
                day,
                finding: Rc::clone(&same.finding),
                seen: Rc::clone(&same.seen),
                homes: Rc::clone(&same.homes),
                basis,
                acts: Rc::clone(&acts),
            };
        }
        let finding = Rc::new(case.finding());
        let homes = Rc::new(case.home_acts().map(|a| a.card.act.code.clone()).collect());
        drop(case);
        let seen = self.seen.iter().filter(|(dated, _)| dated.is_law_on(day)).map(|(_, r)| Rc::clone(r)).collect();
        Judged { day, finding, seen: Rc::new(seen), homes, basis, acts: Rc::clone(&acts) }
    }
}
