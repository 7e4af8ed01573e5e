//! Rules tried on the provisions of their test files.
//!
//! Each case is law by itself: an act in memory with one article (and what stands beside it), read as a corpus is read.

mod paper;

use crate::assess::technique::examine;
use crate::assess::{Attempt, Path, Verdict, Walk, walk};
use crate::law::{Lang, Localized};
use crate::rule::cases::{CaseFile, CaseGroup, CaseSpec, Expected};
use crate::rule::{Problem, Rule, RuleSet};
use serde::Serialize;
use std::collections::BTreeMap;

/// So many provisions that count, and as many that do not, every rule is tried on, in each language.
pub const ENOUGH: usize = 3;

/// How a rule stands to its test file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Every case is as expected, and there are enough of them.
    Validated,
    /// A provision that should count does not, or counts otherwise than it should.
    Reported,
    /// A provision that should not count does.
    Noisy,
    /// There is no test file, or it has too few cases; those there are are as expected.
    Missing,
}

impl Standing {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Standing; 4] = [Standing::Validated, Standing::Reported, Standing::Noisy, Standing::Missing];
}

/// One rule, tried.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The rule's id.
    pub rule: String,
    /// How it stands.
    pub standing: Standing,
    /// How many cases were tried; one in two languages is one.
    pub cases: usize,
    /// In each language: provisions that should count, and that should not.
    pub counts: BTreeMap<Lang, (usize, usize)>,
    /// What was not as expected, in the order of the files.
    pub failures: Vec<Failure>,
}

impl Trial {
    /// Whether a case is not as expected.
    pub fn failed(&self) -> bool {
        !self.failures.is_empty()
    }

    /// Languages in which there are too few cases, with what is there.
    pub fn too_few(&self) -> Vec<(Lang, usize, usize)> {
        let count = |l: Lang| self.counts.get(&l).copied().unwrap_or_default();
        Lang::AUTHENTIC
            .into_iter()
            .map(|l| (l, count(l).0, count(l).1))
            .filter(|(_, yes, no)| *yes < ENOUGH || *no < ENOUGH)
            .collect()
    }
}

/// A case that is not as expected in a language.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The test file.
    pub file: String,
    /// The line of the case, counted from 1; 0 if unknown.
    pub line: usize,
    /// The language; `None` where each by itself is as expected and both together are not.
    pub lang: Option<Lang>,
    /// The provision.
    pub text: String,
    /// What it was to be worth.
    pub expected: Expected,
    /// What the rule says.
    pub got: Verdict,
    /// Why it was to be so.
    pub note: String,
    /// What made it count, or what it lacks.
    pub steps: Vec<Shown>,
    /// Whether the provision names anything that the rule speaks of.
    pub is_candidate: bool,
    /// Whether a provision counts that should not or, for rules on technique, a fault is found that is none.
    pub is_noise: bool,
}

/// A condition of the rule and the provision that comes nearest to it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where the condition stands in the rule.
    pub path: Path,
    /// The provision; what it lacks is nothing if it satisfies the condition.
    pub attempt: Attempt,
}

/// Tries rules on their test files, in the order of their ids; only those with the ids in `only`, unless it is empty.
/// A test of a rule that is not there is a [`Problem`].
pub fn trials(rules: &RuleSet, files: &[CaseFile], only: &[String]) -> (Vec<Trial>, Vec<Problem>) {
    let mut groups: BTreeMap<&str, Vec<(&str, &CaseGroup)>> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files {
        for group in &file.groups {
            if rules.rule(&group.rule).is_none() {
                problems.push(Problem {
                    file: file.file.clone(),
                    line: Some(group.rule.line).filter(|l| *l > 0),
                    column: Some(group.rule.column).filter(|c| *c > 0),
                    cause: format!("there is no rule `{}`, so its cases were not tried", *group.rule),
                    hint: Some("a rule with a mistake in it is left out; it is named above".into()),
                });
            }
            groups.entry(&group.rule).or_default().push((&file.file, group));
        }
    }
    let wanted: Vec<&Rule> = rules.rules.iter().filter(|r| only.is_empty() || only.contains(&r.id)).collect();
    let none = Vec::new();
    let try_one = |rule: &&Rule| trial(rules, rule, groups.get(rule.id.as_str()).unwrap_or(&none));
    (in_parallel(&wanted, &try_one), problems)
}

/// Rules do not know of each other, so each can be tried by itself; the order of the answers is that of the rules.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len().max(1));
    let share = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            items.chunks(share).map(|part| scope.spawn(move || part.iter().map(work).collect::<Vec<R>>())).collect();
        let mut all = Vec::with_capacity(items.len());
        for part in parts {
            match part.join() {
                Ok(done) => all.extend(done),
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        all
    })
}

