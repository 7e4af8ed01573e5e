//! New text as provisions.

use super::draft::Unit;
use crate::law::{Eid, Kind, Lang, Number, Provision, SourceSpan, Status};
use crate::source::markdown::editor;
use crate::source::markdown::marker::{self, Form};
use crate::source::words::{Words, fold, unfold};

/// Reads the lines of a new text. `of` is the level that it is said to be: headings are looked for only in what can have
/// them.
pub fn provisions(lang: Lang, lines: &[String], of: Unit) -> Vec<Provision> {
    let mut flat: Vec<Provision> = Vec::new();
    for line in lines {
        one(lang, line, of, &mut flat);
    }
    nest(flat)
}

/// A provision that stands alone.
pub fn bare(kind: Kind, num: Option<Number>, text: String) -> Provision {
    Provision {
        eid: Eid::new(""),
        kind,
        num,
        role: None,
        heading: None,
        text,
        status: Status::InForce,
        notes: Vec::new(),
        span: SourceSpan::default(),
        children: Vec::new(),
    }
}

fn one(lang: Lang, line: &str, of: Unit, out: &mut Vec<Provision>) {
    let italic = line.len() > 2 && line.starts_with('*') && line.ends_with('*');
    let line = if italic { line.trim_matches('*').trim() } else { line.trim() };
    if of.rank() <= Unit::Article.rank()
        && let Some((kind, num, heading)) = heading(lang, line)
    {
        let mut p = bare(kind, num, String::new());
        p.heading = (!heading.is_empty()).then_some(heading);
        if p.heading.as_deref().is_some_and(|h| editor::is_excluded(lang, h)) {
            p.status = Status::Excluded;
        }
        out.push(p);
        return;
    }
    let mut p = match marker::split(line) {
        Some(m) => {
            let rest = line.get(m.rest..).unwrap_or("").trim();
            match m.form {
                Form::Paren => bare(Kind::Subpoint, Some(m.number), rest.to_owned()),
                Form::Dot => match marker::split(rest).filter(|inner| inner.form == Form::Paren) {
                    Some(inner) => {
                        out.push(bare(Kind::Point, Some(m.number), String::new()));
                        bare(Kind::Subpoint, Some(inner.number), rest.get(inner.rest..).unwrap_or("").to_owned())
                    }
                    None => bare(Kind::Point, Some(m.number), rest.to_owned()),
                },
            }
        }
        None if of == Unit::Preamble && out.is_empty() => bare(Kind::Preamble, None, line.to_owned()),
        None => bare(Kind::Unnumbered, None, line.to_owned()),
    };
    if editor::is_excluded(lang, &p.text) || (italic && editor::ends_excluded(lang, &p.text)) {
        p.status = Status::Excluded;
    }
    out.push(p);
}

/// The level, number and words of a heading.
pub fn heading(lang: Lang, line: &str) -> Option<(Kind, Option<Number>, String)> {
    let folded = fold(lang, line);
    Words::of(lang).divisions.iter().find_map(|d| {
        let found = d.pattern.captures(&folded)?;
        let num = found.name("num")?;
        let rest = found.name("rest").map_or(folded.len(), |r| r.start());
        let head = folded.get(num.end()..rest)?;
        if d.kind != Kind::Annex && !head.contains(['.', ':']) && rest < folded.len() {
            return None;
        }
        let words = line.get(unfold(line, &folded, rest)..).unwrap_or("").trim().to_owned();
        Some((d.kind, Some(Number::parse(num.as_str())?), words))
    })
}

/// Puts each provision in the last one that can hold it. The reader has the last word once the whole text is read again.
fn nest(flat: Vec<Provision>) -> Vec<Provision> {
    let mut open: Vec<Provision> = Vec::new();
    let mut out: Vec<Provision> = Vec::new();
    let close = |open: &mut Vec<Provision>, out: &mut Vec<Provision>| {
        if let Some(done) = open.pop() {
            match open.last_mut() {
                Some(above) => above.children.push(done),
                None => out.push(done),
            }
        }
    };
    for p in flat {
        while open.last().is_some_and(|o| {
            let ends_list = p.kind == Kind::Unnumbered && o.kind == Kind::Subpoint && !o.text.ends_with(':');
            o.kind.rank() >= p.kind.rank() || ends_list
        }) {
            close(&mut open, &mut out);
        }
        open.push(p);
    }
    while !open.is_empty() {
        close(&mut open, &mut out);
    }
    out
}
