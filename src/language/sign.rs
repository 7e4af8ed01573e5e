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
    form.chars().next_back().map_or(0, |c| c as u16)
}

/// What words can begin one of some expressions.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    stems: Bits,
    heads: Option<Bits>,
    tails: Option<Bits>,
    /// A beginning too short to be told by its letters.
    any: bool,
}

/// A set of such numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bits([u64; 16]);

impl Bits {
    pub(super) fn put(&mut self, n: u16) {
        self.0[usize::from(n >> 6 & 15)] |= 1 << (n & 63);
    }

    #[inline]
    pub(super) fn has(&self, n: u16) -> bool {
        self.0[usize::from(n >> 6 & 15)] & 1 << (n & 63) != 0
    }

    fn join(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
}

impl Signs {
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
        self.tails.get_or_insert_default().put(tail(suffix));
    }

    pub(super) fn join(&mut self, other: &Signs) {
        self.stems.join(&other.stems);
        self.any |= other.any;
        for (mine, theirs) in [(&mut self.heads, &other.heads), (&mut self.tails, &other.tails)] {
            if let Some(theirs) = theirs {
                mine.get_or_insert_default().join(theirs);
            }
        }
    }

    /// Whether a word with this sign may begin one of the expressions.
    #[inline]
    pub(super) fn admit(&self, sign: Sign) -> bool {
        self.stems.has(sign.stem)
            || self.heads.is_some_and(|heads| heads.has(sign.head))
            || self.tails.is_some_and(|tails| tails.has(sign.tail))
            || self.any
    }
}
