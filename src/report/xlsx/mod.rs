//! The report as a workbook (XLSX): a summary, the findings, their evidence, the acts read, and what else there is, each
//! on a sheet with a filter and a frozen head.
//!
//! No cell holds a formula: words are written as words, whatever they begin with. `rust_xlsxwriter` writes the package;
//! what is here says what stands where ([`sheets`]), how it looks ([`style`]) and what fits into a cell ([`text`]).

mod sheet;
mod sheets;
mod style;
mod summary;
mod text;

use super::ReportError;
use super::view::View;
use super::words::Words;
use crate::law::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use sheet::Page;
use style::Style;

/// Writes the workbook. It bears no day but those of the law: the same report gives the same bytes.
///
/// # Errors
/// If the library refuses what it is given; no assessment makes it do so.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let title = title(view, words, lang);
    let made = format!("{} olqy {}", words.labels.made_with.get(lang), view.version);
    let page = Page {
        words,
        lang,
        style: Style::new(),
        running: (title.clone(), view.head.as_of.clone()),
        made: made.clone(),
    };
    let mut book = Workbook::new();
    book.set_properties(
        // The property says when the file was made, which the report does not know. This day, the first that ZIP archives
        // can tell, stands for none.
        &DocProperties::new()
            .set_title(title)
            .set_subject(format!("{}. {}", words.labels.report_kind.get(lang), view.head.as_of))
            .set_author(format!("olqy {}", view.version))
            .set_comment([view.head.rank.as_str(), &view.head.known].join(" "))
            .set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?),
    );
    summary::write(&page, &mut book, view)?;
    for table in sheets::all(view, words, lang) {
        page.table(&mut book, &table)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The name of the rule pack; that of all reports where there are several.
fn title(view: &View, words: &Words, lang: Lang) -> String {
    match view.packs.as_slice() {
        [pack] => pack.name.clone(),
        _ => words.labels.report_title.get(lang).to_owned(),
    }
}
