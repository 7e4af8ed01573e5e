//! The tantivy index of a corpus: schema, building, querying, and what can be read on a day.

mod act_at;
mod card;

pub use act_at::{ActAt, Standing};
pub use card::{ActCard, EditionCard, TextCard};
