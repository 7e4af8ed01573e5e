//! `docs/accuracy.md`: everything measured, as a page. The words stand in `page.md`, the numbers come from here.

use super::key::Class;
use super::norms::{Doubtful, Measured, Mistake, Slip, exact};
use super::score::Score;
use super::stems::Gold;
use super::{TEXTS, Text};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use olqy::law::Lang;
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Shares {
    right: usize,
    missed: usize,
    wrong: usize,
    precision: String,
    recall: String,
    f1: String,
}

impl From<Score> for Shares {
    fn from(s: Score) -> Shares {
        Shares {
            right: s.right,
            missed: s.missed,
            wrong: s.wrong,
            precision: three(s.precision()),
            recall: three(s.recall()),
            f1: three(s.f1()),
        }
    }
}

#[derive(Serialize)]
struct Line {
    name: String,
    rows: usize,
    doubtful: usize,
    counted: Shares,
    aside: Shares,
    exact: Option<String>,
}

#[derive(Serialize)]
struct Difference {
    text: String,
    eid: String,
    class: &'static str,
    slip: &'static str,
    words: String,
    note: String,
}

#[derive(Serialize)]
struct Stems {
    lang: String,
    set: &'static str,
    forms: usize,
    shares: Shares,
}

#[derive(Serialize)]
struct Page {
    definitions: Vec<Line>,
    prohibitions: Vec<Line>,
    enumerations: Vec<Line>,
    mistakes: Vec<Difference>,
    worst: Vec<Difference>,
    stems: Vec<Stems>,
}

/// Measures every text with a key and every gold file, and writes the page.
///
/// # Panics
/// If a text, a key or a gold file is missing.
pub fn page(shared: &Path) -> String {
    let measured: Vec<Measured> = TEXTS.iter().map(|t| Measured::new(*t, shared)).collect();
    let mut mistakes: Vec<Mistake> = measured.iter().flat_map(Measured::mistakes).collect();
    mistakes.sort_by_key(|m| (m.doubtful, m.class, !m.text.main, m.slip));
    let differences: Vec<&Mistake> = mistakes.iter().collect();
    let page = Page {
        definitions: lines(&measured, &[Class::Definition, Class::ShortName]),
        prohibitions: lines(&measured, &[Class::Prohibition]),
        enumerations: lines(&measured, &[Class::Enumeration]),
        worst: differences.iter().take(10).map(|m| difference(m)).collect(),
        mistakes: differences.iter().map(|m| difference(m)).collect(),
        stems: stems(shared),
    };
    render(page).unwrap_or_else(|e| panic!("page.md: {e}"))
}

fn render(page: Page) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.render_str(include_str!("page.md"), Value::from(Serde(page)))
}

fn lines(measured: &[Measured], classes: &[Class]) -> Vec<Line> {
    let mut lines: Vec<Line> = measured.iter().map(|m| line(m.text.name(), &[m], classes)).collect();
    for lang in Lang::AUTHENTIC {
        for (main, set) in [(true, "main"), (false, "held out")] {
            let of: Vec<&Measured> = measured.iter().filter(|m| is(&m.text, lang, main)).collect();
            lines.push(line(format!("**{lang}, {set}**"), &of, classes));
        }
    }
    lines
}

fn is(text: &Text, lang: Lang, main: bool) -> bool {
    text.lang == lang && text.main == main
}

fn line(name: String, of: &[&Measured], classes: &[Class]) -> Line {
    let rows = || of.iter().flat_map(|m| classes.iter().map(|c| m.rows(*c)));
    let sum = |doubtful| of.iter().map(|m| m.score(classes, doubtful)).fold(Score::default(), |a, b| a + b);
    Line {
        name,
        rows: rows().map(|(all, _)| all).sum(),
        doubtful: rows().map(|(_, doubtful)| doubtful).sum(),
        counted: sum(Doubtful::Counted).into(),
        aside: sum(Doubtful::Aside).into(),
        exact: classes.contains(&Class::Definition).then(|| three(exact(of))),
    }
}

fn difference(m: &Mistake) -> Difference {
    let words = match m.slip {
        Slip::Missed => m.wanted.clone(),
        Slip::Wrong => m.found.clone(),
        Slip::Term => format!("{}, found {}", m.wanted, m.found),
    };
    Difference {
        text: m.text.name(),
        eid: m.eid.to_string(),
        class: m.class.name(),
        slip: match m.slip {
            Slip::Missed => "missed",
            Slip::Wrong => "false",
            Slip::Term => "other term",
        },
        words: words.replace('|', "\\|"),
        note: m.note.clone(),
    }
}

fn stems(shared: &Path) -> Vec<Stems> {
    let mut out = Vec::new();
    for lang in [Lang::Kk, Lang::Ru] {
        let gold = Gold::read(lang, shared);
        let [first, second] = gold.halves();
        for (set, gold) in [("whole", &gold), ("first half", &first), ("second half", &second)] {
            out.push(Stems { lang: lang.to_string(), set, forms: gold.len(), shares: gold.score(lang).into() });
        }
    }
    out
}

fn three(x: f64) -> String {
    format!("{x:.3}")
}
