//! Findings as a reader sees them.
//!
//! [`words`] holds every word of the reports in three languages; [`compose`] makes one [`view::View`] out of an
//! assessment; [`html`], [`markdown`], [`json`], [`terminal`] and [`docx`] (with [`word`]) each write it in one
//! format. Nothing here looks at the
//! clock or the environment: the same assessment gives the same bytes.

pub mod amend;
mod clean;
pub mod compose;
pub mod docx;
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
pub mod word;
pub mod words;

pub use clean::{anchor, clean, one_line};
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
    /// A document for word processors.
    Docx,
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
    /// The archive of a document could not be written.
    #[error("the document cannot be packed: {0}")]
    Package(String),
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
    let Request { rules, assessment, timelines, lang } = request;
    let words = words::words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let mut view = compose::compose(words, rules, assessment, lang, options);
    compose::add_timelines(&mut view, words, rules, assessment, timelines, lang);
    let text = match format {
        Format::Html => html::write(&view, words, lang, options.templates.as_ref())?,
        Format::Markdown => markdown::write(&view, words, lang, options.templates.as_ref())?,
        Format::Json => json::write(&view)?,
        Format::Text { color } => terminal::write(&view, words, lang, color),
        #[cfg(feature = "pdf")]
        Format::Pdf => return Ok(pdf::write(&view, words, lang)?.pdf),
        Format::Docx => return docx::write(&view, words, lang),
    };
    Ok(text.into_bytes())
}
