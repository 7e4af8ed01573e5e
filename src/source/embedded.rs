//! The corpus in the program itself: restated acts, so that it runs out of the box.

use super::Report;
use super::act_files::{ActFiles, EditionFiles};
use super::folder::code_of;
use super::origin::Origin;
use crate::law::{Lang, parse_date};
use include_dir::{Dir, include_dir};
use std::path::Path;

static CORPUS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/legal-corpus");

/// The acts of the embedded corpus, in the order of their places.
pub fn embedded() -> (Vec<ActFiles>, Report) {
    let mut dirs: Vec<&Dir<'static>> = CORPUS.dirs().collect();
    dirs.sort_by_key(|d| d.path());
    let acts = dirs.into_iter().filter_map(act).collect();
    (acts, Report::default())
}

fn act(dir: &'static Dir<'static>) -> Option<ActFiles> {
    let editions: Vec<EditionFiles> = dir
        .dirs()
        .filter_map(|e| {
            let date = parse_date(&name(e.path()))?;
            let origin = |file: &str| {
                let file = e.get_file(e.path().join(file))?;
                Some(Origin::Embedded { path: file.path().to_owned(), bytes: file.contents() })
            };
            Some(EditionFiles {
                date: Some(date),
                texts: Lang::ALL
                    .into_iter()
                    .filter_map(|l| Some((l, vec![origin(&format!("{}.md", l.file_stem()))?])))
                    .collect(),
                meta: origin("meta.yaml"),
            })
        })
        .filter(|e| e.meta.is_some() || !e.texts.is_empty())
        .collect();
    (!editions.is_empty()).then(|| ActFiles::new(name(dir.path()), code_of(dir.path()), editions))
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
