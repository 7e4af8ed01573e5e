//! Word files (DOCX), as ministries send drafts.
//!
//! Parts are unpacked within limits and walked through tag by tag: no document type, no entities, no tree. Automatic
//! numbers are computed as Word counts them, since the text does not hold them. Footnotes and endnotes are kept as notes
//! beside the paragraph that refers to them. Hidden words are left out, and said. A place is named by its paragraph.

mod body;
mod numbering;
mod package;
mod paragraph;
mod styles;
mod xml;

use super::{Draft, Refusal};
use crate::source::limits::Limits;

/// Which text of a file with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tracked {
    /// The text with all changes accepted.
    #[default]
    Accepted,
    /// The text with all changes rejected.
    Original,
    /// Both: what was deleted as `[-…-]`, what was inserted as `{+…+}`. For looking at a draft, not for verdicts.
    Both,
}

impl Tracked {
    /// A name for it that goes into the digest of what was read.
    pub fn name(self) -> &'static str {
        match self {
            Tracked::Accepted => "accepted",
            Tracked::Original => "original",
            Tracked::Both => "both",
        }
    }
}

/// Reads a file.
///
/// # Errors
/// If it is no Word file or goes beyond a limit.
pub fn read(bytes: &[u8], tracked: Tracked, limits: &Limits) -> Result<Draft, Refusal> {
    let package = package::unpack(bytes, limits)?;
    let styles = styles::Styles::read(&package.styles, limits)?;
    let mut numbering = numbering::Numbering::read(&package.numbering, limits)?;
    numbering.link(|style| styles.list(style));
    let notes = body::notes(&package, limits)?;
    body::read(&package.document, styles, numbering, notes, tracked, limits)
}
