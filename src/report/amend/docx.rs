//! As a document: the comparative table on pages that lie, then verdicts and notes.

use super::text::{carried_out, label, marks, said};
use super::words::AmendWords;
use super::{Moved, Note, Quoted, RowView, View};
use crate::amend::table::Piece;
use crate::law::Lang;
use crate::report::view::Tagged;
use crate::report::word::{self, Block, Cell, Document, Level, Look, Paragraph, Part, Run, Style, Table};
use crate::report::words::{Arg, Words};
use crate::report::{ReportError, docx, words};

/// Writes the document.
pub fn write(view: &View, w: &AmendWords, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let all = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let mut blocks = head(view, w, all, lang);
    blocks.extend(tables(view, w, lang));
    blocks.extend(verdicts(view, w, lang));
    blocks.extend(open(view, w, lang));
    blocks.extend(notes(view, w, lang));
    let version = all.say(&all.docx.version, lang, &[("n", Arg::Text(&view.olqy))]);
    let title = view.titles.get(lang.tag()).or_else(|| view.titles.values().next());
    word::write(&Document {
        lang,
        title: w.table.get(lang).to_owned(),
        subject: title.cloned().unwrap_or_default(),
        maker: format!("olqy {}", view.olqy),
        header: [w.table.get(lang).to_owned(), format!("{} · olqy, {version}", day(view, all, lang))],
        footer: all.docx.page.get(lang).to_owned(),
        caption: all.docx.caption.get(lang).to_owned(),
        contents: all.labels.contents.get(lang).to_owned(),
        parts: vec![Part { landscape: true, blocks }],
    })
}

/// «По состоянию на …»: the day whose law the draft changes.
fn day(view: &View, all: &Words, lang: Lang) -> String {
    match crate::law::parse_date(&view.at) {
        Some(at) => all.say(&all.head.as_of, lang, &[("at", Arg::Day(at))]),
        None => view.at.clone(),
    }
}

fn head(view: &View, w: &AmendWords, all: &Words, lang: Lang) -> Vec<Block> {
    let mut out: Vec<Block> = vec![Paragraph::of(Style::Title, w.table.get(lang), lang).into()];
    for (tag, title) in &view.titles {
        out.push(Paragraph::of(Style::Lead, title.as_str(), Lang::parse(tag).unwrap_or(lang)).into());
    }
    for act in &view.acts {
        let own = Lang::parse(act.lang).unwrap_or(lang);
        let said = format!(" ({}, {}). {}", act.act, all.languages.get(own, lang), carried_out(act, w, lang));
        out.push(Paragraph::of(Style::Bullet, act.title.as_str(), own).text(said, lang).into());
    }
    out
}

fn tables(view: &View, w: &AmendWords, lang: Lang) -> Vec<Block> {
    let mut out = Vec::new();
    for act in &view.acts {
        let rows: Vec<&RowView> = view.table.iter().filter(|r| r.act == act.act && r.lang == act.lang).collect();
        if rows.is_empty() {
            continue;
        }
        let own = Lang::parse(act.lang).unwrap_or(lang);
        out.push(Paragraph::of(Style::Heading(Level::Two), act.title.as_str(), own).into());
        let head = [&w.number, &w.element, &w.in_force, &w.proposed, &w.grounds];
        let row = |r: &RowView| {
            let grounds = r.grounds.iter().map(|g| Paragraph::of(Style::Cell, g.as_str(), own));
            vec![
                Cell::text(r.number.to_string(), own),
                Cell::text(r.element.as_str(), own),
                Cell::of(pieces(&r.before, w.absent.get(own), own)),
                Cell::of(pieces(&r.after, w.excluded.get(own), own)),
                Cell { paragraphs: grounds.collect(), ..Cell::default() },
            ]
        };
        let table = Table {
            title: None,
            widths: vec![4, 12, 27, 29, 28],
            head: head.into_iter().map(|t| Cell::head(t.get(own), own)).collect(),
            rows: rows.into_iter().map(row).collect(),
        };
        out.push(table.into());
    }
    out
}

