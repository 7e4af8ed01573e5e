//! The report as one table (CSV, RFC 4180, UTF-8): one row for each quote of a finding, one row for a finding without
//! quotes.
//!
//! Programs of tables read a cell that begins with `=`, `+`, `-` or `@` as a formula. In front of such a sign at the
//! beginning of a cell, or right after `;`, `,`, a quotation mark, a tab or a line break, stands an apostrophe, as they
//! themselves write words that look so.

use super::ReportError;
use super::flat::{self, Part};
use super::view::{FindingView, MovedQuote, MovedRule, Quote, View};
use super::words::Words;
use crate::law::Lang;

/// What tells programs of tables that a file is UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Writes the table; with a comparison, what only the other report quotes has rows too.
///
/// # Errors
/// None that an assessment causes.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let rows = Rows { view, words, lang };
    let mut out = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(rows.head())?;
    for finding in &view.findings {
        for row in rows.of(finding) {
            out.write_record(row.iter().map(|cell| inert(cell)))?;
        }
    }
    for gone in view.comparison.iter().flat_map(|c| &c.rules).filter(|m| m.anchor.is_none()) {
        out.write_record(rows.gone(gone).iter().map(|cell| inert(cell)))?;
    }
    out.into_inner().map_err(|e| ReportError::Output(e.into_error()))
}

/// The cell, harmless to a program that looks for formulas. One that is set to another separator cuts cells where this
/// file does not, so that what stands right after a separator could begin a cell too.
fn inert(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut begins = true;
    for c in cell.chars() {
        // The wide forms are taken for the narrow ones by programs set to eastern languages.
        if begins && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        out.push(c);
        begins = matches!(c, ';' | ',' | '\t' | '\n' | '"');
    }
    out
}

struct Rows<'a> {
    view: &'a View,
    words: &'a Words,
    lang: Lang,
}

