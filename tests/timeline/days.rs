//! On every day, the timeline has the verdict that `check` gives.

use crate::support::{corpus::Corpus, official, run::scratch};
use olqy::assess::assess;
use olqy::assess::timeline::timelines;
use olqy::index::{History, Library, Snapshot};
use olqy::rule::model::RuleKind;
use olqy::rule::{RuleSet, compile, load};
use olqy::source::{self, ActFiles};
use std::collections::BTreeSet;
use std::path::Path;

fn rules() -> RuleSet {
    let (files, problems) = load::embedded(true);
    assert!(problems.is_empty(), "{problems:?}");
    compile(&files).0
}

/// Holds every rule on the days on which an edition begins or an act ends, and on the days before and after.
#[track_caller]
fn agree(acts: &[ActFiles], index: &Path) {
    let rules = rules();
    let library = Library::open(index, acts, &mut |_| {}).unwrap();
    let history = History::new(&library).unwrap();
    let found = timelines(&history, &rules, None).unwrap();
    // Rules on technique look at whole texts and have no timeline.
    assert_eq!(found.len(), rules.rules.iter().filter(|r| r.kind != RuleKind::Technique).count());
    let days: BTreeSet<_> =
        history.days().keys().flat_map(|day| [day.yesterday().unwrap(), *day, day.tomorrow().unwrap()]).collect();
    assert!(days.len() > 10, "{days:?}");
    for day in days {
        let assessment = assess(&Snapshot::new(&library, day).unwrap(), &rules, None).unwrap();
        for finding in assessment.findings {
            let timeline = found.iter().find(|t| t.id == finding.id).unwrap();
            let span = timeline.on(day).unwrap();
            assert_eq!(span.finding.verdict, finding.verdict, "{} on {day}", finding.id);
            if span.from == Some(day) {
                assert_eq!(span.finding, finding, "{} on {day}", finding.id);
            }
        }
    }
    for timeline in &found {
        assert_eq!(timeline.changes.len() + 1, timeline.spans.len(), "{}", timeline.id);
        let joined = timeline.spans.windows(2).all(|w| w[0].until.is_some() && w[0].until == w[1].from);
        assert!(joined && timeline.spans[0].from.is_none(), "{}", timeline.id);
        for (change, spans) in timeline.changes.iter().zip(timeline.spans.windows(2)) {
            assert_eq!(spans[1].from, Some(change.day));
            assert_eq!((spans[0].finding.verdict, spans[1].finding.verdict), (change.before, change.after));
            assert!(change.when.earliest.is_none_or(|e| change.when.latest.is_none_or(|l| e <= l)), "{change:?}");
        }
    }
}

#[test]
fn on_the_embedded_law() {
    agree(&source::embedded().0, &scratch("embedded"));
}

#[test]
fn on_the_official_texts() {
    let Some(acts) = official() else { return };
    agree(&source::folder(&acts).0, &scratch("official"));
}

#[test]
fn what_the_official_texts_tell_of_bullying() {
    let Some(acts) = official() else { return };
    let corpus = Corpus::copy_of(&acts);
    let ran = corpus.run(["timeline", "VAC-205", "--format", "json", "--at", "2024-07-01", "--from", "2020-01-01"]);
    ran.exits(0);
    let all: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let change = &all["rules"][0]["changes"][0];
    assert_eq!((&change["before"], &change["after"]), (&"gap".into(), &"met".into()));
    assert_eq!(change["when"], serde_json::json!({ "between": ["2022-05-14", "2024-01-01"] }));
    assert_eq!(change["provisions"][0]["eid"], "art_1__subpara_4-1");
    assert_eq!(change["provisions"][0]["languages"], serde_json::json!(["ru", "kk"]));
    assert_eq!(change["laws"][0]["number"], "118-VII");
    assert_eq!(change["laws"][0]["not_before"], "2022-05-14");
}
