//! The index on all days: which passages were ever law, and from when to when.

use super::act_at::ActAt;
use super::card::ActCard;
use super::schema::{NO_END, day_number};
use super::snapshot::{naming, term, unscored};
use super::store::{IndexError, Library, record};
use crate::language::Pattern;
use crate::law::{ActCode, Date, Eid, Lang};
use crate::norm::Passage;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tantivy::collector::DocSetCollector;
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::{DocAddress, Searcher, TantivyDocument};

/// A passage with one of the spans of days on which it is read as law.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The first day, included, as the number YYYYMMDD.
    from: u64,
    /// The first day after, as such a number; greater than any day for no end.
    to: u64,
    /// The passage.
    pub passage: Arc<Passage>,
}

impl Dated {
    /// A passage that is law from a day on, until the day before `to` if it is given.
    pub fn new(passage: Arc<Passage>, from: Date, to: Option<Date>) -> Dated {
        Dated { from: day_number(from), to: to.map_or(NO_END, day_number), passage }
    }

    /// Whether it is law on a day.
    pub fn is_law_on(&self, day: Date) -> bool {
        (self.from..self.to).contains(&day_number(day))
    }
}

/// All of the law that a corpus has, on every day.
pub struct History<'a> {
    library: &'a Library,
    searcher: Searcher,
    cards: Vec<Arc<ActCard>>,
    /// Passages already taken out of the store.
    seen: RefCell<HashMap<DocAddress, Arc<Passage>>>,
}

impl<'a> History<'a> {
    /// Looks at an index.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn new(library: &'a Library) -> Result<History<'a>, IndexError> {
        let cards = library.cards();
        Ok(History { library, searcher: library.reader.searcher(), cards, seen: RefCell::default() })
    }

    /// The days on which something of an act changes, with the places of these acts among [`History::acts_on`]: the
    /// first day of each edition, and the first day without the act.
    pub fn days(&self) -> BTreeMap<Date, Vec<usize>> {
        let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
        for (place, card) in self.cards.iter().enumerate() {
            let repeal = card.repealed_from();
            for day in card.editions.iter().map(|e| e.date).chain(repeal) {
                let acts = days.entry(day).or_default();
                if acts.last() != Some(&place) {
                    acts.push(place);
                }
            }
        }
        days
    }

    /// Every act of the corpus on a day, by code; their order is the same on all days.
    pub fn acts_on(&self, day: Date) -> Vec<ActAt> {
        self.cards.iter().map(|card| ActAt::new(Arc::clone(card), day)).collect()
    }

    /// As [`Snapshot::candidates`](super::Snapshot::candidates), on any day.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Dated>, IndexError> {
        let Some(mut query) = naming(&self.library.fields, lang, patterns) else { return Ok(Vec::new()) };
        query.push((Occur::Must, unscored(term(self.library.fields.lang, lang.tag()))));
        self.all(query)
    }

    /// What is read at a place of an act on a day: the words of the provision itself.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn at_place(
        &self,
        act: &ActCode,
        eid: &Eid,
        lang: Lang,
        day: Date,
    ) -> Result<Option<Arc<Passage>>, IndexError> {
        let fields = &self.library.fields;
        let query = vec![
            (Occur::Must, unscored(term(fields.lang, lang.tag()))),
            (Occur::Must, unscored(term(fields.act, act.as_str()))),
            (Occur::Must, unscored(term(fields.eid, eid.as_str()))),
        ];
        Ok(self.all(query)?.into_iter().find(|d| d.is_law_on(day)).map(|d| d.passage))
    }

    fn all(&self, query: Vec<(Occur, Box<dyn Query>)>) -> Result<Vec<Dated>, IndexError> {
        let found = self.searcher.search(&BooleanQuery::new(query), &DocSetCollector)?;
        let mut addresses: Vec<DocAddress> = found.into_iter().collect();
        addresses.sort_unstable();
        addresses.into_iter().map(|a| self.dated(a)).collect()
    }

    fn dated(&self, address: DocAddress) -> Result<Dated, IndexError> {
        let fast = self.searcher.segment_reader(address.segment_ord).fast_fields();
        let (from, to) = (fast.u64("from")?.first(address.doc_id), fast.u64("to")?.first(address.doc_id));
        let (from, to) = (from.unwrap_or(NO_END), to.unwrap_or(NO_END));
        if let Some(passage) = self.seen.borrow().get(&address) {
            return Ok(Dated { from, to, passage: Arc::clone(passage) });
        }
        let document: TantivyDocument = self.searcher.doc(address)?;
        let passage: Arc<Passage> = Arc::new(serde_json::from_slice(record(&document, self.library.fields.record))?);
        self.seen.borrow_mut().insert(address, Arc::clone(&passage));
        Ok(Dated { from, to, passage })
    }
}
