use super::card::{ActCard, EditionCard};
use crate::law::{Amendment, Date, Eid, Lang, Number, Omission, RepealFrom, TextStatus};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where an act stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An edition of it is in force.
    InForce,
    /// It was repealed; the first day without it is an exact one, or the earliest possible.
    Repealed {
        /// That day.
        from: Option<Date>,
        /// Whether that day is exact.
        exact: bool,
    },
    /// The corpus has no edition as early as that.
    NotYet {
        /// Its first edition in the corpus.
        first: Date,
    },
}

/// An act on a day.
#[derive(Clone, Debug)]
pub struct ActAt {
    /// What the index knows of it.
    pub card: Arc<ActCard>,
    /// The day.
    pub at: Date,
    /// Where it stands.
    pub standing: Standing,
    /// The place of the edition in force among the card's editions.
    edition: Option<usize>,
}

impl ActAt {
    /// Looks at an act on a day. A repealed act has no edition in force from the first day of its repeal.
    pub fn new(card: Arc<ActCard>, at: Date) -> ActAt {
        let picked = card.editions.iter().rposition(|e| e.date <= at);
        let repealed = card.act.repeal.as_ref().filter(|_| card.repealed_from().is_some_and(|day| day <= at));
        let (standing, edition) = match (repealed, picked) {
            (Some(repeal), _) => {
                let exact = matches!(repeal.from, RepealFrom::On { .. });
                (Standing::Repealed { from: repeal.first_day(), exact }, None)
            }
            (None, Some(i)) => (Standing::InForce, Some(i)),
            (None, None) => {
                let first = card.editions.first().map_or(at, |e| e.date);
                (Standing::NotYet { first }, None)
            }
        };
        ActAt { card, at, standing, edition }
    }

    /// The edition in force.
    pub fn edition(&self) -> Option<&EditionCard> {
        self.edition.and_then(|i| self.card.editions.get(i))
    }

    /// Languages of the law in which the edition in force can be read.
    pub fn languages(&self) -> Vec<Lang> {
        self.edition()
            .map_or_else(Vec::new, |e| Lang::AUTHENTIC.into_iter().filter(|l| e.texts.contains_key(l)).collect())
    }

    /// Places that cannot be read in this language on the day.
    pub fn unread(&self, lang: Lang) -> &[Omission] {
        self.edition().and_then(|e| e.texts.get(&lang)).map_or(&[], |t| &t.unread)
    }

    /// Whether the place of this provision can be read in this language on the day, whatever stands there.
    pub fn is_readable(&self, lang: Lang, eid: &Eid) -> bool {
        self.languages().contains(&lang) && !self.unread(lang).iter().any(|o| o.covers(eid))
    }

    /// Of these articles (all of the act if empty), the ranges that cannot be read in this language; `None` if none of
    /// them can.
    pub fn unread_of(&self, lang: Lang, articles: &[(Number, Number)]) -> Option<Vec<(Number, Number)>> {
        if !self.languages().contains(&lang) {
            return None;
        }
        let whole: Vec<&Omission> = self.unread(lang).iter().filter(|o| o.is_whole_articles()).collect();
        if articles.is_empty() {
            return Some(whole.iter().map(|o| o.articles.clone()).collect());
        }
        let mut unread = BTreeSet::new();
        let mut any_readable = false;
        for (from, to) in articles {
            let numbers = if from == to { vec![from.clone()] } else { Number::integers_between(from, to) };
            for number in numbers {
                match whole.iter().find(|o| o.articles.0 <= number && number <= o.articles.1) {
                    Some(o) => {
                        let low = o.articles.0.clone().max(from.clone());
                        unread.insert((low, o.articles.1.clone().min(to.clone())));
                    }
                    None => any_readable = true,
                }
            }
        }
        any_readable.then(|| unread.into_iter().collect())
    }

    /// Changes that notes of editions later than `read` tell of this provision (or of what it stands in), by laws dated
    /// after `read` and not after the day asked for.
    pub fn changed_since(&self, read: Date, eid: &Eid) -> Vec<Amendment> {
        let mut changes: Vec<Amendment> = Vec::new();
        let later = self.card.editions.iter().filter(|e| e.date > read);
        for (_, told) in later.flat_map(|e| &e.changes).filter(|(place, _)| eid.is_within(place)) {
            for amendment in told {
                let between = amendment.adopted.is_some_and(|d| d > read && d <= self.at);
                if between && !changes.contains(amendment) {
                    changes.push(amendment.clone());
                }
            }
        }
        changes
    }

    /// Where the official text of an edition can be read in a language.
    pub fn official_text(&self, edition: Date, lang: Lang) -> Option<&str> {
        let card = self.card.editions.iter().find(|e| e.date == edition)?;
        card.source.get(&lang).map(String::as_str)
    }

    /// What the words of an edition are.
    pub fn text_status(&self, edition: Date) -> TextStatus {
        self.card.editions.iter().find(|e| e.date == edition).map_or(TextStatus::Official, |e| e.text_status)
    }
}
