//! One instruction carried out on a tree.
//!
//! `wording` changes words, `structure` takes out, renews and renumbers provisions, `adding` puts new ones where their
//! numbers belong. Each finds its place first and changes nothing if something does not fit.

mod adding;
mod structure;
mod wording;

pub use structure::unit_of;

use super::draft::{Action, Instruction, Place, Side, Step, Unit};
use super::place::{Lost, Spot, find};
use super::words::Words;
use crate::language::beginning;
use crate::law::{Document, Number};
use serde::{Deserialize, Serialize};

/// Why an instruction does not fit the text in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Misfit {
    /// The place is not there: the first step that was not found.
    NoPlace {
        /// The step.
        step: Step,
    },
    /// The place is there more than once.
    ManyPlaces {
        /// The step.
        step: Step,
        /// How often.
        times: usize,
    },
    /// The text in force was left out of the file here, so that nothing can be said.
    LeftOut,
    /// The instruction names no place in the act.
    Nowhere,
    /// Such a place cannot be changed (rows of tables).
    Unsupported {
        /// The level.
        unit: Unit,
    },
    /// The words are not there.
    NoWords {
        /// The words looked for.
        words: String,
        /// The text in force at the place.
        in_force: String,
    },
    /// The words are there more than once, and the instruction does not say «по всему тексту».
    ManyWords {
        /// The words looked for.
        words: String,
        /// How often.
        times: usize,
        /// The text in force at the place.
        in_force: String,
    },
    /// The words are there in a form whose counterpart in the new words is not known.
    Form {
        /// The words in the text.
        words: String,
        /// The new words.
        to: String,
    },
    /// The number is taken.
    Taken {
        /// The step.
        step: Step,
        /// What stands there.
        in_force: String,
    },
    /// The new text is not of the level or number that the instruction names.
    Text {
        /// What is wanted.
        wanted: String,
        /// How the new text begins.
        found: String,
    },
    /// The place was excluded before.
    Excluded {
        /// What stands there.
        in_force: String,
    },
    /// After the change the text would read as another tree.
    Unreadable {
        /// The line that would be read otherwise.
        line: String,
    },
}

impl From<Lost> for Misfit {
    fn from(lost: Lost) -> Misfit {
        match lost {
            Lost::Missing(step) => Misfit::NoPlace { step },
            Lost::Several(step, times) => Misfit::ManyPlaces { step, times },
            Lost::LeftOut => Misfit::LeftOut,
            Lost::Unsupported(unit) => Misfit::Unsupported { unit },
        }
    }
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = |step: &Step| {
            let number = match &step.which {
                super::draft::Which::Number(n) => format!(" {n}"),
                super::draft::Which::Last => " (last)".to_owned(),
                super::draft::Which::Sole => String::new(),
            };
            format!("{:?}{number}", step.unit).to_lowercase()
        };
        match self {
            Misfit::NoPlace { step } => write!(f, "there is no {} there", name(step)),
            Misfit::ManyPlaces { step, times } => write!(f, "there are {times} places that {} can mean", name(step)),
            Misfit::LeftOut => f.write_str("the corpus leaves this place out, so its text is not known"),
            Misfit::Nowhere => f.write_str(
                "no place of the act is named here or in the lines above; name one, or say «по всему тексту»",
            ),
            Misfit::Unsupported { unit } => {
                write!(f, "a {} cannot be changed by itself", format!("{unit:?}").to_lowercase())
            }
            Misfit::NoWords { words, in_force } => write!(f, "«{words}» is not in the text in force: «{in_force}»"),
            Misfit::ManyWords { words, times, in_force } => {
                write!(
                    f,
                    "«{words}» stands {times} times in the text in force: «{in_force}»; name the place more closely or say «по всему тексту»"
                )
            }
            Misfit::Form { words, to } => {
                write!(f, "the form of «{to}» that stands for «{words}» is not sure; give it in words")
            }
            Misfit::Taken { step, in_force } => write!(f, "{} is there already: «{in_force}»", name(step)),
            Misfit::Text { wanted, found } => write!(f, "the new text is to be {wanted} and begins «{found}»"),
            Misfit::Excluded { in_force } => write!(f, "this place was taken out before: «{in_force}»"),
            Misfit::Unreadable { line } => write!(f, "the text would no longer read as it is meant at «{line}»"),
        }
    }
}

