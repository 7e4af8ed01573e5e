//! The search for the likeliest way to cut a word into a stem and endings.
//!
//! Every chain of endings that the table allows, from the end of the word leftwards, leaves a candidate stem. What a
//! candidate costs is the sum of the costs of its endings and of its stem; the cheapest wins. The cost of a stem nobody
//! knows grows with its length, so an ending is taken off when it is worth more than the letters it explains; a root
//! of the lexicon is cheap.

use super::letters::{B, Code, G, GH, HYPHEN, II, K, LOAN_ENDS, O, P, Q, SOUNDS, U, Y, sound};
use super::lexicon::{LEXICON, Lexicon, extend};
use super::suffixes::{DERIVATION, Kinds, NOUN, POSSESSED, SUFFIXES, SuffixTree, VERB, WORD};
use super::word::Word;

/// What a stem costs that is not in the lexicon.
const UNKNOWN: i16 = 40;
const UNKNOWN_LETTER: i16 = 25;
/// What a root of the lexicon costs.
const KNOWN: i16 = 30;
const KNOWN_LETTER: i16 = 3;
/// Added for a stem of a consonant and a vowel: only a handful of verbs and nouns are so short, and they are known.
const OPEN_SYLLABLE: i16 = 30;
/// Added for a stem that ends in consonants that do not end a Kazakh word.
const HARD_END: i16 = 40;
/// Added for a verb stem that is not in the lexicon: most words that law inflects are nouns.
const UNKNOWN_VERB: i16 = 15;
/// Added for a word that would be a bare verb root: law commands nobody so.
const BARE_VERB: i16 = 30;
/// Added for a verb that is taken to have lost its last `ы`: those are few.
const DROPPED: i16 = 5;

/// What a stem can be.
const ROOT: Kinds = NOUN | VERB | POSSESSED;

/// How a stem is made of a word: its first bytes, and what is put after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stem {
    pub bytes: usize,
    pub tail: &'static str,
}

/// The likeliest stem of `word`.
pub(super) fn best(word: &Word) -> Stem {
    let mut search = Search {
        word,
        tree: &SUFFIXES,
        derivation: &DERIVATION,
        lexicon: &LEXICON,
        cost: i16::MAX,
        stem: Stem { bytes: usize::from(word.bytes[word.len]), tail: "" },
    };
    search.visit(word.len, WORD, false, 0);
    search.stem
}

struct Search<'a> {
    word: &'a Word,
    tree: &'a SuffixTree,
    derivation: &'a SuffixTree,
    lexicon: &'a Lexicon,
    /// The cost of the best candidate so far.
    cost: i16,
    stem: Stem,
}

