use super::exit::{Done, Failure};
use super::options::Global;
use super::session::Session;
use crate::rule::model::PackFile;
use std::io::Write;

/// What to do with rules.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List the rules with their titles
    List,
    /// Print the JSON Schema of rule files, for editors
    Schema,
}

pub fn run(global: &Global, command: &Command) -> Result<Done, Failure> {
    let mut out = std::io::stdout().lock();
    let mut session = Session::new(global);
    match command {
        Command::List => {
            for rule in &session.rules()?.rules {
                writeln!(out, "{}\t{}", rule.id, rule.title.get(global.lang()))?;
            }
        }
        Command::Schema => {
            let schema =
                serde_json::to_string_pretty(&schemars::schema_for!(PackFile)).map_err(std::io::Error::from)?;
            writeln!(out, "{schema}")?;
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}
