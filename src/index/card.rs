use crate::law::{Act, Amendment, Date, Document, Edition, Eid, Lang, Omission, TextStatus};
use crate::source::Warning;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the index knows of an act besides its words: enough to say what could be read on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActCard {
    /// The act as its latest edition describes it.
    pub act: Act,
    /// Digest of all files it was read from.
    pub digest: String,
    /// Its editions, earliest first; at least one.
    pub editions: Vec<EditionCard>,
    /// What reading it had to say: said again whenever the act is used without being read anew.
    pub warnings: Vec<Warning>,
}

/// One edition of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionCard {
    /// The first day on which it is in force.
    pub date: Date,
    /// What its words are.
    pub text_status: TextStatus,
    /// Where the official text can be read.
    pub source: BTreeMap<Lang, String>,
    /// Its texts.
    pub texts: BTreeMap<Lang, TextCard>,
    /// Changes that its notes tell of, by the provision they stand at, in the order of the text.
    pub changes: Vec<(Eid, Vec<Amendment>)>,
    /// The laws that made this edition, where the corpus names them.
    pub caused_by: Vec<Amendment>,
}

/// One language of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextCard {
    /// Places it leaves out.
    pub omissions: Vec<Omission>,
    /// Places it leaves out that no earlier edition gives either.
    pub unread: Vec<Omission>,
    /// Earlier editions from which places that it leaves out are read, latest first.
    pub read_from: Vec<Date>,
}

impl ActCard {
    /// Makes the card of an act out of its editions, in any order. `None` without editions.
    pub fn new(digest: String, editions: &[Edition], warnings: Vec<Warning>) -> Option<ActCard> {
        let mut sorted: Vec<&Edition> = editions.iter().collect();
        sorted.sort_by_key(|e| e.date);
        let act = sorted.last()?.act.clone();
        let cards = (0..sorted.len()).map(|i| edition_card(&sorted[..=i])).collect();
        Some(ActCard { act, digest, editions: cards, warnings })
    }

    /// The first day from which the act is not read as law: the day of its repeal or the earliest one that can be. Where
    /// nothing tells the day, that of its last edition: whether it was law on any day after is not known.
    pub fn repealed_from(&self) -> Option<Date> {
        let repeal = self.act.repeal.as_ref()?;
        repeal.first_day().or_else(|| self.editions.last().map(|e| e.date))
    }

    /// The edition whose words for `eid` are read on a day when edition number `at` (from 0) is in force: that edition,
    /// or the nearest earlier one in this language that does not leave the place out. `None` if none gives it.
    pub fn read_from(&self, at: usize, lang: Lang, eid: &Eid) -> Option<usize> {
        self.editions.get(at)?.texts.get(&lang)?;
        (0..=at)
            .rev()
            .find(|i| self.editions[*i].texts.get(&lang).is_some_and(|t| !t.omissions.iter().any(|o| o.covers(eid))))
    }

    /// Spans of days on which the words of edition number `own` for `eid` are read as law: first day included, last
    /// day excluded, `None` for no end. Ends with the act's repeal.
    pub fn spans(&self, own: usize, lang: Lang, eid: &Eid) -> Vec<(Date, Option<Date>)> {
        let end = self.repealed_from();
        let mut spans: Vec<(Date, Option<Date>)> = Vec::new();
        for i in own..self.editions.len() {
            if self.read_from(i, lang, eid) != Some(own) {
                continue;
            }
            let from = self.editions[i].date;
            let to = match (self.editions.get(i + 1).map(|e| e.date), end) {
                (Some(next), Some(end)) => Some(next.min(end)),
                (next, end) => next.or(end),
            };
            if to.is_some_and(|to| to <= from) {
                continue;
            }
            match spans.last_mut() {
                Some(last) if last.1 == Some(from) => last.1 = to,
                _ => spans.push((from, to)),
            }
        }
        spans
    }
}

/// The card of the last of `editions`, which are sorted by date.
fn edition_card(editions: &[&Edition]) -> EditionCard {
    let (edition, earlier) = match editions.split_last() {
        Some((last, before)) => (*last, before),
        None => unreachable!("called with at least one edition"),
    };
    let mut texts = BTreeMap::new();
    let mut changes: Vec<(Eid, Vec<Amendment>)> = Vec::new();
    for (lang, document) in &edition.documents {
        let mut unread: Vec<Omission> = document.omissions.clone();
        let mut read_from = Vec::new();
        for before in earlier.iter().rev() {
            let Some(older) = before.documents.get(lang) else { continue };
            let left: Vec<Omission> =
                unread.iter().flat_map(|a| older.omissions.iter().filter_map(|b| a.intersect(b))).collect();
            if left != unread {
                read_from.push(before.date);
            }
            unread = left;
        }
        texts.insert(*lang, TextCard { omissions: document.omissions.clone(), unread, read_from });
        gather_changes(document, &mut changes);
    }
    EditionCard {
        date: edition.date,
        text_status: edition.text_status,
        source: edition.source.clone(),
        texts,
        changes,
        caused_by: edition.caused_by.clone(),
    }
}

fn gather_changes(document: &Document, into: &mut Vec<(Eid, Vec<Amendment>)>) {
    document.walk(&mut |_, provision| {
        let told: Vec<Amendment> = provision.notes.iter().flat_map(|n| n.changed_by.iter().cloned()).collect();
        if told.is_empty() {
            return;
        }
        match into.iter_mut().find(|(eid, _)| *eid == provision.eid) {
            Some((_, known)) => known.extend(told.into_iter().filter(|t| !known.contains(t)).collect::<Vec<_>>()),
            None => into.push((provision.eid.clone(), told)),
        }
    });
}
