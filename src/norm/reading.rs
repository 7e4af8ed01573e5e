//! One text, cut into tokens, segments and quotations.

use crate::language::{Token, TokenKind, analyse};
use crate::law::Lang;
use std::ops::Range;

/// A text as the finders of norms read it.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// Token ranges of the parts that full stops and semicolons make.
    pub segments: Vec<Range<usize>>,
    /// Byte ranges inside quotation marks.
    quoted: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(lang: Lang, text: &'a str) -> Reading<'a> {
        let tokens = analyse(lang, text);
        let segments = segments(&tokens);
        Reading { text, segments, quoted: quotations(text), tokens }
    }

    /// Whether `range` begins or ends in a quotation inside a longer text: words about words, not law.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        const MARKS: usize = 8;
        let whole = self.text.trim().len();
        self.quoted
            .iter()
            .filter(|q| q.len() + MARKS < whole)
            .any(|q| q.contains(&range.start) || (q.start < range.end && range.end <= q.end))
    }

    /// Index of the segment that holds a token.
    pub(super) fn segment_of(&self, token: usize) -> usize {
        self.segments.iter().position(|s| s.contains(&token)).unwrap_or(0)
    }

    /// Bytes from the first to the last of these tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => 0..0,
        }
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        let Some(at) = self.tokens.get(token) else {
            return 0..0;
        };
        // Ordinals of sentences never fall along a text.
        let start = self.tokens.partition_point(|t| t.sentence < at.sentence);
        let end = self.tokens.partition_point(|t| t.sentence <= at.sentence);
        start..end
    }

    /// The tokens of the clause that holds a token, without the mark that begins it.
    pub(super) fn clause(&self, token: usize) -> Range<usize> {
        let Some(at) = self.tokens.get(token) else {
            return 0..0;
        };
        let mut start = self.tokens.partition_point(|t| t.clause < at.clause);
        while start < token && self.tokens[start].kind == TokenKind::Punctuation {
            start += 1;
        }
        let end = self.tokens.partition_point(|t| t.clause <= at.clause);
        start..end
    }

    /// Where the words end: the text without trailing blanks.
    pub(super) fn end(&self) -> usize {
        self.text.trim_end().len()
    }
}

fn segments(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = true;
    for (i, token) in tokens.iter().enumerate() {
        let new_sentence = i > 0 && tokens[i - 1].sentence != token.sentence;
        match out.last_mut() {
            Some(last) if !open && !new_sentence => last.end = i + 1,
            _ => out.push(i..i + 1),
        }
        open = token.text == ";";
    }
    out
}

/// Byte ranges inside «…», “…” and "…", outermost pairs only; a mark without its pair opens nothing.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut stack: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = match c {
            '»' => '«',
            '”' => '“',
            '"' => '"',
            _ => '\0',
        };
        if let Some(i) = stack.iter().rposition(|(open, _)| *open == closes) {
            let (_, start) = stack[i];
            stack.truncate(i);
            if stack.is_empty() {
                out.push(start..at);
            }
        } else if matches!(c, '«' | '“' | '"') {
            stack.push((c, at + c.len_utf8()));
        }
    }
    out
}