fn trial(rules: &RuleSet, rule: &Rule, groups: &[(&str, &CaseGroup)]) -> Trial {
    let mut trial = Trial {
        rule: rule.id.clone(),
        standing: Standing::Validated,
        cases: 0,
        counts: BTreeMap::new(),
        failures: Vec::new(),
    };
    for (file, group) in groups {
        for case in &group.cases {
            trial.cases += 1;
            for lang in case.text.languages() {
                let (yes, no) = trial.counts.entry(lang).or_default();
                *(if *case.verdict == Expected::Gap { no } else { yes }) += 1;
            }
            trial.failures.extend(failures(rules, rule, file, group, case));
        }
    }
    trial.standing = if trial.failures.iter().any(|f| f.is_noise) {
        Standing::Noisy
    } else if trial.failed() {
        Standing::Reported
    } else if trial.too_few().is_empty() {
        Standing::Validated
    } else {
        Standing::Missing
    };
    trial
}

fn failures(rules: &RuleSet, rule: &Rule, file: &str, group: &CaseGroup, case: &CaseSpec) -> Vec<Failure> {
    let expected = *case.verdict;
    let tried = if rule.check.is_some() {
        let only = std::slice::from_ref(&rule.id);
        let found = examine(rules, Some(only), paper::DAY, &paper::acts(group, case)).into_iter().next();
        found.map(|finding| (finding, Walk::default()))
    } else {
        walk(&paper::law(group, case), rules, &rule.id).unwrap_or_default()
    };
    let Some((finding, walked)) = tried else { return Vec::new() };
    // What a provision does not do is a gap; a fault of technique that is not found is none.
    let plain = |verdict| match verdict {
        Verdict::NotAssessable if rule.check.is_some() => Verdict::Met,
        Verdict::NotAssessable => Verdict::Gap,
        other => other,
    };
    let is_noise = (expected == Expected::Gap) != rule.check.is_some();
    let failure = |lang: Option<Lang>, got: Verdict| {
        let text = lang.or_else(|| case.text.languages().next()).and_then(|l| case.text.get(l)).unwrap_or_default();
        let counted = |l: Lang| walked.candidates.iter().any(|(of, n)| *of == l && *n > 0);
        Failure {
            file: file.to_owned(),
            line: case.verdict.line,
            lang,
            text: text.to_owned(),
            expected,
            got: plain(got),
            note: case.note.clone(),
            steps: lang.map(|l| shown(&walked, l, expected, plain(got))).unwrap_or_default(),
            is_candidate: rule.check.is_some() || lang.is_none_or(counted),
            is_noise,
        }
    };
    let verdict = |l: Lang| finding.by_language.get(&l).copied().unwrap_or(Verdict::NotAssessable);
    let mut failed: Vec<Failure> = case
        .text
        .languages()
        .filter(|l| plain(verdict(*l)) != as_verdict(expected))
        .map(|l| failure(Some(l), verdict(l)))
        .collect();
    if failed.is_empty() && plain(finding.verdict) != as_verdict(expected) {
        failed.push(failure(None, finding.verdict));
    }
    failed
}

fn as_verdict(expected: Expected) -> Verdict {
    match expected {
        Expected::Met => Verdict::Met,
        Expected::Partial => Verdict::Partial,
        Expected::Gap => Verdict::Gap,
    }
}

/// What an author has to see of a case that is not as expected: where too much counts, the conditions that are satisfied;
/// where too little does, the nearest provision to each condition that should be.
fn shown(walked: &Walk, lang: Lang, expected: Expected, got: Verdict) -> Vec<Shown> {
    let too_much = got < as_verdict(expected);
    let wanted_met = if too_much { got == Verdict::Met } else { expected == Expected::Met };
    let mut steps = Vec::new();
    for condition in walked.conditions.iter().filter(|c| c.path.is_met() == wanted_met) {
        let whole = |c: &&crate::assess::Walked| {
            c.path.0.len() == 1 && c.path.is_met() == wanted_met && c.path.condition() == condition.path.condition()
        };
        let holds = walked.conditions.iter().find(whole).is_some_and(|c| c.satisfied.contains(&lang));
        let here = condition.satisfied.contains(&lang);
        // Of what counts, the parts that made it count; of what does not, what is missing and what defeats.
        let telling = if too_much { holds && here } else { !holds && here == condition.path.is_unless() };
        let nearest = condition.attempts.iter().find(|a| a.passage.lang == lang);
        if let Some(attempt) = nearest.filter(|_| telling) {
            steps.push(Shown { path: condition.path.clone(), attempt: attempt.clone() });
        }
    }
    steps
}

/// The title of an act as far as it is given.
fn localized(title: &crate::rule::cases::Wording) -> Localized {
    let each = title.languages().filter_map(|l| Some((l, title.get(l)?.to_owned())));
    Localized(each.collect())
}
