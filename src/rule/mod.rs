//! Rules, concepts and standards: the YAML that lawyers write, and what it is compiled to.
//!
//! [`model`] is the serialized form, one struct per thing an author writes.

pub mod located;
pub mod model;
