//! `olqy rules test`: rules tried on the provisions of their test files.

use super::super::exit::{Done, Failure};
use super::super::options::Global;
use super::super::session::Session;
use super::Format;
use crate::report::ReportError;
use crate::report::words::words;
use crate::workbench::naming::namings;
use crate::workbench::trial::{Standing, trials};
use crate::workbench::trial_report;
use std::io::Write;

/// Options of `olqy rules test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only these rules
    #[arg(value_name = "ID")]
    rule: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = session.all_rules()?;
    if let Some(unknown) = args.rule.iter().find(|id| rules.rule(id).is_none()) {
        return Err(Failure::Usage(format!("there is no rule {unknown}; `olqy rules list` shows them")));
    }
    let (files, problems) = session.case_files();
    session.name(&problems);
    let (trials, mut problems) = trials(&rules, &files, &args.rule);
    let (namings, more) = if args.rule.is_empty() { namings(&rules, &files) } else { Default::default() };
    problems.extend(more);
    // Where only some packs are asked for, tests of the others have no rule.
    if global.pack.is_empty() {
        session.name(&problems);
    }
    let words = words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let text = match args.format {
        Format::Text => trial_report::text(words, &rules, &trials, &namings, global.lang(), global.color.on_stdout()),
        Format::Json => {
            trial_report::json(words, &rules, &trials, &namings, global.lang()).map_err(ReportError::Json)?
        }
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    let failed = trials.iter().any(|t| matches!(t.standing, Standing::Reported | Standing::Noisy));
    let failed = failed || !namings.failures.is_empty();
    Ok(Done { failed, skipped: session.skipped })
}
