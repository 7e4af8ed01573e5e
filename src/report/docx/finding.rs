use super::front::recommends;
use super::verdict::verdict;
use super::{Maker, labels, place, wording};
use crate::report::view::{FindingView, Group, InstrumentView, SearchedView};
use crate::report::word::{Block, Level, Look, Paragraph, Run, Style};
use crate::report::words::Closed;
use crate::rule::model::Domain;

impl Maker<'_> {
    /// The findings, those of one part of the system together unless the profile orders them otherwise.
    pub(super) fn findings(&self) -> Vec<Block> {
        let lang = self.lang;
        let mut out = vec![self.heading(Level::One, self.words.labels.findings.get(lang))];
        if self.view.findings.iter().any(|f| f.nearest.iter().any(|g| g.named)) {
            out.push(self.note(self.words.page.labels.near_named.get(lang)));
        }
        let all: Vec<(usize, &FindingView)> = self.view.findings.iter().enumerate().collect();
        // A reader whose profile sets headings of its own finds those.
        if all.iter().any(|(_, f)| f.part.is_some()) {
            for (n, finding) in all {
                out.extend(finding.part.iter().map(|part| self.heading(Level::Two, part.as_str())));
                out.extend(self.finding(n, finding));
            }
            return out;
        }
        let known: Vec<&str> = Domain::ALL.iter().map(|d| self.words.domains.get(*d, lang)).collect();
        for label in &known {
            let own: Vec<_> = all.iter().filter(|(_, f)| f.domain.label == *label).collect();
            if !own.is_empty() {
                out.push(self.heading(Level::Two, *label));
            }
            out.extend(own.into_iter().flat_map(|(n, f)| self.finding(*n, f)));
        }
        // Findings of rules that are not at hand have no domain.
        let rest = all.iter().filter(|(_, f)| !known.contains(&f.domain.label.as_str()));
        out.extend(rest.flat_map(|(n, f)| self.finding(*n, f)));
        out
    }

    fn finding(&self, n: usize, finding: &FindingView) -> Vec<Block> {
        let (labels, lang) = (&self.words.labels, self.lang);
        let heading = format!("{} {}", finding.rule, finding.title);
        let mut out: Vec<Block> = vec![
            Paragraph::of(Style::Heading(Level::Three), heading.trim_end(), lang).anchor(place(n)).into(),
            self.facts(finding).into(),
            Paragraph::of(Style::Lead, finding.why.as_str(), lang).into(),
        ];
        if !finding.asks.is_empty() {
            out.push(self.labelled(labels.asks.get(lang), &finding.asks));
        }
        out.extend(finding.instruments.iter().map(|i| self.instrument(i).into()));
        if let Some(matters) = &finding.matters {
            out.push(self.labelled(self.words.page.labels.matters.get(lang), matters));
        }
        out.push(self.small(labels.evidence.get(lang)));
        if finding.evidence.is_empty() {
            out.push(Paragraph::new(Style::Body).say(labels.no_evidence.get(lang), lang, Look::Soft).into());
        }
        out.extend(finding.evidence.iter().flat_map(|g| self.group(g)));
        if !finding.remarks.is_empty() {
            out.push(self.small(labels.caveats.get(lang)));
            out.extend(finding.remarks.iter().map(|c| self.bullet(c.as_str())));
        }
        if recommends(finding) {
            out.push(self.small(labels.recommendation.get(lang)));
            out.push(self.body(finding.recommendation.as_str()));
            if let Some(model) = &finding.model {
                let label = format!("{}: ", labels.model.get(lang));
                let line = Paragraph::new(Style::Citation).say(label, lang, Look::Strong);
                out.push(line.say(labels.model_note.get(lang), lang, Look::Soft).into());
                out.push(Paragraph::of(Style::Quote, model.as_str(), lang).into());
            }
        }
        if !finding.nearest.is_empty() {
            out.push(self.small(labels.nearest.get(lang)));
            let (named, quoted): (Vec<&Group>, Vec<&Group>) = finding.nearest.iter().partition(|g| g.named);
            out.extend(quoted.into_iter().flat_map(|g| self.group(g)));
            out.extend(named.into_iter().flat_map(|g| self.cited(g)));
        }
        if !finding.searched.is_empty() {
            out.push(self.small(labels.searched.get(lang)));
            out.extend(finding.searched.iter().map(|s| self.searched(s).into()));
            out.push(self.note(labels.searched_note.get(lang)));
        }
        out
    }

    fn small(&self, text: &str) -> Block {
        Paragraph::of(Style::Heading4, text, self.lang).into()
    }

    fn facts(&self, finding: &FindingView) -> Paragraph {
        let (labels, lang) = (&self.words.labels, self.lang);
        let mut line = Paragraph::new(Style::Body).run(verdict(&finding.verdict, lang));
        if !finding.severity.label.is_empty() {
            let severity = format!(" · {}: {}", labels.severity.get(lang), finding.severity.label);
            line = line.say(severity, lang, Look::Soft);
        }
        for own in &finding.by_language {
            line = line.say(format!(" · {}: ", own.language.label), lang, Look::Soft).run(verdict(&own.verdict, lang));
        }
        line
    }

    fn instrument(&self, instrument: &InstrumentView) -> Paragraph {
        let numbers: Vec<&str> =
            instrument.paragraphs.iter().map(|p| p.num.as_str()).filter(|num| !num.is_empty()).collect();
        let mut line = Paragraph::new(Style::Bullet).with(self.link(instrument.link.as_ref(), &instrument.name));
        if !numbers.is_empty() {
            line = line.text(format!(", {}", numbers.join(", ")), self.lang);
        }
        match instrument.status.as_str() {
            "" => line,
            status => line.say(format!(" {status}"), self.lang, Look::Soft),
        }
    }

    fn searched(&self, searched: &SearchedView) -> Paragraph {
        let (w, lang) = (&self.words.labels, self.lang);
        let where_ = match searched.articles.as_slice() {
            [] => w.whole_act.get(lang).to_owned(),
            some => format!("{} {}", w.articles.get(lang), some.join(", ")),
        };
        let line = Paragraph::new(Style::Bullet).run(wording(&searched.title, lang)).text(format!(" ({where_})"), lang);
        let mut line = match &searched.edition {
            Some(day) => line.text(format!("; {}", self.edition(day)), lang),
            None => line.text("; ", lang).run(Run::new(w.not_read.get(lang), lang).look(Look::Warning)),
        };
        if searched.edition.is_some() && !searched.languages.is_empty() {
            line = line.text(format!("; {}", labels(&searched.languages)), lang);
        }
        searched.unread.iter().fold(line, |line, unread| line.say(format!("\n{unread}"), lang, Look::Soft))
    }
}
