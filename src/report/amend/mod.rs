//! What a draft changes, as a reader sees it: verdicts before and after, what does not fit, the comparative table.

mod docx;
mod html;
mod markdown;
mod text;
mod words;

use super::ReportError;
use crate::amend::apply::Applied;
use crate::amend::table::{self, Piece};
use crate::amend::{ActPart, Draft};
use crate::assess::{Assessment, Finding, Verdict};
use crate::law::{Act, Citation, Date, Document, Eid, Kind, Lang};
use crate::rule::RuleSet;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use words::{AmendWords, words};

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
    /// Whether the law gets worse.
    pub worse: bool,
    /// Evidence that was not there.
    pub appeared: Vec<Quoted>,
    /// Evidence that is no longer there.
    pub vanished: Vec<Quoted>,
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
}

/// Puts together what is shown.
///
/// # Errors
/// Only if this build's words are broken.
pub fn view(input: &Input<'_>, lang: Lang) -> Result<View, ReportError> {
    let words = words()?;
    let verdicts = moved(input, lang);
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
        problems: problems(input, words, lang),
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

    /// Whether an instruction was not read or not carried out.
    pub fn skipped(&self) -> bool {
        self.problems.iter().any(|p| p.skipped)
    }
}

/// How good a verdict is; a verdict that cannot be given compares with none.
fn rank(v: Verdict) -> Option<usize> {
    Verdict::ALL.iter().position(|w| *w == v).filter(|_| v != Verdict::NotAssessable)
}

fn moved(input: &Input<'_>, lang: Lang) -> Vec<Moved> {
    let mut out = Vec::new();
    for (before, after) in input.before.findings.iter().zip(&input.after.findings) {
        let (old, new) = (quotes(before), quotes(after));
        // The edition's day is not evidence: the same words at the same place are the same.
        let appeared: Vec<Quoted> = new.difference(&old).cloned().collect();
        let vanished: Vec<Quoted> = old.difference(&new).cloned().collect();
        if before.verdict == after.verdict && appeared.is_empty() && vanished.is_empty() {
            continue;
        }
        let worse = match (rank(before.verdict), rank(after.verdict)) {
            (Some(a), Some(b)) => b > a,
            _ => false,
        };
        let title = input.rules.rule(&before.id).map(|r| r.title.get(lang).to_owned()).unwrap_or_default();
        out.push(Moved {
            rule: before.id.clone(),
            title,
            before: before.verdict.tag(),
            after: after.verdict.tag(),
            worse,
            appeared,
            vanished,
        });
    }
    out
}

fn quotes(finding: &Finding) -> BTreeSet<Quoted> {
    finding
        .evidence
        .iter()
        .map(|e| Quoted {
            act: e.passage.act.to_string(),
            eid: e.passage.eid.to_string(),
            lang: e.passage.lang.tag(),
            citation: e.passage.citation.local(e.passage.lang),
            quote: e.passage.text.clone(),
        })
        .collect()
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
            let grounds = served.filter_map(|v| input.rules.rule(&v.rule)).map(|rule| {
                let standards: Vec<String> = rule
                    .standards
                    .iter()
                    .filter_map(|s| input.rules.standards.get(s))
                    .map(|s| format!("{}, {}", s.name.get(c.lang), s.num))
                    .collect();
                let sep = if standards.is_empty() { "" } else { ". " };
                format!("{}{sep}{} ({})", standards.join("; "), rule.recommendation.get(c.lang), rule.id)
            });
            out.push(RowView {
                number: out.len() + 1,
                act: c.act.code.to_string(),
                lang: c.lang.tag(),
                eid: row.eid.to_string(),
                element: row.place,
                before: row.before,
                after: row.after,
                grounds: grounds.collect(),
            });
        }
    }
    let _ = lang;
    out
}

