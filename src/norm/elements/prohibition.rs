//! Addressee, setting and conduct of a prohibition.

mod kazakh;

use super::phrase::Line;
use super::{ProhibitionElements, Span};
use crate::law::Lang;
use crate::norm::{Norm, Passage};
use kazakh::{in_kazakh, last_separator};
use std::ops::Range;

/// A ban in one text: what of it is known there, in tokens.
#[derive(Default)]
struct Ban {
    addressee: Option<Range<usize>>,
    setting: Option<Range<usize>>,
    conduct: Option<Range<usize>>,
    /// Who may not is told by what stands below: «Участниками не могут быть лица:».
    items_are_bound: bool,
}

pub(super) fn read(line: &Line<'_>, passage: &Passage, norm: &Norm) -> ProhibitionElements {
    let weaker: Vec<Range<usize>> = norm.exceptions.iter().chain(&norm.conditions).map(|r| line.tokens(r)).collect();
    let own = |tokens: Range<usize>| line.bytes(tokens).map(Span::own);
    if !norm.inherited {
        let ban = ban(line, &norm.trigger, line.tokens(&norm.scope), &weaker);
        let setting = ban.setting.map(|s| match &ban.addressee {
            Some(a) if s.start < a.start && a.start < s.end => s.start..a.start,
            _ => s,
        });
        return ProhibitionElements {
            addressee: ban.addressee.and_then(own),
            setting: setting.and_then(own),
            conduct: ban.conduct.and_then(own),
        };
    }
    // An item is what the words above it ban, or whom.
    let item = without_weaker(line, line.tokens(&norm.scope), &weaker);
    let setting = setting(line, item.clone()).and_then(own);
    let above = passage.governing.iter().enumerate().find_map(|(at, g)| {
        if g.eid != norm.carrier || !g.text.contains(&norm.trigger) {
            return None;
        }
        let line = Line::new(passage.lang, &g.text);
        let all = 0..line.reading.tokens.len();
        let ban = ban(&line, &norm.trigger, all, &[]);
        let span = |tokens: Option<Range<usize>>| Some(Span { governing: Some(at), range: line.bytes(tokens?)? });
        Some((span(ban.addressee), span(ban.setting), span(ban.conduct), ban.items_are_bound))
    });
    match above {
        Some((_, there, conduct, true)) => {
            ProhibitionElements { addressee: own(item), setting: setting.or(there), conduct }
        }
        Some((addressee, there, _, false)) => {
            ProhibitionElements { addressee, setting: setting.or(there), conduct: own(item) }
        }
        None => ProhibitionElements { addressee: None, setting, conduct: own(item) },
    }
}

/// The bytes of the subject of any norm in a text: before its trigger, in its own clause.
pub(super) fn subject_of(line: &Line<'_>, trigger: &str, scope: &Range<usize>) -> Option<Range<usize>> {
    let found = line.reading.text.get(scope.clone())?.find(trigger)?;
    let at = scope.start + found;
    let trigger = line.tokens(&(at..at + trigger.len()));
    let tokens = line.tokens(scope);
    let before = own_clause(line, tokens.start.min(trigger.start)..trigger.start);
    let who = match line.lang {
        Lang::Kk => kazakh::kazakh_subject(line, &before),
        _ => subject(line, before).or_else(|| {
            // «Обязаны сообщить педагоги»: it may follow.
            let after = trigger.end..tokens.end.min(trigger.end + 4).max(trigger.end);
            let who = line.find(&line.words.prohibition.subject, after.clone()).into_iter().next()?;
            let ambiguous = line.is(&line.words.prohibition.ambiguous, who.start);
            (!ambiguous).then(|| widened(line, who.start, after.start)..who.end)
        }),
    }?;
    line.bytes(who)
}

fn ban(line: &Line<'_>, trigger: &str, scope: Range<usize>, weaker: &[Range<usize>]) -> Ban {
    let bytes = line.reading.bytes(scope.clone());
    let Some(found) = line.reading.text.get(bytes.clone()).and_then(|t| t.find(trigger)) else {
        return Ban::default();
    };
    let at = bytes.start + found;
    let trigger = line.tokens(&(at..at + trigger.len()));
    if trigger.is_empty() || trigger.start < scope.start || trigger.end > scope.end {
        return Ban::default();
    }
    match line.lang {
        Lang::Kk => in_kazakh(line, trigger, scope, weaker),
        _ => in_russian(line, trigger, scope, weaker),
    }
}

