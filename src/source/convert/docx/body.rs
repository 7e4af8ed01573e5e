//! The text itself.

use super::Tracked;
use super::numbering::Numbering;
use super::package::Package;
use super::paragraph::Paragraph;
use super::styles::{Look, Styles};
use super::xml::{Met, attribute, value, walk};
use crate::source::convert::piece::{BREAK, Piece, Shape};
use crate::source::convert::table::Table;
use crate::source::convert::{Draft, Refusal, long_paragraph};
use crate::source::limits::Limits;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Footnotes (`f1`) and endnotes (`e1`) by their numbers.
pub type Notes = HashMap<String, String>;

/// Reads footnotes and endnotes.
///
/// # Errors
/// If they cannot be read.
pub fn notes(package: &Package, limits: &Limits) -> Result<Notes, Refusal> {
    let mut notes = Notes::new();
    for (part, xml, element, letter) in
        [("footnotes.xml", &package.footnotes, "footnote", 'f'), ("endnotes.xml", &package.endnotes, "endnote", 'e')]
    {
        let mut key: Option<String> = None;
        let (mut text, mut in_text, mut deleted) = (String::new(), false, 0usize);
        walk(part, xml, limits, &mut |met| {
            match met {
                Met::Start(name, tag) if name == element => {
                    // Separators have a type and are no notes.
                    key = attribute(tag, "id")
                        .filter(|_| attribute(tag, "type").is_none())
                        .map(|id| format!("{letter}{id}"));
                    text.clear();
                }
                Met::End(name) if name == element => {
                    if let Some(key) = key.take() {
                        notes.insert(key, std::mem::take(&mut text));
                    }
                }
                Met::Start("t", _) => in_text = deleted == 0,
                Met::End("t") => in_text = false,
                Met::Start("del" | "moveFrom", _) => deleted += 1,
                Met::End("del" | "moveFrom") => deleted = deleted.saturating_sub(1),
                Met::End("p") => text.push(' '),
                Met::Text(words) if in_text => text.push_str(words),
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(notes)
}

struct Body<'a> {
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    tracked: Tracked,
    limits: &'a Limits,
    open: Vec<Paragraph>,
    /// A paragraph that runs on into the next.
    pending: Option<Paragraph>,
    tables: Vec<Table<()>>,
    pieces: Vec<Piece>,
    ordinal: u32,
    in_text: bool,
    /// Depth in properties of a paragraph, of a run, and in what those were before a change.
    paragraph_properties: usize,
    run_properties: usize,
    former: usize,
    /// Depth in deleted and inserted text, in a link to a place of the text, and in a second form of the same drawing.
    deleted: usize,
    inserted: usize,
    links: Vec<bool>,
    fallback: usize,
    hidden: Option<u32>,
    changes: bool,
}

/// Reads the body of the document.
///
/// # Errors
/// If it cannot be read or goes beyond a limit.
pub fn read(
    xml: &str,
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    tracked: Tracked,
    limits: &Limits,
) -> Result<Draft, Refusal> {
    let mut body = Body {
        styles,
        numbering,
        notes,
        tracked,
        limits,
        open: Vec::new(),
        pending: None,
        tables: Vec::new(),
        pieces: Vec::new(),
        ordinal: 0,
        in_text: false,
        paragraph_properties: 0,
        run_properties: 0,
        former: 0,
        deleted: 0,
        inserted: 0,
        links: Vec::new(),
        fallback: 0,
        hidden: None,
        changes: false,
    };
    walk("document.xml", xml, limits, &mut |met| match met {
        Met::Start(name, tag) => {
            body.start(name, tag);
            Ok(())
        }
        Met::End(name) => {
            body.end(name);
            Ok(())
        }
        Met::Text(words) => body.text(words),
    })?;
    if let Some(last) = body.pending.take() {
        body.finish(last);
    }
    let mut warnings = Vec::new();
    if let Some(paragraph) = body.hidden {
        warnings.push((
            paragraph,
            "words of this paragraph are hidden in the Word file and were left out".to_owned(),
            Some("show hidden text in Word to see them".to_owned()),
        ));
    }
    if body.changes && tracked != Tracked::Original {
        let told = match tracked {
            Tracked::Both => "the file has tracked changes; deleted words stand as [-…-], inserted ones as {+…+}",
            _ => "the file has tracked changes; it was read as if all were accepted",
        };
        warnings.push((
            0,
            told.to_owned(),
            Some("--tracked original|accepted|both tells which text to read".to_owned()),
        ));
    }
    Ok(Draft { pieces: body.pieces, warnings, ..Draft::default() })
}

impl Body<'_> {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "Fallback" => self.fallback += 1,
            "pPrChange" | "rPrChange" | "numberingChange" | "sectPrChange" | "tblPrChange" => self.former += 1,
            _ if self.fallback > 0 || self.former > 0 => {}
            "p" => {
                self.ordinal = self.ordinal.saturating_add(1);
                self.open.push(Paragraph::new(self.ordinal));
            }
            "pPr" => self.paragraph_properties += 1,
            "rPr" => self.run_properties += 1,
            "r" => {
                if let Some(p) = self.open.last_mut() {
                    p.run = Look::default();
                    p.run_style = None;
                }
            }
            "del" | "moveFrom" | "ins" | "moveTo" => self.change(name),
            "hyperlink" => self.links.push(attribute(tag, "anchor").is_some() && attribute(tag, "id").is_none()),
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.in_table(Table::row),
            "tc" => self.in_table(Table::cell),
            "tblStyle"
                if value(tag)
                    .is_some_and(|s| s.to_lowercase().contains("grid") || s.to_lowercase().contains("сетка")) =>
            {
                self.draw_table();
            }
            "insideH" | "insideV" if value(tag).is_some_and(|v| !matches!(v.as_str(), "nil" | "none")) => {
                self.draw_table()
            }
            _ if self.paragraph_properties > 0 || self.run_properties > 0 => self.property(name, tag),
            _ => self.content(name, tag),
        }
    }

    fn draw_table(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.drawn = true;
        }
    }

    fn in_table(&mut self, act: impl Fn(&mut Table<()>)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    /// Deleted and inserted text; in the properties of a paragraph, its end.
    fn change(&mut self, name: &str) {
        self.changes = true;
        let deletes = matches!(name, "del" | "moveFrom");
        if self.paragraph_properties > 0 {
            if let Some(p) = self.open.last_mut() {
                p.end_deleted |= deletes;
                p.end_inserted |= !deletes;
            }
        } else if deletes {
            self.deleted += 1;
        } else {
            self.inserted += 1;
        }
    }

    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(p) = self.open.last_mut() else { return };
        match (name, self.paragraph_properties > 0, self.run_properties > 0) {
            ("pStyle", true, false) => p.style = value(tag),
            (_, true, false) => p.look.property(name, tag),
            ("rStyle", false, true) => p.run_style = value(tag),
            (_, false, true) => p.run.property(name, tag),
            // The type of the mark at the end of a paragraph is not that of its words.
            _ => {}
        }
    }

    fn content(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "t" | "delText" => self.in_text = true,
            "tab" => self.put(" "),
            "br" => {
                let page = matches!(attribute(tag, "type").as_deref(), Some("page" | "column"));
                self.put(if page { " " } else { "\u{2028}" });
            }
            "cr" => self.put("\u{2028}"),
            "noBreakHyphen" => self.put("-"),
            "fldChar" => {
                let Some(p) = self.open.last_mut() else { return };
                match attribute(tag, "fldCharType").as_deref() {
                    Some("begin") => p.fields.push(false),
                    Some("separate") => {
                        if let Some(last) = p.fields.last_mut() {
                            *last = true;
                        }
                    }
                    Some("end") => {
                        p.fields.pop();
                    }
                    _ => {}
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let letter = if name == "footnoteReference" { 'f' } else { 'e' };
                let shown = self.shown();
                if let (Some(p), Some(id)) = (self.open.last_mut(), attribute(tag, "id").filter(|_| shown)) {
                    p.notes.push(format!("{letter}{id}"));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "pPrChange" | "rPrChange" | "numberingChange" | "sectPrChange" | "tblPrChange" => {
                self.former = self.former.saturating_sub(1);
            }
            _ if self.fallback > 0 || self.former > 0 => {}
            "pPr" => self.paragraph_properties = self.paragraph_properties.saturating_sub(1),
            "rPr" => self.run_properties = self.run_properties.saturating_sub(1),
            "del" | "moveFrom" if self.paragraph_properties == 0 => self.deleted = self.deleted.saturating_sub(1),
            "ins" | "moveTo" if self.paragraph_properties == 0 => self.inserted = self.inserted.saturating_sub(1),
            "hyperlink" => {
                self.links.pop();
            }
            "t" | "delText" => self.in_text = false,
            "p" => {
                if let Some(mut p) = self.open.pop() {
                    p.mark(None);
                    let p = match self.pending.take() {
                        Some(before) => before.joined(p),
                        None => p,
                    };
                    if p.runs_on(self.tracked) && self.open.is_empty() {
                        self.pending = Some(p);
                    } else {
                        self.finish(p);
                    }
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    for (piece, ()) in table.pieces() {
                        self.add(piece);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether the place is in the text that is read.
    fn shown(&self) -> bool {
        match self.tracked {
            Tracked::Accepted => self.deleted == 0,
            Tracked::Original => self.inserted == 0,
            Tracked::Both => true,
        }
    }

    fn text(&mut self, words: &str) -> Result<(), Refusal> {
        if self.in_text && self.fallback == 0 && self.former == 0 {
            self.put(words);
            if let Some(p) = self.open.last().filter(|p| p.len() > self.limits.paragraph) {
                return Err(long_paragraph(self.limits, p.ordinal));
            }
        }
        Ok(())
    }

    fn put(&mut self, words: &str) {
        if !self.shown() {
            return;
        }
        let change = match (self.tracked, self.deleted > 0, self.inserted > 0) {
            (Tracked::Both, true, _) => Some(true),
            (Tracked::Both, false, true) => Some(false),
            _ => None,
        };
        let internal = self.links.contains(&true);
        let Some(p) = self.open.last_mut() else { return };
        // The code of a field is not shown, its result is.
        if p.fields.contains(&false) {
            return;
        }
        let of_style = p.run_style.as_deref().map(|s| self.styles.of_letters(s)).unwrap_or_default();
        let look = p.run.clone().over(&of_style).over(&self.styles.look(p.style.as_deref()));
        if look.hidden == Some(true) {
            p.hides |= words.contains(char::is_alphanumeric);
            return;
        }
        p.mark(change);
        p.push(words, &look, internal);
    }

    /// A paragraph is done: its number is counted, its notes follow it.
    fn finish(&mut self, p: Paragraph) {
        if p.hides {
            self.hidden.get_or_insert(p.ordinal);
        }
        let of_style = self.styles.look(p.style.as_deref());
        let look = p.look.clone().over(&of_style);
        let number = match look.list.as_deref() {
            None | Some("0") => None,
            // A paragraph whose end and words are both out of the text is not counted.
            Some(_) if !p.has_words() && (p.end_deleted || p.end_inserted) && p.runs_on(self.tracked) => None,
            Some(list) => {
                let of_list = || p.style.as_deref().and_then(|s| self.numbering.level_of_style(list, s));
                let level = look.level.or_else(of_list).unwrap_or(0);
                self.numbering.next(list, level)
            }
        };
        let shape = match look.outline {
            Some(level) if !self.styles.is_contents(p.style.as_deref()) => {
                Shape::Heading(level.saturating_add(1).min(6))
            }
            _ if self.styles.is_contents(p.style.as_deref()) => Shape::Contents,
            _ => Shape::Paragraph,
        };
        let mut piece = p.piece(shape, look.centred == Some(true), number, of_style.bold == Some(true));
        if matches!(piece.shape, Shape::Heading(_)) {
            piece.runs.iter_mut().for_each(|r| r.text = r.text.replace(BREAK, " "));
        }
        piece.squeeze();
        if piece.has_words() {
            self.add(piece);
        }
        for key in &p.notes {
            if let Some(text) = self.notes.get(key) {
                let mut note = Piece::plain(Shape::Note, text.clone(), p.ordinal);
                note.squeeze();
                self.add(note);
            }
        }
    }

    fn add(&mut self, piece: Piece) {
        match self.tables.last_mut() {
            Some(table) => table.put(piece, ()),
            None => self.pieces.push(piece),
        }
    }
}
