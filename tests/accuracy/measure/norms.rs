//! The norms of a text against its key.
//!
//! One is counted per provision and class: two bans in one point are one, an item that inherits a ban is one of its own.

use super::Text;
use super::key::{Class, Key, Row};
use super::score::{Score, share};
use olqy::law::Eid;
use olqy::norm::{DefinitionForm, NormKind, passages};
use std::collections::BTreeMap;
use std::path::Path;

/// What was found at a provision.
#[derive(Clone, Debug)]
pub struct Found {
    /// The term of each norm of the class there; empty for bans.
    pub terms: Vec<String>,
    /// The words that make the first of them.
    pub trigger: String,
}

/// Whether doubtful rows count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubtful {
    /// Like any other row.
    Counted,
    /// Neither missed nor false, whatever was found there.
    Aside,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// In the key and not found.
    Missed,
    /// Found and not in the key.
    Wrong,
    /// Found, with another term.
    Term,
}

/// One difference between a text and its key.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Which text.
    pub text: Text,
    /// Where.
    pub eid: Eid,
    /// Of what.
    pub class: Class,
    /// How.
    pub slip: Slip,
    /// The words of the key: term and trigger.
    pub wanted: String,
    /// The words found: term and trigger.
    pub found: String,
    /// What the key says about the place.
    pub note: String,
    /// Whether the key calls the place doubtful.
    pub doubtful: bool,
}

/// A text held against its key.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Which text.
    pub text: Text,
    key: Key,
    found: BTreeMap<(Eid, Class), Found>,
}

impl Measured {
    /// Reads the text and its key.
    ///
    /// # Panics
    /// If either is missing or cannot be read.
    pub fn new(text: Text, shared: &Path) -> Measured {
        let path = text.path(shared);
        let (edition, _) =
            olqy::source::file(&path, Some(text.lang)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut found: BTreeMap<(Eid, Class), Found> = BTreeMap::new();
        for passage in passages(&edition, text.lang) {
            if !covered(text, &passage.eid) {
                continue;
            }
            for norm in &passage.norms {
                let class = match (norm.kind, norm.term.as_ref().and_then(|t| t.form)) {
                    (NormKind::Prohibition, _) => Class::Prohibition,
                    (NormKind::ShortName, _) => Class::ShortName,
                    (NormKind::Definition, Some(DefinitionForm::Enumeration)) => Class::Enumeration,
                    (NormKind::Definition, _) => Class::Definition,
                    _ => continue,
                };
                found
                    .entry((passage.eid.clone(), class))
                    .or_insert_with(|| Found { terms: Vec::new(), trigger: norm.trigger.clone() })
                    .terms
                    .extend(norm.term.iter().map(|t| t.text.clone()));
            }
        }
        Measured { text, key: Key::read(&text.key_path()), found }
    }

    /// How many rows of a class the key has, and how many of them are doubtful.
    pub fn rows(&self, class: Class) -> (usize, usize) {
        let rows = || self.key.rows.iter().filter(|((_, c), _)| *c == class);
        (rows().count(), rows().filter(|(_, r)| r.doubtful()).count())
    }

    /// Counts the classes.
    pub fn score(&self, classes: &[Class], doubtful: Doubtful) -> Score {
        let aside = |row: &Row| doubtful == Doubtful::Aside && row.doubtful();
        let mut score = Score::default();
        for (place, _) in self.key.rows.iter().filter(|((_, c), r)| classes.contains(c) && !aside(r)) {
            if self.found.contains_key(place) {
                score.right += 1;
            } else {
                score.missed += 1;
            }
        }
        score.wrong =
            self.found.keys().filter(|place| classes.contains(&place.1) && !self.key.rows.contains_key(*place)).count();
        score
    }

    /// Of the definitions and short names found at their place: how many have the term of the key, and how many there are.
    pub fn terms(&self) -> (usize, usize) {
        let mut exact = (0, 0);
        for (place, row) in self.key.rows.iter().filter(|((_, c), _)| matches!(c, Class::Definition | Class::ShortName))
        {
            if let Some(found) = self.found.get(place) {
                exact.0 += usize::from(found.terms.iter().any(|t| row.names(t)));
                exact.1 += 1;
            }
        }
        exact
    }

    /// Every difference.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let wanted = |row: &Row| words(std::slice::from_ref(&row.term), &row.trigger);
        let mut out = Vec::new();
        for ((eid, class), row) in &self.key.rows {
            let found = self.found.get(&(eid.clone(), *class));
            let slip = match found {
                None => Slip::Missed,
                Some(f) if *class != Class::Prohibition && !f.terms.iter().any(|t| row.names(t)) => Slip::Term,
                Some(_) => continue,
            };
            out.push(Mistake {
                text: self.text,
                eid: eid.clone(),
                class: *class,
                slip,
                wanted: wanted(row),
                found: found.map(|f| words(&f.terms, &f.trigger)).unwrap_or_default(),
                note: row.note.clone(),
                doubtful: row.doubtful(),
            });
        }
        for ((eid, class), f) in self.found.iter().filter(|(place, _)| !self.key.rows.contains_key(*place)) {
            out.push(Mistake {
                text: self.text,
                eid: eid.clone(),
                class: *class,
                slip: Slip::Wrong,
                wanted: String::new(),
                found: words(&f.terms, &f.trigger),
                note: self.key.not_counted.get(eid).cloned().unwrap_or_default(),
                doubtful: false,
            });
        }
        out
    }
}

/// Whether the key of `text` speaks of this provision.
fn covered(text: Text, eid: &Eid) -> bool {
    let Some((first, last)) = text.articles else {
        return true;
    };
    let number = eid.article_number().and_then(|n| n.as_str().split('-').next()?.parse::<u32>().ok());
    number.is_some_and(|n| (first..=last).contains(&n))
}

fn words(terms: &[String], trigger: &str) -> String {
    let terms = terms.iter().filter(|t| !t.is_empty()).map(|t| format!("«{t}» "));
    format!("{}[{trigger}]", terms.collect::<String>())
}

/// The share of exact terms over several texts.
pub fn exact(measured: &[&Measured]) -> f64 {
    let (exact, all) = measured.iter().map(|m| m.terms()).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    share(exact, all)
}
