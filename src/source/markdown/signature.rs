//! The signature at the end of an act, which is not law.

use super::Aside;
use super::marks::{Mark, Marked};
use crate::law::Lang;
use crate::source::words::{Words, fold};

/// A line of a signature is no longer than this.
const LONGEST: usize = 120;

/// Sets aside the lines of a signature: the last ones of the text, or the last before an annex, of which one names an
/// office.
pub fn mark(lang: Lang, marked: &mut [Marked]) {
    let mut ends = vec![marked.len()];
    ends.extend(marked.iter().enumerate().filter(|(_, m)| matches!(m.mark, Mark::Annex(_))).map(|(i, _)| i));
    for end in ends {
        let mut lines = Vec::new();
        for i in (0..end).rev() {
            let m = &marked[i];
            match m.mark {
                Mark::Omission(_) | Mark::Anchor | Mark::Note | Mark::Aside(_) => {}
                Mark::Unnumbered if is_line(&m.text) => lines.push(i),
                _ => break,
            }
        }
        // The office is the first line, or begins the line before the name.
        let offices: Vec<usize> = lines.iter().copied().filter(|i| is_office(lang, &marked[*i].text)).collect();
        let Some(first) = offices.into_iter().min() else {
            continue;
        };
        for i in lines.into_iter().filter(|i| *i >= first) {
            marked[i].mark = Mark::Aside(Aside::Signature);
        }
    }
}

/// Short, without the stop of a sentence (initials may have one).
fn is_line(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= LONGEST
        && !text.ends_with([';', ':', ',', '–'])
        && (!text.ends_with('.') || text.split_whitespace().last().is_some_and(|w| w.chars().count() <= 3))
        && text.starts_with(|c: char| !c.is_lowercase())
}

fn is_office(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| w.office.is_match(&fold(w.lang, text)))
}
