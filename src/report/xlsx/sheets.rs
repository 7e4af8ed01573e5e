//! What stands on each sheet.

use super::sheet::{Cell, Column, Table};
use crate::law::Lang;
use crate::report::flat::{self, Part};
use crate::report::view::{
    ActView, ComparisonView, ConcordanceRow, FindingView, MovedAct, MovedRule, MovedText, Quote, Segment, Tagged, View,
};
use crate::report::words::Words;
use crate::rule::model::Texts;

/// The tables of a report, in the order of their sheets.
pub fn all<'a>(view: &'a View, words: &'a Words, lang: Lang) -> Vec<Table<'a>> {
    let of = Sheets { view, words, lang };
    let mut tables = vec![of.findings(), of.evidence()];
    if !view.concordance.is_empty() {
        tables.push(of.concordance());
    }
    tables.push(of.acts());
    if view.findings.iter().any(|f| f.timeline.is_some()) {
        tables.push(of.changes());
    }
    tables.extend(view.comparison.as_ref().map(|c| of.comparison(c)));
    tables
}

struct Sheets<'a> {
    view: &'a View,
    words: &'a Words,
    lang: Lang,
}

impl<'a> Sheets<'a> {
    fn said(&self, texts: &'a Texts) -> &'a str {
        texts.get(self.lang)
    }

    fn columns(&self, columns: &[(&Texts, f64)]) -> Vec<Column> {
        columns
            .iter()
            .map(|(texts, width)| Column { caption: texts.get(self.lang).to_owned(), width: *width })
            .collect()
    }

    fn verdict_column(&self, lang: Lang, width: f64) -> Column {
        let language = self.words.languages.get(lang, self.lang);
        Column { caption: format!("{}: {language}", self.said(&self.words.tables.verdict_of)), width }
    }

    fn moved(&self, rule: &str) -> Option<&'a MovedRule> {
        self.view.comparison.as_ref()?.rules.iter().find(|m| m.rule == rule)
    }

