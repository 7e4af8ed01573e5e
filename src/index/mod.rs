//! The tantivy index of a corpus: one document per passage and span of days on which it is law.
//!
//! [`Library`] keeps an index true to a corpus (`store`, `build`, `schema`); a [`Snapshot`] looks at it on a day and
//! finds passages. An [`ActCard`] tells what an act's editions hold and leave out, an [`ActAt`] what of it can be read on
//! a day. A [`History`] looks at the index on all days at once. A [`SieveAt`] tells what passages may hold before any is
//! read.

mod act_at;
mod build;
mod card;
mod catalogue;
mod history;
mod intact;
mod places;
mod reading;
mod schema;
mod sieve;
mod snapshot;
mod store;

pub use act_at::{ActAt, Standing};
pub use card::{ActCard, EditionCard, TextCard};
pub use history::{Dated, History};
pub use places::Places;
pub use schema::order_of;
pub use sieve::SieveAt;
pub use snapshot::{Search, Snapshot};
pub use store::{IndexError, Library, Progress, READING};
