//! Reading corpora: from bytes to the nouns of [`crate::law`].
//!
//! [`markdown`] reads one text, [`meta`] the description beside it; [`folder`] and [`embedded`] find both in a folder or
//! in the program itself and hand them out act by act through [`Origin`], so that an act whose bytes did not change is
//! never parsed again. Nothing here refuses a text: what cannot be placed is kept where it stands, and said in the
//! [`Report`].

pub mod markdown;
pub mod naming;
pub mod note;
pub mod words;

mod report;

pub use report::{Report, Warning};
