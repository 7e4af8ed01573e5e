use super::Outcome;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// Something a reader of a corpus should know about its input: where it stands, what is the matter, what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[error("{}: {cause}", Place(self))]
pub struct Warning {
    /// The file, as it was named to the reader.
    #[serde(serialize_with = "readable")]
    pub file: PathBuf,
    /// Line, counted from 1; 0 where the matter is not one line.
    pub line: u32,
    /// Byte of the line, counted from 1; 0 where no byte is meant.
    pub column: u32,
    /// What is the matter.
    pub cause: String,
    /// What can be done.
    pub hint: Option<String>,
    /// Whether the input was left out because of it, in whole or in part.
    pub skipped: bool,
}

/// A name that is not UTF-8 is kept as it is shown.
pub(super) fn readable<S: Serializer>(file: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&file.display())
}

struct Place<'a>(&'a Warning);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let w = self.0;
        write!(f, "{}", w.file.display())?;
        if w.line > 0 {
            write!(f, ":{}", w.line)?;
            if w.column > 0 {
                write!(f, ":{}", w.column)?;
            }
        }
        Ok(())
    }
}

impl Warning {
    /// A warning about a whole file.
    pub fn file(file: impl Into<PathBuf>, cause: impl Into<String>) -> Warning {
        Warning { file: file.into(), line: 0, column: 0, cause: cause.into(), hint: None, skipped: false }
    }

    /// The same at a line.
    pub fn at(mut self, line: u32) -> Warning {
        self.line = line;
        self
    }

    /// The same at a byte of its line.
    pub fn column(mut self, column: u32) -> Warning {
        self.column = column;
        self
    }

    /// The same with advice.
    pub fn hint(mut self, hint: impl Into<String>) -> Warning {
        self.hint = Some(hint.into());
        self
    }

    /// The same, saying that the input was left out.
    pub fn skipped(mut self) -> Warning {
        self.skipped = true;
        self
    }
}

/// What reading some input brought to light.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The warnings, in the order of the input.
    pub warnings: Vec<Warning>,
    /// What became of files that stand in no edition's folder, in the order in which they were found.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// Adds one.
    pub fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: Report) {
        self.warnings.extend(other.warnings);
        self.outcomes.extend(other.outcomes);
    }

    /// Whether some input was left out.
    pub fn skipped(&self) -> bool {
        self.warnings.iter().any(|w| w.skipped)
    }
}
