use super::exit::{Done, Failure};
use super::options::{Global, text_lang};
use super::session::Session;
use crate::index::{Search, Snapshot};
use crate::law::{ActCode, Lang};
use crate::norm::{NormKind, Passage};
use crate::report::clean;
use clap::ValueEnum;
use serde::Serialize;
use std::io::Write;

/// Options of `olqy search`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to look for: words in any of their forms, Russian or Kazakh
    query: String,
    /// In this act only
    #[arg(long, value_name = "CODE", value_parser = act_code)]
    act: Option<ActCode>,
    /// In this language only
    #[arg(long, value_name = "LANG", value_parser = text_lang)]
    text_lang: Option<Lang>,
    /// Only provisions that do this
    #[arg(long, value_name = "KIND", value_parser = norm_kind)]
    kind: Option<NormKind>,
    /// At most so many
    #[arg(short, value_name = "N", default_value = "10")]
    number: usize,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Reads the code of an act.
pub fn act_code(s: &str) -> Result<ActCode, String> {
    ActCode::parse(s).ok_or_else(|| "the code of an act is letters and digits, as 12890".to_owned())
}

fn norm_kind(s: &str) -> Result<NormKind, String> {
    let all = NormKind::ALL;
    all.into_iter().find(|k| k.tag() == s).ok_or_else(|| format!("one of {}", all.map(NormKind::tag).join(", ")))
}

#[derive(Serialize)]
struct Hit<'a> {
    act: &'a str,
    edition: String,
    lang: Lang,
    eid: &'a str,
    citation: String,
    quote: &'a str,
    norms: Vec<NormKind>,
    score: f32,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let found = snapshot.search(&Search {
        words: args.query.clone(),
        act: args.act.clone(),
        lang: args.text_lang,
        kind: args.kind,
        limit: args.number.min(10_000),
    })?;
    let hits: Vec<Hit<'_>> = found.iter().map(|(score, passage)| hit(&snapshot, *score, passage)).collect();
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &hits).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            for hit in &hits {
                writeln!(out, "{}/{}  {}", hit.act, hit.eid, clean(&hit.citation))?;
                writeln!(out, "    {}\n", clean(hit.quote))?;
            }
            if hits.is_empty() {
                session.warn(format_args!("nothing found in the law in force on {}", global.at()));
            }
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn hit<'a>(snapshot: &Snapshot<'_>, score: f32, passage: &'a Passage) -> Hit<'a> {
    let act = snapshot.acts().iter().find(|a| a.card.act.code == passage.act);
    let mut norms: Vec<NormKind> = passage.norms.iter().map(|n| n.kind).collect();
    norms.sort_unstable();
    norms.dedup();
    Hit {
        act: passage.act.as_str(),
        edition: passage.edition.to_string(),
        lang: passage.lang,
        eid: passage.eid.as_str(),
        citation: act.map_or_else(
            || passage.citation.local(passage.lang),
            |a| passage.citation.full(passage.lang, &a.card.act, passage.edition),
        ),
        quote: &passage.text,
        norms,
        score,
    }
}
