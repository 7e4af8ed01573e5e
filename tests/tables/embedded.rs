//! The embedded corpus, and the official texts where they are at hand, on two days and in three languages.

use crate::book::{Book, converted};
use crate::csv::parsed;
use crate::support::{official, run::scratch};
use crate::{sarif, write};
use olqy::assess::{Assessment, assess};
use olqy::index::{Library, Snapshot};
use olqy::law::{Lang, parse_date};
use olqy::report::{Beside, Format, Request, earlier};
use olqy::rule::{RuleSet, compile, load};
use olqy::source::{self, ActFiles};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const DAYS: [&str; 2] = ["2020-12-31", "2024-07-01"];

fn rules() -> RuleSet {
    let (files, problems) = load::embedded(true);
    assert!(problems.is_empty(), "{problems:?}");
    compile(&files).0
}

fn on(library: &Library, rules: &RuleSet) -> [Assessment; 2] {
    DAYS.map(|day| assess(&Snapshot::new(library, parse_date(day).unwrap()).unwrap(), rules, None).unwrap())
}

fn hold(acts: &[ActFiles], index: &Path, name: &str) {
    let rules = rules();
    let library = Library::open(index, acts, &mut |_| {}).unwrap();
    let given = on(&library, &rules);
    for (assessment, day) in given.iter().zip(DAYS) {
        let quotes: usize = assessment.findings.iter().map(|f| (f.evidence.len() + f.nearest.len()).max(1)).sum();
        for lang in Lang::ALL {
            let bytes = write(Format::Xlsx, &rules, assessment, lang, Beside::default());
            let book = Book::open(&bytes);
            book.is_well_formed();
            assert!(book.sheets().iter().all(|s| !s.contains("<f>")), "{day} {lang}");
            assert_eq!(book.sheets()[1].matches("<row ").count(), assessment.findings.len() + 1);
            let (head, rows) =
                parsed(&write(Format::Csv { bom: true }, &rules, assessment, lang, Beside::default())[3..]);
            assert_eq!(rows.len(), quotes, "{day} {lang}");
            assert!(rows.iter().all(|r| r.len() == head.len()));
            sarif::held(write(Format::Sarif, &rules, assessment, lang, Beside::default()));
            if lang == Lang::Kk
                && let Some(sheets) = converted(&bytes, &format!("{name}-{day}"))
            {
                assert_eq!(sheets["Қорытындылар"].len(), assessment.findings.len() + 1);
                let shown: BTreeSet<char> = sheets["Нормалар"].iter().flatten().flat_map(|c| c.chars()).collect();
                let quoted = assessment.findings.iter().flat_map(|f| f.evidence.iter().chain(&f.nearest));
                let letters: BTreeSet<char> = quoted.flat_map(|e| e.passage.text.chars()).collect();
                let lost: Vec<char> = letters.difference(&shown).copied().filter(|c| c.is_alphabetic()).collect();
                assert!(lost.is_empty(), "{day}: {lost:?}");
                assert!("әғқңөұүі".chars().all(|c| shown.contains(&c)), "{day}");
                assert!(
                    sheets["Оқылған актілер"]
                        .iter()
                        .flatten()
                        .any(|c| ["01.04.2019", "04/01/2019"].contains(&c.as_str()))
                );
            }
        }
    }
    both_ways(&rules, &given);
}

/// What moved from one day to the other, and back.
fn both_ways(rules: &RuleSet, [a, b]: &[Assessment; 2]) {
    let moved = |now: &Assessment, before: &Assessment| -> Vec<(String, String)> {
        let before = earlier(Request { rules, assessment: before, timelines: &[], lang: Lang::Ru }).unwrap();
        let beside = Beside { earlier: Some(&before), places: None };
        let json: Value = serde_json::from_slice(&write(Format::Json, rules, now, Lang::Ru, beside)).unwrap();
        let moved = json["comparison"]["rules"].as_array().unwrap().clone();
        let text = |v: &Value| v.as_str().unwrap().to_owned();
        moved.iter().map(|m| (text(&m["rule"]), text(&m["moved"]))).collect()
    };
    let (forth, back) = (moved(b, a), moved(a, b));
    let other_way = |m: &str| match m {
        "better" => "worse".to_owned(),
        "worse" => "better".to_owned(),
        "assessable" => "unassessable".to_owned(),
        "unassessable" => "assessable".to_owned(),
        same => same.to_owned(),
    };
    let mirrored: Vec<_> = back.iter().map(|(rule, m)| (rule.clone(), other_way(m))).collect();
    assert_eq!(forth, mirrored);
    for (now, before) in b.findings.iter().zip(&a.findings) {
        let said = forth.iter().find(|(rule, _)| *rule == now.id).map(|(_, m)| m.as_str());
        let changed = now.verdict != before.verdict;
        assert_eq!(changed, said.is_some_and(|m| m != "grounds"), "{}: {said:?}", now.id);
    }
    assert!(forth.iter().any(|(_, m)| m == "better"), "{forth:?}");
}

#[test]
fn on_the_embedded_corpus() {
    let (acts, _) = source::embedded();
    hold(&acts, &scratch("embedded-index"), "embedded");
}

#[test]
fn on_the_official_texts() {
    let Some(folder) = official() else { return };
    let (acts, _) = source::folder(&folder);
    hold(&acts, &scratch("official-index"), "official");
}
