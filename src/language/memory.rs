//! Stems found before: a text of law says the same words over and over.

use rustc_hash::FxHashMap;
use std::cell::RefCell;

use crate::law::Lang;

/// Words remembered in each language and thread; some 8 MB.
const MOST: usize = 1 << 16;
/// Longer words are rare, and not worth keeping. In bytes.
const LONGEST: usize = 64;

thread_local! {
    static KNOWN: RefCell<[FxHashMap<Box<str>, Box<str>>; 2]> = RefCell::default();
}

/// [`super::stem`] of a word, remembered.
pub(super) fn stem(lang: Lang, word: &str) -> String {
    if lang == Lang::En || word.len() > LONGEST {
        return super::stem(lang, word).into_owned();
    }
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[usize::from(lang == Lang::Kk)];
        if let Some(stem) = known.get(word) {
            return String::from(stem.as_ref());
        }
        let stem = super::stem(lang, word).into_owned();
        // Forgetting all at once keeps what is frequent nearly as well as anything finer.
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(word.into(), stem.as_str().into());
        stem
    })
}
