//! Findings as a reader sees them.
//!
//! [`words`] holds every word of the reports in three languages; [`compose`] makes one [`view::View`] out of an
//! assessment; [`html`], [`markdown`], [`json`] and [`terminal`] each write it in one format, [`csv`] and [`xlsx`] as
//! tables, [`sarif`] for programs that point into files. [`mod@earlier`] is another report that it is compared with. Nothing
//! here looks at the clock or the environment: the same assessment gives the same bytes.

pub mod amend;
mod clean;
pub mod compose;
pub mod html;
pub mod json;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
mod profile;
mod template;
pub mod terminal;
pub mod timeline;
pub mod view;
pub mod words;

pub mod csv;
pub mod earlier;
mod flat;
pub mod moves;
pub mod places;
pub mod sarif;
pub mod xlsx;

pub use clean::{anchor, clean, one_line};
pub use earlier::{Earlier, EarlierError};
pub use places::Places;
pub use profile::{Profile, Tier};
pub use template::{Templates, Unused};

use crate::assess::Assessment;
use crate::assess::timeline::Timeline;
use crate::law::Lang;
use crate::rule::RuleSet;

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One page that needs nothing else and opens from a disk.
    Html,
    /// Markdown, for repositories and wikis.
    Markdown,
    /// What other programs read; its JSON Schema is [`json::schema`].
    Json,
    /// Lines on a terminal.
    Text {
        /// Whether to colour them with ANSI codes.
        color: bool,
    },
    /// Typeset pages, for print and for filing.
    #[cfg(feature = "pdf")]
    Pdf,
    /// A workbook.
    Xlsx,
    /// One table, UTF-8.
    Csv {
        /// Whether a byte order mark stands in front, by which some programs know UTF-8.
        bom: bool,
    },
    /// SARIF 2.1.0, for programs that show findings beside the lines of files.
    Sarif,
}

/// How a report is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The version of olqy.
    pub version: String,
    /// For whom it is written.
    pub profile: Profile,
    /// Templates of HTML and Markdown in place of those of this build.
    pub templates: Option<Templates>,
}

impl Default for Options {
    fn default() -> Options {
        Options { version: env!("CARGO_PKG_VERSION").to_owned(), profile: Profile::default(), templates: None }
    }
}

/// A report could not be written: a template of one's own or a file of this build is broken. No assessment causes it.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The words could not be read.
    #[error("the words of the reports cannot be read: {0}")]
    Words(String),
    /// A template could not be filled in.
    #[error("the template cannot be filled in: {0:#}")]
    Template(#[from] minijinja::Error),
    /// A template of one's own could not be filled in.
    #[error("{}, line {line}: {cause}\n  {words}\nThe fields of a report are named in docs/templates.md.", file.display())]
    OwnTemplate {
        /// The template.
        file: std::path::PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        cause: String,
        /// The words of the line.
        words: String,
    },
    /// JSON could not be written.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Pages could not be set.
    #[error("the pages cannot be set: {0}")]
    Typeset(String),
    /// A workbook could not be written.
    #[error("the workbook cannot be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A table could not be written.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// Memory could not be written.
    #[error("the report cannot be written: {0}")]
    Output(#[from] std::io::Error),
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The rules that were evaluated.
    pub rules: &'a RuleSet,
    /// What came of it.
    pub assessment: &'a Assessment,
    /// Verdicts through time, for the formats that show them; may be empty.
    pub timelines: &'a [Timeline],
    /// The language of the reader.
    pub lang: Lang,
}

/// What can stand beside an assessment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Another report: what moved since it is shown.
    pub earlier: Option<&'a Earlier>,
    /// Where provisions stand in files, for formats that point into files.
    pub places: Option<&'a Places>,
}

/// Writes an assessment in a format, in the language of the reader. The bytes of text formats are UTF-8.
///
/// # Errors
/// Only if this build's own templates are broken, see [`ReportError`].
pub fn render(format: Format, request: Request<'_>) -> Result<Vec<u8>, ReportError> {
    render_with(format, request, &Options::default())
}

/// As [`render`], for a profile and with templates of one's own.
///
/// # Errors
/// If a template is broken, see [`ReportError`].
pub fn render_with(format: Format, request: Request<'_>, options: &Options) -> Result<Vec<u8>, ReportError> {
    render_beside(format, request, options, Beside::default())
}

/// An assessment as another one can be compared with it: without a file, what [`Earlier::read`] reads from one.
///
/// # Errors
/// As [`render`].
pub fn earlier(request: Request<'_>) -> Result<Earlier, ReportError> {
    let Request { rules, assessment, lang, .. } = request;
    let words = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let view = compose::compose(words, rules, assessment, lang, &Options::default());
    Ok(Earlier::of(&json::report(&view))?)
}

/// As [`render_with`], with what stands beside the assessment.
///
/// # Errors
/// As [`render_with`].
pub fn render_beside(
    format: Format,
    request: Request<'_>,
    options: &Options,
    beside: Beside<'_>,
) -> Result<Vec<u8>, ReportError> {
    // Tables and what other programs read are never shortened for a reader.
    let whole = Options { profile: Profile::default(), ..options.clone() };
    let options = match format {
        Format::Xlsx | Format::Csv { .. } | Format::Sarif => &whole,
        _ => options,
    };
    let Request { rules, assessment, timelines, lang } = request;
    let words = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let mut view = compose::compose(words, rules, assessment, lang, options);
    compose::add_timelines(&mut view, words, rules, assessment, timelines, lang);
    if let Some(earlier) = beside.earlier {
        compose::add_comparison(&mut view, words, rules, assessment, earlier, lang);
    }
    let text = match format {
        Format::Html => html::write(&view, words, lang, options.templates.as_ref())?,
        Format::Markdown => markdown::write(&view, words, lang, options.templates.as_ref())?,
        Format::Json => json::write(&view)?,
        Format::Text { color } => terminal::write(&view, words, lang, color),
        #[cfg(feature = "pdf")]
        Format::Pdf => return Ok(pdf::write(&view, words, lang)?.pdf),
        Format::Xlsx => return xlsx::write(&view, words, lang),
        Format::Csv { bom } => {
            let table = csv::write(&view, words, lang)?;
            return Ok(if bom { [csv::BOM, &table].concat() } else { table });
        }
        Format::Sarif => sarif::write(&view, words, lang, beside.places.unwrap_or(&Places::default()))?,
    };
    Ok(text.into_bytes())
}
