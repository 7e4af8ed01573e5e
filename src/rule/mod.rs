//! Rules, concepts and standards: the YAML that lawyers write, and what it is compiled to.
//!
//! [`model`] is the serialized form, one struct per thing an author writes; [`load`] reads its files.

pub mod load;
pub mod located;
pub mod model;
mod problem;
pub mod set;

pub use problem::Problem;
pub use set::{Rule, RuleSet};
