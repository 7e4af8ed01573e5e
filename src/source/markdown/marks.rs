//! Second pass: what each block is in law.

use super::blocks::{Block, Shape};
use super::contents;
use super::heading::{self, Strength, Structure};
use super::marker::{self, Form};
use super::omission;
use super::{Aside, editor};
use crate::law::{Kind, Lang, Number, Omission, SourceSpan};
use crate::source::words::{Words, fold};

/// What a piece of the text is in law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The title of the act.
    Title,
    /// A heading of a part, section, chapter or paragraph; `named` as in [`Structure`].
    Division {
        /// The level.
        kind: Kind,
        /// The number.
        num: Option<Number>,
        /// The place of a name that stands for a number.
        named: Option<usize>,
    },
    /// A heading without level or number.
    Nameless,
    /// A heading of an annex.
    Annex(Option<Number>),
    /// A heading of an article.
    Article(Number),
    /// `4. …`.
    Point(Number),
    /// `4) …`.
    Subpoint(Number),
    /// A paragraph without a number.
    Unnumbered,
    /// A note of an editor.
    Note,
    /// A place left out.
    Omission(Omission),
    /// The id of an anchor.
    Anchor,
    /// No text of the act.
    Aside(Aside),
}

/// A piece of the text and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What it is.
    pub mark: Mark,
    /// Its words, without its number.
    pub text: String,
    /// Where they stand.
    pub span: SourceSpan,
    /// The words say that the place is no longer law.
    pub excluded: bool,
}

/// Marks the blocks of a text.
pub fn marks(lang: Lang, blocks: &[Block]) -> Vec<Marked> {
    let structures: Vec<Option<Structure>> = blocks.iter().map(|b| heading::structure(lang, b)).collect();
    let title = title(lang, blocks, &structures);
    let toc = contents::contents(lang, blocks, &structures, title);
    let floor = articles_are(&structures, &toc);
    let mut marker = Marker { lang, out: Vec::new(), awaits_note: false, started: false };
    for (i, block) in blocks.iter().enumerate() {
        if toc[i] {
            marker.whole(block, Mark::Aside(Aside::Contents));
        } else if Some(i) == title {
            marker.whole(block, Mark::Title);
        } else {
            let structure = structures[i].as_ref().filter(|s| s.strength >= floor);
            marker.block(block, structure);
        }
    }
    let mut out = marker.out;
    super::signature::mark(lang, &mut out);
    join_broken_sentences(lang, &mut out);
    out
}

/// Articles are headings (`#`) or bold lines where the text has such; plain lines only where it has none.
fn articles_are(structures: &[Option<Structure>], toc: &[bool]) -> Strength {
    let best = structures
        .iter()
        .zip(toc)
        .filter(|(_, toc)| !**toc)
        .filter_map(|(s, _)| s.as_ref())
        .filter(|s| s.kind == Kind::Article)
        .map(|s| s.strength)
        .max();
    match best {
        Some(Strength::Heading | Strength::Bold) => Strength::Bold,
        _ => Strength::Plain,
    }
}

/// The title: the first heading of the highest rank that names no level; or the first such heading before all levels.
fn title(lang: Lang, blocks: &[Block], structures: &[Option<Structure>]) -> Option<usize> {
    let plain = |i: usize| structures[i].is_none() && !contents::is_contents_heading(lang, &blocks[i]);
    let first = blocks.iter().enumerate().position(|(i, b)| b.shape == Shape::Heading(1) && plain(i));
    let body = structures.iter().position(|s| s.as_ref().is_some_and(|s| s.strength == Strength::Heading));
    let early = blocks
        .iter()
        .enumerate()
        .take(body.unwrap_or(blocks.len()))
        .position(|(i, b)| matches!(b.shape, Shape::Heading(_)) && plain(i));
    match (first, body) {
        // A heading of the first rank deep in the body is no title.
        (Some(f), Some(b)) if f > b && early.is_none() && has_articles_before(blocks, structures, f) => None,
        (Some(f), _) => Some(f),
        (None, _) => early,
    }
}

fn has_articles_before(blocks: &[Block], structures: &[Option<Structure>], at: usize) -> bool {
    blocks
        .iter()
        .zip(structures)
        .take(at)
        .any(|(b, s)| b.shape == Shape::Anchor || (s.is_none() && b.shape == Shape::Paragraph && b.marker.is_some()))
}

