//! The command line: one file per command. Results go to stdout, everything else to stderr.

mod amend;
mod check;
mod compare;
mod corpus;
mod exit;
mod inspect;
mod options;
mod places;
mod report;
mod rules;
mod search;
mod session;
mod show;
mod timeline;

use crate::source::Limits;
use clap::{Parser, Subcommand};
use exit::{Done, Failure};
use options::Global;
use std::process::ExitCode;

/// Reads the law of Kazakhstan and says, rule by rule, where it falls short of international standards.
#[derive(Debug, Parser)]
#[command(name = "olqy", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the gap report
    Report(report::Args),
    /// Print the verdicts
    Check(check::Args),
    /// Find provisions in force by the words in them, in any of their forms
    Search(search::Args),
    /// Print the text in force of an act or a provision, with its citation
    Show(show::Args),
    /// See what is in a corpus, and bring corpora here
    #[command(subcommand)]
    Corpus(corpus::Command),
    /// Print when each verdict changed, and by which edition and law
    Timeline(timeline::Args),
    /// Apply a draft amendment to the law in force, and see which verdicts change
    Amend(Box<amend::Args>),
    /// For rule authors: list the rules, or print the schema of rule files
    #[command(subcommand)]
    Rules(rules::Command),
    /// See what olqy sees: the provision tree, the norms, the stems
    #[command(subcommand)]
    Inspect(inspect::Command),
}

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done; 1 findings at or above `--fail-on`; 2 wrong usage, or nothing could be read; 3 done, but some
/// input was skipped.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let wrong = error.use_stderr();
            // Nothing can be done about a closed terminal.
            let _ = error.print();
            return if wrong { exit::USAGE.into() } else { ExitCode::SUCCESS };
        }
    };
    let global = &cli.global;
    Limits::from(global.limits).set();
    let done = match &cli.command {
        Command::Report(args) => report::run(global, args),
        Command::Check(args) => check::run(global, args),
        Command::Search(args) => search::run(global, args),
        Command::Show(args) => show::run(global, args),
        Command::Corpus(command) => corpus::run(global, command),
        Command::Timeline(args) => timeline::run(global, args),
        Command::Amend(args) => amend::run(global, args),
        Command::Rules(command) => rules::run(global, command),
        Command::Inspect(command) => inspect::run(global, command),
    };
    match done {
        Ok(done) => done.code().into(),
        // The reader of the output went away, as `head` does: not an error of ours.
        Err(Failure::Closed) => Done::default().code().into(),
        Err(failure) => {
            session::say(format_args!("olqy: {failure}"));
            exit::USAGE.into()
        }
    }
}
