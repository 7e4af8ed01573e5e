//! Corpora kept in git: editions are commits, and what is wrong with a repository is named.

#[path = "../support/mod.rs"]
mod support;

mod history;
mod hostile;
mod layouts;
#[cfg(feature = "pull")]
mod pull;
mod repo;
mod same_answers;
