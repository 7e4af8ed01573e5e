//! What changed between two days whose verdicts differ.

use super::days::Judged;
use super::{Change, Event, How, Laws, Moved, Past, When};
use crate::assess::finding::{Because, Evidence, Finding, Verdict};
use crate::assess::reading::Reading;
use crate::index::{ActAt, ActCard, Standing};
use crate::law::{ActCode, Amendment, Commencement, Date, Eid, Lang, RepealFrom};
use crate::norm::Passage;
use crate::rule::ConceptId;
use crate::rule::set::same_number;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A provision that moved, in one language, with when it can have done so.
struct Step {
    passage: Arc<Passage>,
    how: How,
    laws: Vec<Amendment>,
    when: When,
}

/// Compares what two neighbouring verdicts rest on.
pub(super) fn change<P: Past>(
    past: &P,
    anchors: &[ConceptId],
    before: &Judged<'_>,
    after: &Judged<'_>,
) -> Result<Change, P::Error> {
    let mut steps: Vec<Step> = Vec::new();
    for passage in decisive(&after.finding).filter(|p| !still_so(&before.seen, p)) {
        steps.extend(arrived(past, before, after, passage)?);
    }
    for passage in decisive(&before.finding).filter(|p| !still_so(&after.seen, p)) {
        let told =
            |s: &Step| (&s.passage.act, &s.passage.eid, s.passage.lang) == (&passage.act, &passage.eid, passage.lang);
        if !steps.iter().any(told) {
            steps.extend(left(past, before, after, passage)?);
        }
    }
    steps.sort_by_cached_key(|s| (s.passage.act.to_string(), s.passage.eid.sort_key(), s.passage.lang, s.how));
    let events = events(before, after, &steps);
    Ok(Change {
        day: after.day,
        when: when(before, after, &steps, &events),
        before: before.finding.verdict,
        after: after.finding.verdict,
        laws: laws(anchors, before, after, &steps, &events),
        moved: together(steps),
        events,
    })
}

/// What a finding turns on: its evidence, and what defeats a condition.
fn decisive(finding: &Finding) -> impl Iterator<Item = &Arc<Passage>> {
    let defeats = |e: &&Evidence| matches!(e.because, Because::Defeats { .. });
    finding.evidence.iter().chain(finding.nearest.iter().filter(defeats)).map(|e| &e.passage)
}

/// Whether a place was seen with the same words, so that it changed nothing.
fn still_so(seen: &[std::rc::Rc<Reading<'_>>], passage: &Passage) -> bool {
    seen.iter().any(|r| {
        let p = &*r.passage;
        (&p.act, &p.eid, p.lang) == (&passage.act, &passage.eid, passage.lang)
            && p.text == passage.text
            && p.governing == passage.governing
            && p.headings == passage.headings
    })
}

fn act_of<'a>(judged: &'a Judged<'_>, code: &ActCode) -> Option<&'a ActAt> {
    judged.acts.iter().rev().find(|a| a.card.act.code == *code)
}

/// How a provision came to be what it is after the change.
fn arrived<P: Past>(
    past: &P,
    before: &Judged<'_>,
    after: &Judged<'_>,
    passage: &Arc<Passage>,
) -> Result<Option<Step>, P::Error> {
    let (Some(was), Some(is)) = (act_of(before, &passage.act), act_of(after, &passage.act)) else { return Ok(None) };
    let step = |how, laws, when| Some(Step { passage: Arc::clone(passage), how, laws, when });
    let Some(read) = read_between(was, is, passage) else {
        return Ok(step(How::FirstRead, Vec::new(), When { earliest: None, latest: Some(passage.edition) }));
    };
    let older = past.at_place(&passage.act, &passage.eid, passage.lang, before.day)?;
    let how = if older.is_some() { How::Reworded } else { How::Appeared };
    let laws = read.laws(&passage.eid);
    let when = read.when(&laws);
    Ok(step(how, laws, when))
}

/// How a provision ceased to be what it was before the change.
fn left<P: Past>(
    past: &P,
    before: &Judged<'_>,
    after: &Judged<'_>,
    passage: &Arc<Passage>,
) -> Result<Option<Step>, P::Error> {
    let (Some(was), Some(is)) = (act_of(before, &passage.act), act_of(after, &passage.act)) else { return Ok(None) };
    let step = |passage: &Arc<Passage>, how, laws, when| Some(Step { passage: Arc::clone(passage), how, laws, when });
    if matches!(is.standing, Standing::Repealed { .. }) {
        return Ok(step(passage, How::Repealed, Vec::new(), repealed(is)));
    }
    let Some(read) = read_between(was, is, passage) else {
        return Ok(step(passage, How::NoLongerRead, Vec::new(), When::on(after.day)));
    };
    let newer = past.at_place(&passage.act, &passage.eid, passage.lang, after.day)?;
    let laws = read.laws(&passage.eid);
    let when = read.when(&laws);
    let how = if newer.is_some() { How::Reworded } else { How::Vanished };
    Ok(step(newer.as_ref().unwrap_or(passage), how, laws, when))
}

fn repealed(act: &ActAt) -> When {
    match act.card.act.repeal.as_ref().map(|r| (&r.from, r.adopted)) {
        Some((RepealFrom::On { date }, _)) => When::on(*date),
        Some((RepealFrom::NotBefore { not_before, .. }, _)) => When { earliest: Some(*not_before), latest: None },
        Some((RepealFrom::Unknown, adopted)) => When { earliest: adopted, latest: None },
        None => When { earliest: None, latest: None },
    }
}

/// The two editions from which a place is read before and after a change.
struct Read<'a> {
    card: &'a ActCard,
    before: usize,
    after: usize,
}

