//! What is wrong with a pack, and what could be better.

use super::lexicon::Entry;
use super::trial::{ENOUGH, Trial};
use crate::law::Lang;
use crate::norm::NormKind;
use crate::report::one_line;
use crate::rule::Problem;
use crate::rule::load::Loaded;
use crate::rule::located::Located;
use crate::rule::model::{ConceptSpec, ConditionSpec, RuleKind, RuleSpec, Texts};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Something is left out because of it, or it cannot be right.
    Error,
    /// It works, and could be better.
    Advice,
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// The file.
    pub file: String,
    /// Line, counted from 1, where known.
    pub line: Option<usize>,
    /// Column in characters, counted from 1, where known.
    pub column: Option<usize>,
    /// How much it weighs.
    pub weight: Weight,
    /// Which check it is of: `never-found`.
    pub check: &'static str,
    /// What is wrong.
    pub cause: String,
    /// What would mend it.
    pub hint: Option<String>,
}

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let weight = if self.weight == Weight::Error { "error" } else { "advice" };
        write!(f, "{}", one_line(&self.file))?;
        for n in [self.line, self.line.and(self.column)].into_iter().flatten() {
            write!(f, ":{n}")?;
        }
        write!(f, ": {weight} [{}]: {}", self.check, one_line(&self.cause))?;
        self.hint.as_ref().map_or(Ok(()), |h| write!(f, " ({})", one_line(h)))
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The files that are looked at.
    pub files: &'a [Loaded],
    /// Files whose rules use what the files define, those looked at included.
    pub around: &'a [Loaded],
    /// What reading and compiling them found wrong.
    pub problems: &'a [Problem],
    /// Their rules, tried.
    pub trials: &'a [Trial],
    /// Their concepts, looked for in the corpus and in the tests.
    pub lexicon: &'a [Entry],
}

/// All remarks, in the order of files and lines.
pub fn lint(looked: Looked<'_>) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = looked.problems.iter().map(of_problem).collect();
    for file in looked.files {
        let mut say = |place: Option<(usize, usize)>, weight, check, cause: String, hint: Option<&str>| {
            remarks.push(Remark {
                file: file.file.clone(),
                line: place.map(|p| p.0).filter(|n| *n > 0),
                column: place.map(|p| p.1).filter(|n| *n > 0),
                weight,
                check,
                cause,
                hint: hint.map(str::to_owned),
            });
        };
        for rule in &file.content.rules {
            of_rule(rule, &mut say);
            of_trial(rule, looked.trials, &mut say);
            if let Some(twin) = twin(rule, looked.around) {
                let cause = format!("`{}` asks exactly what `{twin}` asks: the two cannot differ", *rule.id);
                say(
                    at(&rule.id),
                    Weight::Error,
                    "same-conditions",
                    cause,
                    Some("change the conditions of one, or drop it"),
                );
            }
        }
        unused(file, looked.around, &mut say);
    }
    never_found(looked.lexicon, &mut remarks);
    remarks.sort();
    remarks.dedup();
    remarks
}

/// Says one thing of a file: place, weight, check, cause, hint.
type Say<'a> = dyn FnMut(Option<(usize, usize)>, Weight, &'static str, String, Option<&str>) + 'a;

fn at<T>(located: &Located<T>) -> Option<(usize, usize)> {
    Some((located.line, located.column))
}

fn of_problem(problem: &Problem) -> Remark {
    Remark {
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
        weight: Weight::Error,
        check: "broken",
        cause: problem.cause.clone(),
        hint: problem.hint.clone(),
    }
}

