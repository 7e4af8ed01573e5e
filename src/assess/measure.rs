//! Numbers that a passage names: ages, periods, measures of penalties.

use super::reading::{Level, Reading};
use crate::norm::figures::{Age, Measures, Period};
use crate::norm::{Norm, NormKind, penalties};
use crate::rule::ConceptId;
use crate::rule::set::{Measure, SanctionAtLeast};
use std::ops::Range;

/// A number that a text names.
struct Named {
    number: u64,
    range: Range<usize>,
    sentence: usize,
}

/// The ages that the norm names, in years, and where they stand in the passage's own text.
pub(super) fn ages(reading: &Reading<'_>, norm: Option<&Norm>, of: &[ConceptId]) -> (Vec<u64>, Vec<Range<usize>>) {
    named(reading, norm, of, &|measures| {
        let age = |a: &Age| Named { number: a.years, range: a.range.clone(), sentence: a.sentence };
        measures.ages.iter().map(age).collect()
    })
}

/// The periods that the norm names, in hours, and where they stand in the passage's own text.
pub(super) fn periods(reading: &Reading<'_>, norm: Option<&Norm>, of: &[ConceptId]) -> (Vec<u64>, Vec<Range<usize>>) {
    named(reading, norm, of, &|measures| {
        let period = |p: &Period| Named { number: p.hours, range: p.range.clone(), sentence: p.sentence };
        measures.periods.iter().map(period).collect()
    })
}

/// The numbers in the sentence of the norm (an offence speaks in all of its passage) and in the words that govern its
/// list. With `of`, only those of sentences that name one of these, unless the governing words or the heading of the
/// article do.
fn named(
    reading: &Reading<'_>,
    norm: Option<&Norm>,
    of: &[ConceptId],
    read: &dyn Fn(&Measures) -> Vec<Named>,
) -> (Vec<u64>, Vec<Range<usize>>) {
    let hits: Vec<_> = of.iter().map(|id| reading.named(*id)).collect();
    let above = |id: &ConceptId| reading.narrower(*id).iter().any(|n| reading.is_at(*n, Level::Above(0)));
    let has_heading = !reading.passage.headings.is_empty();
    let everywhere =
        of.is_empty() || hits.iter().any(|h| !h.governing.is_empty()) || (has_heading && of.iter().any(above));
    let sentences: Vec<usize> =
        hits.iter().flat_map(|h| &h.own).filter_map(|range| reading.sentence(range.start)).collect();
    let scope = match norm {
        Some(n) if n.kind != NormKind::Offence => n.scope.clone(),
        _ => 0..reading.passage.text.len(),
    };
    let mut numbers = Vec::new();
    let mut places = Vec::new();
    for figure in read(reading.measures()) {
        let inside = scope.start <= figure.range.start && figure.range.end <= scope.end;
        if inside && (everywhere || sentences.contains(&figure.sentence)) {
            numbers.push(figure.number);
            places.push(figure.range);
        }
    }
    if everywhere {
        let governing = reading.measures_governing().iter().flat_map(read);
        numbers.extend(governing.map(|f| f.number));
    }
    (numbers, places)
}

/// Whether the passage, or the sanction that governs it, reaches a measure.
pub(super) fn sanction_reaches(reading: &Reading<'_>, wanted: SanctionAtLeast) -> bool {
    let passage = &reading.passage;
    let texts = std::iter::once(passage.text.as_str()).chain(passage.governing.iter().map(|g| g.text.as_str()));
    texts.flat_map(|text| penalties(reading.lang(), text)).filter(|p| p.kind == wanted.kind).any(|p| {
        match wanted.measure {
            Measure::Term(n, unit) => p.hours.is_some_and(|h| h >= n.saturating_mul(unit.hours())),
            Measure::Indices(n) => p.indices.is_some_and(|i| i >= n),
        }
    })
}
