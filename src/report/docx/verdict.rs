//! How a verdict looks: a sign that a black-and-white print keeps, the style of its words, and a colour behind it.

use crate::assess::Verdict;
use crate::law::Lang;
use crate::report::view::{Count, Tagged};
use crate::report::word::{Cell, Look, Paragraph, Run, Style};

struct Appearance {
    verdict: Verdict,
    sign: &'static str,
    style: &'static str,
    fill: &'static str,
}

const APPEARANCES: [Appearance; 5] = [
    Appearance { verdict: Verdict::Met, sign: "+", style: "VerdictMet", fill: "E6F2EA" },
    Appearance { verdict: Verdict::Partial, sign: "±", style: "VerdictPartial", fill: "FBF1DD" },
    Appearance { verdict: Verdict::Divergent, sign: "≠", style: "VerdictDivergent", fill: "F0E9F8" },
    Appearance { verdict: Verdict::Gap, sign: "−", style: "VerdictGap", fill: "FAE7E8" },
    Appearance { verdict: Verdict::NotAssessable, sign: "?", style: "VerdictNotAssessable", fill: "EDEEF0" },
];

fn of(tag: &str) -> Option<&'static Appearance> {
    APPEARANCES.iter().find(|a| a.verdict.tag() == tag)
}

/// The verdict in words, with its sign and colour.
pub fn verdict(value: &Tagged, lang: Lang) -> Run {
    match of(&value.tag) {
        Some(a) => Run::new(format!("{}\u{a0}{}", a.sign, value.label), lang).look(Look::Verdict(a.style)),
        None => Run::new(value.label.clone(), lang),
    }
}

/// How many findings have a verdict, with its sign and colour.
pub fn count(count: &Count, lang: Lang) -> Run {
    match of(&count.verdict.tag) {
        Some(a) => Run::new(format!("{}\u{a0}{}", a.sign, count.n), lang).look(Look::Verdict(a.style)),
        None => Run::new(format!("{} {}", count.verdict.label, count.n), lang),
    }
}

/// A cell with the verdict.
pub fn cell(value: &Tagged, lang: Lang) -> Cell {
    tinted(Cell::of(Paragraph::new(Style::Cell).run(verdict(value, lang))), value)
}

/// The cell in the colour of the verdict.
pub fn tinted(cell: Cell, value: &Tagged) -> Cell {
    match of(&value.tag) {
        Some(a) => cell.fill(a.fill),
        None => cell,
    }
}
