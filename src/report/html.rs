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

/// Writes the page.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<String, ReportError> {
    let mut env = template::environment()?;
    for (name, text) in [
        ("report.html", include_str!("../../templates/report.html")),
        ("finding.html", include_str!("../../templates/finding.html")),
        ("quote.html", include_str!("../../templates/quote.html")),
    ] {
        env.add_template(name, text)?;
    }
    env.add_global("css", Value::from_safe_string(include_str!("../../templates/report.css").to_owned()));
    env.add_global("js", Value::from_safe_string(include_str!("../../templates/report.js").to_owned()));
    let page = env.get_template("report.html")?;
    Ok(page.render(context! { r => Serde(view), w => template::labels(words, lang)? })?)
}
