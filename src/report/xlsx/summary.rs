//! The first sheet: what a reader must know before the tables.

use super::sheet::Page;
use crate::report::terminal::shape;
use crate::report::view::View;
use rust_xlsxwriter::{Format, Url, Workbook, Worksheet, XlsxError};

/// About so many letters stand in a line of the first column.
const NAME: usize = 30;

/// Rows written one below the other. The first column names, the second counts, the third explains.
struct Lines<'a> {
    page: &'a Page<'a>,
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Lines<'_> {
    fn wide(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        // Merged cells do not grow with their words; about so many stand in a line of the three columns.
        const LINE: usize = 135;
        self.sheet.merge_range(self.row, 0, self.row, 2, "", format)?;
        self.sheet.write_string_with_format(self.row, 0, self.page.fit(text), format)?;
        self.grow(text, LINE)?;
        self.row += 1;
        Ok(())
    }

    /// Makes the row high enough for words of which so many letters stand in a line.
    fn grow(&mut self, text: &str, line: usize) -> Result<(), XlsxError> {
        let lines = u32::try_from(text.chars().count().div_ceil(line)).unwrap_or(1).clamp(1, 25);
        self.sheet.set_row_height(self.row, 14 * lines + 2)?;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, text, &self.page.style.heading)?;
        self.row += 1;
        Ok(())
    }

    fn count(&mut self, name: &str, format: &Format, n: usize, meaning: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, name, format)?;
        self.sheet.write_number_with_format(self.row, 1, n as f64, &self.page.style.number)?;
        self.sheet.write_string_with_format(self.row, 2, meaning, &self.page.style.text)?;
        self.row += 1;
        Ok(())
    }
}

pub fn write(page: &Page<'_>, book: &mut Workbook, view: &View) -> Result<(), XlsxError> {
    let (words, lang) = (page.words, page.lang);
    let style = &page.style;
    let packs: Vec<String> = view.packs.iter().map(|p| format!("{} {}", p.name, p.version)).collect();
    let sheet = book.add_worksheet();
    sheet.set_name(words.tables.sheet_summary.get(lang))?;
    for (col, width) in [(0, 34.0), (1, 14.0), (2, 92.0)] {
        sheet.set_column_width(col, width)?;
    }
    sheet.set_screen_gridlines(false);
    let mut lines = Lines { page, sheet, row: 0 };
    lines.wide(&page.running.0, &style.title)?;
    lines.sheet.set_row_height(0, 44)?;
    lines.wide(&format!("{}. {}", words.labels.report_kind.get(lang), view.head.as_of), &style.heading)?;
    if packs.len() > 1 {
        let names: Vec<&str> = view.packs.iter().map(|p| p.name.as_str()).collect();
        lines.wide(&names.join(" · "), &style.body)?;
    }
    lines.wide(&view.head.rank, &style.body)?;
    lines.wide(&view.head.known, &style.body)?;
    let warning = style.body.clone().set_bold();
    for note in &view.head.status_notes {
        lines.wide(note, &warning)?;
    }
    lines.heading(words.labels.summary.get(lang))?;
    for key in &view.verdict_key {
        let n = view.summary.verdicts.iter().find(|c| c.verdict.tag == key.value.tag).map_or(0, |c| c.n);
        let name = format!("{} {}", shape(&key.value.tag), key.value.label);
        lines.count(&name, &style.verdict(&key.value.tag), n, &key.meaning)?;
    }
    lines.count(words.labels.total.get(lang), &style.text, view.summary.n, &view.summary.total)?;
    if let Some(comparison) = &view.comparison {
        lines.heading(words.comparison.labels.title.get(lang))?;
        lines.wide(&comparison.said, &style.body)?;
        for note in &comparison.notes {
            lines.wide(note, &style.body)?;
        }
        for count in &comparison.counts {
            lines.count(&count.moved.label, &style.text, count.n, "")?;
        }
    }
    if !view.indicators.is_empty() {
        lines.heading(words.tables.indicators.get(lang))?;
    }
    for indicator in &view.indicators {
        let row = lines.row;
        let said = format!("{} ({})", indicator.label, indicator.period);
        lines.grow(&said, NAME)?;
        lines.sheet.write_string_with_format(row, 0, page.fit(&said), &style.text)?;
        lines.sheet.write_string_with_format(row, 1, &indicator.value, &style.text)?;
        match &indicator.link {
            Some(link) if link.href.len() < 2_000 => {
                let url = Url::new(&link.href).set_text(page.fit(&indicator.source));
                lines.sheet.write_url_with_format(row, 2, url, &style.link)?;
            }
            _ => {
                lines.sheet.write_string_with_format(row, 2, page.fit(&indicator.source), &style.text)?;
            }
        }
        lines.row += 1;
    }
    if !view.indicators.is_empty() {
        lines.wide(words.page.labels.indicators_note.get(lang), &style.body)?;
    }
    lines.heading(words.labels.method.get(lang))?;
    for paragraph in &view.method {
        lines.wide(paragraph, &style.body)?;
    }
    lines.heading(words.labels.limits.get(lang))?;
    for limit in &view.limits {
        lines.wide(limit, &style.body)?;
    }
    lines.row += 1;
    lines.wide(&format!("{}. {}: {}", page.made, words.labels.packs.get(lang), packs.join(", ")), &style.body)?;
    page.print(lines.sheet);
    lines.sheet.set_paper_size(9);
    Ok(())
}