    fn findings(&self) -> Table<'a> {
        let (l, t) = (&self.words.labels, &self.words.tables);
        let mut columns = self.columns(&[(&t.rule, 10.0), (&l.verdict, 17.0), (&t.title, 26.0)]);
        columns.extend(Lang::AUTHENTIC.map(|lang| self.verdict_column(lang, 17.0)));
        columns.extend(self.columns(&[
            (&l.severity, 13.0),
            (&l.domain, 13.0),
            (&l.why, 36.0),
            (&t.provisions, 26.0),
            (&l.caveats, 30.0),
            (&l.recommendation, 34.0),
            (&l.asks, 32.0),
            (&t.instruments, 28.0),
            (&l.searched, 32.0),
            (&l.model, 30.0),
            (&t.matters, 28.0),
        ]));
        if self.view.comparison.is_some() {
            let c = &self.words.comparison.labels;
            columns.extend(self.columns(&[(&c.moved, 18.0), (&c.verdict_before, 17.0)]));
        }
        let rows = self.view.findings.iter().map(|f| self.finding(f)).chain(self.gone()).collect();
        Table { name: self.said(&t.sheet_findings), columns, rows }
    }

    fn finding(&self, finding: &'a FindingView) -> Vec<Cell<'a>> {
        let mut cells = vec![Cell::text(&finding.rule), Cell::Verdict(&finding.verdict), Cell::text(&finding.title)];
        let by = |lang| Cell::maybe(flat::verdict_of(finding, lang), Cell::Verdict);
        cells.extend(Lang::AUTHENTIC.map(by));
        let mut provisions: Vec<&str> = Vec::new();
        for (_, quote) in flat::quotes(finding).iter().filter(|(part, _)| *part == Part::Evidence) {
            if !provisions.contains(&quote.citation.as_str()) {
                provisions.push(&quote.citation);
            }
        }
        cells.extend([
            Cell::text(&finding.severity.label),
            Cell::text(&finding.domain.label),
            Cell::text(&finding.why),
            Cell::text(provisions.join("\n")),
            Cell::text(finding.caveats.join("\n")),
            Cell::text(&finding.recommendation),
            Cell::text(&finding.asks),
            Cell::text(flat::instruments(finding)),
            Cell::text(flat::searched(finding, self.words, self.lang)),
            Cell::maybe(finding.model.as_deref(), Cell::text),
            Cell::maybe(finding.matters.as_deref(), Cell::text),
        ]);
        if self.view.comparison.is_some() {
            let moved = self.moved(&finding.rule);
            let same = self.words.comparison.moves.get(crate::report::moves::Move::Same, self.lang);
            cells.push(Cell::text(moved.map_or(same, |m| &m.moved.label)));
            cells.push(match moved {
                Some(moved) => Cell::maybe(moved.before.as_ref(), Cell::Verdict),
                None => Cell::Verdict(&finding.verdict),
            });
        }
        cells
    }

    /// Rows of the rules that only the other report has.
    fn gone(&self) -> Vec<Vec<Cell<'a>>> {
        let Some(comparison) = &self.view.comparison else { return Vec::new() };
        let gone = comparison.rules.iter().filter(|m| m.anchor.is_none());
        gone.map(|m| {
            let mut cells = vec![Cell::text(&m.rule), Cell::Empty, Cell::text(&m.title.text)];
            cells.extend((0..13).map(|_| Cell::Empty));
            cells.extend([Cell::text(&m.moved.label), Cell::maybe(m.before.as_ref(), Cell::Verdict)]);
            cells
        })
        .collect()
    }

    fn evidence(&self) -> Table<'a> {
        let (l, t) = (&self.words.labels, &self.words.tables);
        let columns = self.columns(&[
            (&t.rule, 10.0),
            (&l.verdict, 17.0),
            (&t.role, 15.0),
            (&l.act, 24.0),
            (&t.act_code, 10.0),
            (&l.edition, 12.0),
            (&t.lang, 11.0),
            (&t.citation, 28.0),
            (&t.mark, 20.0),
            (&t.quote, 64.0),
            (&l.opening_words, 30.0),
            (&l.closing_words, 22.0),
            (&t.matched, 20.0),
            (&l.norm, 14.0),
            (&l.grade, 12.0),
            (&t.why_here, 32.0),
            (&t.note, 26.0),
            (&l.official_text, 20.0),
            (&t.eid, 22.0),
        ]);
        let rows = self
            .view
            .findings
            .iter()
            .flat_map(|f| flat::quotes(f).into_iter().map(move |(part, quote)| self.quote(f, part, quote)));
        Table { name: self.said(&t.sheet_evidence), columns, rows: rows.collect() }
    }

    fn quote(&self, finding: &'a FindingView, part: Part, quote: &'a Quote) -> Vec<Cell<'a>> {
        let l = &self.words.labels;
        vec![
            Cell::text(&finding.rule),
            Cell::Verdict(&finding.verdict),
            Cell::text(part.label(self.words, self.lang)),
            Cell::text(&quote.act_title.text),
            Cell::text(&quote.act),
            Cell::Day(&quote.edition),
            Cell::text(&quote.language),
            Cell::text(&quote.citation),
            match &quote.mark {
                Some(mark) => Cell::Warn(mark.into()),
                None => Cell::text(&quote.status.label),
            },
            Cell::Quote(quote.segments.as_slice().into()),
            Cell::text(flat::context(&quote.before)),
            Cell::text(flat::context(&quote.after)),
            Cell::text(flat::matched(quote)),
            Cell::text(quote.norm.as_ref().map_or(self.said(&l.mention), |n| &n.label)),
            Cell::text(&quote.grade.label),
            Cell::text(&quote.why),
            Cell::maybe(quote.changed.as_deref(), Cell::text),
            Cell::maybe(quote.link.as_ref(), Cell::Link),
            Cell::text(&quote.eid),
        ]
    }

    fn concordance(&self) -> Table<'a> {
        let t = &self.words.tables;
        let columns = self.columns(&[
            (&t.instrument, 28.0),
            (&t.paragraph, 10.0),
            (&t.requirement, 36.0),
            (&t.provisions, 64.0),
            (&t.degree, 17.0),
            (&t.comment, 46.0),
            (&t.recommendation, 40.0),
            (&t.rule, 10.0),
            (&t.title, 28.0),
            (&t.status, 30.0),
            (&t.links, 24.0),
        ]);
        let rows = self.view.concordance.iter().flat_map(|i| i.rows.iter().map(move |row| (i, row)));
        let cells = rows.map(|(i, row)| {
            vec![
                Cell::text(&i.name),
                Cell::text(&row.num),
                Cell::text(&row.requirement),
                self.provisions(row),
                Cell::Verdict(&row.degree),
                Cell::text(row.comment.join("\n")),
                Cell::maybe(row.recommendation.as_deref(), Cell::text),
                Cell::text(&row.rule),
                Cell::text(&row.title),
                Cell::text(&i.status),
                Cell::maybe(i.link.as_ref(), Cell::Link),
            ]
        });
        Table { name: self.said(&t.sheet_concordance), columns, rows: cells.collect() }
    }

    /// The national provisions of a row, each with its citation and, where it has one, its mark.
    fn provisions(&self, row: &ConcordanceRow) -> Cell<'a> {
        let evidence = self.view.findings.get(row.finding).map(|f| f.evidence.as_slice()).unwrap_or_default();
        let mut out: Vec<Segment> = Vec::new();
        for quote in row.provisions.iter().filter_map(|n| evidence.get(*n)).flat_map(|g| &g.quotes) {
            let gap = if out.is_empty() { "" } else { "\n\n" };
            let mark = quote.mark.as_ref().map(|m| format!(" [{m}]")).unwrap_or_default();
            let act = match quote.full {
                true => String::new(),
                false => format!(" – {}, {}", quote.act_title.text, quote.edition.short),
            };
            out.push(Segment { text: format!("{gap}{}{act}{mark}:\n", quote.citation), marked: false });
            out.extend(quote.segments.iter().cloned());
        }
        match out.is_empty() {
            true => Cell::text(self.said(&self.words.labels.no_evidence)),
            false => Cell::Quote(out.into()),
        }
    }

    fn acts(&self) -> Table<'a> {
        let (l, t) = (&self.words.labels, &self.words.tables);
        let mut columns = self.columns(&[
            (&t.act_code, 11.0),
            (&l.act, 36.0),
            (&l.requisite, 36.0),
            (&l.rank, 22.0),
            (&l.standing, 24.0),
            (&l.edition, 13.0),
            (&l.known_until, 15.0),
            (&l.read_from, 18.0),
            (&l.languages, 18.0),
            (&l.text_status, 22.0),
        ]);
        for lang in Lang::AUTHENTIC {
            let language = self.words.languages.get(lang, self.lang);
            columns.push(Column { caption: format!("{}: {language}", self.said(&l.official_text)), width: 18.0 });
        }
        columns.extend(self.columns(&[(&l.unread, 44.0)]));
        let mut rows: Vec<Vec<Cell<'a>>> = self.view.acts.iter().map(|a| self.act(a)).collect();
        if let Some(comparison) = &self.view.comparison {
            let c = &self.words.comparison.labels;
            columns.extend(self.columns(&[(&c.moved, 20.0), (&c.before, 16.0)]));
            let find = |code: &str| comparison.acts.iter().find(|m| m.code == code);
            for (row, act) in rows.iter_mut().zip(&self.view.acts) {
                row.extend(self.moved_act(find(&act.code)));
                if find(&act.code).is_none() {
                    row.extend([Cell::Empty, Cell::maybe(act.edition.as_ref(), Cell::Day)]);
                }
            }
            for moved in comparison.acts.iter().filter(|m| !self.view.acts.iter().any(|a| a.code == m.code)) {
                let mut row = vec![Cell::text(&moved.code), Cell::text(&moved.title.text)];
                row.extend((0..11).map(|_| Cell::Empty));
                row.extend(self.moved_act(Some(moved)));
                rows.push(row);
            }
        }
        Table { name: self.said(&t.sheet_acts), columns, rows }
    }

    fn moved_act(&self, moved: Option<&'a MovedAct>) -> Vec<Cell<'a>> {
        moved.map_or_else(Vec::new, |m| vec![Cell::text(&m.moved.label), Cell::maybe(m.before.as_ref(), Cell::Day)])
    }

    fn act(&self, act: &'a ActView) -> Vec<Cell<'a>> {
        let l = &self.words.labels;
        let tags = |tags: &'a [Tagged]| tags.iter().map(|t| t.label.as_str()).collect::<Vec<_>>().join(", ");
        let link = |lang| {
            let label = self.words.languages.get(lang, self.lang);
            Cell::maybe(act.links.iter().find(|link| link.label == label), Cell::Link)
        };
        let unread: Vec<String> =
            act.unread.iter().map(|u| format!("{}, {}: {}", u.language.label, u.count, u.places.join("; "))).collect();
        let from: Vec<&str> = act.read_from.iter().map(|d| d.short.as_str()).collect();
        vec![
            Cell::text(&act.code),
            Cell::text(&act.title.text),
            Cell::text(&act.requisite),
            Cell::text(format!("{} ({})", act.rank.label, act.kind)),
            Cell::text(match act.beyond {
                true => format!("{}; {}", act.standing.label, self.said(&l.beyond)),
                false => act.standing.label.clone(),
            }),
            Cell::maybe(act.edition.as_ref(), Cell::Day),
            Cell::Day(&act.known_until),
            Cell::text(from.join(", ")),
            Cell::text(match act.languages.as_slice() {
                [] => self.said(&l.not_read).to_owned(),
                some => tags(some),
            }),
            match act.status.tag.as_str() {
                "official" => Cell::text(&act.status.label),
                _ => Cell::Warn((&act.status.label).into()),
            },
            link(Lang::Ru),
            link(Lang::Kk),
            Cell::text(unread.join("\n")),
        ]
    }

    fn changes(&self) -> Table<'a> {
        let t = &self.words.tables;
        let c = &self.words.comparison.labels;
        let columns = self.columns(&[
            (&t.rule, 10.0),
            (&t.title, 36.0),
            (&t.first_day, 14.0),
            (&c.verdict_before, 20.0),
            (&c.verdict_now, 20.0),
            (&t.earliest, 16.0),
            (&t.latest, 16.0),
            (&t.note, 100.0),
        ]);
        let mut rows = Vec::new();
        for finding in &self.view.findings {
            for change in finding.timeline.iter().flat_map(|strip| &strip.changes) {
                rows.push(vec![
                    Cell::text(&finding.rule),
                    Cell::text(&finding.title),
                    Cell::Day(&change.day),
                    Cell::Verdict(&change.before),
                    Cell::Verdict(&change.after),
                    Cell::maybe(change.earliest.as_ref(), Cell::Day),
                    Cell::maybe(change.latest.as_ref(), Cell::Day),
                    Cell::text(change.said.join("\n")),
                ]);
            }
        }
        Table { name: self.said(&t.sheet_changes), columns, rows }
    }

    fn comparison(&self, comparison: &'a ComparisonView) -> Table<'a> {
        let (l, t) = (&self.words.labels, &self.words.tables);
        let c = &self.words.comparison.labels;
        let mut columns = self.columns(&[
            (&t.rule, 10.0),
            (&t.title, 28.0),
            (&c.moved, 20.0),
            (&c.verdict_before, 18.0),
            (&c.verdict_now, 18.0),
            (&t.role, 18.0),
            (&l.act, 24.0),
            (&t.lang, 12.0),
            (&t.citation, 26.0),
        ]);
        for side in [&c.before, &c.now] {
            for (of, width) in [(&l.edition, 13.0), (&t.quote, 48.0), (&t.mark, 20.0)] {
                columns.push(Column { caption: format!("{}: {}", self.said(side), self.said(of)), width });
            }
        }
        let mut rows = Vec::new();
        for rule in &comparison.rules {
            let head = || {
                vec![
                    Cell::text(&rule.rule),
                    Cell::text(&rule.title.text),
                    Cell::text(&rule.moved.label),
                    Cell::maybe(rule.before.as_ref(), Cell::Verdict),
                    Cell::maybe(rule.now.as_ref(), Cell::Verdict),
                ]
            };
            if rule.quotes.is_empty() {
                let mut row = head();
                row.extend((0..10).map(|_| Cell::Empty));
                rows.push(row);
            }
            for quote in &rule.quotes {
                let mut row = head();
                row.extend([
                    Cell::text(&quote.moved.label),
                    Cell::text(&quote.act_title.text),
                    Cell::text(&quote.language.label),
                    Cell::text(&quote.citation),
                ]);
                row.extend(side(quote.before.as_ref()));
                row.extend(side(quote.now.as_ref()));
                rows.push(row);
            }
        }
        Table { name: self.said(&t.sheet_comparison), columns, rows }
    }
}

fn side(text: Option<&MovedText>) -> [Cell<'_>; 3] {
    match text {
        Some(text) => [
            Cell::Day(&text.edition),
            Cell::text(&text.text),
            Cell::maybe(text.mark.as_ref(), |mark| Cell::Warn(mark.into())),
        ],
        None => [Cell::Empty, Cell::Empty, Cell::Empty],
    }
}
