//! The same tokens for the search index.

use tantivy::tokenizer::{TextAnalyzer, Token as IndexToken, TokenStream, Tokenizer};

use super::{Token, TokenKind, analyse};
use crate::law::Lang;

/// The name under which the index knows the analyser of `lang`: `ru_stem`, `kk_stem`, `en_stem`.
pub fn analyzer_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => "ru_stem",
        Lang::Kk => "kk_stem",
        Lang::En => "en_stem",
    }
}

/// An analyser that gives the stems of words and numbers, with their ordinals as positions and the bytes of the
/// original text as offsets.
pub fn text_analyzer(lang: Lang) -> TextAnalyzer {
    TextAnalyzer::from(StemTokenizer { lang })
}

/// Cuts a text into stems; see [`text_analyzer`].
#[derive(Debug, Clone, Copy)]
pub struct StemTokenizer {
    lang: Lang,
}

impl Tokenizer for StemTokenizer {
    type TokenStream<'a> = StemStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StemStream {
        StemStream { tokens: analyse(self.lang, text).into_iter(), current: IndexToken::default() }
    }
}

/// The stems of one text.
#[derive(Debug)]
pub struct StemStream {
    tokens: std::vec::IntoIter<Token>,
    current: IndexToken,
}

impl TokenStream for StemStream {
    fn advance(&mut self) -> bool {
        let Some(token) = self.tokens.find(|token| token.kind != TokenKind::Punctuation) else {
            return false;
        };
        self.current = IndexToken {
            offset_from: token.range.start,
            offset_to: token.range.end,
            position: token.position,
            text: token.stem,
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &IndexToken {
        &self.current
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.current
    }
}