fn problems(input: &Input<'_>, words: &AmendWords, lang: Lang) -> Vec<Note> {
    let mut out = Vec::new();
    for draft in input.drafts {
        out.extend(draft.problems.iter().map(|p| Note {
            lang: draft.lang.tag(),
            line: p.line,
            place: String::new(),
            cause: p.cause.clone(),
            hint: p.hint.clone(),
            skipped: true,
        }));
    }
    for c in input.changed {
        for o in &c.applied.outcomes {
            let (Some(misfit), Some(i)) = (&o.misfit, c.part.instructions.get(o.instruction)) else { continue };
            out.push(Note {
                lang: c.lang.tag(),
                line: i.line,
                place: i.source.clone(),
                cause: misfit.to_string(),
                hint: None,
                skipped: true,
            });
        }
        out.extend(dangling(c).into_iter().map(|(place, cited)| Note {
            lang: c.lang.tag(),
            line: 0,
            place,
            cause: format!("{}: {cited}", words.dangling.get(lang)),
            hint: None,
            skipped: false,
        }));
    }
    for u in input.unknown {
        let cause = if u.known { &words.no_text } else { &words.unknown_act };
        out.push(Note {
            lang: u.lang.tag(),
            line: u.part.line,
            place: u.part.name.words.clone(),
            cause: format!("{} ({})", cause.get(lang), u.part.instructions.len()),
            hint: None,
            skipped: true,
        });
    }
    out.extend(one_sided(input, words, lang));
    out
}

/// Articles that the draft changes in one language where the other can be read as well.
fn one_sided(input: &Input<'_>, words: &AmendWords, lang: Lang) -> Vec<Note> {
    let articles = |c: &Changed<'_>| -> BTreeSet<String> {
        table::rows(c.before, &c.applied.document)
            .iter()
            .filter_map(|r| r.eid.steps().find(|s| s.starts_with("art_")).map(str::to_owned))
            .collect()
    };
    let mut out = Vec::new();
    for c in input.changed {
        let other = input.changed.iter().find(|o| o.act.code == c.act.code && o.lang != c.lang);
        let theirs = other.map(articles).unwrap_or_default();
        for article in articles(c).difference(&theirs) {
            let cited = Citation::at(&c.applied.document, &Eid::new(article.clone()))
                .or_else(|| Citation::at(c.before, &Eid::new(article.clone())));
            out.push(Note {
                lang: c.lang.tag(),
                line: c.part.line,
                place: format!("{}, {}", cited.map(|x| x.local(c.lang)).unwrap_or_default(), c.act.title.get(c.lang)),
                cause: words.one_language.get(lang).to_owned(),
                hint: None,
                skipped: false,
            });
        }
    }
    out
}

/// References inside the act to articles that the draft takes out.
fn dangling(c: &Changed<'_>) -> Vec<(String, String)> {
    let mut gone: Vec<String> = Vec::new();
    c.before.walk(&mut |_, p| {
        let there = c.applied.document.find(&p.eid).is_some_and(|q| q.status == crate::law::Status::InForce);
        if p.kind == Kind::Article && p.status == crate::law::Status::InForce && !there {
            gone.extend(p.num.as_ref().map(ToString::to_string));
        }
    });
    if gone.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    c.applied.document.walk(&mut |above, p| {
        for number in &gone {
            let (ru, kk) = ("стать", format!("{number}-ба"));
            let names = match c.lang {
                Lang::Kk => p.text.contains(&kk),
                _ => p.text.split(ru).skip(1).any(|rest| {
                    let rest: String = rest.chars().skip_while(|ch| ch.is_alphabetic()).take(30).collect();
                    let digits: String =
                        rest.trim_start().chars().take_while(|ch| ch.is_ascii_digit() || *ch == '-').collect();
                    let own_act = !rest.contains("Кодекса") && !rest.contains("Закона Респ");
                    digits.trim_end_matches('-') == number && own_act
                }),
            };
            if names && p.status == crate::law::Status::InForce {
                let place = Citation::of(above, p, c.applied.document.points_are_parts).local(c.lang);
                out.push((place, number.clone()));
            }
        }
    });
    out
}
