//! Numbers that are missing. What was excluded keeps its number, and what a file leaves out it says, so a number that is
//! simply not there is a mistake of the file or of its reading.

use super::{FaultKind, Found};
use crate::law::{Document, Eid, Kind, Note, Number, Provision};
use crate::norm::pointer::tells_of_removal;
use std::collections::BTreeSet;

/// A numbered provision: its number, its eId, its line.
type Place<'a> = (&'a Number, &'a Eid, u32);

/// More missing numbers than these in one list are told as one.
const TOLD: usize = 12;

/// Numbers missing in one list.
pub(crate) struct Hole {
    /// The level of the list.
    pub kind: Kind,
    /// The numbers that are not there, in their order.
    pub missing: Vec<Number>,
    /// The provision that holds the list; for articles and what stands above them, the one after the first hole.
    pub at: Eid,
    /// The provision after the first hole.
    pub before: Eid,
    line: u32,
}

/// Tells every hole as a fault.
pub(super) fn check(document: &Document, found: &mut Vec<Found>) {
    for hole in holes(document) {
        let word = match hole.kind {
            Kind::Section => "section",
            Kind::Chapter => "chapter",
            Kind::Article => "article",
            Kind::Point => "point",
            _ => "subpoint",
        };
        let mut numbers: Vec<&str> = hole.missing.iter().map(Number::as_str).collect();
        let more = numbers.len().saturating_sub(TOLD);
        numbers.truncate(TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let cause = format!("no {word} {}{more}: neither left out nor excluded", numbers.join(", "));
        found.push(Found { kind: FaultKind::Hole, eid: hole.at.to_string(), line: hole.line, cause });
    }
}

/// The holes of a text, those of the act as a whole first, then those of each list.
pub(crate) fn holes(document: &Document) -> Vec<Hole> {
    let mut found = Vec::new();
    // Articles, chapters and sections are numbered through the act, whatever they stand in; annexes begin anew.
    for kind in [Kind::Section, Kind::Chapter, Kind::Article] {
        let mut body: Vec<Place<'_>> = Vec::new();
        document.walk(&mut |above, p| {
            let in_annex = above.iter().any(|a| a.kind == Kind::Annex);
            if p.kind == kind
                && !in_annex
                && let Some(num) = &p.num
            {
                body.push((num, &p.eid, p.span.line));
            }
        });
        let notes: Vec<&Note> = all_notes(document);
        series(document, kind, None, &body, &notes, &mut found);
    }
    document.walk(&mut |above, p| {
        for kind in [Kind::Point, Kind::Subpoint] {
            let own: Vec<Place<'_>> = p
                .children
                .iter()
                .filter(|c| c.kind == kind)
                .filter_map(|c| Some((c.num.as_ref()?, &c.eid, c.span.line)))
                .collect();
            if !own.is_empty() {
                let article = above.iter().chain([&p]).find(|a| a.kind == Kind::Article).copied().unwrap_or(p);
                let mut notes = Vec::new();
                article.walk(&mut |_, q: &Provision| notes.extend(&q.notes));
                series(document, kind, Some(&p.eid), &own, &notes, &mut found);
            }
        }
    });
    found
}

fn all_notes(document: &Document) -> Vec<&Note> {
    let mut notes: Vec<&Note> = document.notes.iter().collect();
    document.walk(&mut |_, p| notes.extend(&p.notes));
    notes
}

/// Looks at numbers in the order of the text; where one comes again, a new list has begun.
fn series(
    document: &Document,
    kind: Kind,
    parent: Option<&Eid>,
    places: &[Place<'_>],
    notes: &[&Note],
    found: &mut Vec<Hole>,
) {
    let mut start = 0;
    while start < places.len() {
        let mut seen: BTreeSet<&Number> = BTreeSet::new();
        let end = (start..places.len())
            .find(|i| places.get(*i).is_some_and(|(n, ..)| !seen.insert(n)))
            .unwrap_or(places.len());
        one_list(document, kind, parent, places.get(start..end).unwrap_or_default(), notes, found);
        start = end;
    }
}

fn one_list(
    document: &Document,
    kind: Kind,
    parent: Option<&Eid>,
    places: &[Place<'_>],
    notes: &[&Note],
    found: &mut Vec<Hole>,
) {
    let present: BTreeSet<&str> = places.iter().map(|(n, ..)| n.as_str()).collect();
    let mut missing: Vec<(Number, &Place<'_>)> = Vec::new();
    let mut highest = 0u32;
    for place in places {
        let (base, inserted) = parts(place.0);
        for n in highest + 1..base.min(highest.saturating_add(500)) {
            if let Some(number) = Number::parse(&n.to_string()).filter(|n| !present.contains(n.as_str())) {
                missing.push((number, place));
            }
        }
        if base > highest && inserted.is_some() && !present.contains(base.to_string().as_str()) {
            missing.extend(Number::parse(&base.to_string()).map(|n| (n, place)));
        }
        highest = highest.max(base);
        if let Some(nth) = inserted.filter(|n| *n > 1) {
            let before = Number::parse(&format!("{base}-{}", nth - 1)).filter(|n| !present.contains(n.as_str()));
            missing.extend(before.map(|n| (n, place)));
        }
    }
    missing.retain(|(number, _)| !explained(document, kind, parent, number, notes));
    let Some((_, (_, eid, line))) = missing.first() else { return };
    let (before, line) = ((*eid).clone(), *line);
    let at = parent.unwrap_or(eid).clone();
    let mut missing: Vec<Number> = missing.into_iter().map(|(n, _)| n).collect();
    missing.dedup();
    found.push(Hole { kind, missing, at, before, line });
}

/// Base and inserted number: `4-2` is 4 and 2. Of `4-2-1` the last part is passed over.
fn parts(number: &Number) -> (u32, Option<u32>) {
    let mut parts = number.as_str().split('-');
    let mut next = || parts.next().and_then(|p| p.parse::<u32>().ok());
    let base = next().unwrap_or(0);
    (base, next())
}

/// Whether the file says that it leaves the place out, or a note that it is gone.
fn explained(document: &Document, kind: Kind, parent: Option<&Eid>, number: &Number, notes: &[&Note]) -> bool {
    let step = match kind {
        Kind::Article => "art",
        Kind::Point => "para",
        Kind::Subpoint => "subpara",
        // Whole chapters are left out by the articles in them.
        _ => return document.omissions.iter().any(|o| o.is_whole_articles()) || told(document, number, notes),
    };
    let eid = parent.map_or_else(|| Eid::new(format!("{step}_{number}")), |p| p.child(&format!("{step}_{number}")));
    document.omissions.iter().any(|o| o.covers(&eid)) || told(document, number, notes)
}

fn told(document: &Document, number: &Number, notes: &[&Note]) -> bool {
    notes.iter().any(|note| tells_of_removal(document.lang, &note.text) && names(&note.text, number))
}

/// Whether a text names a number, by itself or within a range («статьи 5 – 7»).
fn names(text: &str, number: &Number) -> bool {
    let mut before: Option<(Number, usize)> = None;
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|t| t.find(|c: char| c.is_ascii_digit())).map(|i| at + i) {
        let rest = text.get(start..).unwrap_or("");
        let len = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
        at = start + len;
        let Some(this) = Number::parse(rest.get(..len).unwrap_or("").trim_end_matches('-')) else { continue };
        if this == *number {
            return true;
        }
        if let Some((low, end)) = &before {
            let gap = text.get(*end..start).unwrap_or("").trim().trim_end_matches(')').trim();
            if matches!(gap, "–" | "—" | "-" | ") –" | ") -") && low < number && *number < this {
                return true;
            }
        }
        before = Some((this, at));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Lang;
    use crate::source::markdown;
    use std::path::Path;

    fn holes(text: &str) -> Vec<String> {
        let parsed = markdown::parse_bytes(Lang::Ru, text.as_bytes(), Path::new("rus.md"));
        let mut found = Vec::new();
        check(&parsed.document, &mut found);
        found.into_iter().map(|f| format!("{} {}", f.eid, f.cause.split(':').next().unwrap_or(""))).collect()
    }

    #[test]
    fn a_number_that_is_not_there_is_a_hole() {
        assert_eq!(holes("### Статья 1. А\n\nСлово.\n\n### Статья 3. Б\n\nСлово.\n"), ["art_3 no article 2"]);
        assert_eq!(holes("### Статья 1. А\n\n1) а;\n\n3) в;\n\n3-2) г.\n"), ["art_1 no subpoint 2, 3-1"]);
    }

    #[test]
    fn excluded_omitted_and_removed_numbers_are_none() {
        assert!(holes("### Статья 1. А\n\n1. А.\n\n2. Исключен.\n\n3. В.\n").is_empty());
        assert!(
            holes("### Статья 1. А\n\nА.\n\n<!-- omitted: articles 2 to 6 -->\n\n### Статья 7. Б\n\nБ.\n").is_empty()
        );
        let note = "> *Сноска. Статьи 2 – 4 исключены Законом РК от 03.05.2022 № 118-VII.*";
        assert!(holes(&format!("### Статья 1. А\n\nА.\n\n{note}\n\n### Статья 5. Б\n\nБ.\n")).is_empty());
    }

    #[test]
    fn a_second_list_begins_anew() {
        assert!(holes("### Статья 1. А\n\nОдни:\n\n1) а;\n\n2) б.\n\nДругие:\n\n1) в;\n\n2) г.\n").is_empty());
    }
}
