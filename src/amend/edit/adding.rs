//! New provisions, where their numbers belong.

use super::structure::{first_text, unit_of};
use super::{Misfit, Touched, said, words_of};
use crate::amend::content;
use crate::amend::draft::{Place, Step, Unit, Which};
use crate::amend::matching::sentences;
use crate::amend::place::{self, Spot, children, children_mut, find, node};
use crate::law::{Document, Kind, Number, ParagraphRole, Provision, Status};

/// What is added, and where.
pub struct Addition<'a> {
    /// In this place.
    pub place: &'a Place,
    /// The level.
    pub unit: Unit,
    /// The numbers that the instruction gives.
    pub numbers: &'a [Number],
    /// What stands there moves on.
    pub new: bool,
    /// Right after this place.
    pub after: Option<&'a Place>,
    /// The text.
    pub text: &'a [String],
}

/// Adds provisions.
pub fn add(document: &mut Document, a: &Addition<'_>, touched: &mut Touched) -> Result<(), Misfit> {
    let spot = find(document, a.place)?;
    let begins = || a.text.first().cloned().unwrap_or_default();
    match a.unit {
        Unit::Sentence => {
            add_sentence(document, a, &spot)?;
            touched.paths.push(spot.node);
            return Ok(());
        }
        Unit::Heading => {
            let taken = node(document, &spot.node).and_then(|p| p.heading.clone());
            if let Some(in_force) = taken {
                return Err(Misfit::Taken { step: Step { unit: Unit::Heading, which: Which::Sole }, in_force });
            }
            if let Some(p) = place::node_mut(document, &spot.node) {
                p.heading = Some(a.text.join(" "));
            }
            touched.paths.push(spot.node);
            return Ok(());
        }
        Unit::Row | Unit::Contents | Unit::Text => return Err(Misfit::Unsupported { unit: a.unit }),
        _ => {}
    }
    let mut new = content::provisions(document.lang, a.text, a.unit);
    let first = new.first().ok_or_else(|| Misfit::Text { wanted: said(a.unit, None), found: begins() })?;
    if first.kind == Kind::Unnumbered && matches!(a.unit, Unit::Point | Unit::Subpoint) {
        // A text that does not repeat its number.
        let [number] = a.numbers else {
            return Err(Misfit::Text { wanted: said(a.unit, a.numbers.first()), found: begins() });
        };
        let kind = if a.unit == Unit::Point { Kind::Point } else { Kind::Subpoint };
        if let Some(first) = new.first_mut() {
            first.kind = kind;
            first.num = Some(number.clone());
        }
    }
    let kind = new.first().map_or(Kind::Unnumbered, |p| p.kind);
    if matches!(kind, Kind::Unnumbered | Kind::Preamble) {
        return match a.unit {
            Unit::Part | Unit::Indent | Unit::Note | Unit::Preamble => {
                add_lines(document, a, &spot, new)?;
                touched.paths.push(spot.node);
                Ok(())
            }
            _ => Err(Misfit::Text { wanted: said(a.unit, a.numbers.first()), found: begins() }),
        };
    }
    // In the codes a часть is a point, and a пункт a subpoint.
    let fits = unit_of(kind) == a.unit
        || (a.unit == Unit::Part && kind == Kind::Point)
        || (a.unit == Unit::Point && kind == Kind::Subpoint);
    let given: Vec<Number> = new.iter().filter(|p| p.kind == kind).filter_map(|p| p.num.clone()).collect();
    if !fits || (!a.numbers.is_empty() && given != a.numbers) {
        let wanted = a.numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        return Err(Misfit::Text { wanted: format!("{} {wanted}", said(a.unit, None)), found: begins() });
    }
    let mut after = match a.after {
        Some(place) => Some(find_in(document, a.place, place)?.node),
        None => None,
    };
    let mut spot = spot;
    for p in new {
        let before = children(document, &spot.node).len();
        let path = insert(document, &spot, p, after.take())?;
        // What was added belongs to the place.
        spot.children.end += children(document, &spot.node).len() - before;
        touched.paths.push(path.clone());
        if a.after.is_some() {
            after = Some(path);
        }
    }
    Ok(())
}

