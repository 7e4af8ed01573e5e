//! A ban in Kazakh, whose verb stands last: «… адамдарға … тыйым салынады», «… ата-аналар … ұрмауға тиіс».

use super::{Ban, own_clause, setting, without_weaker};
use crate::norm::elements::phrase::Line;
use std::ops::Range;

/// Reads a ban in one text, whose verb stands last.
pub(super) fn in_kazakh(line: &Line<'_>, trigger: Range<usize>, scope: Range<usize>, weaker: &[Range<usize>]) -> Ban {
    let words = &line.words.prohibition;
    let before = own_clause(line, without_weaker(line, scope.start..trigger.start, weaker));
    let takes_verb = line.is(&words.in_trigger, trigger.start) && trigger.len() > 1;
    let conduct_end = if takes_verb { trigger.start + 1 } else { trigger.start };
    let personal = trigger.clone().any(|i| line.is(&words.personal, i));
    let suffered = line.find(&words.suffered, before.start..conduct_end.max(before.start)).into_iter();
    let suffered = suffered.into_iter().any(|m| m.end == conduct_end);
    let mut ban = Ban { setting: setting(line, before.clone()), ..Ban::default() };
    let who = if personal {
        kazakh_subject(line, &before).filter(|_| !suffered)
    } else {
        let to = line.find(&words.addressed, before.clone()).into_iter().next();
        to.map(|m| last_separator(line, before.start..m.start)..m.end)
    };
    let who = who.or_else(|| {
        let by = line.find(&words.doer, before.clone()).into_iter().next()?;
        // The pattern reaches to the verb of the doer.
        let start = last_separator(line, before.start..by.start);
        Some(start..doer_end(line, by))
    });
    let is_being = takes_verb && line.is(&words.be, trigger.start);
    if is_being && who.is_none() {
        ban.items_are_bound = true;
    }
    let from = who.as_ref().map_or(before.start, |w| w.end);
    if ban.setting.is_none() {
        // «… жүзеге асырған кезде»: after the addressee, or before him.
        let occasion = line.find(&words.occasions, before.clone()).into_iter().next();
        ban.setting = occasion.map(|m| match &who {
            Some(w) if w.end <= m.start => w.end..m.end,
            _ => before.start..m.end,
        });
    }
    ban.addressee = who;
    let skipped = match &ban.setting {
        Some(s) if s.start <= from => s.end.max(from),
        _ => from,
    };
    ban.conduct = Some(skipped..conduct_end).filter(|r| r.clone().any(|i| line.is_word(i)));
    ban
}

/// The subject of a Kazakh ban with what is joined to it: «ата-анасы және басқа да заңды өкілдері».
pub(super) fn kazakh_subject(line: &Line<'_>, before: &Range<usize>) -> Option<Range<usize>> {
    let words = &line.words.prohibition;
    let g = &line.words.general;
    // «ата-ана құқықтары» is not about who acts.
    let counter = line.find(&words.subject_counter, before.clone());
    let free = |m: &Range<usize>| !counter.iter().any(|c| c.start <= m.start && m.end <= c.end);
    let first = line.find(&words.subject, before.clone()).into_iter().find(free)?;
    let mut end = first.end;
    for next in line.find(&words.subject, first.end..before.end).into_iter().filter(free) {
        let mut between = end..next.start;
        let row = between.clone().all(|i| !line.is_word(i));
        let joint = between.clone().any(|i| line.is(&g.conjunctions, i))
            && between.all(|i| !line.is_word(i) || line.is_adjective(i) || line.is(&g.conjunctions, i));
        if row || joint {
            end = next.end;
        }
    }
    Some(last_separator(line, before.start..first.start)..end)
}

/// Where the doer itself ends in words that reach to its verb.
fn doer_end(line: &Line<'_>, by: Range<usize>) -> usize {
    let owners = &line.words.prohibition.owners;
    by.clone().find(|i| line.is(owners, *i)).map_or(by.end, |i| i + 1)
}

/// After the last word in `within` at which something else is over.
pub(super) fn last_separator(line: &Line<'_>, within: Range<usize>) -> usize {
    let words = &line.words.prohibition;
    let over = |i: &usize| line.text(*i) == "," || line.is(&words.separators, *i);
    within.clone().rev().find(over).map_or(within.start, |i| i + 1)
}
