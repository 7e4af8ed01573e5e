use super::{Cited, Teller, tag};
use crate::assess::Evidence;
use crate::law::citation::Step;
use crate::law::{Citation, Kind, Number, ParagraphRole, TextStatus, short_date};
use crate::norm::{Governing, Passage};
use crate::report::clean::{clean, web_address};
use crate::report::view::{ContextLine, Group, Link, Quote, Segment};
use crate::report::words::Arg;
use crate::rule::set::Rule;
use std::ops::Range;

impl Teller<'_> {
    /// Evidence in groups, one for each provision, in the order in which each first appears.
    pub(super) fn groups(&self, rule: Option<&Rule>, evidence: &[Evidence], cited: &mut Cited) -> Vec<Group> {
        let mut order: Vec<(&Evidence, usize)> = Vec::new();
        let mut keys: Vec<(&str, &str)> = Vec::new();
        for e in evidence {
            let key = (e.passage.act.as_str(), e.passage.eid.as_str());
            let place = keys.iter().position(|k| *k == key).unwrap_or_else(|| {
                keys.push(key);
                keys.len() - 1
            });
            order.push((e, place));
        }
        keys.iter()
            .enumerate()
            .map(|(place, (act, eid))| {
                let mut own: Vec<(usize, &Evidence)> =
                    order.iter().enumerate().filter(|(_, (_, p))| *p == place).map(|(n, (e, _))| (n, *e)).collect();
                own.sort_by_key(|(n, e)| (e.passage.lang, *n));
                let quotes: Vec<Quote> = own.iter().map(|(n, e)| self.quote(rule, e, *n, cited)).collect();
                let same_why = quotes.windows(2).all(|w| w[0].why == w[1].why);
                Group {
                    act: (*act).to_owned(),
                    eid: clean(eid).into_owned(),
                    bilingual: quotes.windows(2).any(|w| w[0].lang != w[1].lang),
                    why: quotes.first().filter(|_| same_why).map(|q| q.why.clone()),
                    quotes,
                    named: false,
                }
            })
            .collect()
    }

    fn quote(&self, rule: Option<&Rule>, evidence: &Evidence, order: usize, cited: &mut Cited) -> Quote {
        let passage = &*evidence.passage;
        let act = passage.act.as_str();
        let (citation, full) = self.cite(passage, cited);
        let highlights = tidy(&evidence.highlights, passage.text.chars().count());
        let (before, after) = self.context(passage);
        let status = evidence.text_status;
        Quote {
            order,
            act: act.to_owned(),
            act_title: self.title(act, passage.lang),
            edition: self.day(passage.edition),
            lang: passage.lang.tag(),
            language: self.words.language_texts.get(passage.lang, self.lang).to_owned(),
            eid: clean(passage.eid.as_str()).into_owned(),
            citation,
            full,
            before,
            after,
            text: clean(&passage.text).into_owned(),
            segments: segments(&clean(&passage.text), &highlights),
            highlights: highlights.iter().map(|h| [h.start, h.end]).collect(),
            norm: evidence.norm.map(|n| self.tagged(&self.words.norms, n, &tag(&n))),
            grade: self.grade(evidence.grade),
            why: self.because(rule, &evidence.because),
            changed: self.changed(evidence),
            status: self.tagged(&self.words.text_statuses, status, &tag(&status)),
            mark: (status != TextStatus::Official).then(|| self.words.text_marks.get(status, self.lang).to_owned()),
            link: self.official(evidence),
            place: clean(&passage.citation.local(passage.lang)).into_owned(),
            source: self.source(passage),
        }
    }

    /// The citation in the language of the quote, in full where this edition of the act is first cited in it.
    fn cite(&self, passage: &Passage, cited: &mut Cited) -> (String, bool) {
        let first = cited.insert((passage.act.as_str().to_owned(), passage.lang, passage.edition));
        let citation = match self.known(passage.act.as_str()) {
            Some(read) if first => {
                return (clean(&passage.citation.full(passage.lang, &read.act, passage.edition)).into_owned(), true);
            }
            _ => passage.citation.local(passage.lang),
        };
        (clean(&citation).into_owned(), false)
    }

    /// The citation with act and edition, in the language of the quote.
    fn source(&self, passage: &Passage) -> String {
        let citation = match self.known(passage.act.as_str()) {
            Some(read) => passage.citation.full(passage.lang, &read.act, passage.edition),
            None => passage.citation.local(passage.lang),
        };
        clean(&citation).into_owned()
    }

    /// The short citation in the language of the report, for sentences.
    pub(super) fn short(&self, citation: &Citation) -> String {
        clean(&citation.short(self.lang)).into_owned()
    }

    fn changed(&self, evidence: &Evidence) -> Option<String> {
        if evidence.changed_since.is_empty() {
            return None;
        }
        let mut numbers: Vec<String> = evidence.changed_since.iter().map(|a| a.law_number.clone()).collect();
        numbers.dedup();
        let laws = clean(&self.laws(&numbers)).into_owned();
        let args = [("edition", Arg::Day(evidence.passage.edition)), ("laws", Arg::Text(&laws))];
        Some(self.say(&self.words.quote.changed, &args))
    }

    /// Where the official text can be read: that of the edition quoted, or failing that of the edition in force, which is
    /// then said.
    fn official(&self, evidence: &Evidence) -> Option<Link> {
        let passage = &evidence.passage;
        let words = &self.words.labels;
        let label = words.official_text.get(self.lang).to_owned();
        if let Some(href) = evidence.official.as_deref().and_then(web_address) {
            return Some(Link { href, label });
        }
        let read = self.known(passage.act.as_str())?;
        let href = read.source.get(&passage.lang).and_then(|l| web_address(l))?;
        let day = read.edition.filter(|day| *day != passage.edition);
        let of = |day| format!("{label} ({} {})", words.edition_of.get(self.lang), short_date(day));
        Some(Link { href, label: day.map_or_else(|| label.clone(), of) })
    }

    /// The words that open the lists it stands in, and those that close its list.
    fn context(&self, passage: &Passage) -> (Vec<ContextLine>, Vec<ContextLine>) {
        let line = |g: &Governing| ContextLine {
            eid: clean(g.eid.as_str()).into_owned(),
            citation: clean(&citation_of(g, passage).short(passage.lang)).into_owned(),
            text: clean(&g.text).into_owned(),
        };
        // Opening words end in the colon (before a sanction: the dash) that opens the list; a tail can only stand last.
        let opens = |text: &str| text.trim_end().ends_with([':', '-', '–', '—', '‒']);
        let tail = passage.governing.last().filter(|g| !opens(&g.text));
        let opening = passage.governing.len() - usize::from(tail.is_some());
        (passage.governing[..opening].iter().map(line).collect(), tail.map(line).into_iter().collect())
    }
}

