//! A rule in one language, as far as lists of words tell: which passages a verdict can rest on, and how close the others
//! can come. Sixty-four passages are looked at at once.

use crate::index::Places;
use std::cmp::Reverse;
use std::sync::Arc;

/// A test, as far as lists of words tell.
pub(super) enum Ask {
    /// It holds at most of the passages in so many of these sets.
    In { sets: Vec<Arc<Places>>, at_least: usize },
    /// It holds of none of these passages.
    NotIn(Arc<Places>),
    /// It holds at most of the passages of which all of these may hold.
    Each(Vec<Ask>),
    /// It holds at most of the passages that may satisfy one of these.
    OneOf(Vec<Sketch>),
}

impl Ask {
    pub fn one(sets: Vec<Arc<Places>>) -> Ask {
        Ask::In { sets, at_least: 1 }
    }

    /// The passages of one word of a set of which it may hold.
    fn holds(&self, word: usize) -> u64 {
        match self {
            Ask::In { sets, at_least: 1 } => sets.iter().fold(0, |all, set| all | set.word(word)),
            Ask::In { sets, at_least } => {
                // In the place `n` of this: what is in at least `n` of the sets so far.
                let mut counts = vec![0; *at_least + 1];
                if let Some(none) = counts.first_mut() {
                    *none = u64::MAX;
                }
                for set in sets {
                    let bits = set.word(word);
                    for n in (1..counts.len()).rev() {
                        counts[n] |= counts[n - 1] & bits;
                    }
                }
                counts.last().copied().unwrap_or_default()
            }
            Ask::NotIn(set) => !set.word(word),
            Ask::Each(asks) => asks.iter().fold(u64::MAX, |all, ask| all & ask.holds(word)),
            Ask::OneOf(sketches) => sketches.iter().fold(0, |all, sketch| all | sketch.holds(word)),
        }
    }
}

/// A condition on one provision, as far as lists of words tell.
pub(super) struct Sketch {
    pub asks: Vec<Ask>,
    /// How many tests the condition has at most.
    pub tests: usize,
}

/// Digits of a count of asks, in base two: more than 31 asks count as 31.
const DIGITS: usize = 5;

impl Sketch {
    /// The passages of one word of a set that may satisfy it.
    fn holds(&self, word: usize) -> u64 {
        let mut all = u64::MAX;
        for ask in &self.asks {
            if all == 0 {
                break;
            }
            all &= ask.holds(word);
        }
        all
    }

    /// The fewest asks that each of the passages of one word of a set can lack, digit by digit from the lowest.
    fn lacks(&self, word: usize) -> [u64; DIGITS] {
        let mut count = [0; DIGITS];
        for ask in &self.asks {
            let mut carry = !ask.holds(word);
            for digit in &mut count {
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
            // What has no room any more stays at the most.
            count.iter_mut().for_each(|digit| *digit |= carry);
        }
        count
    }
}

/// Passages whose count is exactly `n`.
fn exactly(count: &[u64; DIGITS], n: usize) -> u64 {
    let digits = count.iter().enumerate();
    digits.fold(u64::MAX, |all, (at, digit)| all & if n >> at & 1 == 1 { *digit } else { !*digit })
}

/// A rule in one language, as far as lists of words tell.
#[derive(Default)]
pub(super) struct Outline {
    /// Everything that a provision can satisfy by itself.
    pub leaves: Vec<Sketch>,
    /// What is looked at to tell what a provision lacks.
    pub parts: Vec<Sketch>,
    /// What defeats a condition.
    pub defeats: Vec<Sketch>,
    /// The concepts that the rule speaks of.
    pub anchors: Vec<Arc<Places>>,
}

/// How much of a part a passage lacks at least, and how much of it such a passage has at most.
pub(super) type Shortfall = (usize, Reverse<usize>);

/// The passages that name what a rule speaks of.
#[derive(Default)]
pub(super) struct Sorted {
    /// Those that a verdict can rest on, in the order of their numbers.
    pub firm: Vec<u32>,
    /// The others by how close they can come, the closest first; no two groups come equally close.
    pub others: Vec<(Shortfall, Vec<u32>)>,
}

impl Outline {
    /// Looks at every passage that may name what the rule speaks of.
    pub fn sort(&self) -> Sorted {
        let mut sorted = Sorted::default();
        let groups = self.groups();
        let mut others: Vec<Vec<u32>> = vec![Vec::new(); groups.len()];
        let size = self.anchors.iter().map(|anchor| anchor.size()).max().unwrap_or_default();
        let mut counts = Vec::with_capacity(self.parts.len());
        for word in 0..size {
            let named = self.anchors.iter().fold(0, |all, anchor| all | anchor.word(word));
            if named == 0 {
                continue;
            }
            let firm = self.leaves.iter().fold(0, |all, leaf| all | leaf.holds(word) & named);
            each(word, firm, &mut sorted.firm);
            let mut left = named & !firm;
            if left == 0 {
                continue;
            }
            counts.clear();
            counts.extend(self.parts.iter().map(|part| part.lacks(word)));
            for ((_, group), into) in groups.iter().zip(&mut others) {
                let here = match group {
                    Group::Lacks(part, n) => counts.get(*part).map_or(0, |count| exactly(count, *n)),
                    Group::Defeats(at) => self.defeats.get(*at).map_or(0, |defeat| defeat.holds(word)),
                    Group::Rest => u64::MAX,
                };
                each(word, here & left, into);
                left &= !here;
                if left == 0 {
                    break;
                }
            }
        }
        for ((shortfall, _), places) in groups.into_iter().zip(others).filter(|(_, places)| !places.is_empty()) {
            match sorted.others.last_mut() {
                Some((last, group)) if *last == shortfall => group.extend(places),
                _ => sorted.others.push((shortfall, places)),
            }
        }
        sorted
    }

