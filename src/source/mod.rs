//! Reading corpora: from bytes to the nouns of [`crate::law`].
//!
//! [`markdown`] reads one text, [`meta`] the description beside it; [`folder`], [`git`] and [`embedded`] find both in a
//! folder, in the history of a repository or in the program itself and hand them out act by act through [`Origin`], so
//! that an act whose bytes did not change is never parsed again. Nothing here refuses a text: what cannot be placed is kept where it stands, and said in the
//! [`Report`].

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
mod draft;
mod embedded;
mod fingerprint;
mod folder;
mod merge;
mod origin;
mod pieces;
mod report;
mod single;

pub use act_files::{ActFiles, EditionFiles, Gone};
pub use draft::draft;
pub use embedded::embedded;
pub use fingerprint::{Fingerprints, Stamp};
pub use folder::{Acts, folder, folder_telling};
pub use merge::merged;
pub use origin::{MAX_FILE, Origin};
pub use registry::registry;
pub use report::{Report, Warning};
pub use single::file;
