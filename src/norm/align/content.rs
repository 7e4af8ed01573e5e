//! What units of both texts say: norms, penalties, exceptions, figures, places.

use super::unit::{Half, Unit};
use super::{Difference, DifferenceKind, Quote, Side};
use crate::law::{Eid, Lang};
use crate::norm::figures::{self, Figure};
use crate::norm::{Norm, NormKind, SanctionKind, Unit as Measure};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that one text says and the other does not.
pub(super) struct Gap {
    pub kind: DifferenceKind,
    /// Index of the unit.
    pub unit: usize,
    pub block: Eid,
    /// The text that says it.
    pub lang: Lang,
    /// What it says, comparable across the languages.
    pub key: String,
    /// What it says, as it is told.
    pub what: String,
    pub quote: Option<Quote>,
}

/// The gaps of one unit.
pub(super) fn gaps(index: usize, unit: &Unit<'_>) -> Vec<Gap> {
    let mut found = Vec::new();
    let ru = figures_of(&unit.ru);
    let kk = figures_of(&unit.kk);
    let mut add = |kind, lang, said: Said| {
        found.push(Gap {
            kind,
            unit: index,
            block: unit.block.clone(),
            lang,
            key: said.key,
            what: said.what,
            quote: said.quote,
        });
    };
    for (kind, r, k) in [
        (DifferenceKind::Norm, norms(&unit.ru), norms(&unit.kk)),
        (DifferenceKind::Sanction, sanctions(&unit.ru, &unit.kk), sanctions(&unit.kk, &unit.ru)),
        (DifferenceKind::Exception, exceptions(&unit.ru, &unit.kk), exceptions(&unit.kk, &unit.ru)),
        (DifferenceKind::Reference, references(&unit.ru), references(&unit.kk)),
    ] {
        let (r, k) = apart(r, k, |a, b| a.key == b.key);
        r.into_iter().for_each(|s| add(kind, Lang::Ru, s));
        k.into_iter().for_each(|s| add(kind, Lang::Kk, s));
    }
    let (ru, kk) = apart(ru, kk, |a, b| a.1.key == b.1.key);
    let (ru, kk) = apart(ru, kk, |a, b| answers(&a.0, &b.0));
    for (lang, list) in [(Lang::Ru, ru), (Lang::Kk, kk)] {
        let firm = list.into_iter().filter(|(f, _)| f.firm);
        firm.for_each(|(_, s)| add(DifferenceKind::Figure, lang, s));
    }
    found
}

/// Something said, with its key.
struct Said {
    key: String,
    what: String,
    quote: Option<Quote>,
}

/// What of two lists has no partner in the other; each thing is partner once.
fn apart<T>(left: Vec<T>, right: Vec<T>, same: impl Fn(&T, &T) -> bool) -> (Vec<T>, Vec<T>) {
    let mut right: Vec<Option<T>> = right.into_iter().map(Some).collect();
    let mut alone = Vec::new();
    for thing in left {
        let partner = right.iter_mut().find(|r| r.as_ref().is_some_and(|r| same(&thing, r)));
        match partner {
            Some(partner) => *partner = None,
            None => alone.push(thing),
        }
    }
    (alone, right.into_iter().flatten().collect())
}

/// The name that a value has in output.
fn name<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

/// What a unit does. Competence is left out: it hangs on single verbs («осуществляет», «создает») that the texts
/// exchange for others freely, and says nothing that the other kinds do not say.
fn norms(half: &Half<'_>) -> Vec<Said> {
    let mut first: BTreeMap<NormKind, &Norm> = BTreeMap::new();
    for norm in half.norms.iter().filter(|n| n.kind != NormKind::Competence) {
        first.entry(norm.kind).or_insert(norm);
    }
    let said = first.into_values().map(|norm| Said {
        key: name(&norm.kind),
        what: name(&norm.kind),
        quote: trigger(half, norm),
    });
    said.collect()
}

/// The trigger where it stands in the words of the unit.
fn trigger(half: &Half<'_>, norm: &Norm) -> Option<Quote> {
    let piece = half.pieces.iter().find(|p| *p.eid == norm.carrier && !p.heading)?;
    let at = piece.text.get(norm.scope.clone())?.find(norm.trigger.as_str())?;
    let start = norm.scope.start + at;
    Some(piece.quote(start..start + norm.trigger.len()))
}

