use super::exit::{Done, FailOn, Failure};
use super::options::Global;
use super::session::Session;
use crate::assess::technique::Examiner;
use crate::assess::{Assessment, assess};
use crate::index::{Library, Snapshot};
use crate::report::{Format, Request, render};
use crate::rule::RuleSet;
use clap::ValueEnum;
use std::io::Write;

/// Options of `olqy check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this rule (may be given more than once)
    #[arg(long, value_name = "ID")]
    pub rule: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
    /// From which verdict on the exit code is 1
    #[arg(long, value_enum, default_value = "gap")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let (rules, assessment) = evaluate(&mut session, global, &args.rule)?;
    let format = match args.format {
        CheckFormat::Text => Format::Text { color: global.color.on_stdout() },
        CheckFormat::Json => Format::Json,
    };
    let request = Request { rules: &rules, assessment: &assessment, timelines: &[], lang: global.lang() };
    std::io::stdout().lock().write_all(&render(format, request)?)?;
    Ok(Done { failed: args.fail_on.fails(&assessment), skipped: session.skipped })
}

/// Evaluates the rules (all, or those named) on the day asked for.
///
/// # Errors
/// If the rules, the corpus or the index cannot be used, or a rule named is unknown.
pub fn evaluate(session: &mut Session<'_>, global: &Global, only: &[String]) -> Result<(RuleSet, Assessment), Failure> {
    let rules = known_rules(session, only)?;
    let library = session.library()?;
    let mut assessment = on_the_day(&library, global, &rules, only)?;
    technique(session, global, &rules, only, &mut assessment)?;
    Ok((rules, assessment))
}

/// Evaluates the rules (all, or those named) on the day asked for.
///
/// # Errors
/// If the index cannot be used.
pub fn on_the_day(library: &Library, global: &Global, rules: &RuleSet, only: &[String]) -> Result<Assessment, Failure> {
    let snapshot = Snapshot::new(library, global.at())?;
    Ok(assess(&snapshot, rules, (!only.is_empty()).then_some(only))?)
}

/// Adds what the rules on technique find. Only they need whole texts, so only where there are any is the corpus read.
///
/// # Errors
/// If the corpus cannot be read.
pub fn technique(
    session: &mut Session<'_>,
    global: &Global,
    rules: &RuleSet,
    only: &[String],
    assessment: &mut Assessment,
) -> Result<(), Failure> {
    let mut examiner = Examiner::new(rules, (!only.is_empty()).then_some(only), global.at());
    if examiner.is_idle() {
        return Ok(());
    }
    session.each_act(&mut |editions| examiner.act(editions))?;
    assessment.findings.extend(examiner.findings());
    assessment.findings.sort_by_key(|f| f.rule);
    Ok(())
}

/// The rules, among which those named must be.
///
/// # Errors
/// If the rules cannot be used, or a rule named is unknown.
pub fn known_rules(session: &mut Session<'_>, named: &[String]) -> Result<RuleSet, Failure> {
    let rules = session.rules(named)?;
    match named.iter().find(|id| rules.rule(id).is_none()) {
        Some(unknown) => Err(Failure::Usage(format!("there is no rule {unknown}; `olqy rules list` shows them"))),
        None => Ok(rules),
    }
}