fn in_russian(line: &Line<'_>, trigger: Range<usize>, scope: Range<usize>, weaker: &[Range<usize>]) -> Ban {
    let words = &line.words.prohibition;
    let g = &line.words.general;
    let before = own_clause(line, without_weaker(line, scope.start..trigger.start, weaker));
    let after = without_weaker(line, trigger.end..scope.end, weaker);
    let personal = trigger.clone().any(|i| line.is(&words.personal, i));
    let has_words = |r: &Range<usize>| r.clone().any(|i| line.is_word(i));
    let mut ban =
        Ban { setting: setting(line, before.clone()).or_else(|| setting(line, after.clone())), ..Ban::default() };
    if personal {
        let is_being = !line.find(&words.be, after.start..after.end.min(after.start + 1)).is_empty();
        let last = line.trimmed(after.clone());
        let ends_with_bound = !last.is_empty() && line.is(&words.subject, last.end - 1);
        if is_being && line.find(&words.suffered, after.clone()).iter().all(|m| m.start != after.start) {
            // «Участниками не могут быть лица, имеющие судимость»: the subject stands last.
            let who = line.find(&words.subject, after.clone()).into_iter().next();
            ban.items_are_bound = ends_with_bound && line.text(last.end) == ":";
            ban.addressee = who.clone().filter(|_| !ban.items_are_bound).map(|w| w.start..after.end);
            let what = who.map_or(after.end, |w| w.start);
            ban.conduct = Some(if has_words(&before) { without_also(line, before) } else { after.start..what });
            return ban;
        }
        let suffered = line.find(&words.suffered, after.clone()).into_iter().any(|m| m.start <= after.start + 2);
        if !suffered {
            ban.addressee = subject(line, before.clone());
        }
        ban.addressee = ban.addressee.or_else(|| doer(line, after.clone()));
        ban.conduct = Some(if has_words(&after) { after } else { rest(line, before, &ban) });
        return ban;
    }
    // «Работникам запрещается …», «Запрещается работникам …», «Применение работниками … не допускается».
    let to_before = line.find(&words.addressed, before.clone()).into_iter().next();
    let to_before =
        to_before.filter(|m| !line.find(&g.infinitives, before.start..m.start).iter().any(|i| i.end <= m.start));
    if let Some(m) = to_before {
        let start = widened(line, m.start, before.start);
        let whole = start..before.end;
        // An infinitive after it is the conduct and not of it; so is a place, unless it belongs to a clause about him.
        let verb = line.find(&g.infinitives, m.end..before.end).into_iter().next();
        let end = verb.map_or(whole.end, |v| v.start);
        let place = ban.setting.as_ref().map(|s| s.start).filter(|s| (m.end..end).contains(s));
        let plain = (start..end).all(|i| line.text(i) != ",");
        ban.addressee = Some(start..place.filter(|_| plain).unwrap_or(end));
    }
    if ban.addressee.is_none() {
        let to = line.find(&words.addressed, after.clone()).into_iter().next();
        let begins =
            to.filter(|m| widened(line, m.start, after.start) <= after.start + usize::from(!line.is_word(after.start)));
        if let Some(m) = begins {
            let verb = line.find(&g.infinitives, m.end..after.end).into_iter().next();
            ban.addressee = Some(after.start..verb.map_or(m.end, |v| v.start));
        }
    }
    let bound = ban.addressee.clone();
    let follows = !has_words(&before) || {
        let head = line.trimmed(after.clone());
        has_words(&after)
            && after.start == trigger.end
            && line.is_word(after.start)
            && !line.is(&g.prepositions, head.start)
    };
    let conduct = if follows && has_words(&after) {
        match &bound {
            Some(b) if b.start >= after.start => b.end..after.end,
            _ => after,
        }
    } else {
        rest(line, before, &ban)
    };
    ban.addressee = ban.addressee.or_else(|| doer(line, conduct.clone()));
    ban.conduct = Some(conduct).filter(has_words);
    ban
}

/// Without what the sentence said before: «сведения являются тайной и разглашению не подлежат».
fn own_clause(line: &Line<'_>, before: Range<usize>) -> Range<usize> {
    let words = &line.words.prohibition;
    let finite = before.clone().rev().find(|i| line.is(&words.finite, *i));
    let joint = finite.and_then(|f| (f..before.end).find(|i| line.is(&line.words.general.conjunctions, *i)));
    joint.map_or(before.clone(), |j| j + 1..before.end)
}

