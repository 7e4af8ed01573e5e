//! What provisions do, read as law: the provision, the question, the answer. All sentences are made up.

mod definitions;
mod elements;
mod elements_official;
mod lists;
mod offences;
mod prohibitions;
mod properties;
mod statements;
mod terms;

use olqy::law::{Document, Eid, Lang};
use olqy::norm::{Norm, NormKind, mark};
use std::collections::BTreeMap;
use std::path::Path;

/// The norms of an article written in Markdown; `heading` without the word «Статья».
fn article(lang: Lang, heading: &str, body: &str) -> (Document, BTreeMap<Eid, Vec<Norm>>) {
    let head = match lang {
        Lang::Kk => format!("### 1-бап. {heading}"),
        _ => format!("### Статья 1. {heading}"),
    };
    let text = format!("# Закон\n\n<a id=\"st1\"></a>\n\n{head}\n\n{body}\n");
    let doc = olqy::source::markdown::parse(lang, &text, Path::new("sample.md")).document;
    let norms = mark(lang, &doc);
    (doc, norms)
}

/// The norms of one paragraph.
fn of(lang: Lang, sentence: &str) -> Vec<Norm> {
    article(lang, "Разное", sentence).1.into_values().flatten().collect()
}

/// `eId kind` of every norm, `^` before an inherited one, in the order of eIds.
fn told(lang: Lang, heading: &str, body: &str) -> Vec<String> {
    let (_, norms) = article(lang, heading, body);
    norms
        .iter()
        .flat_map(|(eid, list)| {
            list.iter().map(move |n| {
                let mark = if n.inherited { "^" } else { "" };
                let kind = format!("{:?}", n.kind).to_lowercase();
                format!("{} {mark}{kind}", eid.as_str().trim_start_matches("art_1__"))
            })
        })
        .collect()
}

/// Fails with all sentences of `cases` that do (or do not) carry a norm of `kind`.
fn all(lang: Lang, kind: NormKind, carried: bool, cases: &[&str]) {
    let wrong: Vec<&str> =
        cases.iter().copied().filter(|s| of(lang, s).iter().any(|n| n.kind == kind) != carried).collect();
    assert!(wrong.is_empty(), "{kind:?} should be carried: {carried}\n{}", wrong.join("\n"));
}
