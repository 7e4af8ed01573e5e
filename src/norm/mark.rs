//! What each provision of a document does, by its own words and by the words that govern it.

use super::definition::{self, Introduced, Place};
use super::governing::{Governs, governing};
use super::inherit::inherit;
use super::modality::{self, Hit};
use super::reading::Reading;
use super::weakening::Weakening;
use super::{DefinitionForm, Norm, NormKind, Term};
use crate::language::analyzer::WordLines;
use crate::law::{Document, Eid, Kind, Lang, Provision, Status};
use std::collections::BTreeMap;
use std::ops::Range;

/// What one provision says by itself.
pub(super) struct Own<'a> {
    pub provision: &'a Provision,
    pub reading: Reading<'a>,
    pub hits: Vec<Hit>,
    definitions: Vec<Introduced>,
    short_names: Vec<Introduced>,
    pub weakening: Weakening,
}

/// Finds what each provision in force does. Provisions that do nothing are not in the map; excluded ones never are.
///
/// A norm stands at the provision that carries its trigger and, if the trigger governs a list, once more, inherited, at
/// each item of the list. Norms of one provision are in the order of its text, inherited ones last.
pub fn mark(lang: Lang, doc: &Document) -> BTreeMap<Eid, Vec<Norm>> {
    mark_with_words(lang, doc, &governing(doc)).0
}

/// The norms of [`mark`], and each provision's own words for an index.
pub(super) fn mark_with_words(
    lang: Lang,
    doc: &Document,
    governs: &BTreeMap<Eid, Governs>,
) -> (BTreeMap<Eid, Vec<Norm>>, BTreeMap<Eid, WordLines>) {
    let mut own = own_words(lang, doc, governs);
    close_enumerations(lang, governs, &mut own);
    let offences: Vec<Eid> = own
        .values()
        .filter(|o| o.hits.iter().any(|h| h.kind == NormKind::Offence))
        .map(|o| o.provision.eid.clone())
        .collect();
    for (eid, o) in &mut own {
        let sanctioned = offences.contains(eid)
            || governs.get(eid).is_some_and(|g| g.tails.iter().any(|t| offences.contains(&t.eid)));
        if sanctioned {
            punished(lang, o);
        }
    }
    let mut norms: BTreeMap<Eid, Vec<Norm>> = own.iter().map(|(eid, o)| (eid.clone(), own_norms(o))).collect();
    for (eid, o) in &own {
        if let Some(g) = governs.get(eid) {
            inherit(lang, o, g, &own, &mut norms);
        }
    }
    norms.retain(|_, list| !list.is_empty());
    let words = own.into_iter().map(|(eid, o)| (eid, WordLines::of(&o.reading.tokens))).collect();
    (norms, words)
}

fn own_words<'a>(lang: Lang, doc: &'a Document, governs: &BTreeMap<Eid, Governs>) -> BTreeMap<Eid, Own<'a>> {
    let mut notions: BTreeMap<Eid, bool> = BTreeMap::new();
    let mut own = BTreeMap::new();
    doc.walk(&mut |above, p| {
        if p.text.trim().is_empty()
            || p.status == Status::Excluded
            || above.iter().any(|a| a.status == Status::Excluded)
        {
            return;
        }
        let openers = governs.get(&p.eid).map_or(0, |g| g.openers.len());
        let opener = governs.get(&p.eid).and_then(|g| g.openers.last()).and_then(|eid| own.get(eid));
        let opened = opener.is_some_and(|o: &Own<'_>| {
            *notions
                .entry(o.provision.eid.clone())
                .or_insert_with(|| definition::announces_notions(lang, o.reading.text))
        });
        let reading = Reading::new(lang, &p.text);
        let place = place(lang, above, p, openers, opened);
        let definitions = definition::definitions(lang, &reading, place);
        let short_names = definition::short_names(lang, &reading);
        let mut hits = modality::hits(lang, &reading);
        let weakening = Weakening::of(lang, &reading, &hits);
        // A ban told of in the meaning of a term is no ban.
        let meant = |at: &Range<usize>| {
            definitions.iter().any(|d| {
                d.form != Some(DefinitionForm::Enumeration) && d.scope.start <= at.start && at.end <= d.scope.end
            })
        };
        hits.retain(|h| !meant(&h.range));
        own.insert(p.eid.clone(), Own { provision: p, reading, hits, definitions, short_names, weakening });
    });
    own
}