struct Marker {
    lang: Lang,
    out: Vec<Marked>,
    /// The last block was the opening of a note; its sentence follows.
    awaits_note: bool,
    /// A heading of the body has been seen.
    started: bool,
}

impl Marker {
    fn push(&mut self, block: &Block, mark: Mark, from: usize, to: usize) {
        let text = block.text.get(from..to).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        let text = text.trim();
        let start = block.source_byte(from + lead);
        let end = if from + lead + text.len() >= block.text.len() {
            block.span.end
        } else {
            block.source_byte(from + lead + text.len())
        };
        let excluded = matches!(
            mark,
            Mark::Point(_) | Mark::Subpoint(_) | Mark::Unnumbered | Mark::Article(_) | Mark::Division { .. }
        ) && (editor::is_excluded(self.lang, text)
            || block.emphasis.italic && editor::ends_excluded(self.lang, text));
        self.out.push(Marked {
            mark,
            text: text.to_owned(),
            span: SourceSpan {
                line: block.line,
                start: if text.is_empty() { block.span.start } else { start },
                end: end.max(start),
            },
            excluded,
        });
    }

    fn whole(&mut self, block: &Block, mark: Mark) {
        if let Some(m) = &block.marker {
            // The mark of a list is no word of the act here, but nothing is lost.
            let mut with = block.clone();
            with.text = format!("{m} {}", block.text);
            with.map.iter_mut().for_each(|(t, _)| *t += m.len() + 1);
            with.marker = None;
            self.push(&with, mark, 0, with.text.len());
        } else {
            self.push(block, mark, 0, block.text.len());
        }
    }

    fn block(&mut self, block: &Block, structure: Option<&Structure>) {
        let awaited = std::mem::take(&mut self.awaits_note);
        match block.shape {
            Shape::Comment => match omission::parse(&block.text, block.line) {
                Some(found) => found.into_iter().for_each(|o| self.push(block, Mark::Omission(o), 0, block.text.len())),
                None => self.push(block, Mark::Aside(Aside::Comment), 0, block.text.len()),
            },
            Shape::Anchor => {
                self.push(block, Mark::Anchor, 0, block.text.len());
                self.awaits_note = awaited;
            }
            Shape::Quote => match structure {
                Some(s) => self.heading(block, s),
                None => self.whole(block, Mark::Note),
            },
            Shape::Heading(_) | Shape::Paragraph => match structure {
                Some(s) => self.heading(block, s),
                None if matches!(block.shape, Shape::Heading(_)) => {
                    if !self.glued(block, Mark::Nameless, 0) {
                        self.push(block, Mark::Nameless, 0, block.text.len());
                    }
                }
                None => self.paragraph(block, awaited),
            },
        }
    }

    fn heading(&mut self, block: &Block, s: &Structure) {
        self.started = true;
        let mark = match (s.kind, &s.num) {
            (Kind::Article, Some(num)) => Mark::Article(num.clone()),
            (Kind::Annex, num) => Mark::Annex(num.clone()),
            (kind, num) => Mark::Division { kind, num: num.clone(), named: s.named },
        };
        let rest = block.text.get(s.heading_at..).unwrap_or("");
        // «**Статья 5.** Текст …», «Статья 2. Настоящий Закон вводится …»: the words are the text, not a heading.
        let lead = block.emphasis.bold_lead;
        let words_are_text = match s.strength {
            Strength::Heading => false,
            Strength::Bold if block.emphasis.bold => false,
            Strength::Bold => true,
            Strength::Plain => rest.trim_end().ends_with(['.', ':', ';']),
        };
        if words_are_text && s.kind == Kind::Article {
            let split = if s.strength == Strength::Bold { lead.max(s.heading_at) } else { s.heading_at };
            self.push(block, mark, s.heading_at, split);
            self.text(block, split);
        } else if !self.glued(block, mark.clone(), s.heading_at) {
            self.push(block, mark, s.heading_at, block.text.len());
        }
    }

    fn paragraph(&mut self, block: &Block, awaited: bool) {
        let folded = fold(self.lang, &block.text);
        let words = Words::of(self.lang);
        if block.row {
            let mark = if block.has_link { Mark::Aside(Aside::Navigation) } else { Mark::Unnumbered };
            self.whole(block, mark);
            return;
        }
        if awaited && block.marker.is_none() && marker::split(&block.text).is_none() {
            self.append_note(block);
            return;
        }
        if words.navigation.is_match(&folded) || (block.linked && block.text.chars().count() < 80) {
            self.whole(block, Mark::Aside(Aside::Navigation));
            return;
        }
        if !self.started && block.marker.is_none() && words.requisite.is_match(&folded) {
            self.whole(block, Mark::Aside(Aside::Requisite));
            return;
        }
        match &block.marker {
            Some(raw) => self.numbered(block, raw),
            None => self.text(block, 0),
        }
    }

