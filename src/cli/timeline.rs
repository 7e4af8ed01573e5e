use super::check::known_rules;
use super::exit::{Done, Failure};
use super::options::{Global, day};
use super::session::Session;
use crate::assess::assess;
use crate::assess::timeline::timelines;
use crate::index::{History, Snapshot};
use crate::law::Date;
use crate::report::timeline::{Format, render};
use clap::ValueEnum;
use std::io::Write;

/// Options of `olqy timeline`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only these rules; all if none is named
    #[arg(value_name = "RULE")]
    rule: Vec<String>,
    /// The first day shown, as 2019-01-01; from the beginning if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: Option<Date>,
    /// The last day shown, as 2024-12-31; to the end if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    to: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: TimelineFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum TimelineFormat {
    Text,
    Json,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    if let Some((from, to)) = args.from.zip(args.to).filter(|(from, to)| from > to) {
        return Err(Failure::Usage(format!("--from {from} is later than --to {to}")));
    }
    let mut session = Session::new(global);
    let rules = known_rules(&mut session, &args.rule)?;
    let library = session.library()?;
    let only = (!args.rule.is_empty()).then_some(args.rule.as_slice());
    let found = timelines(&History::new(&library)?, &rules, only)?;
    let shown: Vec<_> = found.into_iter().map(|t| t.within(args.from, args.to)).collect();
    // Of the day that is marked only the acts are needed.
    let acts = assess(&Snapshot::new(&library, global.at())?, &rules, Some(&[]))?;
    let format = match args.format {
        TimelineFormat::Text => Format::Text { color: global.color.on_stdout() },
        TimelineFormat::Json => Format::Json,
    };
    let text = render(format, &rules, &acts, &shown, (args.from, args.to), global.lang())?;
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Done { failed: false, skipped: session.skipped })
}
