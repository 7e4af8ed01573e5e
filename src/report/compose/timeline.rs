use super::Teller;
use crate::assess::Assessment;
use crate::assess::timeline::{Change, Event, How, Laws, Moved, Span, Timeline, When};
use crate::law::{Amendment, Commencement, Date, Lang, short_date};
use crate::report::clean::{anchor, clean, one_line};
use crate::report::terminal::shape;
use crate::report::timeline::{self, Axis, ChangeView, Drawn, SpanView, StripView, Tick, json};
use crate::report::view::View;
use crate::report::words::{Arg, Words};
use crate::rule::RuleSet;

/// Below this width in percent, a span has no room for its sign.
const ROOM_FOR_SIGN: f64 = 2.5;

/// Years are marked so that there are at most so many.
const TICKS: i16 = 14;

/// Says timelines in a language; of `range`, both days are included.
pub fn compose_timelines(
    words: &Words,
    rules: &RuleSet,
    assessment: &Assessment,
    timelines: &[Timeline],
    range: (Option<Date>, Option<Date>),
    lang: Lang,
) -> timeline::View {
    let teller = Teller::new(words, rules, assessment, lang);
    let scale = Scale::new(timelines, assessment.at);
    timeline::View {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        at: teller.day(assessment.at),
        range: (range.0.map(|d| teller.day(d)), range.1.map(|d| teller.day(d))),
        notes: teller.head().status_notes,
        rules: timelines.iter().map(|t| teller.strip(t, scale.as_ref())).collect(),
    }
}

/// Adds timelines to a report.
pub fn add_timelines(
    view: &mut View,
    words: &Words,
    rules: &RuleSet,
    assessment: &Assessment,
    timelines: &[Timeline],
    lang: Lang,
) {
    let teller = Teller::new(words, rules, assessment, lang);
    let Some(scale) = Scale::new(timelines, assessment.at) else { return };
    for shown in &mut view.findings {
        let own = timelines.iter().find(|t| clean(&t.id) == shown.rule);
        shown.timeline = own.map(|t| teller.strip(t, Some(&scale)));
    }
    view.axis = Some(scale.axis(assessment.at));
    super::profile::arrange(view, words, lang);
}

/// Days as places on the page.
struct Scale {
    first: Date,
    days: f64,
}

impl Scale {
    /// From a little before the first change to a little after the last one and the day of the report. `None` if nothing
    /// ever changes.
    fn new(timelines: &[Timeline], at: Date) -> Option<Scale> {
        let known = || timelines.iter().flat_map(|t| &t.spans).flat_map(|s| [s.from, s.until]).flatten();
        let (first, last) = (known().min()?.min(at), known().max()?.max(at));
        let margin = i64::from(days_between(first, last) / 20).max(60);
        let first = first.checked_sub(jiff::Span::new().days(margin)).unwrap_or(first);
        let last = last.checked_add(jiff::Span::new().days(margin)).unwrap_or(last);
        Some(Scale { first, days: f64::from(days_between(first, last).max(1)) })
    }

    fn place(&self, day: Option<Date>, open: f64) -> f64 {
        day.map_or(open, |d| (f64::from(days_between(self.first, d)) / self.days * 100.0).clamp(0.0, 100.0))
    }

    fn draw(&self, from: Option<Date>, until: Option<Date>, sign: Option<char>) -> Option<Drawn> {
        let (left, right) = (self.place(from, 0.0), self.place(until, 100.0));
        let width = right - left;
        (width > 0.0).then(|| Drawn {
            x: percent(left),
            width: percent(width),
            middle: percent(left + width / 2.0),
            sign: sign.filter(|_| width >= ROOM_FOR_SIGN).map(String::from),
        })
    }

