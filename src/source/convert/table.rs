//! Tables: some hold rows of the law, some only put a heading or a signature to one side of the page.

use crate::law::Lang;
use crate::source::convert::piece::{Piece, Shape};
use crate::source::markdown::names_annex;
use crate::source::words::{Words, fold};

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub struct Table<T> {
    /// Rows of cells of pieces.
    pub rows: Vec<Vec<Vec<(Piece, T)>>>,
    /// Its lines are drawn.
    pub drawn: bool,
}

impl<T: Clone + Default> Table<T> {
    /// Begins a row.
    pub fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell.
    pub fn cell(&mut self) {
        if self.rows.is_empty() {
            self.row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Puts a piece into the last cell.
    pub fn put(&mut self, piece: Piece, with: T) {
        if self.rows.last().is_none_or(Vec::is_empty) {
            self.cell();
        }
        if let Some(cell) = self.rows.last_mut().and_then(|r| r.last_mut()) {
            cell.push((piece, with));
        }
    }

    /// The pieces it stands for.
    pub fn pieces(self) -> Vec<(Piece, T)> {
        let worded = |cell: &[(Piece, T)]| cell.iter().any(|(p, _)| p.has_words());
        let most = self.rows.iter().map(|r| r.iter().filter(|c| worded(c)).count()).max().unwrap_or(0);
        if most <= 1 {
            return self.rows.into_iter().flatten().flat_map(aside).collect();
        }
        if !self.drawn
            && self.rows.len() <= 3
            && self.rows.iter().all(|r| is_signature(r) || !r.iter().any(|c| worded(c)))
        {
            return self.rows.into_iter().filter_map(|row| joined(row, Shape::Paragraph)).collect();
        }
        self.rows.into_iter().filter_map(as_row).collect()
    }
}

/// A cell by itself: a heading of an annex is one quote, as texts in Markdown have it; all else stays as it is.
fn aside<T: Clone>(cell: Vec<(Piece, T)>) -> Vec<(Piece, T)> {
    let first = cell.iter().find(|(p, _)| p.has_words()).map(|(p, _)| p.text());
    match first {
        Some(text) if names_annex(Lang::Ru, &text) => joined(vec![cell], Shape::Note).into_iter().collect(),
        _ => cell,
    }
}

fn joined<T: Clone>(row: Vec<Vec<(Piece, T)>>, shape: Shape) -> Option<(Piece, T)> {
    let pieces: Vec<(Piece, T)> = row.into_iter().flatten().filter(|(p, _)| p.has_words()).collect();
    let (first, with) = pieces.first()?;
    let text = pieces.iter().map(|(p, _)| p.text()).collect::<Vec<_>>().join(" ");
    Some((Piece::plain(shape, text, first.line), with.clone()))
}

fn is_signature<T>(row: &[Vec<(Piece, T)>]) -> bool {
    let text: Vec<String> = row.iter().map(|c| c.iter().map(|(p, _)| p.text()).collect::<Vec<_>>().join(" ")).collect();
    let short = text.iter().all(|t| t.chars().count() < 120);
    let office = |t: &String| Words::all(Lang::Ru, t).any(|w| w.office.is_match(&fold(w.lang, t)));
    short && text.iter().any(office)
}

fn as_row<T: Clone>(row: Vec<Vec<(Piece, T)>>) -> Option<(Piece, T)> {
    let (first, with) = row.iter().flatten().find(|(p, _)| p.has_words()).map(|(p, t)| (p.line, t.clone()))?;
    let cells: Vec<String> = row
        .iter()
        .map(|cell| {
            let words: Vec<String> = cell.iter().map(|(p, _)| p.text()).filter(|t| !t.is_empty()).collect();
            words.join(" ")
        })
        .collect();
    Some((Piece::plain(Shape::Row, format!("| {} |", cells.join(" | ")), first), with))
}
