//! The verdicts that experts accept, per date, and the provisions that must be quoted for them.

#[path = "support/forms/mod.rs"]
mod forms;
mod support;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::answer::{Answer, Finding};
use support::corpus::Corpus;
use support::run::embedded;
use support::{Lang, official, project, shared};

/// A day, and what is expected of each rule on it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    at: String,
    rules: BTreeMap<String, Expected>,
}

/// What an expert accepts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Any of these verdicts.
    verdict: Vec<String>,
    /// Provisions that must be quoted as evidence.
    #[serde(default)]
    evidence: Vec<String>,
    /// Languages in which each of them must be quoted; in any, if left out.
    #[serde(default)]
    languages: Vec<String>,
    /// Provisions that must be quoted as evidence or among the nearest.
    #[serde(default)]
    shown: Vec<String>,
    /// Provisions that must not be evidence.
    #[serde(default)]
    never: Vec<String>,
    /// Why.
    #[serde(default)]
    #[expect(dead_code, reason = "read by people")]
    note: String,
}

fn key(file: &Path) -> Vec<Block> {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let blocks: Vec<Block> = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    assert!(!blocks.is_empty(), "{} holds nothing", file.display());
    blocks
}

/// What is wrong with a finding.
fn misses(found: Option<&Finding>, want: &Expected) -> Vec<String> {
    let Some(found) = found else { return vec!["no finding".into()] };
    let mut misses = Vec::new();
    if !want.verdict.contains(&found.verdict) {
        misses.push(format!("verdict {}, expected {}", found.verdict, want.verdict.join("/")));
    }
    for place in &want.evidence {
        if want.languages.is_empty() && !found.evidence.iter().any(|q| q.is_within(place)) {
            misses.push(format!("{place} is not evidence"));
        }
        for lang in want.languages.iter().filter(|l| !found.rests_on(place, Lang::of(l))) {
            misses.push(format!("{place} {lang} is not evidence"));
        }
    }
    for place in &want.shown {
        if !found.evidence.iter().chain(&found.nearest).any(|q| q.is_within(place)) {
            misses.push(format!("{place} is not shown"));
        }
    }
    for place in &want.never {
        if found.evidence.iter().any(|q| q.is_within(place)) {
            misses.push(format!("{place} must not be evidence"));
        }
    }
    misses
}

/// Holds the answers of a corpus against a key; every miss is told, not the first alone.
#[track_caller]
fn hold(name: &str, file: &Path, answer: impl Fn(&str) -> String) {
    let mut told = Vec::new();
    let mut passed = 0;
    for block in key(file) {
        let answer = Answer::read(&answer(&block.at));
        for (rule, want) in &block.rules {
            let found = answer.findings.iter().find(|f| &f.rule == rule);
            let misses = misses(found, want);
            if misses.is_empty() {
                passed += 1;
            } else {
                let brief = found.map(Finding::brief).unwrap_or_default();
                told.push(format!("{} {rule}: {}\n    {brief}", block.at, misses.join("; ")));
            }
        }
    }
    println!("{name}: {passed} passed, {} failed", told.len());
    assert!(told.is_empty(), "{name}: {passed} passed, {} failed\n{}", told.len(), told.join("\n"));
}

fn of_embedded(at: &str) -> String {
    let ran = embedded(&["check", "--at", at, "--fail-on", "never", "--format", "json"]);
    ran.exits(0);
    ran.stdout
}

#[test]
fn the_embedded_law_gets_the_verdicts_of_the_key() {
    hold("embedded", &project("tests/keys/verdicts.yaml"), of_embedded);
}

#[test]
fn the_embedded_law_gets_the_verdicts_of_our_own_reading() {
    hold("embedded, own key", &project("tests/keys/verdicts-own.yaml"), of_embedded);
}

#[test]
fn the_embedded_law_gets_the_verdicts_of_the_shared_key() {
    let Some(shared) = shared() else { return };
    hold("embedded, shared key", &shared.join("expected/verdicts.yaml"), of_embedded);
}

