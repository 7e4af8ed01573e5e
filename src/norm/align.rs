//! The two authentic texts of an edition laid side by side: what one says and the other does not.
//!
//! Neither text is right over the other, so a divergence is a finding about the law itself. [`compare`] goes over the
//! provisions by eId:
//!
//! - `unit` decides what is compared with what: a provision with its counterpart or, where the texts cut their
//!   paragraphs differently, the merged words of a provision with its unnumbered paragraphs;
//! - `content` compares units: what they do, the figures they state and the places they name;
//! - `settle` strikes out what only stands elsewhere in the same list, as Kazakh, verb last, says at the tail of a
//!   list what Russian says in its opening words.
//!
//! Places that either text leaves out (`<!-- omitted -->`) are unknown and never compared.

mod content;
mod settle;
mod unit;

use super::Norm;
use crate::law::{Document, Edition, Eid, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// In what the texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// One text lacks the provision, or its words.
    Presence,
    /// One text has the provision as excluded, the other as law.
    Status,
    /// One text gives the provision a heading.
    Heading,
    /// The same words are cut into other paragraphs.
    Paragraphs,
    /// What the provision does.
    Norm,
    /// Which penalties it threatens.
    Sanction,
    /// Whether it makes exceptions.
    Exception,
    /// The quantities it states.
    Figure,
    /// The places of acts that it names.
    Reference,
}

impl DifferenceKind {
    /// Every kind.
    pub const ALL: [DifferenceKind; 9] = [
        DifferenceKind::Presence,
        DifferenceKind::Status,
        DifferenceKind::Heading,
        DifferenceKind::Paragraphs,
        DifferenceKind::Norm,
        DifferenceKind::Sanction,
        DifferenceKind::Exception,
        DifferenceKind::Figure,
        DifferenceKind::Reference,
    ];

    /// The name used in output.
    pub fn tag(self) -> &'static str {
        match self {
            DifferenceKind::Presence => "presence",
            DifferenceKind::Status => "status",
            DifferenceKind::Heading => "heading",
            DifferenceKind::Paragraphs => "paragraphs",
            DifferenceKind::Norm => "norm",
            DifferenceKind::Sanction => "sanction",
            DifferenceKind::Exception => "exception",
            DifferenceKind::Figure => "figure",
            DifferenceKind::Reference => "reference",
        }
    }
}

/// Words of one text that a difference rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The provision.
    pub eid: Eid,
    /// Whether the words stand in its heading.
    pub heading: bool,
    /// Bytes of its text (or heading).
    pub range: Range<usize>,
    /// The words, as written.
    pub words: String,
}

/// What one text says that the other does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The kinds, quantities or places that only this text has; empty where only the other has something.
    pub only: Vec<String>,
    /// Where it says so; where it says nothing, all its words at this place; nothing where it lacks the place.
    pub quotes: Vec<Quote>,
}

/// One divergence of the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// In what.
    pub kind: DifferenceKind,
    /// The provision (for merged paragraphs, the one that holds them).
    pub eid: Eid,
    /// The Russian text.
    pub ru: Side,
    /// The Kazakh text.
    pub kk: Side,
}

/// What the comparison of two texts brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alignment {
    /// How many provisions with words of their own were compared.
    pub compared: usize,
    /// The divergences, in the order of the text.
    pub differences: Vec<Difference>,
    /// How many things both texts say, but at different places of one list.
    pub moved: usize,
}

/// Compares the Russian text with the Kazakh one. `norms_ru` and `norms_kk` are what [`super::mark`] finds in them.
pub fn compare(
    ru: &Document,
    kk: &Document,
    norms_ru: &BTreeMap<Eid, Vec<Norm>>,
    norms_kk: &BTreeMap<Eid, Vec<Norm>>,
) -> Alignment {
    let texts = (unit::Text::new(ru, norms_ru), unit::Text::new(kk, norms_kk));
    let (units, mut differences) = unit::pair(&texts.0, &texts.1);
    let mut found = Vec::new();
    for (n, unit) in units.iter().enumerate() {
        found.extend(content::gaps(n, unit));
    }
    let moved = settle::settle(&mut found);
    differences.extend(content::gather(&units, found));
    let order = texts.0.order(&texts.1);
    let place = |d: &Difference| (order.get(&d.eid).copied().unwrap_or(usize::MAX), d.kind);
    differences.sort_by_key(place);
    Alignment { compared: units.len(), differences, moved }
}

/// Compares the authentic texts of an edition; `None` where it does not have both.
pub fn alignment(edition: &Edition) -> Option<Alignment> {
    let ru = edition.documents.get(&Lang::Ru)?;
    let kk = edition.documents.get(&Lang::Kk)?;
    Some(compare(ru, kk, &super::mark(Lang::Ru, ru), &super::mark(Lang::Kk, kk)))
}