/// The subject that stands before a trigger: from its first adjective to the trigger.
fn subject(line: &Line<'_>, before: Range<usize>) -> Option<Range<usize>> {
    let words = &line.words.prohibition;
    let mut found = line.find(&words.subject, before.clone()).into_iter();
    let g = &line.words.general;
    let head = found.find(|m| {
        let start = widened(line, m.start, before.start);
        let governed = start > before.start && line.is(&g.prepositions, start - 1);
        // In a relative clause somebody else acts.
        let clause = line.reading.clause(m.start);
        let relative = clause.clone().take_while(|i| *i < m.start).any(|i| line.is(&g.relatives, i));
        !governed && !relative && stands_as_subject(line, start, &before)
    })?;
    let start = widened(line, head.start, before.start);
    Some(start..without_also(line, start..before.end).end.max(head.end))
}

/// Without «также» before the trigger.
fn without_also(line: &Line<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut r = tokens;
    while r.start < r.end && (!line.is_word(r.end - 1) || line.is(&line.words.prohibition.also, r.end - 1)) {
        r.end -= 1;
    }
    r
}

/// A noun in a form that may be another case («лица», «организации») is the subject only where a clause begins, after a
/// comma, a conjunction or an introduction without a noun that could own it.
fn stands_as_subject(line: &Line<'_>, start: usize, before: &Range<usize>) -> bool {
    let ambiguous = line.is(&line.words.prohibition.ambiguous, start);
    if !ambiguous || start == before.start {
        return true;
    }
    let previous = start - 1;
    !line.is_word(previous) || line.is(&line.words.general.conjunctions, previous)
}

/// Who does what is banned, in the case of the doer: «педагогами и воспитателями».
fn doer(line: &Line<'_>, within: Range<usize>) -> Option<Range<usize>> {
    let words = &line.words.prohibition;
    let all = line.find(&words.doer, within.clone());
    let first = all.first()?.clone();
    let start = widened(line, first.start, within.start);
    let g = &line.words.general;
    // «связанных с родителями» tells of whom, not by whom.
    if start > within.start && line.is(&g.prepositions, start - 1) && !line.is(&g.prepositions, first.start) {
        return None;
    }
    let mut end = first.end;
    for next in &all[1..] {
        let between = end..next.start;
        if between.clone().all(|i| !line.is_word(i) || line.is_adjective(i) || line.is(&g.conjunctions, i)) {
            end = next.end;
        }
    }
    Some(start..end)
}

/// `start` moved to the first of the adjectives and determiners before it.
fn widened(line: &Line<'_>, start: usize, least: usize) -> usize {
    let words = &line.words.prohibition;
    let mut at = start;
    while at > least && line.is_word(at - 1) && (line.is_adjective(at - 1) || line.is(&words.determiners, at - 1)) {
        at -= 1;
    }
    at
}

/// What stands before a trigger without the addressee and a setting at its beginning.
fn rest(line: &Line<'_>, before: Range<usize>, ban: &Ban) -> Range<usize> {
    let mut r = before;
    loop {
        let start = line.trimmed(r.clone()).start;
        let parts = [&ban.addressee, &ban.setting].into_iter().flatten();
        match parts.into_iter().find(|p| p.start <= start && start < p.end && p.end <= r.end) {
            Some(p) => r.start = p.end,
            None => return line.trimmed(r),
        }
    }
}

/// The first place or relation that is named.
fn setting(line: &Line<'_>, within: Range<usize>) -> Option<Range<usize>> {
    let words = &line.words.prohibition;
    let counter = line.find(&words.setting_counter, within.clone());
    let other = |m: &Range<usize>, any: &[Range<usize>]| any.iter().any(|o| o.start == m.start);
    let found = line.find(&words.settings, within.clone()).into_iter().find(|m| !other(m, &counter))?;
    if line.lang == Lang::Kk {
        let start = last_separator(line, within.start..found.start);
        let phrase = line.phrase_before(start..found.end).filter(|p| p.end == found.end);
        return Some(phrase.map_or(found.clone(), |p| p.start..found.end));
    }
    let prepositions = &line.words.general.prepositions;
    let start = (found.start..found.end).rev().find(|i| line.is(prepositions, *i)).unwrap_or(found.start);
    let phrase = line.phrase_after(start + 1..within.end);
    Some(start..phrase.map_or(found.end, |p| p.end.max(found.end)))
}

/// `tokens` without the exceptions and conditions at either end of them.
fn without_weaker(line: &Line<'_>, tokens: Range<usize>, weaker: &[Range<usize>]) -> Range<usize> {
    let mut r = tokens;
    for w in weaker {
        if w.start >= r.end || w.end <= r.start {
            continue;
        }
        let words = |mut range: Range<usize>| range.any(|i| line.is_word(i));
        if !words(r.start..w.start.max(r.start)) {
            r.start = w.end.min(r.end);
        } else if !words(w.end.min(r.end)..r.end) {
            r.end = w.start;
        }
    }
    line.trimmed(r)
}
