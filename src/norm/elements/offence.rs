//! Disposition, qualification and victim of an offence.

use super::phrase::Line;
use super::words::OffenceParts;
use super::{OffenceElements, Qualified, Span};
use crate::law::Eid;
use crate::norm::figures::{self, Level};
use crate::norm::{Norm, Passage};
use std::ops::Range;

/// Finds something in these tokens of a text.
type Find = fn(&Line<'_>, &OffenceParts, Range<usize>) -> Option<Range<usize>>;

pub(super) fn read(line: &Line<'_>, passage: &Passage, norm: &Norm) -> OffenceElements {
    let Some(disposition) = disposition(line, norm) else {
        return OffenceElements::default();
    };
    let words = &line.words.offence;
    let own = |tokens: Range<usize>| line.bytes(tokens).map(Span::own);
    let same = same(line, words, disposition.clone()).and_then(own);
    let child = minor(line, words, disposition.clone()).and_then(own);
    // An item says only what makes the conduct graver: the conduct itself stands above it or at the tail of the list.
    let above = |find: Find| {
        passage.governing.iter().enumerate().filter(|(_, g)| g.eid != norm.carrier).find_map(|(at, g)| {
            let line = Line::new(passage.lang, &g.text);
            let tokens = find(&line, words, 0..line.reading.tokens.len())?;
            Some(Span { governing: Some(at), range: line.bytes(tokens)? })
        })
    };
    let (same, child) = if norm.inherited {
        (same.or_else(|| above(self::same)), child.or_else(|| above(minor)))
    } else {
        (same, child)
    };
    OffenceElements {
        disposition: own(disposition),
        qualified: same.map(|span| Qualified { of: points(passage, span.words(passage)), span }),
        minor: child,
    }
}

/// The tokens of the conduct: all of an item or a disposition line; in one text with the sanction, what a dash sets apart
/// from it.
fn disposition(line: &Line<'_>, norm: &Norm) -> Option<Range<usize>> {
    let scope = line.tokens(&norm.scope);
    if norm.inherited {
        return Some(line.trimmed(scope)).filter(|r| !r.is_empty());
    }
    let dash = scope
        .clone()
        .find(|i| line.text(*i) == "-" && !line.reading.tokens.get(i + 1).is_some_and(|t| t.joined))
        .filter(|dash| scope.clone().take_while(|i| i < dash).any(|i| line.is_word(i)))?;
    Some(line.trimmed(scope.start..dash)).filter(|r| !r.is_empty())
}

fn same(line: &Line<'_>, words: &OffenceParts, within: Range<usize>) -> Option<Range<usize>> {
    line.find(&words.same, within).into_iter().next()
}

fn minor(line: &Line<'_>, words: &OffenceParts, within: Range<usize>) -> Option<Range<usize>> {
    let other = line.find(&words.minor_counter, within.clone());
    let overlaps = |m: &Range<usize>| other.iter().any(|o| o.start < m.end && m.start < o.end);
    line.find(&words.minor, within).into_iter().find(|m| !overlaps(m))
}

/// The points of the passage's article that the words name; of «то же деяние» in the second point, the first.
fn points(passage: &Passage, words: &str) -> Vec<Eid> {
    let mut article = None;
    let mut point = None;
    let mut eid = String::new();
    for step in passage.eid.steps() {
        if !eid.is_empty() {
            eid.push_str("__");
        }
        eid.push_str(step);
        if step.starts_with("art_") {
            article = Some(Eid::new(eid.clone()));
        }
        if let Some(number) = step.strip_prefix("para_") {
            point = point.or(Some(number));
        }
    }
    let Some(article) = article else {
        return Vec::new();
    };
    let places = figures::read(passage.lang, words).references;
    let elsewhere = places.iter().any(|r| r.level == Level::Article);
    let mut named: Vec<Eid> = places
        .iter()
        .filter(|r| matches!(r.level, Level::Part | Level::Point) && !elsewhere)
        .map(|r| article.child(&format!("para_{}", r.number)))
        .collect();
    named.dedup();
    if named.is_empty() && places.is_empty() && point == Some("2") {
        named.push(article.child("para_1"));
    }
    named
}
