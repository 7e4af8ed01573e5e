//! Rules, concepts and standards: the YAML that lawyers write, and what it is compiled to.
//!
//! [`model`] is the serialized form, one struct per thing an author writes; [`load`] reads its files; [`compile`]
//! resolves and checks them once; [`set`] is the compiled form that `assess` evaluates.

mod compile;
pub mod load;
pub mod located;
pub mod model;
mod problem;
pub mod set;

pub use compile::compile;
pub use problem::Problem;
pub use set::{Concept, ConceptId, Condition, Home, Patterns, Rule, RuleSet, Setting, Standard};
