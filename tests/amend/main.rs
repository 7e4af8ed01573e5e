//! Amending language: every form of instruction, on acts made for it and on the official ones.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod command;
mod compose;
mod editions;
mod properties;
mod real;