/// Gives the opening words of a list the enumeration that the tail of the list makes of them.
fn close_enumerations(lang: Lang, governs: &BTreeMap<Eid, Governs>, own: &mut BTreeMap<Eid, Own<'_>>) {
    let mut found: Vec<(Eid, Introduced)> = Vec::new();
    for g in governs.values() {
        let (Some(eid), Some(tail)) = (g.openers.last(), g.tails.first()) else {
            continue;
        };
        let (Some(opener), Some(closing)) = (own.get(eid), own.get(&tail.eid)) else {
            continue;
        };
        if opener.definitions.is_empty()
            && found.iter().all(|(have, _)| have != eid)
            && let Some(words) = closing.reading.text.get(tail.range.clone())
            && let Some(d) = definition::closed_enumeration(lang, &opener.reading, words)
        {
            found.push((eid.clone(), d));
        }
    }
    for (eid, d) in found {
        if let Some(opener) = own.get_mut(&eid) {
            opener.definitions.push(d);
        }
    }
}

/// What the headings and opening words above a provision make of a dash in it.
fn place(lang: Lang, above: &[&Provision], p: &Provision, openers: usize, opened: bool) -> Place {
    if opened {
        return Place::Notion;
    }
    if !matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Unnumbered) || openers > 1 {
        return Place::Elsewhere;
    }
    let article = above.iter().rev().find(|a| a.kind == Kind::Article);
    let Some(heading) = article.and_then(|a| a.heading.as_deref()) else {
        return Place::Elsewhere;
    };
    if definition::announces_notions(lang, heading) {
        Place::Notion
    } else if definition::announces_kinds(lang, heading) {
        Place::Kind
    } else {
        Place::Elsewhere
    }
}

/// A disposition or a sanction speaks of conduct and penalties only: «обязанным лицом», «без права» in it bind nobody.
/// What it is «то есть», it defines.
fn punished(lang: Lang, o: &mut Own<'_>) {
    let sanctions: Vec<Range<usize>> =
        o.hits.iter().filter(|h| h.kind == NormKind::Offence).map(|h| h.scope.clone()).collect();
    let first_sentence = o.reading.bytes(o.reading.sentence(0));
    o.hits.retain(|h| {
        h.kind == NormKind::Offence
            || !(sanctions
                .iter()
                .chain(std::iter::once(&first_sentence))
                .any(|s| s.start <= h.range.start && h.range.end <= s.end))
    });
    if let Some(d) = definition::disposition(lang, &o.reading)
        && !o.definitions.iter().any(|have| have.scope == d.scope)
    {
        o.definitions.insert(0, d);
    }
}

fn own_norms(o: &Own<'_>) -> Vec<Norm> {
    let text = o.reading.text;
    let eid = &o.provision.eid;
    let introduced = |kind: NormKind, d: &Introduced| Norm {
        kind,
        trigger: text[d.trigger.clone()].to_owned(),
        carrier: eid.clone(),
        inherited: false,
        scope: d.scope.clone(),
        term: Some(Term { text: text[d.term.clone()].to_owned(), range: d.term.clone(), form: d.form }),
        sanctions: Vec::new(),
        exceptions: Vec::new(),
        conditions: Vec::new(),
    };
    let weakened = |norm: Norm| {
        let Weakening { exceptions, conditions } = o.weakening.within(&norm.scope);
        Norm { exceptions, conditions, ..norm }
    };
    let definitions = o.definitions.iter().map(|d| (d.term.start, weakened(introduced(NormKind::Definition, d))));
    let short_names = o.short_names.iter().map(|d| (d.term.start, introduced(NormKind::ShortName, d)));
    let hits = o.hits.iter().map(|h| (h.range.start, weakened(from_hit(h, text, eid))));
    let mut all: Vec<(usize, Norm)> = definitions.chain(short_names).chain(hits).collect();
    all.sort_by_key(|(at, _)| *at);
    let mut out: Vec<Norm> = Vec::new();
    for (_, norm) in all {
        // Two words of one kind in one sentence are one norm.
        let said = out.iter().any(|n| n.kind == norm.kind && n.scope == norm.scope && norm.term.is_none());
        if !said {
            out.push(norm);
        }
    }
    out
}

/// The norm that a trigger makes, not yet weakened by anything.
pub(super) fn from_hit(h: &Hit, text: &str, eid: &Eid) -> Norm {
    Norm {
        kind: h.kind,
        trigger: text[h.range.clone()].to_owned(),
        carrier: eid.clone(),
        inherited: false,
        scope: h.scope.clone(),
        term: None,
        sanctions: h.sanctions.clone(),
        exceptions: Vec::new(),
        conditions: Vec::new(),
    }
}
