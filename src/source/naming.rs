//! What unnumbered paragraphs are called (часть or абзац), which depends on what the act calls its points.

use super::words::{Words, fold};
use crate::law::{Document, Kind, ParagraphRole, Provision};

/// Signs that an act calls its points «часть», and signs that it calls them «пункт».
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// «частью первой настоящей статьи» in an article with points.
    pub parts: u32,
    /// «пунктом 1 настоящей статьи».
    pub points: u32,
    /// Texts of points that are a penalty.
    pub sanctions: u32,
    /// All points.
    pub all: u32,
}

impl Votes {
    /// Both together: the texts of an act agree on what its points are.
    pub fn and(self, other: Votes) -> Votes {
        Votes {
            parts: self.parts + other.parts,
            points: self.points + other.points,
            sanctions: self.sanctions + other.sanctions,
            all: self.all + other.all,
        }
    }

    /// What the majority says; where references are equal or none, whether the points mostly hold penalties.
    pub fn decide(self) -> bool {
        match self.parts.cmp(&self.points) {
            std::cmp::Ordering::Equal => self.sanctions > 0 && self.sanctions * 2 >= self.all,
            order => order.is_gt(),
        }
    }
}

/// Counts the signs in a text.
pub fn votes(document: &Document) -> Votes {
    let words = Words::of(document.lang);
    let mut votes = Votes::default();
    document.walk(&mut |above, p| {
        let in_article_with_points = above
            .iter()
            .chain([&p])
            .find(|a| a.kind == Kind::Article)
            .is_some_and(|a| a.children.iter().any(|c| c.kind == Kind::Point));
        votes.all += u32::from(p.kind == Kind::Point);
        if !in_article_with_points || p.text.is_empty() {
            return;
        }
        let folded = fold(document.lang, &p.text);
        votes.parts += u32::from(words.part_reference.is_match(&folded));
        votes.points += u32::from(words.point_reference.is_match(&folded));
        votes.sanctions += u32::from(words.sanction.is_match(&folded));
    });
    votes
}

/// Gives every unnumbered paragraph its name and ordinal.
pub fn assign(document: &mut Document) {
    let parts = document.points_are_parts;
    let lang = document.lang;
    for provision in &mut document.provisions {
        below(provision, parts, &|text| Words::of(lang).note_opening.is_match(&fold(lang, text)));
    }
}

fn below(parent: &mut Provision, points_are_parts: bool, is_note: &dyn Fn(&str) -> bool) {
    name_children(parent, points_are_parts, is_note);
    for child in &mut parent.children {
        below(child, points_are_parts, is_note);
    }
}

/// Whether a paragraph is a sentence of its own (часть) or continues what a colon or a dash opened (абзац).
///
/// An абзац counts within its часть, the opening words being the first. Items of a list are lines too, so the line
/// after a list of three is the fifth.
fn name_children(parent: &mut Provision, points_are_parts: bool, is_note: &dyn Fn(&str) -> bool) {
    let own_text = matches!(parent.kind, Kind::Point | Kind::Subpoint | Kind::Preamble);
    // In the codes the point is the часть: all that stands in it are its абзацы.
    let only_indents = own_text && (parent.kind == Kind::Subpoint || (points_are_parts && parent.kind == Kind::Point));
    let mut part = u16::from(own_text);
    let mut line = u16::from(own_text);
    let mut notes = 0u16;
    let mut before = if own_text { parent.text.clone() } else { String::new() };
    let mut items_are_low = false;
    for child in &mut parent.children {
        if child.kind != Kind::Unnumbered {
            line = line.saturating_add(1);
            before.clone_from(&child.text);
            continue;
        }
        if is_note(&child.text) {
            notes += 1;
            child.role = Some((ParagraphRole::Note, notes));
            continue;
        }
        let low = starts_low(&child.text);
        let opened = before.trim_end().ends_with([':', ';', ',', '–', '—', '-']);
        if before.trim_end().ends_with(':') {
            items_are_low = low;
        }
        let continues = low || (opened && !items_are_low && !before.is_empty());
        if line > 0 && (only_indents || continues) {
            line = line.saturating_add(1);
            child.role = Some((ParagraphRole::Indent, line));
        } else {
            part = part.saturating_add(1);
            line = 1;
            child.role = Some((ParagraphRole::Part, part));
        }
        before.clone_from(&child.text);
    }
    sole_opening(parent);
}

/// The opening words of an article that is one list or one penalty are its first абзац, not a часть.
fn sole_opening(parent: &mut Provision) {
    let parts = parent.children.iter().filter(|c| matches!(c.role, Some((ParagraphRole::Part, _)))).count();
    let continued =
        parent.children.iter().any(|c| c.kind == Kind::Subpoint || matches!(c.role, Some((ParagraphRole::Indent, _))));
    if parts == 1 && continued && !matches!(parent.kind, Kind::Point | Kind::Subpoint | Kind::Preamble) {
        for child in &mut parent.children {
            if let Some((role @ ParagraphRole::Part, _)) = &mut child.role {
                *role = ParagraphRole::Indent;
            }
        }
    }
}

fn starts_low(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
}
