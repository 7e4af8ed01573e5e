//! `olqy corpus verify`.

use super::{Format, print_json};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::{Session, write_file};
use crate::report::one_line;
use crate::source::verify::{Fault, FaultKind, lock, verify};
use crate::source::{self, Report, Warning};
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Options of `olqy corpus verify`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write `corpus.lock` into each corpus folder, with the SHA-256 of every file, and check nothing
    #[arg(long)]
    write_lock: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Answer<'a> {
    acts: usize,
    /// What is wrong.
    faults: Vec<&'a Fault>,
    /// What may well be so: a missing language, a reference to a place that was excluded.
    remarks: Vec<&'a Fault>,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    if args.write_lock {
        return write_locks(global, session);
    }
    let acts = session.found()?;
    let bar = session.bar(acts.len());
    let mut faults = verify(&acts, &mut |done| bar.set_position(done as u64));
    bar.finish_and_clear();
    for root in &global.corpus {
        faults.extend(locked(root)?);
    }
    let (remarks, faults): (Vec<&Fault>, Vec<&Fault>) = faults.iter().partition(|f| f.kind.is_remark());
    let failed = !faults.is_empty();
    let answer = Answer { acts: acts.len(), faults, remarks };
    match args.format {
        Format::Json => print_json(&answer)?,
        Format::Text => text(&answer)?,
    }
    Ok(Done { failed, skipped: session.skipped })
}

/// Holds a folder against its lock file, if it has one.
fn locked(root: &Path) -> Result<Vec<Fault>, Failure> {
    let file = root.join(lock::LOCK_FILE);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound || root.is_file() => return Ok(Vec::new()),
        Err(cause) => return Err(Failure::Read { file, cause }),
    };
    let (digests, wrong) = lock::parse(&text);
    if let Some(line) = wrong.first() {
        let said = format!("{}:{line}: this is no line of a lock file; `--write-lock` makes it anew", file.display());
        return Err(Failure::Usage(said));
    }
    let (acts, _) = source::folder(root);
    Ok(lock::check(root, &digests, &lock::digests(root, &acts).0))
}

fn write_locks(global: &Global, mut session: Session<'_>) -> Result<Done, Failure> {
    if global.corpus.is_empty() {
        return Err(Failure::Usage("the embedded corpus needs no lock file; name a folder with --corpus".into()));
    }
    for root in &global.corpus {
        if !root.is_dir() {
            return Err(Failure::Usage(format!("{} is no folder to write a lock file into", root.display())));
        }
        let (acts, report) = source::folder(root);
        session.tell(&report);
        let (digests, unread) = lock::digests(root, &acts);
        let mut report = Report::default();
        for (file, error) in unread {
            report.warn(Warning::file(file, format!("it cannot be read: {error}")).skipped());
        }
        session.tell(&report);
        let file = root.join(lock::LOCK_FILE);
        write_file(&file, lock::text(&digests).as_bytes())?;
        session.warn(format_args!("{}: {} files", file.display(), digests.len()));
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn text(answer: &Answer<'_>) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    for fault in answer.faults.iter().chain(&answer.remarks) {
        let mark = if fault.kind.is_remark() { "remark" } else { "fault" };
        let line = if fault.line > 0 { format!(":{}", fault.line) } else { String::new() };
        let eid = fault.eid.as_deref().map(|e| format!("/{e}")).unwrap_or_default();
        let lang = fault.lang.map(|l| format!(" {l}")).unwrap_or_default();
        let cause = one_line(&fault.cause);
        writeln!(out, "{mark}: {}{eid}{lang}: {cause}", fault.act)?;
        let days: Vec<String> = fault.editions.iter().map(ToString::to_string).collect();
        let place = fault.file.display().to_string();
        writeln!(out, "    {}{line}  {}", one_line(&place), days.join(", "))?;
    }
    let count = |kind: FaultKind| answer.faults.iter().chain(&answer.remarks).filter(|f| f.kind == kind).count();
    writeln!(
        out,
        "{} acts; {} faults ({} missing numbers, {} references that lead nowhere), {} remarks",
        answer.acts,
        answer.faults.len(),
        count(FaultKind::Hole),
        count(FaultKind::Dangling),
        answer.remarks.len()
    )?;
    Ok(())
}
