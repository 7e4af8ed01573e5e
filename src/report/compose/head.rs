use super::Teller;
use crate::assess::ActRead;
use crate::law::TextStatus;
use crate::report::view::Head;
use crate::report::words::Arg;

impl Teller<'_> {
    pub(super) fn head(&self) -> Head {
        let w = &self.words.head;
        let at = self.assessment.at;
        let mut status_notes = Vec::new();
        if self.any(|a| a.text_status == TextStatus::Restated) {
            status_notes.push(self.say(&w.restated, &[]));
        }
        if self.any(|a| a.text_status == TextStatus::Draft) {
            status_notes.push(self.say(&w.draft, &[]));
        }
        Head {
            at: self.day(at),
            as_of: self.say(&w.as_of, &[("at", Arg::Day(at))]),
            known: self.known_until(),
            rank: self.rank(),
            status_notes,
        }
    }

    fn any(&self, test: fn(&ActRead) -> bool) -> bool {
        self.assessment.acts.iter().any(test)
    }

    fn known_until(&self) -> String {
        let w = &self.words.head;
        let read = self.assessment.acts.iter().filter(|a| a.edition.is_some());
        let days: Vec<_> = read.map(|a| a.known_until).collect();
        match (days.iter().min(), days.iter().max()) {
            (Some(first), Some(last)) if first == last => self.say(&w.known_one, &[("until", Arg::Day(*last))]),
            (Some(first), Some(last)) => {
                self.say(&w.known_many, &[("first", Arg::Day(*first)), ("last", Arg::Day(*last))])
            }
            _ => self.say(&w.known_none, &[]),
        }
    }

    fn rank(&self) -> String {
        let w = &self.words.head;
        let sentence = match (self.ranks.laws, self.ranks.by_laws) {
            (0, 0) => &w.rank_none,
            (_, 0) => &w.rank_laws,
            (0, _) => &w.rank_by_laws,
            _ => &w.rank_both,
        };
        let laws = self.words.counts.laws.say(self.ranks.laws, self.lang);
        let by_laws = self.words.counts.by_laws.say(self.ranks.by_laws, self.lang);
        self.say(sentence, &[("laws", Arg::Text(&laws)), ("by_laws", Arg::Text(&by_laws))])
    }

    /// What the report does not say.
    pub(super) fn limits(&self) -> Vec<String> {
        let w = &self.words.limits;
        let mut said: Vec<String> = w.always.iter().map(|t| self.say(t, &[])).collect();
        if self.ranks.by_laws == 0 {
            said.push(self.say(&w.laws, &[]));
        } else if self.ranks.laws == 0 {
            said.push(self.say(&w.by_laws, &[]));
        }
        if self.any(|a| a.unread.values().any(|places| !places.is_empty())) {
            said.push(self.say(&w.unread, &[]));
        }
        if self.any(|a| a.text_status == TextStatus::Restated) {
            said.push(self.say(&w.restated, &[]));
        }
        let beyond = self.assessment.acts.iter().filter(|a| self.beyond(a)).count();
        if beyond > 0 {
            said.push(self.say(&w.beyond, &[("n", Arg::Text(&beyond.to_string()))]));
        }
        said
    }
}
