//! Where provisions stand in the files of a corpus, for formats that point into files.

use super::view::SearchedView;
use crate::assess::Assessment;
use crate::law::{Date, Eid, Lang, Number};
use std::collections::{BTreeMap, BTreeSet};

/// A text of an edition: the act's code, the edition, the language.
pub type TextKey = (String, Date, Lang);

/// A line of a file of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the folder of the corpus, with `/` between its parts.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// Which of the corpora it stands in, from 0, in the order in which they were given.
    pub corpus: usize,
}

/// Places of provisions.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// How many corpora there are.
    pub corpora: usize,
    found: BTreeMap<TextKey, BTreeMap<String, Place>>,
}

impl Places {
    /// No places yet, in so many corpora.
    pub fn new(corpora: usize) -> Places {
        Places { corpora, found: BTreeMap::new() }
    }

    /// Adds the place of a provision.
    pub fn add(&mut self, text: TextKey, eid: &Eid, place: Place) {
        self.found.entry(text).or_default().insert(eid.as_str().to_owned(), place);
    }

    /// The place of a provision.
    pub fn get(&self, text: &TextKey, eid: &str) -> Option<&Place> {
        self.found.get(text)?.get(eid)
    }

    /// The place of the first of these articles that the text has; the first line of the text without any.
    pub fn home(&self, text: &TextKey, searched: &SearchedView) -> Option<(&Place, Option<String>)> {
        let of_text = self.found.get(text)?;
        let article = first_articles(&searched.articles).find(|eid| of_text.contains_key(eid));
        match article {
            Some(eid) => of_text.get(&eid).map(|place| (place, Some(eid))),
            None => of_text.get("").map(|place| (place, None)),
        }
    }
}

/// What an assessment needs the places of: per text the provisions; the empty eId is the text as a whole.
pub fn wanted(assessment: &Assessment) -> BTreeMap<TextKey, BTreeSet<Eid>> {
    let mut out: BTreeMap<TextKey, BTreeSet<Eid>> = BTreeMap::new();
    for finding in &assessment.findings {
        for quote in finding.evidence.iter().chain(&finding.nearest) {
            let passage = &quote.passage;
            let key = (passage.act.to_string(), passage.edition, passage.lang);
            out.entry(key).or_default().insert(passage.eid.clone());
        }
        for searched in &finding.searched {
            let Some(edition) = searched.edition else { continue };
            let code = assessment.acts.iter().map(|a| a.act.code.as_str()).find(|c| *c == searched.act);
            for lang in &searched.languages {
                let homes = out.entry((code.unwrap_or(&searched.act).to_owned(), edition, *lang)).or_default();
                homes.insert(Eid::new(""));
                homes.extend(first_articles(&searched.articles).map(Eid::new));
            }
        }
    }
    out
}

/// The eIds of the first article of each range: `60–76` begins with `art_60`.
fn first_articles(ranges: &[String]) -> impl Iterator<Item = String> + '_ {
    ranges.iter().filter_map(|range| {
        let first = range.split(['–', '—']).next()?.split("..").next()?;
        Number::parse(first.trim()).map(|n| Eid::article(&n).to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_begins_with_its_first_article() {
        let ranges = ["60–76".to_owned(), "7-1..7-11".to_owned(), "28".to_owned(), "?".to_owned()];
        assert_eq!(first_articles(&ranges).collect::<Vec<_>>(), ["art_60", "art_7-1", "art_28"]);
    }
}
