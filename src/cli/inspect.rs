mod align;
mod norms;
mod terms;

use super::exit::{Done, Failure};
use super::options::{Global, text_lang};
use super::session::Session;
use crate::language::{Normalised, stem};
use crate::law::{Document, Edition, Eid, Kind, Lang, Provision, Status};
use crate::source;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

/// What to look at.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// The provision tree of a file
    Tree(FileArgs),
    /// The norms of a file: what each provision does
    Norms(FileArgs),
    /// Where the Russian and the Kazakh text of an act diverge
    Align(align::Args),
    /// Terms that acts define in different words, and what is banned or punished but nowhere defined
    Terms(terms::Args),
    /// The stem of each word on standard input, as word<TAB>stem
    Stems {
        /// Language of the words
        #[arg(long, value_name = "LANG", value_parser = text_lang)]
        text_lang: Lang,
    },
}

/// A file to look at.
#[derive(Debug, clap::Args)]
pub struct FileArgs {
    /// A text of an act, as ACT/EDITION/rus.md, a page, a Word file
    file: PathBuf,
    /// Its language; from the name or the words if left out
    #[arg(long, value_name = "LANG", value_parser = text_lang)]
    text_lang: Option<Lang>,
    /// How to print
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Json,
    Text,
}

pub fn run(global: &Global, command: &Command) -> Result<Done, Failure> {
    match command {
        Command::Tree(args) => tree(global, args),
        Command::Norms(args) => norms::run(global, args),
        Command::Align(args) => align::run(global, args),
        Command::Terms(args) => terms::run(global, args),
        Command::Stems { text_lang } => stems(*text_lang),
    }
}

/// A provision as `inspect tree` prints it.
#[derive(Serialize)]
struct Node<'a> {
    eid: &'a Eid,
    kind: Kind,
    num: Option<&'a str>,
    heading: Option<&'a str>,
    status: Status,
    text: &'a str,
    notes: Vec<&'a str>,
    children: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    fn new(p: &'a Provision) -> Node<'a> {
        Node {
            eid: &p.eid,
            kind: p.kind,
            num: p.num.as_ref().map(|n| n.as_str()),
            heading: p.heading.as_deref(),
            status: p.status,
            text: &p.text,
            notes: p.notes.iter().map(|n| n.text.as_str()).collect(),
            children: p.children.iter().map(Node::new).collect(),
        }
    }
}

fn tree(global: &Global, args: &FileArgs) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let (_, document) = read(&mut session, args)?;
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            let nodes: Vec<Node<'_>> = document.provisions.iter().map(Node::new).collect();
            serde_json::to_writer_pretty(&mut out, &nodes).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            let mut failed = Ok(());
            document.walk(&mut |above, p| {
                let words: String = p.heading.as_deref().unwrap_or(&p.text).chars().take(72).collect();
                let mark = if p.status == Status::Excluded { " (excluded)" } else { "" };
                let line = writeln!(
                    out,
                    "{:indent$}{}{mark}  {}",
                    "",
                    p.eid,
                    crate::report::clean(&words),
                    indent = 2 * above.len()
                );
                if failed.is_ok() {
                    failed = line;
                }
            });
            failed?;
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn read(session: &mut Session<'_>, args: &FileArgs) -> Result<(Edition, Document), Failure> {
    let (edition, report) = read_file(session.tracked(), &args.file, args.text_lang)?;
    session.tell(&report);
    let document = edition.documents.values().next().cloned();
    let document = document.ok_or_else(|| Failure::Usage(format!("{} holds no text", args.file.display())))?;
    Ok((edition, document))
}

fn read_file(tracked: source::Tracked, file: &Path, lang: Option<Lang>) -> Result<(Edition, source::Report), Failure> {
    source::file_as(file, lang, tracked).map_err(|cause| Failure::Read { file: file.to_owned(), cause })
}

fn stems(lang: Lang) -> Result<Done, Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let word = line?;
        let normal = Normalised::new(word.trim(), lang);
        writeln!(out, "{word}\t{}", stem(lang, &normal.text))?;
    }
    out.flush()?;
    Ok(Done::default())
}
