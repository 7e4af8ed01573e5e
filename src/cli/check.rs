use super::compare;
use super::exit::{Done, FailOn, Failure};
use super::options::Global;
use super::places::places;
use super::session::Session;
use crate::assess::technique::Examiner;
use crate::assess::{Assessment, assess};
use crate::index::{Library, Snapshot};
use crate::law::Date;
use crate::report::{Beside, Format, Options, Request, render_beside};
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
    #[command(flatten)]
    compare: compare::Options,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
    Sarif,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    args.fail_on.possible(&args.compare)?;
    let read = args.compare.read()?;
    let rules = known_rules(&mut session, &args.rule)?;
    let library = session.library()?;
    let mut assessment = on_the_day(&library, global.at(), &rules, &args.rule)?;
    technique(&mut session, global.at(), &rules, &args.rule, &mut assessment)?;
    let earlier = args.compare.evaluate(read, &mut session, global, (&library, &rules, &args.rule))?;
    let format = match args.format {
        CheckFormat::Text => Format::Text { color: global.color.on_stdout() },
        CheckFormat::Json => Format::Json,
        CheckFormat::Sarif => Format::Sarif,
    };
    let places = match args.format {
        CheckFormat::Sarif => Some(places(&session, global, &assessment)?),
        CheckFormat::Text | CheckFormat::Json => None,
    };
    let request = Request { rules: &rules, assessment: &assessment, timelines: &[], lang: global.lang() };
    let beside = Beside { earlier: earlier.as_ref(), places: places.as_ref() };
    std::io::stdout().lock().write_all(&render_beside(format, request, &Options::default(), beside)?)?;
    Ok(Done { failed: args.fail_on.fails(&assessment, earlier.as_ref()), skipped: session.skipped })
}

/// Evaluates the rules (all, or those named) on a day.
///
/// # Errors
/// If the index cannot be used.
pub fn on_the_day(library: &Library, at: Date, rules: &RuleSet, only: &[String]) -> Result<Assessment, Failure> {
    let snapshot = Snapshot::new(library, at)?;
    Ok(assess(&snapshot, rules, (!only.is_empty()).then_some(only))?)
}

/// Adds what the rules on technique find. Only they need whole texts, so only where there are any is the corpus read.
///
/// # Errors
/// If the corpus cannot be read.
pub fn technique(
    session: &mut Session<'_>,
    at: Date,
    rules: &RuleSet,
    only: &[String],
    assessment: &mut Assessment,
) -> Result<(), Failure> {
    let mut examiner = Examiner::new(rules, (!only.is_empty()).then_some(only), at);
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
