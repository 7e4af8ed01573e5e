use super::check::{on_the_day, technique};
use super::compare;
use super::exit::{Done, FailOn, Failure};
use super::options::Global;
use super::places::places;
use super::session::{Session, write_file};
use crate::assess::timeline::timelines;
use crate::index::History;
use crate::report::{Beside, Format, Request, render_with};
use clap::ValueEnum;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Options of `olqy report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to write it; `-` is standard output. HTML goes to olqy-report.html if left out, the others to standard
    /// output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format; from FILE's extension if left out, else html
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,
    /// From which verdict on the exit code is 1
    #[arg(long, value_enum, default_value = "never")]
    fail_on: FailOn,
    /// Begin a CSV file with a byte order mark, by which some programs of tables know UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    compare: compare::Options,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    Html,
    Md,
    Json,
    Xlsx,
    Csv,
    Sarif,
}

impl ReportFormat {
    /// Whether it is no text that a terminal could show.
    fn is_binary(self) -> bool {
        matches!(self, ReportFormat::Xlsx)
    }

    fn of(file: &Path) -> Result<ReportFormat, Failure> {
        let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "html" | "htm" => Ok(ReportFormat::Html),
            "md" | "markdown" => Ok(ReportFormat::Md),
            "json" => Ok(ReportFormat::Json),
            "xlsx" => Ok(ReportFormat::Xlsx),
            "csv" => Ok(ReportFormat::Csv),
            "sarif" => Ok(ReportFormat::Sarif),
            _ => {
                let known: Vec<String> = ReportFormat::value_variants()
                    .iter()
                    .filter_map(|f| f.to_possible_value())
                    .map(|v| v.get_name().to_owned())
                    .collect();
                let known = known.join(", ");
                let said = format!("{}: the extension tells no format; give --format ({known})", file.display());
                Err(Failure::Usage(said))
            }
        }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let stdout = Path::new("-");
    let file = args.output.as_deref().filter(|f| *f != stdout);
    let format = match (args.format, file) {
        (Some(format), _) => format,
        (None, Some(file)) => ReportFormat::of(file)?,
        (None, None) => ReportFormat::Html,
    };
    let default = Path::new("olqy-report.html");
    let file = file.or_else(|| (args.output.is_none() && format == ReportFormat::Html).then_some(default));
    if file.is_none() && format.is_binary() && std::io::stdout().is_terminal() {
        let said = "a terminal cannot show this format; give -o FILE, or send the output to a program or a file";
        return Err(Failure::Usage(said.into()));
    }
    args.fail_on.possible(&args.compare)?;
    let read = args.compare.read()?;
    let mut session = Session::new(global);
    let rules = session.rules(&[])?;
    let library = session.library()?;
    let mut assessment = on_the_day(&library, global.at(), &rules, &[])?;
    technique(&mut session, global.at(), &rules, &[], &mut assessment)?;
    let earlier = args.compare.evaluate(read, &mut session, global, (&library, &rules, &[]))?;
    // Only these show them.
    let timelines = match format {
        ReportFormat::Html | ReportFormat::Xlsx => timelines(&History::new(&library)?, &rules, None)?,
        _ => Vec::new(),
    };
    let places = match format {
        ReportFormat::Sarif => Some(places(&session, global, &assessment)?),
        _ => None,
    };
    let format = match format {
        ReportFormat::Html => Format::Html,
        ReportFormat::Md => Format::Markdown,
        ReportFormat::Json => Format::Json,
        ReportFormat::Xlsx => Format::Xlsx,
        ReportFormat::Csv => Format::Csv { bom: args.bom },
        ReportFormat::Sarif => Format::Sarif,
    };
    let lang = global.lang();
    let request = Request { rules: &rules, assessment: &assessment, timelines: &timelines, lang };
    let beside = Beside { earlier: earlier.as_ref(), places: places.as_ref() };
    let bytes = render_with(format, request, beside)?;
    match file {
        Some(file) => {
            write_file(file, &bytes)?;
            session.warn(file.display());
        }
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(Done { failed: args.fail_on.fails(&assessment, earlier.as_ref()), skipped: session.skipped })
}