/// `None` if the place cannot be read before, or not after.
fn read_between<'a>(was: &ActAt, is: &'a ActAt, passage: &Passage) -> Option<Read<'a>> {
    let card = &is.card;
    let read = |act: &ActAt| {
        let date = act.edition()?.date;
        card.read_from(card.editions.iter().position(|e| e.date == date)?, passage.lang, &passage.eid)
    };
    Some(Read { card, before: read(was)?, after: read(is)? })
}

impl Read<'_> {
    fn dates(&self) -> (Option<Date>, Option<Date>) {
        let date = |i: usize| self.card.editions.get(i).map(|e| e.date);
        (date(self.before), date(self.after))
    }

    /// Laws that notes of the later edition name for a place, or else for what it stands in, and that came after the
    /// earlier edition.
    fn laws(&self, eid: &Eid) -> Vec<Amendment> {
        let (Some(earlier), Some(later)) = (self.card.editions.get(self.before), self.card.editions.get(self.after))
        else {
            return Vec::new();
        };
        let over = |place: &Eid| eid.is_within(place);
        let known: Vec<&Amendment> =
            earlier.changes.iter().filter(|(place, _)| over(place)).flat_map(|(_, told)| told).collect();
        let mut places: Vec<&(Eid, Vec<Amendment>)> = later.changes.iter().filter(|(place, _)| over(place)).collect();
        places.sort_by_key(|(place, _)| std::cmp::Reverse(place.as_str().len()));
        for (_, told) in places {
            let mut laws: Vec<Amendment> = Vec::new();
            for law in told.iter().filter(|law| came_between(law, &known, earlier.date, later.date)) {
                match laws.iter_mut().find(|l| same_number(&l.law_number, &law.law_number)) {
                    // Notes of the two languages may tell more and less of one law.
                    Some(same) => {
                        same.adopted = same.adopted.or(law.adopted);
                        same.commencement = same.commencement.take().or_else(|| law.commencement.clone());
                    }
                    None => laws.push(law.clone()),
                }
            }
            if !laws.is_empty() {
                return laws;
            }
        }
        Vec::new()
    }

    /// When a place can have changed, if one of these laws did it.
    fn when(&self, laws: &[Amendment]) -> When {
        let (Some(earlier), Some(later)) = self.dates() else { return When { earliest: None, latest: None } };
        if let [law] = laws {
            if let Some(Commencement::On { date }) = law.commencement
                && earlier < date
                && date <= later
            {
                return When::on(date);
            }
            let edition = self.card.editions.get(self.after);
            if edition.is_some_and(|e| e.caused_by.iter().any(|c| same_number(&c.law_number, &law.law_number))) {
                return When::on(later);
            }
        }
        let next = earlier.tomorrow().unwrap_or(earlier);
        let told = laws.iter().map(|l| l.not_before().unwrap_or(next)).min();
        let earliest = told.map_or(next, |t| t.max(next)).min(later);
        When { earliest: Some(earliest), latest: Some(later) }
    }
}

