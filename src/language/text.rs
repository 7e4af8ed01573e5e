use super::sign::{Bits, number};
use super::{Token, analyse};
use crate::law::Lang;

/// A text analysed once, to be searched for many expressions.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Of the stems that occur in it: what is not in here does not, what is may.
    stems: Bits,
}

impl Text {
    /// Analyses a text.
    pub fn new(lang: Lang, text: &str) -> Text {
        let tokens = analyse(lang, text);
        let mut stems = Bits::default();
        tokens.iter().for_each(|token| stems.put(token.sign.stem));
        Text { tokens, stems }
    }

    /// Whether all stems of at least one of these sets may occur; rarely so though they do not. See [`Pattern::required_stems`](super::Pattern).
    pub fn has_any(&self, sets: &[Vec<String>]) -> bool {
        sets.iter().any(|set| set.iter().all(|stem| self.stems.has(number(stem))))
    }
}
