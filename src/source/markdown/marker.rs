//! The numbers that points and subpoints begin with.

use crate::law::{Lang, Number};
use crate::source::words::{Words, fold};

/// `4.` or `4)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `4.`: a point.
    Dot,
    /// `4)`: a subpoint.
    Paren,
}

/// A number at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The number.
    pub number: Number,
    /// How it is written.
    pub form: Form,
    /// First byte after it and the blanks that follow.
    pub rest: usize,
}

/// Splits `4-1) text` and `12-1. Text`; a day (`01.01.2015`) or a year is no number of a provision.
pub fn split(text: &str) -> Option<Marker> {
    let mut end = digits(text, 0)?;
    loop {
        let rest = text.get(end..)?;
        let dash = rest.chars().next()?;
        if !matches!(dash, '-' | '–' | '—' | '‒' | '‑' | '−') {
            break;
        }
        end = digits(text, end + dash.len_utf8())?;
    }
    let number = Number::parse(text.get(..end)?)?;
    let sign = text.get(end..)?.chars().next()?;
    let after = text.get(end + 1..).unwrap_or("");
    let form = match sign {
        ')' => Form::Paren,
        '.' => Form::Dot,
        _ => return None,
    };
    // `1.1.`, `01.01.2015`, and `2.5)` are not points.
    let next = after.chars().next();
    if form == Form::Dot
        && next.is_some_and(|c| !c.is_whitespace() && !c.is_alphabetic() && !matches!(c, '«' | '"' | '“' | '<'))
    {
        return None;
    }
    let blanks = after.len() - after.trim_start().len();
    Some(Marker { number, form, rest: end + 1 + blanks })
}

/// The end of one to three digits at a byte; numbers of provisions have no more, years do.
fn digits(text: &str, from: usize) -> Option<usize> {
    let n = text.get(from..)?.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&n).then_some(from + n)
}

/// Whether a line begins a note of an editor or a note that may be law.
pub fn begins_note(line: &str) -> bool {
    Lang::AUTHENTIC.into_iter().any(|lang| {
        let folded = fold(lang, line);
        let words = Words::of(lang);
        words.editor_opening.is_match(&folded) || words.note_opening.is_match(&folded)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inserted_numbers_keep_their_hyphen() {
        let m = split("12-1) ребенок – лицо;").unwrap();
        assert_eq!((m.number.as_str(), m.form), ("12-1", Form::Paren));
        let m = split("17–4. За неисполнение").unwrap();
        assert_eq!((m.number.as_str(), m.form), ("17-4", Form::Dot));
    }

    #[test]
    fn a_day_a_year_and_a_decimal_are_no_markers() {
        for s in ["01.01.2015 введен", "2014. год", "1.1. правило", "5-тармақ", "3 пункта", "12", "7"]
        {
            assert_eq!(split(s), None, "{s}");
        }
    }

    #[test]
    fn a_marker_can_stand_alone_or_without_a_blank() {
        assert_eq!(split("4.").unwrap().rest, 2);
        assert_eq!(split("2.Исключен").unwrap().rest, 2);
        assert_eq!(split("1)текст").unwrap().rest, 2);
    }
}
