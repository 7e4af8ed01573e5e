//! What is in a corpus, and where corpora come from.

#[cfg(feature = "pull")]
mod pull;

use super::exit::{Done, Failure};
use super::options::Global;

/// What to do with a corpus.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Fetch public git repositories of the law, or bring them up to date
    #[cfg(feature = "pull")]
    Pull(pull::Args),
}

pub fn run(global: &Global, command: &Command) -> Result<Done, Failure> {
    match command {
        #[cfg(feature = "pull")]
        Command::Pull(args) => pull::run(global, args),
    }
}
