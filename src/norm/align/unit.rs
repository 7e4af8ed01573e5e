//! What is compared with what.

use super::{Difference, DifferenceKind, Quote, Side};
use crate::law::{Document, Eid, Kind, Lang, Provision, Status};
use crate::norm::{Norm, NormKind, governing};
use std::collections::{BTreeMap, BTreeSet};

/// A provision where it stands.
struct Place<'a> {
    provision: &'a Provision,
    in_force: bool,
    parent: Option<&'a Eid>,
}

/// One of the two texts, made ready.
pub(super) struct Text<'a> {
    doc: &'a Document,
    norms: &'a BTreeMap<Eid, Vec<Norm>>,
    places: BTreeMap<&'a Eid, Place<'a>>,
    order: Vec<&'a Eid>,
    /// Paragraphs that only close a list, as Kazakh has them where Russian has none.
    tails: BTreeSet<Eid>,
    /// Norms that carry a list: they are compared at its items.
    heads: BTreeSet<(Eid, NormKind)>,
}

/// Words that are compared: a text or a heading.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub eid: &'a Eid,
    pub heading: bool,
    pub text: &'a str,
}

impl Piece<'_> {
    /// The words in `range` as a quote.
    pub(super) fn quote(&self, range: std::ops::Range<usize>) -> Quote {
        Quote {
            eid: self.eid.clone(),
            heading: self.heading,
            words: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            range,
        }
    }
}

/// One text's share of a unit.
pub(super) struct Half<'a> {
    pub lang: Lang,
    pub pieces: Vec<Piece<'a>>,
    pub norms: Vec<&'a Norm>,
    /// Norms that carry a list and are compared at its items.
    pub heads: Vec<&'a Norm>,
}

/// Words of both texts that are compared as one.
pub(super) struct Unit<'a> {
    pub eid: &'a Eid,
    /// The point, or the article without points, in which words may stand elsewhere in the other text.
    pub block: Eid,
    pub ru: Half<'a>,
    pub kk: Half<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(doc: &'a Document, norms: &'a BTreeMap<Eid, Vec<Norm>>) -> Text<'a> {
        let mut places: BTreeMap<&'a Eid, Place<'a>> = BTreeMap::new();
        let mut order = Vec::new();
        // `walk` lends no longer than its call, so the tree is gone down by hand.
        let mut stack: Vec<(&'a Provision, bool, Option<&'a Eid>)> =
            doc.provisions.iter().rev().map(|p| (p, true, None)).collect();
        while let Some((provision, above, parent)) = stack.pop() {
            let in_force = above && provision.status == Status::InForce;
            order.push(&provision.eid);
            places.insert(&provision.eid, Place { provision, in_force, parent });
            let children = provision.children.iter().rev();
            stack.extend(children.map(|c| (c, in_force, Some(&provision.eid))));
        }
        let governs = governing(doc);
        let closing = governs.into_values().flat_map(|g| g.tails).map(|t| t.eid);
        let tails = closing.collect();
        let mut text = Text { doc, norms, places, order, tails, heads: BTreeSet::new() };
        text.heads = text.carriers();
        text
    }

    /// The norms of carriers that are no items of their own list.
    fn carriers(&self) -> BTreeSet<(Eid, NormKind)> {
        let shape = |eid: &Eid| self.places.get(eid).map(|p| (p.provision.kind, p.parent));
        let all = self.norms.iter().flat_map(|(eid, list)| list.iter().map(move |n| (eid, n)));
        let (mut heads, mut items) = (BTreeSet::new(), BTreeSet::new());
        for (eid, norm) in all.filter(|(_, n)| n.inherited) {
            let carrier = (norm.carrier.clone(), norm.kind);
            // The tail of a last item governs the items beside it, and what stands in them.
            if shape(eid) == shape(&norm.carrier) {
                items.insert(carrier)
            } else {
                heads.insert(carrier)
            };
        }
        heads.difference(&items).cloned().collect()
    }

    /// The place of every provision of both texts in the order of the text, this one first.
    pub(super) fn order(&self, other: &Text<'_>) -> BTreeMap<Eid, usize> {
        let mut order: BTreeMap<Eid, usize> = BTreeMap::new();
        for (n, eid) in self.order.iter().enumerate() {
            order.insert((*eid).clone(), 2 * n);
        }
        let mut last = 0;
        for eid in &other.order {
            last = *order.entry((*eid).clone()).or_insert(last + 1);
        }
        order
    }

    fn omits(&self, eid: &Eid) -> bool {
        self.doc.omissions.iter().any(|o| o.covers(eid))
    }

    /// The unnumbered paragraphs directly below a provision that are law.
    fn paragraphs(&self, eid: &Eid) -> Vec<&'a Provision> {
        let Some(place) = self.places.get(eid) else {
            return Vec::new();
        };
        let children = place.provision.children.iter();
        children.filter(|c| c.kind == Kind::Unnumbered && c.status == Status::InForce).collect()
    }

    fn half(&self, eids: &[&Eid]) -> Half<'a> {
        let mut half = Half { lang: self.doc.lang, pieces: Vec::new(), norms: Vec::new(), heads: Vec::new() };
        for place in eids.iter().filter_map(|e| self.places.get(e)) {
            let p = place.provision;
            let heading = p.heading.as_deref().map(|text| (true, text));
            let words = heading.into_iter().chain([(false, p.text.as_str())]);
            let said = words.filter(|(_, text)| !text.trim().is_empty());
            half.pieces.extend(said.map(|(heading, text)| Piece { eid: &p.eid, heading, text }));
            let carries = |n: &&Norm| !n.inherited && self.heads.contains(&(p.eid.clone(), n.kind));
            let all = self.norms.get(&p.eid).into_iter().flatten();
            let (heads, norms): (Vec<&Norm>, Vec<&Norm>) = all.partition(carries);
            half.norms.extend(norms);
            half.heads.extend(heads);
        }
        half
    }
}

