//! Forms met before: a text of law says the same words over and over.

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

use super::sign::Sign;
use super::{Form, TokenKind};
use crate::law::Lang;

/// Forms remembered in each language and thread; some 8 MB.
const MOST: usize = 1 << 16;
/// Longer words are rare, and not worth keeping. In bytes.
const LONGEST: usize = 64;

thread_local! {
    static KNOWN: RefCell<[FxHashMap<Box<str>, Arc<Form>>; 3]> = RefCell::default();
}

/// What is written as `text`, which must be [normalised](super::Normalised): a form of `kind` with its stem.
pub(super) fn form(lang: Lang, text: &str, kind: TokenKind) -> Arc<Form> {
    if text.len() > LONGEST {
        return Arc::new(new(lang, text, kind));
    }
    // The letters of a text tell its kind, so they are key enough.
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[match lang {
            Lang::Ru => 0,
            Lang::Kk => 1,
            Lang::En => 2,
        }];
        if let Some(form) = known.get(text) {
            return Arc::clone(form);
        }
        let form = Arc::new(new(lang, text, kind));
        // Forgetting all at once keeps what is frequent nearly as well as anything finer.
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(text.into(), Arc::clone(&form));
        form
    })
}

fn new(lang: Lang, text: &str, kind: TokenKind) -> Form {
    let stem = match kind {
        TokenKind::Word => super::stem(lang, text).into_owned(),
        _ => text.to_owned(),
    };
    Form { sign: Sign::of(&stem, text), stem, text: text.to_owned() }
}
