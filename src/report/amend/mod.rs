//! What a draft changes, as a reader sees it: verdicts before and after, what does not fit, the comparative table.

mod docx;
mod html;
mod markdown;
mod problems;
mod text;
mod verdicts;
mod words;

use super::ReportError;
use crate::amend::apply::Applied;
use crate::amend::news::Clash;
use crate::amend::table::{self, Piece};
use crate::amend::{ActPart, Draft};
use crate::assess::Assessment;
use crate::law::{Act, ActCode, Date, Document, Eid, Lang, Number};
use crate::norm::Passage;
use crate::rule::RuleSet;
use crate::rule::set::Rule;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use words::words;

/// One act in one language with the changes of a draft in it.
pub struct Changed<'a> {
    /// The act.
    pub act: &'a Act,
    /// The language.
    pub lang: Lang,
    /// The first day of the edition that was changed.
    pub edition: Date,
    /// The text in force.
    pub before: &'a Document,
    /// What the draft says of the act.
    pub part: &'a ActPart,
    /// The consolidated text and what became of each instruction.
    pub applied: &'a Applied,
    /// The corpus has the act in the other language, too.
    pub both: bool,
}

/// Instructions for an act of which there is no text.
pub struct Unknown<'a> {
    /// The language of the draft.
    pub lang: Lang,
    /// What the draft says of the act.
    pub part: &'a ActPart,
    /// The act is in the corpus, but not in this language.
    pub known: bool,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines on a terminal.
    Text,
    /// What other programs read.
    Json,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// A document for word processors.
    Docx,
}

/// What is shown.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// The version of olqy.
    pub olqy: String,
    /// The day whose law the draft changes.
    pub at: String,
    /// Titles of the draft by language.
    pub titles: BTreeMap<&'static str, String>,
    /// The acts.
    pub acts: Vec<ActView>,
    /// The rules whose verdict or evidence changes.
    pub verdicts: Vec<Moved>,
    /// The rules that are still not met.
    pub open: Vec<Open>,
    /// What a drafter should look at.
    pub problems: Vec<Note>,
    /// The comparative table.
    pub table: Vec<RowView>,
}

/// An act, and how many instructions were carried out.
#[derive(Clone, Debug, Serialize)]
pub struct ActView {
    /// Its code.
    pub act: String,
    /// Its title.
    pub title: String,
    /// The language of its text.
    pub lang: &'static str,
    /// The first day of the edition that was changed.
    pub edition: String,
    /// Instructions carried out.
    pub applied: usize,
    /// Instructions read.
    pub instructions: usize,
}

/// A rule whose verdict or evidence changes.
#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    /// Its id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The verdict on the law in force.
    pub before: &'static str,
    /// The verdict with the draft in it.
    pub after: &'static str,
    /// The verdicts of the languages that change: before and after, by language.
    pub languages: BTreeMap<&'static str, [&'static str; 2]>,
    /// Whether the law gets worse, as a whole or in one language.
    pub worse: bool,
    /// Whether a verdict could be given, as a whole or in one language, and cannot be given any more.
    pub lost: bool,
    /// Evidence that was not there.
    pub appeared: Vec<Quoted>,
    /// Evidence that is no longer there.
    pub vanished: Vec<Quoted>,
    /// Provisions that the draft leaves alone and on which the verdict rests now.
    pub taken_up: Vec<Quoted>,
    /// Provisions that the draft leaves alone and on which the verdict no longer rests.
    pub let_go: Vec<Quoted>,
}

/// A rule that is still not met, although the draft comes near it or it was asked for by name.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    /// Its id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The verdict with the draft in it.
    pub verdict: &'static str,
    /// What comes nearest, of the draft if any of it does.
    pub near: Option<Quoted>,
    /// What that lacks; empty where it counts in part.
    pub lacks: String,
    /// What to do.
    pub recommendation: String,
}

/// A provision quoted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Quoted {
    /// The act.
    pub act: String,
    /// The provision.
    pub eid: String,
    /// The language.
    pub lang: &'static str,
    /// How a lawyer names it.
    pub citation: String,
    /// Its words.
    pub quote: String,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The language of the draft or text.
    pub lang: &'static str,
    /// Line of the draft, counted from 1; 0 where it is not one line.
    pub line: u32,
    /// The sentence or place.
    pub place: String,
    /// What is the matter.
    pub cause: String,
    /// What can be done.
    pub hint: Option<String>,
    /// The instruction was not carried out, or not read.
    pub skipped: bool,
}

/// A row of the comparative table.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Its number, from 1.
    pub number: usize,
    /// The act.
    pub act: String,
    /// The language.
    pub lang: &'static str,
    /// The eId.
    pub eid: String,
    /// The structural element.
    pub element: String,
    /// The text in force.
    pub before: Vec<Piece>,
    /// The proposed text.
    pub after: Vec<Piece>,
    /// The rules it serves: standards, recommendation.
    pub grounds: Vec<String>,
}

