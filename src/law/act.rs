use super::{Amendment, Date, Document, Lang, Localized};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The code of an act in the official reference bank: `12890`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActCode(String);

impl ActCode {
    /// Takes a code: letters, digits, `-`, `_` and `.` only, since it names folders and files; `None` otherwise.
    pub fn parse(s: &str) -> Option<ActCode> {
        let s = s.trim();
        let fit = !s.is_empty()
            && s.len() <= 64
            && !s.starts_with('.')
            && s.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        fit.then(|| ActCode(s.to_owned()))
    }

    /// The code of an act of which not even the code is known.
    pub fn unknown() -> ActCode {
        ActCode("unknown".to_owned())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ActCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The form of a normative legal act (Law on legal acts of 6 April 2016 No 480-V, art. 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// Конституция.
    Constitution,
    /// Конституционный закон.
    ConstitutionalLaw,
    /// Кодекс.
    Code,
    /// Закон.
    Law,
    /// Указ Президента.
    Decree,
    /// Постановление Правительства.
    Resolution,
    /// Приказ министра.
    Order,
    /// Решение маслихата и иное.
    Other,
}

/// Whether an act is of the rank of a law, or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// Constitution, codes, laws.
    Law,
    /// Acts issued on the ground of laws.
    ByLaw,
}

impl ActKind {
    /// Its rank.
    pub fn rank(self) -> Rank {
        match self {
            ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law => Rank::Law,
            ActKind::Decree | ActKind::Resolution | ActKind::Order | ActKind::Other => Rank::ByLaw,
        }
    }
}

/// From which day a repeal takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum RepealFrom {
    /// The first day on which the act is no longer law.
    On {
        /// That day.
        date: Date,
    },
    /// So many days after publication, which the corpus does not tell; `not_before` is the day after these
    /// days if the repealing act was published on the day of its adoption.
    NotBefore {
        /// The earliest day on which the act can have ceased to be law.
        not_before: Date,
        /// Days after first official publication.
        days: u16,
    },
    /// Nothing is said of the day.
    Unknown,
}

/// The repeal of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeal {
    /// The repealing act as the requisite names it.
    pub by: String,
    /// Its number: `224-VII`.
    pub by_number: Option<String>,
    /// The day it was adopted.
    pub adopted: Option<Date>,
    /// When the repeal takes effect.
    pub from: RepealFrom,
}

impl Repeal {
    /// The first day from which the act is taken as repealed: the named day, or the earliest possible one.
    /// Where only the repealing act is known, the day it was adopted, on which the act can have ceased at the earliest;
    /// `None` where nothing is known at all.
    pub fn first_day(&self) -> Option<Date> {
        match &self.from {
            RepealFrom::On { date } => Some(*date),
            RepealFrom::NotBefore { not_before, .. } => Some(*not_before),
            RepealFrom::Unknown => self.adopted,
        }
    }
}

/// What the words of a corpus are: the law itself, the law retold, or a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TextStatus {
    /// The official text.
    #[default]
    Official,
    /// Restated in other words; never to be shown as the official text.
    Restated,
    /// A draft that is not law.
    Draft,
}

/// One normative legal act, apart from its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Its code in the reference bank.
    pub code: ActCode,
    /// Its title in each language.
    pub title: Localized,
    /// Its requisite as the bank gives it, in Russian: «Закон Республики Казахстан от 8 августа 2002 года № 345».
    pub requisite: String,
    /// Its form.
    pub kind: ActKind,
    /// The day it was adopted.
    pub adopted: Option<Date>,
    /// Its number: `345`, `518-IV`.
    pub number: Option<String>,
    /// Its repeal, if it was repealed.
    pub repeal: Option<Repeal>,
}

/// The text of an act in force from a day until the next edition or the act's repeal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The act as this edition describes it.
    pub act: Act,
    /// The first day on which this text is in force.
    pub date: Date,
    /// What the words are.
    pub text_status: TextStatus,
    /// Where the official text can be read, per language.
    pub source: BTreeMap<Lang, String>,
    /// The laws that made this edition, as the corpus names them beside the text; mostly one, or none is named.
    pub caused_by: Vec<Amendment>,
    /// The texts.
    pub documents: BTreeMap<Lang, Document>,
}
