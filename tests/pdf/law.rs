//! The law on two days, in three languages of the reader.

use crate::support::{official, run::scratch};
use crate::tools::{is_sound, text, values};
use olqy::assess::assess;
use olqy::index::{Library, Snapshot};
use olqy::law::{Lang, parse_date};
use olqy::report::view::View;
use olqy::report::words::words;
use olqy::report::{Options, compose, pdf};
use olqy::rule::{compile, load};
use olqy::source;
use std::collections::BTreeSet;

#[test]
fn on_two_days_in_three_languages() {
    let acts = official().map_or_else(|| source::embedded().0, |folder| source::folder(&folder).0);
    let (files, problems) = load::embedded(true);
    assert!(problems.is_empty(), "{problems:?}");
    let rules = compile(&files).0;
    let library = Library::open(&scratch("law"), &acts, &mut |_| {}).unwrap();
    for day in ["2020-12-31", "2024-07-01"] {
        let assessment = assess(&Snapshot::new(&library, parse_date(day).unwrap()).unwrap(), &rules, None).unwrap();
        for lang in Lang::ALL {
            let view = compose::compose(words().unwrap(), &rules, &assessment, lang, &Options::default());
            assert!(view.findings.len() > 100);
            let printed = pdf::write(&view, words().unwrap(), lang).unwrap();
            assert!(printed.remarks.is_empty(), "{:?}", printed.remarks);
            is_sound(&printed.pdf, lang.tag(), &format!("{day}-{lang}"));
            assert!(values(&printed.pdf, "/MediaBox").iter().any(|b| b.starts_with("[0 0 841.8")));
            if let Some(text) = text(&printed.pdf, &format!("{day}-{lang}")) {
                holds_all(&view, &text);
            }
        }
    }
}

/// Words of letters alone.
fn cut(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect()
}

/// Every rule and every word of every Kazakh quote is on the pages with its letters whole. Kazakh words are never divided
/// at the end of a line, since there are no patterns to do it by.
#[track_caller]
fn holds_all(view: &View, text: &str) {
    let on_pages = cut(text);
    let mut special = 0;
    for finding in &view.findings {
        assert!(text.contains(&finding.rule), "{}", finding.rule);
        let groups = finding.evidence.iter().chain(finding.nearest.iter().filter(|g| !g.named));
        for quote in groups.flat_map(|g| &g.quotes).filter(|q| q.lang == "kk") {
            for word in cut(&quote.text).into_iter().filter(|w| w.chars().count() < 30) {
                // pdftotext joins what a hyphen at the end of a line parts: there it is a piece of a word.
                assert!(on_pages.contains(word) || text.contains(word), "{} {}: {word}", view.lang, quote.eid);
                special += usize::from(word.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']));
            }
        }
    }
    assert!(special > 1000, "{special}");
}
