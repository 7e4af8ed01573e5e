//! Amending laws: what a draft says it changes, the law with these changes in it, and the draft that turns one text into
//! another.
//!
//! `lines` cuts a draft into sentences with the new text that each of them quotes, `token` cuts a sentence into words,
//! numbers, quotations; [`russian`] and [`kazakh`] read a sentence by recursive descent into the same
//! [`Action`]s; [`read`] puts sentences into the places and acts they stand under. A descent by hand rather than a library of
//! parsers: the sentences are short, their words inflect (a level is known by any of a dozen forms from
//! `rules/amending/*.yaml`), and the two languages build the same sentence from opposite ends; what matters is that the
//! first word that was not understood is known, so that it can be shown with the nearest formula.
//!
//! [`apply`](apply::apply) finds the place of an instruction in the tree (`place`), changes it (`edit`, `matching`,
//! `content`), writes the tree and reads it again, so that numbers, names of paragraphs and eIds are those that the reader
//! gives to any text. [`compare`] goes the other way and checks by applying what it wrote.
//!
//! Pure: no clock, no files.

pub mod apply;
pub mod compare;
pub mod compose;
pub mod news;
pub mod read;
pub mod table;

mod act_name;
mod content;
mod draft;
mod edit;
mod inflect;
mod kazakh;
mod lines;
mod matching;
mod notes;
mod place;
mod render;
mod russian;
mod sentence;
mod token;
mod words;

pub use act_name::ActName;
pub use draft::{ActPart, Action, Draft, Instruction, Item, Later, Place, Problem, Side, Step, Unit, Which};
pub use notes::law_name;
pub use render::{place_in_words, render};
