mod test;

use super::exit::{Done, Failure};
use super::options::Global;
use super::session::Session;
use crate::rule::cases::CaseGroup;
use crate::rule::model::PackFile;
use std::io::Write;

/// What to do with rules.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List the rules with their titles
    List,
    /// Try the rules on the provisions of their test files
    Test(test::Args),
    /// Print the JSON Schema of rule files or of their test files, for editors
    Schema {
        /// Of which files
        #[arg(value_enum, default_value = "rules")]
        of: SchemaOf,
    },
}

/// Files that have a schema.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum SchemaOf {
    /// Rules, concepts and standards
    Rules,
    /// Tests of rules
    Tests,
}

pub fn run(global: &Global, command: &Command) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let mut out = std::io::stdout().lock();
    match command {
        Command::List => {
            for rule in &session.rules()?.rules {
                writeln!(out, "{}\t{}", rule.id, rule.title.get(global.lang()))?;
            }
        }
        Command::Test(args) => return test::run(global, args),
        Command::Schema { of } => {
            let schema = match of {
                SchemaOf::Rules => schemars::schema_for!(PackFile),
                SchemaOf::Tests => schemars::schema_for!(CaseGroup),
            };
            let schema = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)?;
            writeln!(out, "{schema}")?;
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}
