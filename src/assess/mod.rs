//! Evidence, verdicts, timelines: what the rules find in the law in force on a day.

mod finding;

pub use crate::index::Standing;
pub use finding::{
    ActRead, Assessment, Because, Caveat, Evidence, Finding, Grade, Searched, Test, Verdict,
};
