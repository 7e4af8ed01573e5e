//! The index on one day: which passages are law, and which of them may hold what is looked for.

use super::act_at::ActAt;
use super::schema::{Fields, NO_END, day_number};
use super::sieve::SieveAt;
use super::store::{IndexError, Library, record};
use crate::language::{Pattern, Required, TokenKind, analyse};
use crate::law::{ActCode, Date, Eid, Lang};
use crate::norm::{NormKind, Passage};
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

/// The law in force on a day, as the index has it.
pub struct Snapshot<'a> {
    library: &'a Library,
    searcher: Searcher,
    at: Date,
    acts: Vec<ActAt>,
    sieve: SieveAt,
}

/// What to search for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words, in any form.
    pub words: String,
    /// In this act only.
    pub act: Option<ActCode>,
    /// In this language only.
    pub lang: Option<Lang>,
    /// Provisions that do this only.
    pub kind: Option<NormKind>,
    /// At most so many.
    pub limit: usize,
}

impl<'a> Snapshot<'a> {
    /// Looks at an index on a day.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn new(library: &'a Library, at: Date) -> Result<Snapshot<'a>, IndexError> {
        let acts = library.cards().into_iter().map(|card| ActAt::new(card, at)).collect();
        let searcher = library.reader.searcher();
        let sieve = SieveAt::new(library.fields, searcher.clone(), at);
        Ok(Snapshot { library, searcher, at, acts, sieve })
    }

    /// The day.
    pub fn at(&self) -> Date {
        self.at
    }

    /// Every act of the corpus, by code.
    pub fn acts(&self) -> &[ActAt] {
        &self.acts
    }

    /// What may stand in passages, told before any is read.
    pub fn sieve(&self) -> &SieveAt {
        &self.sieve
    }

    /// All passages in force in whose own or governing words one of the patterns may match: the words that it cannot
    /// match without are there.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, IndexError> {
        let Some(naming) = naming(&self.library.fields, lang, patterns) else { return Ok(Vec::new()) };
        let mut query = self.in_force(lang);
        query.extend(naming);
        self.all(query)
    }

    /// All passages of an act in force in this language that stand within `eid` (all of the act without one), in the
    /// order of their numbers.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn within(&self, act: &ActCode, eid: Option<&Eid>, lang: Lang) -> Result<Vec<Arc<Passage>>, IndexError> {
        let mut query = self.in_force(lang);
        query.push((Occur::Must, term(self.library.fields.act, act.as_str())));
        let mut passages = self.all(query)?;
        passages.retain(|p| eid.is_none_or(|e| p.eid.is_within(e)));
        passages.sort_by_cached_key(|p| (p.eid.sort_key(), p.line));
        Ok(passages)
    }

    /// The passages that fit a search best, best first. Words count most in a defined term, then in the provision, then
    /// above it; every word that is found helps.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn search(&self, search: &Search) -> Result<Vec<(f32, Arc<Passage>)>, IndexError> {
        let fields = &self.library.fields;
        let mut found: Vec<(f32, Arc<Passage>)> = Vec::new();
        for lang in Lang::AUTHENTIC.into_iter().filter(|l| search.lang.is_none_or(|wanted| wanted == *l)) {
            let words = analyse(lang, &search.words);
            let stems: BTreeSet<&str> =
                words.iter().filter(|t| t.kind != TokenKind::Punctuation).map(|t| t.stem.as_str()).collect();
            if stems.is_empty() {
                continue;
            }
            let mut query = self.in_force(lang);
            let mut wanted: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            for stem in stems {
                for (field, weight) in [(fields.words(lang), 1.0), (fields.term(lang), 2.0), (fields.above(lang), 0.3)]
                {
                    wanted.push((Occur::Should, Box::new(BoostQuery::new(scored(field, stem), weight))));
                }
            }
            query.push((Occur::Must, Box::new(BooleanQuery::new(wanted))));
            if let Some(act) = &search.act {
                query.push((Occur::Must, unscored(term(fields.act, act.as_str()))));
            }
            if let Some(kind) = search.kind {
                query.push((Occur::Must, unscored(term(fields.norm, kind.tag()))));
            }
            let top = TopDocs::with_limit(search.limit.max(1)).order_by_score();
            for (score, address) in self.searcher.search(&BooleanQuery::new(query), &top)? {
                found.push((score, self.passage(address)?));
            }
        }
        found.sort_by(|a, b| {
            let place = |p: &Passage| (p.act.to_string(), p.eid.sort_key(), p.lang);
            b.0.total_cmp(&a.0).then_with(|| place(&a.1).cmp(&place(&b.1)))
        });
        found.truncate(search.limit);
        Ok(found)
    }

    /// Passages in this language that are law on the day.
    fn in_force(&self, lang: Lang) -> Vec<(Occur, Box<dyn Query>)> {
        let fields = &self.library.fields;
        let day = day_number(self.at);
        let number = |field: Field, n: u64| Term::from_field_u64(field, n);
        let begun = RangeQuery::new(Bound::Unbounded, Bound::Included(number(fields.from, day)));
        let not_ended =
            RangeQuery::new(Bound::Excluded(number(fields.to, day)), Bound::Included(number(fields.to, NO_END)));
        vec![
            (Occur::Must, unscored(term(fields.lang, lang.tag()))),
            (Occur::Must, unscored(Box::new(begun))),
            (Occur::Must, unscored(Box::new(not_ended))),
        ]
    }

    fn all(&self, query: Vec<(Occur, Box<dyn Query>)>) -> Result<Vec<Arc<Passage>>, IndexError> {
        let found = self.searcher.search(&BooleanQuery::new(query), &DocSetCollector)?;
        let mut addresses: Vec<DocAddress> = found.into_iter().collect();
        addresses.sort_unstable();
        addresses.into_iter().map(|a| self.passage(a)).collect()
    }

    fn passage(&self, address: DocAddress) -> Result<Arc<Passage>, IndexError> {
        passage(&self.searcher, &self.library.fields, address)
    }
}

