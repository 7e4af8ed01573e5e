//! `olqy` reads the law of Kazakhstan and says, rule by rule, where it falls short of international standards.

pub mod assess;
pub mod cli;
pub mod index;
pub mod language;
pub mod law;
pub mod norm;
pub mod report;
pub mod rule;
pub mod source;
