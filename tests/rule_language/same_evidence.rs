//! Law read through an index and law in memory are one law: the same findings, quote by quote.

use olqy::assess::{Finding, InMemory, assess};
use olqy::index::{Library, Snapshot};
use olqy::law::{Date, Edition};
use olqy::rule::{RuleSet, compile, load};
use olqy::source::{self, ActFiles};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    let (files, problems) = load::embedded(true);
    assert!(problems.is_empty(), "{problems:?}");
    compile(&files).0
});

static CORPUS: LazyLock<Vec<ActFiles>> = LazyLock::new(|| source::embedded().0);

/// What a finding rests on, with its words.
fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{f:#?}")).collect()
}

fn by_index(acts: &[ActFiles], at: Date) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), acts, &mut |_| {}).unwrap();
    let snapshot = Snapshot::new(&library, at).unwrap();
    told(&assess(&snapshot, &RULES, None).unwrap().findings)
}

fn in_memory(acts: &[ActFiles], at: Date) -> Vec<String> {
    let acts: Vec<Vec<Edition>> = acts.iter().map(|a| a.read().0).collect();
    let Ok(assessment) = assess(&InMemory::new(at, &acts), &RULES, None);
    told(&assessment.findings)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3) })]

    #[test]
    fn an_index_and_plain_reading_give_the_same_evidence(
        picked in prop::collection::vec(any::<bool>(), 7),
        year in 2013i16..2027,
        month in 1i8..13,
    ) {
        let acts: Vec<ActFiles> =
            CORPUS.iter().zip(picked.iter().chain(std::iter::repeat(&true))).filter(|(_, p)| **p).map(|(a, _)| a.clone()).collect();
        let at = Date::new(year, month, 15).unwrap();
        prop_assert_eq!(by_index(&acts, at), in_memory(&acts, at));
    }
}
