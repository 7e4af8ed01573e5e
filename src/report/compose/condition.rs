//! Conditions said in sentences.

use super::{Teller, whole};
use crate::assess::Assessment;
use crate::law::{Date, Lang};
use crate::norm::DefinitionForm;
use crate::report::words::{Arg, Words};
use crate::rule::model::Texts;
use crate::rule::set::{Condition, RuleSet, Setting};
use crate::rule::{ConceptId, Role};

/// A condition in words: what it asks of one provision, and the conditions it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What one provision must be like: parts of a sentence after «the provision …». Empty for a condition made of parts.
    pub of_provision: Vec<String>,
    /// Parts that must all be satisfied, each by a provision of its own.
    pub all: Vec<Asked>,
    /// Alternatives.
    pub any: Vec<Asked>,
    /// What the same provision must not be.
    pub not: Vec<Asked>,
    /// What no provision may be.
    pub unless: Vec<Asked>,
    /// Why such a provision counts.
    pub because: Option<String>,
}

/// Says a condition in a language.
pub fn asked(words: &Words, rules: &RuleSet, lang: Lang, condition: &Condition) -> Asked {
    let nothing = Assessment { at: Date::constant(1, 1, 1), acts: Vec::new(), findings: Vec::new() };
    Teller::new(words, rules, &nothing, lang).asked(condition)
}

impl Teller<'_> {
    fn asked(&self, condition: &Condition) -> Asked {
        let each = |parts: &[Condition]| parts.iter().map(|c| self.asked(c)).collect();
        Asked {
            of_provision: if condition.is_group() { Vec::new() } else { self.of_provision(condition) },
            all: each(&condition.all),
            any: each(&condition.any),
            not: each(&condition.not),
            unless: each(&condition.unless),
            because: condition.because.as_ref().map(|t| self.text(t)),
        }
    }

    fn of_provision(&self, c: &Condition) -> Vec<String> {
        let (w, or, and) = (&self.words.conditions, &self.words.joins.or, &self.words.joins.and);
        let mut said = Vec::new();
        let labels = |ids: &[ConceptId], last: &Texts| {
            let ids: Vec<String> = ids.iter().map(|id| self.rules.concept(*id).id.clone()).collect();
            self.concepts(&ids, last)
        };
        let about = |sentence: &Texts, ids: &[ConceptId], last: &Texts| {
            self.say(sentence, &[("concepts", Arg::Text(&labels(ids, last)))])
        };
        if !c.norm.is_empty() && c.term.is_empty() {
            let kinds: Vec<String> = c.norm.iter().map(|k| self.words.norms.get(*k, self.lang).to_owned()).collect();
            said.push(self.say(&w.norm, &[("kinds", Arg::Text(&self.words.list(&kinds, or, self.lang)))]));
        } else if c.term.is_empty() && c.asks() {
            said.push(self.say(&w.mention, &[]));
        }
        if !c.term.is_empty() {
            said.push(about(&w.term, &c.term, or));
        }
        if c.form.contains(&DefinitionForm::Enumeration) {
            said.push(self.say(&w.form, &[]));
        }
        if !c.names.is_empty() {
            said.push(about(&w.names, &c.names, and));
        }
        if !c.names_any.is_empty() {
            let (concepts, n) = (labels(&c.names_any, or), c.at_least.to_string());
            said.push(self.say(&w.names_any, &[("concepts", Arg::Text(&concepts)), ("n", Arg::Text(&n))]));
        }
        match c.setting {
            Some(Setting::In(id)) => said.push(about(&w.setting, &[id], or)),
            Some(Setting::Everywhere) => said.push(self.say(&w.everywhere, &[])),
            None => {}
        }
        said.extend(c.concerns.map(|id| about(&w.concerns, &[id], or)));
        for (sentence, ids) in [(&w.heading, &c.heading), (&w.without, &c.without), (&w.outside, &c.outside)] {
            if !ids.is_empty() {
                said.push(about(sentence, ids, and));
            }
        }
        for (role, ids) in &c.roles {
            let last = if *role == Role::Form { and } else { or };
            said.push(about(self.words.parts_asked.texts(*role), ids, last));
        }
        if !c.sanction.is_empty() {
            let kinds: Vec<String> =
                c.sanction.iter().map(|k| self.words.penalties.get(*k, self.lang).to_owned()).collect();
            said.push(self.say(&w.sanction, &[("penalties", Arg::Text(&self.words.list(&kinds, or, self.lang)))]));
        }
        if let Some(wanted) = c.sanction_at_least {
            let penalty = self.words.penalties.get(wanted.kind, self.lang);
            let measure = self.measure(wanted.measure);
            said.push(
                self.say(&w.sanction_measure, &[("penalty", Arg::Text(penalty)), ("measure", Arg::Text(&measure))]),
            );
        }
        if let Some(age) = &c.age {
            let wanted = self.bound(age.bound, &|n| self.words.counts.age_years.say(whole(n), self.lang));
            said.push(self.of(self.say(&w.age, &[("wanted", Arg::Text(&wanted))]), &labels(&age.of, or)));
        }
        if let Some(time) = &c.time {
            let wanted = self.bound(time.bound, &|n| self.period(n, time.unit));
            said.push(self.of(self.say(&w.time, &[("wanted", Arg::Text(&wanted))]), &labels(&time.of, or)));
        }
        if c.unconditional {
            said.push(self.say(&w.unconditional, &[]));
        }
        said
    }

    /// A number with what it is the number of.
    fn of(&self, number: String, concepts: &str) -> String {
        if concepts.is_empty() { number } else { format!("{number} ({concepts})") }
    }
}
