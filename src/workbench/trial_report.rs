//! Trials of rules as text and as JSON.

use super::naming::Namings;
use super::trial::{ENOUGH, Failure, Shown, Standing, Trial};
use crate::assess::Verdict;
use crate::language::beginning;
use crate::law::Lang;
use crate::report::compose::lacking;
use crate::report::one_line;
use crate::report::words::{Arg, Words};
use crate::rule::RuleSet;
use crate::rule::cases::Expected;
use crate::rule::model::Texts;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The longest provision shown, in characters.
const QUOTE: usize = 300;

/// Blocks of rules by standing, each failing case with what it lacks, and a line of counts.
pub fn text(words: &Words, rules: &RuleSet, trials: &[Trial], namings: &Namings, lang: Lang, color: bool) -> String {
    let say = Say { words, rules, lang, color };
    let mut out = String::new();
    let mut counts = Vec::new();
    for standing in Standing::ALL {
        let here: Vec<&Trial> = trials.iter().filter(|t| t.standing == standing).collect();
        let label = say.paint(standing, &format!("{} ({})", say.standing(standing), here.len()));
        counts.push(format!("{}: {}", say.standing(standing), here.len()));
        if here.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{label}");
        if standing == Standing::Validated {
            let ids: Vec<&str> = here.iter().map(|t| t.rule.as_str()).collect();
            let _ = writeln!(out, "  {}", one_line(&ids.join(" ")));
            continue;
        }
        for trial in here {
            say.trial(&mut out, trial);
        }
    }
    if namings.cases > 0 {
        say.namings(&mut out, namings);
    }
    let all: usize = trials.iter().map(|t| t.cases).sum();
    let (n, cases) = (trials.len().to_string(), all.to_string());
    let head = say.say(&words.trial.summary, &[("rules", &n), ("cases", &cases)]);
    let _ = writeln!(out, "\n{head}. {}", counts.join(", "));
    out
}

struct Say<'a> {
    words: &'a Words,
    rules: &'a RuleSet,
    lang: Lang,
    color: bool,
}

impl Say<'_> {
    fn say(&self, sentence: &Texts, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(n, v)| (*n, Arg::Text(v))).collect();
        self.words.say(sentence, self.lang, &args)
    }

    fn standing(&self, standing: Standing) -> &str {
        let words = &self.words.trial;
        let texts = match standing {
            Standing::Validated => &words.validated,
            Standing::Reported => &words.reported,
            Standing::Noisy => &words.noisy,
            Standing::Missing => &words.missing,
        };
        texts.get(self.lang)
    }

    fn paint(&self, standing: Standing, text: &str) -> String {
        let code = match standing {
            Standing::Validated => "32",
            Standing::Reported | Standing::Noisy => "31",
            Standing::Missing => "33",
        };
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn verdict(&self, verdict: Verdict) -> &str {
        match verdict {
            Verdict::Gap | Verdict::NotAssessable => self.words.trial.does_not_count.get(self.lang),
            _ => self.words.verdicts.get(verdict, self.lang),
        }
    }

    fn expected(&self, expected: Expected) -> &str {
        self.verdict(match expected {
            Expected::Met => Verdict::Met,
            Expected::Partial => Verdict::Partial,
            Expected::Gap => Verdict::Gap,
        })
    }

    fn namings(&self, out: &mut String, namings: &Namings) {
        let words = &self.words.trial;
        let (n, all) = (namings.failures.len().to_string(), namings.cases.to_string());
        let _ = writeln!(out, "{}", self.say(&words.wordings, &[("n", &n), ("all", &all)]));
        for failure in &namings.failures {
            let sentence = if failure.expected { &words.not_named } else { &words.wrongly_named };
            let language = self.words.languages.get(failure.lang, self.lang);
            let quoted = self.words.quoted(&one_line(&failure.words), self.lang);
            let concept = one_line(&failure.concept);
            let said = self.say(sentence, &[("words", &quoted), ("concept", &concept)]);
            let _ = writeln!(out, "  {}:{} ({language}): {said}", one_line(&failure.file), failure.line);
        }
    }

    fn trial(&self, out: &mut String, trial: &Trial) {
        let words = &self.words.trial;
        let mut said = Vec::new();
        if trial.failed() {
            let mut lines: Vec<(&str, usize)> = trial.failures.iter().map(|f| (f.file.as_str(), f.line)).collect();
            lines.dedup();
            said.push(self.say(&words.failing, &[("n", &lines.len().to_string()), ("all", &trial.cases.to_string())]));
        }
        if trial.cases == 0 {
            said.push(words.no_cases.get(self.lang).to_owned());
        } else {
            said.extend(self.too_few(trial));
        }
        let _ = writeln!(out, "  {}  {}", one_line(&trial.rule), said.join("; "));
        for failure in &trial.failures {
            self.failure(out, failure);
        }
    }

    fn too_few(&self, trial: &Trial) -> Vec<String> {
        let few = trial.too_few().into_iter().map(|(lang, yes, no)| {
            let language = self.words.languages.get(lang, self.lang);
            let (yes, no, enough) = (yes.to_string(), no.to_string(), ENOUGH.to_string());
            let args = [("language", language), ("yes", &yes), ("no", &no), ("enough", &enough)];
            self.say(&self.words.trial.too_few, &args)
        });
        few.collect()
    }

    fn failure(&self, out: &mut String, failure: &Failure) {
        let words = &self.words.trial;
        let language = failure.lang.map_or(words.together.get(self.lang), |l| self.words.languages.get(l, self.lang));
        let args = [("expected", self.expected(failure.expected)), ("got", self.verdict(failure.got))];
        let said = self.say(&words.expected, &args);
        let note = if failure.note.is_empty() { String::new() } else { format!(" [{}]", one_line(&failure.note)) };
        let _ = writeln!(out, "    {}:{} ({language}): {said}{note}", one_line(&failure.file), failure.line);
        let _ = writeln!(out, "      «{}»", short(&failure.text));
        if !failure.is_candidate {
            let _ = writeln!(out, "      {}", words.not_a_candidate.get(self.lang));
            return;
        }
        for step in &failure.steps {
            let _ = writeln!(out, "      {}: {}", step.path, self.step(step).join(" "));
        }
    }

    /// What the nearest provision lacks, or that it satisfies the condition and by which of its words.
    fn step(&self, step: &Shown) -> Vec<String> {
        let attempt = &step.attempt;
        if attempt.failures.is_empty() {
            let mut words: Vec<&str> =
                attempt.matched.iter().filter_map(|r| attempt.passage.text.get(r.clone())).collect();
            words.dedup();
            let quoted: Vec<String> = words.iter().map(|w| self.words.quoted(&one_line(w), self.lang)).collect();
            let by = if quoted.is_empty() { String::new() } else { format!(" ({})", quoted.join(", ")) };
            return vec![format!("{}{by}", self.words.trial.satisfied.get(self.lang))];
        }
        attempt.failures.iter().map(|t| lacking(self.words, self.rules, self.lang, t)).collect()
    }
}

