//! The whole text in force out of editions that leave places out.

use super::place::{children, children_mut, node, node_mut};
use crate::law::{Document, Eid, Omission, Provision};

/// The text of an edition with the places that it leaves out put in from earlier ones, which are given the latest first: each
/// place from the first of them that does not leave it out, as the index reads it. What none has stays left out.
pub fn whole(edition: &Document, earlier: &[&Document]) -> Document {
    let mut out = edition.clone();
    for old in earlier {
        if out.omissions.is_empty() {
            break;
        }
        let mut found = Vec::new();
        gather(&out.omissions, old, &old.provisions, &mut Vec::new(), &mut found);
        for f in found {
            put(&mut out, &f, &old.provisions);
        }
        // What this edition does not leave out is known now, whatever stands there.
        out.omissions =
            out.omissions.iter().flat_map(|a| old.omissions.iter().filter_map(|b| a.intersect(b))).collect();
    }
    out
}

/// A provision of an earlier edition that stands where the later one leaves out.
struct Missing<'d> {
    provision: Provision,
    /// What it stands in, outermost first.
    above: Vec<&'d Provision>,
    /// What stands beside it.
    siblings: &'d [Provision],
}

/// The outermost provisions of an earlier edition in the places that are open.
fn gather<'d>(
    open: &[Omission],
    old: &Document,
    all: &'d [Provision],
    above: &mut Vec<&'d Provision>,
    found: &mut Vec<Missing<'d>>,
) {
    let covered = |by: &[Omission], eid: &Eid| by.iter().any(|o| o.covers(eid));
    for p in all {
        if covered(open, &p.eid) && !covered(&old.omissions, &p.eid) {
            // Where the opening words of a list alone are left out, they alone come.
            let mut provision = p.clone();
            prune(&mut provision, &|eid| covered(open, eid));
            found.push(Missing { provision, above: above.clone(), siblings: all });
        } else {
            above.push(p);
            gather(open, old, &p.children, above, found);
            above.pop();
        }
    }
}

fn prune(p: &mut Provision, keep: &dyn Fn(&Eid) -> bool) {
    p.children.retain(|c| keep(&c.eid));
    for child in &mut p.children {
        prune(child, keep);
    }
}

/// Puts a provision in its place.
fn put(out: &mut Document, missing: &Missing<'_>, top: &[Provision]) {
    if let Some(there) = path(out, &missing.provision.eid) {
        // A point whose own words are left out is there without them.
        if let Some(slot) = node_mut(out, &there).filter(|s| s.text.is_empty() && s.heading.is_none()) {
            slot.text.clone_from(&missing.provision.text);
            slot.heading.clone_from(&missing.provision.heading);
        }
        return;
    }
    let mut inside: Vec<usize> = Vec::new();
    let mut beside = top;
    for shell in &missing.above {
        inside = match path(out, &shell.eid) {
            Some(there) => there,
            // All that stood in a chapter was left out, and the chapter with it.
            None => insert(out, &inside, beside, Provision { children: Vec::new(), ..(*shell).clone() }),
        };
        beside = &shell.children;
    }
    insert(out, &inside, missing.siblings, missing.provision.clone());
}

/// Puts a provision between the nearest of its old siblings that are here, where its number belongs.
fn insert(out: &mut Document, above: &[usize], siblings: &[Provision], mut new: Provision) -> Vec<usize> {
    let kids = children(out, above);
    let own = siblings.iter().position(|s| s.eid == new.eid);
    let here = |s: &Provision| kids.iter().position(|k| k.eid == s.eid);
    let before = own.and_then(|i| siblings.get(..i)?.iter().rev().find_map(here));
    let after = own.and_then(|i| siblings.get(i + 1..)?.iter().find_map(here));
    let (from, to) = (before.map_or(0, |b| b + 1), after.unwrap_or(kids.len()));
    let between = || kids.iter().enumerate().take(to).skip(from).filter(|(_, k)| k.kind == new.kind && k.num.is_some());
    // A number that came in between later stays in its order.
    let lower = between().filter(|(_, k)| k.num < new.num).map(|(i, _)| i + 1).next_back();
    let at = match (lower, before) {
        (Some(lower), _) => lower,
        (None, Some(_)) => from,
        (None, None) => between().find(|(_, k)| k.num > new.num).map_or(to, |(i, _)| i),
    };
    // The line decides where what is still left out stands.
    let mut line = node(out, above).map_or(1, |a| a.span.line);
    if let Some(b) = at.checked_sub(1).and_then(|i| children(out, above).get(i)) {
        b.walk(&mut |_, q| line = line.max(q.span.line));
    }
    flatten_lines(&mut new, line);
    if let Some(kids) = children_mut(out, above) {
        kids.insert(at, new);
    }
    [above, &[at]].concat()
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
