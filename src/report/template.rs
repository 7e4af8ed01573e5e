//! What the templates of HTML and Markdown share: the words of one language, and strictness.

use super::words::Words;
use crate::law::Lang;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeMap;

/// An environment in which a name that is not there is an error, and in which lines of tags leave no trace.
pub fn environment() -> Result<Environment<'static>, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    Ok(env)
}

/// The labels of the templates in one language.
pub fn labels(words: &Words, lang: Lang) -> Result<Value, serde_json::Error> {
    one_language(&words.labels, lang)
}

/// Gives templates the labels of comparisons as `cw` and those of tables as `tw`.
pub fn add_tables(env: &mut Environment<'_>, words: &Words, lang: Lang) -> Result<(), serde_json::Error> {
    env.add_global("cw", one_language(&words.comparison.labels, lang)?);
    env.add_global("tw", one_language(&words.tables, lang)?);
    Ok(())
}

/// One language of a part of the words.
fn one_language(part: &impl Serialize, lang: Lang) -> Result<Value, serde_json::Error> {
    let all = serde_json::to_value(part)?;
    let one: BTreeMap<String, String> = all
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, texts)| Some((name.clone(), texts.get(lang.tag())?.as_str()?.to_owned())))
        .collect();
    Ok(Value::from(Serde(one)))
}
