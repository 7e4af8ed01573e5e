//! Words replaced, taken out, put beside others.

use super::{Misfit, words_of};
use crate::amend::draft::Place;
use crate::amend::matching::{self, sentences};
use crate::amend::place::{Spot, left_out, node_mut};
use crate::law::{Document, Provision, Status};
use std::ops::Range;

/// The texts of a place, to be changed, in order.
fn texts<'d>(document: &'d mut Document, spot: &Spot) -> Vec<&'d mut String> {
    let mut out = Vec::new();
    if spot.node.is_empty() {
        if spot.heading && !spot.whole {
            out.extend(document.title.as_mut());
        }
        let range = spot.children.clone();
        for p in document.provisions.get_mut(range).unwrap_or_default() {
            below(p, &mut out);
        }
        return out;
    }
    let Some(p) = node_mut(document, &spot.node) else { return out };
    if spot.heading {
        out.extend(p.heading.as_mut());
    }
    if spot.own && !p.text.is_empty() {
        out.push(&mut p.text);
    }
    for child in p.children.get_mut(spot.children.clone()).unwrap_or_default() {
        below(child, &mut out);
    }
    out
}

fn below<'d>(p: &'d mut Provision, out: &mut Vec<&'d mut String>) {
    if p.status == Status::Excluded {
        return;
    }
    out.extend(p.heading.as_mut());
    if !p.text.is_empty() {
        out.push(&mut p.text);
    }
    for child in &mut p.children {
        below(child, out);
    }
}

/// What stands in the place of found words.
type Change<'a> = &'a dyn Fn(usize, &str) -> String;

/// Finds words and changes them: each exactly once unless everywhere.
fn change(
    document: &mut Document,
    place: &Place,
    spot: &Spot,
    needles: &[&str],
    everywhere: bool,
    to: Change<'_>,
) -> Result<(), Misfit> {
    let in_force = words_of(document, spot);
    let omitted = left_out(document, place);
    let mut texts = texts(document, spot);
    let only: Option<Range<usize>> = match spot.sentence {
        Some(n) => {
            let all = texts.first().map(|t| sentences(t)).unwrap_or_default();
            let at = if n == u16::MAX { all.len() } else { usize::from(n) };
            Some(at.checked_sub(1).and_then(|i| all.get(i).cloned()).ok_or(Misfit::NoPlace {
                step: place.last().cloned().unwrap_or(crate::amend::place::step(
                    crate::amend::Unit::Sentence,
                    &crate::law::Number::parse("1").ok_or(Misfit::LeftOut)?,
                )),
            })?)
        }
        None => None,
    };
    let last = texts.len().saturating_sub(1);
    let mut found: Vec<Vec<(Range<usize>, usize)>> = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        let mut here = matching::any(text, needles);
        if let Some(range) = &only {
            here.retain(|(r, _)| i == 0 && range.start <= r.start && r.end <= range.end);
        }
        // A sign by itself is the one at the end.
        here.retain(|(r, n)| {
            let sign = needles.get(*n).is_some_and(|n| is_sign(n));
            !sign || everywhere || (i == last && text.get(r.end..).is_some_and(|rest| rest.trim().is_empty()))
        });
        found.push(here);
    }
    for (n, needle) in needles.iter().enumerate() {
        let times = found.iter().flatten().filter(|(_, i)| *i == n).count();
        if times == 0 {
            // The words may stand in what was left out.
            return Err(if omitted {
                Misfit::LeftOut
            } else {
                Misfit::NoWords { words: (*needle).to_owned(), in_force }
            });
        }
        if times > 1 && !everywhere {
            return Err(Misfit::ManyWords { words: (*needle).to_owned(), times, in_force });
        }
    }
    for (text, here) in texts.iter_mut().zip(found) {
        for (range, n) in here.into_iter().rev() {
            let old = text.get(range.clone()).unwrap_or("").to_owned();
            put(text, range, &to(n, &old));
        }
    }
    Ok(())
}

fn is_sign(needle: &str) -> bool {
    !needle.trim().is_empty() && needle.trim().chars().all(|c| matches!(c, '.' | ',' | ';' | ':'))
}

