//! On a terminal.

use super::words::AmendWords;
use super::{ActView, Moved, Quoted, View};
use crate::assess::Verdict;
use crate::language::beginning;
use crate::law::Lang;
use crate::report::{one_line, words};
use crate::rule::model::Texts;
use std::fmt::Write;

/// The longest quote shown, in characters.
const QUOTE: usize = 300;

/// Writes the lines.
pub fn write(view: &View, w: &AmendWords, lang: Lang) -> String {
    let mut out = String::new();
    for act in &view.acts {
        let _ = writeln!(out, "{} ({}, {}) {}", one_line(&act.title), act.act, act.lang, carried_out(act, w, lang));
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
        for mark in marks(v, w, lang) {
            let _ = writeln!(out, "      {mark}");
        }
        for (sign, said, all) in said(v, w) {
            for q in all {
                let _ = writeln!(out, "      {sign} {}: {}", said.get(lang), quote(q));
            }
        }
    }
    if !view.open.is_empty() {
        let _ = writeln!(out, "\n{}", w.open.get(lang));
    }
    for o in &view.open {
        let _ = writeln!(out, "  {}  {}  {}", one_line(&o.rule), label(o.verdict, lang), one_line(&o.title));
        if let Some(near) = &o.near {
            let _ = writeln!(out, "      {}: {}", w.near.get(lang), quote(near));
        }
        if !o.lacks.is_empty() {
            let _ = writeln!(out, "      {}", one_line(&o.lacks));
        }
        let _ = writeln!(out, "      {}: {}", w.advice.get(lang), one_line(&o.recommendation));
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

/// How many of the instructions for an act were carried out.
pub fn carried_out(act: &ActView, w: &AmendWords, lang: Lang) -> String {
    format!("{}: {} {} {}", w.applied.get(lang), act.applied, w.of.get(lang), act.instructions)
}

/// The evidence of a verdict before and after: its sign, what became of it, and it.
pub fn said<'v>(v: &'v Moved, w: &'v AmendWords) -> [(char, &'v Texts, &'v [Quoted]); 4] {
    [
        ('+', &w.appeared, &v.appeared),
        ('-', &w.vanished, &v.vanished),
        ('·', &w.taken_up, &v.taken_up),
        ('·', &w.let_go, &v.let_go),
    ]
}

/// What is to be said of a verdict beside what it was and is: each language that moves, that it is worse, that it is lost.
pub fn marks(v: &Moved, w: &AmendWords, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    // Where both languages move as the verdict does, there is nothing to add.
    if v.languages.values().any(|m| *m != [v.before, v.after]) || v.languages.len() < Lang::AUTHENTIC.len() {
        let each = v.languages.iter();
        out.extend(each.map(|(l, [a, b])| format!("{l}: {} → {}", label(a, lang), label(b, lang))));
    }
    if v.worse {
        out.push(w.worse.get(lang).to_owned());
    }
    if v.lost {
        out.push(w.lost.get(lang).to_owned());
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
    beginning(&one_line(text), QUOTE)
}