/// Cuts both texts into units, and tells what has no counterpart.
pub(super) fn pair<'a>(ru: &Text<'a>, kk: &Text<'a>) -> (Vec<Unit<'a>>, Vec<Difference>) {
    let mut differences = Vec::new();
    let merged = merged(ru, kk, &mut differences);
    let unread = |eid: &Eid| ru.omits(eid) || kk.omits(eid);
    for (one, other) in [(ru, kk), (kk, ru)] {
        for &eid in &one.order {
            if !unread(eid) && !other.places.contains_key(eid) && missing(one, other, eid, &merged) {
                differences.push(lone(one, eid));
            }
        }
    }
    let mut units = Vec::new();
    for &eid in &ru.order {
        let (Some(r), Some(k)) = (ru.places.get(eid), kk.places.get(eid)) else {
            continue;
        };
        if unread(eid) {
            continue;
        }
        if r.in_force != k.in_force {
            // Told once, at the provision whose own status differs.
            if r.provision.status != k.provision.status {
                differences.push(status(ru, kk, eid));
            }
            continue;
        }
        let with_parent = r.provision.kind == Kind::Unnumbered && r.parent.is_some_and(|p| merged.contains(p));
        if !r.in_force || with_parent {
            continue;
        }
        let headed = |p: &Place<'_>| p.provision.heading.as_deref().is_some_and(|h| !h.trim().is_empty());
        if headed(r) != headed(k) {
            differences.push(heading(ru, kk, eid));
        }
        let eids = |text: &Text<'a>| {
            let below = text.paragraphs(eid).into_iter().filter(|_| merged.contains(eid));
            std::iter::once(eid).chain(below.map(|p| &p.eid)).collect::<Vec<_>>()
        };
        let unit = Unit { eid, block: block(eid), ru: ru.half(&eids(ru)), kk: kk.half(&eids(kk)) };
        match (unit.ru.says(), unit.kk.says()) {
            (true, true) => units.push(unit),
            (false, false) => {}
            _ => differences.push(whole(DifferenceKind::Presence, &unit)),
        }
    }
    (units, differences)
}

impl Half<'_> {
    fn says(&self) -> bool {
        self.pieces.iter().any(|p| !p.heading)
    }

    /// All its words, headings only where there is nothing else.
    pub(super) fn all_words(&self) -> Vec<Quote> {
        let bare = !self.says();
        let pieces = self.pieces.iter().filter(|p| bare || !p.heading);
        pieces.map(|p| p.quote(0..p.text.len())).collect()
    }
}

/// The provisions whose unnumbered paragraphs are cut in another way. Where the texts have another number of paragraphs,
/// those that only close a list left aside, that is told.
fn merged(ru: &Text<'_>, kk: &Text<'_>, differences: &mut Vec<Difference>) -> BTreeSet<Eid> {
    let mut merged = BTreeSet::new();
    for &eid in &ru.order {
        let (r, k) = (ru.paragraphs(eid), kk.paragraphs(eid));
        let both = kk.places.get(eid).is_some_and(|p| p.in_force) && ru.places[eid].in_force;
        let unread = r.iter().chain(&k).any(|p| ru.omits(&p.eid) || kk.omits(&p.eid));
        let same = r.iter().map(|p| &p.eid).eq(k.iter().map(|p| &p.eid));
        if same || !both || unread || ru.omits(eid) || kk.omits(eid) {
            continue;
        }
        let count = |text: &Text<'_>, list: &[&Provision]| list.iter().filter(|p| !text.tails.contains(&p.eid)).count();
        let (n, m) = (count(ru, &r), count(kk, &k));
        merged.insert(eid.clone());
        if n == m {
            continue;
        }
        let side = |count: usize, list: &[&Provision]| Side {
            only: vec![count.to_string()],
            quotes: list
                .iter()
                .map(|p| Piece { eid: &p.eid, heading: false, text: &p.text }.quote(0..p.text.len()))
                .collect(),
        };
        differences.push(Difference {
            kind: DifferenceKind::Paragraphs,
            eid: eid.clone(),
            ru: side(n, &r),
            kk: side(m, &k),
        });
    }
    merged
}

