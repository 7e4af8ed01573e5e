//! As a page: `templates/amend.html`. Everything is escaped by the template engine.

use super::text::{label, marks};
use super::words::AmendWords;
use super::{RowView, View};
use crate::assess::Verdict;
use crate::law::Lang;
use crate::report::{ReportError, clean, template};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Table<'a> {
    title: String,
    lang: &'static str,
    w: BTreeMap<String, String>,
    rows: Vec<&'a RowView>,
}

/// Writes the page.
pub fn write(view: &View, words: &AmendWords, lang: Lang) -> Result<String, ReportError> {
    let mut env = template::environment()?;
    env.add_template("amend.html", include_str!("../../../templates/amend.html"))?;
    let labels: BTreeMap<&str, String> = Verdict::ALL.iter().map(|v| (v.tag(), label(v.tag(), lang))).collect();
    let mut tables: Vec<Table<'_>> = Vec::new();
    for act in &view.acts {
        let own = Lang::parse(act.lang).unwrap_or(lang);
        let rows: Vec<&RowView> = view.table.iter().filter(|r| r.act == act.act && r.lang == act.lang).collect();
        if !rows.is_empty() {
            tables.push(Table { title: act.title.clone(), lang: act.lang, w: in_language(words, own)?, rows });
        }
    }
    let marks: Vec<Vec<String>> = view.verdicts.iter().map(|v| marks(v, words, lang)).collect();
    let titles: Vec<String> = view.titles.values().cloned().collect();
    let page = env.get_template("amend.html")?;
    let page = page.render(context! {
        v => Value::from(Serde(serde_json::to_value(view)?)), w => in_language(words, lang)?, labels, tables => Value::from(Serde(serde_json::to_value(&tables)?)), titles, marks, lang => lang.tag()
    })?;
    Ok(clean(&page).into_owned())
}

fn in_language(words: &AmendWords, lang: Lang) -> Result<BTreeMap<String, String>, ReportError> {
    let all = serde_json::to_value(words)?;
    let all = all.as_object().into_iter().flatten();
    Ok(all.filter_map(|(name, texts)| Some((name.clone(), texts.get(lang.tag())?.as_str()?.to_owned()))).collect())
}
