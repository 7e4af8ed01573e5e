//! One paragraph in the making.

use super::Tracked;
use super::styles::Look;
use crate::source::convert::piece::{Piece, Run, Shape};

/// A stretch of a paragraph.
#[derive(Clone, Debug)]
struct Stretch {
    text: String,
    bold: bool,
    italic: bool,
    /// It leads to a place of the same text.
    internal: bool,
}

/// A paragraph in the making.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its ordinal in the file, counted from 1.
    pub ordinal: u32,
    /// Its style.
    pub style: Option<String>,
    /// What it says of itself.
    pub look: Look,
    /// What its run says of itself.
    pub run: Look,
    /// The style of its run.
    pub run_style: Option<String>,
    /// Its end was deleted: it runs on into the next one.
    pub end_deleted: bool,
    /// Its end was inserted.
    pub end_inserted: bool,
    /// Fields that are open: whether their result has begun.
    pub fields: Vec<bool>,
    /// Footnotes and endnotes it refers to.
    pub notes: Vec<String>,
    /// Words in it are hidden.
    pub hides: bool,
    stretches: Vec<Stretch>,
    /// What is open of tracked changes, in [`Tracked::Both`].
    marked: Option<bool>,
}

impl Paragraph {
    /// The paragraph of an ordinal.
    pub fn new(ordinal: u32) -> Paragraph {
        Paragraph { ordinal, ..Paragraph::default() }
    }

    /// Its length so far, in bytes.
    pub fn len(&self) -> usize {
        self.stretches.iter().map(|s| s.text.len()).sum()
    }

    /// Whether it has words so far.
    pub fn has_words(&self) -> bool {
        self.stretches.iter().any(|s| s.text.contains(|c: char| !c.is_whitespace()))
    }

    /// Adds words. `look` is all that holds for them.
    pub fn push(&mut self, text: &str, look: &Look, internal: bool) {
        let bold = look.bold == Some(true);
        let italic = look.italic == Some(true);
        let after_digit = self.stretches.last().is_some_and(|s| s.text.ends_with(|c: char| c.is_ascii_digit()));
        // A raised number is an inserted number: 12¹ is 12-1.
        let raised = look.raised == Some(true)
            && after_digit
            && !text.trim().is_empty()
            && text.trim().bytes().all(|b| b.is_ascii_digit());
        let text = if raised { format!("-{}", text.trim()) } else { text.to_owned() };
        match self.stretches.last_mut() {
            Some(s) if (s.bold, s.italic, s.internal) == (bold, italic, internal) => s.text.push_str(&text),
            _ => self.stretches.push(Stretch { text, bold, italic, internal }),
        }
    }

    /// Marks where deleted (`true`) or inserted (`false`) words begin and end.
    pub fn mark(&mut self, change: Option<bool>) {
        if self.marked == change {
            return;
        }
        let end = match self.marked {
            Some(true) => "-]",
            Some(false) => "+}",
            None => "",
        };
        let begin = match change {
            Some(true) => "[-",
            Some(false) => "{+",
            None => "",
        };
        self.marked = change;
        let look = Look::default();
        if !end.is_empty() || !begin.is_empty() {
            self.push(&format!("{end}{begin}"), &look, false);
        }
    }

    /// Whether it runs on into the next paragraph in the text that is read.
    pub fn runs_on(&self, tracked: Tracked) -> bool {
        match tracked {
            Tracked::Accepted => self.end_deleted,
            Tracked::Original => self.end_inserted,
            Tracked::Both => false,
        }
    }

    /// This paragraph, run on into the next. If it has no words, it is gone.
    pub fn joined(mut self, next: Paragraph) -> Paragraph {
        if !self.has_words() {
            let mut notes = self.notes;
            notes.extend(next.notes);
            return Paragraph { notes, ..next };
        }
        self.stretches.extend(next.stretches);
        self.notes.extend(next.notes);
        self.hides |= next.hides;
        self.end_deleted = next.end_deleted;
        self.end_inserted = next.end_inserted;
        self
    }

    /// The piece it is. `number` stands before its words.
    pub fn piece(&self, shape: Shape, centred: bool, number: Option<String>, bold: bool) -> Piece {
        let mut runs: Vec<Run> = Vec::new();
        if let Some(number) = number {
            runs.push(Run { text: format!("{number} "), bold, italic: false });
        }
        let worded = || self.stretches.iter().filter(|s| s.text.contains(char::is_alphanumeric));
        // The number of a paragraph that is all in one type is of that type.
        if let Some(first) = runs.first_mut()
            && worded().next().is_some()
        {
            first.bold = worded().all(|s| s.bold);
            first.italic = worded().all(|s| s.italic);
        }
        runs.extend(self.stretches.iter().map(|s| Run { text: s.text.clone(), bold: s.bold, italic: s.italic }));
        let leads = worded().next().is_some() && worded().all(|s| s.internal);
        let shape = if leads && shape == Shape::Paragraph { Shape::Contents } else { shape };
        Piece { shape, runs, centred, line: self.ordinal }
    }
}
