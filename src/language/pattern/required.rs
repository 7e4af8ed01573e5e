//! What a text must contain for an expression to match in it.

use std::collections::BTreeSet;

use super::Node;

/// More sets than this are not worth looking up: a part of the condition is dropped instead, which keeps it necessary.
const MAX_SETS: usize = 64;

type Sets = BTreeSet<BTreeSet<Required>>;

/// What has to be in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Required {
    /// A word with this stem.
    Stem(String),
    /// A word whose normalised form begins so.
    Prefix(String),
}

/// The condition by stems alone.
pub(super) fn required_stems(node: &Node) -> Vec<Vec<String>> {
    let stem = |required: Required| match required {
        Required::Stem(stem) | Required::Prefix(stem) => stem,
    };
    let sets = condition(node, false);
    sets.into_iter().map(|set| set.into_iter().map(stem).collect()).collect()
}

/// The condition by stems and beginnings.
pub(super) fn required(node: &Node) -> Vec<Vec<Required>> {
    let sets = condition(node, true);
    sets.into_iter().map(|set| set.into_iter().collect()).collect()
}

/// Words each of which alone makes it match.
pub(super) fn enough(node: &Node) -> Vec<Vec<Required>> {
    match node {
        Node::Stem(stem) => vec![vec![Required::Stem(stem.clone())]],
        Node::Prefix(prefix) => vec![vec![Required::Prefix(prefix.clone())]],
        Node::Either { nodes, .. } => nodes.iter().flat_map(enough).collect(),
        // What may be missing beside one word leaves that word enough.
        Node::Sequence { steps, .. } => {
            let mut needed = steps.iter().filter(|step| !step.node.may_be_missing());
            match (needed.next(), needed.next()) {
                (Some(step), None) => enough(&step.node),
                _ => Vec::new(),
            }
        }
        Node::Exact { .. } | Node::Suffix(_) | Node::Optional(_) | Node::Near { .. } => Vec::new(),
    }
}

fn condition(node: &Node, prefixes: bool) -> Sets {
    match node {
        // A form determines its stem, so an exact form requires that stem.
        Node::Stem(stem) | Node::Exact { stem, .. } => [[Required::Stem(stem.clone())].into()].into(),
        Node::Prefix(prefix) if prefixes => [[Required::Prefix(prefix.clone())].into()].into(),
        Node::Prefix(_) | Node::Suffix(_) | Node::Optional(_) => anything(),
        Node::Sequence { steps, .. } => all(steps.iter().map(|step| &step.node), prefixes),
        Node::Near { parts, .. } => all(parts.iter(), prefixes),
        Node::Either { nodes, .. } => minimal(nodes.iter().flat_map(|node| condition(node, prefixes)).collect()),
    }
}

/// The condition every text meets.
fn anything() -> Sets {
    [BTreeSet::new()].into()
}

/// All of `nodes` at once.
fn all<'a>(nodes: impl Iterator<Item = &'a Node>, prefixes: bool) -> Sets {
    let mut conditions: Vec<Sets> = nodes.map(|node| condition(node, prefixes)).collect();
    // The most selective first, so that what is dropped for size is what selects least.
    conditions.sort_by_key(BTreeSet::len);
    let mut product = anything();
    for sets in conditions {
        if product.len() * sets.len() > MAX_SETS && product != anything() {
            continue;
        }
        let pairs = product.iter().flat_map(|a| sets.iter().map(move |b| a | b));
        product = minimal(pairs.collect());
    }
    product
}

/// Without the sets that contain another: whoever has all of those has all of these.
fn minimal(sets: Sets) -> Sets {
    let keep = |set: &BTreeSet<Required>| !sets.iter().any(|other| other != set && other.is_subset(set));
    sets.iter().filter(|set| keep(set)).cloned().collect()
}
