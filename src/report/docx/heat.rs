use super::Maker;
use super::verdict;
use crate::report::view::{HeatCell, HeatRow};
use crate::report::word::{Block, Cell, Level, Paragraph, Style, Table};

/// The share of the width that the names of instruments have, in per cent.
const NAMES: u32 = 26;

impl Maker<'_> {
    /// Verdicts by instrument and setting. A cell has the colour of the worst and counts each.
    pub(super) fn heat(&self) -> Vec<Block> {
        let (w, lang) = (&self.words.page.labels, self.lang);
        let Some(heat) = &self.view.heat else { return Vec::new() };
        let columns = u32::try_from(heat.settings.len()).unwrap_or(u32::MAX).max(1);
        // Shares are whole numbers: each column has a hundred times its part of what the names leave.
        let mut widths = vec![NAMES * columns];
        widths.extend(heat.settings.iter().map(|_| 100 - NAMES));
        let mut head = vec![Cell::head(w.standard.get(lang), lang)];
        head.extend(heat.settings.iter().map(|s| Cell::head(s.label.as_str(), lang).upright()));
        let title = w.heat.get(lang);
        vec![
            self.heading(Level::One, title),
            self.body(w.heat_note.get(lang)),
            Table {
                title: Some(title.to_owned()),
                widths,
                head,
                rows: heat.rows.iter().map(|row| self.heat_row(row)).collect(),
            }
            .into(),
            self.verdict_signs().into(),
        ]
    }

    fn heat_row(&self, row: &HeatRow) -> Vec<Cell> {
        let name = Cell::of(Paragraph::of(Style::Dense, row.standard.label.as_str(), self.lang));
        std::iter::once(name).chain(row.cells.iter().map(|cell| self.heat_cell(cell))).collect()
    }

    fn heat_cell(&self, cell: &HeatCell) -> Cell {
        let line = |c| Paragraph::new(Style::Dense).run(verdict::count(c, self.lang));
        let shown = Cell { paragraphs: cell.counts.iter().map(line).collect(), ..Cell::default() };
        match &cell.worst {
            Some(worst) => verdict::tinted(shown, worst),
            None => shown,
        }
    }

    /// What the signs of verdicts stand for.
    fn verdict_signs(&self) -> Paragraph {
        let verdicts = self.view.verdict_key.iter().enumerate();
        verdicts.fold(Paragraph::new(Style::Remark), |line, (n, key)| {
            let line = if n > 0 { line.text(" · ", self.lang) } else { line };
            line.run(verdict::verdict(&key.value, self.lang))
        })
    }
}