/// A place that an instruction names beside its own: inside it, or by itself.
fn find_in(document: &Document, outer: &Place, inner: &Place) -> Result<Spot, Misfit> {
    let rank = inner.first().map_or(0, |s| s.unit.rank());
    let mut whole: Place = outer.iter().take_while(|s| s.unit.rank() < rank).cloned().collect();
    whole.extend(inner.iter().cloned());
    Ok(find(document, &whole)?)
}

/// All provisions of a kind in a place, by path.
fn siblings(document: &Document, spot: &Spot, kind: Kind) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    let mut stack: Vec<Vec<usize>> =
        spot.children.clone().rev().map(|i| [spot.node.as_slice(), &[i]].concat()).collect();
    while let Some(path) = stack.pop() {
        let Some(p) = node(document, &path) else { continue };
        if p.kind == kind {
            out.push(path);
        } else if matches!(p.kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph) {
            stack.extend((0..p.children.len()).rev().map(|i| [path.as_slice(), &[i]].concat()));
        }
    }
    out
}

/// Puts a provision after the one with the next lower number; returns its path.
fn insert(
    document: &mut Document,
    spot: &Spot,
    mut new: Provision,
    after: Option<Vec<usize>>,
) -> Result<Vec<usize>, Misfit> {
    let all = siblings(document, spot, new.kind);
    let num = |path: &Vec<usize>| node(document, path).and_then(|p| p.num.clone());
    if let Some(taken) = all.iter().find(|p| num(p) == new.num && new.num.is_some()) {
        let there = node(document, taken).ok_or(Misfit::LeftOut)?;
        if there.status != Status::Excluded {
            let in_force = words_of(document, &place::whole(document, taken.clone()));
            let step = place::step(unit_of(new.kind), new.num.as_ref().ok_or(Misfit::LeftOut)?);
            return Err(Misfit::Taken { step, in_force });
        }
        // A number that is free again.
        let path = taken.clone();
        new.span = there.span;
        if let Some(slot) = place::node_mut(document, &path) {
            *slot = new;
        }
        return Ok(path);
    }
    if let Some(n) = &new.num {
        let unit = unit_of(new.kind);
        if all.is_empty() && place::left_out(document, &vec![place::step(unit, n)]) {
            return Err(Misfit::LeftOut);
        }
    }
    let before = after.or_else(|| {
        let mut best: Option<(&Vec<usize>, Number)> = None;
        for path in &all {
            let Some(n) = num(path) else { continue };
            let lower = new.num.as_ref().is_some_and(|own| n < *own);
            if lower && best.as_ref().is_none_or(|(_, b)| n >= *b) {
                best = Some((path, n));
            }
        }
        best.map(|(path, _)| path.clone())
    });
    let (above, at) = match (before, all.first()) {
        (Some(path), _) => {
            let (last, above) = path.split_last().ok_or(Misfit::LeftOut)?;
            (above.to_vec(), last + 1)
        }
        (None, Some(first)) => {
            let (last, above) = first.split_last().ok_or(Misfit::LeftOut)?;
            (above.to_vec(), *last)
        }
        (None, None) => (spot.node.clone(), end(document, spot)),
    };
    new.span.line = line_before(document, &above, at);
    let kids = children_mut(document, &above).ok_or(Misfit::LeftOut)?;
    let at = at.min(kids.len());
    kids.insert(at, new);
    Ok([above.as_slice(), &[at]].concat())
}

/// The end of a place, before a note that is law.
fn end(document: &Document, spot: &Spot) -> usize {
    let kids = children(document, &spot.node);
    spot.children
        .clone()
        .find(|i| kids.get(*i).is_some_and(|p| matches!(p.role, Some((ParagraphRole::Note, _)))))
        .unwrap_or(spot.children.end)
}

/// A line that sorts after everything before a position.
fn line_before(document: &Document, above: &[usize], at: usize) -> u32 {
    let mut line = node(document, above).map_or(0, |p| p.span.line);
    if let Some(before) = at.checked_sub(1).and_then(|i| children(document, above).get(i)) {
        before.walk(&mut |_, p| line = line.max(p.span.line));
    }
    line.saturating_add(1)
}