/// Puts words in the place of a range; where nothing is put, one of two blanks goes too.
fn put(text: &mut String, range: Range<usize>, words: &str) {
    text.replace_range(range.clone(), words);
    if !words.is_empty() {
        return;
    }
    let at = range.start;
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at..).unwrap_or("");
    let blank_before = before.is_empty() || before.ends_with(char::is_whitespace);
    if blank_before && after.starts_with(char::is_whitespace) {
        let end = at + after.len() - after.trim_start().len();
        text.replace_range(at..end, "");
    } else if after.is_empty() || after.starts_with([',', ';', '.', ':', ')', '»']) {
        let start = before.trim_end().len();
        text.replace_range(start..at, "");
    }
}

/// Replaces words; empty new words take them out.
pub fn replace(
    document: &mut Document,
    place: &Place,
    spot: &Spot,
    pairs: &[(String, String)],
    everywhere: bool,
    cases: bool,
) -> Result<(), Misfit> {
    if cases {
        return in_cases(document, place, spot, pairs);
    }
    let needles: Vec<&str> = pairs.iter().map(|(from, _)| from.as_str()).collect();
    change(document, place, spot, &needles, everywhere, &|n, _| {
        pairs.get(n).map(|(_, to)| to.trim().to_owned()).unwrap_or_default()
    })
}

/// Replaces words in every form they stand in, by words in the same form.
fn in_cases(document: &mut Document, place: &Place, spot: &Spot, pairs: &[(String, String)]) -> Result<(), Misfit> {
    let lang = document.lang;
    let in_force = words_of(document, spot);
    let omitted = left_out(document, place);
    let mut times = vec![0usize; pairs.len()];
    for text in texts(document, spot) {
        for (n, (from, to)) in pairs.iter().enumerate() {
            for found in crate::amend::inflect::occurrences(lang, text, from).into_iter().rev() {
                let old = text.get(found.range.clone()).unwrap_or("").to_owned();
                let new = if to.is_empty() {
                    String::new()
                } else {
                    crate::amend::inflect::like(lang, from, &old, to)
                        .ok_or_else(|| Misfit::Form { words: old.clone(), to: to.clone() })?
                };
                put(text, found.range, &new);
                if let Some(t) = times.get_mut(n) {
                    *t += 1;
                }
            }
        }
    }
    match times.iter().position(|t| *t == 0) {
        None => Ok(()),
        Some(_) if omitted => Err(Misfit::LeftOut),
        Some(n) => Err(Misfit::NoWords { words: pairs.get(n).map(|p| p.0.clone()).unwrap_or_default(), in_force }),
    }
}

/// Puts words after or before others.
pub fn insert(
    document: &mut Document,
    place: &Place,
    spot: &Spot,
    pairs: &[(String, String)],
    after: bool,
    everywhere: bool,
) -> Result<(), Misfit> {
    let needles: Vec<&str> = pairs.iter().map(|(at, _)| at.as_str()).collect();
    change(document, place, spot, &needles, everywhere, &|n, old| {
        let more = pairs.get(n).map(|(_, more)| more.trim()).unwrap_or_default();
        if after { format!("{old}{}", spaced(more)) } else { format!("{} {old}", more.trim_end()) }
    })
}

/// Words with the blank that stands before them; signs have none.
fn spaced(words: &str) -> String {
    if words.starts_with([',', ';', '.', ':', ')']) { words.to_owned() } else { format!(" {words}") }
}

/// Puts words at the end, before the sign that ends it unless the words bring their own.
pub fn append(document: &mut Document, place: &Place, spot: &Spot, more: &str) -> Result<(), Misfit> {
    let step = place.last().cloned();
    let sentence = spot.sentence;
    let mut texts = texts(document, spot);
    let Some(text) = (if sentence.is_some() { texts.first_mut() } else { texts.last_mut() }) else {
        return Err(step.map_or(Misfit::LeftOut, |step| Misfit::NoPlace { step }));
    };
    let end = match sentence {
        Some(n) => {
            let all = sentences(text);
            let at = if n == u16::MAX { all.len() } else { usize::from(n) };
            at.checked_sub(1).and_then(|i| all.get(i)).map_or(text.len(), |r| r.end)
        }
        None => text.trim_end().len(),
    };
    let body = text.get(..end).unwrap_or("").trim_end_matches([';', '.', ':', ',']).len();
    let sign = text.get(body..end).unwrap_or("").to_owned();
    let more = more.trim();
    let ended = more.ends_with([';', '.', ':', ',']);
    let new = format!("{}{}", spaced(more), if ended { "" } else { &sign });
    text.replace_range(body..end, &new);
    Ok(())
}
