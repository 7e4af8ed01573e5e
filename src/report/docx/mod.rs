//! The gap report as a document that can be edited and handed over.
//!
//! [`front`] says what stands first, [`heat`] shows verdicts by instrument and setting, [`finding`] and [`quote`] show findings with footnotes, [`concordance`] is the table
//! of concordance on pages that lie, [`comparison`] what moved since another report, [`back`] tells what was read and how. [`verdict`] gives verdicts a sign and a colour,
//! so that they can be told apart without colours.

mod back;
mod comparison;
mod concordance;
mod finding;
mod front;
mod heat;
mod quote;
mod verdict;

pub use verdict::verdict;

use super::ReportError;
use super::view::{Day, Link, Tagged, View, Wording};
use super::word::{self, Block, Document, Inline, Level, Look, Paragraph, Part, Run, Style};
use super::words::{Arg, Words};
use crate::law::Lang;

/// Writes the report.
///
/// # Errors
/// If the archive would be larger than the format allows.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let maker = Maker { view, words, lang };
    word::write(&maker.document())
}

/// Makes the document of one view.
struct Maker<'a> {
    view: &'a View,
    words: &'a Words,
    lang: Lang,
}

impl Maker<'_> {
    fn document(&self) -> Document {
        let (labels, lang) = (&self.words.labels, self.lang);
        let w = &self.words.docx;
        let version = self.words.say(&w.version, lang, &[("n", Arg::Text(&self.view.version))]);
        let mut upright = self.front();
        upright.extend(self.findings());
        let mut parts = vec![Part { landscape: false, blocks: upright }];
        if !self.view.concordance.is_empty() {
            parts.push(Part { landscape: true, blocks: self.concordance() });
        }
        parts.push(Part { landscape: false, blocks: self.back() });
        Document {
            lang,
            title: format!("{}. {}", labels.report_title.get(lang), labels.report_kind.get(lang)),
            subject: self.view.head.as_of.clone(),
            maker: format!("olqy {}", self.view.version),
            header: [labels.report_title.get(lang).to_owned(), format!("{} · olqy, {version}", self.view.head.as_of)],
            footer: w.page.get(lang).to_owned(),
            caption: w.caption.get(lang).to_owned(),
            contents: labels.contents.get(lang).to_owned(),
            parts,
        }
    }

    fn heading(&self, level: Level, text: impl Into<String>) -> Block {
        Paragraph::of(Style::Heading(level), text, self.lang).into()
    }

    fn body(&self, text: impl Into<String>) -> Block {
        Paragraph::of(Style::Body, text, self.lang).into()
    }

    /// What is said of what stands around.
    fn note(&self, text: &str) -> Block {
        Paragraph::new(Style::Body).say(text, self.lang, Look::Soft).into()
    }

    fn bullet(&self, text: impl Into<String>) -> Block {
        Paragraph::of(Style::Bullet, text, self.lang).into()
    }

    /// «Почему это важно. …»
    fn labelled(&self, label: &str, text: &str) -> Block {
        let paragraph = Paragraph::new(Style::Body).say(format!("{label}. "), self.lang, Look::Strong);
        paragraph.text(text, self.lang).into()
    }

    fn run(&self, text: impl Into<String>) -> Run {
        Run::new(text, self.lang)
    }

    /// A link, or its words where there is none.
    fn link(&self, link: Option<&Link>, text: &str) -> Inline {
        let run = self.run(text);
        match link {
            Some(link) => Inline::Web { href: link.href.clone(), run },
            None => Inline::Text(run),
        }
    }

    fn edition(&self, day: &Day) -> String {
        format!("{} {}", self.words.labels.edition_of.get(self.lang), day.short)
    }
}

/// The place of a finding, by its number in the view.
fn place(finding: usize) -> String {
    format!("finding{}", finding + 1)
}

fn wording(wording: &Wording, otherwise: Lang) -> Run {
    Run::new(wording.text.clone(), Lang::parse(&wording.lang).unwrap_or(otherwise))
}

fn labels(values: &[Tagged]) -> String {
    values.iter().map(|v| v.label.as_str()).collect::<Vec<_>>().join(", ")
}
