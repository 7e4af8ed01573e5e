//! A word as letters with all that the search for endings asks of them.

use super::letters::{A, CODES, Code, G, HYPHEN, J, K, SOUNDS, U, YA, YU, code, code_of_bytes, harmony};
use super::lexicon::{EMPTY, extend};

/// Longer words are left as they are.
pub(super) const MAX: usize = 48;

/// A word cut into letters. `я` and `ю` after a vowel are two letters, `й` and a vowel: `қою` is `қой-у`.
pub(super) struct Word {
    pub len: usize,
    pub letters: [Code; MAX],
    /// For each number of letters: the bytes of the word they take up. Half a `я` counts for nothing.
    pub bytes: [u8; MAX + 1],
    /// The harmony of the first `n` letters; both where nothing tells.
    pub harmony: [u8; MAX + 1],
    /// The hash of the first `n` letters, from the last hyphen among them on.
    pub hash: [u64; MAX + 1],
    /// How many syllables the first `n` letters have.
    pub syllables: [u8; MAX + 1],
    /// Whether letter `n` is the first half of a `я` or `ю`.
    pub half: u64,
}

impl Word {
    /// The letters of `word`; `None` if it has anything but Kazakh letters, or too many.
    #[inline]
    pub(super) fn new(word: &str) -> Option<Word> {
        let bytes = word.as_bytes();
        if bytes.len() > 2 * (MAX - 2) {
            return None;
        }
        let mut new = Word {
            len: 0,
            letters: [0; MAX],
            bytes: [0; MAX + 1],
            harmony: [harmony::BOTH; MAX + 1],
            hash: [EMPTY; MAX + 1],
            syllables: [0; MAX + 1],
            half: 0,
        };
        let (mut at, mut after_vowel) = (0, false);
        while at < bytes.len() {
            let (letter, len) = match bytes[at] {
                b'-' => (HYPHEN, 1),
                first => (code_of_bytes(first, *bytes.get(at + 1)?), 2),
            };
            if letter == 0 || new.len + 2 > MAX {
                return None;
            }
            if let (true, Some(second)) = (after_vowel, half(letter)) {
                new.half |= 1 << new.len;
                new.push(J, at);
                new.push(second, at + len);
            } else {
                new.push(letter, at + len);
            }
            after_vowel = SOUNDS[usize::from(letter)].vowel;
            at += len;
        }
        Some(new)
    }

    /// The byte at which the part of the word begins that letter `len` ends.
    pub(super) fn part(&self, len: usize) -> usize {
        let hyphen = self.letters[..len].iter().rposition(|&letter| letter == HYPHEN);
        hyphen.map_or(0, |at| usize::from(self.bytes[at + 1]))
    }

    #[inline]
    fn push(&mut self, letter: Code, end: usize) {
        let n = self.len;
        let sound = SOUNDS[usize::from(letter)];
        self.letters[n] = letter;
        self.bytes[n + 1] = end as u8;
        self.harmony[n + 1] = match sound.harmony {
            // Native words have `қ` and `ғ` after a back vowel; a loan with `к` or `г` there wavers (банк, банкі).
            0 if matches!(letter, K | G) => self.harmony[n] | harmony::FRONT,
            0 => self.harmony[n],
            harmony => harmony,
        };
        self.hash[n + 1] = if letter == HYPHEN { EMPTY } else { extend(self.hash[n], letter) };
        self.syllables[n + 1] = self.syllables[n] + u8::from(sound.vowel);
        self.len = n + 1;
    }
}

/// The vowel that `я` or `ю` has after its `й`.
#[inline]
fn half(letter: Code) -> Option<Code> {
    match letter {
        YA => Some(A),
        YU => Some(U),
        _ => None,
    }
}

/// The letters of `word`, as [`Word`] has them.
pub(super) fn spell(word: &str) -> Vec<Code> {
    let mut letters = Vec::new();
    let mut after_vowel = false;
    for letter in word.chars().map(code) {
        match half(letter) {
            Some(second) if after_vowel => letters.extend([J, second]),
            _ => letters.push(letter),
        }
        after_vowel = SOUNDS[usize::from(letter).min(CODES - 1)].vowel;
    }
    letters
}
