//! Word documents (DOCX): what reports are made of in [`model`], and the file that holds it.
//!
//! [`body`] writes the text with its notes and table of contents, [`package`] the other parts and the archive, [`links`]
//! keeps the addresses and [`xml`] what XML allows. What a document says is none of this room's business.

mod body;
mod links;
mod model;
mod package;
mod xml;

pub use model::{Block, Cell, Document, Inline, Level, Look, Paragraph, Part, Run, Style, Table};
pub use package::write;
