//! The whole text in force out of editions that leave places out.

use super::place::{children, children_mut, node};
use crate::law::{Document, Eid, Omission, Provision, Status};

/// The text of an edition with the places that it leaves out put in from earlier ones, the latest first. What no edition
/// has stays left out.
pub fn whole(edition: &Document, earlier: &[&Document]) -> Document {
    let mut out = edition.clone();
    let mut filled: Vec<usize> = Vec::new();
    for old in earlier {
        let mut found: Vec<(Option<Eid>, Option<Eid>, Provision)> = Vec::new();
        gather(&out, old, &old.provisions, None, &mut found);
        for (above, before, p) in found {
            let which = out.omissions.iter().position(|o| o.covers(&p.eid));
            if put(&mut out, above.as_ref(), before.as_ref(), p) {
                filled.extend(which);
            }
        }
    }
    filled.sort_unstable();
    filled.dedup();
    let removed: Vec<Omission> = filled.into_iter().rev().map(|i| out.omissions.remove(i)).collect();
    // What the earlier editions leave out as well is still not known.
    let left = earlier.iter().flat_map(|old| &old.omissions);
    let left: Vec<Omission> = left.flat_map(|o| removed.iter().filter_map(|r| r.intersect(o))).collect();
    for place in left {
        let mut here = out.omissions.iter().any(|o| (&o.articles, &o.point) == (&place.articles, &place.point));
        out.walk(&mut |_, p: &Provision| here |= place.covers(&p.eid));
        if !here {
            out.omissions.push(place);
        }
    }
    out
}

/// The outermost provisions of an earlier edition that stand where the later one leaves out: what they stand in and after.
fn gather(
    out: &Document,
    old: &Document,
    all: &[Provision],
    above: Option<&Provision>,
    found: &mut Vec<(Option<Eid>, Option<Eid>, Provision)>,
) {
    let covered = |d: &Document, eid: &Eid| d.omissions.iter().any(|o| o.covers(eid));
    for (i, p) in all.iter().enumerate() {
        if covered(out, &p.eid) && !covered(old, &p.eid) && p.status == Status::InForce {
            let before = i.checked_sub(1).and_then(|i| all.get(i)).map(|b| b.eid.clone());
            found.push((above.map(|a| a.eid.clone()), before, p.clone()));
        } else {
            gather(out, old, &p.children, Some(p), found);
        }
    }
}

/// Puts a provision in its place; whether there was one.
fn put(out: &mut Document, above: Option<&Eid>, before: Option<&Eid>, mut p: Provision) -> bool {
    let existing = path(out, &p.eid);
    if let Some(there) = existing {
        // A point whose own words are left out is there without them.
        let Some(slot) = super::place::node_mut(out, &there) else { return false };
        let empty = slot.text.is_empty() && slot.heading.is_none();
        if empty {
            slot.text = p.text;
        }
        return empty;
    }
    let beside = before.and_then(|b| path(out, b));
    let (above, at) = match beside.as_deref().and_then(|b| b.split_last()) {
        Some((last, above)) => (above.to_vec(), last + 1),
        // The division of the earlier edition may not be here: articles are known by their numbers.
        None => match above.and_then(|a| path(out, a)) {
            Some(above) => (above, 0),
            None if p.num.is_some() => {
                let n = out.provisions.iter().filter(|q| q.kind == p.kind && q.num < p.num).count();
                (
                    Vec::new(),
                    out.provisions.iter().position(|q| q.kind == p.kind).map_or(out.provisions.len(), |f| f + n),
                )
            }
            None => return false,
        },
    };
    // The line decides where what is still left out stands.
    p.span.line = node(out, &above).map_or(1, |a| a.span.line);
    if let Some(b) = at.checked_sub(1).and_then(|i| children(out, &above).get(i)) {
        b.walk(&mut |_, q| p.span.line = p.span.line.max(q.span.line));
    }
    let line = p.span.line;
    flatten_lines(&mut p, line);
    let Some(kids) = children_mut(out, &above) else { return false };
    let at = at.min(kids.len());
    kids.insert(at, p);
    true
}

fn flatten_lines(p: &mut Provision, line: u32) {
    p.span.line = line;
    for child in &mut p.children {
        flatten_lines(child, line);
    }
}

/// The path of a provision by its eId.
fn path(document: &Document, eid: &Eid) -> Option<Vec<usize>> {
    fn search(all: &[Provision], eid: &Eid, path: &mut Vec<usize>) -> bool {
        for (i, p) in all.iter().enumerate() {
            path.push(i);
            if p.eid == *eid || search(&p.children, eid, path) {
                return true;
            }
            path.pop();
        }
        false
    }
    let mut out = Vec::new();
    search(&document.provisions, eid, &mut out).then_some(out)
}
