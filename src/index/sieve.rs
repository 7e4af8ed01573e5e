//! What may stand in which passages on a day, told from the lists of words alone.
//!
//! Every answer is a set of [`Places`] that holds all passages of which the question is true and perhaps more; no passage
//! is read for it.

use super::places::Places;
use super::schema::{Fields, NO_END, day_number};
use super::snapshot::passage;
use super::store::IndexError;
use crate::language::{Pattern, Required};
use crate::law::{Date, Lang};
use crate::norm::{NormKind, Passage};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tantivy::fastfield::Column;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// A number of each document.
struct Numbers {
    field: &'static str,
    columns: OnceLock<Vec<Column<u64>>>,
}

impl Numbers {
    fn new(field: &'static str) -> Numbers {
        Numbers { field, columns: OnceLock::new() }
    }

    fn of(&self, searcher: &Searcher, at: DocAddress) -> Result<u64, IndexError> {
        if self.columns.get().is_none() {
            let segments = searcher.segment_readers().iter();
            let columns: Vec<Column<u64>> =
                segments.map(|s| s.fast_fields().u64(self.field)).collect::<Result<_, _>>()?;
            let _ = self.columns.set(columns);
        }
        let column = self.columns.get().and_then(|columns| columns.get(at.segment_ord as usize));
        Ok(column.and_then(|column| column.first(at.doc_id)).unwrap_or_default())
    }
}

/// Documents with a word, sorted.
type List = Arc<[u32]>;

/// Tells what passages in force on a day may hold.
pub struct SieveAt {
    fields: Fields,
    searcher: Searcher,
    at: Date,
    /// The number of the first document of each segment.
    starts: Vec<u32>,
    in_force: [OnceLock<Arc<Places>>; 2],
    orders: Numbers,
    sequences: Numbers,
    lists: Mutex<HashMap<(Lang, Required), List>>,
}

impl SieveAt {
    pub(super) fn new(fields: Fields, searcher: Searcher, at: Date) -> SieveAt {
        let mut starts = Vec::new();
        let mut size = 0_u32;
        for segment in searcher.segment_readers() {
            starts.push(size);
            size += segment.max_doc();
        }
        let in_force = [OnceLock::new(), OnceLock::new()];
        SieveAt {
            fields,
            searcher,
            at,
            starts,
            in_force,
            orders: Numbers::new("order"),
            sequences: Numbers::new("sequence"),
            lists: Mutex::default(),
        }
    }