/// What an instruction changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Provisions whose inside is to be read again: paths from the top.
    pub paths: Vec<Vec<usize>>,
    /// The whole act is no longer law.
    pub repealed: bool,
}

/// Carries out an instruction.
///
/// # Errors
/// If it does not fit; the document may then be half changed and is to be thrown away.
pub fn edit(document: &mut Document, i: &Instruction) -> Result<Touched, Misfit> {
    let words = Words::of(document.lang);
    let mut touched = Touched::default();
    let act = vec![Place::new()];
    let places = if i.places.is_empty() { &act } else { &i.places };
    if places.iter().any(Vec::is_empty) && !is_for_all(document, &i.action) {
        return Err(Misfit::Nowhere);
    }
    match &i.action {
        Action::Nothing => {}
        Action::Repeal if places.iter().all(Vec::is_empty) => touched.repealed = true,
        Action::Replace { pairs, everywhere, cases } => {
            for place in places {
                let spot = find(document, place)?;
                wording::replace(document, place, &spot, pairs, *everywhere, *cases)?;
                touched.paths.push(spot.node);
            }
        }
        Action::Remove { words: gone, everywhere, cases } => {
            let pairs: Vec<(String, String)> = gone.iter().map(|g| (g.clone(), String::new())).collect();
            for place in places {
                let spot = find(document, place)?;
                wording::replace(document, place, &spot, &pairs, *everywhere, *cases)?;
                touched.paths.push(spot.node);
            }
        }
        Action::Insert { pairs, side, everywhere } => {
            for place in places {
                let spot = find(document, place)?;
                let joined: Vec<(String, String)> = pairs.iter().map(|(at, more)| (at.clone(), more.clone())).collect();
                wording::insert(document, place, &spot, &joined, *side == Side::After, *everywhere)?;
                touched.paths.push(spot.node);
            }
        }
        Action::Append { words: more } => {
            for place in places {
                let spot = find(document, place)?;
                wording::append(document, place, &spot, more)?;
                touched.paths.push(spot.node);
            }
        }
        Action::Restate { text } => structure::restate(document, places, text, &mut touched)?,
        Action::Exclude | Action::Repeal => {
            let repealed = i.action == Action::Repeal;
            structure::exclude(document, words, places, i.mark.as_deref(), repealed, &mut touched)?;
        }
        Action::Add { unit, numbers, new, after, text } => {
            for place in places {
                adding::add(
                    document,
                    &adding::Addition { place, unit: *unit, numbers, new: *new, after: after.as_ref(), text },
                    &mut touched,
                )?;
            }
        }
        Action::Renumber { to, .. } => structure::renumber(document, places, to, &mut touched)?,
    }
    Ok(touched)
}

/// Whether an action can be meant for the act as a whole. Without its place an instruction would change whatever comes first.
fn is_for_all(document: &Document, action: &Action) -> bool {
    match action {
        Action::Nothing | Action::Repeal => true,
        Action::Replace { everywhere, cases, .. } | Action::Remove { everywhere, cases, .. } => *everywhere || *cases,
        Action::Insert { everywhere, .. } => *everywhere,
        // An act without articles is made of points.
        Action::Add { unit, .. } => unit.rank() <= Unit::Article.rank() || !has_articles(document),
        Action::Append { .. } | Action::Restate { .. } | Action::Exclude | Action::Renumber { .. } => false,
    }
}

fn has_articles(document: &Document) -> bool {
    let mut found = false;
    document.walk(&mut |_, p| found |= p.kind == crate::law::Kind::Article);
    found
}

/// The words of a place as a reader sees them: lines joined by ` / `, at most 400 characters.
pub fn words_of(document: &Document, spot: &Spot) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some(p) = super::place::node(document, &spot.node) {
        if spot.own && spot.heading {
            lines.extend(crate::source::markdown::plain_line(document.lang, p));
        } else if spot.heading {
            lines.extend(p.heading.clone());
        } else if spot.own {
            lines.push(p.text.clone());
        }
    }
    for child in super::place::children(document, &spot.node).get(spot.children.clone()).unwrap_or(&[]) {
        child.walk(&mut |_, p| lines.extend(crate::source::markdown::plain_line(document.lang, p)));
    }
    beginning(&lines.join(" / "), 400)
}

/// A number as text for messages.
fn said(unit: Unit, number: Option<&Number>) -> String {
    let kind = format!("{unit:?}").to_lowercase();
    number.map_or(kind.clone(), |n| format!("{kind} {n}"))
}
