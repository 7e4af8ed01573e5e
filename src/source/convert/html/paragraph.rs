//! One paragraph of a page: its words with what they mean, into pieces.

use super::element::State;
use crate::law::Lang;
use crate::source::convert::piece::{Piece, Run, Shape};
use crate::source::markdown::names_division;

/// Words of one kind, or the name of an anchor.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    pub state: State,
    pub line: u32,
    pub anchor: bool,
}

impl Word {
    /// Whether no word stands in it.
    pub fn is_blank(&self) -> bool {
        self.anchor || !self.text.contains(|c: char| !c.is_whitespace() && c != super::BREAK)
    }
}

/// The pieces of a paragraph: notes apart from the law they stand in, headings apart from each other.
pub fn pieces(mut words: Vec<Word>) -> Vec<(Piece, State)> {
    if words.iter().all(Word::is_blank) {
        return Vec::new();
    }
    join_notes(&mut words);
    let anchor = words.iter().find(|w| w.anchor).map(|w| w.text.clone());
    words.retain(|w| !w.anchor);
    let (notes, law): (Vec<Word>, Vec<Word>) = split(words);
    let mut out = Vec::new();
    if let Some(first) = law.iter().find(|w| !w.is_blank()).cloned() {
        for mut piece in lines(&law, &first) {
            piece.squeeze();
            // A line of a table of contents has the form of a heading and is none.
            let heading = matches!(piece.shape, Shape::Heading(_)) || piece.all_bold();
            let first_of_all = out.is_empty() && heading && names_division(Lang::Ru, &piece.text());
            if let Some(name) = anchor.as_ref().filter(|_| first_of_all) {
                out.push((Piece::plain(Shape::Anchor(name.clone()), "", piece.line), first.state));
            }
            out.push((piece, first.state));
        }
    }
    if let Some(first) = notes.iter().find(|w| !w.is_blank()).cloned() {
        let mut note = piece(Shape::Note, &notes, &first);
        note.squeeze();
        out.push((note, first.state));
    }
    out
}

/// A link between two pieces of a note belongs to the note.
fn join_notes(words: &mut [Word]) {
    for i in 0..words.len() {
        let Some(word) = words.get(i) else { return };
        if word.state.note || !word.state.link || word.is_blank() {
            continue;
        }
        let before = words.iter().take(i).rev().find(|w| !w.is_blank());
        let after = words.iter().skip(i + 1).find(|w| !w.is_blank() && !w.state.link);
        let joins = before.is_some_and(|w| w.state.note) && after.is_none_or(|w| w.state.note);
        if let Some(word) = words.get_mut(i) {
            word.state.note |= joins;
        }
    }
}

/// Notes and law; where a note stood, words do not run together.
fn split(words: Vec<Word>) -> (Vec<Word>, Vec<Word>) {
    let (mut notes, mut law) = (Vec::new(), Vec::new());
    for word in words {
        if word.state.note {
            law.push(Word { text: " ".to_owned(), state: State::default(), ..word.clone() });
            notes.push(word);
        } else {
            if word.is_blank() {
                notes.push(word.clone());
            }
            law.push(word);
        }
    }
    (notes, law)
}

fn piece(shape: Shape, words: &[Word], first: &Word) -> Piece {
    let mut runs: Vec<Run> = Vec::new();
    for word in words {
        let mut text = word.text.clone();
        // A raised number is an inserted number: 12¹ is 12-1.
        let after_digit = runs.last().is_some_and(|r| r.text.ends_with(|c: char| c.is_ascii_digit()));
        if word.state.raised
            && after_digit
            && text.trim().bytes().all(|b| b.is_ascii_digit())
            && !text.trim().is_empty()
        {
            text = format!("-{}", text.trim());
        }
        match runs.last_mut() {
            Some(last) if (last.bold, last.italic) == (word.state.bold, word.state.italic) || word.is_blank() => {
                last.text.push_str(&text);
            }
            _ => runs.push(Run { text, bold: word.state.bold, italic: word.state.italic }),
        }
    }
    Piece { shape, runs, centred: first.state.centred, line: first.line }
}

/// A heading can hold several headings, with line breaks between them; other paragraphs keep their line breaks, which
/// the reader of Markdown understands.
fn lines(words: &[Word], first: &Word) -> Vec<Piece> {
    let worded = || words.iter().filter(|w| !w.is_blank());
    let shape = match first.state.heading {
        0 if worded().all(|w| w.state.internal) => Shape::Contents,
        0 => Shape::Paragraph,
        level => Shape::Heading(level),
    };
    let whole = piece(shape, words, first);
    let mut out: Vec<Piece> = Vec::new();
    for line in whole.lines() {
        let is_division = names_division(Lang::Ru, &line.text()) && (first.state.heading > 0 || line.all_bold());
        match out.last_mut() {
            Some(last) if !is_division => {
                last.runs.push(Run { text: super::BREAK.to_string(), ..Run::default() });
                last.runs.extend(line.runs);
            }
            _ => out.push(line),
        }
    }
    out
}
