//! How lawyers name a provision, in the language of the text.
//!
//! Russian goes from the inside out in genitives («подпункт 4-1) статьи 1»), Kazakh from the outside in («1-баптың 4-1)
//! тармақшасы»), English in brackets (“art. 1(4-1)”). [`Citation::full`] adds the act, its day and number, and the edition.

mod act;
mod build;
mod english;
mod kazakh;
mod ordinal;
mod russian;
#[cfg(test)]
mod tests;

use super::{Act, Date, Kind, Lang, Number, ParagraphRole};
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

impl Citation {
    /// The place within the act: «часть вторая пункта 4 статьи 28», «28-баптың 4-тармағының екінші бөлігі»,
    /// “art. 28(4), second part”.
    pub fn local(&self, lang: Lang) -> String {
        match lang {
            Lang::Ru => russian::chain(self, russian::Case::Nominative),
            Lang::Kk => kazakh::chain(self, false),
            Lang::En => english::chain(self),
        }
    }

    /// The place with the act, its day, number, title and edition, as at its first mention: «подпункт 4-1) статьи 1
    /// Закона Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в Республике Казахстан» (в редакции
    /// на 01.01.2024)».
    pub fn full(&self, lang: Lang, act: &Act, edition: Date) -> String {
        match lang {
            Lang::Ru => russian::full(self, act, edition),
            Lang::Kk => kazakh::full(self, act, edition),
            Lang::En => english::full(self, act, edition),
        }
    }

    /// The place for tables: «ст. 28, п. 4», «28-бап, 4-тармақ», “art. 28(4)”.
    pub fn short(&self, lang: Lang) -> String {
        match lang {
            Lang::Ru => russian::short(self),
            Lang::Kk => kazakh::short(self),
            Lang::En => english::chain(self),
        }
    }

    /// Whether the outermost step is an annex, which is annexed *to* an act.
    fn in_annex(&self) -> bool {
        self.steps.first().is_some_and(|s| s.kind == Kind::Annex)
    }
}
