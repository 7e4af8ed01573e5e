//! When verdicts changed, and what the program says brought that about.

#[path = "../support/mod.rs"]
mod support;

mod causes;
mod days;
mod law;
mod output;
