//! What a provision *does*: definitions, prohibitions, duties, rights, offences, competences.
//!
//! [`mark`] goes over a document. It reads every provision by itself: [`modality`] finds the words that ban, oblige,
//! entitle, punish and set up, [`weakening`] their exceptions and conditions, [`definition`] the terms that are
//! introduced; the words stand in [`trigger`], which reads them from `rules/norms/*.yaml`. Then [`inherit`] hands down
//! what governs a list to the items of the list, along the map that [`governing`] makes of the tree.

pub mod align;
mod definition;
pub mod elements;
mod ending;
pub mod figures;
mod governing;
mod inherit;
mod kind;
mod mark;
mod modality;
mod passage;
mod penalty;
pub mod pointer;
mod reading;
pub mod terms;
pub mod trigger;
mod weakening;

pub use elements::{Elements, elements};
pub use figures::{Figure, Figures, Level, Ratio, Reference, Unit, Value};
pub use governing::{Governs, Tail, governing};
pub use kind::{DefinitionForm, Governing, Heading, Norm, NormKind, Passage, SanctionKind, Term};
pub use mark::mark;
pub use passage::{passages, passages_with_words};
pub use penalty::{Penalty, penalties};
