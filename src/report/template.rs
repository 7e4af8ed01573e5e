//! The templates of HTML and Markdown: those of this build, and a reader's own ones in their place.

use super::ReportError;
use super::words::Words;
use crate::law::Lang;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value};
use std::collections::BTreeMap;
use std::error::Error as _;
use std::io;
use std::path::{Path, PathBuf};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The templates of reports: file name and content.
        const EMBEDDED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../templates/", $name)))),*];
    };
}

files! {
    "report.html", "macros.html", "finding.html", "quote.html", "times.html", "summary.html", "heat.html",
    "recommendations.html", "indicators.html", "findings.html", "concordance.html", "method.html", "acts.html", "limits.html",
    "report.css", "report.js", "report.md", "comparison.html", "comparison.md",
}

/// No template is larger than this, in bytes.
const LARGEST: u64 = 4 << 20;

/// Templates of a reader's own, which stand in place of those of the same file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    folder: PathBuf,
    files: BTreeMap<String, String>,
}

/// A file of a folder of templates that is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unused {
    /// No template has this name.
    #[error(
        "{}: no template of this name is asked for; there are {}, and parts of your own begin with _",
        .0.display(),
        EMBEDDED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    )]
    Name(PathBuf),
    /// It cannot be read.
    #[error("{}: {}; the template of olqy is used", .0.display(), .1)]
    Unreadable(PathBuf, String),
}

impl Templates {
    /// Reads the files of a folder, not those of folders in it. Names that begin with a full stop are passed over; those
    /// that begin with `_` are parts that the others may include.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn read(folder: &Path) -> io::Result<(Templates, Vec<Unused>)> {
        let mut found: Vec<PathBuf> =
            std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
        found.sort();
        let mut own = Templates { folder: folder.to_owned(), files: BTreeMap::new() };
        let mut unused = Vec::new();
        for path in found.into_iter().filter(|p| p.is_file()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if !name.starts_with('_') && embedded(&name).is_none() {
                unused.push(Unused::Name(path));
                continue;
            }
            match text(&path) {
                Ok(text) => {
                    own.files.insert(name, text);
                }
                Err(why) => unused.push(Unused::Unreadable(path, why)),
            }
        }
        Ok((own, unused))
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.files.contains_key(name).then(|| self.folder.join(name))
    }
}

fn text(path: &Path) -> Result<String, String> {
    let size = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if size > LARGEST {
        return Err(format!("{size} bytes are more than a template may have ({LARGEST})"));
    }
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let text = String::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to()))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}

fn embedded(name: &str) -> Option<&'static str> {
    EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// An environment in which a name that is not there is an error, and in which lines of tags leave no trace.
pub fn environment<'a>() -> Result<Environment<'a>, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    Ok(env)
}

/// Adds the templates of reports whose names have this extension, own ones in place of those of this build.
pub fn load<'a>(env: &mut Environment<'a>, own: Option<&'a Templates>, extension: &str) -> Result<(), ReportError> {
    let ours = EMBEDDED.iter().filter(|(name, _)| own.is_none_or(|o| !o.files.contains_key(*name)));
    let ours = ours.map(|(name, text)| (*name, *text));
    let theirs = own.into_iter().flat_map(|o| &o.files).map(|(name, text)| (name.as_str(), text.as_str()));
    for (name, text) in ours.chain(theirs).filter(|(name, _)| name.ends_with(extension)) {
        env.add_template(name, text).map_err(|e| blame(e, own))?;
    }
    Ok(())
}

/// A file that is put into a page as it stands.
pub fn verbatim(own: Option<&Templates>, name: &str) -> Value {
    let text = own.and_then(|o| o.files.get(name)).map(String::as_str).or_else(|| embedded(name)).unwrap_or_default();
    Value::from_safe_string(text.to_owned())
}

/// Says in which file and line a template failed.
pub fn blame(error: Error, own: Option<&Templates>) -> ReportError {
    let mut deepest = &error;
    while let Some(inner) = deepest.source().and_then(|s| s.downcast_ref::<Error>()) {
        deepest = inner;
    }
    let Some(file) = own.and_then(|o| o.path(deepest.name()?)) else { return ReportError::Template(error) };
    let line = deepest.line();
    let words = own.and_then(|o| o.files.get(deepest.name()?)?.lines().nth(line?.checked_sub(1)?));
    let cause = match deepest.detail() {
        Some(detail) => format!("{}: {detail}", deepest.kind()),
        None => deepest.kind().to_string(),
    };
    ReportError::OwnTemplate {
        file,
        line: line.unwrap_or(1),
        cause,
        words: words.map(|w| super::one_line(w.trim())).unwrap_or_default(),
    }
}

/// The labels of the templates in one language.
pub fn labels(words: &Words, lang: Lang) -> Result<Value, serde_json::Error> {
    Ok(one_language(&[serde_json::to_value(&words.labels)?, serde_json::to_value(&words.page.labels)?], lang))
}

/// Gives templates the labels of comparisons as `cw` and those of tables as `tw`.
pub fn add_tables(env: &mut Environment<'_>, words: &Words, lang: Lang) -> Result<(), serde_json::Error> {
    env.add_global("cw", one_language(&[serde_json::to_value(&words.comparison.labels)?], lang));
    env.add_global("tw", one_language(&[serde_json::to_value(&words.tables)?], lang));
    Ok(())
}

/// One language of parts of the words.
fn one_language(parts: &[serde_json::Value], lang: Lang) -> Value {
    let one: BTreeMap<String, String> = parts
        .iter()
        .filter_map(serde_json::Value::as_object)
        .flatten()
        .filter_map(|(name, texts)| Some((name.clone(), texts.get(lang.tag())?.as_str()?.to_owned())))
        .collect();
    Value::from(Serde(one))
}
