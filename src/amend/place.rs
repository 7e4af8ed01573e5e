//! Places of instructions in the tree.

use super::draft::{Place, Step, Unit, Which};
use crate::law::{Document, Eid, Kind, Number, ParagraphRole, Provision};
use std::ops::Range;

/// A place in a tree: a provision or a run of the lines in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Positions of children from the top of the document; empty for the document.
    pub node: Vec<usize>,
    /// The number and words of the provision itself belong to the place.
    pub own: bool,
    /// Its heading does.
    pub heading: bool,
    /// These children do.
    pub children: Range<usize>,
    /// Only this sentence, counted from 1, of the first words of the place; `u16::MAX` for the last.
    pub sentence: Option<u16>,
    /// All of the provision belongs to the place, not a part of its lines.
    pub whole: bool,
}

/// Why a place was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// There is none: the step that was not found.
    Missing(Step),
    /// There are several: the step, how many.
    Several(Step, usize),
    /// The text in force leaves the place out.
    LeftOut,
    /// A place of this kind cannot be changed: rows of tables.
    Unsupported(Unit),
}

/// The provision at a path.
pub fn node<'d>(document: &'d Document, path: &[usize]) -> Option<&'d Provision> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(document.provisions.get(*first)?, |p, i| p.children.get(*i))
}

/// The provision at a path, to be changed.
pub fn node_mut<'d>(document: &'d mut Document, path: &[usize]) -> Option<&'d mut Provision> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(document.provisions.get_mut(*first)?, |p, i| p.children.get_mut(*i))
}

/// What stands at a path, in order.
pub fn children<'d>(document: &'d Document, path: &[usize]) -> &'d [Provision] {
    if path.is_empty() { &document.provisions } else { node(document, path).map_or(&[], |p| &p.children) }
}

/// What stands at a path, to be changed.
pub fn children_mut<'d>(document: &'d mut Document, path: &[usize]) -> Option<&'d mut Vec<Provision>> {
    if path.is_empty() { Some(&mut document.provisions) } else { node_mut(document, path).map(|p| &mut p.children) }
}

/// The whole of a provision.
pub fn whole(document: &Document, path: Vec<usize>) -> Spot {
    let children = 0..children(document, &path).len();
    Spot { own: true, heading: true, children, sentence: None, whole: true, node: path }
}

/// Finds a place.
///
/// # Errors
/// If there is none, or more than one.
pub fn find(document: &Document, place: &Place) -> Result<Spot, Lost> {
    let mut spot = whole(document, Vec::new());
    for step in place {
        match next(document, &spot, step) {
            Ok(found) => spot = found,
            Err(Lost::Missing(_)) if left_out(document, place) => return Err(Lost::LeftOut),
            Err(lost) => return Err(lost),
        }
    }
    Ok(spot)
}

/// Whether the text says that it leaves a place out, or something in it.
pub fn left_out(document: &Document, place: &Place) -> bool {
    let mut eid = Eid::new("");
    for step in place {
        let Which::Number(n) = &step.which else { break };
        let word = match step.unit {
            Unit::Article => "art",
            Unit::Point => "para",
            Unit::Part if document.points_are_parts => "para",
            Unit::Subpoint => "subpara",
            Unit::Part if n.as_str() != "1" => "p",
            _ => break,
        };
        eid = eid.child(&format!("{word}_{n}"));
        if document.omissions.iter().any(|o| o.covers(&eid)) {
            return true;
        }
    }
    let article = eid.article_number();
    document.omissions.iter().any(|o| {
        !o.is_whole_articles() && article.as_ref() == Some(&o.articles.0) && {
            let mut place = Eid::article(&o.articles.0);
            if let Some(point) = &o.point {
                place = place.child(&format!("para_{point}"));
            }
            place.is_within(&eid)
        }
    })
}

