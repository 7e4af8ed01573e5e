//! One sheet: a table with a frozen head, a filter, and a page that holds its width.

use super::style::Style;
use super::text::{MOST, held, length, up_to, whole_sentences};
use crate::law::Lang;
use crate::report::terminal::shape;
use crate::report::view::{Day, Link, Segment, Tagged};
use crate::report::words::{Arg, Words};
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

/// Rows of a sheet, without its head.
const ROWS: usize = 1_048_575;

/// Workbooks hold so many links on a sheet, and no longer ones.
const LINKS: usize = 65_000;
const LINK: usize = 2_000;

/// The height of a line and the greatest height of a row, in points.
const LINE: f64 = 13.0;
const TALLEST: f64 = 409.0;

/// What the XML of one piece of a quote takes beside its words, at most; the library bounds the XML of a cell where
/// programs bound its words.
const PIECE: usize = 260;

/// A column.
pub struct Column {
    /// What stands in its head.
    pub caption: String,
    /// Its width in characters.
    pub width: f64,
}

/// What stands in a cell.
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words, never read as anything else.
    Text(Cow<'a, str>),
    /// Words that must not be missed.
    Warn(Cow<'a, str>),
    /// A quote with the words that matched.
    Quote(Cow<'a, [Segment]>),
    /// A verdict.
    Verdict(&'a Tagged),
    /// A day.
    Day(&'a Day),
    /// A place on the web.
    Link(&'a Link),
}

impl<'a> Cell<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// About how many lines it takes in a column of this width; programs do not all work that out by themselves.
    fn lines(&self, width: f64) -> u32 {
        let of = |text: &str| -> u32 {
            let line = |l: &str| (l.chars().take(40_000).count() as f64 * 1.08 / width).ceil().max(1.0);
            text.split('\n').take(40).map(line).sum::<f64>() as u32
        };
        match self {
            Cell::Empty | Cell::Day(_) => 1,
            Cell::Text(text) | Cell::Warn(text) => of(text),
            Cell::Quote(segments) => of(&segments.iter().map(|s| s.text.as_str()).collect::<String>()),
            Cell::Verdict(verdict) => of(&format!("  {}", verdict.label)),
            Cell::Link(link) => of(&link.label),
        }
    }

    pub fn maybe<T: ?Sized>(value: Option<&'a T>, cell: impl FnOnce(&'a T) -> Cell<'a>) -> Cell<'a> {
        value.map_or(Cell::Empty, cell)
    }
}

/// A table on a sheet of its own.
pub struct Table<'a> {
    /// The name of the sheet.
    pub name: &'a str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// What is the same on all sheets.
pub struct Page<'a> {
    /// The words of the reports.
    pub words: &'a Words,
    /// The language of the report.
    pub lang: Lang,
    /// The formats.
    pub style: Style,
    /// What stands at the head of a printed page: the title, and the day.
    pub running: (String, String),
    /// What stands at its foot.
    pub made: String,
}

impl Page<'_> {
    /// Writes a table; one with more rows than a sheet holds goes on on another sheet.
    pub fn table(&self, book: &mut Workbook, table: &Table<'_>) -> Result<(), XlsxError> {
        let mut rest = table.rows.as_slice();
        let mut n = 1;
        loop {
            let (rows, more) = rest.split_at(rest.len().min(ROWS));
            let name = if n == 1 { table.name.to_owned() } else { format!("{} {n}", table.name) };
            self.sheet(book.add_worksheet(), &name, &table.columns, rows)?;
            if more.is_empty() {
                return Ok(());
            }
            (rest, n) = (more, n + 1);
        }
    }

    fn sheet(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        columns: &[Column],
        rows: &[Vec<Cell<'_>>],
    ) -> Result<(), XlsxError> {
        sheet.set_name(name)?;
        let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        for (col, column) in (0..).zip(columns) {
            sheet.set_column_width(col, column.width)?;
            sheet.write_string_with_format(0, col, capital(&column.caption), &self.style.head)?;
        }
        // Captions are bold and leave room for the button of the filter.
        let captions = columns.iter().map(|c| Cell::text(&c.caption).lines(c.width - 4.0)).max().unwrap_or(1);
        sheet.set_row_height(0, f64::from(captions) * LINE + 6.0)?;
        let mut links = 0;
        for (row, cells) in (1..).zip(rows) {
            for (col, cell) in (0..).zip(cells) {
                self.cell(sheet, row, col, cell, &mut links)?;
            }
            let lines = cells.iter().zip(columns).map(|(cell, column)| cell.lines(column.width)).max().unwrap_or(1);
            sheet.set_row_height(row, (f64::from(lines) * LINE + 3.0).min(TALLEST))?;
        }
        let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_print_area(0, 0, last_row, last_column)?;
        self.print(sheet);
        Ok(())
    }

    /// The page that a sheet is printed on: A3, lying, as wide as the table.
    pub fn print(&self, sheet: &mut Worksheet) {
        const A3: u8 = 8;
        sheet.set_paper_size(A3).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        // The blank keeps digits of the text from being read as a part of the size.
        sheet.set_header(format!("&L&8 {}&R&8 {}", running(&self.running.0), running(&self.running.1)));
        sheet.set_footer(format!("&L&8 {}&C&8 &A&R&8 &P / &N", running(&self.made)));
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        col: u16,
        cell: &Cell<'_>,
        links: &mut usize,
    ) -> Result<(), XlsxError> {
        let style = &self.style;
        match cell {
            Cell::Empty => sheet.write_blank(row, col, &style.text)?,
            Cell::Text(text) => sheet.write_string_with_format(row, col, self.fit(text), &style.text)?,
            Cell::Warn(text) => sheet.write_string_with_format(row, col, self.fit(text), &style.warn)?,
            Cell::Quote(segments) => return self.quote(sheet, row, col, segments),
            Cell::Verdict(verdict) => {
                let said = format!("{} {}", shape(&verdict.tag), verdict.label);
                sheet.write_string_with_format(row, col, said, &style.verdict(&verdict.tag))?
            }
            Cell::Day(day) => match date(day) {
                Some(date) => sheet.write_datetime_with_format(row, col, &date, &style.day)?,
                None => sheet.write_string_with_format(row, col, &day.short, &style.text)?,
            },
            Cell::Link(link) if *links < LINKS && length(&link.href) <= LINK => {
                *links += 1;
                let url = Url::new(&link.href).set_text(self.fit(&link.label));
                sheet.write_url_with_format(row, col, url, &style.link)?
            }
            Cell::Link(link) => sheet.write_string_with_format(row, col, self.fit(&link.href), &style.text)?,
        };
        Ok(())
    }

    /// The text if a cell holds it, else its first sentences and a note.
    pub fn fit<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = held(text);
        match self.too_long(&text) {
            None => text,
            Some((end, note)) => Cow::Owned(format!("{}{note}", text.get(..end).unwrap_or(&text))),
        }
    }

    /// Where a text that a cell does not hold is cut, and what is said of it.
    fn too_long(&self, text: &str) -> Option<(usize, String)> {
        if length(text) <= MOST {
            return None;
        }
        let all = text.chars().count().to_string();
        let note = |shown: &str| {
            let args = [("shown", Arg::Text(shown)), ("all", Arg::Text(&all))];
            format!(" […] [{}]", self.words.say(&self.words.tables.cut, self.lang, &args))
        };
        let end = whole_sentences(text, MOST - length(&note(&all)));
        let shown = text.get(..end).unwrap_or(text).chars().count();
        Some((end, note(&shown.to_string())))
    }

    /// A quote; what matched is bold and underlined.
    fn quote(&self, sheet: &mut Worksheet, row: u32, col: u16, segments: &[Segment]) -> Result<(), XlsxError> {
        let style = &self.style;
        let mut pieces: Vec<Segment> = segments
            .iter()
            .filter(|s| !s.text.is_empty())
            .map(|s| Segment { text: held(&s.text).into_owned(), marked: s.marked })
            .collect();
        let whole: String = pieces.iter().map(|s| s.text.as_str()).collect();
        let note = self.too_long(&whole).map(|(end, note)| {
            pieces = up_to(&pieces, end);
            note
        });
        let marked = pieces.iter().any(|p| p.marked);
        let escaped: Vec<String> = few(&pieces).into_iter().map(|p| literal(&p.text)).collect();
        let mut runs: Vec<(&Format, &str)> = few(&pieces)
            .iter()
            .map(|p| if p.marked { &style.marked } else { &style.plain })
            .zip(escaped.iter().map(String::as_str))
            .collect();
        runs.extend(note.as_deref().map(|n| (&style.note, n)));
        if marked && xml(&runs) <= MOST {
            sheet.write_rich_string_with_format(row, col, &runs, &style.text)?;
        } else {
            sheet.write_string_with_format(row, col, self.fit(&whole), &style.text)?;
        }
        Ok(())
    }
}

/// A caption with a capital letter in front.
fn capital(caption: &str) -> String {
    let mut chars = caption.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// At most so many characters of a line at the head or foot of a printed page, which together hold 255.
const RUNNING: usize = 100;

/// A line at the head or foot of a printed page, where `&` commands.
fn running(text: &str) -> String {
    let line: String = text.chars().take(RUNNING).collect();
    let line = if line.len() < text.len() { format!("{line}…") } else { line };
    line.replace('&', "&&")
}

/// A day as workbooks count them: from 1900 on.
fn date(day: &Day) -> Option<ExcelDateTime> {
    let mut parts = day.iso.splitn(3, '-');
    let year = parts.next()?.parse().ok().filter(|y| *y >= 1900)?;
    ExcelDateTime::from_ymd(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?).ok()
}

/// The pieces, the last marks given up where there are more than a cell has room for; the words that matched stand in a
/// column of their own too.
fn few(pieces: &[Segment]) -> Vec<Segment> {
    let words: usize = pieces.iter().map(|p| escaped(&p.text)).sum();
    let room = (MOST.saturating_sub(words) / PIECE).saturating_sub(2);
    let mut out: Vec<Segment> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let marked = piece.marked && n < room;
        match out.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(&piece.text),
            _ => out.push(Segment { text: piece.text.clone(), marked }),
        }
    }
    out
}

/// What words take in XML, at most, in UTF-16 code units.
fn escaped(text: &str) -> usize {
    let more = |c: char| match c {
        '&' | '<' | '>' => 4,
        '_' => 6,
        _ => 0,
    };
    length(text) + text.chars().map(more).sum::<usize>()
}

fn xml(runs: &[(&Format, &str)]) -> usize {
    runs.iter().map(|(_, text)| PIECE + escaped(text)).sum()
}

/// Workbooks read `_x0041_` as a letter; a piece of a quote has to say that it is not one.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let bytes = from.as_bytes();
        let is_code =
            bytes.get(6) == Some(&b'_') && bytes.get(2..6).is_some_and(|b| b.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_code { "_x005F_" } else { "_" });
        rest = from.get(1..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_code_stays_what_it_is() {
        assert_eq!(literal("a_x003D_b _x12 _xzzzz_"), "a_x005F_x003D_b _x12 _xzzzz_");
    }

    #[test]
    fn commands_of_page_heads_are_words() {
        assert_eq!(running("A&P"), "A&&P");
        assert_eq!(running(&"я".repeat(300)).chars().count(), RUNNING + 1);
    }
}