    /// Passages in this language that are law on the day.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn in_force(&self, lang: Lang) -> Result<Arc<Places>, IndexError> {
        let known = &self.in_force[usize::from(lang == Lang::Kk)];
        if let Some(known) = known.get() {
            return Ok(Arc::clone(known));
        }
        let day = day_number(self.at);
        let mut places = Places::default();
        for (segment, start) in self.segments() {
            let (from, to) = (segment.fast_fields().u64("from")?, segment.fast_fields().u64("to")?);
            self.each_with(segment, &Term::from_field_text(self.fields.lang, lang.tag()), &mut |doc| {
                let begun = from.first(doc).is_some_and(|from| from <= day);
                if begun && to.first(doc).unwrap_or(NO_END) > day && !segment.is_deleted(doc) {
                    places.put(start + doc);
                }
            })?;
        }
        Ok(Arc::clone(known.get_or_init(|| Arc::new(places))))
    }

    /// Passages in force in whose own and governing words all of at least one of these sets stand.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn with(&self, lang: Lang, sets: &BTreeSet<Vec<Required>>) -> Result<Places, IndexError> {
        if sets.contains(&Vec::new()) {
            return self.in_force(lang).map(|all| all.as_ref().clone());
        }
        let mut places = Places::default();
        for set in sets {
            let mut lists =
                set.iter().map(|r| self.list(lang, r.clone())).collect::<Result<Vec<List>, IndexError>>()?;
            lists.sort_by_key(|list| list.len());
            let Some((shortest, others)) = lists.split_first() else { continue };
            let mut others: Vec<&[u32]> = others.iter().map(AsRef::as_ref).collect();
            'places: for place in shortest.iter() {
                for other in &mut others {
                    // Both lists are sorted, so what was passed over is of no more use.
                    *other = after(other, *place);
                    if other.first() != Some(place) {
                        continue 'places;
                    }
                }
                places.put(*place);
            }
        }
        Ok(places)
    }

    /// Passages in force above which, in a heading or the title of the act, one of the patterns may match.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn below(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Places, IndexError> {
        let sets: BTreeSet<Vec<String>> = patterns.iter().flat_map(|p| p.required_stems()).collect();
        let in_force = self.in_force(lang)?;
        let mut places = Places::default();
        for set in sets {
            // One word of each set is enough to look for: headings are few.
            let Some(longest) = set.iter().max_by_key(|stem| stem.len()) else {
                return Ok(in_force.as_ref().clone());
            };
            self.with_term(self.fields.above(lang), longest, &in_force, &mut places)?;
        }
        Ok(places)
    }

    /// Passages in force that do this.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn doing(&self, lang: Lang, kind: NormKind) -> Result<Places, IndexError> {
        let mut places = Places::default();
        let in_force = self.in_force(lang)?;
        self.with_term(self.fields.norm, kind.tag(), &in_force, &mut places)?;
        Ok(places)
    }

    /// A number that is greater for an act whose code sorts after; codes that begin alike have the same.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn order(&self, place: u32) -> Result<u64, IndexError> {
        self.orders.of(&self.searcher, self.address(place))
    }

    /// A number that is greater for a passage that stands further down in its act: the same in every index of the act.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn sequence(&self, place: u32) -> Result<u64, IndexError> {
        self.sequences.of(&self.searcher, self.address(place))
    }

    /// Reads a passage.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn read(&self, place: u32) -> Result<Arc<Passage>, IndexError> {
        passage(&self.searcher, &self.fields, self.address(place))
    }

    fn address(&self, place: u32) -> DocAddress {
        let segment = self.starts.partition_point(|start| *start <= place).saturating_sub(1);
        let start = self.starts.get(segment).copied().unwrap_or_default();
        DocAddress { segment_ord: u32::try_from(segment).unwrap_or(u32::MAX), doc_id: place - start }
    }

    fn segments(&self) -> impl Iterator<Item = (&SegmentReader, u32)> {
        self.searcher.segment_readers().iter().zip(self.starts.iter().copied())
    }

    /// Documents in force with a word, worked out once.
    fn list(&self, lang: Lang, required: Required) -> Result<List, IndexError> {
        let key = (lang, required);
        if let Some(known) = self.lists.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(known));
        }
        let in_force = self.in_force(lang)?;
        let mut found: Vec<u32> = Vec::new();
        for (segment, start) in self.segments() {
            let mut take = |doc: u32| {
                if in_force.has(start + doc) {
                    found.push(start + doc);
                }
            };
            match &key.1 {
                Required::Stem(stem) => {
                    self.each_with(segment, &Term::from_field_text(self.fields.words(lang), stem), &mut take)?;
                }
                Required::Prefix(prefix) => {
                    let forms = segment.inverted_index(self.fields.forms(lang))?;
                    let after = format!("{prefix}\u{10FFFF}");
                    let range = forms.terms().range().ge(prefix.as_bytes()).lt(after.as_bytes());
                    let mut stream = range.into_stream().map_err(tantivy::TantivyError::from)?;
                    while stream.advance() {
                        let mut postings = forms
                            .read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)
                            .map_err(tantivy::TantivyError::from)?;
                        while postings.doc() != TERMINATED {
                            take(postings.doc());
                            postings.advance();
                        }
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let list: List = found.into();
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&list));
        Ok(list)
    }

    fn with_term(&self, field: Field, text: &str, of: &Places, into: &mut Places) -> Result<(), IndexError> {
        for (segment, start) in self.segments() {
            self.each_with(segment, &Term::from_field_text(field, text), &mut |doc| {
                if of.has(start + doc) {
                    into.put(start + doc);
                }
            })?;
        }
        Ok(())
    }

    fn each_with(&self, segment: &SegmentReader, term: &Term, take: &mut dyn FnMut(u32)) -> Result<(), IndexError> {
        let lists = segment.inverted_index(term.field())?;
        let found = lists.read_postings(term, IndexRecordOption::Basic).map_err(tantivy::TantivyError::from)?;
        let Some(mut postings) = found else { return Ok(()) };
        while postings.doc() != TERMINATED {
            take(postings.doc());
            postings.advance();
        }
        Ok(())
    }
}

/// The part of a sorted list from `least` on, found in steps that double.
fn after(list: &[u32], least: u32) -> &[u32] {
    let mut step = 1;
    while list.get(step).is_some_and(|place| *place < least) {
        step *= 2;
    }
    let (low, high) = (step / 2, (step + 1).min(list.len()));
    let within = list.get(low..high).unwrap_or_default();
    list.get(low + within.partition_point(|place| *place < least)..).unwrap_or_default()
}