/// Whether a law that a note of the later edition names can have changed the place since the earlier edition.
fn came_between(law: &Amendment, known: &[&Amendment], earlier: Date, later: Date) -> bool {
    let begins = match law.commencement {
        Some(Commencement::On { date }) => Some(date),
        _ => None,
    };
    if begins.is_some_and(|day| day > later) || law.adopted.is_some_and(|day| day > later) {
        return false;
    }
    if known.iter().any(|k| same_number(&k.law_number, &law.law_number)) {
        // The earlier edition knows the law; only a named day tells that it did not yet apply.
        return begins.is_some_and(|day| day > earlier);
    }
    // A note that leaves out an older law proves something only where there are notes.
    law.not_before().is_none_or(|day| day > earlier) || !known.is_empty()
}

/// What happened on the day to the acts of the provisions that moved; without such, to homes of the rule; without
/// those, to acts that hold what the rule speaks of.
fn events(before: &Judged<'_>, after: &Judged<'_>, steps: &[Step]) -> Vec<Event> {
    let moved: BTreeSet<&ActCode> = steps.iter().map(|s| &s.passage.act).collect();
    let homes: BTreeSet<&ActCode> = before.homes.iter().chain(after.homes.iter()).collect();
    let speaking: BTreeSet<&ActCode> = before.seen.iter().chain(after.seen.iter()).map(|r| &r.passage.act).collect();
    [moved, homes, speaking]
        .iter()
        .map(|acts| acts.iter().filter_map(|code| event(before, after, code)).collect::<Vec<_>>())
        .find(|events| !events.is_empty())
        .unwrap_or_default()
}

fn event(before: &Judged<'_>, after: &Judged<'_>, code: &ActCode) -> Option<Event> {
    let (was, is) = (act_of(before, code)?, act_of(after, code)?);
    let gone = |act: &ActAt| matches!(act.standing, Standing::Repealed { .. });
    if gone(is) && !gone(was) {
        let repeal = is.card.act.repeal.as_ref()?;
        return Some(Event::Repeal { act: code.clone(), by: repeal.by.clone(), from: repeal.from.clone() });
    }
    let edition = is.edition()?;
    let previous = was.edition().map(|e| e.date);
    (previous != Some(edition.date)).then(|| Event::Edition {
        act: code.clone(),
        date: edition.date,
        previous,
        caused_by: edition.caused_by.clone(),
    })
}

fn when(before: &Judged<'_>, after: &Judged<'_>, steps: &[Step], events: &[Event]) -> When {
    if let Some(when) = steps.iter().map(|s| s.when).reduce(When::or) {
        return when;
    }
    let by_repeal = events.iter().filter(|e| matches!(e, Event::Repeal { .. })).filter_map(|e| act_of(after, e.act()));
    if let Some(when) = by_repeal.map(repealed).reduce(When::or) {
        return when;
    }
    // Nothing is known of the law before the corpus has it; a text that an edition lacks is a fact of the corpus.
    let unknown = before.finding.verdict == Verdict::NotAssessable;
    When { earliest: (!unknown).then_some(after.day), latest: Some(after.day) }
}

