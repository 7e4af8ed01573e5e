//! Words of a draft in words of the law.

use std::ops::Range;

/// Where `needle` stands in `text`: bytes, in order, not overlapping. Dashes, quotation marks, blanks and letters that
/// look alike are one; case is not. Whole words only.
pub fn occurrences(text: &str, needle: &str) -> Vec<Range<usize>> {
    let hay = folded(text);
    let needle: Vec<char> = folded(needle).into_iter().map(|(c, _)| c).collect();
    let needle = trimmed(&needle);
    let mut out = Vec::new();
    if needle.is_empty() {
        return out;
    }
    let mut at = 0;
    while at + needle.len() <= hay.len() {
        let here = hay.get(at..at + needle.len()).unwrap_or(&[]);
        if here.iter().zip(needle).all(|((a, _), b)| a == b) && is_whole(&hay, at, needle) {
            let start = here.first().map_or(0, |(_, b)| *b);
            let end = hay.get(at + needle.len()).map_or(text.len(), |(_, b)| *b);
            // Noise that was passed over after the last letter stays outside.
            let end = start + text.get(start..end).map_or(0, |s| s.trim_end_matches(is_noise).len());
            out.push(start..end);
            at += needle.len();
        } else {
            at += 1;
        }
    }
    out
}

fn trimmed(needle: &[char]) -> &[char] {
    let from = needle.iter().position(|c| *c != ' ').unwrap_or(needle.len());
    let to = needle.iter().rposition(|c| *c != ' ').map_or(from, |i| i + 1);
    needle.get(from..to).unwrap_or(&[])
}

fn is_whole(hay: &[(char, usize)], at: usize, needle: &[char]) -> bool {
    let ch = |i: usize| hay.get(i).map(|(c, _)| *c);
    let (first, last) = (needle.first().copied().unwrap_or(' '), needle.last().copied().unwrap_or(' '));
    let before = at.checked_sub(1).and_then(ch);
    let after = ch(at + needle.len());
    let joined_before = before == Some('-') && at.checked_sub(2).and_then(ch).is_some_and(char::is_alphanumeric);
    let joined_after = after == Some('-') && ch(at + needle.len() + 1).is_some_and(char::is_alphanumeric);
    let number = |c: char| c.is_ascii_digit();
    let starts =
        !first.is_alphanumeric() || !(before.is_some_and(char::is_alphanumeric) || joined_before && number(first));
    let ends = !last.is_alphanumeric() || !(after.is_some_and(char::is_alphanumeric) || joined_after && number(last));
    starts && ends
}

fn is_noise(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}')
}

/// One character for each that counts, with its byte.
pub fn folded(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_noise(c) {
            continue;
        }
        let c = match c {
            '–' | '—' | '‒' | '‑' | '−' => '-',
            '«' | '»' | '“' | '”' | '„' | '"' => '"',
            '’' | '‘' => '\'',
            c if c.is_whitespace() => ' ',
            'ё' => 'е',
            'Ё' => 'Е',
            'a' => 'а',
            'A' => 'А',
            'B' => 'В',
            'c' => 'с',
            'C' => 'С',
            'e' => 'е',
            'E' => 'Е',
            'H' => 'Н',
            'i' => 'і',
            'I' => 'І',
            'K' => 'К',
            'M' => 'М',
            'o' => 'о',
            'O' => 'О',
            'p' => 'р',
            'P' => 'Р',
            'T' => 'Т',
            'x' => 'х',
            'X' => 'Х',
            'y' => 'у',
            c => c,
        };
        if c == ' ' && out.last().is_some_and(|(b, _)| *b == ' ') {
            continue;
        }
        out.push((c, at));
    }
    out
}

/// Where any of several words stand: byte range and which. Of two that begin at one place the longer counts.
pub fn any(text: &str, needles: &[&str]) -> Vec<(Range<usize>, usize)> {
    let mut all: Vec<(Range<usize>, usize)> =
        needles.iter().enumerate().flat_map(|(i, n)| occurrences(text, n).into_iter().map(move |r| (r, i))).collect();
    all.sort_by_key(|(r, i)| (r.start, std::cmp::Reverse(r.end), *i));
    let mut end = 0;
    all.retain(|(r, _)| {
        let free = r.start >= end;
        if free {
            end = r.end;
        }
        free
    });
    all
}

/// The sentences of a text: byte ranges without the blanks between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (i, (at, c)) in chars.iter().enumerate() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        let next = rest.trim_start();
        let short = chars.get(..i).is_some_and(|before| {
            before.iter().rev().take_while(|(_, c)| c.is_alphabetic()).count() < 2
                && before.last().is_some_and(|(_, c)| c.is_alphabetic())
        });
        let ends =
            next.is_empty() || (rest.len() > next.len() && next.starts_with(|c: char| c.is_uppercase() || c == '«'));
        if ends && !short {
            out.push(start..at + c.len_utf8());
            start = text.len() - next.len();
        }
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_one_and_parts_of_words_do_not_count() {
        let text = "В коде\u{a0}статьи 15-1 кодекс «права» pебенка – код";
        let found: Vec<&str> = occurrences(text, "код").into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["код"]);
        assert_eq!(occurrences(text, "коде статьи").len(), 1);
        assert_eq!(occurrences(text, "статьи 15").len(), 0);
        assert_eq!(occurrences(text, "\"права\" ребенка -").len(), 1);
        assert_eq!(sentences("Один. Два и т. д. и три.").len(), 2);
    }

    #[test]
    fn the_longer_of_two_counts() {
        let found = any("в области связи и информации", &["области связи", "области связи и информации"]);
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [1]);
    }
}
