//! A rule in sentences, and its last result step by step.

use crate::assess::{Assessment, Because, Finding, Walk, Walked};
use crate::language::beginning;
use crate::law::{Citation, Lang};
use crate::report::compose::{Asked, asked, lacking};
use crate::report::one_line;
use crate::report::words::{Arg, Words};
use crate::rule::cases::{CaseFile, Expected};
use crate::rule::model::Texts;
use crate::rule::{Rule, RuleSet};
use std::fmt::Write as _;

/// Provisions shown for each condition and language.
const SHOWN: usize = 2;

/// The longest provision shown, in characters.
const QUOTE: usize = 240;

/// How what is said is set: on a terminal, or as Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Lines.
    Plain,
    /// Markdown, in which nothing of what a pack or a law says is a mark.
    Markdown,
}

/// Says things of rules in one language.
#[derive(Clone, Copy, Debug)]
pub struct Explainer<'a> {
    /// The words.
    pub words: &'a Words,
    /// The rules.
    pub rules: &'a RuleSet,
    /// The language of the reader.
    pub lang: Lang,
    /// How it is set.
    pub setting: Setting,
}

impl Explainer<'_> {
    fn word(&self, texts: &Texts) -> String {
        self.clean(texts.get(self.lang))
    }

    fn say(&self, texts: &Texts, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(n, v)| (*n, Arg::Text(v))).collect();
        self.clean(&self.words.say(texts, self.lang, &args))
    }

    /// Words of a pack or a law so that they are read and do not act, on a line of their own.
    pub fn clean(&self, text: &str) -> String {
        let line = one_line(text.trim());
        if self.setting == Setting::Plain {
            return line;
        }
        let mut out = String::with_capacity(line.len());
        for c in line.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }

    fn heading(&self, out: &mut String, text: &str) {
        let _ = match self.setting {
            Setting::Plain => writeln!(out, "\n{text}"),
            Setting::Markdown => writeln!(out, "\n## {text}\n"),
        };
    }

    fn item(&self, out: &mut String, depth: usize, text: &str) {
        let indent = "  ".repeat(depth);
        let _ = match self.setting {
            Setting::Plain => writeln!(out, "  {indent}– {text}"),
            Setting::Markdown => writeln!(out, "{indent}- {text}"),
        };
    }

    /// The rule: what it asks, what it rests on, where the norm would stand, what counts.
    pub fn rule(&self, rule: &Rule) -> String {
        let w = &self.words.explain;
        let mut out = String::new();
        let title = format!("{}. {}", self.clean(&rule.id), self.word(&rule.title));
        let _ = match self.setting {
            Setting::Plain => writeln!(out, "{title}"),
            Setting::Markdown => writeln!(out, "# {title}\n"),
        };
        let labels = &self.words.labels;
        let facts = [
            (&w.kind, self.words.rule_kinds.get(rule.kind, self.lang)),
            (&labels.domain, self.words.domains.get(rule.domain, self.lang)),
            (&labels.severity, self.words.severities.get(rule.severity, self.lang)),
        ];
        let facts: Vec<String> = facts.iter().map(|(k, v)| format!("{}: {}", self.word(k), self.clean(v))).collect();
        let _ = writeln!(out, "{}", facts.join(" · "));
        self.heading(&mut out, &self.word(&labels.asks));
        let _ = writeln!(out, "{}{}", self.indent(), self.word(&rule.asks));
        self.heading(&mut out, &self.word(&w.standards));
        for key in &rule.standards {
            let Some(standard) = self.rules.standards.get(key) else { continue };
            let (name, num) = (self.word(&standard.name), self.clean(standard.called(self.lang)));
            self.item(&mut out, 0, &format!("{name}, {num}: {}", self.word(&standard.asks)));
        }
        if let Some(check) = rule.check {
            self.heading(&mut out, &self.clean(self.words.technique.checks.get(check, self.lang)));
        } else {
            self.heading(&mut out, &self.word(&w.homes));
        }
        for home in &rule.home {
            let title = self.rules.acts.get(&home.act).map_or_else(|| self.clean(&home.act), |t| self.word(t));
            let articles = home.articles_as_text();
            let place = if articles.is_empty() {
                self.word(&labels.whole_act)
            } else {
                format!("{} {}", self.word(&labels.articles), articles.join(", "))
            };
            self.item(&mut out, 0, &format!("{title} ({}): {place}", self.clean(&home.act)));
        }
        for (heading, conditions) in [(&w.met, &rule.met), (&w.partial, &rule.partial)] {
            if conditions.is_empty() {
                continue;
            }
            self.heading(&mut out, &format!("{}:", self.word(heading)));
            for (i, condition) in conditions.iter().enumerate() {
                let said = asked(self.words, self.rules, self.lang, condition);
                self.condition(&mut out, 0, &format!("{}. ", i + 1), &said);
            }
        }
        if !rule.near.is_empty() {
            let near: Vec<String> = rule
                .near
                .iter()
                .map(|id| self.words.quoted(self.rules.concept(*id).label.get(self.lang), self.lang))
                .collect();
            self.heading(&mut out, &format!("{}:", self.word(&w.near)));
            let _ = writeln!(out, "{}{}", self.indent(), self.clean(&near.join(", ")));
        }
        self.heading(&mut out, &self.word(&labels.recommendation));
        let _ = writeln!(out, "{}{}", self.indent(), self.word(&rule.recommendation));
        if let Some(model) = &rule.model {
            self.heading(&mut out, &self.word(&labels.model));
            let _ = writeln!(out, "{}{}", self.indent(), self.word(model));
        }
        out
    }

    fn indent(&self) -> &'static str {
        if self.setting == Setting::Plain { "  " } else { "" }
    }

    fn condition(&self, out: &mut String, depth: usize, number: &str, said: &Asked) {
        let w = &self.words.explain;
        let lists = [(&w.all, &said.all), (&w.any, &said.any), (&w.not, &said.not), (&w.unless, &said.unless)];
        let mut rest = lists.into_iter().filter(|(_, parts)| !parts.is_empty());
        let of_provision: Vec<String> = said.of_provision.iter().map(|s| self.clean(s)).collect();
        let first = if of_provision.is_empty() { rest.next() } else { None };
        let head = first.map_or_else(|| of_provision.join("; "), |(word, _)| format!("{}:", self.word(word)));
        let because = said.because.as_ref().map(|b| format!(" → {}", self.clean(b))).unwrap_or_default();
        self.item(out, depth, &format!("{number}{head}{because}"));
        let deeper = |out: &mut String, depth: usize, parts: &[Asked]| {
            for part in parts {
                self.condition(out, depth, "", part);
            }
        };
        if let Some((_, parts)) = first {
            deeper(out, depth + 1, parts);
        }
        for (word, parts) in rest {
            self.item(out, depth + 1, &format!("{}:", self.word(word)));
            deeper(out, depth + 2, parts);
        }
    }

    /// The last result of the rule: the verdict, then each condition with the provisions that came nearest and what they
    /// lack.
    pub fn result(&self, finding: &Finding, walk: &Walk, assessment: &Assessment) -> String {
        let w = &self.words.explain;
        let mut out = String::new();
        let at = self.words.dates.say(assessment.at, "", self.lang);
        let verdict = |v| self.clean(self.words.verdicts.get(v, self.lang));
        self.heading(&mut out, &format!("{} ({at}): {}", self.word(&w.result), verdict(finding.verdict)));
        for (lang, v) in &finding.by_language {
            let language = self.clean(self.words.languages.get(*lang, self.lang));
            let n = walk.candidates.iter().find(|(l, _)| l == lang).map_or(0, |(_, n)| *n).to_string();
            let of = self.say(&w.candidates, &[("n", &n), ("language", &language)]);
            self.item(&mut out, 0, &format!("{language}: {}; {of}", verdict(*v)));
        }
        for condition in &walk.conditions {
            self.walked(&mut out, condition);
        }
        out
    }

    /// What a rule on technique found: its verdicts and its first faults.
    pub fn examined(&self, finding: &Finding) -> String {
        let mut out = String::new();
        let verdict = |v| self.clean(self.words.verdicts.get(v, self.lang));
        self.heading(&mut out, &format!("{}: {}", self.word(&self.words.explain.result), verdict(finding.verdict)));
        for (lang, v) in &finding.by_language {
            let language = self.clean(self.words.languages.get(*lang, self.lang));
            self.item(&mut out, 0, &format!("{language}: {}", verdict(*v)));
        }
        for evidence in &finding.nearest {
            if let Because::Lacks(test) = &evidence.because {
                let p = &evidence.passage;
                let place = format!("{} {} [{}]", p.act, self.clean(&self.citation(&p.citation)), p.lang);
                let why = self.clean(&lacking(self.words, self.rules, self.lang, test));
                self.item(&mut out, 1, &format!("{place}: {why}"));
            }
        }
        out
    }

    fn walked(&self, out: &mut String, condition: &Walked) {
        let w = &self.words.explain;
        let languages: Vec<String> =
            condition.satisfied.iter().map(|l| self.words.languages.get(*l, self.lang).to_owned()).collect();
        let said = if languages.is_empty() {
            self.word(&w.satisfied_nowhere)
        } else {
            self.say(&w.satisfied_in, &[("languages", &languages.join(", "))])
        };
        let _ = writeln!(out, "\n{}{}: {said}", self.indent(), condition.path);
        for lang in Lang::AUTHENTIC {
            let attempts: Vec<_> = condition.attempts.iter().filter(|a| a.passage.lang == lang).collect();
            for attempt in attempts.iter().take(SHOWN) {
                let p = &attempt.passage;
                let place = format!("{} {} [{lang}]", p.act, self.clean(&self.citation(&p.citation)));
                let why = if attempt.failures.is_empty() {
                    self.word(&self.words.trial.satisfied)
                } else {
                    let lacks: Vec<String> = attempt
                        .failures
                        .iter()
                        .map(|t| self.clean(&lacking(self.words, self.rules, self.lang, t)))
                        .collect();
                    lacks.join(" ")
                };
                self.item(out, 1, &format!("{place}: «{}» – {why}", self.clean(&short(&p.text))));
            }
            let left = attempts.len().saturating_sub(SHOWN);
            if left > 0 {
                let more = self.say(&w.more, &[("n", &left.to_string())]);
                self.item(out, 1, &format!("{more} [{lang}]"));
            }
        }
    }

    fn citation(&self, citation: &Citation) -> String {
        citation.short(self.lang)
    }

    /// The provisions of the rule's test file: what counts and what does not.
    pub fn samples(&self, rule: &Rule, files: &[CaseFile]) -> String {
        let mut out = String::new();
        let groups = files.iter().flat_map(|f| &f.groups).filter(|g| g.rule.value == rule.id);
        let cases: Vec<_> = groups.flat_map(|g| &g.cases).collect();
        if cases.is_empty() {
            return out;
        }
        self.heading(&mut out, &self.word(&self.words.explain.samples));
        // Readers of English are shown the Kazakh law in Russian, as its English translations mostly are made from it.
        let lang = if self.lang == Lang::Kk { Lang::Kk } else { Lang::Ru };
        for (expected, label) in [
            (Expected::Met, &self.words.verdicts.texts(crate::assess::Verdict::Met)),
            (Expected::Partial, &self.words.verdicts.texts(crate::assess::Verdict::Partial)),
            (Expected::Gap, &&self.words.trial.does_not_count),
        ] {
            for case in cases.iter().filter(|c| *c.verdict == expected) {
                let text = case.text.get(lang).or_else(|| case.text.languages().find_map(|l| case.text.get(l)));
                if let Some(text) = text {
                    self.item(&mut out, 0, &format!("{}: «{}»", self.word(label), self.clean(&short(text))));
                }
            }
        }
        out
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    beginning(&line, QUOTE)
}
