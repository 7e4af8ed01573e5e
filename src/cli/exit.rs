use crate::assess::{Assessment, Verdict};
use crate::index::IndexError;
use crate::report::Earlier;
use clap::ValueEnum;
use std::io;
use std::path::PathBuf;

/// Wrong usage, or nothing could be read.
pub const USAGE: u8 = 2;

/// How a command ended that did its work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// Something is at or above `--fail-on`.
    pub failed: bool,
    /// Some input was skipped, or the index could not be kept.
    pub skipped: bool,
}

impl Done {
    pub fn code(self) -> u8 {
        match (self.failed, self.skipped) {
            (true, _) => 1,
            (false, true) => 3,
            (false, false) => 0,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What was asked for cannot be done as asked.
    #[error("{0}")]
    Usage(String),
    /// A file cannot be written.
    #[error("{} cannot be written: {cause}", file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file cannot be read.
    #[error("{} cannot be read: {cause}", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The report could not be made.
    #[error(transparent)]
    Report(#[from] crate::report::ReportError),
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    /// Whoever read standard output has gone.
    #[error("standard output was closed")]
    Closed,
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Failure {
        if cause.kind() == io::ErrorKind::BrokenPipe { Failure::Closed } else { Failure::Output(cause) }
    }
}

/// From which verdict on a command fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// On a gap.
    Gap,
    /// On a gap, a divergence or a rule met in part.
    Partial,
    /// On nothing.
    Never,
    /// On a verdict that is worse than that of the report compared with.
    Worse,
}

impl FailOn {
    /// Whether it can be told: worse is only what was compared.
    ///
    /// # Errors
    /// If a comparison is needed and none is asked for.
    pub fn possible(self, compare: &super::compare::Options) -> Result<(), Failure> {
        match self == FailOn::Worse && !compare.asked() {
            true => Err(Failure::Usage("--fail-on worse needs --compare FILE.json or --compare-at DATE".into())),
            false => Ok(()),
        }
    }

    /// Whether any finding is at or above it. What is not assessable never fails.
    pub fn fails(self, assessment: &Assessment, earlier: Option<&Earlier>) -> bool {
        if self == FailOn::Worse {
            return earlier.is_some_and(|e| super::compare::is_worse(e, assessment));
        }
        assessment.findings.iter().any(|f| match self {
            FailOn::Never | FailOn::Worse => false,
            FailOn::Gap => f.verdict == Verdict::Gap,
            FailOn::Partial => matches!(f.verdict, Verdict::Gap | Verdict::Divergent | Verdict::Partial),
        })
    }
}
