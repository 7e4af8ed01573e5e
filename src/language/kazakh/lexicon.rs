//! What is known of single words: roots, and forms that no rule explains.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::letters::{Code, II, Y, code};
use super::suffixes::{Kinds, NOUN, POSSESSED, VERB};

/// Words and roots of Kazakh, looked up by the hash of their letters.
pub(super) struct Lexicon {
    roots: HashTable<Kinds>,
    /// Whole forms and their stems.
    forms: HashTable<&'static str>,
    /// Roots that lose the vowel of their last syllable before a vowel: the short shape and the root.
    elided: HashTable<&'static str>,
    /// Verb roots in `п` that is `у` before `-ып`.
    labial: HashTable<()>,
}

/// The lexicon of this library.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    roots: roots(include_str!("roots.txt")),
    forms: forms(include_str!("forms.txt")),
    elided: elided(include_str!("elided.txt")),
    labial: lines(include_str!("labial.txt")).flat_map(str::split_whitespace).map(|root| (hash(root), ())).collect(),
});

impl Lexicon {
    /// The kinds of root that the letters with `hash` are; none if they are not known.
    #[inline]
    pub(super) fn root(&self, hash: u64) -> Kinds {
        self.roots.get(hash).unwrap_or(0)
    }

    /// The stem of the whole form with `hash`, if it is an irregular one.
    #[inline]
    pub(super) fn form(&self, hash: u64) -> Option<&'static str> {
        self.forms.get(hash)
    }

    /// The root whose short shape has `hash`.
    #[inline]
    pub(super) fn elided(&self, hash: u64) -> Option<&'static str> {
        self.elided.get(hash)
    }

    /// Whether the letters with `hash` are a verb root in `п` that is `у` before `-ып`.
    #[inline]
    pub(super) fn labial(&self, hash: u64) -> bool {
        self.labial.get(hash).is_some()
    }
}

/// The hash of no letters.
pub(super) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of the letters hashed to `hash`, and `letter`.
#[inline]
pub(super) fn extend(hash: u64, letter: Code) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

fn hash(word: &str) -> u64 {
    super::word::spell(word).into_iter().fold(EMPTY, extend)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

/// `N: word word …` and `V: word word …`.
fn roots(text: &'static str) -> HashTable<Kinds> {
    let mut roots: HashMap<u64, Kinds> = HashMap::new();
    for (kind, words) in lines(text).filter_map(|line| line.split_once(':')) {
        let kind = match kind.trim() {
            "V" => VERB,
            "P" => POSSESSED,
            _ => NOUN,
        };
        for word in words.split_whitespace() {
            *roots.entry(hash(word)).or_default() |= kind;
            // A verb in `ы` shows it in few of its forms only; its stem is without it.
            if kind == VERB && word.ends_with(['ы', 'і']) {
                let mut letters = super::word::spell(word);
                letters.pop();
                *roots.entry(letters.into_iter().fold(EMPTY, extend)).or_default() |= kind;
            }
        }
    }
    roots.into_iter().collect()
}

/// `stem: form form …`; the stem is one of its own forms.
fn forms(text: &'static str) -> HashTable<&'static str> {
    let entries = lines(text).filter_map(|line| line.split_once(':'));
    let forms =
        entries.flat_map(|(stem, forms)| forms.split_whitespace().chain([stem]).map(move |form| (hash(form), stem)));
    forms.collect()
}

/// The roots; the short shape lacks their last vowel.
fn elided(text: &'static str) -> HashTable<&'static str> {
    let short = |root: &str| {
        let mut letters = super::word::spell(root);
        let last = letters.pop();
        let vowel = letters.pop_if(|letter| matches!(*letter, Y | II) || *letter == code('у'));
        vowel.and(last).map(|last| extend(letters.into_iter().fold(EMPTY, extend), last))
    };
    lines(text).flat_map(str::split_whitespace).filter_map(|root| Some((short(root)?, root))).collect()
}

/// An open hash table over hashes that are already well mixed; the letters themselves are not kept.
struct HashTable<T> {
    slots: Vec<Option<(u64, T)>>,
    mask: usize,
}

impl<T: Copy> HashTable<T> {
    #[inline]
    fn get(&self, hash: u64) -> Option<T> {
        let mut at = hash as usize & self.mask;
        loop {
            match self.slots[at] {
                None => return None,
                Some((found, value)) if found == hash => return Some(value),
                Some(_) => at = (at + 1) & self.mask,
            }
        }
    }
}

impl<T: Copy> FromIterator<(u64, T)> for HashTable<T> {
    fn from_iter<I: IntoIterator<Item = (u64, T)>>(entries: I) -> Self {
        let entries: Vec<(u64, T)> = entries.into_iter().collect();
        // At most a quarter full, so that a miss is found at the first slot most of the time.
        let size = (entries.len() * 4 + 1).next_power_of_two();
        let mut slots = vec![None; size];
        for (hash, value) in entries {
            let mut at = hash as usize & (size - 1);
            while slots[at].is_some_and(|(found, _)| found != hash) {
                at = (at + 1) & (size - 1);
            }
            slots[at] = Some((hash, value));
        }
        HashTable { slots, mask: size - 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::spell;
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_spelt_in_kazakh_letters() {
        let lists = [
            include_str!("roots.txt"),
            include_str!("forms.txt"),
            include_str!("elided.txt"),
            include_str!("labial.txt"),
        ];
        for line in lists.into_iter().flat_map(lines) {
            for word in line.split_whitespace().filter(|word| !matches!(*word, "N:" | "V:" | "P:")) {
                let word = word.trim_end_matches(':');
                assert!(spell(word).iter().all(|&letter| letter != 0), "{word} in {line}");
            }
        }
    }

    #[test]
    fn a_root_is_found_and_its_like_is_not() {
        assert_eq!(LEXICON.root(hash("бала")), NOUN);
        assert_eq!(LEXICON.root(hash("бал")), 0);
        assert_eq!(LEXICON.elided(hash("халқ")), Some("халық"));
        assert_eq!(LEXICON.form(hash("оның")), Some("ол"));
    }
}