impl Rows<'_> {
    fn head(&self) -> Vec<String> {
        let (l, t, c) = (&self.words.labels, &self.words.tables, &self.words.comparison.labels);
        let said = |texts: &crate::rule::model::Texts| texts.get(self.lang).to_owned();
        let language = |lang| format!("{}: {}", said(&t.verdict_of), self.words.languages.get(lang, self.lang));
        let mut head = vec![said(&t.day), said(&t.rule), said(&t.title), said(&l.verdict)];
        head.extend(Lang::AUTHENTIC.map(language));
        head.extend(
            [
                &l.severity,
                &l.domain,
                &t.standards,
                &t.instruments,
                &l.asks,
                &l.why,
                &l.caveats,
                &l.searched,
                &l.recommendation,
                &l.model,
                &t.matters,
                &t.role,
                &l.act,
                &t.act_code,
                &l.edition,
                &t.lang,
                &t.eid,
                &t.citation,
                &t.mark,
                &t.quote,
                &l.opening_words,
                &l.closing_words,
                &t.matched,
                &l.norm,
                &l.grade,
                &t.why_here,
                &t.note,
                &l.official_text,
            ]
            .map(said),
        );
        if self.view.comparison.is_some() {
            head.extend([&c.moved, &c.verdict_before, &t.gone].map(said));
        }
        head
    }

    fn of(&self, finding: &FindingView) -> Vec<Vec<String>> {
        let head = self.finding(finding);
        let moved = self.view.comparison.iter().flat_map(|c| &c.rules).find(|m| m.rule == finding.rule);
        let row = |rest: Vec<String>, quote: Option<&MovedQuote>| {
            let mut row = [head.clone(), rest].concat();
            if self.view.comparison.is_some() {
                row.extend(self.moved(finding, moved, quote));
            }
            row
        };
        let mut rows = Vec::new();
        for (part, quote) in flat::quotes(finding) {
            let is = |m: &&MovedQuote| {
                m.now.is_some() && m.act == quote.act && m.eid == quote.eid && m.language.tag == quote.lang
            };
            rows.push(row(self.quote(part, quote), moved.and_then(|m| m.quotes.iter().find(is))));
        }
        for vanished in moved.iter().flat_map(|m| &m.quotes).filter(|q| q.now.is_none()) {
            rows.push(row(vanished_quote(vanished), Some(vanished)));
        }
        if rows.is_empty() {
            rows.push(row(vec![String::new(); QUOTE], None));
        }
        rows
    }

    fn finding(&self, f: &FindingView) -> Vec<String> {
        let by = |lang| flat::verdict_of(f, lang).map(|v| v.label.clone()).unwrap_or_default();
        vec![
            self.view.head.at.iso.clone(),
            f.rule.clone(),
            f.title.clone(),
            f.verdict.label.clone(),
            by(Lang::Ru),
            by(Lang::Kk),
            f.severity.label.clone(),
            f.domain.label.clone(),
            f.standards.join("; "),
            flat::instruments(f),
            f.asks.clone(),
            f.why.clone(),
            f.caveats.join("\n"),
            flat::searched(f, self.words, self.lang),
            f.recommendation.clone(),
            f.model.clone().unwrap_or_default(),
            f.matters.clone().unwrap_or_default(),
        ]
    }

    fn quote(&self, part: Part, q: &Quote) -> Vec<String> {
        let mention = self.words.labels.mention.get(self.lang);
        vec![
            part.label(self.words, self.lang).to_owned(),
            q.act_title.text.clone(),
            q.act.clone(),
            q.edition.iso.clone(),
            q.lang.to_owned(),
            q.eid.clone(),
            q.citation.clone(),
            q.mark.clone().unwrap_or_else(|| q.status.label.clone()),
            q.text.clone(),
            flat::context(&q.before),
            flat::context(&q.after),
            flat::matched(q),
            q.norm.as_ref().map_or(mention, |n| &n.label).to_owned(),
            q.grade.label.clone(),
            q.why.clone(),
            q.changed.clone().unwrap_or_default(),
            q.link.as_ref().map(|l| l.href.clone()).unwrap_or_default(),
        ]
    }

    fn moved(&self, finding: &FindingView, rule: Option<&MovedRule>, quote: Option<&MovedQuote>) -> [String; 3] {
        let same = self.words.comparison.moves.get(super::moves::Move::Same, self.lang);
        let before = match rule {
            Some(rule) => rule.before.as_ref().map(|v| v.label.clone()).unwrap_or_default(),
            None => finding.verdict.label.clone(),
        };
        [
            rule.map_or(same, |m| &m.moved.label).to_owned(),
            before,
            quote.map(|q| q.moved.label.clone()).unwrap_or_default(),
        ]
    }

    /// A rule that only the other report has.
    fn gone(&self, rule: &MovedRule) -> Vec<String> {
        let mut row = vec![String::new(), rule.rule.clone(), rule.title.text.clone()];
        row.resize(FINDING + QUOTE, String::new());
        row.push(rule.moved.label.clone());
        row.push(rule.before.as_ref().map(|v| v.label.clone()).unwrap_or_default());
        row.push(String::new());
        row
    }
}

/// Columns of a finding and of a quote.
const FINDING: usize = 17;
const QUOTE: usize = 17;

/// What is known of a quote that only the other report has.
fn vanished_quote(quote: &MovedQuote) -> Vec<String> {
    let text = quote.before.as_ref();
    let mut row = vec![
        String::new(),
        quote.act_title.text.clone(),
        quote.act.clone(),
        text.map(|t| t.edition.iso.clone()).unwrap_or_default(),
        quote.language.tag.clone(),
        quote.eid.clone(),
        quote.citation.clone(),
        text.and_then(|t| t.mark.clone()).unwrap_or_default(),
        text.map(|t| t.text.clone()).unwrap_or_default(),
    ];
    row.resize(QUOTE, String::new());
    row
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn what_looks_like_a_formula_gets_an_apostrophe() {
        for harmful in ["=HYPERLINK(\"https://x\")", "+7", "-cmd|x", "@SUM(A1)", "\tx", "\r=1", "＝1+1"] {
            assert_eq!(inert(harmful), format!("'{harmful}"));
        }
        assert_eq!(inert("жаза;=1+1"), "жаза;'=1+1");
        assert_eq!(inert("\"=1\",+2"), "\"'=1\",'+2");
        for harmless in ["", "1) =x", "қағида; айыппұл – жаза", " =1", "'=1"] {
            assert_eq!(inert(harmless), harmless);
        }
    }
}
