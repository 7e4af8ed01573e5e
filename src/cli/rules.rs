mod explain;
mod lint;
mod new;
mod test;

use super::exit::{Done, Failure};
use super::options::Global;
use super::session::Session;
use crate::rule::cases::TestFile;
use crate::rule::model::PackFile;
use std::io::Write;

/// What to do with rules.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List the rules with their titles
    List,
    /// Try the rules on the provisions of their test files
    Test(test::Args),
    /// Say a rule in sentences, with its last result step by step
    Explain(explain::Args),
    /// Write a page about each rule in Markdown, and an index of them
    Docs(explain::DocsArgs),
    /// Write a new rule with its test file, from answers or options
    New(Box<new::Args>),
    /// Say what is wrong with the rules and what could be better
    Lint(lint::Args),
    /// Show what each expression of a concept finds in the corpus, and in which forms
    Lexicon(lint::LexiconArgs),
    /// Print the JSON Schema of rule files or of their test files, for editors
    Schema {
        /// Of which files
        #[arg(value_enum, default_value = "rules")]
        of: SchemaOf,
    },
}

/// How to print.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Format {
    /// Lines for people
    Text,
    /// JSON for programs
    Json,
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
    let mut out = std::io::stdout();
    match command {
        Command::List => {
            for rule in &session.all_rules()?.rules {
                writeln!(out, "{}\t{}", rule.id, rule.title.get(global.lang()))?;
            }
        }
        Command::Test(args) => return test::run(global, args),
        Command::Explain(args) => return explain::run(global, args),
        Command::Docs(args) => return explain::run_docs(global, args),
        Command::New(args) => return new::run(global, args),
        Command::Lint(args) => return lint::run(global, args),
        Command::Lexicon(args) => return lint::run_lexicon(global, args),
        Command::Schema { of } => {
            let schema = match of {
                SchemaOf::Rules => schemars::schema_for!(PackFile),
                SchemaOf::Tests => schemars::schema_for!(TestFile),
            };
            let schema = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)?;
            writeln!(out, "{schema}")?;
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}
