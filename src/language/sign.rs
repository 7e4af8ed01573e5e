//! A look at a word that tells most expressions at once that they cannot begin with it.
//!
//! A set of signs is a Bloom filter: what it does not admit is not there, what it admits may be.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Numbers made of a word's stem, of the beginning and of the end of its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sign {
    pub stem: u16,
    head: u16,
    tail: u16,
}

/// Letters that count at the beginning of a form: no expression asks for fewer.
const HEAD: usize = 3;
/// Letters that count at the end of a form.
const TAIL: usize = 2;

impl Sign {
    pub(super) fn of(stem: &str, form: &str) -> Sign {
        Sign { stem: number(stem), head: head(form), tail: tail(form) }
    }
}

/// The number of a stem.
pub(super) fn number(s: &str) -> u16 {
    let mut hasher = FxHasher::default();
    hasher.write(s.as_bytes());
    // The upper bits of this hash are the better ones.
    (hasher.finish() >> 48) as u16
}

fn head(form: &str) -> u16 {
    let end = form.char_indices().nth(HEAD).map_or(form.len(), |(at, _)| at);
    number(&form[..end])
}

fn tail(form: &str) -> u16 {
    let start = form.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    number(&form[start..])
}

/// What words can begin one of some expressions. `N`, a power of two, says how finely it tells: a few expressions need
/// little, and hundreds more.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs<const N: usize> {
    stems: Bits<N>,
    heads: Option<Bits<N>>,
    tails: Option<Bits<N>>,
    /// A beginning or an end too short to be told by its letters.
    any: bool,
}

/// A set of such numbers, in `N` words of 64.
#[derive(Debug, Clone)]
pub(super) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Default for Bits<N> {
    fn default() -> Self {
        Bits([0; N])
    }
}

impl<const N: usize> Bits<N> {
    fn word(n: u16) -> usize {
        usize::from(n >> 6) & (N - 1)
    }

    pub(super) fn put(&mut self, n: u16) {
        self.0[Self::word(n)] |= 1 << (n & 63);
    }

    #[inline]
    pub(super) fn has(&self, n: u16) -> bool {
        self.0[Self::word(n)] & 1 << (n & 63) != 0
    }
}

impl<const N: usize> Signs<N> {
    pub(super) fn put_stem(&mut self, stem: &str) {
        self.stems.put(number(stem));
    }

    pub(super) fn put_prefix(&mut self, prefix: &str) {
        if prefix.chars().count() < HEAD {
            self.any = true;
        }
        self.heads.get_or_insert_default().put(head(prefix));
    }

    pub(super) fn put_suffix(&mut self, suffix: &str) {
        if suffix.chars().count() < TAIL {
            self.any = true;
        }
        self.tails.get_or_insert_default().put(tail(suffix));
    }

    /// Whether a word with this sign may begin one of the expressions.
    #[inline]
    pub(super) fn admit(&self, sign: Sign) -> bool {
        self.stems.has(sign.stem)
            || self.heads.as_ref().is_some_and(|heads| heads.has(sign.head))
            || self.tails.as_ref().is_some_and(|tails| tails.has(sign.tail))
            || self.any
    }
}
