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

/// The words and numbers of a text as two lines with blanks between them, which [`line_analyzer`] cuts again. A text that
/// governs many passages is analysed once and its lines used for each of them.
#[derive(Debug, Clone, Default)]
pub struct WordLines {
    /// Their stems.
    pub stems: String,
    /// Their normalised forms.
    pub forms: String,
}

impl WordLines {
    /// The lines of these tokens.
    pub fn of(tokens: &[Token]) -> WordLines {
        let mut lines = WordLines::default();
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            lines.push(&token.stem, &token.text);
        }
        lines
    }

    /// These lines with others after them.
    pub fn add(&mut self, more: &WordLines) {
        self.push(&more.stems, &more.forms);
    }

    fn push(&mut self, stems: &str, forms: &str) {
        for (line, words) in [(&mut self.stems, stems), (&mut self.forms, forms)] {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(words);
        }
    }
}

/// An analyser that gives the words of one of the [`WordLines`].
pub fn line_analyzer() -> TextAnalyzer {
    TextAnalyzer::from(LineTokenizer)
}

/// Cuts a line of words; see [`line_analyzer`].
#[derive(Debug, Clone, Copy)]
pub struct LineTokenizer;

impl Tokenizer for LineTokenizer {
    type TokenStream<'a> = LineStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LineStream<'a> {
        LineStream { text, at: 0, current: IndexToken::default() }
    }
}

/// The words of one line.
#[derive(Debug)]
pub struct LineStream<'a> {
    text: &'a str,
    at: usize,
    current: IndexToken,
}

impl TokenStream for LineStream<'_> {
    fn advance(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let words = rest.trim_start_matches(' ');
        if words.is_empty() {
            return false;
        }
        self.at += rest.len() - words.len();
        let word = words.split(' ').next().unwrap_or(words);
        self.current.text.clear();
        self.current.text.push_str(word);
        self.current.offset_from = self.at;
        self.current.offset_to = self.at + word.len();
        // Before the first token this is the largest number, and wraps to 0.
        self.current.position = self.current.position.wrapping_add(1);
        self.current.position_length = 1;
        self.at += word.len();
        true
    }

    fn token(&self) -> &IndexToken {
        &self.current
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.current
    }
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
            text: token.stem.clone(),
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
