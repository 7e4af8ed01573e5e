//! Finds provisions in the files of the corpora.

use super::exit::Failure;
use super::options::Global;
use super::session::Session;
use crate::assess::Assessment;
use crate::law::ActCode;
use crate::report::places::{Place, Places, wanted};
use std::fs;
use std::path::{Path, PathBuf};

/// Looks up everything that an assessment quotes, and the places where norms were looked for. The texts that hold them
/// are read again.
///
/// # Errors
/// If the corpus cannot be read.
pub fn places(session: &Session<'_>, global: &Global, assessment: &Assessment) -> Result<Places, Failure> {
    let acts = session.found_again()?;
    let roots: Vec<PathBuf> = global.corpus.iter().map(|c| fs::canonicalize(c).unwrap_or_else(|_| c.clone())).collect();
    let mut places = Places::new(roots.len().max(1));
    for (text, eids) in wanted(assessment) {
        let Some(code) = ActCode::parse(&text.0) else { continue };
        // An act may stand in several places; of two editions of one day the first one counts.
        let found = acts.iter().filter(|a| a.is_of(&code)).map(|a| a.locate(text.1, text.2, &eids));
        for located in found.into_iter().find(|f| !f.is_empty()).unwrap_or_default() {
            let (path, corpus) = below(&located.file, &roots);
            places.add(text.clone(), &located.eid, Place { path, line: located.line, corpus });
        }
    }
    Ok(places)
}

/// The path below the corpus that it stands in, and which one that is. Files of the embedded corpus and of repositories
/// are named below it already.
fn below(file: &Path, roots: &[PathBuf]) -> (String, usize) {
    let found = roots.iter().enumerate().find_map(|(n, root)| Some((file.strip_prefix(root).ok()?, n)));
    let (path, n) = found.unwrap_or((file, 0));
    let parts: Vec<String> = path
        .components()
        .filter_map(|c| match c {
            std::path::Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    match parts.is_empty() {
        // The corpus is this one file.
        true => (file.file_name().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default(), n),
        false => (parts.join("/"), n),
    }
}
