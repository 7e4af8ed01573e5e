//! The other report that a report is compared with.

use super::check::{on_the_day, technique};
use super::exit::Failure;
use super::options::{Global, day};
use super::session::Session;
use crate::assess::Assessment;
use crate::index::Library;
use crate::law::Date;
use crate::report::{Earlier, Request, earlier};
use crate::rule::RuleSet;
use std::fs;
use std::path::PathBuf;

/// Options of comparing.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Show what moved since this report, which was written as JSON
    #[arg(long, value_name = "FILE.json", conflicts_with = "compare_at")]
    compare: Option<PathBuf>,
    /// Show what moved since this day, by the same corpus and rules
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    compare_at: Option<Date>,
}

impl Options {
    /// Whether there is anything to compare with.
    pub fn asked(&self) -> bool {
        self.compare.is_some() || self.compare_at.is_some()
    }

    /// Reads the file, before anything takes time.
    ///
    /// # Errors
    /// If it cannot be read or is no report.
    pub fn read(&self) -> Result<Option<Earlier>, Failure> {
        let Some(file) = &self.compare else { return Ok(None) };
        let bytes = fs::read(file).map_err(|cause| Failure::Read { file: file.clone(), cause })?;
        let read = Earlier::read(&bytes).map_err(|e| Failure::Usage(format!("{}: {e}", file.display())))?;
        Ok(Some(read))
    }

    /// Evaluates the rules on the other day, if one is given; what was read from a file is handed back.
    ///
    /// # Errors
    /// If the index or the corpus cannot be used.
    pub fn evaluate(
        &self,
        read: Option<Earlier>,
        session: &mut Session<'_>,
        global: &Global,
        (library, rules, only): (&Library, &RuleSet, &[String]),
    ) -> Result<Option<Earlier>, Failure> {
        let Some(at) = self.compare_at else { return Ok(read) };
        let mut assessment = on_the_day(library, at, rules, only)?;
        technique(session, at, rules, only, &mut assessment)?;
        let request = Request { rules, assessment: &assessment, timelines: &[], lang: global.lang() };
        Ok(Some(earlier(request)?))
    }
}

/// Whether the verdict of any rule is worse than in the other report.
pub fn is_worse(earlier: &Earlier, assessment: &Assessment) -> bool {
    use crate::report::moves::Move;
    let moved = |id: &str, now| Move::of(earlier.finding(id).map(|f| f.verdict), Some(now));
    assessment.findings.iter().any(|f| moved(&f.id, f.verdict) == Move::Worse)
}
