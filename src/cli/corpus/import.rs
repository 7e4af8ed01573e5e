//! `olqy corpus import SRC DEST`: what `--corpus` can read, written in the folder layout, byte for byte.

use super::{Format, print_json};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::{Session, write_file};
use crate::report::one_line;
use crate::source::Report;
use crate::source::layout::{Placed, plan};
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Options of `olqy corpus import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to bring in: anything that `--corpus` can read
    #[arg(value_name = "SRC")]
    source: PathBuf,
    /// The folder of the corpus; made if it is not there
    #[arg(value_name = "DEST")]
    dest: PathBuf,
    /// Say what would be done and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Replace files of DEST that differ; they are kept if left out
    #[arg(long)]
    replace: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    /// Written.
    New,
    /// It stood there already.
    Same,
    /// Another one stood there and was replaced.
    Replaced,
    /// Another one stands there and was kept.
    Differs,
    /// It could not be read, or has no place.
    Skipped,
}

impl Outcome {
    fn tag(self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Same => "same",
            Outcome::Replaced => "replaced",
            Outcome::Differs => "differs, kept",
            Outcome::Skipped => "skipped",
        }
    }
}

#[derive(Serialize)]
struct Row {
    from: String,
    /// Below DEST, with `/` between the parts; nothing if it was skipped.
    to: Option<String>,
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let acts = session.found_in(std::slice::from_ref(&args.source))?;
    if !apart(&args.source, &args.dest) {
        let said = format!(
            "{} and {} stand in each other; import into another folder",
            args.source.display(),
            args.dest.display()
        );
        return Err(Failure::Usage(said));
    }
    let mut rows = Vec::new();
    for placed in plan(&acts) {
        rows.push(match placed {
            Ok(placed) => bring(args, &placed)?,
            Err(warning) => {
                let mut report = Report::default();
                let row = Row {
                    from: warning.file.display().to_string(),
                    to: None,
                    outcome: Outcome::Skipped,
                    why: Some(warning.cause.clone()),
                };
                report.warn(warning.skipped());
                session.tell(&report);
                row
            }
        });
    }
    session.skipped |= rows.iter().any(|r| matches!(r.outcome, Outcome::Differs | Outcome::Skipped));
    match args.format {
        Format::Json => print_json(&rows)?,
        Format::Text => text(global, &rows)?,
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

/// Whether neither folder stands in the other: what is written would else be read the next time.
fn apart(source: &Path, dest: &Path) -> bool {
    let (Some(source), Some(dest)) = (whole(source), whole(dest)) else { return false };
    !dest.starts_with(&source) && !source.starts_with(&dest)
}

/// The true path of a place that need not be there yet.
fn whole(place: &Path) -> Option<PathBuf> {
    let place = std::path::absolute(place).ok()?;
    let (there, found) = place.ancestors().find_map(|a| Some((a, fs::canonicalize(a).ok()?)))?;
    Some(found.join(place.strip_prefix(there).ok()?))
}

fn bring(args: &Args, placed: &Placed<'_>) -> Result<Row, Failure> {
    let row = |outcome, why| Row {
        from: placed.origin.path().display().to_string(),
        to: Some(placed.to.iter().map(|c| c.to_string_lossy()).collect::<Vec<_>>().join("/")),
        outcome,
        why,
    };
    // What is in another format is brought in as the Markdown it is read as.
    let bytes = match placed.origin.content() {
        Ok(content) => content.bytes,
        Err(error) => return Ok(row(Outcome::Skipped, Some(format!("it cannot be read: {error}")))),
    };
    let file = args.dest.join(&placed.to);
    if let Some(link) = link_below(&args.dest, &placed.to) {
        return Ok(row(Outcome::Skipped, Some(format!("{} is a link; nothing is written through it", link.display()))));
    }
    match fs::read(&file) {
        Ok(there) if there == bytes => return Ok(row(Outcome::Same, None)),
        Ok(_) if !args.replace => {
            return Ok(row(Outcome::Differs, Some("another file stands there; --replace replaces it".into())));
        }
        Ok(_) => {
            if !args.dry_run {
                write_file(&file, &bytes)?;
            }
            return Ok(row(Outcome::Replaced, None));
        }
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
        Err(cause) => return Err(Failure::Read { file, cause }),
    }
    if !args.dry_run {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|cause| Failure::Write { file: folder.to_owned(), cause })?;
        }
        write_file(&file, &bytes)?;
    }
    Ok(row(Outcome::New, None))
}

/// The first link among the folders below `root` on the way to a file, and the file itself.
fn link_below(root: &Path, below: &Path) -> Option<PathBuf> {
    let mut at = root.to_owned();
    below.components().find_map(|component| {
        let Component::Normal(name) = component else { return Some(at.clone()) };
        at.push(name);
        fs::symlink_metadata(&at).is_ok_and(|m| m.file_type().is_symlink()).then(|| at.clone())
    })
}

fn text(global: &Global, rows: &[Row]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    for row in rows.iter().filter(|r| global.verbose || r.outcome != Outcome::Same) {
        let to = row.to.as_deref().map(|t| format!(" → {}", one_line(t))).unwrap_or_default();
        let why = row.why.as_deref().map(|w| format!(": {}", one_line(w))).unwrap_or_default();
        writeln!(out, "{}: {}{to}{why}", row.outcome.tag(), one_line(&row.from))?;
    }
    let count = |outcome| rows.iter().filter(|r| r.outcome == outcome).count();
    let all = [Outcome::New, Outcome::Same, Outcome::Replaced, Outcome::Differs, Outcome::Skipped];
    let told: Vec<String> =
        all.into_iter().filter(|o| count(*o) > 0).map(|o| format!("{} {}", count(o), o.tag())).collect();
    writeln!(out, "{}", told.join(", "))?;
    Ok(())
}
