use rustc_hash::FxHashSet;

use super::{Token, analyse};
use crate::law::Lang;

/// A text analysed once, to be searched for many expressions.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// The stems that occur in it.
    stems: FxHashSet<Box<str>>,
}

impl Text {
    /// Analyses a text.
    pub fn new(lang: Lang, text: &str) -> Text {
        let tokens = analyse(lang, text);
        let stems = tokens.iter().map(|t| t.stem.as_str().into()).collect();
        Text { tokens, stems }
    }

    /// Whether all stems of at least one of these sets occur; see [`Pattern::required_stems`](super::Pattern).
    pub fn has_any(&self, sets: &[Vec<String>]) -> bool {
        sets.iter().any(|set| set.iter().all(|stem| self.stems.contains(stem.as_str())))
    }
}
