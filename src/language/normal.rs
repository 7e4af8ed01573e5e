//! One spelling for matching, with a way back to the text as it was published.
//!
//! Official texts spell one word in several ways: Kazakh `і` typed as Latin `i`, Latin `p` or `c` inside Russian words,
//! `ё` or `е`, four kinds of dash, soft hyphens left by a word processor. [`Normalised`] holds the one spelling that
//! everything else in this room works on, and remembers for each of its characters which bytes of the original it
//! stands for, so that a quote is always cut out of the original.

use std::ops::Range;

use super::letter;
use super::script::{self, Script};
use crate::law::Lang;

/// Why a character of the original has no counterpart in the normalised text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noise {
    /// U+00AD: a place where a line may be broken.
    SoftHyphen,
    /// Zero-width space, joiners, word joiner, byte order mark, variation selectors.
    ZeroWidth,
    /// Marks that set the direction of writing.
    Direction,
    /// A combining accent (stress marks). After a letter it belongs to that letter's range.
    Accent,
}

impl Noise {
    /// The class of noise `c` belongs to; `None` for a character that is kept.
    pub fn of(c: char) -> Option<Noise> {
        match c {
            '\u{AD}' => Some(Noise::SoftHyphen),
            '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Some(Noise::ZeroWidth),
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Noise::Direction),
            '\u{300}'..='\u{36F}' => Some(Noise::Accent),
            _ => None,
        }
    }
}

/// One character of the normalised text and the bytes of the original it stands for.
#[derive(Debug, Clone, Copy)]
struct Letter {
    ch: char,
    start: usize,
    end: usize,
}

/// A text in the one spelling used for matching.
///
/// What it does, in this order: lower case; `ё` to `е`; dashes to `-`, double quotation marks to `"`, apostrophes to
/// `'`, every space but a line break to a plain space; [noise](Noise) removed; `и` + combining breve to `й`; then, word by word
/// (a word here is a run of letters), letters that only look Cyrillic folded to Cyrillic if the word has Cyrillic
/// letters, and Roman numerals typed with Cyrillic `І` or `Х` folded to Latin. A wholly Latin word stays Latin.
/// English texts are not folded.
///
/// Normalising a normalised text changes nothing.
#[derive(Debug, Clone)]
pub struct Normalised {
    /// The normalised text.
    pub text: String,
    /// For each character of `text`: where it begins in `text`, and its range in the original.
    spans: Vec<Span>,
    source_len: usize,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    at: usize,
    start: usize,
    end: usize,
}

impl Normalised {
    /// Normalises `source`, a text in `lang`.
    pub fn new(source: &str, lang: Lang) -> Normalised {
        let mut letters = letters(source);
        if lang != Lang::En {
            for word in words(&letters) {
                fold(&mut letters[word], source, lang);
            }
        }
        let mut text = String::with_capacity(source.len());
        let mut spans = Vec::with_capacity(letters.len());
        for Letter { ch, start, end } in letters {
            spans.push(Span { at: text.len(), start, end });
            text.push(ch);
        }
        Normalised { text, spans, source_len: source.len() }
    }

    /// The bytes of the original that `range`, in bytes of [`text`](Self::text), stands for.
    ///
    /// The answer begins where the first character touched by `range` begins and ends where the last one ends, so it is
    /// always on character boundaries of the original; noise between two characters is inside, noise around them is
    /// not. An empty range gives the empty range before the character it stands at. Ends beyond the text count as its end.
    pub fn original_range(&self, range: Range<usize>) -> Range<usize> {
        let begin = self.offset(range.start);
        if range.end <= range.start || range.start >= self.text.len() {
            return begin..begin;
        }
        let last = self.char_at(range.end.min(self.text.len()) - 1);
        begin..last.map_or(self.source_len, |span| span.end).max(begin)
    }

    /// The normalised characters with the byte ranges of the original they stand for, in order.
    pub fn characters(&self) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
        let ranges = self.spans.iter().map(|span| span.start..span.end);
        self.text.chars().zip(ranges)
    }

    /// Where the character that holds byte `at` of the normalised text begins in the original.
    fn offset(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.spans.last().map_or(self.source_len, |span| span.end);
        }
        self.char_at(at).map_or(self.source_len, |span| span.start)
    }

    fn char_at(&self, at: usize) -> Option<&Span> {
        let after = self.spans.partition_point(|span| span.at <= at);
        self.spans.get(after.checked_sub(1)?)
    }
}

/// The characters that are kept, each lower-cased and with punctuation made one.
fn letters(source: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(source.len());
    for (start, c) in source.char_indices() {
        let end = start + c.len_utf8();
        if let Some(ch) = letter::low(c) {
            letters.push(Letter { ch, start, end });
            continue;
        }
        match Noise::of(c) {
            Some(Noise::Accent) => {
                if let Some(last) = letters.last_mut() {
                    last.end = end;
                    if c == '\u{306}' && last.ch == 'и' {
                        last.ch = 'й';
                    }
                }
                continue;
            }
            Some(_) => continue,
            None => {}
        }
        // Lower case can bring an accent of its own: `İ` becomes `i` and U+0307.
        for ch in c.to_lowercase().filter(|&c| Noise::of(c).is_none()) {
            let ch = script::one_of_kind(ch);
            letters.push(Letter { ch, start, end });
        }
    }
    letters
}

/// The ranges of `letters` that are words: maximal runs of letters.
fn words(letters: &[Letter]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut begin = None;
    for (i, letter) in letters.iter().enumerate() {
        match (letter::is_alphabetic(letter.ch), begin) {
            (true, None) => begin = Some(i),
            (false, Some(b)) => {
                words.push(b..i);
                begin = None;
            }
            _ => {}
        }
    }
    words.extend(begin.map(|b| b..letters.len()));
    words
}

/// Folds one word to one script.
fn fold(word: &mut [Letter], source: &str, lang: Lang) {
    if let Some(numeral) = script::roman_numeral(word.iter().map(|l| l.ch)) {
        for (letter, ch) in word.iter_mut().zip(numeral) {
            letter.ch = ch;
        }
        return;
    }
    let (mut cyrillic, mut foreign) = (false, false);
    for letter in word.iter() {
        match Script::of(letter.ch) {
            Script::Cyrillic => cyrillic = true,
            Script::Latin => foreign = true,
            Script::Other => {}
        }
    }
    if !cyrillic {
        return;
    }
    if lang == Lang::Kk {
        for letter in word.iter_mut().filter(|l| l.ch == script::PALOCHKA) {
            letter.ch = 'і';
        }
    }
    if !foreign {
        return;
    }
    let cyrillic_of = |letter: &Letter| match Script::of(letter.ch) {
        Script::Latin => script::look_alike(letter.ch, is_upper(source, letter), lang),
        _ => Some(letter.ch),
    };
    // A Latin letter without a Cyrillic twin shows that the Latin part is meant (`WhatsAppтағы`).
    if word.iter().all(|letter| cyrillic_of(letter).is_some()) {
        for letter in word.iter_mut() {
            letter.ch = cyrillic_of(letter).unwrap_or(letter.ch);
        }
    }
}

fn is_upper(source: &str, letter: &Letter) -> bool {
    source[letter.start..].starts_with(char::is_uppercase)
}
