//! Text that fits into a cell.

use crate::report::view::Segment;
use std::borrow::Cow;

/// The most that a cell of a workbook holds, in UTF-16 code units.
pub const MOST: usize = 32_767;

/// What XML has no place for and [`crate::report::clean`] lets pass.
fn no_character(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// The text without characters that a workbook cannot hold.
pub fn held(text: &str) -> Cow<'_, str> {
    match text.contains(no_character) {
        true => Cow::Owned(text.replace(no_character, "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

/// The length as workbooks count it.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many bytes of the text stand before the end of the last sentence that ends within `most` UTF-16 code units;
/// failing a sentence, of the last word. The whole length if all of it fits.
pub fn whole_sentences(text: &str, most: usize) -> usize {
    let mut units = 0;
    let (mut sentence, mut word, mut fits) = (0, 0, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > most {
            // A sentence that ends in the first half would throw away more than it is worth.
            let best = [sentence, word].into_iter().find(|end| *end > fits / 2);
            return best.unwrap_or(fits);
        }
        fits = at + c.len_utf8();
        if c.is_whitespace() {
            word = at;
            if matches!(before, '.' | ';' | '!' | '?' | '…' | '\n') {
                sentence = at;
            }
        }
        before = c;
    }
    text.len()
}

/// The pieces of a quote up to a place in bytes.
pub fn up_to(segments: &[Segment], end: usize) -> Vec<Segment> {
    let mut left = end;
    let mut out = Vec::new();
    for segment in segments {
        if left == 0 {
            break;
        }
        let take = left.min(segment.text.len());
        left -= take;
        // The place is the end of a character of the whole text, and so of this piece of it.
        let text = segment.text.get(..take).unwrap_or(&segment.text).to_owned();
        out.push(Segment { text, marked: segment.marked });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        let text = "Бірінші сөйлем. Екінші сөйлем; үшіншісі ұзақ болады";
        let cut = |most| &text[..whole_sentences(text, most)];
        assert_eq!(cut(200), text);
        assert_eq!(cut(33), "Бірінші сөйлем. Екінші сөйлем;");
        assert_eq!(cut(20), "Бірінші сөйлем.");
        let words = "one two three four five";
        assert_eq!(&words[..whole_sentences(words, 16)], "one two three");
        assert_eq!(whole_sentences("wwwwwwwwww", 4), 4);
    }

    proptest! {
        #[test]
        fn what_is_cut_fits_and_is_the_beginning(text in "\\PC{0,80}", most in 0usize..60) {
            let end = whole_sentences(&text, most);
            prop_assert!(text.is_char_boundary(end));
            prop_assert!(end == text.len() || length(&text[..end]) <= most);
        }

        #[test]
        fn pieces_are_cut_where_their_text_is(texts in prop::collection::vec("\\PC{0,9}", 0..6), n in 0usize..40) {
            let segments: Vec<Segment> =
                texts.iter().enumerate().map(|(i, t)| Segment { text: t.clone(), marked: i % 2 == 0 }).collect();
            let whole = texts.concat();
            let end = (0..=n.min(whole.len())).rev().find(|e| whole.is_char_boundary(*e)).unwrap_or(0);
            let cut: String = up_to(&segments, end).iter().map(|s| s.text.as_str()).collect();
            prop_assert_eq!(cut, &whole[..end]);
        }
    }
}
