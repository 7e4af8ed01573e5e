//! The verdict of a rule through time: from when to when it holds, and what changed it.
//!
//! A verdict can change only where an edition begins or an act is repealed, so a rule is judged once on each such day
//! of an act that it can see (`days`), and not again while nothing that it can see has changed. Where two days differ,
//! `cause` compares what the verdicts rest on: which provisions appeared, were reworded or vanished, which laws the
//! notes on them name, and between which days the change must have happened, which need not be the day on which the
//! corpus first has it.

mod cause;
mod days;

pub use days::timelines;

use super::finding::{Finding, Verdict};
use crate::index::ActAt;
use crate::language::Pattern;
use crate::law::{ActCode, Amendment, Date, Eid, Lang, RepealFrom};
use crate::norm::Passage;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::index::Dated;

/// All of the law on every day, as something that can be asked for passages.
pub trait Past {
    /// Why a question could not be answered.
    type Error;

    /// The days on which something of an act changes, with the places of these acts among [`Past::acts_on`].
    fn days(&self) -> BTreeMap<Date, Vec<usize>>;

    /// Every act of the corpus on a day, by code, in the same order on all days.
    fn acts_on(&self, day: Date) -> Vec<ActAt>;

    /// All passages that are law on any day in whose own or governing words one of the patterns may match, once for each
    /// span of days. More may be given, never fewer.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Dated>, Self::Error>;

    /// What is read at a place of an act on a day.
    ///
    /// # Errors
    /// If the law cannot be read.
    fn at_place(&self, act: &ActCode, eid: &Eid, lang: Lang, day: Date) -> Result<Option<Arc<Passage>>, Self::Error>;
}

impl Past for crate::index::History<'_> {
    type Error = crate::index::IndexError;

    fn days(&self) -> BTreeMap<Date, Vec<usize>> {
        Self::days(self)
    }

    fn acts_on(&self, day: Date) -> Vec<ActAt> {
        Self::acts_on(self, day)
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Dated>, Self::Error> {
        Self::candidates(self, lang, patterns)
    }

    fn at_place(&self, act: &ActCode, eid: &Eid, lang: Lang, day: Date) -> Result<Option<Arc<Passage>>, Self::Error> {
        Self::at_place(self, act, eid, lang, day)
    }
}

/// The verdict of a rule through all days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The rule's place in its set.
    pub rule: usize,
    /// The rule's id.
    pub id: String,
    /// Spans of days, in their order, without holes; two neighbours differ. At least one.
    pub spans: Vec<Span>,
    /// What stands between two neighbouring spans; one fewer than there are spans.
    pub changes: Vec<Change>,
}

impl Timeline {
    /// What of it lies between two days, both included; `None` leaves a side open.
    pub fn within(mut self, first: Option<Date>, last: Option<Date>) -> Timeline {
        let end = last.and_then(|day| day.tomorrow().ok());
        let begins_late = |s: &Span| s.from.zip(end).is_some_and(|(from, end)| from >= end);
        let ends_early = |s: &Span| s.until.zip(first).is_some_and(|(until, first)| until <= first);
        let skipped = self.spans.iter().take_while(|s| ends_early(s)).count();
        let kept = self.spans.iter().skip(skipped).take_while(|s| !begins_late(s)).count();
        self.spans = self.spans.drain(..).skip(skipped).take(kept).collect();
        self.changes = self.changes.drain(..).skip(skipped).take(kept.saturating_sub(1)).collect();
        if let (Some(span), Some(first)) = (self.spans.first_mut(), first) {
            span.from = Some(span.from.map_or(first, |from| from.max(first)));
        }
        if let (Some(span), Some(end)) = (self.spans.last_mut(), end) {
            span.until = Some(span.until.map_or(end, |until| until.min(end)));
        }
        self
    }

    /// The span that a day falls into.
    pub fn on(&self, day: Date) -> Option<&Span> {
        let holds = |s: &&Span| s.from.is_none_or(|from| from <= day) && s.until.is_none_or(|until| day < until);
        self.spans.iter().find(holds)
    }
}

