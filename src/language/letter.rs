//! What a character is, by one look into a table: the letters of our languages stand in two blocks, and asking the
//! tables of all of Unicode about each of them takes a quarter of the time of reading a corpus.

use std::sync::LazyLock;

use super::normal::Noise;
use super::script;

/// One more than the last character of the table: Latin, Greek and Cyrillic letters stand before it.
const END: usize = 0x530;

#[derive(Clone, Copy, Default)]
struct Entry {
    /// What it is normalised to; `None` where that is no single character.
    low: Option<char>,
    alphabetic: bool,
    numeric: bool,
}

static TABLE: LazyLock<[Entry; END]> = LazyLock::new(|| {
    let mut table = [Entry::default(); END];
    for (entry, c) in table.iter_mut().zip('\0'..) {
        let mut lower = c.to_lowercase();
        let low = lower.next().filter(|&low| lower.next().is_none() && Noise::of(low).is_none());
        *entry = Entry {
            low: low.filter(|_| Noise::of(c).is_none()).map(script::one_of_kind),
            alphabetic: c.is_alphabetic(),
            numeric: c.is_numeric(),
        };
    }
    table
});

#[inline]
fn entry(c: char) -> Option<&'static Entry> {
    TABLE.get(c as usize)
}

/// The one character that `c` is normalised to; `None` where it is dropped, becomes several, or is not in the table.
#[inline]
pub(super) fn low(c: char) -> Option<char> {
    entry(c).and_then(|e| e.low)
}

/// As [`low`], for dashes and quotation marks beyond the table as well.
#[inline]
pub(super) fn low_or_sign(c: char) -> Option<char> {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201F}' | '\u{2116}' | '\u{2026}' => Some(script::one_of_kind(c)),
        _ => low(c),
    }
}

/// As [`char::is_alphabetic`].
#[inline]
pub(super) fn is_alphabetic(c: char) -> bool {
    match entry(c) {
        Some(entry) => entry.alphabetic,
        // General punctuation: dashes and quotation marks.
        None => !('\u{2000}'..='\u{206F}').contains(&c) && c.is_alphabetic(),
    }
}

/// As [`char::is_numeric`].
#[inline]
pub(super) fn is_numeric(c: char) -> bool {
    entry(c).map_or_else(|| c.is_numeric(), |entry| entry.numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_unicode_says() {
        for c in '\0'..'\u{3000}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            if let Some(low) = low(c) {
                let slow: Vec<char> = c.to_lowercase().map(script::one_of_kind).collect();
                assert_eq!(vec![low], slow, "{c:?}");
                assert_eq!(Noise::of(c), None);
            }
        }
        for c in ('\u{2000}'..'\u{2200}').filter(|&c| low_or_sign(c).is_some()) {
            assert_eq!(Noise::of(c), None);
            assert!(c.to_lowercase().eq([c]));
        }
        assert_eq!(low('\u{130}'), None);
        assert_eq!(low('\u{AD}'), None);
        assert_eq!(low('Ә'), Some('ә'));
    }
}
