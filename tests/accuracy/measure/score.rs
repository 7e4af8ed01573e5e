//! Right, missed and false, and the shares they make.

use std::ops::Add;

/// What was found of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Found and in the key.
    pub right: usize,
    /// In the key and not found.
    pub missed: usize,
    /// Found and not in the key.
    pub wrong: usize,
}

impl Score {
    /// Share of what was found that is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the key that was found; 1 where the key has nothing.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.missed + self.wrong)
    }
}

impl Add for Score {
    type Output = Score;

    fn add(self, other: Score) -> Score {
        Score { right: self.right + other.right, missed: self.missed + other.missed, wrong: self.wrong + other.wrong }
    }
}

/// `part` of `whole`, 1 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