/// The words of a cell, those that change marked; an empty cell says why it is empty.
fn pieces(pieces: &[Piece], none: &str, lang: Lang) -> Paragraph {
    let cell = Paragraph::new(Style::Cell);
    if pieces.is_empty() {
        return cell.say(none, lang, Look::Soft);
    }
    pieces.iter().fold(cell, |cell, piece| {
        cell.say(piece.text.as_str(), lang, if piece.changed { Look::Changed } else { Look::Plain })
    })
}

fn verdicts(view: &View, w: &AmendWords, lang: Lang) -> Vec<Block> {
    let mut out: Vec<Block> = vec![Paragraph::of(Style::Heading(Level::One), w.verdicts.get(lang), lang).into()];
    if view.verdicts.is_empty() {
        out.push(Paragraph::of(Style::Body, w.same.get(lang), lang).into());
    }
    for moved in &view.verdicts {
        let marks = marks(moved, w, lang);
        let line = marks.iter().fold(verdict(moved, lang), |line, mark| line.text(format!("; {mark}"), lang));
        out.push(line.into());
        for (_, said, all) in said(moved, w) {
            out.extend(all.iter().flat_map(|q| quoted(q, said.get(lang), lang)));
        }
    }
    out
}

/// A provision quoted, with what is said of it above.
fn quoted(quoted: &Quoted, said: &str, lang: Lang) -> [Block; 2] {
    let own = Lang::parse(quoted.lang).unwrap_or(lang);
    let line = Paragraph::new(Style::Citation)
        .text(format!("{said}: "), lang)
        .say(quoted.citation.as_str(), own, Look::Strong)
        .say(format!(" ({}/{})", quoted.act, quoted.eid), lang, Look::Soft);
    [line.into(), Paragraph::of(Style::Quote, quoted.quote.as_str(), own).into()]
}

fn tagged(tag: &str, lang: Lang) -> Run {
    docx::verdict(&Tagged { tag: tag.to_owned(), label: label(tag, lang) }, lang)
}

fn verdict(moved: &Moved, lang: Lang) -> Paragraph {
    Paragraph::new(Style::Body)
        .say(format!("{} ", moved.rule), lang, Look::Strong)
        .text(format!("{}: ", moved.title), lang)
        .run(tagged(moved.before, lang))
        .text(" → ", lang)
        .run(tagged(moved.after, lang))
}

/// The rules that are still not met.
fn open(view: &View, w: &AmendWords, lang: Lang) -> Vec<Block> {
    if view.open.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Block> = vec![Paragraph::of(Style::Heading(Level::Two), w.open.get(lang), lang).into()];
    for rule in &view.open {
        let line = Paragraph::new(Style::Body).say(format!("{} ", rule.rule), lang, Look::Strong);
        out.push(line.text(format!("{}: ", rule.title), lang).run(tagged(rule.verdict, lang)).into());
        out.extend(rule.near.iter().flat_map(|q| quoted(q, w.near.get(lang), lang)));
        if !rule.lacks.is_empty() {
            out.push(Paragraph::of(Style::Remark, rule.lacks.as_str(), lang).into());
        }
        out.push(Paragraph::of(Style::Body, format!("{}: {}", w.advice.get(lang), rule.recommendation), lang).into());
    }
    out
}

fn notes(view: &View, w: &AmendWords, lang: Lang) -> Vec<Block> {
    if view.problems.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Block> = vec![Paragraph::of(Style::Heading(Level::Two), w.problems.get(lang), lang).into()];
    out.extend(view.problems.iter().map(|note| problem(note, w, lang).into()));
    out
}

fn problem(note: &Note, w: &AmendWords, lang: Lang) -> Paragraph {
    let mut said = Paragraph::new(Style::Bullet).say(format!("{} ", note.lang), lang, Look::Soft);
    if note.line > 0 {
        said = said.say(format!("{} {}: ", w.line.get(lang), note.line), lang, Look::Soft);
    }
    if !note.place.is_empty() {
        said = said.run(Run::new(format!("{} – ", note.place), Lang::parse(note.lang).unwrap_or(lang)));
    }
    said = said.text(note.cause.as_str(), lang);
    match &note.hint {
        Some(hint) => said.say(format!("\n{hint}"), lang, Look::Soft),
        None => said,
    }
}
