//! How lawyers name a provision, in the language of the text.

use super::{Kind, Number, ParagraphRole};
use serde::{Deserialize, Serialize};

/// One step of a citation, from the article (or annex) inwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The level.
    pub kind: Kind,
    /// The number, where the level has one.
    pub num: Option<Number>,
    /// For an unnumbered paragraph, its name and ordinal.
    pub role: Option<(ParagraphRole, u16)>,
}

/// A provision named the way a lawyer of each language writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Steps from the outermost that is named (annex or article) to the provision itself.
    pub steps: Vec<Step>,
    /// Whether the act calls points «часть» and subpoints «пункт» (see `Document::points_are_parts`).
    pub points_are_parts: bool,
}