    fn axis(&self, at: Date) -> Axis {
        let last = self.first.checked_add(jiff::Span::new().days(self.days as i64)).unwrap_or(self.first);
        let (from, to) = (self.first.year().saturating_add(1), last.year());
        let step = (to.saturating_sub(from) / TICKS).saturating_add(1);
        let years = (from..=to).filter(|year| (year - from) % step == 0);
        let ticks = years.filter_map(|year| {
            let day = Date::new(year, 1, 1).ok()?;
            Some(Tick { x: percent(self.place(Some(day), 0.0)), year: year.to_string() })
        });
        Axis { ticks: ticks.collect(), now: Some(percent(self.place(Some(at), 0.0))) }
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

fn percent(x: f64) -> String {
    format!("{x:.2}")
}

impl Teller<'_> {
    fn strip(&self, timeline: &Timeline, scale: Option<&Scale>) -> StripView {
        let spans: Vec<SpanView> = timeline.spans.iter().map(|s| self.span(s, scale)).collect();
        let said: Vec<String> = spans
            .iter()
            .map(|s| {
                let args = [("days", Arg::Text(&s.days)), ("verdict", Arg::Text(&s.verdict.label))];
                self.say(&self.words.timeline.span, &args)
            })
            .collect();
        let rule = self.rules.rules.get(timeline.rule).filter(|r| r.id == timeline.id);
        StripView {
            rule: clean(&timeline.id).into_owned(),
            anchor: anchor(&timeline.id),
            title: rule.map(|r| self.text(&r.title)).unwrap_or_default(),
            said: format!("{}.", said.join("; ")),
            spans,
            changes: timeline.changes.iter().map(|c| self.change(c, scale)).collect(),
        }
    }

    fn span(&self, span: &Span, scale: Option<&Scale>) -> SpanView {
        let w = &self.words.timeline;
        let days = match (span.from, span.until) {
            (None, None) => self.say(&w.always, &[]),
            (None, Some(until)) => self.say(&w.until, &[("until", Arg::Day(until))]),
            (Some(from), None) => self.say(&w.since, &[("from", Arg::Day(from))]),
            (Some(from), Some(until)) => self.say(&w.between, &[("from", Arg::Day(from)), ("until", Arg::Day(until))]),
        };
        let finding = &span.finding;
        let rule = self.rules.rules.get(finding.rule).filter(|r| r.id == finding.id);
        let by_language = finding.by_language.iter().map(|(l, v)| (l.tag().to_owned(), v.tag().to_owned()));
        SpanView {
            from: span.from.map(|d| self.day(d)),
            until: span.until.map(|d| self.day(d)),
            days,
            verdict: self.verdict(finding.verdict),
            by_language: by_language.collect(),
            why: one_line(&self.why(rule, finding)),
            drawn: scale.and_then(|s| s.draw(span.from, span.until, Some(shape(finding.verdict.tag())))),
        }
    }

    fn change(&self, change: &Change, scale: Option<&Scale>) -> ChangeView {
        let w = &self.words.timeline;
        let (before, after) = (self.verdict(change.before), self.verdict(change.after));
        let short = short_date(change.day);
        let args =
            [("day", Arg::Text(&short)), ("before", Arg::Text(&before.label)), ("after", Arg::Text(&after.label))];
        let line = self.say(&w.changed, &args);
        // That a place is read for the first time goes without saying where its act is.
        let first = |act| {
            let begins = |e: &Event| e.act() == act && matches!(e, Event::Edition { previous: None, .. });
            change.events.iter().any(begins)
        };
        let telling = change.moved.iter().filter(|m| m.how != How::FirstRead || !first(&m.passage.act));
        let mut said: Vec<String> = telling.map(|m| self.moved(m)).collect();
        said.extend(change.events.iter().map(|e| self.event(e)));
        let law_matters = change.moved.iter().any(|m| m.how != How::FirstRead && m.how != How::NoLongerRead);
        if law_matters && !matches!(change.laws, Laws::Repeal(_)) {
            said.push(self.brought_by(&change.laws));
        }
        said.push(self.when(change.when));
        let uncertain = change.when.known().is_none();
        let start = change.when.earliest.filter(|_| uncertain);
        ChangeView {
            day: self.day(change.day),
            earliest: change.when.earliest.map(|d| self.day(d)),
            latest: change.when.latest.map(|d| self.day(d)),
            before,
            after,
            line,
            said: said.iter().map(|s| one_line(s)).collect(),
            events: change.events.iter().map(event_data).collect(),
            provisions: change.moved.iter().map(|m| self.provision(m)).collect(),
            attribution: attribution(&change.laws),
            laws: change.laws.all().into_iter().map(law_data).collect(),
            unsure: scale.zip(start).and_then(|(s, start)| s.draw(Some(start), Some(change.day), None)),
        }
    }

    fn when(&self, when: When) -> String {
        let w = &self.words.timeline;
        match (when.earliest, when.latest) {
            (Some(day), Some(same)) if day == same => self.say(&w.when_known, &[("day", Arg::Day(day))]),
            (Some(earliest), Some(latest)) => {
                self.say(&w.when_between, &[("earliest", Arg::Day(earliest)), ("latest", Arg::Day(latest))])
            }
            (Some(earliest), None) => self.say(&w.when_since, &[("earliest", Arg::Day(earliest))]),
            (None, Some(latest)) => self.say(&w.when_by, &[("latest", Arg::Day(latest))]),
            (None, None) => self.say(&w.when_unknown, &[]),
        }
    }

    fn moved(&self, moved: &Moved) -> String {
        let w = &self.words.timeline;
        let sentence = match moved.how {
            How::Appeared => &w.appeared,
            How::Reworded => &w.reworded,
            How::Vanished => &w.vanished,
            How::Repealed => &w.repealed,
            How::FirstRead => &w.first_read,
            How::NoLongerRead => &w.no_longer_read,
        };
        let act = self.act_in_sentence(moved.passage.act.as_str());
        let languages: Vec<&str> = moved.langs.iter().map(|l| self.words.languages.get(*l, self.lang)).collect();
        let languages = languages.join(self.words.joins.comma.get(self.lang));
        let citation = clean(&moved.passage.citation.local(self.lang)).into_owned();
        let args = [("citation", Arg::Text(&citation)), ("act", Arg::Text(&act)), ("languages", Arg::Text(&languages))];
        let place = self.say(&w.place, &args);
        self.say(sentence, &[("place", Arg::Text(&place))])
    }

    fn event(&self, event: &Event) -> String {
        let w = &self.words.timeline;
        let act = self.act_in_sentence(event.act().as_str());
        match event {
            Event::Edition { date, previous: Some(previous), .. } => {
                let args = [("act", Arg::Text(&act)), ("date", Arg::Day(*date)), ("previous", Arg::Day(*previous))];
                self.say(&w.edition_after, &args)
            }
            Event::Edition { date, previous: None, .. } => {
                self.say(&w.edition_first, &[("act", Arg::Text(&act)), ("date", Arg::Day(*date))])
            }
            Event::Repeal { by, .. } => self.say(&w.repeal, &[("act", Arg::Text(&act)), ("by", Arg::Text(&clean(by)))]),
        }
    }

    fn brought_by(&self, laws: &Laws) -> String {
        let w = &self.words.timeline;
        let list = |laws: &mut dyn Iterator<Item = &Amendment>| {
            let all: Vec<String> = laws.map(|l| self.law(l)).collect();
            all.join("; ")
        };
        match laws {
            Laws::Named(law) => self.say(&w.named, &[("law", Arg::Text(&self.law(law)))]),
            Laws::Likely { law, among } => {
                let others = list(&mut among.iter().filter(|l| *l != law));
                self.say(&w.likely, &[("law", Arg::Text(&self.law(law))), ("others", Arg::Text(&others))])
            }
            Laws::Among(among) => self.say(&w.among, &[("laws", Arg::Text(&list(&mut among.iter())))]),
            Laws::Edition(made) => self.say(&w.by_edition, &[("law", Arg::Text(&list(&mut made.iter())))]),
            Laws::Repeal(_) | Laws::Unknown => self.say(&w.by_unknown, &[]),
        }
    }

    /// «Закон РК № 118-VII, принят 03.05.2022, введён в действие не ранее 14.05.2022».
    fn law(&self, law: &Amendment) -> String {
        let w = &self.words.timeline;
        let number = Arg::Text(&law.law_number);
        let named = match law.adopted {
            Some(day) => self.say(&w.law_adopted, &[("number", number), ("adopted", Arg::Text(&short_date(day)))]),
            None => self.say(&w.law, &[("number", number)]),
        };
        let with =
            |sentence, day| self.say(sentence, &[("law", Arg::Text(&named)), ("date", Arg::Text(&short_date(day)))]);
        match (&law.commencement, law.not_before()) {
            (Some(Commencement::On { date }), _) => with(&w.law_from, *date),
            (Some(Commencement::AfterPublication { .. }), Some(day)) => with(&w.law_not_before, day),
            _ => named,
        }
    }

    fn provision(&self, moved: &Moved) -> json::Provision {
        let passage = &moved.passage;
        json::Provision {
            act: passage.act.to_string(),
            edition: passage.edition.to_string(),
            eid: clean(passage.eid.as_str()).into_owned(),
            languages: moved.langs.iter().map(|l| l.tag().to_owned()).collect(),
            how: match moved.how {
                How::Appeared => "appeared",
                How::Reworded => "reworded",
                How::Vanished => "vanished",
                How::Repealed => "repealed",
                How::FirstRead => "first-read",
                How::NoLongerRead => "no-longer-read",
            }
            .to_owned(),
            citation: clean(&passage.citation.local(self.lang)).into_owned(),
        }
    }
}

fn attribution(laws: &Laws) -> &'static str {
    match laws {
        Laws::Named(_) => "named",
        Laws::Likely { .. } => "likely",
        Laws::Among(_) => "among",
        Laws::Edition(_) => "edition",
        Laws::Repeal(_) => "repeal",
        Laws::Unknown => "unknown",
    }
}

fn law_data(law: &Amendment) -> json::Law {
    json::Law {
        number: clean(&law.law_number).into_owned(),
        adopted: law.adopted.map(|d| d.to_string()),
        in_force: match law.commencement {
            Some(Commencement::On { date }) => Some(date.to_string()),
            _ => None,
        },
        not_before: law.not_before().map(|d| d.to_string()),
    }
}

fn event_data(event: &Event) -> json::Event {
    match event {
        Event::Edition { act, date, previous, caused_by } => json::Event::Edition {
            act: act.to_string(),
            edition: date.to_string(),
            previous: previous.map(|d| d.to_string()),
            caused_by: caused_by.iter().map(law_data).collect(),
        },
        Event::Repeal { act, by, .. } => json::Event::Repeal { act: act.to_string(), by: clean(by).into_owned() },
    }
}
