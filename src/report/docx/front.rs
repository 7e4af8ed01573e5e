use super::quote::capital;
use super::verdict::{self, verdict};
use super::{Maker, place};
use crate::assess::Verdict;
use crate::report::view::{FindingView, RecommendationView, Row};
use crate::report::word::{Block, Cell, Inline, Level, Look, Paragraph, Run, Style, Table};
use crate::report::words::Arg;

/// Shares of the width for names of domains, and for those of instruments.
const SHORT_NAME: u32 = 20;
const LONG_NAME: u32 = 44;

impl Maker<'_> {
    /// The title, the contents, the counts, the settings, the figures and what to do.
    pub(super) fn front(&self) -> Vec<Block> {
        let mut out = self.title();
        out.push(Block::Contents);
        out.extend(self.summary());
        out.extend(self.view.comparison.iter().flat_map(|c| self.comparison(c)));
        out.extend(self.heat());
        out.extend(self.indicators());
        out.extend(self.recommendations());
        out
    }

    fn title(&self) -> Vec<Block> {
        let (labels, lang, head) = (&self.words.labels, self.lang, &self.view.head);
        let mut out: Vec<Block> = vec![
            Paragraph::of(Style::Kind, labels.report_kind.get(lang), lang).into(),
            Paragraph::of(Style::Title, labels.report_title.get(lang), lang).into(),
            Paragraph::of(Style::Subtitle, head.as_of.as_str(), lang).into(),
            Paragraph::of(Style::Lead, head.rank.as_str(), lang).into(),
            self.body(head.known.as_str()),
        ];
        for note in &head.status_notes {
            out.push(Paragraph::new(Style::Body).say(note.as_str(), lang, Look::Warning).into());
        }
        if !self.view.packs.is_empty() {
            out.push(Paragraph::of(Style::Heading4, labels.packs.get(lang), lang).into());
        }
        for pack in &self.view.packs {
            let version = self.words.say(&self.words.docx.version, lang, &[("n", Arg::Text(&pack.version))]);
            out.push(self.bullet(format!("{}, {version}", pack.name)));
        }
        let maker = format!("{} olqy {}.", labels.made_with.get(lang), self.view.version);
        out.push(Paragraph::new(Style::Body).say(maker, lang, Look::Soft).into());
        out
    }

    fn summary(&self) -> Vec<Block> {
        let (labels, lang, summary) = (&self.words.labels, self.lang, &self.view.summary);
        let mut out =
            vec![self.heading(Level::One, labels.summary.get(lang)), self.body(format!("{}.", summary.total))];
        let head = [labels.verdict.get(lang), labels.verdict_key.get(lang), labels.total.get(lang)];
        let meaning = |tag: &str| self.view.verdict_key.iter().find(|e| e.value.tag == tag).map(|e| e.meaning.as_str());
        let row = |(value, n): (&crate::report::view::Tagged, usize)| {
            vec![
                verdict::cell(value, lang),
                Cell::text(meaning(&value.tag).unwrap_or_default(), lang),
                Cell::of(Paragraph::new(Style::Cell).say(n.to_string(), lang, Look::Strong)),
            ]
        };
        let rows = summary.verdicts.iter().map(|c| row((&c.verdict, c.n)));
        out.push(
            Table {
                title: Some(labels.summary.get(lang).to_owned()),
                widths: vec![26, 62, 12],
                head: head.into_iter().map(|h| Cell::head(h, lang)).collect(),
                rows: rows.collect(),
            }
            .into(),
        );
        let page = &self.words.page.labels;
        for (title, of, rows, name) in [
            (&labels.by_domain, &labels.domain, &summary.domains, SHORT_NAME),
            (&labels.by_severity, &labels.severity, &summary.severities, SHORT_NAME),
            (&page.by_standard, &page.standard, &summary.standards, LONG_NAME),
        ] {
            if !rows.is_empty() {
                out.push(self.counts(title.get(lang), of.get(lang), rows, name).into());
            }
        }
        if !summary.standards.is_empty() {
            out.push(self.note(page.by_standard_note.get(lang)));
        }
        out
    }

    /// A table of counts; `name` is the share of the width that the first column has beside the 75 of the verdicts.
    fn counts(&self, title: &str, of: &str, rows: &[Row], name: u32) -> Table {
        let (lang, verdicts) = (self.lang, &self.view.summary.verdicts);
        let mut head = vec![Cell::head(of, lang)];
        head.extend(
            verdicts.iter().map(|c| Cell::head_of(Paragraph::new(Style::CellHead).run(verdict(&c.verdict, lang)))),
        );
        head.push(Cell::head(self.words.labels.total.get(lang), lang));
        let row = |row: &Row| {
            let mut cells = vec![Cell::text(capital(&row.of.label), lang)];
            cells.extend(row.counts.iter().map(|c| {
                let cell = Cell::text(if c.n == 0 { "–".to_owned() } else { c.n.to_string() }, lang);
                if c.n == 0 { cell } else { verdict::tinted(cell, &c.verdict) }
            }));
            cells.push(Cell::of(Paragraph::new(Style::Cell).say(row.n.to_string(), lang, Look::Strong)));
            cells
        };
        let mut widths = vec![name];
        widths.extend(verdicts.iter().map(|_| 15));
        widths.push(12);
        Table { title: Some(title.to_owned()), widths, head, rows: rows.iter().map(row).collect() }
    }

    fn indicators(&self) -> Vec<Block> {
        let (w, lang) = (&self.words.docx, self.lang);
        if self.view.indicators.is_empty() {
            return Vec::new();
        }
        let rows = self.view.indicators.iter().map(|i| {
            let source = Paragraph::new(Style::Cell).with(self.link(i.link.as_ref(), &i.source));
            vec![
                Cell::of(Paragraph::new(Style::Cell).say(i.value.as_str(), lang, Look::Strong)),
                Cell::text(i.label.as_str(), lang),
                Cell::of(source),
                Cell::text(i.period.as_str(), lang),
            ]
        });
        let head = [&w.figure, &w.shows, &w.source, &w.period];
        vec![
            self.heading(Level::One, self.words.page.labels.indicators.get(lang)),
            self.note(self.words.page.labels.indicators_note.get(lang)),
            Table {
                title: Some(self.words.page.labels.indicators.get(lang).to_owned()),
                widths: vec![10, 38, 38, 14],
                head: head.into_iter().map(|t| Cell::head(t.get(lang), lang)).collect(),
                rows: rows.collect(),
            }
            .into(),
        ]
    }

    /// What to do, most pressing first.
    fn recommendations(&self) -> Vec<Block> {
        let (w, labels, lang) = (&self.words.page.labels, &self.words.labels, self.lang);
        let mut out =
            vec![self.heading(Level::One, w.recommendations.get(lang)), self.body(w.recommendations_note.get(lang))];
        if self.view.recommendations.is_empty() {
            out.push(self.body(self.words.docx.none.get(lang)));
        }
        for group in &self.view.recommendations {
            out.push(self.heading(Level::Two, group.tier.label.as_str()));
            out.push(self.body(group.meaning.as_str()));
            let row = |r: &RecommendationView| {
                let jump = Inline::Jump { to: place(r.finding), run: Run::new(r.rule.as_str(), lang) };
                let rule = Paragraph::new(Style::Cell).with(jump).text(format!(" {}", r.title), lang);
                vec![Cell::of(rule), verdict::cell(&r.verdict, lang), Cell::text(r.text.as_str(), lang)]
            };
            let head = [w.rule.get(lang), labels.verdict.get(lang), labels.recommendation.get(lang)];
            out.push(
                Table {
                    title: None,
                    widths: vec![30, 18, 52],
                    head: head.into_iter().map(|h| Cell::head(h, lang)).collect(),
                    rows: group.items.iter().map(row).collect(),
                }
                .into(),
            );
        }
        out
    }
}

/// Whether the law that was read gives less than is asked: a law that was not read may already say it.
pub(super) fn recommends(finding: &FindingView) -> bool {
    let short = [Verdict::Partial, Verdict::Divergent, Verdict::Gap].iter().any(|v| v.tag() == finding.verdict.tag);
    short && !finding.recommendation.is_empty()
}
