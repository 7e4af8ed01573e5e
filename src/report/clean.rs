//! Makes characters inert that would act on a terminal, a browser or a reader's eye instead of being read.

use std::borrow::Cow;

/// Puts one harmless character in the place of each harmful one, so that places counted in characters stay right.
///
/// Harmful are the control characters (C0 but for newline and tab, DEL, C1), the controls of writing direction, and
/// characters that have no shape at all (byte order mark, interlinear marks, tags).
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| inert(c) != c) {
        Cow::Owned(text.chars().map(inert).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// As [`clean`], and newlines and tabs become blanks: for places that hold one line.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { inert(c) }).collect()
}

fn inert(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => '\u{FFFD}',
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => '\u{FFFD}',
        c => c,
    }
}

/// The address if a reader may follow it from a report: `http` or `https`, without blanks, quotes or controls.
pub fn web_address(link: &str) -> Option<String> {
    let link = link.trim();
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let fit = !rest.is_empty()
        && rest.chars().all(|c| {
            inert(c) == c
                && !c.is_whitespace()
                && !matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\' | '{' | '}' | '|' | '^')
        });
    fit.then(|| link.to_owned())
}

/// A rule id as the anchor of a page: whatever is not a letter, a digit, `-`, `_` or `.` becomes `-`.
pub fn anchor(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn direction_controls_and_escapes_are_replaced_one_for_one() {
        assert_eq!(clean("a\u{202E}b\u{1b}[31mc\u{9b}d\n\te"), "a\u{FFFD}b\u{FFFD}[31mc\u{FFFD}d\n\te");
        assert_eq!(one_line("a\nb\tc\r"), "a b c ");
        assert!(matches!(clean("Балаға дене жазасын қолдануға болмайды."), Cow::Borrowed(_)));
    }

    #[test]
    fn only_web_addresses_are_followed() {
        assert!(web_address("https://zan.gov.kz/client/#!/doc/12890/rus/01.04.2019").is_some());
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\"onclick=", "https://", "//x.kz"]
        {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_keeps_a_control(text in "\\PC*|.*") {
            let cleaned = clean(&text);
            prop_assert_eq!(cleaned.chars().count(), text.chars().count());
            prop_assert!(cleaned.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()));
        }
    }
}
