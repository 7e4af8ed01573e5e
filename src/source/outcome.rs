use serde::Serialize;
use std::fmt;
use std::path::PathBuf;

/// What became of one file of a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The file, as it is named to a reader; a file of an archive is named by the archive and its name in it.
    #[serde(serialize_with = "super::report::readable")]
    pub file: PathBuf,
    /// What became of it.
    #[serde(flatten)]
    pub what: What,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum What {
    /// It was read as a text of an act.
    Read,
    /// It was read, and something in it should be looked at.
    ReadWithWarnings {
        /// How many things.
        warnings: usize,
    },
    /// It holds no law, as a picture or a licence does.
    NotLaw {
        /// Why it is taken for none.
        why: String,
    },
    /// It may hold law and cannot be read.
    Unreadable {
        /// Why.
        why: String,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file.display())?;
        match &self.what {
            What::Read => write!(f, "read"),
            What::ReadWithWarnings { warnings } => write!(f, "read with warnings ({warnings})"),
            What::NotLaw { why } => write!(f, "not law: {why}"),
            What::Unreadable { why } => write!(f, "unreadable: {why}"),
        }
    }
}