fn short(text: &str) -> String {
    let line = one_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    beginning(&line, QUOTE)
}

#[derive(Serialize)]
struct Json {
    olqy: &'static str,
    schema: u32,
    summary: BTreeMap<Standing, usize>,
    rules: Vec<RuleJson>,
    /// Words of concepts.
    concepts: Namings,
}

#[derive(Serialize)]
struct RuleJson {
    rule: String,
    standing: Standing,
    cases: usize,
    counts: BTreeMap<Lang, CountJson>,
    failures: Vec<FailureJson>,
}

/// Cases in a language.
#[derive(Serialize)]
struct CountJson {
    count: usize,
    do_not_count: usize,
}

#[derive(Serialize)]
struct FailureJson {
    file: String,
    line: usize,
    lang: Option<Lang>,
    text: String,
    expected: Expected,
    got: Verdict,
    note: String,
    names_the_matter: bool,
    conditions: Vec<StepJson>,
}

/// A condition with what the nearest provision lacks of it; nothing if it is satisfied.
#[derive(Serialize)]
struct StepJson {
    condition: String,
    eid: String,
    lacks: Vec<String>,
    matched: Vec<String>,
}

/// The same for other programs.
///
/// # Errors
/// None in practice: every value can be written as JSON.
pub fn json(
    words: &Words,
    rules: &RuleSet,
    trials: &[Trial],
    namings: &Namings,
    lang: Lang,
) -> Result<String, serde_json::Error> {
    let step = |s: &Shown| StepJson {
        condition: s.path.to_string(),
        eid: s.attempt.passage.eid.to_string(),
        lacks: s.attempt.failures.iter().map(|t| lacking(words, rules, lang, t)).collect(),
        matched: s
            .attempt
            .matched
            .iter()
            .filter_map(|r| s.attempt.passage.text.get(r.clone()).map(str::to_owned))
            .collect(),
    };
    let failure = |f: &Failure| FailureJson {
        file: f.file.clone(),
        line: f.line,
        lang: f.lang,
        text: f.text.clone(),
        expected: f.expected,
        got: f.got,
        note: f.note.clone(),
        names_the_matter: f.is_candidate,
        conditions: f.steps.iter().map(step).collect(),
    };
    let count = |c: &(usize, usize)| CountJson { count: c.0, do_not_count: c.1 };
    let json = Json {
        olqy: env!("CARGO_PKG_VERSION"),
        schema: 1,
        summary: Standing::ALL.map(|s| (s, trials.iter().filter(|t| t.standing == s).count())).into(),
        rules: trials
            .iter()
            .map(|t| RuleJson {
                rule: t.rule.clone(),
                standing: t.standing,
                cases: t.cases,
                counts: t.counts.iter().map(|(l, c)| (*l, count(c))).collect(),
                failures: t.failures.iter().map(failure).collect(),
            })
            .collect(),
        concepts: namings.clone(),
    };
    Ok(serde_json::to_string_pretty(&json)? + "\n")
}
