//! Writing a tree as Markdown and reading it again gives the same tree, on whole acts.

mod support;

use olqy::law::{Document, Lang, Status};
use olqy::source::markdown::{parse, write};
use std::fs;
use std::path::{Path, PathBuf};

type Line = (String, Option<String>, Option<String>, String, Status);

fn bare(document: &Document) -> Vec<Line> {
    let mut out = Vec::new();
    document.walk(&mut |_, p| {
        out.push((
            p.eid.to_string(),
            p.num.as_ref().map(ToString::to_string),
            p.heading.clone(),
            p.text.clone(),
            p.status,
        ));
    });
    out
}

fn texts(root: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            texts(&path, out);
        } else if path.file_stem().and_then(|s| s.to_str()).and_then(Lang::parse).is_some() {
            out.push(path);
        }
    }
}

#[test]
fn every_act_read_and_written_reads_the_same() {
    let mut files = Vec::new();
    texts(&support::project("legal-corpus"), &mut files);
    if let Some(acts) = support::official() {
        texts(&acts, &mut files);
    }
    assert!(files.len() > 10, "{files:?}");
    let mut wrong = Vec::new();
    for file in &files {
        let lang = Lang::parse(file.file_stem().unwrap().to_str().unwrap()).unwrap();
        let source = fs::read_to_string(file).unwrap();
        let first = parse(lang, &source, file).document;
        let again = parse(lang, &write(&first), file).document;
        let (a, b) = (bare(&first), bare(&again));
        if let Some(at) = (0..a.len().max(b.len())).find(|i| a.get(*i) != b.get(*i)) {
            wrong.push(format!("{}: {:?} became {:?}", file.display(), a.get(at), b.get(at)));
        }
        let places = |d: &Document| {
            d.omissions
                .iter()
                .map(|o| (o.articles.clone(), o.point.clone(), o.subpoints.clone(), o.part))
                .collect::<Vec<_>>()
        };
        assert_eq!(places(&first), places(&again), "{}", file.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
