//! Where each file of an act stands in the folder layout.

use super::folder::code_of;
use super::origin::Origin;
use super::{ActFiles, EditionFiles, Warning};
use crate::law::{ActCode, Lang};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A file and its place.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// Where its bytes are.
    pub origin: &'a Origin,
    /// Its place below the folder of the corpus: `12890-child-rights/2019-04-01/rus.md`. Only plain names.
    pub to: PathBuf,
}

/// The places of all files of these acts, act by act and edition by edition. A file that has no place, or one that
/// another file has already, is given back as a warning.
///
/// An act keeps the name of its folder if that begins with its code; else it is named by its code and what the old name
/// says. The editions of one act whose day nothing tells cannot stand beside each other; the first one keeps its place.
pub fn plan(acts: &[ActFiles]) -> Vec<Result<Placed<'_>, Warning>> {
    let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
    let mut names: HashMap<ActCode, String> = HashMap::new();
    let mut planned = Vec::new();
    for act in acts {
        // What is not told by the folders is told by the texts and their description.
        let read = act.editions().iter().any(|e| e.date.is_none()).then(|| act.read().0);
        for (i, files) in act.editions().iter().enumerate() {
            let code = code(act, files);
            let name = names.entry(code.clone()).or_insert_with(|| folder_name(act, &code));
            let told = read.as_ref().and_then(|r| r.get(i)).map(|e| e.date).filter(|d| d.year() > 1);
            let place = match files.date.or(told) {
                Some(date) => PathBuf::from(&*name).join(date.to_string()),
                None => PathBuf::from(&*name),
            };
            for (origin, below) in placed(files) {
                let to = match below {
                    Ok(below) => place.join(below),
                    Err(warning) => {
                        planned.push(Err(warning));
                        continue;
                    }
                };
                if let Some(first) = taken.get(&to) {
                    if same(origin, first) {
                        continue;
                    }
                    let cause = format!("its place {} is taken by {}", to.display(), first.display());
                    planned.push(Err(Warning::file(origin.path(), cause)));
                    continue;
                }
                taken.insert(to.clone(), origin.path());
                planned.push(Ok(Placed { origin, to }));
            }
        }
    }
    planned
}

fn same(origin: &Origin, other: &Path) -> bool {
    origin.path() == other
}

/// The code that the description of an edition gives, failing that the one of the folder.
fn code(act: &ActFiles, files: &EditionFiles) -> ActCode {
    let described = files.meta.as_ref().and_then(|origin| {
        let (told, _) = super::meta::parse(&origin.bytes().ok()?, act.code(), origin.path());
        Some(told.act.code)
    });
    described.unwrap_or_else(|| act.code().clone())
}

fn folder_name(act: &ActFiles, code: &ActCode) -> String {
    let origin = Path::new(act.origin());
    let own = origin.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let own = if crate::law::parse_date(&own).is_some() {
        let above = origin.parent().and_then(Path::file_name);
        above.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    } else {
        own
    };
    let plain = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain(&own) && own.split('-').next() == Some(code.as_str()) && code_of(Path::new(&own)) == *code {
        return own;
    }
    let said = |part: &&str| plain(part) && *part != code.as_str() && Lang::parse(part).is_none();
    // «0808-o-pravakh-rebenka-12890»: day and code are left out, the words stay.
    let words: Vec<&str> =
        own.split('-').filter(said).filter(|p| !p.bytes().all(|b| b.is_ascii_digit())).take(8).collect();
    let name = if words.is_empty() { code.to_string() } else { format!("{code}-{}", words.join("-")) };
    if code_of(Path::new(&name)) == *code { name } else { code.to_string() }
}

/// The files of an edition with their places below its folder.
fn placed(files: &EditionFiles) -> Vec<(&Origin, Result<PathBuf, Warning>)> {
    let mut out = Vec::new();
    for (lang, origins) in &files.texts {
        for (i, origin) in origins.iter().enumerate() {
            let stem = lang.file_stem();
            if i == 0 {
                out.push((origin, Ok(PathBuf::from(format!("{stem}.md")))));
                continue;
            }
            let name = origin.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let plain = !name.starts_with('.') && !name.contains(['/', '\\', ':']) && name.ends_with(".md");
            out.push((
                origin,
                if plain {
                    Ok(Path::new(stem).join(name))
                } else {
                    Err(Warning::file(origin.path(), "the name of this part of a text cannot be kept"))
                },
            ));
        }
    }
    out.extend(files.meta.iter().map(|origin| (origin, Ok(PathBuf::from("meta.yaml")))));
    out
}
