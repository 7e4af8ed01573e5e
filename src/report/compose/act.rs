use super::{Teller, tag};
use crate::assess::{ActRead, Standing};
use crate::law::Omission;
use crate::report::clean::{clean, web_address};
use crate::report::view::{ActView, Link, Tagged, Unread};
use crate::report::words::Arg;

impl Teller<'_> {
    pub(super) fn act(&self, read: &ActRead) -> ActView {
        let status = read.text_status;
        ActView {
            code: read.act.code.to_string(),
            title: self.title(read.act.code.as_str(), self.lang),
            requisite: clean(&read.act.requisite).into_owned(),
            kind: self.words.act_kinds.get(read.act.kind, self.lang).to_owned(),
            rank: self.tagged(&self.words.ranks, read.rank, &tag(&read.rank)),
            standing: self.standing(&read.standing),
            edition: read.edition.map(|e| self.day(e)),
            read_from: read.read_from.iter().map(|e| self.day(*e)).collect(),
            known_until: self.day(read.known_until),
            beyond: self.beyond(read),
            languages: read.languages.iter().map(|l| self.language(*l)).collect(),
            status: self.tagged(&self.words.text_statuses, status, &tag(&status)),
            links: read
                .source
                .iter()
                .filter_map(|(lang, link)| {
                    Some(Link {
                        href: web_address(link)?,
                        label: self.words.languages.get(*lang, self.lang).to_owned(),
                    })
                })
                .collect(),
            unread: read
                .unread
                .iter()
                .filter(|(_, places)| !places.is_empty())
                .map(|(lang, places)| Unread {
                    language: self.language(*lang),
                    count: self.words.counts.places.say(places.len(), self.lang),
                    places: places.iter().map(|p| self.place(p)).collect(),
                })
                .collect(),
        }
    }

    /// Whether the day asked for is later than what is known of an act that is in force.
    pub(super) fn beyond(&self, read: &ActRead) -> bool {
        read.standing == Standing::InForce && self.assessment.at > read.known_until
    }

    fn standing(&self, standing: &Standing) -> Tagged {
        let w = &self.words.standing;
        let (tag, label) = match standing {
            Standing::InForce => ("in-force", self.say(&w.in_force, &[])),
            Standing::Repealed { from: Some(day), exact: true } => {
                ("repealed", self.say(&w.repealed, &[("from", Arg::Day(*day))]))
            }
            Standing::Repealed { from: Some(day), exact: false } => {
                ("repealed", self.say(&w.repealed_not_before, &[("from", Arg::Day(*day))]))
            }
            Standing::Repealed { from: None, .. } => ("repealed", self.say(&w.repealed_undated, &[])),
            Standing::NotYet { first } => ("not-yet", self.say(&w.not_yet, &[("first", Arg::Day(*first))])),
        };
        Tagged { tag: tag.to_owned(), label }
    }

    /// A place that is left out: «статья 28, пункт 4, часть 1».
    fn place(&self, omission: &Omission) -> String {
        let w = &self.words.places;
        let range = |one, many, (a, b): (&str, &str)| {
            if a == b {
                self.say(one, &[("a", Arg::Text(a))])
            } else {
                self.say(many, &[("a", Arg::Text(a)), ("b", Arg::Text(b))])
            }
        };
        let (from, to) = &omission.articles;
        let mut parts = vec![range(&w.article, &w.articles, (from.as_str(), to.as_str()))];
        if let Some(point) = &omission.point {
            parts.push(self.say(&w.point, &[("a", Arg::Text(point.as_str()))]));
        }
        if let Some((from, to)) = &omission.subpoints {
            parts.push(range(&w.subpoint, &w.subpoints, (from.as_str(), to.as_str())));
        }
        if let Some(part) = omission.part {
            parts.push(self.say(&w.part, &[("a", Arg::Text(&part.to_string()))]));
        }
        clean(&parts.join(", ")).into_owned()
    }
}
