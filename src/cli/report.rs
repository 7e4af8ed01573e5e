use super::check::{on_the_day, technique};
use super::exit::{Done, FailOn, Failure};
use super::options::Global;
use super::session::{Session, write_file};
use crate::assess::timeline::timelines;
use crate::index::History;
use crate::report::{Format, Request, render};
use clap::ValueEnum;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Options of `olqy report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to write it; `-` is standard output. HTML and DOCX go to olqy-report.html and olqy-report.docx if left out,
    /// the others to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format; from FILE's extension if left out, else html
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,
    /// From which verdict on the exit code is 1
    #[arg(long, value_enum, default_value = "never")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    Html,
    Md,
    Json,
    Docx,
}

impl ReportFormat {
    fn of(file: &Path) -> Result<ReportFormat, Failure> {
        let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "html" | "htm" => Ok(ReportFormat::Html),
            "md" | "markdown" => Ok(ReportFormat::Md),
            "json" => Ok(ReportFormat::Json),
            "docx" => Ok(ReportFormat::Docx),
            _ => {
                let said =
                    format!("{}: the extension tells no format; give --format html, md, json or docx", file.display());
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
    let default = match format {
        ReportFormat::Html => Some(Path::new("olqy-report.html")),
        ReportFormat::Docx => Some(Path::new("olqy-report.docx")),
        ReportFormat::Md | ReportFormat::Json => None,
    };
    let file = file.or(default.filter(|_| args.output.is_none()));
    let mut session = Session::new(global);
    let rules = session.rules(&[])?;
    let library = session.library()?;
    let mut assessment = on_the_day(&library, global, &rules, &[])?;
    technique(&mut session, global, &rules, &[], &mut assessment)?;
    // Only the page draws them.
    let timelines = match format {
        ReportFormat::Html => timelines(&History::new(&library)?, &rules, None)?,
        ReportFormat::Md | ReportFormat::Json | ReportFormat::Docx => Vec::new(),
    };
    let format = match format {
        ReportFormat::Html => Format::Html,
        ReportFormat::Md => Format::Markdown,
        ReportFormat::Json => Format::Json,
        ReportFormat::Docx => Format::Docx,
    };
    let lang = global.lang();
    let request = Request { rules: &rules, assessment: &assessment, timelines: &timelines, lang };
    let bytes = render(format, request)?;
    match file {
        Some(file) => {
            write_file(file, &bytes)?;
            session.warn(file.display());
        }
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(Done { failed: args.fail_on.fails(&assessment), skipped: session.skipped })
}