    /// What a passage can be told by, the best first.
    fn groups(&self) -> Vec<(Shortfall, Group)> {
        let mut groups = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            for lacks in 0..=part.asks.len().min((1 << DIGITS) - 1) {
                groups.push(((lacks, Reverse(part.tests.saturating_sub(lacks))), Group::Lacks(at, lacks)));
            }
        }
        for (at, defeat) in self.defeats.iter().enumerate() {
            groups.push(((0, Reverse(defeat.tests + 1)), Group::Defeats(at)));
        }
        groups.sort_by_key(|(shortfall, _)| *shortfall);
        if self.parts.is_empty() {
            groups.push(((0, Reverse(usize::MAX)), Group::Rest));
        }
        groups
    }

    /// How many of the concepts that the rule speaks of a passage may name.
    pub fn named(&self, place: u32) -> usize {
        self.anchors.iter().filter(|anchor| anchor.has(place)).count()
    }
}

enum Group {
    /// It lacks exactly so much of this part.
    Lacks(usize, usize),
    /// It may be what defeats a condition.
    Defeats(usize),
    /// Nothing tells.
    Rest,
}

/// Adds the numbers of the passages that are in one word of a set.
fn each(word: usize, mut bits: u64, into: &mut Vec<u32>) {
    while bits != 0 {
        let place = word * 64 + bits.trailing_zeros() as usize;
        into.extend(u32::try_from(place));
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(places: &[u32]) -> Arc<Places> {
        Arc::new(places.iter().copied().collect())
    }

    #[test]
    fn passages_are_sorted_by_what_they_lack() {
        let (a, b, c) = (set(&[0, 1, 2, 70]), set(&[0, 1, 70]), set(&[0, 70, 71]));
        let sketch = |sets: &[&Arc<Places>], tests| Sketch {
            asks: sets.iter().map(|set| Ask::one(vec![Arc::clone(set)])).collect(),
            tests,
        };
        let outline = Outline {
            leaves: vec![sketch(&[&a, &b, &c], 4)],
            parts: vec![sketch(&[&a, &b, &c], 4), sketch(&[&c], 1)],
            defeats: Vec::new(),
            anchors: vec![set(&[0, 1, 2, 3, 70, 71])],
        };
        let sorted = outline.sort();
        assert_eq!(sorted.firm, [0, 70]);
        let expected = [((0, Reverse(1)), vec![71]), ((1, Reverse(3)), vec![1]), ((1, Reverse(0)), vec![2, 3])];
        assert_eq!(sorted.others, expected);
        assert_eq!(outline.named(3), 1);
    }

    #[test]
    fn passages_that_come_equally_close_are_one_group() {
        let (a, b) = (set(&[0, 1]), set(&[1, 2]));
        let sketch = |sets: [&Arc<Places>; 2]| Sketch {
            asks: sets.iter().map(|set| Ask::one(vec![Arc::clone(set)])).collect(),
            tests: 2,
        };
        let none = set(&[]);
        let (parts, anchors) = (vec![sketch([&a, &none]), sketch([&none, &b])], vec![set(&[0, 1, 2])]);
        let mut others = Outline { parts, anchors, ..Outline::default() }.sort().others;
        others.iter_mut().for_each(|(_, places)| places.sort_unstable());
        assert_eq!(others, [((1, Reverse(1)), vec![0, 1, 2])]);
    }

    #[test]
    fn some_of_several_and_none_of_others() {
        let (a, b, c) = (set(&[0, 1]), set(&[1, 2]), set(&[2, 3]));
        let two = Ask::In { sets: vec![Arc::clone(&a), b, c], at_least: 2 };
        assert_eq!(two.holds(0), 0b0110);
        assert_eq!(Ask::NotIn(Arc::clone(&a)).holds(0) & 0b1111, 0b1100);
        assert_eq!(Ask::Each(vec![two, Ask::NotIn(a)]).holds(0) & 0b1111, 0b0100);
    }
}
