//! The report on the embedded corpus, and on the official texts where they are at hand, on two days in three languages.

use crate::file::File;
use crate::support::{official, run::scratch};
use olqy::assess::{Assessment, assess};
use olqy::index::{Library, Snapshot};
use olqy::law::{Lang, parse_date};
use olqy::report::{Beside, Format, Options, Request, earlier, render_beside};
use olqy::rule::{RuleSet, compile, load};
use olqy::source::{self, ActFiles};
use std::path::Path;

fn hold(acts: &[ActFiles], index: &Path) {
    let (files, _) = load::embedded(true);
    let rules: RuleSet = compile(&files).0;
    let library = Library::open(index, acts, &mut |_| {}).unwrap();
    let on = |day| assess(&Snapshot::new(&library, parse_date(day).unwrap()).unwrap(), &rules, None).unwrap();
    let given: [Assessment; 2] = ["2020-12-31", "2024-07-01"].map(on);
    let request = |assessment, lang| Request { rules: &rules, assessment, timelines: &[], lang };
    for lang in Lang::ALL {
        let before = earlier(request(&given[0], lang)).unwrap();
        // The second day is compared with the first.
        for (assessment, earlier) in [(&given[0], None), (&given[1], Some(&before))] {
            let beside = Beside { earlier, places: None };
            let bytes = render_beside(Format::Docx, request(assessment, lang), &Options::default(), beside).unwrap();
            let file = File::sound(&bytes);
            let quotes: usize = assessment.findings.iter().map(|f| f.evidence.len() + f.nearest.len()).sum();
            assert_eq!(file.notes().len(), quotes);
            assert_eq!(file.styled(&["Heading3"]).len(), assessment.findings.len());
            let concordance = file.document().named("w:tbl").into_iter().filter(|t| t.named("w:gridCol").len() == 6);
            assert!(concordance.count() > 5);
            let words = file.document().words();
            for evidence in assessment.findings.iter().flat_map(|f| &f.evidence) {
                let line = olqy::report::clean(&evidence.passage.text).lines().next().unwrap_or_default().to_owned();
                assert!(words.contains(&line), "{line}");
            }
        }
    }
}

#[test]
fn on_the_embedded_corpus() {
    let (acts, _) = source::embedded();
    hold(&acts, &scratch("office-embedded"));
}

#[test]
fn on_the_official_texts() {
    let Some(folder) = official() else { return };
    let (acts, _) = source::folder(&folder);
    hold(&acts, &scratch("office-official"));
}
