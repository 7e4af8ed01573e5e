//! The voice of the editor, told from the voice of the law.

use crate::law::Lang;
use crate::source::words::{Words, fold, unfold};
use regex::Regex;
use std::sync::LazyLock;

/// Whether a text opens a note of an editor: by the editor's name, or by a word that the law uses too together with
/// what only an editor says.
pub fn opens_note(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| opens(w, &fold(w.lang, text)))
}

fn opens(words: &Words, folded: &str) -> bool {
    words.editor_opening.is_match(folded)
        || (words.note_opening.is_match(folded) && words.editor_formula.is_match(folded))
}

/// Whether the text is an opening only («Примечание РЦПИ!»), so that its sentence is still to come.
pub fn is_bare_opening(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| {
        let folded = fold(w.lang, text);
        w.editor_opening
            .find(&folded)
            .is_some_and(|m| folded.get(m.end()..).is_some_and(|r| !r.contains(char::is_alphanumeric)))
    })
}

/// Whether a whole paragraph tells of a change as only an editor does.
pub fn is_editor_paragraph(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| {
        let folded = fold(w.lang, text);
        w.editor_paragraph.is_match(&folded) && (w.editor_formula.is_match(&folded) || folded.chars().count() < 160)
    })
}

/// Whether the words say that their place is no longer law.
pub fn is_excluded(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| w.excluded.is_match(&fold(w.lang, text)))
}

/// Whether words that the editor set in italics end by saying that they are no longer law: «*17) …; исключен Законом …*».
pub fn ends_excluded(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| w.excluded_words.is_match(&fold(w.lang, text)))
}

/// Whether the words only announce that their place comes into force later.
pub fn is_deferred(lang: Lang, text: &str) -> bool {
    Words::all(lang, text).any(|w| {
        let folded = fold(w.lang, text);
        w.deferred.is_match(&folded) && w.editor_formula.is_match(&folded)
    })
}

/// Whether a note says that all of what it stands in was excluded.
pub fn excludes_all(lang: Lang, note: &str) -> bool {
    Words::all(lang, note).any(|w| w.excluded_note.is_match(&fold(w.lang, note)))
}

#[expect(clippy::expect_used, reason = "constant expression, compiled by every test that reads a text")]
static NOTE_WORDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("сноска|примечани|ескерт|footnote").expect("constant expression compiles"));

/// The byte at which a note of an editor begins inside the words of a provision.
pub fn glued_note(lang: Lang, text: &str) -> Option<usize> {
    let words = Words::of(lang);
    let folded = fold(lang, text);
    if !NOTE_WORDS.is_match(&folded) {
        return None;
    }
    let mut after_stop = true;
    let mut in_blank = true;
    for (at, c) in folded.char_indices() {
        if c.is_whitespace() {
            in_blank = true;
            continue;
        }
        if after_stop && in_blank && folded.get(at..).is_some_and(|rest| opens(words, rest)) {
            return Some(unfold(text, &folded, at));
        }
        after_stop = matches!(c, '.' | ';' | ':' | ')' | '»' | '"' | '!' | '–' | '—' | '-');
        in_blank = false;
    }
    None
}
