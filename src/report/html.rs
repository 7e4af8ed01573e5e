//! The report as one page of HTML: `templates/report.html` with its parts, styles and script.
//!
//! Everything is escaped by the template engine; only the styles and the script of this crate are put in as they are.
//! The page forbids itself every request to the outside.

use super::view::View;
use super::words::Words;
use super::{ReportError, template};
use crate::law::Lang;
use minijinja::value::Serde;
use minijinja::{Value, context};
use std::collections::BTreeMap;

/// Writes the page.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<String, ReportError> {
    let mut env = template::environment()?;
    for (name, text) in [
        ("report.html", include_str!("../../templates/report.html")),
        ("finding.html", include_str!("../../templates/finding.html")),
        ("quote.html", include_str!("../../templates/quote.html")),
        ("timeline.html", include_str!("../../templates/timeline.html")),
        ("comparison.html", include_str!("../../templates/comparison.html")),
    ] {
        env.add_template(name, text)?;
    }
    env.add_global("t", timeline_labels(words, lang));
    template::add_tables(&mut env, words, lang)?;
    env.add_global("css", Value::from_safe_string(include_str!("../../templates/report.css").to_owned()));
    env.add_global("js", Value::from_safe_string(include_str!("../../templates/report.js").to_owned()));
    let page = env.get_template("report.html")?;
    Ok(page.render(context! { r => Serde(view), w => template::labels(words, lang)? })?)
}

/// The words of the timelines in one language.
fn timeline_labels(words: &Words, lang: Lang) -> Value {
    let t = &words.timeline;
    let labels =
        [("title", &t.title), ("note", &t.note), ("changes", &t.changes), ("unsure", &t.unsure), ("now", &t.now)];
    let one: BTreeMap<&str, String> =
        labels.into_iter().map(|(name, texts)| (name, texts.get(lang).to_owned())).collect();
    Value::from(one)
}
