//! `olqy corpus list`.

use super::{Format, print_json};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::index::{ActAt, EditionCard, Snapshot, Standing};
use crate::law::{Date, Lang, TextStatus};
use crate::report::one_line;
use crate::report::words::{Arg, Words, words};
use serde::Serialize;
use std::io::Write;

/// Options of `olqy corpus list`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// An act.
#[derive(Serialize)]
struct Row<'a> {
    act: &'a str,
    title: &'a str,
    requisite: &'a str,
    /// `in-force`, `repealed` or `not-yet`, on the day asked for.
    standing: &'static str,
    /// The first day without it; for an act with no edition on the day, the day of its first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// Whether `since` is the day itself and not the earliest possible one.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
    /// The edition in force on the day.
    edition: Option<String>,
    editions: Vec<Edition>,
}

/// An edition of an act.
#[derive(Serialize)]
struct Edition {
    edition: String,
    languages: Vec<Lang>,
    text_status: TextStatus,
    /// Places it leaves out, in the language that leaves out most.
    omitted: usize,
}

impl Edition {
    fn new(card: &EditionCard) -> Edition {
        Edition {
            edition: card.date.to_string(),
            languages: card.texts.keys().copied().collect(),
            text_status: card.text_status,
            omitted: card.texts.values().map(|t| t.omissions.len()).max().unwrap_or(0),
        }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let rows: Vec<Row<'_>> = snapshot.acts().iter().map(|act| row(act, global.lang())).collect();
    match args.format {
        Format::Json => print_json(&rows)?,
        Format::Text => text(global, snapshot.acts())?,
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn row(act: &ActAt, lang: Lang) -> Row<'_> {
    let (standing, since, exact) = match &act.standing {
        Standing::InForce => ("in-force", None, None),
        Standing::Repealed { from, exact } => ("repealed", *from, Some(*exact)),
        Standing::NotYet { first } => ("not-yet", Some(*first), None),
    };
    Row {
        act: act.card.act.code.as_str(),
        title: act.card.act.title.get(lang),
        requisite: &act.card.act.requisite,
        standing,
        since: since.map(|d: Date| d.to_string()),
        exact,
        edition: act.edition().map(|e| e.date.to_string()),
        editions: act.card.editions.iter().map(Edition::new).collect(),
    }
}

fn text(global: &Global, acts: &[ActAt]) -> Result<(), Failure> {
    let lang = global.lang();
    let words = words().map_err(|e| Failure::Report(crate::report::ReportError::Words(e.to_owned())))?;
    let mut out = std::io::stdout().lock();
    for act in acts {
        let title = one_line(act.card.act.title.get(lang));
        writeln!(out, "{}  {title}", act.card.act.code)?;
        writeln!(out, "    {}", standing(words, &act.standing, lang))?;
        for edition in &act.card.editions {
            let languages: Vec<&str> = edition.texts.keys().map(|l| l.tag()).collect();
            let status = words.text_statuses.get(edition.text_status, lang);
            let omitted = edition.texts.values().map(|t| t.omissions.len()).max().unwrap_or(0);
            let mark = if act.edition().is_some_and(|e| e.date == edition.date) { "*" } else { " " };
            write!(out, "  {mark} {}  {}  {status}", edition.date, languages.join(" "))?;
            if omitted > 0 {
                write!(out, "  − {}", words.counts.places.say(omitted, lang))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

fn standing(words: &Words, standing: &Standing, lang: Lang) -> String {
    let w = &words.standing;
    match standing {
        Standing::InForce => words.say(&w.in_force, lang, &[]),
        Standing::Repealed { from: Some(day), exact: true } => {
            words.say(&w.repealed, lang, &[("from", Arg::Day(*day))])
        }
        Standing::Repealed { from: Some(day), exact: false } => {
            words.say(&w.repealed_not_before, lang, &[("from", Arg::Day(*day))])
        }
        Standing::Repealed { from: None, .. } => words.say(&w.repealed_undated, lang, &[]),
        Standing::NotYet { first } => words.say(&w.not_yet, lang, &[("first", Arg::Day(*first))]),
    }
}
