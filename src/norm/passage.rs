//! Passages: leaf provisions as they are read, with the words that govern them and the headings above them.

use super::mark::mark_with_words;
use super::{Governing, Governs, Heading, Passage, governing};
use crate::language::analyzer::WordLines;
use crate::law::{Amendment, Citation, Document, Edition, Eid, Kind, Lang, Provision, Status};
use std::collections::HashMap;

/// The passages of an edition in a language, in the order of the text: every provision in force that has words of its
/// own. None if the edition has no text in that language.
pub fn passages(edition: &Edition, lang: Lang) -> Vec<Passage> {
    passages_with_words(edition, lang).into_iter().map(|(passage, _)| passage).collect()
}

/// The passages of [`passages`], each with its own words for an index.
pub fn passages_with_words(edition: &Edition, lang: Lang) -> Vec<(Passage, WordLines)> {
    let Some(document) = edition.documents.get(&lang) else {
        return Vec::new();
    };
    let governs = governing(document);
    let (mut norms, mut own_words) = mark_with_words(lang, document, &governs);
    let words = words(document);
    let mut out = Vec::new();
    document.walk(&mut |above, p| {
        let in_force = above.iter().chain([&p]).all(|q| q.status == Status::InForce);
        if !in_force || p.text.trim().is_empty() {
            return;
        }
        let words_of_it = own_words.remove(&p.eid).unwrap_or_default();
        let passage = Passage {
            act: edition.act.code.clone(),
            edition: edition.date,
            lang,
            eid: p.eid.clone(),
            citation: Citation::of(above, p, document.points_are_parts),
            line: p.span.line,
            text: p.text.clone(),
            governing: governs.get(&p.eid).map(|g| around(p, g, &words)).unwrap_or_default(),
            headings: headings(above, p),
            norms: norms.remove(&p.eid).unwrap_or_default(),
            changed_by: changes(above, p),
        };
        out.push((passage, words_of_it));
    });
    out
}

fn words(document: &Document) -> HashMap<Eid, String> {
    let mut words = HashMap::new();
    document.walk(&mut |_, p| {
        words.insert(p.eid.clone(), p.text.clone());
    });
    words
}

/// Openers from the outermost in, then tails from the innermost out. Words that stand in the provision itself are its
/// own and are not repeated.
fn around(p: &Provision, governs: &Governs, words: &HashMap<Eid, String>) -> Vec<Governing> {
    let openers =
        governs.openers.iter().filter_map(|eid| Some(Governing { eid: eid.clone(), text: words.get(eid)?.clone() }));
    let tails = governs.tails.iter().filter_map(|tail| {
        Some(Governing { eid: tail.eid.clone(), text: words.get(&tail.eid)?.get(tail.range.clone())?.to_owned() })
    });
    openers.chain(tails).filter(|g| g.eid != p.eid && !g.text.trim().is_empty()).collect()
}

/// Headings above a provision, innermost first.
fn headings(above: &[&Provision], p: &Provision) -> Vec<Heading> {
    above
        .iter()
        .copied()
        .chain([p])
        .rev()
        .filter_map(|q| {
            Some(Heading {
                eid: q.eid.clone(),
                kind: q.kind,
                text: q.heading.clone().filter(|h| !h.trim().is_empty())?,
            })
        })
        .collect()
}

/// Changes told by notes on the provision and on what it stands in, up to its article; each once.
fn changes(above: &[&Provision], p: &Provision) -> Vec<Amendment> {
    let mut out: Vec<Amendment> = Vec::new();
    for q in above.iter().copied().chain([p]).rev() {
        for change in q.notes.iter().flat_map(|n| &n.changed_by) {
            if !out.contains(change) {
                out.push(change.clone());
            }
        }
        if matches!(q.kind, Kind::Article | Kind::Annex) {
            break;
        }
    }
    out
}
