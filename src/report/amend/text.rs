//! On a terminal.

use super::words::AmendWords;
use super::{Quoted, View};
use crate::assess::Verdict;
use crate::law::Lang;
use crate::report::{one_line, words};
use std::fmt::Write;

/// The longest quote shown, in characters.
const QUOTE: usize = 300;

/// Writes the lines.
pub fn write(view: &View, w: &AmendWords, lang: Lang) -> String {
    let mut out = String::new();
    for act in &view.acts {
        let _ = writeln!(
            out,
            "{} ({}, {}) {}: {} {} {}",
            one_line(&act.title),
            act.act,
            act.lang,
            w.applied.get(lang),
            act.applied,
            w.of.get(lang),
            act.instructions
        );
    }
    let _ = writeln!(out, "\n{}", w.verdicts.get(lang));
    if view.verdicts.is_empty() {
        let _ = writeln!(out, "  {}", w.same.get(lang));
    }
    for v in &view.verdicts {
        let _ = writeln!(
            out,
            "  {}  {} → {}  {}",
            one_line(&v.rule),
            label(v.before, lang),
            label(v.after, lang),
            one_line(&v.title)
        );
        for (sign, said, all) in [('+', &w.appeared, &v.appeared), ('-', &w.vanished, &v.vanished)] {
            for q in all {
                let _ = writeln!(out, "      {sign} {}: {}", said.get(lang), quote(q));
            }
        }
    }
    if !view.problems.is_empty() {
        let _ = writeln!(out, "\n{}", w.problems.get(lang));
    }
    for p in &view.problems {
        let line = if p.line > 0 { format!(", {} {}", w.line.get(lang), p.line) } else { String::new() };
        let place = if p.place.is_empty() { String::new() } else { format!("{} — ", short(&p.place)) };
        let _ = writeln!(out, "  [{}{line}] {place}{}", p.lang, one_line(&p.cause));
        if let Some(hint) = &p.hint {
            let _ = writeln!(out, "      {}", one_line(hint));
        }
    }
    out
}

/// The name of a verdict.
pub fn label(tag: &str, lang: Lang) -> String {
    let verdict = Verdict::ALL.into_iter().find(|v| v.tag() == tag);
    match (words::words(), verdict) {
        (Ok(words), Some(verdict)) => words.verdicts.get(verdict, lang).to_owned(),
        _ => tag.to_owned(),
    }
}

fn quote(q: &Quoted) -> String {
    format!("{} ({}/{}, {}): «{}»", one_line(&q.citation), q.act, q.eid, q.lang, short(&q.quote))
}

fn short(text: &str) -> String {
    let line = one_line(text);
    let mut out: String = line.chars().take(QUOTE).collect();
    if out.len() < line.len() {
        out.push('…');
    }
    out
}
