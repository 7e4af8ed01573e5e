//! Conditions made ready: concepts resolved, numbers checked, fields that do not fit together named.

use super::compile::Compiler;
use super::located::Located;
use super::model::{AgeSpec, ConditionSpec, SanctionAtLeastSpec, TimeSpec};
use super::set::{AgeTest, Bound, ConceptId, Condition, Measure, Role, SETTING, SanctionAtLeast, Setting, TimeTest};
use crate::norm::NormKind;
use crate::norm::figures::PeriodUnit;

/// The word that asks for a norm without any particular setting.
const EVERYWHERE: &str = "everywhere";

/// The concept that says of a body that it is independent.
const INDEPENDENCE: &str = "independence";

/// The oldest age that a rule can ask for, in years.
const OLDEST: u64 = 120;

impl Compiler<'_> {
    pub(super) fn condition(&mut self, rule: &Located<String>, spec: &ConditionSpec, what: &str) -> Condition {
        let setting = spec.setting.as_ref().and_then(|id| self.setting(id));
        let parts = |this: &mut Self, list: &[ConditionSpec], what: &str| -> Vec<Condition> {
            list.iter().map(|c| this.condition(rule, c, what)).collect()
        };
        let condition = Condition {
            norm: spec.norm.clone(),
            term: self.names(&spec.term),
            form: spec.form.clone(),
            names: self.names(&spec.names),
            names_any: self.names(&spec.names_any),
            at_least: spec.at_least.unwrap_or(1),
            setting,
            concerns: spec.concerns.as_ref().and_then(|id| self.concept(id)),
            heading: self.names(&spec.heading),
            without: self.names(&spec.without),
            outside: self.names(&spec.outside),
            sanction: spec.sanction.clone(),
            sanction_at_least: spec.sanction_at_least.as_ref().and_then(|s| self.sanction_at_least(rule, s, what)),
            age: spec.age.as_ref().and_then(|a| self.age(rule, a, what)),
            time: spec.time.as_ref().and_then(|t| self.time(rule, t, what)),
            roles: self.roles(rule, spec),
            unconditional: spec.unconditional,
            all: parts(self, &spec.all, what),
            any: parts(self, &spec.any, "any"),
            not: parts(self, &spec.not, "not"),
            unless: parts(self, &spec.unless, "unless"),
            because: spec.because.clone(),
        };
        self.fits(rule, &condition, what);
        condition
    }

    fn setting(&mut self, id: &Located<String>) -> Option<Setting> {
        if id.value == EVERYWHERE {
            return Some(Setting::Everywhere);
        }
        let concept = self.concept(id)?;
        if !self.set.concept(concept).is_setting {
            let hint = Some(format!("put it below `{SETTING}` by `broader`, or use `concerns`"));
            self.problem(id, format!("concept `{}` is no setting", **id), hint);
        }
        Some(Setting::In(concept))
    }

    fn roles(&mut self, rule: &Located<String>, spec: &ConditionSpec) -> Vec<(Role, Vec<ConceptId>)> {
        let lists = [
            (Role::Addressee, &spec.addressee),
            (Role::Beneficiary, &spec.beneficiary),
            (Role::Body, &spec.body),
            (Role::Conduct, &spec.conduct),
            (Role::Victim, &spec.victim),
            (Role::Level, &spec.level),
        ];
        let mut roles: Vec<(Role, Vec<ConceptId>)> =
            lists.into_iter().filter(|(_, ids)| !ids.is_empty()).map(|(role, ids)| (role, self.names(ids))).collect();
        // Each form must be there, so each is asked for by itself.
        roles.extend(spec.forms.iter().filter_map(|id| Some((Role::Form, vec![self.concept(id)?]))));
        roles.extend(spec.scope.iter().filter_map(|id| Some((Role::Scope, vec![self.concept(id)?]))));
        if spec.independent {
            let named = Located { value: INDEPENDENCE.to_owned(), line: rule.line, column: rule.column };
            roles.extend(self.concept(&named).map(|id| (Role::Independence, vec![id])));
        }
        roles
    }

    fn age(&mut self, rule: &Located<String>, spec: &AgeSpec, what: &str) -> Option<AgeTest> {
        let years = |n: Option<u8>| n.map(u64::from);
        let given = [
            years(spec.at_least).map(Bound::AtLeast),
            years(spec.at_most).map(Bound::AtMost),
            years(spec.below).map(Bound::Below),
        ];
        let hint = "write `age: {at_least: 18}`, `{at_most: 18}` or `{below: 18}`";
        let bound = self.only_one(rule, &given, "age", hint, what)?;
        if bound.number() > OLDEST {
            let cause = format!("`age` in a condition of `{what}` in `{}` asks for {} years", **rule, bound.number());
            self.problem(rule, cause, Some(format!("ages go up to {OLDEST}")));
        }
        Some(AgeTest { bound, of: self.names(&spec.of) })
    }

    fn time(&mut self, rule: &Located<String>, spec: &TimeSpec, what: &str) -> Option<TimeTest> {
        let given = [spec.at_most.map(|n| Bound::AtMost(n.into())), spec.at_least.map(|n| Bound::AtLeast(n.into()))];
        let hint = "write `time: {at_most: 24, unit: hours}` or `{at_least: 3, unit: months}`";
        let bound = self.only_one(rule, &given, "time", hint, what)?;
        Some(TimeTest { bound, unit: spec.unit, of: self.names(&spec.of) })
    }

    fn sanction_at_least(
        &mut self,
        rule: &Located<String>,
        spec: &SanctionAtLeastSpec,
        what: &str,
    ) -> Option<SanctionAtLeast> {
        let term = |n: Option<u32>, unit| n.map(|n| Measure::Term(n.into(), unit));
        let given = [
            term(spec.years, PeriodUnit::Years),
            term(spec.months, PeriodUnit::Months),
            term(spec.days, PeriodUnit::Days),
            spec.indices.map(|n| Measure::Indices(n.into())),
        ];
        let hint = "write `sanction_at_least: {kind: imprisonment, years: 5}`, or `months`, `days`, `indices`";
        let measure = self.only_one(rule, &given, "sanction_at_least", hint, what)?;
        Some(SanctionAtLeast { kind: spec.kind, measure })
    }

    /// The one value that is given; none or several are a problem.
    fn only_one<T: Copy>(
        &mut self,
        rule: &Located<String>,
        given: &[Option<T>],
        field: &str,
        hint: &str,
        what: &str,
    ) -> Option<T> {
        let mut values = given.iter().flatten();
        match (values.next(), values.next()) {
            (Some(one), None) => Some(*one),
            (one, _) => {
                let said = if one.is_none() { "gives no number" } else { "gives more than one number" };
                let cause = format!("`{field}` in a condition of `{what}` in `{}` {said}", **rule);
                self.problem(rule, cause, Some(hint.to_owned()));
                None
            }
        }
    }

    fn fits(&mut self, rule: &Located<String>, condition: &Condition, what: &str) {
        let id = &rule.value;
        if !condition.all.is_empty() && (condition.asks() || !condition.any.is_empty()) {
            let hint = Some("move the other fields into the parts of `all`".into());
            self.problem(rule, format!("a condition of `{what}` in `{id}` has `all` beside other fields"), hint);
        }
        let same_passage = |parts: &[Condition]| parts.iter().any(|p| !p.all.is_empty() || !p.unless.is_empty());
        let alternatives = !condition.is_group() && same_passage(&condition.any);
        if alternatives || same_passage(&condition.not) {
            let hint = Some("what is asked of one provision cannot be given by several".into());
            self.problem(rule, format!("a part of `any` or `not` in `{id}` has `all` or `unless`"), hint);
        }
        // Parts of one provision are found by the condition they stand in.
        if !condition.is_anchored() && !matches!(what, "any" | "not") {
            let hint = Some("give `term`, `names`, `names_any`, `conduct` or `body`".into());
            self.problem(rule, format!("a condition of `{what}` in `{id}` names no concept"), hint);
        }
        if what == "not" && !condition.asks() && condition.any.is_empty() {
            let hint = Some("say what the provision must not be".into());
            self.problem(rule, format!("a part of `not` in `{id}` asks for nothing"), hint);
        }
        let terms = [NormKind::Definition, NormKind::ShortName];
        if !condition.term.is_empty() && !condition.norm.iter().all(|n| terms.contains(n)) {
            let hint = Some("with `term`, `norm` is `definition` or `short-name`".into());
            self.problem(
                rule,
                format!("a condition of `{what}` in `{id}` asks for the term of a norm that has none"),
                hint,
            );
        }
        if usize::from(condition.at_least) > condition.names_any.len().max(1) {
            let cause = format!("a condition of `{what}` in `{id}` asks for more of `names_any` than it lists");
            self.problem(rule, cause, None);
        }
        self.roles_fit(rule, condition, what);
    }

    /// A part can only be played in a norm that has it.
    fn roles_fit(&mut self, rule: &Located<String>, condition: &Condition, what: &str) {
        use NormKind::{Competence, Definition, Offence, Prohibition};
        let id = &rule.value;
        let defines = !condition.term.is_empty();
        let mut needs: Vec<(&str, &[NormKind])> = Vec::new();
        for (role, _) in &condition.roles {
            match role {
                Role::Conduct => needs.push(("conduct", &[Prohibition, Offence])),
                Role::Victim => needs.push(("victim", &[Offence])),
                Role::Form => needs.push(("forms", &[Definition])),
                Role::Scope => needs.push(("scope", &[Definition])),
                Role::Body => needs.push(("body", &[Competence])),
                Role::Addressee => needs.push(("addressee", &NormKind::ALL)),
                Role::Beneficiary | Role::Level | Role::Independence => {}
            }
        }
        if condition.sanction_at_least.is_some() {
            needs.push(("sanction_at_least", &[Offence]));
        }
        for (field, kinds) in needs {
            let by_term = defines && condition.norm.is_empty() && kinds.contains(&Definition);
            if by_term || !condition.norm.is_empty() && condition.norm.iter().all(|n| kinds.contains(n)) {
                continue;
            }
            // A part of `any` speaks of the norm of the condition it stands in.
            if condition.norm.is_empty() && what == "any" {
                continue;
            }
            let tags: Vec<&str> = kinds.iter().map(|k| k.tag()).collect();
            let hint = Some(format!("give `norm`: {}", tags.join(", ")));
            self.problem(
                rule,
                format!("a condition of `{what}` in `{id}` asks for `{field}` of a norm that has none"),
                hint,
            );
        }
    }
}
