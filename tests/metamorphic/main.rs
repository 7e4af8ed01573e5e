//! How verdicts must move when the law is changed in a known way: a ban put where it counts, where it does not count,
//! in one language alone, in another setting, in other words; provisions taken away.
//!
//! Every relation is asked of our own small acts, of the restated law of the program, and of the official texts where
//! they are at hand.

#[path = "../support/mod.rs"]
mod support;

mod absence;
mod ban;
mod definition;
mod ground;
mod inert;
mod offence;
mod settings;
mod wording;
