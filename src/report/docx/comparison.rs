use super::verdict;
use super::{Maker, wording};
use crate::law::Lang;
use crate::report::view::{ComparisonView, Day, MovedAct, MovedQuote, MovedRule, MovedText, Tagged};
use crate::report::word::{Block, Cell, Level, Look, Paragraph, Run, Style, Table};

impl Maker<'_> {
    /// What moved between another report and this one.
    pub(super) fn comparison(&self, comparison: &ComparisonView) -> Vec<Block> {
        let (w, lang) = (&self.words.comparison.labels, self.lang);
        let mut out = vec![
            self.heading(Level::One, w.title.get(lang)),
            Paragraph::of(Style::Lead, comparison.said.as_str(), lang).into(),
        ];
        out.extend(comparison.notes.iter().map(|n| self.body(n.as_str())));
        out.extend(comparison.counts.iter().map(|c| self.bullet(format!("{}: {}", c.moved.label, c.n))));
        if comparison.rules.is_empty() {
            out.push(self.body(w.nothing.get(lang)));
        } else {
            out.push(self.heading(Level::Two, w.rules.get(lang)));
            out.push(self.moved_rules(&comparison.rules).into());
        }
        if comparison.rules.iter().any(|r| !r.quotes.is_empty()) {
            out.push(self.heading(Level::Two, w.quotes.get(lang)));
        }
        for rule in comparison.rules.iter().filter(|r| !r.quotes.is_empty()) {
            out.push(
                Paragraph::of(Style::Heading4, format!("{} ", rule.rule), lang).run(wording(&rule.title, lang)).into(),
            );
            out.extend(rule.quotes.iter().flat_map(|q| self.moved_quote(q)));
        }
        if !comparison.acts.is_empty() {
            out.push(self.heading(Level::Two, w.acts.get(lang)));
            out.push(self.moved_acts(&comparison.acts).into());
        }
        out
    }

    fn moved_rules(&self, rules: &[MovedRule]) -> Table {
        let (w, lang) = (&self.words.comparison.labels, self.lang);
        let head = [&self.words.page.labels.rule, &w.moved, &w.before, &w.now];
        let side = |verdict: Option<&Tagged>| match verdict {
            Some(value) => verdict::cell(value, lang),
            None => Cell::text(w.no_rule.get(lang), lang),
        };
        let row = |rule: &MovedRule| {
            let name = Paragraph::new(Style::Cell).say(format!("{} ", rule.rule), lang, Look::Strong);
            let mut moved = vec![Paragraph::of(Style::Cell, rule.moved.label.as_str(), lang)];
            for own in &rule.languages {
                let label = |side: &Option<Tagged>| side.as_ref().map_or("–".to_owned(), |t| t.label.clone());
                let said = format!("{}: {} → {}", own.language.label, label(&own.before), label(&own.now));
                moved.push(Paragraph::new(Style::Cell).say(said, lang, Look::Soft));
            }
            vec![
                Cell::of(name.run(wording(&rule.title, lang))),
                Cell { paragraphs: moved, ..Cell::default() },
                side(rule.before.as_ref()),
                side(rule.now.as_ref()),
            ]
        };
        Table {
            title: None,
            widths: vec![38, 26, 18, 18],
            head: head.into_iter().map(|t| Cell::head(t.get(lang), lang)).collect(),
            rows: rules.iter().map(row).collect(),
        }
    }

    fn moved_quote(&self, quote: &MovedQuote) -> Vec<Block> {
        let (w, lang) = (&self.words.comparison.labels, self.lang);
        let own = Lang::parse(&quote.language.tag).unwrap_or(Lang::Ru);
        let line = Paragraph::new(Style::Citation)
            .say(format!("{}: ", quote.moved.label), lang, Look::Soft)
            .say(quote.citation.as_str(), own, Look::Strong)
            .text(" ", lang)
            .run(wording(&quote.act_title, lang));
        let mut out: Vec<Block> = vec![line.into()];
        for (label, side) in [(&w.before, &quote.before), (&w.now, &quote.now)] {
            let Some(MovedText { edition, text, grade, mark }) = side else { continue };
            let said = format!("{} ({}; {})", label.get(lang), self.edition(edition), grade.label);
            let mut line = Paragraph::new(Style::Context).text(said, lang);
            if let Some(mark) = mark {
                line = line.text(" · ", lang).say(mark.as_str(), lang, Look::Warning);
            }
            out.push(line.into());
            out.push(Paragraph::of(Style::Quote, text.as_str(), own).into());
        }
        out
    }

    fn moved_acts(&self, acts: &[MovedAct]) -> Table {
        let (w, lang) = (&self.words.comparison.labels, self.lang);
        let head = [&self.words.labels.act, &w.moved, &w.before, &w.now];
        let side = |day: Option<&Day>, status: Option<&Tagged>| match day {
            None => Cell::text(w.no_edition.get(lang), lang),
            Some(day) => {
                let line = Paragraph::of(Style::Cell, day.short.as_str(), lang);
                match status.filter(|s| s.tag != "official") {
                    Some(status) => {
                        Cell::of(line.run(Run::new(format!(" {}", status.label), lang).look(Look::Warning)))
                    }
                    None => Cell::of(line),
                }
            }
        };
        let row = |act: &MovedAct| {
            vec![
                Cell::of(Paragraph::new(Style::Cell).run(wording(&act.title, lang))),
                Cell::text(act.moved.label.as_str(), lang),
                side(act.before.as_ref(), act.status_before.as_ref()),
                side(act.now.as_ref(), act.status_now.as_ref()),
            ]
        };
        Table {
            title: None,
            widths: vec![44, 24, 16, 16],
            head: head.into_iter().map(|t| Cell::head(t.get(lang), lang)).collect(),
            rows: acts.iter().map(row).collect(),
        }
    }
}
