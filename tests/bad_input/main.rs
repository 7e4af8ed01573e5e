//! Whatever is wrong with the input, the program says so in one clear message, ends with the exit code of its contract,
//! and never panics; what is right is still read.

#[path = "../support/mod.rs"]
mod support;

mod arguments;
mod corpus;
mod exit;
mod index;
mod output;
mod rules;
mod sources;
