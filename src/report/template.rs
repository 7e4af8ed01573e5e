//! What the templates of HTML and Markdown share: the words of one language, and strictness.

use super::words::Words;
use crate::law::Lang;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value};
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
    let all = serde_json::to_value(&words.labels)?;
    let one: BTreeMap<String, String> = all
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, texts)| Some((name.clone(), texts.get(lang.tag())?.as_str()?.to_owned())))
        .collect();
    Ok(Value::from(Serde(one)))
}