/// Whether a provision without counterpart is one to tell of: not what stands in another one that is missing, not a
/// paragraph of merged words, and no division whose beginning is unread.
fn missing(one: &Text<'_>, other: &Text<'_>, eid: &Eid, merged: &BTreeSet<Eid>) -> bool {
    let Some(place) = one.places.get(eid) else {
        return false;
    };
    let told = place.parent.is_some_and(|p| !other.places.contains_key(p) || merged.contains(p));
    if place.parent.is_some_and(|p| !other.places.get(p).is_none_or(|o| o.in_force)) {
        return false;
    }
    // The line of a division stands before its first article and is left out with it.
    let mut first = None;
    place.provision.walk(&mut |_, p| {
        if p.kind == Kind::Article && first.is_none() {
            first = Some(other.omits(&p.eid));
        }
    });
    let read = !first.unwrap_or(false);
    let inside = told && (place.provision.kind == Kind::Unnumbered || !in_missing_division(one, other, place));
    place.in_force && read && !inside
}

/// A missing chapter does not make its articles missing: they are compared by their own eIds.
fn in_missing_division(one: &Text<'_>, other: &Text<'_>, place: &Place<'_>) -> bool {
    let parent = place.parent.and_then(|p| one.places.get(p));
    parent.is_some_and(|p| {
        matches!(p.provision.kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph)
            && !other.places.contains_key(&p.provision.eid)
    })
}

fn lone(text: &Text<'_>, eid: &Eid) -> Difference {
    let half = text.half(&[eid]);
    let side = Side { only: vec![eid.to_string()], quotes: half.all_words() };
    let (ru, kk) = sides(text.doc.lang, side, Side::default());
    Difference { kind: DifferenceKind::Presence, eid: eid.clone(), ru, kk }
}

fn status(ru: &Text<'_>, kk: &Text<'_>, eid: &Eid) -> Difference {
    let side = |text: &Text<'_>| {
        let excluded = text.places.get(eid).is_some_and(|p| p.provision.status == Status::Excluded);
        let word = if excluded { "excluded" } else { "in-force" };
        Side { only: vec![word.to_owned()], quotes: text.half(&[eid]).all_words() }
    };
    Difference { kind: DifferenceKind::Status, eid: eid.clone(), ru: side(ru), kk: side(kk) }
}

fn heading(ru: &Text<'_>, kk: &Text<'_>, eid: &Eid) -> Difference {
    let side = |text: &Text<'_>| {
        let half = text.half(&[eid]);
        let headings = half.pieces.iter().filter(|p| p.heading);
        let quotes: Vec<Quote> = headings.map(|p| p.quote(0..p.text.len())).collect();
        Side { only: quotes.iter().map(|q| q.words.clone()).collect(), quotes }
    };
    Difference { kind: DifferenceKind::Heading, eid: eid.clone(), ru: side(ru), kk: side(kk) }
}

/// A difference of all the words of a unit.
fn whole(kind: DifferenceKind, unit: &Unit<'_>) -> Difference {
    let side = |half: &Half<'_>| Side {
        only: half.says().then(|| unit.eid.to_string()).into_iter().collect(),
        quotes: half.all_words(),
    };
    Difference { kind, eid: unit.eid.clone(), ru: side(&unit.ru), kk: side(&unit.kk) }
}

fn sides(lang: Lang, one: Side, other: Side) -> (Side, Side) {
    if lang == Lang::Ru { (one, other) } else { (other, one) }
}

/// The point of an eId, or its article.
fn block(eid: &Eid) -> Eid {
    let mut block = Eid::new("");
    for step in eid.steps() {
        block = block.child(step);
        if step.starts_with("para_") {
            break;
        }
        // Below an article without points the article is the block.
        if step.starts_with("art_") && !eid.steps().any(|s| s.starts_with("para_")) {
            break;
        }
    }
    block
}
