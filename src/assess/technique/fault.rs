use crate::law::{ActCode, Number};
use crate::norm::Level;
use crate::norm::align::DifferenceKind;

/// A fault of the technique of law-making in one provision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It defines a term that occurs nowhere else in its act.
    UnusedDefinition {
        /// The term, as written.
        term: String,
    },
    /// It bans or punishes what no act defines.
    UndefinedTerm {
        /// The notion, by the id of its concept.
        concept: String,
    },
    /// Other acts define the term in other words.
    TwoMeanings {
        /// The term, as written.
        term: String,
        /// Those acts, each once, by code.
        others: Vec<ActCode>,
    },
    /// It points to a place of its own act that is not there.
    DanglingReference {
        /// The words that point, as written.
        words: String,
        /// Whether the place was excluded; otherwise it never stood there.
        excluded: bool,
    },
    /// Numbers are missing in it or, for articles and what stands above them, before it.
    Numbering {
        /// What the act calls what is missing.
        level: Level,
        /// The missing numbers, in their order; at least one.
        missing: Vec<Number>,
    },
    /// It gives a short name that occurs nowhere else in its act.
    UnusedShortName {
        /// The short name, as written.
        name: String,
    },
    /// The text in the other language says something else.
    LanguagesDiverge {
        /// In what they differ.
        kind: DifferenceKind,
        /// What only this text has: tags of norms and penalties, or words.
        here: Vec<String>,
        /// What only the other text has.
        there: Vec<String>,
    },
}
