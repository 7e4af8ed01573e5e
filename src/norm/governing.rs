//! Which words govern which provision.
//!
//! A list is governed by its opening words («Запрещается:»), by a paragraph that closes it («– наказывается …»), or, as
//! Kazakh does with its verb at the end, by the last words of its last item («… 6) қабылдауға құқылы.»). A sanction
//! paragraph governs the disposition before it in the same way.

use super::ending::{self, End};
use crate::law::{Document, Eid, Kind, Lang, Provision, Status};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words that close a list and govern its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The provision they stand in: a paragraph of its own after the list, or the list's last item.
    pub eid: Eid,
    /// Where they stand in that provision's text, in bytes; all of it for a paragraph of its own.
    pub range: Range<usize>,
}

/// What governs one provision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Governs {
    /// The provisions whose own words, ending with a colon, open the lists it stands in; outermost first.
    pub openers: Vec<Eid>,
    /// The words that close those lists; innermost first.
    pub tails: Vec<Tail>,
}

/// For every provision that is governed by words of another one: which. Ungoverned provisions are not in the map.
pub fn governing(doc: &Document) -> BTreeMap<Eid, Governs> {
    let mut out = BTreeMap::new();
    for top in rows(&doc.provisions) {
        Row::new(doc.lang, None).read(top, &Governs::default(), &mut out);
    }
    for p in &doc.provisions {
        below(doc.lang, p, &Governs::default(), &mut out);
    }
    out.retain(|_, g: &mut Governs| !g.openers.is_empty() || !g.tails.is_empty());
    out
}

/// Only points, subpoints and paragraphs can be items; what stands above them divides rows.
fn is_content(kind: Kind) -> bool {
    matches!(kind, Kind::Point | Kind::Subpoint | Kind::Unnumbered)
}

fn rows(children: &[Provision]) -> impl Iterator<Item = &[Provision]> {
    children.split(|p| !is_content(p.kind)).filter(|row| !row.is_empty())
}

fn below(lang: Lang, p: &Provision, own: &Governs, out: &mut BTreeMap<Eid, Governs>) {
    for row in rows(&p.children) {
        Row::new(lang, Some(p)).read(row, own, out);
    }
    for child in &p.children {
        let inherited =
            if is_content(child.kind) { out.get(&child.eid).cloned().unwrap_or_default() } else { Governs::default() };
        below(lang, child, &inherited, out);
    }
}

/// One list of a row of siblings.
struct List<'a> {
    opener: &'a Provision,
    /// Index of the list it stands in, in the same row.
    outer: Option<usize>,
    items: Vec<&'a Provision>,
    /// A paragraph after the list that closes it.
    closed_by: Option<&'a Provision>,
}

/// Reads siblings in order and finds the lists among them.
struct Row<'a> {
    lang: Lang,
    parent: Option<&'a Provision>,
    lists: Vec<List<'a>>,
    /// Indices into `lists`: those still open, innermost last.
    open: Vec<usize>,
    /// For each item, the list it stands in.
    item_of: Vec<(&'a Provision, usize)>,
    /// Dispositions with the sanction that follows them.
    sanctioned: Vec<(&'a Provision, &'a Provision)>,
}

