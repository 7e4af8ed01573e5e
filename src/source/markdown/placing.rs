//! Where an unnumbered paragraph, or a note, belongs.

use super::marks::{Mark, Marked};
use crate::law::{Kind, Lang, Number};
use crate::source::words::{Words, fold};
use regex::Regex;
use std::sync::LazyLock;

/// The subpoint that stands before a paragraph.
pub struct Subpoint<'a> {
    /// Its number.
    pub number: Option<&'a Number>,
    /// Its own words end with a colon.
    pub opens: bool,
    /// The last words in it.
    pub last: &'a str,
}

/// Whether the unnumbered paragraph `marked[i]` belongs to the subpoint before it: because it continues what the
/// subpoint opened with a colon, or because the list goes on after it. Otherwise it belongs to the point or article.
pub fn belongs_to_subpoint(lang: Lang, sub: &Subpoint<'_>, marked: &[Marked], i: usize) -> bool {
    let text = marked[i].text.as_str();
    if super::tree::is_sanction(lang, text) && !sub.opens {
        return false;
    }
    if list_goes_on(sub, marked, i) {
        return true;
    }
    sub.opens && !closes(sub.last)
}

/// Whether the next numbered place is a later subpoint of the same list. A paragraph with a colon right before it opens
/// a list of its own.
fn list_goes_on(sub: &Subpoint<'_>, marked: &[Marked], i: usize) -> bool {
    let mut before = &marked[i];
    for m in marked.iter().skip(i + 1) {
        match &m.mark {
            Mark::Unnumbered => before = m,
            Mark::Note | Mark::Anchor | Mark::Aside(_) => {}
            Mark::Subpoint(n) => {
                return sub.number.is_some_and(|own| n > own) && (sub.opens || !before.text.trim_end().ends_with(':'));
            }
            Mark::Omission(o) => {
                let later = o.subpoints.as_ref().is_some_and(|(from, _)| sub.number.is_some_and(|own| from > own));
                if later {
                    return true;
                }
                if o.subpoints.is_none() {
                    return false;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Words that end a list: a full stop.
fn closes(text: &str) -> bool {
    text.trim_end_matches(['»', '"', ')', ' ']).ends_with('.')
}

/// Whether the heading of an annex says that it belongs to rules, which belong to an act, and not to the act itself.
pub fn is_to_rules(lang: Lang, heading: &str) -> bool {
    Words::all(lang, heading).any(|w| w.rules.is_match(&fold(w.lang, heading)))
}

#[expect(clippy::expect_used, reason = "constant expressions, compiled by a test")]
static TARGETS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    let n = r"\d+(?:-\d+)?";
    [
        format!(r"^(?:[^.!?]{{0,40}}[.!]\s*)?(?:(?:подпункт|подпункта)\s+(?P<sub>{n})\)\s+)?(?:пункта?|част[ьи])\s+(?P<point>{n})\s"),
        format!(r"^(?:[^.!?]{{0,40}}[.!]\s*)?(?P<point>{n})-тарма(?:қ|ққа|қты|ғы\S*)\s+(?:(?P<sub>{n})\)\s+тармақша)?"),
    ]
    .map(|s| Regex::new(&s).expect("constant expression compiles"))
});

/// The point (and subpoint) of the article that a note speaks of, if it names one first: «Пункт 3 предусмотрено …».
pub fn target(lang: Lang, note: &str) -> Option<Vec<(Kind, Number)>> {
    let folded = fold(lang, note);
    let found = TARGETS.iter().find_map(|t| t.captures(&folded))?;
    let mut steps = vec![(Kind::Point, Number::parse(found.name("point")?.as_str())?)];
    if let Some(sub) = found.name("sub").and_then(|s| Number::parse(s.as_str())) {
        steps.push((Kind::Subpoint, sub));
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_names_the_point_it_speaks_of() {
        let n = |s: &str| Number::parse(s).unwrap();
        assert_eq!(
            target(Lang::Ru, "Примечание РЦПИ! Пункт 1 предусмотрен в редакции"),
            Some(vec![(Kind::Point, n("1"))])
        );
        assert_eq!(target(Lang::Kk, "РҚАО-ның ескертпесі! 1-тармаққа өзгеріс"), Some(vec![(Kind::Point, n("1"))]));
        assert_eq!(target(Lang::Ru, "Сноска. Статья 5 с изменениями"), None);
    }
}
