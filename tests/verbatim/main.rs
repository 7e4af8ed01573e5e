//! Nothing is quoted that the law in force does not say, and everything is said the same way every time.

#[path = "../support/mod.rs"]
mod support;

mod editions;
mod page;

use editions::Editions;
use page::Page;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use support::answer::{Answer, Finding, Quote};
use support::corpus::{Corpus, copy};
use support::run::embedded;
use support::{official, project};

/// Days in different states of the law: before the first editions, between editions, on the first day of one, after
/// repeals.
const DAYS: [&str; 8] =
    ["2014-07-05", "2019-04-01", "2020-12-31", "2021-07-01", "2023-07-02", "2024-02-01", "2024-07-01", "2026-06-01"];

/// Words by which editors, not the law, are known.
const EDITORS: [&str; 8] =
    ["РЦПИ", "ИЗПИ", "РҚАО", "ЗҚАИ", "Сноска.", "исключен Законом", "Исключен Законом", "алып тасталды -"];

/// A corpus on disk as the tests read it, without the program's help.
struct Shelf {
    acts: PathBuf,
    editions: Editions,
    pages: HashMap<PathBuf, Page>,
}

impl Shelf {
    fn new(acts: &Path) -> Shelf {
        Shelf { acts: acts.to_owned(), editions: Editions::of(acts), pages: HashMap::new() }
    }

    fn page(&mut self, quote: &Quote) -> &Page {
        let folder = self.editions.folder(&quote.act).unwrap_or_else(|| panic!("{} is no act here", quote.act));
        let file = self.acts.join(folder).join(&quote.edition).join(quote.lang().file());
        self.pages.entry(file.clone()).or_insert_with(|| Page::read(&file))
    }

    /// What is wrong with a quote on a day.
    fn misses(&mut self, at: &str, quote: &Quote) -> Vec<String> {
        let mut misses = self.editions.misses(at, quote);
        let place = format!("{}/{} {} {}", quote.act, quote.eid, quote.edition, quote.lang);
        if quote.quote.trim().is_empty() {
            misses.push(format!("{place} quotes nothing"));
        }
        if !self.page(quote).says(&quote.eid, quote.lang(), &quote.quote) {
            misses.push(format!("{place} is not in the law of the file: {}", quote.quote));
        }
        if let Some(editor) = EDITORS.iter().find(|e| quote.quote.contains(**e)) {
            misses.push(format!("{place} quotes an editor ({editor}): {}", quote.quote));
        }
        let length = quote.quote.chars().count();
        let mut end = 0;
        for (i, (from, to)) in quote.highlights.iter().copied().enumerate() {
            if from >= to || to > length || (i > 0 && from < end) {
                misses.push(format!("{place}: highlights {:?} in {length} characters", quote.highlights));
                break;
            }
            end = to;
        }
        if !["explicit", "implicit", "mention"].contains(&quote.grade.as_str()) {
            misses.push(format!("{place} has the grade {}", quote.grade));
        }
        if quote.citation.trim().is_empty() || quote.why.trim().is_empty() {
            misses.push(format!("{place} has no citation or no reason"));
        }
        misses
    }
}

/// What is wrong with a finding besides its quotes.
fn shape(finding: &Finding) -> Vec<String> {
    let mut misses = Vec::new();
    let rule = &finding.rule;
    let empty = matches!(finding.verdict.as_str(), "gap" | "not-assessable");
    if !empty && finding.evidence.is_empty() {
        misses.push(format!("{rule} is {} without evidence", finding.verdict));
    }
    let searched = match &finding.searched {
        serde_json::Value::Array(places) => !places.is_empty(),
        serde_json::Value::String(words) => !words.is_empty(),
        _ => false,
    };
    if finding.verdict == "gap" && finding.nearest.is_empty() && !searched {
        misses.push(format!("{rule} is a gap and does not say what was searched"));
    }
    let grade = |q: &Quote| ["explicit", "implicit", "mention"].iter().position(|g| *g == q.grade);
    let order = |a: &Quote, b: &Quote| {
        grade(a).cmp(&grade(b)).then_with(|| a.act.cmp(&b.act)).then_with(|| editions::by_place(&a.eid, &b.eid))
    };
    if finding.evidence.windows(2).any(|w| order(&w[0], &w[1]) == Ordering::Greater) {
        misses.push(format!("{} is not ordered by grade, act and place", finding.brief()));
    }
    let mut places: Vec<_> =
        finding.evidence.iter().chain(&finding.nearest).map(|q| (&q.act, &q.eid, &q.lang, &q.edition)).collect();
    places.sort_unstable();
    if places.windows(2).any(|w| w[0] == w[1]) {
        misses.push(format!("{} quotes a provision twice", finding.brief()));
    }
    if finding.why.trim().is_empty() || finding.recommendation.trim().is_empty() {
        misses.push(format!("{rule} says no reason or no recommendation"));
    }
    misses
}

