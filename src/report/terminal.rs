//! The verdicts as lines on a terminal.

use super::clean::one_line;
use super::view::{ComparisonView, Day, FindingView, Quote, Tagged, View};
use super::words::Words;
use crate::law::Lang;
use std::fmt::Write;

/// Lines are broken before this many characters.
const WIDTH: usize = 100;

/// The longest quote shown, in characters; a report shows it whole.
const QUOTE: usize = 400;

/// Writes one block for each rule (verdict, id and title; why; the best provision) and a line of counts.
pub fn write(view: &View, words: &Words, lang: Lang, color: bool) -> String {
    let paint = Paint { color };
    let labels = &words.labels;
    let mut out = String::new();
    let widest = view.summary.verdicts.iter().map(|c| c.verdict.label.chars().count()).max().unwrap_or(0);
    let _ = writeln!(
        out,
        "{}",
        paint.dim(&wrap(&format!("{}. {} {}", view.head.as_of, view.head.rank, view.head.known), ""))
    );
    for note in &view.head.status_notes {
        let _ = writeln!(out, "{}", paint.dim(&wrap(note, "")));
    }
    for finding in &view.findings {
        out.push('\n');
        let verdict = &finding.verdict;
        let label = format!("{} {:widest$}", shape(&verdict.tag), verdict.label);
        let _ = writeln!(
            out,
            "{}  {}  {}",
            paint.verdict(&verdict.tag, &label),
            paint.bold(&one_line(&finding.rule)),
            one_line(&finding.title)
        );
        let _ = writeln!(out, "{}", wrap(&finding.why, "    "));
        best(&mut out, finding, view.lang, labels.nearest.get(lang), &paint);
    }
    let counts: Vec<String> = view
        .summary
        .verdicts
        .iter()
        .map(|c| paint.verdict(&c.verdict.tag, &format!("{} {}: {}", shape(&c.verdict.tag), c.verdict.label, c.n)))
        .collect();
    let _ = writeln!(out, "\n{}  {}", paint.bold(&view.summary.total), counts.join("  "));
    if let Some(comparison) = &view.comparison {
        compared(&mut out, comparison, words, lang, &paint);
    }
    out
}

/// What moved: a line for each rule with both verdicts, lines for provisions, a line for each act.
fn compared(out: &mut String, comparison: &ComparisonView, words: &Words, lang: Lang, paint: &Paint) {
    let w = &words.comparison.labels;
    let _ = writeln!(out, "\n{}", paint.bold(w.title.get(lang)));
    for note in std::iter::once(&comparison.said).chain(&comparison.notes) {
        let _ = writeln!(out, "{}", paint.dim(&wrap(note, "")));
    }
    let verdict = |v: &Option<Tagged>| match v {
        Some(v) => paint.verdict(&v.tag, &format!("{} {}", shape(&v.tag), v.label)),
        None => paint.dim(w.no_rule.get(lang)),
    };
    for moved in &comparison.rules {
        let (before, now) = (verdict(&moved.before), verdict(&moved.now));
        let id = paint.bold(&one_line(&moved.rule));
        let _ = writeln!(out, "\n{id}  {}: {before} → {now}", moved.moved.label);
        let _ = writeln!(out, "{}", wrap(&moved.title.text, "    "));
        for l in &moved.languages {
            let _ = writeln!(out, "    {}: {} → {}", l.language.label, verdict(&l.before), verdict(&l.now));
        }
        for quote in &moved.quotes {
            let side = quote.now.as_ref().or(quote.before.as_ref());
            let mark = side.and_then(|s| s.mark.as_ref()).map(|m| format!(" [{m}]")).unwrap_or_default();
            let edition = side.map_or("", |s| &s.edition.iso);
            let line = format!("{}: {} [{}, {edition}]{mark}", quote.moved.label, quote.citation, quote.act);
            let _ = writeln!(out, "{}", paint.dim(&wrap(&line, "      ")));
        }
    }
    if comparison.rules.is_empty() {
        let _ = writeln!(out, "{}", w.nothing.get(lang));
    }
    for act in &comparison.acts {
        let day = |d: &Option<Day>| d.as_ref().map_or(w.no_edition.get(lang), |d| &d.iso).to_owned();
        let line = format!("{}: {}, {} → {}", act.title.text, act.moved.label, day(&act.before), day(&act.now));
        let _ = writeln!(out, "{}", paint.dim(&wrap(&line, "")));
    }
    let counts: Vec<String> = comparison.counts.iter().map(|c| format!("{}: {}", c.moved.label, c.n)).collect();
    let _ = writeln!(out, "\n{}", counts.join("  "));
}

/// The first quote of the evidence, or else of what came close, with why it does not count; in the reader's language
/// where there is one.
fn best(out: &mut String, finding: &FindingView, lang: &str, nearest: &str, paint: &Paint) {
    let rank = |q: &&Quote| (q.lang != lang, q.order);
    let evidence = finding.evidence.iter().flat_map(|g| &g.quotes).min_by_key(rank);
    let near = finding.nearest.iter().flat_map(|g| &g.quotes).min_by_key(rank);
    match (evidence, near) {
        (Some(quote), _) => show(out, quote, paint),
        (None, Some(quote)) => {
            let _ = writeln!(out, "{}", paint.dim(&wrap(&format!("{nearest}:"), "    ")));
            show(out, quote, paint);
            let _ = writeln!(out, "{}", wrap(&quote.why, "      "));
        }
        (None, None) => {}
    }
}

fn show(out: &mut String, quote: &Quote, paint: &Paint) {
    let mark = quote.mark.as_deref().map(|m| format!(" [{m}]")).unwrap_or_default();
    let place = if quote.full {
        format!("{} [{}]{mark}", quote.citation, quote.act)
    } else {
        format!("{} – {} [{}, {}]{mark}", quote.citation, quote.act_title.text, quote.act, quote.edition.iso)
    };
    let _ = writeln!(out, "{}", paint.dim(&wrap(&place, "      ")));
    let mut text = one_line(&quote.text);
    if let Some((cut, _)) = text.char_indices().nth(QUOTE) {
        text.truncate(cut);
        text.push('…');
    }
    let _ = writeln!(out, "{}", wrap(&format!("«{text}»"), "      "));
}

/// A sign for each verdict, so that it can be told without colour.
pub(super) fn shape(verdict: &str) -> char {
    match verdict {
        "met" => '●',
        "partial" => '◐',
        "divergent" => '≠',
        "gap" => '○',
        _ => '?',
    }
}

/// Breaks words into lines of [`WIDTH`] characters, each after `indent`.
pub(super) fn wrap(text: &str, indent: &str) -> String {
    let mut lines = vec![String::from(indent)];
    let mut width = indent.len();
    let mut empty = true;
    for word in one_line(text).split_whitespace() {
        let length = word.chars().count();
        if !empty && width + 1 + length > WIDTH {
            lines.push(indent.to_owned());
            width = indent.len();
            empty = true;
        }
        if let Some(line) = lines.last_mut() {
            if !empty {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
        }
        width += length;
        empty = false;
    }
    lines.join("\n")
}

pub(super) struct Paint {
    pub color: bool,
}

impl Paint {
    pub(super) fn code(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
    pub(super) fn bold(&self, text: &str) -> String {
        self.code("1", text)
    }
    pub(super) fn dim(&self, text: &str) -> String {
        self.code("2", text)
    }
    pub(super) fn verdict(&self, verdict: &str, text: &str) -> String {
        let code = match verdict {
            "met" => "32",
            "partial" => "33",
            "divergent" => "35",
            "gap" => "31",
            _ => "2",
        };
        self.code(code, text)
    }
}
