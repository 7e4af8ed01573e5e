//! The report as typeset pages: `templates/report.typ` set by typst with the view as data.
//!
//! [`press`] is the typesetter with nothing else in reach, [`glyphs`] makes every text one that the fonts can show. Law
//! text is data to the template, never a part of it, so that nothing in it is read as markup.

mod glyphs;
mod press;

pub use press::Printed;

use super::view::View;
use super::words::Words;
use super::{ReportError, template};
use crate::law::Lang;
use serde::Serialize;
use serde_json::{Map, Value};

const TEMPLATE: &str = include_str!("../../../templates/report.typ");

/// Fields that programs read: they stay as they are.
const RAW: [&str; 6] = ["tag", "href", "iso", "lang", "number", "anchor"];

/// Sets the pages and writes them as PDF/UA-1: tagged, with bookmarks and embedded fonts.
///
/// # Errors
/// Only if the template of this build is broken.
pub fn write(view: &View, words: &Words, lang: Lang) -> Result<Printed, ReportError> {
    let packs: Vec<&str> = view.packs.iter().map(|p| p.name.as_str()).collect();
    let ident = format!("olqy {} {} {lang} {}", view.version, view.head.at.iso, packs.join(", "));
    press::print(TEMPLATE, data(view, words, lang)?, &ident).map_err(ReportError::Typeset)
}

/// What the template reads: the view as `r`, the labels as `w`, those of comparisons as `cw`, those of
/// tables as `t`, the words of the pages as `p`.
fn data(view: &View, words: &Words, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let mut all = Map::new();
    all.insert("r".into(), serde_json::to_value(view)?);
    all.insert("w".into(), serde_json::to_value(template::labels(words, lang)?)?);
    all.insert("cw".into(), in_language(&words.comparison.labels, lang)?);
    all.insert("p".into(), in_language(&words.print, lang)?);
    all.insert("t".into(), in_language(&words.tables, lang)?);
    let mut all = Value::Object(all);
    fit(&mut all);
    Ok(serde_json::to_vec(&all)?)
}

/// Words of three languages in one.
fn in_language(texts: &impl Serialize, lang: Lang) -> Result<Value, serde_json::Error> {
    let mut all = serde_json::to_value(texts)?;
    for (_, text) in all.as_object_mut().into_iter().flatten() {
        *text = text.get(lang.tag()).cloned().unwrap_or_default();
    }
    Ok(all)
}

/// Makes every text one that the fonts can show.
fn fit(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let std::borrow::Cow::Owned(shown) = glyphs::shown(text, &press::has) {
                *text = shown;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(fit),
        Value::Object(fields) => {
            // An address is followed as it is; in print it is also read.
            if let Some(Value::String(address)) = fields.get("href") {
                let shown = glyphs::shown(address, &press::has).into_owned();
                fields.insert("shown".into(), Value::String(shown));
            }
            fields.iter_mut().filter(|(name, _)| !RAW.contains(&name.as_str())).for_each(|(_, v)| fit(v));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
