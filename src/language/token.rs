//! Words, numbers and punctuation, with the sentence and clause each stands in.
//!
//! - A word is a run of letters (an apostrophe between letters belongs to it). A hyphenated word gives its parts as
//!   consecutive words, all but the first [`joined`](Token::joined), so that `зорлық-зомбылық` is found by both of its
//!   parts and by the phrase.
//! - A number is kept whole with what is inside it: `4-1`, `12.5`, `13.01.2014`. In `72-1-бап` the number is `72-1` and
//!   `бап` is joined to it.
//! - Every other character that is no space is a punctuation token of its own.

use std::ops::{Deref, Range};
use std::sync::{Arc, LazyLock};

use super::letter::{is_alphabetic, is_numeric};
use super::normal::Normalised;
use super::sign::Sign;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// Digits, with the signs inside them.
    Number,
    /// One other character.
    Punctuation,
}

/// A word, number or sign as it is written, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// The normalised form.
    pub text: String,
    /// The stem of a word; a number and punctuation are their own stems.
    pub stem: String,
    /// By which most expressions can tell at once that they do not begin here.
    pub(super) sign: Sign,
}

/// A piece of the text as the rest of the program sees it: a [`Form`] at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What is written, shared by all places where it is met.
    pub form: Arc<Form>,
    /// Bytes of the original text.
    pub range: Range<usize>,
    /// The ordinal among words and numbers, from 0. Punctuation has the ordinal of the word that follows it.
    pub position: usize,
    /// Word, number or punctuation.
    pub kind: TokenKind,
    /// Whether a hyphen, without spaces, ties it to the word before.
    pub joined: bool,
    /// The ordinal of the sentence, from 0.
    pub sentence: usize,
    /// The ordinal of the clause in the whole text, from 0. A comma, semicolon, colon, spaced dash and the end of a
    /// sentence begin a new one; quotation marks and brackets do not.
    pub clause: usize,
}

impl Deref for Token {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

/// A token before it has a text of its own: ranges are bytes of the normalised text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub range: Range<usize>,
    pub position: usize,
    pub kind: TokenKind,
    pub joined: bool,
    pub sentence: usize,
    pub clause: usize,
}

/// Words after which a full stop does not end a sentence.
static ABBREVIATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../rules/language/abbreviations.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Cuts `normal`, made from `source`, into pieces.
pub(super) fn split(normal: &Normalised, source: &str) -> Vec<Piece> {
    let mut splitter =
        Splitter { normal, source, pieces: Vec::new(), position: 0, sentence: 0, clause: 0, hyphen: false };
    let text = normal.text.as_str();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = if is_alphabetic(c) {
            (Some(TokenKind::Word), word_len(rest))
        } else if is_numeric(c) {
            (Some(TokenKind::Number), number_len(rest))
        } else if c.is_whitespace() {
            (None, rest.len() - rest.trim_start().len())
        } else {
            (Some(TokenKind::Punctuation), c.len_utf8())
        };
        match kind {
            Some(kind) => splitter.push(kind, at..at + len),
            None => splitter.space(at..at + len),
        }
        at += len;
    }
    splitter.pieces
}

/// The length of the word `text` begins with.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let apostrophe = c == '\'' && at > 0 && chars.peek().is_some_and(|(_, next)| is_alphabetic(*next));
        if !is_alphabetic(c) && !apostrophe {
            return at;
        }
    }
    text.len()
}

/// The length of the number `text` begins with: groups of digits with one `-`, `.`, `,` or `/` between them.
fn number_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '-' | '.' | ',' | '/') && chars.peek().is_some_and(|(_, next)| is_numeric(*next));
        if !is_numeric(c) && !inside {
            return at;
        }
    }
    text.len()
}

struct Splitter<'a> {
    normal: &'a Normalised,
    source: &'a str,
    pieces: Vec<Piece>,
    position: usize,
    sentence: usize,
    clause: usize,
    /// The last thing read was a hyphen right after a word or number.
    hyphen: bool,
}

impl Splitter<'_> {
    fn push(&mut self, kind: TokenKind, range: Range<usize>) {
        let text = &self.normal.text[range.clone()];
        if kind == TokenKind::Punctuation {
            if matches!(text, "," | ";" | ":") || (text == "-" && self.stands_apart(&range)) {
                self.clause += 1;
            }
            let hyphen = text == "-"
                && self.pieces.last().is_some_and(|p| p.kind != TokenKind::Punctuation && p.range.end == range.start);
            self.piece(kind, range.clone(), false);
            self.hyphen = hyphen;
            if matches!(text, "." | "!" | "?" | "…") && self.ends_sentence(text, range.end) {
                self.end_sentence();
            }
        } else {
            let joined = self.hyphen;
            self.piece(kind, range, joined);
            self.position += 1;
            self.hyphen = false;
        }
    }

    fn piece(&mut self, kind: TokenKind, range: Range<usize>, joined: bool) {
        let &mut Splitter { position, sentence, clause, .. } = self;
        self.pieces.push(Piece { range, position, kind, joined, sentence, clause });
    }

    fn space(&mut self, range: Range<usize>) {
        self.hyphen = false;
        let text = &self.normal.text;
        let breaks = text[range.clone()].matches('\n').count();
        let closed = text[..range.start].ends_with(['.', ';', ':', '!', '?']);
        if breaks > 1 || (breaks == 1 && (closed || begins_item(&text[range.end..]))) {
            self.end_sentence();
        }
    }

    fn end_sentence(&mut self) {
        if self.pieces.last().is_some_and(|p| p.sentence == self.sentence) {
            self.sentence += 1;
            self.clause += 1;
        }
    }

    /// Whether the sign at `range` has a space (or an edge of the text) on both sides.
    fn stands_apart(&self, range: &Range<usize>) -> bool {
        let text = &self.normal.text;
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
    }

    /// Whether `stop`, which ends at `end`, closes a sentence: a capital letter or nothing follows, and a full stop is
    /// not that of an initial, an abbreviation or a list number.
    fn ends_sentence(&self, stop: &str, end: usize) -> bool {
        let rest = &self.normal.text[end..];
        let open = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | '\'' | '*' | '_'));
        if open.is_empty() {
            return true;
        }
        if open.len() == rest.len() {
            return false;
        }
        let next = self.normal.original_range(end + rest.len() - open.len()..end + rest.len() - open.len() + 1);
        if !self.source[next].starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
            return false;
        }
        let mut before = self.pieces.iter().rev().skip(1);
        match before.next() {
            Some(piece) if stop == "." => {
                let word = &self.normal.text[piece.range.clone()];
                let opens_line = before.next().is_none_or(|p| p.sentence != piece.sentence);
                match piece.kind {
                    TokenKind::Word => word.chars().nth(1).is_some() && !ABBREVIATIONS.contains(&word),
                    TokenKind::Number => !opens_line,
                    TokenKind::Punctuation => true,
                }
            }
            _ => true,
        }
    }
}

/// Whether a line that begins so is an item, a heading or a quotation rather than the rest of the line before.
fn begins_item(line: &str) -> bool {
    let digits = number_len(line);
    (digits > 0 && line[digits..].trim_start_matches('\\').starts_with([')', '.']))
        || line.starts_with(['#', '>', '|', '<'])
        || line.starts_with("- ")
        || line.starts_with("* ")
}