fn next(document: &Document, spot: &Spot, step: &Step) -> Result<Spot, Lost> {
    let missing = || Lost::Missing(step.clone());
    match step.unit {
        Unit::Text => Ok(Spot { heading: false, ..spot.clone() }),
        Unit::Contents => Err(Lost::Unsupported(Unit::Contents)),
        Unit::Row => Err(Lost::Unsupported(Unit::Row)),
        Unit::Heading => Ok(Spot { own: false, heading: true, children: 0..0, whole: false, ..spot.clone() }),
        Unit::Annex => pick(document, step, deep(document, spot, Kind::Annex, &step.which)),
        Unit::Section => pick(document, step, deep(document, spot, Kind::Section, &step.which)),
        Unit::Chapter => pick(document, step, deep(document, spot, Kind::Chapter, &step.which)),
        Unit::Paragraph => pick(document, step, deep(document, spot, Kind::Paragraph, &step.which)),
        Unit::Article => pick(document, step, deep(document, spot, Kind::Article, &step.which)),
        Unit::Preamble => pick(document, step, deep(document, spot, Kind::Preamble, &Which::Sole)),
        Unit::Point => {
            let here = numbered(document, spot, Kind::Point, &step.which);
            let found = if here.is_empty() { deep(document, spot, Kind::Point, &step.which) } else { here };
            pick(document, step, found)
        }
        Unit::Subpoint => {
            let here = numbered(document, spot, Kind::Subpoint, &step.which);
            let found = if here.is_empty() { deep(document, spot, Kind::Subpoint, &step.which) } else { here };
            pick(document, step, found)
        }
        Unit::Note => {
            let kids = children(document, &spot.node);
            let starts: Vec<usize> = spot
                .children
                .clone()
                .filter(|i| kids.get(*i).is_some_and(|p| matches!(p.role, Some((ParagraphRole::Note, _)))))
                .collect();
            if starts.is_empty() {
                // A note to the article can stand behind its last point.
                let last = spot.children.clone().rev().find(|i| kids.get(*i).is_some_and(|p| !p.children.is_empty()));
                let below = last.map(|i| whole(document, [spot.node.as_slice(), &[i]].concat()));
                return below.map_or_else(|| Err(missing()), |below| next(document, &below, step));
            }
            let from = ordinal(&starts, &step.which).ok_or_else(missing)?;
            let to = starts.iter().copied().find(|s| *s > from).unwrap_or(spot.children.end);
            Ok(Spot { own: false, heading: false, children: from..to, whole: false, ..spot.clone() })
        }
        Unit::Part => part(document, spot, step),
        Unit::Indent => indent(document, spot, step),
        Unit::Sentence => {
            let n = match &step.which {
                Which::Number(n) => n.as_str().parse().unwrap_or(1),
                Which::Last => u16::MAX,
                Which::Sole => 1,
            };
            Ok(Spot { sentence: Some(n), ..spot.clone() })
        }
    }
}

fn pick(document: &Document, step: &Step, mut found: Vec<Vec<usize>>) -> Result<Spot, Lost> {
    // A place that was excluded and came again under its number: the living one.
    if found.len() > 1 {
        let living: Vec<Vec<usize>> = found
            .iter()
            .filter(|p| node(document, p).is_some_and(|p| p.status == crate::law::Status::InForce))
            .cloned()
            .collect();
        if living.len() == 1 {
            found = living;
        }
    }
    match found.len() {
        0 => Err(Lost::Missing(step.clone())),
        1 => Ok(whole(document, found.swap_remove(0))),
        n => Err(Lost::Several(step.clone(), n)),
    }
}

fn fits(p: &Provision, which: &Which) -> bool {
    match which {
        Which::Sole => true,
        Which::Number(n) => p.num.as_ref() == Some(n),
        Which::Last => false,
    }
}

/// Children of the place of a kind.
fn numbered(document: &Document, spot: &Spot, kind: Kind, which: &Which) -> Vec<Vec<usize>> {
    let kids = children(document, &spot.node);
    let all: Vec<usize> = spot.children.clone().filter(|i| kids.get(*i).is_some_and(|p| p.kind == kind)).collect();
    let found: Vec<usize> = match which {
        Which::Last => all.last().copied().into_iter().collect(),
        _ => all.into_iter().filter(|i| kids.get(*i).is_some_and(|p| fits(p, which))).collect(),
    };
    found
        .into_iter()
        .map(|i| {
            let mut path = spot.node.clone();
            path.push(i);
            path
        })
        .collect()
}

/// Provisions of a kind below the place, through divisions; articles of annexes are found only in their annex.
fn deep(document: &Document, spot: &Spot, kind: Kind, which: &Which) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    let mut stack: Vec<Vec<usize>> = spot
        .children
        .clone()
        .rev()
        .map(|i| {
            let mut path = spot.node.clone();
            path.push(i);
            path
        })
        .collect();
    while let Some(path) = stack.pop() {
        let Some(p) = node(document, &path) else { continue };
        if p.kind == kind && fits(p, which) {
            out.push(path);
            continue;
        }
        let divides = matches!(p.kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph);
        if divides {
            for i in (0..p.children.len()).rev() {
                let mut below = path.clone();
                below.push(i);
                stack.push(below);
            }
        }
    }
    if *which == Which::Last {
        out = out.split_off(out.len().saturating_sub(1));
    }
    out
}

