//! The report as one page of HTML: `templates/report.html` with its parts, styles and script.
//!
//! Everything is escaped by the template engine; only the styles and the script are put in as they are. The page forbids
//! itself every request to the outside.

use super::ReportError;
use super::template::{self, Templates};
use super::view::View;
use super::words::Words;
use crate::law::Lang;
use minijinja::Value;
use minijinja::value::Serde;
use std::collections::BTreeMap;

/// Writes the page, with templates of one's own in place of those of this build.
pub fn write(view: &View, words: &Words, lang: Lang, own: Option<&Templates>) -> Result<String, ReportError> {
    let mut env = template::environment()?;
    template::load(&mut env, own, ".html")?;
    // Parts and macros see them as the page does.
    env.add_global("r", Value::from(Serde(view)));
    env.add_global("w", template::labels(words, lang)?);
    env.add_global("t", timeline_labels(words, lang));
    template::add_tables(&mut env, words, lang)?;
    env.add_global("css", template::verbatim(own, "report.css"));
    env.add_global("js", template::verbatim(own, "report.js"));
    let page = env.get_template("report.html")?;
    page.render(()).map_err(|e| template::blame(e, own))
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
