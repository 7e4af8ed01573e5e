//! Concepts tried on the words of their test files.

use crate::language::Text;
use crate::law::Lang;
use crate::report::one_line;
use crate::rule::cases::{CaseFile, WordingGroup};
use crate::rule::located::Located;
use crate::rule::set::Concept;
use crate::rule::{Problem, RuleSet};
use serde::Serialize;

/// What came of trying concepts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Namings {
    /// How many pieces of text were tried.
    pub cases: usize,
    /// Those that are not as expected, in the order of the files.
    pub failures: Vec<Misnamed>,
}

/// Words that do not name a concept and should, or do and should not.
#[derive(Clone, Debug, Serialize)]
pub struct Misnamed {
    /// The test file.
    pub file: String,
    /// The line of the words, counted from 1; 0 if unknown.
    pub line: usize,
    /// The concept's id.
    pub concept: String,
    /// The language.
    pub lang: Lang,
    /// The words.
    pub words: String,
    /// Whether they were to name it.
    pub expected: bool,
}

/// Tries every concept that the files have words for, by its own expressions: a narrower concept that is named is not
/// enough. Words of a concept that is not there are a [`Problem`].
pub fn namings(rules: &RuleSet, files: &[CaseFile]) -> (Namings, Vec<Problem>) {
    let mut namings = Namings::default();
    let mut problems = Vec::new();
    for (file, group) in files.iter().flat_map(|f| f.wordings.iter().map(move |w| (f, w))) {
        match rules.concept_by_name(&group.concept) {
            Some(id) => try_one(rules.concept(id), &file.file, group, &mut namings),
            None => problems.push(Problem {
                file: file.file.clone(),
                line: Some(group.concept.line).filter(|l| *l > 0),
                column: Some(group.concept.column).filter(|c| *c > 0),
                cause: format!("there is no concept `{}`, so its words were not tried", *group.concept),
                hint: Some("`olqy rules lexicon` shows the concepts".into()),
            }),
        }
    }
    (namings, problems)
}

fn try_one(concept: &Concept, file: &str, group: &WordingGroup, into: &mut Namings) {
    for lang in Lang::AUTHENTIC {
        let yes = group.named.get(lang).iter().map(|w| (w, true));
        let no = group.not_named.get(lang).iter().map(|w| (w, false));
        for (words, expected) in yes.chain(no) {
            into.cases += 1;
            if names(concept, lang, words) != expected {
                into.failures.push(Misnamed {
                    file: file.to_owned(),
                    line: words.line,
                    concept: concept.id.clone(),
                    lang,
                    words: words.value.clone(),
                    expected,
                });
            }
        }
    }
}

fn names(concept: &Concept, lang: Lang, words: &Located<String>) -> bool {
    concept.patterns.get(&lang).is_some_and(|p| !p.find(&Text::new(lang, words)).is_empty())
}

impl std::fmt::Display for Misnamed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let should = if self.expected { "do not name" } else { "name" };
        let Misnamed { line, lang, .. } = self;
        let (file, words, concept) = (one_line(&self.file), one_line(&self.words), one_line(&self.concept));
        write!(f, "{file}:{line} ({lang}): the words «{words}» {should} `{concept}`")
    }
}
