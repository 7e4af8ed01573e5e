//! References, numbers and languages that do not fit together.

use super::{Fault, Found, Sheet};
use crate::law::{Kind, Lang};
use crate::norm::Level;
use crate::norm::align::{DifferenceKind, Side, alignment};
use crate::norm::pointer::Pointer;
use crate::source::verify::dangling::{There, leads};
use crate::source::verify::holes::holes;
use std::ops::Range;

/// Looks up every place of the act that a provision points to.
pub(super) fn references(sheet: &Sheet<'_>, found: &mut Found) {
    leads(sheet.document, &mut |p, pointer, there| {
        let excluded = match there {
            Some(There::Law) => None,
            Some(There::Gone) => Some(true),
            Some(There::Nothing) => Some(false),
            Some(There::Unread) | None => return,
        };
        let Some(passage) = sheet.passages.iter().find(|q| q.eid == p.eid) else { return };
        let range = pointing(sheet.lang, &p.text, pointer);
        match excluded {
            None => found.sound(passage, vec![range], None),
            Some(excluded) => {
                let words = p.text.get(range.clone()).unwrap_or_default().to_owned();
                found.fault(passage, vec![range], None, Fault::DanglingReference { words, excluded });
            }
        }
    });
}

/// The words that point, with the one that names the level of the outermost or innermost number: Russian has it before
/// its number, Kazakh after it.
fn pointing(lang: Lang, text: &str, pointer: &Pointer) -> Range<usize> {
    let Range { start, end } = pointer.range.clone();
    let in_word = |c: char| c.is_alphabetic();
    if lang == Lang::Kk {
        let rest = text.get(end..).unwrap_or_default();
        let word = rest.find(in_word).filter(|gap| *gap <= 4);
        let stop = word.map(|at| {
            let tail = rest.get(at..).unwrap_or_default();
            at + tail.find(|c: char| !in_word(c)).unwrap_or(tail.len())
        });
        return start..end + stop.unwrap_or(0);
    }
    let before = text.get(..start).unwrap_or_default().trim_end();
    let word = before.char_indices().rev().take_while(|(_, c)| in_word(*c)).last().map(|(at, _)| at);
    word.unwrap_or(start)..end
}

/// Looks for missing numbers.
pub(super) fn numbers(sheet: &Sheet<'_>, found: &mut Found) {
    let holes = holes(sheet.document);
    for hole in &holes {
        let level = match (hole.kind, sheet.document.points_are_parts) {
            (Kind::Section, _) => Level::Section,
            (Kind::Chapter, _) => Level::Chapter,
            (Kind::Article, _) => Level::Article,
            (Kind::Point, false) | (Kind::Subpoint, true) => Level::Point,
            (Kind::Point, true) => Level::Part,
            _ => Level::Subpoint,
        };
        if let Some(passage) = sheet.passage(&hole.before) {
            found.fault(passage, Vec::new(), None, Fault::Numbering { level, missing: hole.missing.clone() });
        }
    }
    if let Some(first) = sheet.passages.first().filter(|_| holes.is_empty()) {
        found.sound(first, Vec::new(), None);
    }
}

/// Compares the two texts of an act; nothing is done where it has only one.
pub(super) fn languages(sheets: &[Sheet<'_>], found: &mut Found) {
    let Some(alignment) = sheets.first().and_then(|s| alignment(s.edition)) else { return };
    // The same words cut into other paragraphs say the same.
    for difference in alignment.differences.iter().filter(|d| d.kind != DifferenceKind::Paragraphs) {
        for sheet in sheets {
            let (own, other): (&Side, &Side) = match sheet.lang {
                Lang::Kk => (&difference.kk, &difference.ru),
                _ => (&difference.ru, &difference.kk),
            };
            let eid = own.quotes.first().map_or(&difference.eid, |q| &q.eid);
            let at_place = |p: &&std::sync::Arc<crate::norm::Passage>| p.eid == *eid || p.eid.is_within(eid);
            let Some(passage) = sheet.passages.iter().find(at_place) else { continue };
            let here = own.quotes.iter().filter(|q| q.eid == passage.eid && !q.heading);
            let fault =
                Fault::LanguagesDiverge { kind: difference.kind, here: own.only.clone(), there: other.only.clone() };
            found.fault(passage, here.map(|q| q.range.clone()).collect(), None, fault);
        }
    }
    for sheet in sheets {
        let differs = |eid: &crate::law::Eid| alignment.differences.iter().any(|d| d.eid == *eid);
        for passage in sheet.passages.iter().filter(|p| !differs(&p.eid)).take(super::SOUND) {
            found.sound(passage, Vec::new(), None);
        }
    }
}