/// Holds an answer against the corpus it was given on.
#[track_caller]
fn hold(shelf: &mut Shelf, at: &str, answer: &Answer) {
    let mut misses = Vec::new();
    assert_eq!(answer.at, at);
    assert!(!answer.findings.is_empty());
    if !answer.findings.is_sorted_by(|a, b| a.rule < b.rule) {
        misses.push("findings are not ordered by rule".into());
    }
    for finding in &answer.findings {
        misses.extend(shape(finding));
        for quote in finding.evidence.iter().chain(&finding.nearest) {
            misses.extend(shelf.misses(at, quote).into_iter().map(|m| format!("{}: {m}", finding.rule)));
        }
    }
    let mut counted: HashMap<&str, usize> = HashMap::new();
    for finding in &answer.findings {
        *counted.entry(&finding.verdict).or_default() += 1;
    }
    for (verdict, n) in &answer.summary {
        if counted.get(verdict.as_str()).copied().unwrap_or_default() != *n {
            misses.push(format!("the summary counts {n} {verdict}"));
        }
    }
    misses.sort();
    misses.dedup();
    assert!(misses.is_empty(), "{at}: {} misses\n{}", misses.len(), misses.join("\n"));
}

#[test]
fn every_quote_of_the_embedded_law_is_verbatim_and_in_force() {
    let mut shelf = Shelf::new(&project("legal-corpus"));
    for at in DAYS {
        let ran = embedded(&["check", "--at", at, "--fail-on", "never", "--format", "json"]);
        hold(&mut shelf, at, &Answer::read(&ran.exits(0).stdout));
    }
}

#[test]
fn every_quote_of_the_official_law_is_verbatim_and_in_force() {
    let Some(acts) = official() else { return };
    let mut shelf = Shelf::new(&acts);
    let corpus = Corpus::copy_of(&acts);
    for at in DAYS {
        hold(&mut shelf, at, &corpus.check(at, &[]));
    }
}

/// The same answer from a cold index, a warm one, another index, and acts in folders of other names.
fn says_the_same_every_time(acts: &Path) {
    let corpus = Corpus::copy_of(acts);
    for at in ["2020-12-31", "2024-07-01"] {
        let cold = corpus.json(at, &[]);
        let warm = corpus.json(at, &[]);
        assert!(cold == warm, "{at}: a warm index answers otherwise");
        let renamed = Corpus::empty();
        let mut folders: Vec<PathBuf> = std::fs::read_dir(acts).unwrap().flatten().map(|e| e.path()).collect();
        // The registry lies beside the folders of the acts.
        folders.retain(|f| f.is_dir());
        folders.sort();
        for (i, folder) in folders.iter().rev().enumerate() {
            copy(folder, &renamed.acts().join(format!("{i:02}-act")));
        }
        let other = renamed.json(at, &[]);
        assert!(cold == other, "{at}: acts in other folders are answered otherwise");
    }
}

#[test]
fn the_own_acts_are_answered_the_same_every_time() {
    says_the_same_every_time(&Corpus::own().acts());
}

#[test]
fn the_restated_acts_are_answered_the_same_every_time() {
    says_the_same_every_time(&project("legal-corpus"));
}

#[test]
fn the_official_acts_are_answered_the_same_every_time() {
    let Some(acts) = official() else { return };
    says_the_same_every_time(&acts);
}

#[test]
fn the_restated_law_is_never_called_official() {
    let ran = embedded(&["check", "--at", "2024-07-01", "--fail-on", "never", "--format", "json"]);
    let answer = Answer::read(&ran.exits(0).stdout);
    assert!(!answer.corpus.acts.is_empty());
    for act in &answer.corpus.acts {
        assert_eq!(act.text_status, "restated", "{}", act.act);
    }
}
