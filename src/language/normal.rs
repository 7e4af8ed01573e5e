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
    /// Where each part of `text` stands in the original, in order.
    runs: Vec<Run>,
    source_len: usize,
}

/// A part of the normalised text, up to where the next one begins.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Its first byte in the normalised text.
    at: usize,
    /// Its first byte in the original.
    start: usize,
    /// Where it ends in the original, if it is one character; otherwise every character is as long there as here.
    end: Option<usize>,
}

/// Puts a normalised text together.
#[derive(Default)]
struct Builder {
    text: String,
    runs: Vec<Run>,
    /// The byte of the original at which the last run goes on, if it can.
    goes_on: Option<usize>,
}

impl Builder {
    #[inline]
    fn push(&mut self, ch: char, start: usize, end: usize) {
        if ch.len_utf8() != end - start {
            self.runs.push(Run { at: self.text.len(), start, end: Some(end) });
            self.goes_on = None;
        } else {
            if self.goes_on != Some(start) {
                self.runs.push(Run { at: self.text.len(), start, end: None });
            }
            self.goes_on = Some(end);
        }
        self.text.push(ch);
    }

    fn finish(self, source: &str) -> Normalised {
        Normalised { text: self.text, runs: self.runs, source_len: source.len() }
    }
}

impl Normalised {
    /// Normalises `source`, a text in `lang`.
    pub fn new(source: &str, lang: Lang) -> Normalised {
        if let Some(plain) = plain(source, lang) {
            return plain;
        }
        any(source, lang)
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
        begin..last.map_or(self.source_len, |last| last.end).max(begin)
    }

    /// The normalised characters with the byte ranges of the original they stand for, in order.
    pub fn characters(&self) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
        self.text.char_indices().map(|(at, c)| (c, self.char_at(at).unwrap_or(0..0)))
    }

    /// Where the character that holds byte `at` of the normalised text begins in the original.
    fn offset(&self, at: usize) -> usize {
        if at >= self.text.len() {
            let last = self.text.len().checked_sub(1).and_then(|last| self.char_at(last));
            return last.map_or(self.source_len, |last| last.end);
        }
        self.char_at(at).map_or(self.source_len, |c| c.start)
    }

    /// The bytes of the original that the character with byte `at` of the normalised text stands for.
    fn char_at(&self, at: usize) -> Option<Range<usize>> {
        let after = self.runs.partition_point(|run| run.at <= at);
        let run = self.runs.get(after.checked_sub(1)?)?;
        if let Some(end) = run.end {
            return Some(run.start..end);
        }
        let first = (0..=at).rev().find(|at| self.text.is_char_boundary(*at))?;
        let len = self.text.get(first..)?.chars().next()?.len_utf8();
        let start = run.start + (first - run.at);
        Some(start..start + len)
    }
}

/// A text most of which stays as it is: no noise in it, and no word that could have to be folded. `None` for others.
fn plain(source: &str, lang: Lang) -> Option<Normalised> {
    let mut built = Builder { text: String::with_capacity(source.len()), ..Builder::default() };
    // Whether a word is being read, and whether all of it so far could be a Roman numeral in Cyrillic letters.
    let (mut in_word, mut numeral) = (false, false);
    for (start, c) in source.char_indices() {
        let ch = letter::low_or_sign(c)?;
        if lang != Lang::En {
            if !letter::is_alphabetic(ch) {
                if in_word && numeral {
                    return None;
                }
                in_word = false;
            } else if Script::of(ch) == Script::Cyrillic && ch != script::PALOCHKA {
                numeral = (numeral || !in_word) && matches!(ch, 'і' | 'х');
                in_word = true;
            } else {
                return None;
            }
        }
        built.push(ch, start, start + c.len_utf8());
    }
    (!(in_word && numeral)).then(|| built.finish(source))
}

/// A text of any kind.
fn any(source: &str, lang: Lang) -> Normalised {
    let mut letters = letters(source);
    if lang != Lang::En {
        for word in words(&letters) {
            fold(&mut letters[word], source, lang);
        }
    }
    let mut built = Builder { text: String::with_capacity(source.len()), ..Builder::default() };
    for Letter { ch, start, end } in letters {
        built.push(ch, start, end);
    }
    built.finish(source)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_read_as_any_text_is() {
        let texts = [
            "Телесные наказания детей – «запрещаются»; см. № 12-1, п. 3.",
            "Балаға күш көрсетуге, жазалауға тыйым салынады — 4-1) тармақша…",
            "І бөлім. ІХ тарау, х және хх; і",
            "Ё\u{a0}ж, ’слово’ “так” İ ŉ е\u{301} и\u{306} со\u{ad}вет\u{200b}",
            "Cтатья 5. WhatsAppтағы Ӏс II ΑΒ",
            "",
        ];
        let mut taken = 0;
        for (text, lang) in texts.iter().flat_map(|t| Lang::ALL.map(|lang| (t, lang))) {
            let Some(plain) = plain(text, lang) else { continue };
            taken += 1;
            let any = any(text, lang);
            assert_eq!(plain.text, any.text);
            for at in 0..=plain.text.len() {
                for end in at..=plain.text.len() + 1 {
                    assert_eq!(plain.original_range(at..end), any.original_range(at..end), "{text} {at}..{end}");
                }
            }
        }
        assert!(taken > 6, "{taken}");
    }

    #[test]
    fn each_character_knows_its_bytes() {
        let text = "«Жё–Ҳ» İ5\u{301}\u{ad}ы";
        for lang in Lang::ALL {
            let normal = Normalised::new(text, lang);
            let letters = letters(text);
            let told: Vec<Range<usize>> = normal.characters().map(|(_, range)| range).collect();
            assert_eq!(told, letters.iter().map(|l| l.start..l.end).collect::<Vec<_>>());
        }
    }
}
