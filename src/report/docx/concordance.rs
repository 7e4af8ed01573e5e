use super::quote::{of_quote, words};
use super::verdict;
use super::{Maker, place, wording};
use crate::assess::Verdict;
use crate::report::view::{ConcordanceInstrument, ConcordanceRow, Group};
use crate::report::word::{Block, Cell, Inline, Level, Look, Paragraph, Run, Style, Table};
use crate::report::words::Arg;
use std::collections::BTreeMap;

/// Findings whose provisions were already quoted in the table, with the place.
type Shown = BTreeMap<usize, String>;

impl Maker<'_> {
    /// The table of concordance, a table for each instrument.
    pub(super) fn concordance(&self) -> Vec<Block> {
        let (w, lang) = (&self.words.docx, self.lang);
        let mut out = vec![
            self.heading(Level::One, self.words.page.labels.concordance.get(lang)),
            self.body(w.concordance_note.get(lang)),
        ];
        let mut shown = Shown::new();
        for instrument in &self.view.concordance {
            out.push(self.heading(Level::Two, instrument.name.as_str()));
            let mut line = Paragraph::new(Style::AboveTable).text(instrument.status.as_str(), lang);
            if let Some(link) = &instrument.link {
                let run = Run::new(link.href.as_str(), lang);
                line = line.text(" ", lang).with(Inline::Web { href: link.href.clone(), run });
            }
            if !line.words().trim().is_empty() {
                out.push(line.into());
            }
            out.push(self.instrument_table(instrument, &mut shown).into());
        }
        out
    }

    fn instrument_table(&self, instrument: &ConcordanceInstrument, shown: &mut Shown) -> Table {
        let (w, lang) = (&self.words.tables, self.lang);
        let above = std::iter::once(None).chain(instrument.rows.iter().map(Some));
        let rows = instrument.rows.iter().zip(above).map(|(row, above)| {
            // What a paragraph asks stands in the first of its rows.
            let asked = above.is_some_and(|a| !row.num.is_empty() && a.num == row.num);
            self.concordance_row(row, instrument, asked, shown)
        });
        let rows = rows.collect();
        let head = [&w.paragraph, &w.requirement, &w.provisions, &w.degree, &w.comment, &w.recommendation];
        Table {
            title: Some(format!("{}: {}", self.words.page.labels.concordance.get(lang), instrument.name)),
            widths: vec![8, 18, 29, 10, 19, 16],
            head: head.into_iter().map(|t| Cell::head(t.get(lang), lang)).collect(),
            rows,
        }
    }

    fn concordance_row(
        &self,
        row: &ConcordanceRow,
        of: &ConcordanceInstrument,
        asked: bool,
        shown: &mut Shown,
    ) -> Vec<Cell> {
        let (w, lang) = (&self.words.docx, self.lang);
        let jump = Inline::Jump { to: place(row.finding), run: Run::new(row.rule.as_str(), lang) };
        let standard = Cell {
            paragraphs: vec![
                Paragraph::new(Style::Dense).say(row.num.as_str(), lang, Look::Strong),
                Paragraph::new(Style::Dense).with(jump),
            ],
            ..Cell::default()
        };
        let mut requirement = Cell::default();
        if !asked && !row.requirement.is_empty() {
            requirement.paragraphs.push(Paragraph::of(Style::Dense, row.requirement.as_str(), lang));
        }
        if !row.title.is_empty() {
            requirement.paragraphs.push(Paragraph::new(Style::Dense).say(row.title.as_str(), lang, Look::Soft));
        }
        let above = shown.get(&row.finding).cloned();
        let evidence = self.view.findings.get(row.finding).map_or(&[][..], |f| f.evidence.as_slice());
        let groups = row.provisions.iter().filter_map(|n| evidence.get(*n));
        let mut provision = Cell::default();
        match &above {
            Some(_) => provision.paragraphs.extend(groups.map(|g| self.named(g))),
            None => provision.paragraphs.extend(groups.flat_map(|g| self.quoted(g))),
        }
        if provision.paragraphs.is_empty() {
            let unread = row.degree.tag == Verdict::NotAssessable.tag();
            let said = if unread { &w.not_readable } else { &w.not_found };
            provision.paragraphs.push(Paragraph::new(Style::Dense).say(said.get(lang), lang, Look::Soft));
        } else if let Some(first) = &above {
            let said = self.words.say(&w.quoted_above, lang, &[("where", Arg::Text(first))]);
            provision.paragraphs.push(Paragraph::new(Style::Dense).say(said, lang, Look::Soft));
        }
        // What a reader must know stands where the provision is quoted; why the verdict is what it is, everywhere.
        let said = if above.is_some() { row.comment.get(..1).unwrap_or_default() } else { &row.comment };
        let comment = said.iter().map(|c| Paragraph::of(Style::Dense, c.as_str(), lang));
        shown.entry(row.finding).or_insert_with(|| {
            let paragraph = if row.num.is_empty() { String::new() } else { format!(", {}", row.num) };
            format!("{}{paragraph}, {}", of.name, row.rule)
        });
        vec![
            standard,
            requirement,
            provision,
            verdict::tinted(
                Cell::of(Paragraph::new(Style::Dense).run(verdict::verdict(&row.degree, lang))),
                &row.degree,
            ),
            Cell { paragraphs: comment.collect(), ..Cell::default() },
            Cell::of(Paragraph::of(Style::Dense, row.recommendation.as_deref().unwrap_or("–"), lang)),
        ]
    }

    /// A provision that is quoted above, in one line.
    fn named(&self, group: &Group) -> Paragraph {
        let mut line = Paragraph::new(Style::Dense);
        for (n, quote) in group.quotes.iter().enumerate() {
            if n > 0 {
                line = line.text(" / ", self.lang);
            }
            line = line.say(quote.place.as_str(), of_quote(quote), Look::Strong);
            if n + 1 == group.quotes.len() {
                line = line.text(" ", self.lang).run(wording(&quote.act_title, self.lang));
            }
        }
        line
    }

    /// A provision with its citation and its words, in each language.
    fn quoted(&self, group: &Group) -> Vec<Paragraph> {
        let lang = self.lang;
        let mut out = Vec::new();
        for quote in &group.quotes {
            let own = of_quote(quote);
            let mut line = Paragraph::new(Style::DenseCitation)
                .say(format!("{} ", quote.place), own, Look::Strong)
                .run(wording(&quote.act_title, lang))
                .say(format!(", {}", self.edition(&quote.edition)), lang, Look::Soft);
            if let Some(mark) = &quote.mark {
                line = line.text(" · ", lang).say(mark.as_str(), lang, Look::Warning);
            }
            out.push(line);
            let mut text = Paragraph::new(Style::Dense);
            for context in &quote.before {
                text = text.say(format!("{} ", context.text), own, Look::Soft);
            }
            text = words(text, quote);
            for context in &quote.after {
                text = text.say(format!(" {}", context.text), own, Look::Soft);
            }
            out.push(text);
            if let Some(changed) = &quote.changed {
                out.push(Paragraph::new(Style::Dense).say(changed.as_str(), lang, Look::Warning));
            }
        }
        out
    }
}
