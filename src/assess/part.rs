//! Who or what plays a part in a norm.

use super::condition::named_above;
use super::reading::{Hits, Reading};
use crate::norm::elements::{Elements, Span, elements, is_own_act, subject};
use crate::norm::{Norm, NormKind};
use crate::rule::set::Role;
use crate::rule::{ConceptId, RuleSet};
use std::ops::Range;

/// Whether one of the concepts plays the part; the words that say so are added to `matched`.
pub(super) fn plays(
    rules: &RuleSet,
    reading: &Reading<'_>,
    norm: Option<&Norm>,
    role: Role,
    ids: &[ConceptId],
    matched: &mut Vec<Range<usize>>,
) -> bool {
    let Some(norm) = norm else {
        // A mere mention plays no part; where something holds is told of it all the same.
        return matches!(role, Role::Level | Role::Independence | Role::Beneficiary)
            && ids.iter().any(|id| reading.named(*id).any() || named_above(rules, reading, *id, true));
    };
    let made_of = || elements(&reading.passage, norm);
    match role {
        Role::Addressee => named_in(reading, norm, ids, bound(reading, norm).as_ref(), matched),
        Role::Body => {
            bound(reading, norm).is_some_and(|span| named_in(reading, norm, ids, Some(&span), matched))
                || beside_trigger(reading, norm, ids, matched)
        }
        Role::Beneficiary => gains(reading, norm, ids, matched),
        Role::Conduct => {
            let span = match made_of() {
                Some(Elements::Prohibition(ban)) => ban.conduct,
                Some(Elements::Offence(offence)) => offence.disposition,
                _ => None,
            };
            named_in(reading, norm, ids, span.as_ref(), matched)
        }
        Role::Victim => {
            let span = match made_of() {
                Some(Elements::Offence(offence)) => offence.disposition,
                _ => None,
            };
            named_in(reading, norm, ids, span.as_ref(), matched)
        }
        Role::Form => {
            let span = match made_of() {
                Some(Elements::Definition(definition)) => definition.meaning,
                _ => None,
            };
            named_in(reading, norm, ids, span.as_ref(), matched)
        }
        Role::Scope => match made_of() {
            Some(Elements::Definition(definition)) => definition.scope.is_none_or(|span| {
                let of_act = is_own_act(reading.lang(), span.words(&reading.passage));
                named_in(reading, norm, ids, Some(&span), matched)
                    || of_act && ids.iter().any(|id| named_above(rules, reading, *id, true))
            }),
            _ => false,
        },
        Role::Level => {
            named_in(reading, norm, ids, None, matched) || ids.iter().any(|id| named_above(rules, reading, *id, true))
        }
        Role::Independence => ids.iter().any(|id| {
            let hits = reading.named(*id);
            matched.extend(hits.own.iter().cloned());
            hits.any()
        }),
    }
}

/// Whether [`plays`] is only ever told by the words of a passage and those that govern it, and by no heading. Nothing but
/// the words tells of [`Role::Scope`] either, but they may tell by saying nothing.
pub(super) fn shows_in_words(role: Role) -> bool {
    matches!(role, Role::Addressee | Role::Body | Role::Conduct | Role::Victim | Role::Form)
}

/// The words that name who is bound or acts.
fn bound(reading: &Reading<'_>, norm: &Norm) -> Option<Span> {
    match elements(&reading.passage, norm) {
        Some(Elements::Prohibition(ban)) => ban.addressee,
        _ => subject(&reading.passage, norm),
    }
}

/// Whether one of the concepts is named in the span or, if the words do not show where the part stands, anywhere the
/// norm speaks.
fn named_in(
    reading: &Reading<'_>,
    norm: &Norm,
    ids: &[ConceptId],
    span: Option<&Span>,
    matched: &mut Vec<Range<usize>>,
) -> bool {
    let speaks = match norm.kind {
        NormKind::Offence => 0..reading.passage.text.len(),
        _ => norm.scope.clone(),
    };
    let mut found = false;
    for id in ids {
        let Hits { own, governing } = reading.named(*id);
        let within = |r: &Range<usize>, of: &Range<usize>| r.start < of.end && of.start < r.end;
        let own: Vec<Range<usize>> = match span {
            Some(Span { governing: None, range }) => own.into_iter().filter(|r| within(r, range)).collect(),
            Some(_) => Vec::new(),
            None => own.into_iter().filter(|r| within(r, &speaks)).collect(),
        };
        let above = match span {
            Some(Span { governing: Some(at), range }) => governing.iter().any(|(of, r)| of == at && within(r, range)),
            Some(_) => false,
            None => !governing.is_empty(),
        };
        found |= above || !own.is_empty();
        matched.extend(own);
    }
    found
}

/// Whether one of the concepts is named in the clause of the trigger.
fn beside_trigger(reading: &Reading<'_>, norm: &Norm, ids: &[ConceptId], matched: &mut Vec<Range<usize>>) -> bool {
    let text = &reading.passage.text;
    let trigger = text.get(norm.scope.clone()).and_then(|s| s.find(&norm.trigger)).map(|at| norm.scope.start + at);
    let clause = trigger.filter(|_| !norm.inherited).and_then(|at| reading.clause(at));
    let mut found = false;
    for id in ids {
        for range in reading.named(*id).own {
            // An item of a list is itself what its opening words set up.
            let beside = match clause {
                Some(clause) => reading.clause(range.start) == Some(clause),
                None => norm.inherited,
            };
            if beside {
                found = true;
                matched.push(range);
            }
        }
    }
    found
}

/// Whether one of the concepts is named where the norm speaks, and not only as who is bound. Whoever has a right gains
/// by it.
fn gains(reading: &Reading<'_>, norm: &Norm, ids: &[ConceptId], matched: &mut Vec<Range<usize>>) -> bool {
    let bound = bound(reading, norm).filter(|_| norm.kind != NormKind::Right);
    let is_bound = |r: &Range<usize>| match &bound {
        Some(Span { governing: None, range }) => r.start < range.end && range.start < r.end,
        _ => false,
    };
    let mut found = false;
    for id in ids {
        let hits = reading.named(*id);
        for range in hits.own {
            let speaks = range.start < norm.scope.end && norm.scope.start < range.end;
            if speaks && !is_bound(&range) {
                found = true;
                matched.push(range);
            }
        }
        found |= hits.governing.iter().any(|(at, r)| match &bound {
            Some(Span { governing: Some(of), range }) => of != at || r.end <= range.start || range.end <= r.start,
            _ => true,
        });
    }
    found
}
