//! `olqy` reads the law of Kazakhstan and says, rule by rule, where it falls short of international standards.

// Module pages walk through their private parts too; `cargo doc --document-private-items` follows those links.
#![allow(rustdoc::private_intra_doc_links)]

pub mod amend;
pub mod assess;
pub mod cli;
pub mod index;
pub mod language;
pub mod law;
pub mod norm;
pub mod report;
pub mod rule;
pub mod source;
pub mod workbench;
