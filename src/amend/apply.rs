//! The law in force with the changes of a draft in it.

pub use super::edit::Misfit;

use super::draft::{ActPart, Instruction};
use super::edit::{Touched, edit};
use super::place::{children, node, node_mut};
use super::{notes, place};
use crate::law::{Document, Kind, Omission, Provision};
use crate::source::markdown::{own_words, parse, write};
use crate::source::naming;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Room between two lines of the text in force for the lines of new text, so that what was left out keeps its place.
const ROOM: u32 = 10_000;

/// What became of one instruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The instruction's place in [`ActPart::instructions`].
    pub instruction: usize,
    /// Why it was not carried out; `None` if it was.
    pub misfit: Option<Misfit>,
}

/// A text with changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The consolidated text.
    pub document: Document,
    /// What became of each instruction, in order.
    pub outcomes: Vec<Outcome>,
    /// The draft takes the whole act out of force.
    pub repealed: bool,
}

impl Applied {
    /// Whether every instruction was carried out.
    pub fn complete(&self) -> bool {
        self.outcomes.iter().all(|o| o.misfit.is_none())
    }
}

/// Carries out the instructions one after the other, each on the text that those before it left. One that does not fit
/// changes nothing. With `law` (how the amending law is named in notes) each changed article gets a note.
pub fn apply(document: &Document, part: &ActPart, law: Option<&str>) -> Applied {
    let mut work = document.clone();
    work.omissions.iter_mut().for_each(|o| o.line = o.line.saturating_mul(ROOM));
    each(&mut work.provisions, &mut |p| p.span.line = p.span.line.saturating_mul(ROOM));
    let mut outcomes = Vec::new();
    let mut done: Vec<&Instruction> = Vec::new();
    let mut repealed = false;
    for (i, instruction) in part.instructions.iter().enumerate() {
        let mut next = work.clone();
        let misfit = match edit(&mut next, instruction) {
            Ok(touched) => match settle(&mut next, &touched) {
                Ok(()) => {
                    repealed |= touched.repealed;
                    work = next;
                    done.push(instruction);
                    None
                }
                Err(misfit) => Some(misfit),
            },
            Err(misfit) => Some(misfit),
        };
        outcomes.push(Outcome { instruction: i, misfit });
    }
    if let Some(law) = law {
        notes::put(&mut work, &done, law);
    }
    Applied { document: read_again(&work), outcomes, repealed }
}

fn each(provisions: &mut [Provision], visit: &mut dyn FnMut(&mut Provision)) {
    for p in provisions {
        visit(p);
        each(&mut p.children, visit);
    }
}

/// Reads the whole text as a reader will.
fn read_again(work: &Document) -> Document {
    let mut read = parse(work.lang, &write(work), Path::new("")).document;
    read.points_are_parts = work.points_are_parts;
    naming::assign(&mut read);
    read
}

/// Reads the articles that were touched again, so that the next instruction finds them as a reader would.
///
/// # Errors
/// If what was written does not read as what was meant.
fn settle(document: &mut Document, touched: &Touched) -> Result<(), Misfit> {
    let mut paths: Vec<Vec<usize>> = touched.paths.iter().map(|p| container(document, p)).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        if path.is_empty() || node(document, &path).is_some_and(|p| p.kind == Kind::Preamble) {
            // Articles as they are; only what stands outside them has to be named anew.
            naming::assign(document);
        } else {
            refresh(document, &path)?;
        }
    }
    Ok(())
}

/// The article a path leads into; failing that the division or annex that it names.
fn container(document: &Document, path: &[usize]) -> Vec<usize> {
    for n in 1..=path.len() {
        let prefix = path.get(..n).unwrap_or(path);
        if node(document, prefix).is_some_and(|p| matches!(p.kind, Kind::Article | Kind::Preamble)) {
            return prefix.to_vec();
        }
    }
    let mut prefix = path;
    while let Some((_, above)) = prefix.split_last() {
        if node(document, prefix).is_some_and(|p| {
            matches!(p.kind, Kind::Annex | Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph)
        }) {
            return prefix.to_vec();
        }
        prefix = above;
    }
    Vec::new()
}

fn refresh(document: &mut Document, path: &[usize]) -> Result<(), Misfit> {
    let Some(p) = node(document, path).cloned() else { return Ok(()) };
    let inside = |o: &Omission| {
        p.kind == Kind::Article
            && !o.is_whole_articles()
            && Some(&o.articles.0) == p.num.as_ref()
            && place::node(document, path.get(..1).unwrap_or(&[])).is_some_and(|top| top.kind != Kind::Annex)
    };
    let omissions: Vec<Omission> = document.omissions.iter().filter(|o| inside(o)).cloned().collect();
    let kept: Vec<Omission> = document.omissions.iter().filter(|o| !inside(o)).cloned().collect();
    let base = p.span.line;
    let mini = Document {
        lang: document.lang,
        title: None,
        provisions: vec![p.clone()],
        notes: Vec::new(),
        omissions,
        points_are_parts: document.points_are_parts,
    };
    let mut read = parse(document.lang, &write(&mini), Path::new("")).document;
    read.points_are_parts = document.points_are_parts;
    naming::assign(&mut read);
    let before = lines(std::slice::from_ref(&p));
    let after = lines(&read.provisions);
    if before != after {
        let at = before.iter().zip(&after).position(|(a, b)| a != b).unwrap_or(before.len().min(after.len()));
        let line = before.get(at).or(after.get(at)).cloned().unwrap_or_default();
        return Err(Misfit::Unreadable { line });
    }
    let [mut fresh] = <[Provision; 1]>::try_from(read.provisions)
        .map_err(|all| Misfit::Unreadable { line: lines(&all).into_iter().next().unwrap_or_default() })?;
    let shift = |line: u32| base.saturating_add(line.saturating_sub(1));
    each(std::slice::from_mut(&mut fresh), &mut |p| p.span.line = shift(p.span.line));
    fresh.span.line = base;
    let depth = path.len();
    document.omissions = kept;
    document.omissions.extend(read.omissions.into_iter().map(|o| Omission { line: shift(o.line), ..o }));
    if let Some(slot) = node_mut(document, path) {
        fresh.eid = slot.eid.clone();
        *slot = fresh;
    }
    debug_assert!(depth == 0 || !children(document, path.get(..depth - 1).unwrap_or(&[])).is_empty());
    Ok(())
}

/// The lines of provisions in order, as a drafter reads them.
fn lines(provisions: &[Provision]) -> Vec<String> {
    let mut out = Vec::new();
    for p in provisions {
        p.walk(&mut |_, p| {
            let heading = p.heading.as_deref().unwrap_or("");
            let number = p.num.as_ref().map(ToString::to_string).unwrap_or_default();
            out.push(format!("{:?} {number} {heading} {}", kind_of(p), own_words(p)));
        });
    }
    out
}

/// A preamble that stands alone reads as a paragraph.
fn kind_of(p: &Provision) -> Kind {
    if p.kind == Kind::Preamble { Kind::Unnumbered } else { p.kind }
}
