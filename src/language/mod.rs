//! Words of the law: one spelling, tokens, stems, and expressions over them.
//!
//! - [`normal`] makes one spelling out of many and remembers where each character came from;
//! - [`token`](Token) cuts the normalised text into words, numbers and punctuation with sentences and clauses;
//! - [`russian`] and [`kazakh`] find the stem of a word;
//! - [`pattern`] holds the expressions in which concepts and triggers are written;
//! - [`analyzer`] gives the same stems to the search index.
//!
//! [`analyse`] is the way in: every room above works on the tokens it gives, so a word is found by a pattern exactly
//! where the index finds it. Whatever is matched, ranges point into the original text.

pub mod analyzer;
pub mod kazakh;
mod letter;
mod memory;
pub mod normal;
pub mod pattern;
pub mod russian;
mod script;
mod sign;
mod text;
mod token;

use std::borrow::Cow;

pub use normal::{Noise, Normalised};
pub use pattern::{Beginnings, Match, Pattern, PatternCause, PatternError, Required};
pub use text::Text;
pub use token::{Form, Token, TokenKind};

use crate::law::Lang;

/// The first `most` characters of a text, and an ellipsis if there are more.
pub fn beginning(text: &str, most: usize) -> String {
    let mut out: String = text.chars().take(most).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// The stem of `word`, which must be [normalised](Normalised): what the forms of one word have in common.
///
/// English words are their own stems: English texts are translations, shown but never matched.
pub fn stem(lang: Lang, word: &str) -> Cow<'_, str> {
    match lang {
        Lang::Ru => russian::stem(word),
        Lang::Kk => kazakh::stem(word),
        Lang::En => Cow::Borrowed(word),
    }
}

/// The tokens of `text`, with stems, in order.
pub fn analyse(lang: Lang, text: &str) -> Vec<Token> {
    let normal = Normalised::new(text, lang);
    let pieces = token::split(&normal, text);
    let tokens = pieces.into_iter().map(|piece| Token {
        form: memory::form(lang, &normal.text[piece.range.clone()], piece.kind),
        range: normal.original_range(piece.range),
        position: piece.position,
        kind: piece.kind,
        joined: piece.joined,
        sentence: piece.sentence,
        clause: piece.clause,
    });
    tokens.collect()
}