fn of_rule(rule: &RuleSpec, say: &mut Say<'_>) {
    let place = at(&rule.id);
    let id = &rule.id.value;
    if rule.standards.is_empty() {
        let hint = Some("give `standards: [\"crc:19(1)\"]`");
        say(place, Weight::Advice, "no-standard", format!("`{id}` rests on no standard"), hint);
    }
    if rule.matters.is_none() {
        let hint = Some("one sentence in `matters` on what happens to people where the law does not say it");
        say(place, Weight::Advice, "no-matters", format!("`{id}` does not say why it matters"), hint);
    }
    if rule.near.is_empty() && rule.kind != RuleKind::Technique {
        let hint = Some("concepts in `near` let a gap show what came close");
        say(place, Weight::Advice, "no-near", format!("`{id}` has no `near`"), hint);
    }
    let mut texts: Vec<(&str, &Texts)> =
        vec![("title", &rule.title), ("asks", &rule.asks), ("recommendation", &rule.recommendation)];
    texts.extend(rule.matters.iter().map(|t| ("matters", t)));
    texts.extend(rule.model.iter().map(|t| ("model", t)));
    texts.extend(rule.met.iter().chain(&rule.partial).filter_map(|c| Some(("because", c.because.as_ref()?))));
    for (field, text) in texts {
        if text.ru.trim() == text.kk.trim() && text.ru.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            let cause = format!("`{field}` of `{id}` is the same in Russian and in Kazakh: «{}»", text.ru.trim());
            say(place, Weight::Advice, "not-translated", cause, Some("write the Kazakh as Kazakh law would"));
        }
    }
    let met: Vec<&ConditionSpec> = rule.met.iter().flat_map(parts).collect();
    let does = |kinds: &[NormKind]| met.iter().any(|c| c.norm.iter().any(|n| kinds.contains(n)));
    let fits = match rule.kind {
        RuleKind::Definition => met.iter().any(|c| !c.term.is_empty()),
        RuleKind::Prohibition => does(&[NormKind::Prohibition]),
        RuleKind::Offence => does(&[NormKind::Offence]),
        RuleKind::Duty => does(&[NormKind::Duty, NormKind::Competence]),
        RuleKind::Right => does(&[NormKind::Right, NormKind::Duty, NormKind::Competence]),
        RuleKind::Age => met.iter().any(|c| c.age.is_some()),
        RuleKind::Institution | RuleKind::Service | RuleKind::Policy | RuleKind::Procedure | RuleKind::Technique => {
            true
        }
    };
    if !fits && !met.iter().any(|c| c.descriptive) {
        let cause = format!("no condition of `met` of `{id}` asks for what its kind says");
        let hint = Some(
            "a definition has `term`, a ban `norm: [prohibition]`, an age `age`, and so on; or change `kind`, or say `descriptive: true`",
        );
        say(place, Weight::Advice, "other-kind", cause, hint);
    }
}

fn of_trial(rule: &RuleSpec, trials: &[Trial], say: &mut Say<'_>) {
    let Some(trial) = trials.iter().find(|t| t.rule == rule.id.value) else { return };
    let place = at(&rule.id);
    let id = &rule.id.value;
    if trial.cases == 0 {
        let hint = format!("write {}/{id}.yaml, or see `olqy rules new`", crate::rule::load::TESTS);
        say(place, Weight::Advice, "no-tests", format!("`{id}` has no test file"), Some(&hint));
        return;
    }
    for (lang, yes, no) in trial.too_few() {
        let cause = format!("`{id}` has {yes} cases in {lang} that count and {no} that do not");
        let hint = format!("give at least {ENOUGH} of each");
        say(place, Weight::Advice, "few-tests", cause, Some(&hint));
    }
    if trial.failed() {
        let cause = format!("{} answers on the test cases of `{id}` are not as expected", trial.failures.len());
        say(place, Weight::Error, "failing-tests", cause, Some("`olqy rules test` shows them"));
    }
}

/// A condition with all that it is made of.
fn parts(condition: &ConditionSpec) -> Vec<&ConditionSpec> {
    let below = condition.all.iter().chain(&condition.any).flat_map(parts);
    std::iter::once(condition).chain(below).collect()
}

/// Another rule, before this one in the order of ids, with the same conditions.
fn twin<'a>(rule: &RuleSpec, around: &'a [Loaded]) -> Option<&'a str> {
    let bare = |list: &[ConditionSpec]| -> Vec<ConditionSpec> {
        list.iter().map(|c| ConditionSpec { because: None, ..c.clone() }).collect()
    };
    let same = |other: &&RuleSpec| {
        other.id < rule.id
            && (&other.check, other.check.as_ref().map(|_| &other.near))
                == (&rule.check, rule.check.as_ref().map(|_| &rule.near))
            && bare(&other.met) == bare(&rule.met)
            && bare(&other.partial) == bare(&rule.partial)
    };
    around.iter().flat_map(|f| &f.content.rules).find(same).map(|r| r.id.value.as_str())
}

