//! What a provision *does*: definitions, prohibitions, duties, rights, offences, competences.

mod ending;
mod governing;
mod kind;

pub use governing::{Governs, Tail, governing};
pub use kind::{DefinitionForm, Governing, Heading, Norm, NormKind, Passage, SanctionKind, Term};
