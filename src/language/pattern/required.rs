//! What a text must contain for an expression to match in it.

use std::collections::BTreeSet;

use super::Node;

/// More sets than this are not worth looking up: a part of the condition is dropped instead, which keeps it necessary.
const MAX_SETS: usize = 64;

type Sets = BTreeSet<BTreeSet<String>>;

pub(super) fn required(node: &Node) -> Vec<Vec<String>> {
    let sets = condition(node);
    sets.into_iter().map(|set| set.into_iter().collect()).collect()
}

fn condition(node: &Node) -> Sets {
    match node {
        // A form determines its stem, so an exact form requires that stem.
        Node::Stem(stem) | Node::Exact { stem, .. } => [[stem.clone()].into()].into(),
        Node::Prefix(_) | Node::Suffix(_) | Node::Optional(_) => anything(),
        Node::Sequence { steps, .. } => all(steps.iter().map(|step| &step.node)),
        Node::Near { parts, .. } => all(parts.iter()),
        Node::Either { nodes, .. } => minimal(nodes.iter().flat_map(condition).collect()),
    }
}

/// The condition every text meets.
fn anything() -> Sets {
    [BTreeSet::new()].into()
}

/// All of `nodes` at once.
fn all<'a>(nodes: impl Iterator<Item = &'a Node>) -> Sets {
    let mut conditions: Vec<Sets> = nodes.map(condition).collect();
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
    let keep = |set: &BTreeSet<String>| !sets.iter().any(|other| other != set && other.is_subset(set));
    sets.iter().filter(|set| keep(set)).cloned().collect()
}