/// Names a provision that stands near `passage`: where both share steps these are taken over, with the names of
/// unnumbered paragraphs.
fn citation_of(governing: &Governing, passage: &Passage) -> Citation {
    // What begins with a small letter continues a sentence: an «абзац», not a «часть».
    let continues = governing.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let role = if continues { ParagraphRole::Indent } else { ParagraphRole::Part };
    let known: Vec<&str> = passage.eid.steps().collect();
    // The eId also names what stands above the article in an annex; the citation may begin further in.
    let skipped = known.len().saturating_sub(passage.citation.steps.len());
    let mut shared = true;
    let steps = governing.eid.steps().enumerate().filter_map(|(n, step)| {
        shared = shared && known.get(n) == Some(&step);
        if shared {
            return n.checked_sub(skipped).and_then(|n| passage.citation.steps.get(n)).cloned();
        }
        step_of(step, role)
    });
    Citation { steps: steps.collect(), points_are_parts: passage.citation.points_are_parts }
}

/// A step of a citation from a step of an eId, an unnumbered paragraph being called as `role` says.
fn step_of(step: &str, role: ParagraphRole) -> Option<Step> {
    if step == "preamble" {
        return Some(Step { kind: Kind::Preamble, num: None, role: None });
    }
    let (word, num) = step.split_once('_')?;
    let kind = match word {
        "annex" => Kind::Annex,
        "art" => Kind::Article,
        "para" => Kind::Point,
        "subpara" => Kind::Subpoint,
        "p" => Kind::Unnumbered,
        _ => return None,
    };
    let role = match kind {
        Kind::Unnumbered => Some((role, num.parse().ok()?)),
        _ => None,
    };
    Some(Step { kind, num: Number::parse(num).filter(|_| role.is_none()), role })
}

/// Ranges in order, inside the text, apart from each other, none empty.
fn tidy(ranges: &[Range<usize>], len: usize) -> Vec<Range<usize>> {
    let mut inside: Vec<Range<usize>> =
        ranges.iter().map(|r| r.start.min(len)..r.end.min(len)).filter(|r| r.start < r.end).collect();
    inside.sort_by_key(|r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in inside {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The text cut at the ends of tidy ranges of characters.
fn segments(text: &str, marked: &[Range<usize>]) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let mut ranges = marked.iter().peekable();
    for (n, c) in text.chars().enumerate() {
        while ranges.peek().is_some_and(|r| r.end <= n) {
            ranges.next();
        }
        let marked = ranges.peek().is_some_and(|r| r.contains(&n));
        match out.last_mut() {
            Some(last) if last.marked == marked => last.text.push(c),
            _ => out.push(Segment { text: c.to_string(), marked }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn matched_words_stand_apart_from_the_rest() {
        let cut = segments("дене жазасын қолдануға болмайды", &[0..12, 23..31]);
        let marked: Vec<&str> = cut.iter().filter(|s| s.marked).map(|s| s.text.as_str()).collect();
        assert_eq!(marked, ["дене жазасын", "болмайды"]);
    }

    proptest! {
        #[test]
        fn any_ranges_leave_the_text_whole(text in ".{0,40}", ranges in prop::collection::vec((0usize..60, 0usize..60), 0..6)) {
            let ranges: Vec<Range<usize>> = ranges.into_iter().map(|(a, b)| a..b).collect();
            let tidied = tidy(&ranges, text.chars().count());
            let cut = segments(&text, &tidied);
            prop_assert_eq!(cut.iter().map(|s| s.text.as_str()).collect::<String>(), text);
            prop_assert!(tidied.windows(2).all(|w| w[0].end < w[1].start));
        }
    }
}