/// Adds paragraphs without numbers: parts, indents, a note, a preamble.
fn add_lines(document: &mut Document, a: &Addition<'_>, spot: &Spot, new: Vec<Provision>) -> Result<(), Misfit> {
    let starts = |document: &Document| -> Vec<Option<usize>> {
        match a.unit {
            Unit::Part => place::parts(document, spot).into_iter().map(|(start, _)| start).collect(),
            _ => place::lines(document, spot),
        }
    };
    let here = starts(document);
    let mut at = match a.unit {
        Unit::Preamble => {
            if let Some(p) = document.provisions.first().filter(|p| p.kind == Kind::Preamble) {
                let step = Step { unit: Unit::Preamble, which: Which::Sole };
                return Err(Misfit::Taken { step, in_force: p.text.clone() });
            }
            0
        }
        Unit::Note => {
            let kids = children(document, &spot.node);
            if let Some(p) = kids.get(end(document, spot)).filter(|p| p.status == Status::InForce) {
                let step = Step { unit: Unit::Note, which: Which::Sole };
                return Err(Misfit::Taken { step, in_force: p.text.clone() });
            }
            spot.children.end
        }
        _ => end(document, spot),
    };
    if let Some(place) = a.after {
        at = find_in(document, a.place, place)?.children.end;
    } else if let Some(number) = a.numbers.first().filter(|_| matches!(a.unit, Unit::Part | Unit::Indent)) {
        let n: usize = number.as_str().parse().unwrap_or(0);
        let step = place::step(a.unit, number);
        if n == 0 || n > here.len() + 1 {
            return Err(if place::left_out(document, a.place) { Misfit::LeftOut } else { Misfit::NoPlace { step } });
        }
        if let Some(there) = here.get(n - 1) {
            let excluded =
                there.and_then(|i| children(document, &spot.node).get(i)).is_some_and(|p| p.status == Status::Excluded);
            match there {
                Some(i) if excluded => {
                    let i = *i;
                    if let Some(kids) = children_mut(document, &spot.node) {
                        kids.remove(i);
                    }
                    at = i;
                }
                Some(i) if a.new => at = *i,
                None if a.new => return Err(Misfit::NoPlace { step }),
                there => {
                    let in_force = match there.and_then(|i| children(document, &spot.node).get(i)) {
                        Some(p) => p.text.clone(),
                        None => node(document, &spot.node).map(|p| p.text.clone()).unwrap_or_default(),
                    };
                    return Err(Misfit::Taken { step, in_force });
                }
            }
        }
    }
    let line = line_before(document, &spot.node, at);
    let flat = new.into_iter().flat_map(|mut p| {
        let inner = if p.kind == Kind::Unnumbered { std::mem::take(&mut p.children) } else { Vec::new() };
        std::iter::once(p).chain(inner)
    });
    let flat: Vec<Provision> = flat
        .map(|mut p| {
            p.span.line = line;
            p
        })
        .collect();
    let kids = children_mut(document, &spot.node).ok_or(Misfit::LeftOut)?;
    let at = at.min(kids.len());
    kids.splice(at..at, flat);
    Ok(())
}

/// Adds a sentence to the first words of a place.
fn add_sentence(document: &mut Document, a: &Addition<'_>, spot: &Spot) -> Result<(), Misfit> {
    let step =
        Step { unit: Unit::Sentence, which: a.numbers.first().map_or(Which::Sole, |n| Which::Number(n.clone())) };
    let text = first_text(document, spot).ok_or(Misfit::NoPlace { step: step.clone() })?;
    let all = sentences(text);
    let at = match a.numbers.first() {
        Some(n) => n.as_str().parse::<usize>().unwrap_or(0),
        None => all.len() + 1,
    };
    if at == 0 || at > all.len() + 1 {
        return Err(Misfit::NoPlace { step });
    }
    let new = a.text.join(" ");
    match all.get(at - 1) {
        None => *text = format!("{} {new}", text.trim_end()),
        Some(range) if a.new => text.insert_str(range.start, &format!("{new} ")),
        Some(range) => {
            return Err(Misfit::Taken { step, in_force: text.get(range.clone()).unwrap_or("").to_owned() });
        }
    }
    Ok(())
}