#[test]
fn the_official_texts_get_the_verdicts_of_all_keys() {
    let (Some(shared), Some(acts)) = (shared(), official()) else { return };
    let corpus = Corpus::copy_of(&acts);
    let answer = |at: &str| corpus.json(at, &[]);
    hold("official, shared key", &shared.join("expected/verdicts.yaml"), answer);
    hold("official, key", &project("tests/keys/verdicts.yaml"), answer);
    hold("official, own key", &project("tests/keys/verdicts-own.yaml"), answer);
    hold("official, domestic violence", &project("tests/keys/verdicts-domestic-violence.yaml"), answer);
}

/// The official texts as files of another form, in one folder.
fn in_another_form(acts: &Path, make: impl Fn(&forms::Text) -> (String, Vec<u8>)) -> Corpus {
    let corpus = Corpus::empty();
    for text in forms::texts(acts) {
        let (name, bytes) = make(&text);
        support::corpus::write(&corpus.acts().join(name), bytes);
    }
    corpus
}

#[test]
fn pages_of_the_official_texts_get_the_verdicts_of_the_shared_key() {
    let (Some(shared), Some(acts)) = (shared(), official()) else { return };
    let corpus = in_another_form(&acts, |text| {
        let style = if text.lang == "rus" { forms::html::Style::Old } else { forms::html::Style::New };
        (
            text.name("html"),
            forms::html::page(text, style).replace("charset=windows-1251", "charset=utf-8").into_bytes(),
        )
    });
    hold("pages, shared key", &shared.join("expected/verdicts.yaml"), |at| corpus.json(at, &[]));
}

#[test]
fn word_files_of_the_official_texts_get_the_verdicts_of_the_shared_key() {
    let (Some(shared), Some(acts)) = (shared(), official()) else { return };
    let corpus = in_another_form(&acts, |text| {
        let style = if text.lang == "rus" { forms::docx::Style::Numbers } else { forms::docx::Style::Bold };
        (text.name("docx"), forms::docx::file(text, style))
    });
    hold("Word files, shared key", &shared.join("expected/verdicts.yaml"), |at| corpus.json(at, &[]));
}

#[test]
fn our_copy_of_the_key_says_what_the_shared_one_says() {
    let Some(shared) = shared() else { return };
    let facts = |file: &Path| {
        let mut facts = Vec::new();
        for block in key(file) {
            for (rule, e) in block.rules {
                facts.push((block.at.clone(), rule, e.verdict, e.evidence, e.languages, e.shown, e.never));
            }
        }
        facts.sort();
        facts
    };
    let theirs = facts(&shared.join("expected/verdicts.yaml"));
    let ours = facts(&project("tests/keys/verdicts.yaml"));
    let missing: Vec<_> = theirs.iter().filter(|f| !ours.contains(f)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_checks_of_a_key_notice_what_is_wrong() {
    let quote = serde_json::json!({
        "act": "1", "edition": "2019-04-01", "lang": "ru", "eid": "art_7__para_2", "citation": "", "quote": "",
        "highlights": [], "norm": null, "grade": "implicit", "why": "",
    });
    let found = serde_json::json!({
        "rule": "R-1", "verdict": "partial", "by_language": {}, "standards": [], "why": "", "evidence": [quote],
        "nearest": [], "caveats": [], "recommendation": "",
    });
    let found: Finding = serde_json::from_value(found).unwrap();
    let misses = |wanted: &str| misses(Some(&found), &serde_yaml::from_str(wanted).unwrap());
    let none: Vec<String> = Vec::new();
    assert_eq!(misses("{ verdict: [gap, partial], evidence: ['1/art_7'], shown: ['1/art_7'] }"), none);
    assert_eq!(misses("{ verdict: [gap] }").len(), 1);
    assert_eq!(misses("{ verdict: [partial], evidence: ['1/art_7'], languages: [ru, kk] }").len(), 1);
    assert_eq!(misses("{ verdict: [partial], evidence: ['1/art_7__para_20'] }").len(), 1);
    assert_eq!(misses("{ verdict: [partial], evidence: ['1/art_7__para_2__p_2'] }").len(), 1);
    assert_eq!(misses("{ verdict: [partial], never: ['1/art_7'] }").len(), 1);
}
