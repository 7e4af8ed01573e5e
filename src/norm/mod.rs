//! What a provision *does*: definitions, prohibitions, duties, rights, offences, competences.

pub mod figures;
mod kind;

pub use kind::{DefinitionForm, Governing, Heading, Norm, NormKind, Passage, SanctionKind, Term};
