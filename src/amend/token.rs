//! The words of one sentence of an amending law.

use super::words::Words;
use crate::law::Number;
use crate::source::words::fold;

/// A word, number, sign or quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word, folded.
    Word(String),
    /// A number; an ordinal in words as figures.
    Number {
        number: Number,
        /// A bracket follows: `4-1)`.
        bracket: bool,
        /// It was written in words.
        ordinal: bool,
    },
    /// What stands between « and », as written.
    Quote(String),
    /// Another sign.
    Sign(char),
}

/// Cuts a sentence; quotation marks are « and » only.
pub fn tokens(words: &Words, text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_whitespace() {
            at += 1;
        } else if c == '«' {
            let end = quote_end(words, &chars, at);
            let mut quoted: String = chars.get(at + 1..end).unwrap_or(&[]).iter().collect();
            if quoted.matches('«').count() == quoted.matches('»').count() + 1 {
                super::lines::shared_mark(&mut quoted);
            }
            out.push(Token::Quote(quoted));
            at = end + 1;
        } else if c.is_ascii_digit() {
            let mut end = at;
            while let Some(&d) = chars.get(end) {
                let joins = is_dash(d) && chars.get(end + 1).is_some_and(char::is_ascii_digit);
                if !d.is_ascii_digit() && !joins {
                    break;
                }
                end += 1;
            }
            let written: String = chars.get(at..end).unwrap_or(&[]).iter().collect();
            let bracket = chars.get(end) == Some(&')');
            match Number::parse(&written) {
                Some(number) => out.push(Token::Number { number, bracket, ordinal: false }),
                None => out.push(Token::Word(written)),
            }
            at = end + usize::from(bracket);
            // «1-тармақ»: the hyphen joins.
            if chars.get(at).is_some_and(|c| is_dash(*c)) && chars.get(at + 1).is_some_and(|c| c.is_alphabetic()) {
                at += 1;
            }
        } else if c.is_alphabetic() || c == '§' {
            let mut end = at + 1;
            while chars.get(end).is_some_and(|d| {
                d.is_alphabetic() || (is_dash(*d) && chars.get(end + 1).is_some_and(|e| e.is_alphabetic()))
            }) {
                end += 1;
            }
            let written: String = chars.get(at..end).unwrap_or(&[]).iter().collect();
            out.push(Token::Word(fold(words.lang, &written).to_string()));
            at = end;
        } else {
            out.push(Token::Sign(if is_dash(c) { '-' } else { c }));
            at += 1;
        }
    }
    ordinals(words, out)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '‑' | '−')
}

/// The » that closes the « at `from`. Texts lose one of two marks that meet («… «Об образовании»;»), so where the marks
/// do not balance, the first » counts after which the sentence goes on.
fn quote_end(words: &Words, chars: &[char], from: usize) -> usize {
    let mut depth = 0i32;
    let mut first = None;
    for (i, c) in chars.iter().enumerate().skip(from) {
        match c {
            '«' => depth += 1,
            '»' => {
                depth -= 1;
                if depth == 0 {
                    return i;
                }
                let rest: String = chars.get(i + 1..).unwrap_or(&[]).iter().take(40).collect();
                if first.is_none() && goes_on(words, &rest) {
                    first = Some(i);
                }
            }
            _ => {}
        }
    }
    first.or_else(|| chars.iter().rposition(|c| *c == '»').filter(|i| *i > from)).unwrap_or(chars.len())
}

fn goes_on(words: &Words, rest: &str) -> bool {
    let rest = rest.trim_start();
    if rest.trim_start_matches([';', '.', ',', ':']).is_empty() {
        return true;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let word = fold(words.lang, &word);
    words.verb(&word).is_some() || words.is(super::words::Small::Join, &word) && &*word == "деген"
}

/// Ordinals in words as numbers: «двадцать первый», «он екінші».
fn ordinals(words: &Words, tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut tens = None;
    for token in tokens {
        if let Token::Word(w) = &token {
            if let Some(n) = words.ordinal(w) {
                let value = n + tens.take().map_or(0, |(t, _)| t);
                if let Some(number) = Number::parse(&value.to_string()) {
                    out.push(Token::Number { number, bracket: false, ordinal: true });
                    continue;
                }
            }
            if let Some(t) = words.tens(w) {
                if let Some((_, before)) = tens.replace((t, token)) {
                    out.push(before);
                }
                continue;
            }
        }
        out.extend(tens.take().map(|(_, before)| before));
        out.push(token);
    }
    out.extend(tens.map(|(_, before)| before));
    out
}