    /// A list item: the mark of the list is the number of a point or subpoint.
    fn numbered(&mut self, block: &Block, raw: &str) {
        match marker::split(raw) {
            Some(m) => self.own_words(block, mark_of(m.form, m.number), 0),
            None => {
                let mut with = block.clone();
                with.text = format!("{raw} {}", block.text);
                with.map.iter_mut().for_each(|(t, _)| *t += raw.len() + 1);
                with.marker = None;
                self.own_words(&with, Mark::Unnumbered, 0);
            }
        }
    }

    /// Text from a byte on, with the number it may begin with.
    fn text(&mut self, block: &Block, from: usize) {
        let rest = block.text.get(from..).unwrap_or("");
        let from = from + (rest.len() - rest.trim_start().len());
        let rest = block.text.get(from..).unwrap_or("");
        match marker::split(rest) {
            Some(m) => self.own_words(block, mark_of(m.form, m.number), from + m.rest),
            None if rest.is_empty() => {}
            None if editor::opens_note(self.lang, rest) => self.note(block, from),
            None if editor::is_editor_paragraph(self.lang, rest) => {
                self.push(block, Mark::Note, from, block.text.len());
            }
            None => self.own_words(block, Mark::Unnumbered, from),
        }
    }

    /// The words of a provision: «1. 1) …» holds two of them, a glued note is cut off.
    fn own_words(&mut self, block: &Block, mark: Mark, from: usize) {
        let rest = block.text.get(from..).unwrap_or("");
        if matches!(mark, Mark::Point(_))
            && let Some(m) = marker::split(rest).filter(|m| m.form == Form::Paren)
        {
            self.push(block, mark, from, from);
            self.own_words(block, Mark::Subpoint(m.number), from + m.rest);
            return;
        }
        if !self.glued(block, mark.clone(), from) {
            self.push(block, mark, from, block.text.len());
        }
    }

    /// Cuts off a note glued to the words; whether there was one.
    fn glued(&mut self, block: &Block, mark: Mark, from: usize) -> bool {
        let rest = block.text.get(from..).unwrap_or("");
        let Some(at) = editor::glued_note(self.lang, rest) else {
            return false;
        };
        if at > 0 || !matches!(mark, Mark::Unnumbered) {
            self.push(block, mark, from, from + at);
        }
        self.note(block, from + at);
        true
    }

    fn note(&mut self, block: &Block, from: usize) {
        self.awaits_note = editor::is_bare_opening(self.lang, block.text.get(from..).unwrap_or(""));
        self.push(block, Mark::Note, from, block.text.len());
    }

    /// The sentence of a note whose opening stood in a paragraph of its own.
    fn append_note(&mut self, block: &Block) {
        if let Some(note) = self.out.iter_mut().rev().find(|m| m.mark == Mark::Note) {
            note.text.push(' ');
            note.text.push_str(&block.text);
            note.span.end = block.span.end;
        }
    }
}

fn mark_of(form: Form, number: Number) -> Mark {
    match form {
        Form::Dot => Mark::Point(number),
        Form::Paren => Mark::Subpoint(number),
    }
}

/// A sentence that a blank line cut in two («… огнестрельное и» / «другие виды оружия.») is one paragraph.
fn join_broken_sentences(lang: Lang, marked: &mut Vec<Marked>) {
    let words = Words::of(lang);
    let mut i = 1;
    while i < marked.len() {
        let (before, after) = marked.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else {
            break;
        };
        let joins = b.mark == Mark::Unnumbered
            && matches!(a.mark, Mark::Unnumbered | Mark::Point(_) | Mark::Subpoint(_))
            && !a.excluded
            && a.text.ends_with(char::is_alphabetic)
            && b.text.starts_with(char::is_lowercase)
            && !words.sanction.is_match(&fold(lang, &b.text));
        if joins {
            a.text.push(' ');
            a.text.push_str(&b.text);
            a.span.end = b.span.end;
            marked.remove(i);
        } else {
            i += 1;
        }
    }
}
