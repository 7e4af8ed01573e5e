//! Sets of documents.

/// A set of documents, each by a number of its own. What is named in few places takes little room, however large the
/// corpus: only blocks that hold something are kept.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// For each block of documents, one more than the place of its words among `words` in blocks; 0 for an empty one.
    blocks: Vec<u32>,
    words: Vec<u64>,
}

/// Words of 64 documents in a block.
const BLOCK: usize = 8;

impl Places {
    pub(super) fn put(&mut self, place: u32) {
        let word = place as usize / 64;
        if let Some(word) = self.block(word / BLOCK).get_mut(word % BLOCK) {
            *word |= 1 << (place % 64);
        }
    }

    /// A block, which is made if it is not there yet.
    fn block(&mut self, at: usize) -> &mut [u64] {
        if self.blocks.len() <= at {
            self.blocks.resize(at + 1, 0);
        }
        let known = self.blocks.get(at).copied().unwrap_or_default() as usize;
        let start = match known.checked_sub(1) {
            Some(known) => known * BLOCK,
            None => {
                let start = self.words.len();
                self.words.resize(start + BLOCK, 0);
                if let (Some(block), Ok(place)) = (self.blocks.get_mut(at), u32::try_from(start / BLOCK + 1)) {
                    *block = place;
                }
                start
            }
        };
        self.words.get_mut(start..start + BLOCK).unwrap_or_default()
    }

    /// The blocks that hold something, with their numbers.
    fn filled(&self) -> impl Iterator<Item = (usize, &[u64])> {
        let filled = self.blocks.iter().enumerate().filter(|(_, block)| **block != 0);
        filled.filter_map(|(at, block)| {
            let start = (*block as usize - 1) * BLOCK;
            Some((at, self.words.get(start..start + BLOCK)?))
        })
    }

    /// Whether a document is in it.
    pub fn has(&self, place: u32) -> bool {
        self.word(place as usize / 64) & 1 << (place % 64) != 0
    }

    /// Of how many words of 64 documents it is at most.
    pub fn size(&self) -> usize {
        self.blocks.len() * BLOCK
    }

    /// Which of 64 documents are in it, from the number 64 × `word` on.
    pub fn word(&self, word: usize) -> u64 {
        match self.blocks.get(word / BLOCK) {
            None | Some(0) => 0,
            Some(block) => self.words.get((*block as usize - 1) * BLOCK + word % BLOCK).copied().unwrap_or_default(),
        }
    }

    /// Takes all of another set out.
    pub fn leave_out(&mut self, other: &Places) {
        for (at, theirs) in other.filled() {
            if self.blocks.get(at).is_some_and(|block| *block != 0) {
                self.block(at).iter_mut().zip(theirs).for_each(|(a, b)| *a &= !b);
            }
        }
    }

    /// Adds all of another set.
    pub fn join(&mut self, other: &Places) {
        for (at, theirs) in other.filled() {
            self.block(at).iter_mut().zip(theirs).for_each(|(a, b)| *a |= b);
        }
    }
}

impl FromIterator<u32> for Places {
    fn from_iter<T: IntoIterator<Item = u32>>(places: T) -> Places {
        let mut set = Places::default();
        places.into_iter().for_each(|place| set.put(place));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn members(set: &Places) -> BTreeSet<u32> {
        (0..5_000).filter(|place| set.has(*place)).collect()
    }

    proptest! {
        #[test]
        fn a_set_of_places_is_a_set(
            a in prop::collection::btree_set(0_u32..5_000, 0..60),
            b in prop::collection::btree_set(0_u32..5_000, 0..60),
        ) {
            let (mut both, mut rest): (Places, Places) = (a.iter().copied().collect(), a.iter().copied().collect());
            let other: Places = b.iter().copied().collect();
            prop_assert_eq!(members(&both), a.clone());
            both.join(&other);
            prop_assert_eq!(members(&both), a.union(&b).copied().collect());
            rest.leave_out(&other);
            prop_assert_eq!(members(&rest), a.difference(&b).copied().collect());
            prop_assert!((0..both.size()).all(|w| (0..64).all(|bit| (both.word(w) >> bit & 1 == 1) == both.has(w as u32 * 64 + bit))));
        }
    }
}