/// Concepts that no rule can come to, and paragraphs that no rule rests on.
fn unused(file: &Loaded, around: &[Loaded], say: &mut Say<'_>) {
    let rules = || around.iter().flat_map(|f| &f.content.rules);
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for rule in rules() {
        named.extend(rule.near.iter().map(|id| id.value.as_str()));
        for condition in rule.met.iter().chain(&rule.partial) {
            concepts(condition, &mut named);
        }
    }
    let all: BTreeMap<&str, &ConceptSpec> =
        around.iter().flat_map(|f| &f.content.concepts).map(|c| (c.id.value.as_str(), c)).collect();
    // A file of concepts alone that belongs to no pack is a library, for packs to come as well.
    let library = file.pack.is_none() && file.content.rules.is_empty();
    for concept in file.content.concepts.iter().filter(|_| !library) {
        let mut above = vec![concept.id.value.as_str()];
        let mut next = 0;
        while let Some(spec) = above.get(next).copied().and_then(|id| all.get(id)) {
            above.extend(
                spec.broader.iter().map(|b| b.value.as_str()).filter(|b| !above.contains(b)).collect::<Vec<_>>(),
            );
            next += 1;
        }
        let is_setting = above.contains(&crate::rule::set::SETTING);
        let stands_above = all.values().any(|c| c.broader.iter().any(|b| b.value == concept.id.value));
        if !is_setting && !stands_above && !above.iter().any(|id| named.contains(id)) {
            let cause = format!("no rule names the concept `{}` or a wider one", *concept.id);
            say(at(&concept.id), Weight::Advice, "unused-concept", cause, Some("name it in a rule, or drop it"));
        }
    }
    let rested: BTreeSet<&str> = rules().flat_map(|r| &r.standards).map(|s| s.value.as_str()).collect();
    for instrument in &file.content.instruments {
        for paragraph in &instrument.paragraphs {
            let key = format!("{}:{}", *instrument.id, *paragraph.num);
            if !rested.contains(key.as_str()) {
                let cause = format!("no rule rests on the standard `{key}`");
                say(
                    at(&paragraph.num),
                    Weight::Advice,
                    "unused-standard",
                    cause,
                    Some("write a rule for what it asks"),
                );
            }
        }
    }
}

fn concepts<'a>(condition: &'a ConditionSpec, into: &mut BTreeSet<&'a str>) {
    let c = condition;
    let lists = [
        &c.term,
        &c.names,
        &c.names_any,
        &c.heading,
        &c.without,
        &c.outside,
        &c.addressee,
        &c.beneficiary,
        &c.body,
        &c.conduct,
        &c.victim,
        &c.forms,
        &c.level,
    ];
    let of = [c.age.as_ref().map(|a| &a.of), c.time.as_ref().map(|t| &t.of)];
    let single = [&c.setting, &c.concerns, &c.scope];
    into.extend(lists.into_iter().chain(of.into_iter().flatten()).flatten().map(|id| id.value.as_str()));
    into.extend(single.into_iter().flatten().map(|id| id.value.as_str()));
    if c.independent {
        into.insert("independence");
    }
    for part in c.all.iter().chain(&c.any).chain(&c.not).chain(&c.unless) {
        concepts(part, into);
    }
}

/// Expressions that match nothing anywhere.
fn never_found(lexicon: &[Entry], remarks: &mut Vec<Remark>) {
    for entry in lexicon {
        for (lang, expressions) in &entry.languages {
            for e in expressions.iter().filter(|e| e.matches == 0) {
                let tongue = if *lang == Lang::Kk { "Kazakh" } else { "Russian" };
                remarks.push(Remark {
                    file: entry.file.clone(),
                    line: Some(e.line).filter(|n| *n > 0),
                    column: Some(e.column).filter(|n| *n > 0),
                    weight: Weight::Advice,
                    check: "never-found",
                    cause: format!(
                        "the {tongue} expression «{}» of `{}` is found neither in the corpus nor in a test",
                        e.expression, entry.concept
                    ),
                    hint: Some("give a test case that uses it, or look for a misspelling".into()),
                });
            }
        }
    }
}
