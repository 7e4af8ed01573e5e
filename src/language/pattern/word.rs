//! From a written word, with its marks, to what it matches.

use super::parse::{Parsed, Parser, SIGNS};
use super::{Node, PatternCause, PatternError, Step};
use crate::language::{Normalised, TokenKind, stem, token};

const MIN_PREFIX: usize = 3;
/// Enough for any word list a person writes; bounds the work of matching.
const MAX_ITEMS: usize = 2000;

impl Parser<'_> {
    /// A word with its marks. One with hyphens is a sequence of its parts.
    pub(super) fn word(&mut self) -> Parsed<Node> {
        let begin = self.at;
        let exact = self.eat("=");
        let start = self.at;
        let end = self.rest().find(|c: char| c.is_whitespace() || SIGNS.contains(&c));
        let end = end.map_or(self.source.len(), |end| start + end);
        let end = self.source[start..end].find("..").map_or(end, |dots| start + dots);
        let written = &self.source[start..end];
        if written.is_empty() {
            return Err(match self.peek() {
                Some(c) if !exact => self.unexpected(c),
                _ => self.error(PatternCause::Empty, "write a word after `=`"),
            });
        }
        let words = self.parts(written, start)?;
        self.at = end;
        let prefix = self.eat("*");
        let Some((last, before)) = words.split_last() else {
            return Err(PatternError { offset: begin, cause: PatternCause::Empty, hint: "write a word" });
        };
        if prefix && exact {
            return Err(PatternError {
                offset: begin,
                cause: PatternCause::UnexpectedSign('='),
                hint: "use either `=` or `*`",
            });
        }
        if prefix && last.chars().count() < MIN_PREFIX {
            return Err(PatternError {
                offset: begin,
                cause: PatternCause::ShortPrefix,
                hint: "write at least three letters before `*`",
            });
        }
        self.items += words.len();
        if self.items > MAX_ITEMS {
            return Err(self.error(PatternCause::TooLarge, "split it into several expressions"));
        }
        let atom = |word: &String| {
            let stem = stem(self.lang, word).into_owned();
            if exact { Node::Exact { form: word.clone(), stem } } else { Node::Stem(stem) }
        };
        let mut steps: Vec<Step> = before.iter().map(|word| Step { gap: 0, node: atom(word) }).collect();
        let node = if prefix { Node::Prefix(last.clone()) } else { atom(last) };
        steps.push(Step { gap: 0, node });
        Ok(self.flat(steps))
    }

    /// The normalised words and numbers of `written`, which stands at byte `start`.
    pub(super) fn parts(&self, written: &str, start: usize) -> Parsed<Vec<String>> {
        let normal = Normalised::new(written, self.lang);
        let mut parts = Vec::new();
        for piece in token::split(&normal, written) {
            let text = &normal.text[piece.range.clone()];
            match piece.kind {
                TokenKind::Punctuation if text == "-" && !parts.is_empty() => {}
                TokenKind::Punctuation => {
                    let at = start + normal.original_range(piece.range).start;
                    let sign = text.chars().next().unwrap_or('-');
                    return Err(PatternError { offset: at, ..self.unexpected(sign) });
                }
                _ => parts.push(text.to_owned()),
            }
        }
        Ok(parts)
    }
}
