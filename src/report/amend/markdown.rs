//! As Markdown: words that changed are in bold.

use super::text::{carried_out, label, marks, said};
use super::words::AmendWords;
use super::{Quoted, View};
use crate::amend::table::Piece;
use crate::law::Lang;
use crate::report::markdown::{escape, mark};
use crate::report::view::Segment;
use std::fmt::Write;

/// Writes the document.
pub fn write(view: &View, w: &AmendWords, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", w.title.get(lang));
    for title in view.titles.values() {
        let _ = writeln!(out, "{}\n", escape(title));
    }
    for act in &view.acts {
        let _ = writeln!(out, "- {} ({}, {}). {}", escape(&act.title), act.act, act.lang, carried_out(act, w, lang));
    }
    let _ = writeln!(out, "\n## {}\n", w.verdicts.get(lang));
    if view.verdicts.is_empty() {
        let _ = writeln!(out, "{}", w.same.get(lang));
    }
    for v in &view.verdicts {
        let _ = writeln!(
            out,
            "- **{}** {}: {} → {}",
            escape(&v.rule),
            escape(&v.title),
            label(v.before, lang),
            label(v.after, lang)
        );
        for mark in marks(v, w, lang) {
            let _ = writeln!(out, "  - {mark}");
        }
        for (_, said, all) in said(v, w) {
            for q in all {
                let _ = writeln!(out, "  - {}: {}", said.get(lang), quote(q));
            }
        }
    }
    if !view.open.is_empty() {
        let _ = writeln!(out, "\n## {}\n", w.open.get(lang));
    }
    for o in &view.open {
        let _ = writeln!(out, "- **{}** {}: {}", escape(&o.rule), escape(&o.title), label(o.verdict, lang));
        if let Some(near) = &o.near {
            let _ = writeln!(out, "  - {}: {}", w.near.get(lang), quote(near));
        }
        if !o.lacks.is_empty() {
            let _ = writeln!(out, "  - {}", escape(&o.lacks));
        }
        let _ = writeln!(out, "  - {}: {}", w.advice.get(lang), escape(&o.recommendation));
    }
    if !view.problems.is_empty() {
        let _ = writeln!(out, "\n## {}\n", w.problems.get(lang));
    }
    for p in &view.problems {
        let line = if p.line > 0 { format!("{} {}: ", w.line.get(lang), p.line) } else { String::new() };
        let place = if p.place.is_empty() { String::new() } else { format!("{} – ", escape(&p.place)) };
        let _ = writeln!(out, "- [{}] {line}{place}{}", p.lang, escape(&p.cause));
    }
    let _ = writeln!(out, "\n## {}", w.table.get(lang));
    let mut act = (String::new(), "");
    for row in &view.table {
        if act != (row.act.clone(), row.lang) {
            act = (row.act.clone(), row.lang);
            let own = Lang::parse(row.lang).unwrap_or(lang);
            let title = view.acts.iter().find(|a| a.act == row.act && a.lang == row.lang).map_or("", |a| &a.title);
            let _ = writeln!(
                out,
                "\n### {}\n\n| {} | {} | {} | {} | {} |\n|---|---|---|---|---|",
                escape(title),
                w.number.get(own),
                w.element.get(own),
                w.in_force.get(own),
                w.proposed.get(own),
                w.grounds.get(own)
            );
        }
        let own = Lang::parse(row.lang).unwrap_or(lang);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            row.number,
            cell(&row.element),
            pieces(&row.before, w.absent.get(own)),
            pieces(&row.after, w.excluded.get(own)),
            cell(&row.grounds.join("\n"))
        );
    }
    out
}

fn quote(q: &Quoted) -> String {
    format!("{} ({}/{}): «{}»", escape(&q.citation), q.act, q.eid, escape(&q.quote))
}

fn pieces(pieces: &[Piece], none: &str) -> String {
    if pieces.is_empty() {
        return none.to_owned();
    }
    let piece = |p: &Piece| {
        let line = |text: &str| mark(&Segment { text: text.to_owned(), marked: p.changed });
        p.text.split('\n').map(line).collect::<Vec<_>>().join("<br>")
    };
    pieces.iter().map(piece).collect()
}

fn cell(text: &str) -> String {
    text.split('\n').map(escape).collect::<Vec<_>>().join("<br>")
}
