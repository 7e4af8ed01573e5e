//! Keys of norms: `tests/keys/norms/*.tsv`, labelled by hand.

use olqy::law::Eid;
use std::collections::BTreeMap;
use std::path::Path;

/// What is counted. The order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A direct ban, or an item of a list that one governs.
    Prohibition,
    /// A definition that gives a meaning.
    Definition,
    /// «(далее – X)».
    ShortName,
    /// A definition that only lists forms.
    Enumeration,
}

impl Class {
    /// As the page names it.
    pub fn name(self) -> &'static str {
        match self {
            Class::Prohibition => "prohibition",
            Class::Definition => "definition",
            Class::ShortName => "short name",
            Class::Enumeration => "enumeration",
        }
    }
}

/// One row of a key.
#[derive(Clone, Debug)]
pub struct Row {
    /// The term, in the form the act gives it; a term that ends in … is cut.
    pub term: String,
    /// The trigger as it stands in the text.
    pub trigger: String,
    /// Why two careful readers may differ about the row; or what else was noted.
    pub note: String,
}

impl Row {
    /// Whether the key itself calls the row doubtful.
    pub fn doubtful(&self) -> bool {
        self.note.starts_with("doubtful")
    }

    /// Whether `term` is the term of the row, letter for letter; runs of blanks are one.
    pub fn names(&self, term: &str) -> bool {
        let term = one_blank(term);
        match one_blank(&self.term).strip_suffix('…') {
            Some(cut) => term.starts_with(cut.trim_end()),
            None => term == one_blank(&self.term),
        }
    }
}

fn one_blank(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key: one row per provision and class, and what was left out on purpose.
#[derive(Clone, Debug, Default)]
pub struct Key {
    /// The rows.
    pub rows: BTreeMap<(Eid, Class), Row>,
    /// Places that look like a norm and were judged to be none, with the reason.
    pub not_counted: BTreeMap<Eid, String>,
}

impl Key {
    /// Reads a key.
    ///
    /// # Panics
    /// On a file that is missing or a line that is no row: a broken key measures nothing.
    pub fn read(path: &Path) -> Key {
        let source = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut key = Key::default();
        for (at, line) in source.lines().enumerate() {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["# not-counted", eid, reason] => {
                    key.not_counted.insert(Eid::new(*eid), (*reason).to_owned());
                }
                ["eid", ..] => {}
                _ if line.starts_with('#') => {}
                [eid, kind, _inherited, term, variety, trigger, note @ ..] => {
                    let class = match (*kind, *variety) {
                        ("prohibition", _) => Class::Prohibition,
                        ("short-name", _) => Class::ShortName,
                        ("definition", "enumeration") => Class::Enumeration,
                        ("definition", _) => Class::Definition,
                        _ => panic!("{}:{}: kind `{kind}`", path.display(), at + 1),
                    };
                    let row = Row {
                        term: (*term).to_owned(),
                        trigger: (*trigger).to_owned(),
                        note: note.first().copied().unwrap_or_default().to_owned(),
                    };
                    key.rows.insert((Eid::new(*eid), class), row);
                }
                _ => panic!("{}:{}: {} fields", path.display(), at + 1, fields.len()),
            }
        }
        key
    }
}
