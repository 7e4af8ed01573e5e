//! Rules, concepts and standards: the YAML that lawyers write, and what it is compiled to.
//!
//! [`model`] is the serialized form, one struct per thing an author writes, [`cases`] that of the tests of a rule; [`load`]
//! reads the files; [`compile`]
//! resolves and checks them once; [`set`] is the compiled form that `assess` evaluates.

pub mod cases;
mod compile;
mod condition;
pub mod load;
pub mod located;
pub mod model;
mod problem;
pub mod set;

pub use compile::compile;
pub use problem::Problem;
pub use set::{Bound, Concept, ConceptId, Condition, Home, Measure, Patterns, Role, Rule, RuleSet, Setting, Standard};