/// The passage that a document is.
pub(super) fn passage(searcher: &Searcher, fields: &Fields, at: DocAddress) -> Result<Arc<Passage>, IndexError> {
    let document: TantivyDocument = searcher.doc(at)?;
    Ok(Arc::new(serde_json::from_slice(record(&document, fields.record))?))
}

/// What a document must have for one of the patterns to match its words; `None` if nothing can match.
pub(super) fn naming(fields: &Fields, lang: Lang, patterns: &[&Pattern]) -> Option<Vec<(Occur, Box<dyn Query>)>> {
    let sets: BTreeSet<Vec<Required>> = patterns.iter().flat_map(|p| p.required()).collect();
    if sets.is_empty() {
        return None;
    }
    if sets.contains(&Vec::new()) {
        return Some(Vec::new());
    }
    let any = sets.iter().map(|set| {
        let all = set.iter().map(|required| (Occur::Must, has(fields, lang, required))).collect();
        (Occur::Should, Box::new(BooleanQuery::new(all)) as Box<dyn Query>)
    });
    Some(vec![(Occur::Must, Box::new(BooleanQuery::new(any.collect())))])
}

/// Passages in whose own or governing words there is such a word.
fn has(fields: &Fields, lang: Lang, required: &Required) -> Box<dyn Query> {
    match required {
        Required::Stem(stem) => term(fields.words(lang), stem),
        Required::Prefix(prefix) => {
            let after = format!("{prefix}\u{10FFFF}");
            let bound = |form: &str| Term::from_field_text(fields.forms(lang), form);
            Box::new(RangeQuery::new(Bound::Included(bound(prefix)), Bound::Excluded(bound(&after))))
        }
    }
}

pub(super) fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn scored(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

pub(super) fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
