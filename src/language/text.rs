use rustc_hash::FxHashSet;

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Form, Token, analyse};
use crate::law::Lang;

/// A text analysed once, to be searched for many expressions.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// The stems that occur in it.
    stems: FxHashSet<Stem>,
}

/// A form as far as its stem.
#[derive(Debug, Clone)]
struct Stem(Arc<Form>);

impl Borrow<str> for Stem {
    fn borrow(&self) -> &str {
        &self.0.stem
    }
}

impl Hash for Stem {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.stem.as_str().hash(state);
    }
}

impl PartialEq for Stem {
    fn eq(&self, other: &Stem) -> bool {
        self.0.stem == other.0.stem
    }
}

impl Eq for Stem {}

impl Text {
    /// Analyses a text.
    pub fn new(lang: Lang, text: &str) -> Text {
        let tokens = analyse(lang, text);
        let stems = tokens.iter().map(|t| Stem(Arc::clone(&t.form))).collect();
        Text { tokens, stems }
    }

    /// Whether all stems of at least one of these sets occur; see [`Pattern::required_stems`](super::Pattern).
    pub fn has_any(&self, sets: &[Vec<String>]) -> bool {
        sets.iter().any(|set| set.iter().all(|stem| self.stems.contains(stem.as_str())))
    }
}