fn ordinal(starts: &[usize], which: &Which) -> Option<usize> {
    match which {
        Which::Sole => starts.first().copied(),
        Which::Last => starts.last().copied(),
        Which::Number(n) => starts.get(n.as_str().parse::<usize>().ok()?.checked_sub(1)?).copied(),
    }
}

/// Where the parts (часть) of a place begin: `None` for the words of the provision itself.
pub fn parts(document: &Document, spot: &Spot) -> Vec<(Option<usize>, Range<usize>)> {
    let kids = children(document, &spot.node);
    let own_text = spot.own
        && node(document, &spot.node).is_some_and(|p| matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Preamble));
    let is = |i: usize, role: fn(&ParagraphRole) -> bool| {
        kids.get(i).is_some_and(|p| p.role.as_ref().is_some_and(|(r, _)| role(r)))
    };
    let end = spot.children.clone().find(|i| is(*i, |r| *r == ParagraphRole::Note)).unwrap_or(spot.children.end);
    let mut starts: Vec<Option<usize>> = Vec::new();
    if own_text {
        starts.push(None);
    }
    for i in spot.children.start..end {
        let first = starts.is_empty() && kids.get(i).is_some_and(|p| p.kind == Kind::Unnumbered);
        if first || is(i, |r| *r == ParagraphRole::Part) {
            starts.push(Some(i));
        }
    }
    let mut out = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let from = start.unwrap_or(spot.children.start);
        let to = starts.get(at + 1).copied().flatten().unwrap_or(end);
        out.push((*start, from..to));
    }
    out
}

fn part(document: &Document, spot: &Spot, step: &Step) -> Result<Spot, Lost> {
    // In the codes the point is the часть.
    let points = numbered(document, spot, Kind::Point, &step.which);
    if !points.is_empty() {
        return pick(document, step, points);
    }
    let parts = parts(document, spot);
    let at = match &step.which {
        Which::Sole => 0,
        Which::Last => parts.len().checked_sub(1).ok_or_else(|| Lost::Missing(step.clone()))?,
        Which::Number(n) => n
            .as_str()
            .parse::<usize>()
            .ok()
            .and_then(|n| n.checked_sub(1))
            .ok_or_else(|| Lost::Missing(step.clone()))?,
    };
    let (start, children) = parts.get(at).cloned().ok_or_else(|| Lost::Missing(step.clone()))?;
    Ok(Spot { own: start.is_none(), heading: false, children, whole: false, ..spot.clone() })
}

/// The lines of a place as абзацы count them: its own words, then each child.
pub fn lines(document: &Document, spot: &Spot) -> Vec<Option<usize>> {
    let own = spot.own
        && node(document, &spot.node).is_some_and(|p| matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Preamble));
    let mut out: Vec<Option<usize>> = if own { vec![None] } else { Vec::new() };
    out.extend(spot.children.clone().map(Some));
    out
}

fn indent(document: &Document, spot: &Spot, step: &Step) -> Result<Spot, Lost> {
    let missing = || Lost::Missing(step.clone());
    let lines = lines(document, spot);
    let kids = children(document, &spot.node);
    let at = match &step.which {
        Which::Sole => 0,
        Which::Last => lines.len().checked_sub(1).ok_or_else(missing)?,
        Which::Number(n) => {
            let n: u16 = n.as_str().parse().map_err(|_| missing())?;
            let by_role: Vec<usize> = lines
                .iter()
                .enumerate()
                .filter(|(_, l)| {
                    l.and_then(|i| kids.get(i)).is_some_and(|p| n > 1 && p.role == Some((ParagraphRole::Indent, n)))
                })
                .map(|(i, _)| i)
                .collect();
            match by_role.as_slice() {
                [one] if parts(document, spot).len() > 1 => *one,
                _ => usize::from(n).checked_sub(1).ok_or_else(missing)?,
            }
        }
    };
    match lines.get(at).copied().ok_or_else(missing)? {
        None => {
            let from = spot.children.start;
            Ok(Spot { own: true, heading: false, children: from..from, whole: false, ..spot.clone() })
        }
        Some(i) => {
            let child = kids.get(i).ok_or_else(missing)?;
            let mut path = spot.node.clone();
            if child.kind == Kind::Unnumbered {
                return Ok(Spot { own: false, heading: false, children: i..i + 1, whole: false, ..spot.clone() });
            }
            path.push(i);
            Ok(whole(document, path))
        }
    }
}

/// A step of a place for a provision that has a number.
pub fn step(unit: Unit, number: &Number) -> Step {
    Step { unit, which: Which::Number(number.clone()) }
}
