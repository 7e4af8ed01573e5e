//! What the fonts of the report can show.
//!
//! Standards for accessible pages forbid a character without a shape, and an empty box tells a reader nothing. So a
//! character that the fonts lack stands as its code, `[U+4E2D]`: it is not lost, and what it was can be looked up.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest run of characters without a place to break a line, in characters; a longer one gets such places.
const RUN: usize = 40;

/// The text as the fonts can show it, in composed form (NFC). `has` says whether they hold a character.
///
/// Characters without a shape are left out, blanks of any width that the fonts lack become ordinary ones, and runs that no
/// line could hold may be broken.
pub fn shown<'a>(text: &'a str, has: &dyn Fn(char) -> bool) -> Cow<'a, str> {
    let text: Cow<'a, str> = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut run = 0;
    let good = text.chars().all(|c| {
        run = if breaks(c) { 0 } else { run + 1 };
        run <= RUN && (matches!(c, '\n' | '\u{AD}') || (c != '\t' && !shapeless(c) && has(c)))
    });
    if good {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        if breaks(c) {
            run = 0;
        } else {
            run += 1;
            if run > RUN {
                out.push(BREAK);
                run = 1;
            }
        }
        match c {
            '\n' | '\u{AD}' => out.push(c),
            '\t' => out.push(' '),
            c if shapeless(c) => {}
            c if has(c) => out.push(c),
            '\u{202F}' => out.push('\u{A0}'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    Cow::Owned(out)
}

/// Zero-width space: a line may end here.
const BREAK: char = '\u{200B}';

/// Whether a line can be broken at this character.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}') || matches!(c, '-' | '–' | '—' | '\u{AD}')
}

/// Characters that have no shape of their own: joiners, marks of order and of variation.
fn shapeless(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{34F}' | '\u{180E}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn has(c: char) -> bool {
        c.is_ascii_graphic() || c == ' ' || c == '\u{A0}' || "ёйәғқңөұүһі«»–—".contains(c) || ('а'..='я').contains(&c)
    }

    #[test]
    fn what_the_fonts_hold_stays_as_it_is() {
        assert!(matches!(shown("балаға дене жазасы – «жаза»\n[x] #y $z$", &has), Cow::Borrowed(_)));
    }

    #[test]
    fn what_they_lack_stands_as_its_code() {
        assert_eq!(shown("a中\u{FFFD}b", &has), "a[U+4E2D][U+FFFD]b");
        assert_eq!(shown("ко\u{301}т", &has), "ко[U+0301]т");
        assert_eq!(shown("и\u{306}\u{200B}\u{202F}x\ty", &has), "й\u{A0}x y");
    }

    #[test]
    fn a_word_as_long_as_a_book_can_be_broken() {
        let long = shown(&"ә".repeat(1000), &has).into_owned();
        assert!(long.split(BREAK).all(|part| part.chars().count() <= RUN));
        assert_eq!(long.replace(BREAK, ""), "ә".repeat(1000));
    }

    proptest! {
        #[test]
        fn whatever_comes_can_be_shown(text in "\\PC*|.*") {
            let text = shown(&text, &has);
            prop_assert!(text.chars().all(|c| has(c) || matches!(c, '\n' | '\u{AD}' | BREAK)));
        }
    }
}
