//! `olqy inspect norms`: what each provision does, and what each norm is made of.

use super::{FileArgs, Format, read};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::law::Eid;
use crate::norm::elements::Span;
use crate::norm::{Elements, Norm, NormKind, Passage, elements, passages};
use crate::report::clean;
use serde::Serialize;
use std::io::Write;

/// A norm as it is printed.
#[derive(Serialize)]
struct Row<'a> {
    eid: &'a Eid,
    citation: String,
    kind: NormKind,
    term: Option<&'a str>,
    trigger: &'a str,
    inherited: bool,
    quote: &'a str,
    /// Nothing for norms whose kind has no elements.
    elements: Option<Parts<'a>>,
}

/// Words of a provision with their place in it.
#[derive(Serialize)]
struct Words<'a> {
    /// The provision: that of the row, or one whose words govern it.
    eid: &'a Eid,
    /// Bytes of its text (of the governing words, for the tail of a list).
    range: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Parts<'a> {
    Definition {
        meaning: Option<Words<'a>>,
        genus: Option<Words<'a>>,
        forms: Vec<Words<'a>>,
        scope: Option<Words<'a>>,
    },
    Prohibition {
        addressee: Option<Words<'a>>,
        setting: Option<Words<'a>>,
        conduct: Option<Words<'a>>,
        exceptions: Vec<Words<'a>>,
        conditions: Vec<Words<'a>>,
    },
    Offence {
        disposition: Option<Words<'a>>,
        qualified: Option<Qualified<'a>>,
        minor: Option<Words<'a>>,
        sanctions: Vec<crate::norm::SanctionKind>,
    },
}

/// By which words an offence is a qualified form, and of what.
#[derive(Serialize)]
struct Qualified<'a> {
    words: Words<'a>,
    of: Vec<Eid>,
}

pub(super) fn run(global: &Global, args: &FileArgs) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let (edition, document) = read(&mut session, args)?;
    let passages = passages(&edition, document.lang);
    let rows = passages.iter().flat_map(|p| p.norms.iter().map(move |n| row(p, n)));
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            let rows: Vec<Row<'_>> = rows.collect();
            serde_json::to_writer_pretty(&mut out, &rows).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            for row in rows {
                print(&mut out, &row)?;
            }
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

fn row<'a>(p: &'a Passage, n: &'a Norm) -> Row<'a> {
    Row {
        eid: &p.eid,
        citation: p.citation.local(p.lang),
        kind: n.kind,
        term: n.term.as_ref().map(|t| t.text.as_str()),
        trigger: &n.trigger,
        inherited: n.inherited,
        quote: &p.text,
        elements: elements(p, n).map(|e| parts(p, n, e)),
    }
}

fn words<'a>(p: &'a Passage, span: &Span) -> Words<'a> {
    let eid = span.governing.and_then(|at| p.governing.get(at)).map_or(&p.eid, |g| &g.eid);
    Words { eid, range: [span.range.start, span.range.end], text: span.words(p) }
}

fn parts<'a>(p: &'a Passage, n: &Norm, e: Elements) -> Parts<'a> {
    let one = |span: &Option<Span>| span.as_ref().map(|s| words(p, s));
    let all = |ranges: &[std::ops::Range<usize>]| {
        ranges.iter().map(|r| words(p, &Span { governing: None, range: r.clone() })).collect()
    };
    match e {
        Elements::Definition(d) => Parts::Definition {
            meaning: one(&d.meaning),
            genus: one(&d.genus),
            forms: d.forms.iter().map(|s| words(p, s)).collect(),
            scope: one(&d.scope),
        },
        Elements::Prohibition(b) => Parts::Prohibition {
            addressee: one(&b.addressee),
            setting: one(&b.setting),
            conduct: one(&b.conduct),
            exceptions: all(&n.exceptions),
            conditions: all(&n.conditions),
        },
        Elements::Offence(o) => Parts::Offence {
            disposition: one(&o.disposition),
            qualified: o.qualified.map(|q| Qualified { words: words(p, &q.span), of: q.of }),
            minor: one(&o.minor),
            sanctions: n.sanctions.clone(),
        },
    }
}

fn print(out: &mut impl Write, row: &Row<'_>) -> std::io::Result<()> {
    let inherited = if row.inherited { " (inherited)" } else { "" };
    let term = row.term.map(|t| format!(" «{}»", clean(t))).unwrap_or_default();
    writeln!(out, "{}  {}{inherited}{term}  [{}]", row.eid, row.kind.tag(), clean(row.trigger))?;
    let mut part = |name: &str, w: &Words<'_>| {
        let above = if w.eid == row.eid { String::new() } else { format!(" ({})", w.eid) };
        writeln!(out, "    {name}{above}: {}", clean(w.text))
    };
    match &row.elements {
        None => Ok(()),
        Some(Parts::Definition { genus, forms, scope, .. }) => {
            genus.iter().try_for_each(|w| part("genus", w))?;
            forms.iter().try_for_each(|w| part("form", w))?;
            scope.iter().try_for_each(|w| part("scope", w))
        }
        Some(Parts::Prohibition { addressee, setting, conduct, exceptions, conditions }) => {
            addressee.iter().try_for_each(|w| part("addressee", w))?;
            setting.iter().try_for_each(|w| part("setting", w))?;
            conduct.iter().try_for_each(|w| part("conduct", w))?;
            exceptions.iter().try_for_each(|w| part("exception", w))?;
            conditions.iter().try_for_each(|w| part("condition", w))
        }
        Some(Parts::Offence { disposition, qualified, minor, .. }) => {
            disposition.iter().try_for_each(|w| part("disposition", w))?;
            if let Some(q) = qualified {
                let of: Vec<&str> = q.of.iter().map(Eid::as_str).collect();
                part(
                    &format!("qualified of {}", if of.is_empty() { "?".to_owned() } else { of.join(", ") }),
                    &q.words,
                )?;
            }
            minor.iter().try_for_each(|w| part("minor", w))
        }
    }
}