/// Everything that is known of a draft.
pub struct Input<'a> {
    /// The day.
    pub at: Date,
    /// The draft in its languages.
    pub drafts: &'a [Draft],
    /// Acts with the changes in them.
    pub changed: &'a [Changed<'a>],
    /// Acts without a text.
    pub unknown: &'a [Unknown<'a>],
    /// The rules.
    pub rules: &'a RuleSet,
    /// The law in force.
    pub before: &'a Assessment,
    /// The law with the draft in it.
    pub after: &'a Assessment,
    /// What acts that the draft leaves alone make of it.
    pub elsewhere: &'a [Elsewhere],
    /// Rules asked for by name.
    pub named: &'a [String],
}

/// What a provision of the corpus makes of a draft.
pub enum Elsewhere {
    /// It defines a term that the draft defines.
    Defined {
        /// Both provisions.
        clash: Clash,
        /// Its text is restated, so that its wording says nothing.
        restated: bool,
    },
    /// It refers to an article that the draft takes out.
    Refers {
        /// The provision.
        passage: Arc<Passage>,
        /// The act of the article.
        act: ActCode,
        /// The article.
        article: Number,
    },
}

/// Puts together what is shown.
///
/// # Errors
/// Only if this build's words are broken.
pub fn view(input: &Input<'_>, lang: Lang) -> Result<View, ReportError> {
    let words = words()?;
    let verdicts = verdicts::moved(input, lang);
    let open = verdicts::open(input, lang)?;
    let table = table(input, &verdicts, lang);
    Ok(View {
        olqy: env!("CARGO_PKG_VERSION").to_owned(),
        at: input.at.to_string(),
        titles: input.drafts.iter().filter_map(|d| Some((d.lang.tag(), d.title.clone()?))).collect(),
        acts: input
            .changed
            .iter()
            .map(|c| ActView {
                act: c.act.code.to_string(),
                title: c.act.title.get(c.lang).to_owned(),
                lang: c.lang.tag(),
                edition: c.edition.to_string(),
                applied: c.applied.outcomes.iter().filter(|o| o.misfit.is_none()).count(),
                instructions: c.part.instructions.len(),
            })
            .collect(),
        verdicts,
        open,
        problems: problems::problems(input, words, lang),
        table,
    })
}

/// Writes it. The bytes of text formats are UTF-8.
///
/// # Errors
/// Only if this build's own templates are broken.
pub fn render(view: &View, format: Format, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let words = words()?;
    let text = match format {
        Format::Text => text::write(view, words, lang),
        Format::Markdown => markdown::write(view, words, lang),
        Format::Html => html::write(view, words, lang)?,
        Format::Docx => return docx::write(view, words, lang),
        Format::Json => {
            let mut out = serde_json::to_string_pretty(view)?;
            out.push('\n');
            out
        }
    };
    Ok(text.into_bytes())
}

impl View {
    /// Whether a verdict gets worse.
    pub fn worse(&self) -> bool {
        self.verdicts.iter().any(|v| v.worse)
    }

    /// Whether a verdict can no longer be given.
    pub fn lost(&self) -> bool {
        self.verdicts.iter().any(|v| v.lost)
    }

    /// Whether an instruction was not read or not carried out.
    pub fn skipped(&self) -> bool {
        self.problems.iter().any(|p| p.skipped)
    }
}

fn table(input: &Input<'_>, verdicts: &[Moved], lang: Lang) -> Vec<RowView> {
    let mut out: Vec<RowView> = Vec::new();
    for c in input.changed {
        for row in table::rows(c.before, &c.applied.document) {
            let served = verdicts.iter().filter(|v| {
                v.appeared.iter().any(|q| {
                    q.act == c.act.code.as_str()
                        && q.lang == c.lang.tag()
                        && (Eid::new(q.eid.clone()).is_within(&row.eid) || row.eid.is_within(&Eid::new(q.eid.clone())))
                })
            });
            let served: Vec<&Rule> = served.filter_map(|v| input.rules.rule(&v.rule)).collect();
            out.push(RowView {
                number: out.len() + 1,
                act: c.act.code.to_string(),
                lang: c.lang.tag(),
                eid: row.eid.to_string(),
                element: row.place,
                before: row.before,
                after: row.after,
                grounds: grounds(input.rules, &served, c.lang),
            });
        }
    }
    let _ = lang;
    out
}

/// The grounds of a row: the instruments that ask for what its rules check, each once with all its paragraphs, and then
/// what each rule recommends.
fn grounds(rules: &RuleSet, served: &[&Rule], lang: Lang) -> Vec<String> {
    let mut asked: Vec<(&str, Vec<&str>)> = Vec::new();
    for standard in served.iter().flat_map(|r| &r.standards).filter_map(|s| rules.standards.get(s)) {
        let (name, paragraph) = (standard.name.get(lang), standard.called(lang));
        match asked.iter_mut().find(|(known, _)| *known == name) {
            Some((_, paragraphs)) if paragraphs.contains(&paragraph) => {}
            Some((_, paragraphs)) => paragraphs.push(paragraph),
            None => asked.push((name, vec![paragraph])),
        }
    }
    let asked: Vec<String> = asked.iter().map(|(name, of)| format!("{name}, {}", of.join(", "))).collect();
    let asked = (!asked.is_empty()).then(|| format!("{}.", asked.join("; ")));
    asked.into_iter().chain(served.iter().map(|r| format!("{} ({})", r.recommendation.get(lang), r.id))).collect()
}