impl Search<'_> {
    /// Tries everything that the first `len` letters can be, if they have to be of one of `kinds` and are followed by
    /// endings that cost `cost`, the first of which begins with a vowel or not.
    fn visit(&mut self, len: usize, kinds: Kinds, vowel: bool, cost: i16) {
        if kinds & ROOT != 0 {
            self.candidate(len, kinds, vowel, cost);
        }
        let (word, tree) = (self.word, self.tree);
        let mut node = SuffixTree::ROOT;
        for at in (2..len).rev() {
            let Some(next) = tree.next(node, word.letters[at]) else {
                break;
            };
            node = next;
            if word.syllables[at] == 0 {
                break;
            }
            let before = SOUNDS[usize::from(word.letters[at - 1])].class;
            for suffix in tree.at(node) {
                let fits =
                    suffix.to & kinds != 0 && suffix.after & before != 0 && suffix.harmony & word.harmony[at] != 0;
                if fits && cost + suffix.cost < self.cost {
                    self.visit(at, suffix.from, suffix.vowel, cost + suffix.cost);
                }
            }
        }
    }

    /// Weighs the first `len` letters as a stem.
    fn candidate(&mut self, len: usize, kinds: Kinds, vowel: bool, cost: i16) {
        let word = self.word;
        let mut len = len;
        while len > 0 && word.letters[len - 1] == HYPHEN {
            len -= 1;
        }
        if len < 2 || word.syllables[len] == 0 {
            return;
        }
        let last = word.letters[len - 1];
        let bytes = usize::from(word.bytes[len]);
        let as_it_is = Stem { bytes, tail: if word.half >> (len - 1) & 1 == 1 { "й" } else { "" } };
        let hash = word.hash[len];
        let known = self.lexicon.root(hash) & kinds;
        if known | kinds & (NOUN | VERB) == 0 {
            return;
        }
        self.offer(len, known, kinds, cost, as_it_is);
        let inflected = len < word.len;
        if !inflected {
            return;
        }
        if kinds & VERB != 0 && matches!(last, Y | II) {
            let stem = Stem { bytes: usize::from(word.bytes[len - 1]), tail: "" };
            let letter = if known & VERB == 0 { UNKNOWN_LETTER } else { 0 };
            self.offer(len - 1, known & VERB, VERB, cost + letter + DROPPED, stem);
        }
        if !vowel {
            return;
        }
        if let Some(voiceless) = voiceless(last, word.letters[len - 2]) {
            let hash = extend(word.hash[len - 1], voiceless.0);
            let known = self.lexicon.root(hash) & kinds;
            let stem = Stem { bytes: usize::from(word.bytes[len - 1]), tail: voiceless.1 };
            self.offer(len, known, kinds, cost - 1, stem);
        }
        if last == U && kinds & VERB != 0 {
            let hash = extend(word.hash[len - 1], P);
            if self.lexicon.labial(hash) {
                let stem = Stem { bytes: usize::from(word.bytes[len - 1]), tail: "п" };
                self.offer(len, VERB, VERB, cost, stem);
            }
        }
        if kinds & NOUN != 0
            && let Some(root) = self.lexicon.elided(word.hash[len])
        {
            self.offer(len, NOUN, NOUN, cost, Stem { bytes: word.part(len), tail: root });
        }
    }

    /// Takes `stem`, of `len` letters, if it is the best so far.
    fn offer(&mut self, len: usize, known: Kinds, kinds: Kinds, cost: i16, stem: Stem) {
        if len < 2 || self.word.syllables[len] == 0 {
            return;
        }
        let cost = cost
            + match known {
                0 => self.unknown(len, kinds),
                VERB if len == self.word.len => KNOWN + KNOWN_LETTER * len as i16 + BARE_VERB,
                _ => KNOWN + KNOWN_LETTER * len as i16,
            };
        if cost < self.cost {
            self.cost = cost;
            self.stem = stem;
        }
    }

    /// What an unknown stem of `len` letters costs, as a noun or as a verb.
    fn unknown(&self, len: usize, kinds: Kinds) -> i16 {
        let bare = if len == self.word.len { BARE_VERB } else { 0 };
        let noun = if kinds & NOUN == 0 { i16::MAX } else { -self.derived(len, NOUN) };
        let verb = if kinds & VERB == 0 { i16::MAX } else { UNKNOWN_VERB + bare - self.derived(len, VERB) };
        UNKNOWN + UNKNOWN_LETTER * len as i16 + self.shape(len) + noun.min(verb)
    }

    /// What a derivational ending is worth at the end of the first `len` letters.
    fn derived(&self, len: usize, kinds: Kinds) -> i16 {
        let (word, tree) = (self.word, self.derivation);
        let (mut node, mut worth) = (SuffixTree::ROOT, 0);
        for at in (3..len).rev() {
            let Some(next) = tree.next(node, word.letters[at]) else {
                break;
            };
            node = next;
            let before = SOUNDS[usize::from(word.letters[at - 1])].class;
            for ending in tree.at(node) {
                if ending.to & kinds != 0
                    && ending.after & before != 0
                    && ending.harmony & word.harmony[at] != 0
                    && word.syllables[at] > 0
                {
                    worth = worth.max(ending.cost);
                }
            }
        }
        worth
    }

    /// What the shape of an unknown stem of `len` letters adds to its cost.
    fn shape(&self, len: usize) -> i16 {
        let letters = &self.word.letters;
        let open = len == 2 && SOUNDS[usize::from(letters[1])].vowel;
        let (before, last) = (letters[len - 2], letters[len - 1]);
        let hard = len < self.word.len && !can_end(before, last);
        if open {
            OPEN_SYLLABLE
        } else if hard {
            HARD_END
        } else {
            0
        }
    }
}

/// Whether a word can end in `before` and `last`: anything with a vowel, a sonorant and a voiceless consonant (`сырт`),
/// and what loans end in (`министр`, `проект`).
fn can_end(before: Code, last: Code) -> bool {
    let (first, second) = (SOUNDS[usize::from(before)], SOUNDS[usize::from(last)]);
    let sonorant = sound::GLIDE | sound::L | sound::NASAL;
    first.vowel
        || second.vowel
        || first.class == sound::ANY
        || second.class == sound::ANY
        || (first.class & sonorant != 0 && second.class & sound::VOICELESS != 0)
        || LOAN_ENDS.contains(&(before, last))
}

/// The stop that `letter` is a voiced form of, as a code and as a letter, if `letter` after `before` can be one.
fn voiceless(letter: Code, before: Code) -> Option<(Code, &'static str)> {
    if !SOUNDS[usize::from(before)].vowel {
        return None;
    }
    match letter {
        B => Some((P, "п")),
        GH => Some((Q, "қ")),
        // Native words have no `о` before `к`; loans keep their `г` (`педагог`).
        G if before != O => Some((K, "к")),
        _ => None,
    }
}
