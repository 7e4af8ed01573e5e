//! Reading corpora: from bytes to the nouns of [`crate::law`].
//!
//! [`markdown`] reads one text, [`convert`] turns pages, Word files and plain texts into such a one, [`meta`] reads the
//! description beside it; [`folder`] and [`embedded`] find them in a folder (in archives too, within [`Limits`]) or
//! in the program itself and hand them out act by act through [`Origin`], so that an act whose bytes did not change is
//! never parsed again. Nothing here refuses a text: what cannot be placed is kept where it stands, and said in the
//! [`Report`].

pub mod convert;
pub mod markdown;
pub mod meta;
pub mod naming;
pub mod note;
pub mod words;

mod act_files;
mod archive;
mod draft;
mod embedded;
mod folder;
mod limits;
mod mixed;
mod origin;
mod outcome;
mod report;
mod single;

pub use act_files::{ActFiles, EditionFiles};
pub use archive::Packed;
pub use convert::Tracked;
pub use draft::draft;
pub use embedded::embedded;
pub use folder::{Acts, folder, folder_as};
pub use limits::Limits;
pub use origin::{Content, Converted, MAX_FILE, Origin};
pub use outcome::{Outcome, What};
pub use report::{Report, Warning};
pub use single::{file, file_as};