/// Days on which a verdict holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day, included; `None` for all days before `until`.
    pub from: Option<Date>,
    /// The first day after it; `None` where no end is known.
    pub until: Option<Date>,
    /// The finding on the first day (for the first span, on its last one).
    pub finding: Finding,
}

/// What happened between two spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first day on which the corpus has it: the first day of the later span.
    pub day: Date,
    /// When the law itself changed.
    pub when: When,
    /// The verdict before.
    pub before: Verdict,
    /// The verdict after.
    pub after: Verdict,
    /// What happened to acts on that day, of the acts that brought the change about.
    pub events: Vec<Event>,
    /// Provisions on which a verdict rests and which changed, by act and place.
    pub moved: Vec<Moved>,
    /// By which laws.
    pub laws: Laws,
}

/// When the law changed, as closely as the corpus tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The earliest day that can have been the first with the change; `None` if nothing is known.
    pub earliest: Option<Date>,
    /// The latest such day; `None` if nothing is known.
    pub latest: Option<Date>,
}

impl When {
    /// On this very day.
    pub fn on(day: Date) -> When {
        When { earliest: Some(day), latest: Some(day) }
    }

    /// The day, if it is known.
    pub fn known(self) -> Option<Date> {
        self.earliest.filter(|day| self.latest == Some(*day))
    }

    /// All days of both.
    fn or(self, other: When) -> When {
        let both = |a: Option<Date>, b: Option<Date>, pick: fn(Date, Date) -> Date| Some(pick(a?, b?));
        When {
            earliest: both(self.earliest, other.earliest, Date::min),
            latest: both(self.latest, other.latest, Date::max),
        }
    }
}

/// What happened to an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An edition of it began.
    Edition {
        /// The act.
        act: ActCode,
        /// The edition's first day.
        date: Date,
        /// The edition before it in the corpus; there may have been others in between.
        previous: Option<Date>,
        /// The laws that made it, where the corpus names them.
        caused_by: Vec<Amendment>,
    },
    /// It was repealed.
    Repeal {
        /// The act.
        act: ActCode,
        /// The act that repealed it, as the requisite names it.
        by: String,
        /// From when.
        from: RepealFrom,
    },
}

impl Event {
    /// The act.
    pub fn act(&self) -> &ActCode {
        match self {
            Event::Edition { act, .. } | Event::Repeal { act, .. } => act,
        }
    }
}

/// A provision that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The provision as it reads after the change, or before it if it is gone; Russian where it moved in both languages.
    pub passage: Arc<Passage>,
    /// The languages in which it moved so.
    pub langs: Vec<Lang>,
    /// What happened to it.
    pub how: How,
    /// Laws that notes name for it since the edition that was read before.
    pub laws: Vec<Amendment>,
}

/// What happened to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It was not there before.
    Appeared,
    /// Its words, or those that govern it, were others.
    Reworded,
    /// It is no longer there.
    Vanished,
    /// Its act was repealed.
    Repealed,
    /// No earlier edition gives its place, so it may be older.
    FirstRead,
    /// The edition does not give its place, so it may still be there.
    NoLongerRead,
}

/// By which laws something changed, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Laws {
    /// Notes on the provisions name one law alone.
    Named(Amendment),
    /// Notes name several laws, and what the law says first in the same act on the same matter was brought by this one of
    /// them; `among` has all.
    Likely {
        /// The likely one.
        law: Amendment,
        /// All that the notes name.
        among: Vec<Amendment>,
    },
    /// Notes name these laws, one or several of which did it.
    Among(Vec<Amendment>),
    /// Notes tell nothing; these laws made the edition.
    Edition(Vec<Amendment>),
    /// The repealing act.
    Repeal(Option<Amendment>),
    /// Nothing is told.
    Unknown,
}

impl Laws {
    /// The laws, the likely one first.
    pub fn all(&self) -> Vec<&Amendment> {
        match self {
            Laws::Named(law) => vec![law],
            Laws::Likely { law, among } => std::iter::once(law).chain(among.iter().filter(|a| *a != law)).collect(),
            Laws::Among(laws) | Laws::Edition(laws) => laws.iter().collect(),
            Laws::Repeal(law) => law.iter().collect(),
            Laws::Unknown => Vec::new(),
        }
    }
}