fn laws(anchors: &[ConceptId], before: &Judged<'_>, after: &Judged<'_>, steps: &[Step], events: &[Event]) -> Laws {
    let mut among: Vec<Amendment> = Vec::new();
    for law in steps.iter().flat_map(|s| &s.laws) {
        if !among.iter().any(|l| same_number(&l.law_number, &law.law_number)) {
            among.push(law.clone());
        }
    }
    if let [law] = among.as_slice() {
        return Laws::Named(law.clone());
    }
    if !among.is_empty() {
        return match likely(anchors, before, after, steps, &among) {
            Some(law) => Laws::Likely { law, among },
            None => Laws::Among(among),
        };
    }
    for event in events {
        if let Event::Repeal { act, .. } = event {
            let repeal = act_of(after, act).and_then(|a| a.card.act.repeal.as_ref());
            return Laws::Repeal(repeal.and_then(|r| {
                let commencement = match r.from {
                    RepealFrom::On { date } => Some(Commencement::On { date }),
                    RepealFrom::NotBefore { days, .. } => Some(Commencement::AfterPublication { days, months: 0 }),
                    RepealFrom::Unknown => None,
                };
                Some(Amendment { law_number: r.by_number.clone()?, adopted: r.adopted, commencement })
            }));
        }
    }
    // What the corpus merely reads for the first time was not brought by the law of that edition.
    let changed = steps.iter().any(|s| matches!(s.how, How::Appeared | How::Reworded | How::Vanished));
    let mut made: Vec<Amendment> = Vec::new();
    for event in events.iter().filter(|_| changed) {
        if let Event::Edition { caused_by, .. } = event {
            made.extend(caused_by.iter().filter(|c| !made.contains(c)).cloned().collect::<Vec<_>>());
        }
    }
    if made.is_empty() { Laws::Unknown } else { Laws::Edition(made) }
}

/// The one of several laws that also brought other provisions of the same act that speak, for the first time in it, of
/// what the provisions that moved speak of.
fn likely(
    anchors: &[ConceptId],
    before: &Judged<'_>,
    after: &Judged<'_>,
    steps: &[Step],
    among: &[Amendment],
) -> Option<Amendment> {
    let mut voted: Vec<&Amendment> = Vec::new();
    for step in steps.iter().filter(|s| s.laws.len() > 1) {
        let of =
            |r: &&std::rc::Rc<Reading<'_>>| r.passage.act == step.passage.act && r.passage.lang == step.passage.lang;
        let Some(own) = after.seen.iter().find(|r| r.passage == step.passage) else { continue };
        let new: Vec<ConceptId> = anchors
            .iter()
            .copied()
            .filter(|id| !own.itself(*id).own.is_empty())
            .filter(|id| !before.seen.iter().filter(of).any(|r| r.itself(*id).any()))
            .collect();
        for beside in after.seen.iter().filter(of).filter(|r| r.passage.eid != step.passage.eid) {
            if !new.iter().any(|id| !beside.itself(*id).own.is_empty()) {
                continue;
            }
            let (was, is) = (act_of(before, &step.passage.act)?, act_of(after, &step.passage.act)?);
            let laws = read_between(was, is, &beside.passage).map(|r| r.laws(&beside.passage.eid)).unwrap_or_default();
            if let [only] = laws.as_slice() {
                voted.extend(among.iter().filter(|l| same_number(&l.law_number, &only.law_number)));
            }
        }
    }
    let first = voted.first().copied()?;
    voted.iter().all(|v| *v == first).then(|| first.clone())
}

/// The same move of a provision in both languages as one.
fn together(steps: Vec<Step>) -> Vec<Moved> {
    let mut moved: Vec<Moved> = Vec::new();
    for step in steps {
        let lang: Lang = step.passage.lang;
        let same = moved
            .iter_mut()
            .find(|m| (&m.passage.act, &m.passage.eid, m.how) == (&step.passage.act, &step.passage.eid, step.how));
        match same {
            Some(known) => {
                known.langs.push(lang);
                let new = step
                    .laws
                    .into_iter()
                    .filter(|l| !known.laws.iter().any(|k| same_number(&k.law_number, &l.law_number)));
                known.laws.extend(new.collect::<Vec<_>>());
            }
            None => moved.push(Moved { passage: step.passage, langs: vec![lang], how: step.how, laws: step.laws }),
        }
    }
    moved
}
