//! Reading corpora: from bytes to the nouns of [`crate::law`].
//!
//! [`markdown`] reads one text, [`convert`] turns pages, Word files and plain texts into such a one, [`meta`] reads the
//! description beside it; [`folder`], [`git`] and [`embedded`] find them in a folder (in archives too, within
//! [`Limits`]), in the history of a repository or in the program itself and hand them out act by act through [`Origin`],
//! so that an act whose bytes did not change is never parsed again. Nothing here refuses a text: what cannot be placed is
//! kept where it stands, and said in the [`Report`].

pub mod convert;
pub mod front;
pub mod git;
pub mod layout;
pub mod markdown;
pub mod meta;
pub mod naming;
pub mod note;
pub mod parts;
pub mod registry;
pub mod verify;
pub mod words;

mod act_files;
mod archive;
mod draft;
mod embedded;
mod fingerprint;
mod folder;
mod limits;
mod merge;
mod mixed;
mod origin;
mod outcome;
mod pieces;
mod place;
mod report;
mod single;

pub use act_files::{ActFiles, EditionFiles, Gone};
pub use archive::Packed;
pub use convert::Tracked;
pub use draft::draft;
pub use embedded::embedded;
pub use fingerprint::{Fingerprints, Stamp};
pub use folder::{Acts, folder, folder_telling};
pub use limits::Limits;
pub use merge::merged;
pub use origin::{Content, Converted, MAX_FILE, Origin};
pub use outcome::{Outcome, What};
pub use place::Located;
pub use registry::registry;
pub use report::{Report, Warning};
pub use single::{file, file_as};
