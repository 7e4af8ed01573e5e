use super::check::{on_the_day, technique};
use super::compare;
use super::exit::{Done, FailOn, Failure};
use super::options::Global;
use super::places::places;
use super::session::{Session, write_file};
use crate::assess::timeline::timelines;
use crate::index::History;
use crate::report::{Beside, Format, Options, Profile, Request, Templates, render_beside};
use clap::ValueEnum;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Options of `olqy report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to write it; `-` is standard output. HTML, PDF and DOCX go to olqy-report.html, .pdf and .docx if left out,
    /// the others to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format; from FILE's extension if left out, else html
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,
    /// For whom: reviewer (everything, by rule id), ngo (figures and pressing recommendations first, what is met in
    /// short) or drafter (by act, gaps first, with model wording)
    #[arg(long, value_enum, default_value = "reviewer")]
    profile: ReportProfile,
    /// A folder with templates of your own for html and md, which stand in place of those of the same file name
    #[arg(long, value_name = "DIR")]
    template: Option<PathBuf>,
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
    Pdf,
    Docx,
}

/// For whom a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportProfile {
    Reviewer,
    Ngo,
    Drafter,
}

impl From<ReportProfile> for Profile {
    fn from(profile: ReportProfile) -> Profile {
        match profile {
            ReportProfile::Reviewer => Profile::Reviewer,
            ReportProfile::Ngo => Profile::Ngo,
            ReportProfile::Drafter => Profile::Drafter,
        }
    }
}

impl ReportFormat {
    /// Whether it is no text that a terminal could show.
    fn is_binary(self) -> bool {
        matches!(self, ReportFormat::Xlsx | ReportFormat::Pdf | ReportFormat::Docx)
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
            "pdf" => Ok(ReportFormat::Pdf),
            "docx" => Ok(ReportFormat::Docx),
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
    let written = match format {
        ReportFormat::Html => Format::Html,
        ReportFormat::Md => Format::Markdown,
        ReportFormat::Json => Format::Json,
        ReportFormat::Xlsx => Format::Xlsx,
        ReportFormat::Csv => Format::Csv { bom: args.bom },
        ReportFormat::Sarif => Format::Sarif,
        ReportFormat::Pdf => pages()?,
        ReportFormat::Docx => Format::Docx,
    };
    let default = match format {
        ReportFormat::Html => Some(Path::new("olqy-report.html")),
        ReportFormat::Pdf => Some(Path::new("olqy-report.pdf")),
        ReportFormat::Docx => Some(Path::new("olqy-report.docx")),
        _ => None,
    };
    let file = file.or(default.filter(|_| args.output.is_none()));
    if file.is_none() && format.is_binary() && std::io::stdout().is_terminal() {
        let said = "a terminal cannot show this format; give -o FILE, or send the output to a program or a file";
        return Err(Failure::Usage(said.into()));
    }
    args.fail_on.possible(&args.compare)?;
    let read = args.compare.read()?;
    let mut session = Session::new(global);
    let options = Options {
        profile: args.profile.into(),
        templates: args.template.as_deref().map(|dir| templates(&mut session, dir, format)).transpose()?,
        ..Options::default()
    };
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
    let lang = global.lang();
    let request = Request { rules: &rules, assessment: &assessment, timelines: &timelines, lang };
    let beside = Beside { earlier: earlier.as_ref(), places: places.as_ref() };
    let bytes = render_beside(written, request, &options, beside)?;
    match file {
        Some(file) => {
            write_file(file, &bytes)?;
            session.warn(file.display());
        }
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(Done { failed: args.fail_on.fails(&assessment, earlier.as_ref()), skipped: session.skipped })
}

/// Typeset pages, if this build can make them.
#[cfg(feature = "pdf")]
fn pages() -> Result<Format, Failure> {
    Ok(Format::Pdf)
}

/// Typeset pages, if this build can make them.
#[cfg(not(feature = "pdf"))]
fn pages() -> Result<Format, Failure> {
    let said = "this olqy was built without PDF; build it with `cargo build --release --features pdf`, or give another --format";
    Err(Failure::Usage(said.to_owned()))
}

/// Reads templates; names those that are not used.
fn templates(session: &mut Session<'_>, folder: &Path, format: ReportFormat) -> Result<Templates, Failure> {
    if !matches!(format, ReportFormat::Html | ReportFormat::Md) {
        return Err(Failure::Usage("--template is for html and md; the other formats have no templates".to_owned()));
    }
    let read = Templates::read(folder).map_err(|cause| Failure::Read { file: folder.to_owned(), cause })?;
    for unused in &read.1 {
        session.warn(unused);
        session.skipped = true;
    }
    Ok(read.0)
}
