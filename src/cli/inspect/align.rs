//! `olqy inspect align`: where the Russian and the Kazakh text of an act diverge.

use super::Format;
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::language::beginning;
use crate::law::{ActCode, Edition, Eid, Lang};
use crate::norm::align::{Alignment, Difference, DifferenceKind, Side, alignment};
use crate::report::clean;
use crate::source;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// An act to look at.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of an act, with EDITION/rus.md and kaz.md
    folder: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

/// An edition as `inspect align` prints it.
#[derive(Serialize)]
struct Compared<'a> {
    act: &'a ActCode,
    edition: String,
    /// Provisions with words of their own that were compared.
    compared: usize,
    /// Things that both texts say at different places of one list.
    moved: usize,
    differences: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    eid: &'a Eid,
    kind: DifferenceKind,
    ru: Text<'a>,
    kk: Text<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    /// What only this text says.
    only: &'a [String],
    quotes: Vec<Words<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    eid: &'a Eid,
    quote: &'a str,
}

impl<'a> Row<'a> {
    fn new(d: &'a Difference) -> Row<'a> {
        let text = |side: &'a Side| Text {
            only: &side.only,
            quotes: side.quotes.iter().map(|q| Words { eid: &q.eid, quote: &q.words }).collect(),
        };
        Row { eid: &d.eid, kind: d.kind, ru: text(&d.ru), kk: text(&d.kk) }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    if let Err(cause) = std::fs::metadata(&args.folder) {
        return Err(Failure::Read { file: args.folder.clone(), cause });
    }
    let mut session = Session::new(global);
    let (acts, mut report) = source::folder_telling(&args.folder, global.tracked.into(), &mut |_| {});
    let mut editions = Vec::new();
    for act in &acts {
        let (read, said) = act.read();
        report.extend(said);
        editions.extend(read);
    }
    session.tell(&report);
    let compared: Vec<(&Edition, Alignment)> = editions.iter().filter_map(|e| Some((e, alignment(e)?))).collect();
    if compared.is_empty() {
        let missing = format!("no edition in {} has both a Russian and a Kazakh text", args.folder.display());
        return Err(Failure::Usage(missing));
    }
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            let editions: Vec<Compared<'_>> = compared.iter().map(|(edition, a)| rows(edition, a)).collect();
            serde_json::to_writer_pretty(&mut out, &editions).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            for (edition, alignment) in &compared {
                print(&mut out, edition, alignment)?;
            }
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn rows<'a>(edition: &'a Edition, alignment: &'a Alignment) -> Compared<'a> {
    Compared {
        act: &edition.act.code,
        edition: edition.date.to_string(),
        compared: alignment.compared,
        moved: alignment.moved,
        differences: alignment.differences.iter().map(Row::new).collect(),
    }
}

fn print(out: &mut impl Write, edition: &Edition, alignment: &Alignment) -> std::io::Result<()> {
    let found = alignment.differences.len();
    let Alignment { compared, moved, .. } = alignment;
    writeln!(out, "{} {}: {compared} compared, {moved} moved, {found} diverge", edition.act.code, edition.date)?;
    for d in &alignment.differences {
        writeln!(out, "  {}  {}", d.eid, d.kind.tag())?;
        for (lang, side) in [(Lang::Ru, &d.ru), (Lang::Kk, &d.kk)] {
            let only = if side.only.is_empty() { "–".to_owned() } else { side.only.join(", ") };
            let quotes: Vec<String> =
                side.quotes.iter().map(|q| format!("«{}»", clean(&beginning(&q.words, 120)))).collect();
            writeln!(out, "    {lang}  {}  {}", clean(&only), quotes.join(" "))?;
        }
    }
    Ok(())
}
