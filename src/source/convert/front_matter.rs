//! Markdown, with or without front matter: `---`, YAML, `---` before the text.

use super::facts::{self, Facts, of_address};
use super::{Refusal, Text, charset, language, long_paragraph};
use crate::law::{ActCode, Lang, parse_date};
use crate::source::limits::Limits;
use crate::source::note::day;
use crate::source::{Report, Warning};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Front matter is no longer than this, in bytes.
const LONGEST: usize = 64 << 10;

/// The keys that are read; others are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Keys {
    #[serde(alias = "act_code", alias = "act")]
    code: Option<Value>,
    title: Option<Value>,
    #[serde(alias = "version_date", alias = "edition")]
    date: Option<Value>,
    #[serde(alias = "url")]
    source: Option<Value>,
    requisite: Option<Value>,
    #[serde(alias = "language")]
    lang: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    Number(i64),
    Text(String),
    Each(BTreeMap<String, Option<String>>),
}

impl Value {
    /// The value for a language; one for all languages is the one.
    fn of(&self, lang: Lang) -> Option<String> {
        let text = match self {
            Value::Number(n) => n.to_string(),
            Value::Text(t) => t.trim().to_owned(),
            Value::Each(each) => {
                each.iter().find(|(k, _)| Lang::parse(k) == Some(lang)).and_then(|(_, v)| v.clone())?.trim().to_owned()
            }
        };
        (!text.is_empty()).then_some(text)
    }
}

/// Whether a text begins with front matter.
pub fn has(text: &str) -> bool {
    parts(text).is_some()
}

/// The front matter and the first byte of the text after it.
fn parts(text: &str) -> Option<(&str, usize)> {
    let start = text.strip_prefix("---\n").map(|_| 4).or_else(|| text.strip_prefix("---\r\n").map(|_| 5))?;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(start..at)?, at + line.len()));
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

/// Reads Markdown; the text stays as it is.
///
/// # Errors
/// If a line goes beyond the limit.
pub fn read(bytes: &[u8], name: &Path, limits: &Limits) -> Result<Text, Refusal> {
    let decoded = charset::decode(bytes, None);
    let mut report = Report::default();
    if let Some(line) = decoded.damaged {
        report.warn(
            Warning::file(name, "not all letters of the file could be read")
                .at(line)
                .hint("save it in UTF-8; letters that could not be read stand as \u{fffd}"),
        );
    }
    let text = decoded.text;
    if let Some((i, _)) = text.split('\n').enumerate().find(|(_, l)| l.len() > limits.paragraph) {
        return Err(long_paragraph(limits, u32::try_from(i + 1).unwrap_or(u32::MAX)));
    }
    let (matter, from) = parts(&text).map_or((None, 0), |(m, from)| (Some(m), from));
    let body = text.get(from..).unwrap_or("");
    let named = facts::of_path(name);
    let keys = matter.map(|m| keys(m, name, &mut report)).unwrap_or_default();
    let said = keys.lang.as_ref().and_then(|l| Lang::parse(&l.of(Lang::Ru)?.to_lowercase()));
    let address = |lang| keys.source.as_ref().and_then(|s| s.of(lang));
    let by_address = address(Lang::Ru).map(|a| of_address(&a)).unwrap_or_default();
    let lang = said.unwrap_or_else(|| language(std::iter::once(body.to_owned()), named.lang.or(by_address.lang)));
    let one = |value: &Option<Value>| value.as_ref().and_then(|v| v.of(lang));
    let told = Facts {
        code: one(&keys.code).and_then(|c| ActCode::parse(&c)),
        title: one(&keys.title),
        date: one(&keys.date)
            .and_then(|d| d.get(..10).and_then(parse_date).or_else(|| parse_date(&d)).or_else(|| day(&d))),
        source: address(lang),
        lang: Some(lang),
        ..Facts::default()
    };
    let line = one(&keys.requisite).map(|r| Facts { requisite: Some(r.clone()), ..facts::of_line(Lang::Ru, &r) });
    let by_address = address(lang).map(|a| of_address(&a)).unwrap_or(by_address);
    let facts = told.or(line.unwrap_or_default()).or(by_address);
    let before = text.get(..from).unwrap_or("").matches('\n').count();
    let lines = (0..=body.matches('\n').count()).map(|i| u32::try_from(before + i + 1).unwrap_or(u32::MAX)).collect();
    Ok(Text { lang, markdown: body.to_owned(), lines, facts, report })
}

fn keys(matter: &str, name: &Path, report: &mut Report) -> Keys {
    serde_yaml::from_str(matter).unwrap_or_else(|error| {
        let line = error.location().and_then(|l| u32::try_from(l.line()).ok()).unwrap_or(0);
        let cause = error.to_string();
        let cause = cause.lines().next().unwrap_or("");
        report.warn(
            Warning::file(name, format!("the front matter cannot be read: {cause}"))
                .at(line.saturating_add(1))
                .hint("code and day are taken from the name of the file and its text"),
        );
        Keys::default()
    })
}
