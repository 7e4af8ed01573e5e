//! `olqy corpus stats`: numbers about the texts as they stand in the files, all editions together.

use super::{Format, print_json};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::language::{TokenKind, analyse};
use crate::law::{Edition, Kind, Lang, Status};
use crate::norm::{NormKind, passages};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// Options of `olqy corpus stats`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The numbers.
#[derive(Debug, Default, Serialize)]
struct Stats {
    acts: usize,
    editions: usize,
    /// Editions that have texts in Russian and in Kazakh.
    editions_in_both_languages: usize,
    languages: BTreeMap<&'static str, OfLanguage>,
}

/// The numbers of one language, all editions together.
#[derive(Debug, Default, Serialize)]
struct OfLanguage {
    texts: usize,
    /// Places that the files leave out.
    omitted: usize,
    /// Words of provisions and headings, in force or not; editorial notes are not counted.
    words: usize,
    /// Provisions by level.
    provisions: BTreeMap<Kind, usize>,
    excluded: usize,
    notes: usize,
    /// Norms of provisions in force, by kind; each counted once where its trigger stands.
    norms: BTreeMap<NormKind, usize>,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let acts = session.found()?;
    let bar = session.bar(acts.len());
    let mut stats = Stats { acts: acts.len(), ..Stats::default() };
    for act in &acts {
        let (editions, report) = act.read();
        session.skipped |= report.skipped();
        for edition in &editions {
            count(&mut stats, edition);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    match args.format {
        Format::Json => print_json(&stats)?,
        Format::Text => text(&stats)?,
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn count(stats: &mut Stats, edition: &Edition) {
    stats.editions += 1;
    let both = Lang::AUTHENTIC.iter().all(|l| edition.documents.contains_key(l));
    stats.editions_in_both_languages += usize::from(both);
    for (lang, document) in &edition.documents {
        let own = stats.languages.entry(lang.tag()).or_default();
        own.texts += 1;
        own.omitted += document.omissions.len();
        own.notes += document.notes.len();
        document.walk(&mut |_, p| {
            *own.provisions.entry(p.kind).or_default() += 1;
            own.excluded += usize::from(p.status == Status::Excluded);
            own.notes += p.notes.len();
            let heading = p.heading.as_deref().unwrap_or("");
            for text in [heading, &p.text] {
                own.words += analyse(*lang, text).iter().filter(|t| t.kind == TokenKind::Word).count();
            }
        });
        for norm in passages(edition, *lang).iter().flat_map(|p| &p.norms).filter(|n| !n.inherited) {
            *own.norms.entry(norm.kind).or_default() += 1;
        }
    }
}

fn text(stats: &Stats) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "acts {}, editions {}, of them in both languages {}",
        stats.acts, stats.editions, stats.editions_in_both_languages
    )?;
    for (lang, own) in &stats.languages {
        let omitted = own.omitted;
        writeln!(
            out,
            "{lang}: texts {}, words {}, notes {}, places left out {omitted}",
            own.texts, own.words, own.notes
        )?;
        let provisions: Vec<String> = own.provisions.iter().map(|(k, n)| format!("{} {n}", tag(k))).collect();
        writeln!(out, "    provisions: {}; excluded {}", provisions.join(", "), own.excluded)?;
        let norms: Vec<String> = own.norms.iter().map(|(k, n)| format!("{} {n}", k.tag())).collect();
        writeln!(out, "    norms: {}", norms.join(", "))?;
    }
    Ok(())
}

fn tag(kind: &Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(tag)) => tag,
        _ => String::new(),
    }
}
