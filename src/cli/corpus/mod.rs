//! `olqy corpus`: what is in a corpus, whether it is whole, and bringing texts into the folder layout; where corpora come from.

mod import;
mod list;
#[cfg(feature = "pull")]
mod pull;
mod stats;
mod verify;

use super::exit::{Done, Failure};
use super::options::Global;
use clap::ValueEnum;
use std::io::Write;

/// What to do with a corpus.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List the acts with their editions, languages and standing on the day of `--at`
    List(list::Args),
    /// Count acts, editions, provisions, norms and words
    Stats(stats::Args),
    /// Look for missing numbers, references that lead nowhere, missing languages and changed files
    Verify(verify::Args),
    /// Bring the acts of SRC, in any layout that `--corpus` reads, into the folder layout below DEST
    Import(import::Args),
    /// Fetch public git repositories of the law, or bring them up to date
    #[cfg(feature = "pull")]
    Pull(pull::Args),
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(global: &Global, command: &Command) -> Result<Done, Failure> {
    match command {
        Command::List(args) => list::run(global, args),
        Command::Stats(args) => stats::run(global, args),
        Command::Verify(args) => verify::run(global, args),
        Command::Import(args) => import::run(global, args),
        #[cfg(feature = "pull")]
        Command::Pull(args) => pull::run(global, args),
    }
}

fn print_json<T: serde::Serialize>(value: &T) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