impl<'a> Row<'a> {
    fn new(lang: Lang, parent: Option<&'a Provision>) -> Row<'a> {
        Row { lang, parent, lists: Vec::new(), open: Vec::new(), item_of: Vec::new(), sanctioned: Vec::new() }
    }

    fn open_list(&mut self, opener: &'a Provision) {
        self.lists.push(List { opener, outer: self.open.last().copied(), items: Vec::new(), closed_by: None });
        self.open.push(self.lists.len() - 1);
    }

    fn read(mut self, row: &'a [Provision], own: &Governs, out: &mut BTreeMap<Eid, Governs>) {
        let above = self.parent.filter(|p| !p.text.trim().is_empty());
        let mut end = above.map_or(End::Stop, |p| ending::of(&p.text));
        // The parent's own text as the disposition of the sanction that may follow.
        let mut disposition = above;
        if let (Some(p), End::Colon) = (above, end) {
            self.open_list(p);
        }
        for (at, child) in row.iter().enumerate() {
            if child.status == Status::Excluded {
                self.accept_numbered(child);
                continue;
            }
            match child.kind {
                Kind::Unnumbered => {
                    if self.unnumbered(child, end, disposition, &row[at + 1..]) {
                        end = End::Stop;
                        disposition = None;
                        continue;
                    }
                }
                _ => self.accept_numbered(child),
            }
            let last = deepest(child);
            end = ending::of(&last.text);
            if self.open.is_empty() || child.kind != Kind::Unnumbered {
                disposition = Some(child);
            }
            if child.children.is_empty() && end == End::Colon && child.kind == Kind::Unnumbered {
                self.open_list(child);
            } else if child.children.is_empty() && end == End::Colon {
                // A numbered item whose list was left beside it and not below it.
                let next_is_paragraph = row.get(at + 1).is_some_and(|next| next.kind == Kind::Unnumbered);
                if next_is_paragraph {
                    self.open_list(child);
                }
            }
        }
        self.write(own, out);
    }

    /// Puts a numbered provision into the innermost open list that can hold it.
    fn accept_numbered(&mut self, child: &'a Provision) {
        while let Some(&top) = self.open.last() {
            let fits = match self.lists[top].items.last() {
                None => true,
                Some(item) => item.kind == child.kind,
            };
            if fits {
                self.lists[top].items.push(child);
                self.item_of.push((child, top));
                return;
            }
            self.open.pop();
        }
    }

    /// Places an unnumbered paragraph; `true` if it closes what stands before it.
    fn unnumbered(
        &mut self,
        child: &'a Provision,
        end: End,
        disposition: Option<&'a Provision>,
        rest: &'a [Provision],
    ) -> bool {
        let continues = ending::continues(&child.text);
        if end == End::Dash && continues {
            match self.open.first().copied() {
                Some(outermost) if !self.lists[outermost].items.is_empty() => {
                    for &list in &self.open {
                        self.lists[list].closed_by = Some(child);
                    }
                    self.sanctioned.push((self.lists[outermost].opener, child));
                    self.open.clear();
                }
                _ => {
                    if let Some(d) = disposition {
                        self.sanctioned.push((d, child));
                    }
                }
            }
            return true;
        }
        let Some(&top) = self.open.last() else {
            return false;
        };
        let numbered = self.lists[top].items.last().is_some_and(|i| i.kind != Kind::Unnumbered);
        let fresh = self.lists[top].items.is_empty();
        if numbered {
            if continues {
                let closes = end != End::Semicolon || ending::is_short_predicate(&child.text);
                if closes {
                    self.lists[top].closed_by = Some(child);
                    self.open.pop();
                    return true;
                }
                self.item_of.push((child, top));
                self.lists[top].items.push(child);
            } else if !goes_on(&self.lists[top], rest) {
                self.open.clear();
            }
        } else if fresh || matches!(end, End::Semicolon | End::Comma | End::Colon) {
            self.item_of.push((child, top));
            self.lists[top].items.push(child);
        } else if continues {
            self.lists[top].closed_by = Some(child);
            self.open.pop();
            return true;
        } else {
            self.open.clear();
        }
        false
    }

    fn write(self, own: &Governs, out: &mut BTreeMap<Eid, Governs>) {
        let tails: Vec<Vec<Tail>> = self.lists.iter().map(|l| tails_of(self.lang, l)).collect();
        let mut inside: BTreeMap<&Eid, usize> = BTreeMap::new();
        for (item, list) in &self.item_of {
            inside.insert(&item.eid, *list);
            let mut governs = own.clone();
            let (mut openers, mut closing) = (Vec::new(), Vec::new());
            let mut next = Some(*list);
            while let Some(at) = next {
                openers.push(self.lists[at].opener.eid.clone());
                closing.extend(tails[at].iter().cloned());
                next = self.lists[at].outer;
            }
            openers.reverse();
            governs.openers.extend(openers);
            closing.extend(governs.tails);
            governs.tails = closing;
            out.insert(item.eid.clone(), governs);
        }
        for (disposition, sanction) in &self.sanctioned {
            let tail = Tail { eid: sanction.eid.clone(), range: 0..sanction.text.len() };
            let entry = out.entry(disposition.eid.clone()).or_default();
            if !entry.tails.contains(&tail) {
                entry.tails.insert(0, tail);
            }
            out.entry(sanction.eid.clone()).or_insert_with(|| own.clone()).openers.push(disposition.eid.clone());
        }
    }
}

/// Whether the numbered list goes on after a sentence that stands between its items.
fn goes_on(list: &List<'_>, rest: &[Provision]) -> bool {
    let Some(last) = list.items.last() else {
        return false;
    };
    rest.iter()
        .take_while(|p| p.kind == last.kind || ending::of(&p.text) != End::Colon)
        .find(|p| p.kind == last.kind)
        .is_some_and(|next| match (&next.num, &last.num) {
            (Some(next), Some(last)) => next > last,
            _ => false,
        })
}

/// The last provision in force inside `p` that has words, or `p` itself.
fn deepest(p: &Provision) -> &Provision {
    p.children.iter().rev().find(|c| is_content(c.kind) && c.status == Status::InForce).map_or(p, deepest)
}

fn tails_of(lang: Lang, list: &List<'_>) -> Vec<Tail> {
    let mut tails = Vec::new();
    let in_force: Vec<&Provision> = list.items.iter().copied().filter(|i| i.status == Status::InForce).collect();
    if let Some((last, others)) = in_force.split_last() {
        let last = deepest(last);
        let others: Vec<&str> = others.iter().map(|p| deepest(p).text.as_str()).collect();
        if let Some(range) = ending::glued_tail(lang, &list.opener.text, &others, &last.text) {
            tails.push(Tail { eid: last.eid.clone(), range });
        }
    }
    if let Some(p) = list.closed_by {
        tails.push(Tail { eid: p.eid.clone(), range: 0..p.text.len() });
    }
    tails
}

#[cfg(test)]
mod tests;