/// The penalties that the words of a unit themselves threaten, if those of the other text threaten any there.
fn sanctions(half: &Half<'_>, other: &Half<'_>) -> Vec<Said> {
    let of = |half: &Half<'_>| -> BTreeSet<SanctionKind> {
        let own = half.norms.iter().chain(&half.heads).filter(|n| !n.inherited);
        own.flat_map(|n| n.sanctions.iter().copied()).collect()
    };
    if of(other).is_empty() {
        return Vec::new();
    }
    of(half).into_iter().map(|s| Said { key: name(&s), what: name(&s), quote: None }).collect()
}

/// The kinds of norms to which a unit makes exceptions, among those that the other text has there too.
fn exceptions(half: &Half<'_>, other: &Half<'_>) -> Vec<Said> {
    let shared = |kind| other.norms.iter().any(|n| n.kind == kind);
    let excepted = half.norms.iter().filter(|n| !n.exceptions.is_empty() && shared(n.kind));
    let mut first: BTreeMap<NormKind, Said> = BTreeMap::new();
    for norm in excepted {
        let range = norm.exceptions.first().cloned().unwrap_or_default();
        let piece = half.pieces.iter().find(|p| !p.heading && p.text.get(range.clone()).is_some_and(|w| !w.is_empty()));
        first.entry(norm.kind).or_insert(Said {
            key: name(&norm.kind),
            what: name(&norm.kind),
            quote: piece.map(|p| p.quote(range)),
        });
    }
    first.into_values().collect()
}

fn references(half: &Half<'_>) -> Vec<Said> {
    let pieces = half.pieces.iter();
    let said = pieces.flat_map(|piece| {
        let found = figures::read(half.lang, piece.text).references;
        found.into_iter().map(|r| {
            let what = format!("{} {}", name(&r.level), r.number);
            Said { key: what.clone(), what, quote: Some(piece.quote(r.range)) }
        })
    });
    said.collect()
}

fn figures_of(half: &Half<'_>) -> Vec<(Figure, Said)> {
    let pieces = half.pieces.iter();
    let said = pieces.flat_map(|piece| {
        let found = figures::read(half.lang, piece.text).figures;
        found.into_iter().map(|f| {
            let said = Said {
                key: format!("{} {}", f.value, name(&measure(f.unit))),
                what: format!("{} {}", f.value, name(&f.unit)),
                quote: Some(piece.quote(f.range.clone())),
            };
            (f, said)
        })
    });
    said.collect()
}

/// Russian says «лет» of a life and of a period.
fn measure(unit: Measure) -> Measure {
    match unit {
        Measure::Age => Measure::Year,
        other => other,
    }
}

/// Whether a figure can be the other one although the unit is not the same: one text leaves the unit to the noun
/// («екі және одан көп» for «два и более раза»), or only reads the number into it.
fn answers(a: &Figure, b: &Figure) -> bool {
    let unsaid = |f: &Figure| f.unit == Measure::Count || !f.firm;
    a.value == b.value && (unsaid(a) || unsaid(b))
}

/// Gathers the gaps into one difference for each kind and unit.
pub(super) fn gather(units: &[Unit<'_>], gaps: Vec<Gap>) -> Vec<Difference> {
    let mut grouped: BTreeMap<(usize, DifferenceKind), (Side, Side)> = BTreeMap::new();
    for gap in gaps {
        let sides = grouped.entry((gap.unit, gap.kind)).or_default();
        let side = if gap.lang == Lang::Ru { &mut sides.0 } else { &mut sides.1 };
        side.only.push(gap.what);
        side.quotes.extend(gap.quote);
    }
    let told = grouped.into_iter().filter_map(|((index, kind), (mut ru, mut kk))| {
        let unit = units.get(index)?;
        for (side, half) in [(&mut ru, &unit.ru), (&mut kk, &unit.kk)] {
            if side.quotes.is_empty() {
                side.quotes = half.all_words();
            }
        }
        Some(Difference { kind, eid: unit.eid.clone(), ru, kk })
    });
    told.collect()
}
