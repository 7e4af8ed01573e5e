//! Handing down: the norms that a provision has by the words that govern it.

use super::ending::{self, End};
use super::governing::Governs;
use super::mark::{Own, from_hit};
use super::modality::{self, Hit};
use super::reading::Reading;
use super::weakening::Weakening;
use super::{Norm, NormKind};
use crate::law::{Eid, Lang};
use std::collections::BTreeMap;
use std::ops::Range;

/// Adds to the norms of a provision those of the words that govern it.
pub(super) fn inherit(
    lang: Lang,
    o: &Own<'_>,
    governs: &Governs,
    own: &BTreeMap<Eid, Own<'_>>,
    norms: &mut BTreeMap<Eid, Vec<Norm>>,
) {
    let mut inherited: Vec<Norm> = Vec::new();
    for opener in governs.openers.iter().filter_map(|eid| own.get(eid)) {
        for h in opener.hits.iter().filter(|h| opens(opener, h)) {
            let norm = from_hit(h, opener.reading.text, &opener.provision.eid);
            inherited.push(item_norm(norm, o));
        }
    }
    for tail in &governs.tails {
        let Some(carrier) = own.get(&tail.eid) else {
            continue;
        };
        let closed = if lang == Lang::Kk {
            let opener = governs.openers.last().and_then(|eid| own.get(eid));
            closed_in_kazakh(o, opener, carrier, &tail.range, norms)
        } else if tail.eid != o.provision.eid {
            let closing = carrier.hits.iter().filter(|h| h.range.start >= tail.range.start);
            closing.map(|h| from_hit(h, carrier.reading.text, &tail.eid)).collect()
        } else {
            Vec::new()
        };
        inherited.extend(closed.into_iter().map(|norm| item_norm(norm, o)));
    }
    let list = norms.entry(o.provision.eid.clone()).or_default();
    for norm in inherited {
        let said = list.iter().any(|n| n.inherited && n.kind == norm.kind && n.carrier == norm.carrier);
        if !said {
            list.push(norm);
        }
    }
}

/// The norms that the tail of a Kazakh list makes of an item. The item is read as the law does, between the opening words
/// and the tail, as one sentence: whether «болмайды» or «тиіс» bans is told by the last word of each item, and what
/// «жатады» speaks of by the opening words. The carrier of the tail gets its own norm in the same way.
fn closed_in_kazakh(
    o: &Own<'_>,
    opener: Option<&Own<'_>>,
    carrier: &Own<'_>,
    tail: &Range<usize>,
    norms: &mut BTreeMap<Eid, Vec<Norm>>,
) -> Vec<Norm> {
    let text = carrier.reading.text;
    let eid = &carrier.provision.eid;
    let carries = *eid == o.provision.eid;
    let whole = *tail == (0..text.len());
    let item = if carries { &text[..tail.start] } else { o.reading.text };
    let (Some(words), false) = (text.get(tail.clone()), carries && whole) else {
        return Vec::new();
    };
    let joined = one_sentence(opener.map_or("", |o| o.reading.text), item, words);
    let reading = Reading::new(Lang::Kk, &joined.text);
    let mut out = Vec::new();
    let hits = modality::hits(Lang::Kk, &reading);
    let weakening = Weakening::of(Lang::Kk, &reading, &hits);
    if carries {
        retract(carrier, tail, &hits, joined.tail, norms.entry(eid.clone()).or_default());
    }
    for h in hits {
        // «1) өрт жағдайларын; 2) су тасқыны жағдайларын қоспағанда, … болмайды»: the items are what is not banned.
        let excepted =
            weakening.exceptions.iter().any(|e| e.start < joined.tail && joined.tail < e.end && e.end <= h.range.start);
        if h.range.end <= joined.tail || (excepted && !carries) {
            continue;
        }
        let carried = norms.entry(eid.clone()).or_default();
        let own = carried.iter().find(|n| n.kind == h.kind && !n.inherited).cloned();
        let said = own.is_some();
        let norm = own.unwrap_or_else(|| Norm {
            trigger: joined.text[h.range.start.max(joined.tail)..h.range.end].to_owned(),
            scope: 0..carrier.reading.end(),
            ..from_hit(&h, &joined.text, eid)
        });
        if !said && (carries || whole) {
            carried.push(norm.clone());
        }
        if !carries {
            out.push(norm);
        }
    }
    out
}

/// Takes back a ban of the carrier's tail that is none once the opening words are read with it: «Нұсқамамен: … тыйым
/// салынады».
fn retract(carrier: &Own<'_>, tail: &Range<usize>, joined: &[Hit], joined_tail: usize, carried: &mut Vec<Norm>) {
    let ban = |h: &&Hit| h.kind == NormKind::Prohibition;
    if joined.iter().filter(ban).any(|h| h.range.end > joined_tail) {
        return;
    }
    for h in carrier.hits.iter().filter(ban).filter(|h| h.range.end > tail.start) {
        carried.retain(|n| n.inherited || n.kind != h.kind || n.scope != h.scope);
    }
}

/// A norm of governing words as it stands at an item.
fn item_norm(norm: Norm, o: &Own<'_>) -> Norm {
    let scope = 0..o.reading.end();
    let Weakening { exceptions, conditions } = o.weakening.within(&scope);
    Norm { inherited: true, scope, exceptions, conditions, ..norm }
}

/// Whether what stands below an opener is what its trigger speaks of: the scope runs up to the closing colon, and the
/// words before the colon are no exception.
fn opens(opener: &Own<'_>, h: &Hit) -> bool {
    let text = opener.reading.text;
    let end = opener.reading.end();
    ending::of(text) == End::Colon
        && h.scope.end == end
        && !opener
            .weakening
            .within(&h.scope)
            .exceptions
            .iter()
            .any(|e| text[e.end..end].trim_end_matches(':').trim().is_empty())
}

struct Joined {
    text: String,
    /// Where the tail begins in `text`.
    tail: usize,
}

/// Opening words, an item and a tail without the marks between them.
fn one_sentence(opener: &str, item: &str, tail: &str) -> Joined {
    let mark = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '.' | ':' | '-' | '–' | '—' | '‒');
    let mut text = opener.trim_end_matches(mark).to_owned();
    text.push(' ');
    text.push_str(item.trim_end_matches(mark));
    text.push(' ');
    let at = text.len();
    text.push_str(tail.trim_start_matches(mark));
    Joined { text, tail: at }
}
