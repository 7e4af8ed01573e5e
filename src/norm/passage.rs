//! Leaf provisions with everything that is inherited from what they stand in.

use super::governing::{Governs, governing};
use super::kind::{Governing, Heading, Passage};
use super::mark;
use crate::law::{Amendment, Citation, Document, Edition, Eid, Lang, Provision, Status};
use std::collections::HashMap;

/// The passages of an edition in one language: every provision in force that has words of its own, in the order of the
/// text, with the words that govern it, the headings above it, its norms and the changes told of it.
///
/// What stands in an excluded provision is left out with it. Empty if the edition lacks the language.
pub fn passages(edition: &Edition, lang: Lang) -> Vec<Passage> {
    let Some(document) = edition.documents.get(&lang) else { return Vec::new() };
    let governs = governing(document);
    let mut norms = mark(lang, document);
    let texts = own_words(document);
    let mut passages = Vec::new();
    document.walk(&mut |above, provision| {
        let gone = |p: &Provision| p.status == Status::Excluded;
        if provision.text.trim().is_empty() || gone(provision) || above.iter().any(|p| gone(p)) {
            return;
        }
        passages.push(Passage {
            act: edition.act.code.clone(),
            edition: edition.date,
            lang,
            eid: provision.eid.clone(),
            citation: Citation::of(above, provision, document.points_are_parts),
            line: provision.span.line,
            text: provision.text.clone(),
            governing: governs.get(&provision.eid).map(|g| governing_words(g, &texts)).unwrap_or_default(),
            headings: headings(above, provision),
            norms: norms.remove(&provision.eid).unwrap_or_default(),
            changed_by: changes(above, provision),
        });
    });
    passages
}

fn headings(above: &[&Provision], provision: &Provision) -> Vec<Heading> {
    let chain = std::iter::once(provision).chain(above.iter().rev().copied());
    chain
        .filter_map(|p| {
            let text = p.heading.clone().filter(|h| !h.trim().is_empty())?;
            Some(Heading { eid: p.eid.clone(), kind: p.kind, text })
        })
        .collect()
}

fn changes(above: &[&Provision], provision: &Provision) -> Vec<Amendment> {
    let mut changes: Vec<Amendment> = Vec::new();
    let chain = std::iter::once(provision).chain(above.iter().rev().copied());
    for amendment in chain.flat_map(|p| &p.notes).flat_map(|n| &n.changed_by) {
        if !changes.contains(amendment) {
            changes.push(amendment.clone());
        }
    }
    changes
}

fn own_words(document: &Document) -> HashMap<&Eid, &str> {
    let mut texts = HashMap::new();
    document.walk(&mut |_, p| {
        texts.insert(&p.eid, p.text.as_str());
    });
    texts
}

fn governing_words(governs: &Governs, texts: &HashMap<&Eid, &str>) -> Vec<Governing> {
    let words = |eid: &Eid, text: Option<&str>| {
        let text = text.filter(|t| !t.trim().is_empty())?;
        Some(Governing { eid: eid.clone(), text: text.to_owned() })
    };
    let openers = governs.openers.iter().filter_map(|eid| words(eid, texts.get(eid).copied()));
    let tails = governs.tails.iter().filter_map(|tail| {
        words(&tail.eid, texts.get(&tail.eid).and_then(|t| t.get(tail.range.clone())))
    });
    openers.chain(tails).collect()
}
