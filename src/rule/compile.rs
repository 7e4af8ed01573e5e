//! One place where the serialized form becomes the compiled one: ids are resolved, expressions parsed, and whatever
//! does not fit is named with its file, line and column. A rule with a problem is left out, the others are kept.

use super::load::Loaded;
use super::located::Located;
use super::model::{Check, ConceptSpec, ConditionSpec, Expressions, HomeSpec, RuleKind, RuleSpec, Texts};
use super::problem::Problem;
use super::set::{
    Concept, ConceptId, Condition, Home, Indicator, Instrument, Patterns, Rule, RuleSet, SETTING, Standard,
};
use crate::language::Pattern;
use crate::law::{Lang, Number};
use crate::source::registry;
use std::collections::{BTreeMap, BTreeSet};

/// Compiles what was read. Files of a place later in the list override concepts, standards, acts and rules of the same id
/// of earlier places ([`RuleSet::overridden`]); two of one id in one place are a problem, and the first stands.
pub fn compile(files: &[Loaded]) -> (RuleSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut set = RuleSet { acts: known_acts(), ..RuleSet::default() };
    for file in files {
        if file.evaluate {
            set.packs.extend(file.content.pack.clone());
        }
        standards(file, &mut set, &mut problems);
        for act in &file.content.acts {
            set.acts.insert(home_name(&act.act), act.title.clone());
        }
    }
    set.packs.sort_by(|a, b| a.id.cmp(&b.id));
    concepts(files, &mut set, &mut problems);
    rules(files, &mut set, &mut problems);
    indicators(files, &mut set, &mut problems);
    problems.sort();
    (set, problems)
}

/// Titles of the acts that the registry knows, by every name a rule can call them by.
fn known_acts() -> BTreeMap<String, Texts> {
    let mut acts = BTreeMap::new();
    for act in &registry().acts {
        let [ru, kk, en] = Lang::ALL.map(|l| act.title.get(l).to_owned());
        let title = Texts { ru, kk, en };
        for name in act.names() {
            // Of two acts by one number the later one is meant no more than the earlier: the first keeps the name.
            acts.entry(name).or_insert_with(|| title.clone());
        }
    }
    acts
}

fn at<T>(file: &str, place: &Located<T>, cause: String, hint: Option<String>) -> Problem {
    Problem { file: file.to_owned(), line: Some(place.line), column: Some(place.column), cause, hint }
}

fn standards(file: &Loaded, set: &mut RuleSet, problems: &mut Vec<Problem>) {
    for instrument in &file.content.instruments {
        match set.instruments.iter_mut().find(|i| i.id == *instrument.id) {
            Some(known) => known.binding |= instrument.binding,
            None => {
                set.instruments.push(Instrument { id: instrument.id.value.clone(), binding: instrument.binding });
            }
        }
        let mut seen = BTreeSet::new();
        for paragraph in &instrument.paragraphs {
            if !seen.insert(paragraph.num.value.as_str()) {
                let cause = format!("paragraph `{}` stands twice in `{}`", *paragraph.num, *instrument.id);
                problems.push(at(&file.file, &paragraph.num, cause, Some("keep one".into())));
            }
            set.standards.insert(
                format!("{}:{}", *instrument.id, *paragraph.num),
                Standard {
                    instrument: instrument.id.value.clone(),
                    name: instrument.name.clone(),
                    status: instrument.status.clone(),
                    link: instrument.link.clone(),
                    num: paragraph.num.value.clone(),
                    label: paragraph.label.clone(),
                    asks: paragraph.asks.clone(),
                },
            );
        }
    }
}

fn concepts(files: &[Loaded], set: &mut RuleSet, problems: &mut Vec<Problem>) {
    let mut specs: BTreeMap<&str, (&str, &ConceptSpec)> = BTreeMap::new();
    let mut places: BTreeMap<&str, &Loaded> = BTreeMap::new();
    for file in files {
        for spec in &file.content.concepts {
            let earlier = places.insert(&spec.id, file);
            if let Some(first) = earlier.filter(|f| f.place == file.place) {
                let cause = format!("concept `{}` is defined twice, first in {}", *spec.id, first.file);
                problems.push(at(&file.file, &spec.id, cause, Some("merge the two or rename one".into())));
                continue;
            }
            let before = specs.insert(&spec.id, (&file.file, spec));
            if before.is_some_and(|(_, b)| b != spec) {
                set.overridden.insert(spec.id.value.clone());
            }
        }
    }
    let ids: Vec<&str> = specs.keys().copied().collect();
    let place = |id: &str| ids.binary_search(&id).ok().map(ConceptId);
    let mut above: Vec<Vec<ConceptId>> = Vec::new();
    for (file, spec) in specs.values() {
        let mut up = Vec::new();
        for id in &spec.broader {
            match place(id) {
                Some(broader) => up.push(broader),
                None => problems.push(at(file, id, format!("there is no concept `{}`", **id), nearest_name(id, &ids))),
            }
        }
        above.push(up);
    }
    let setting = place(SETTING);
    let closure: Vec<Vec<ConceptId>> = (0..ids.len()).map(|i| climb(&above, ConceptId(i))).collect();
    for (i, (file, spec)) in specs.values().enumerate() {
        if above[i].iter().any(|up| closure[up.0].contains(&ConceptId(i))) {
            let cause = format!("concept `{}` is broader than itself", *spec.id);
            problems.push(at(file, &spec.id, cause, Some("broader links must not form a circle".into())));
        }
        for (ours, other, tongue) in [
            (&spec.expressions.ru, &spec.expressions.kk, "Kazakh"),
            (&spec.expressions.kk, &spec.expressions.ru, "Russian"),
        ] {
            if !ours.is_empty() && other.is_empty() {
                let cause = format!("concept `{}` has no {tongue} expression", *spec.id);
                problems.push(at(file, &spec.id, cause, Some("both languages of the law are read".into())));
            }
        }
        let mut patterns = BTreeMap::new();
        for lang in Lang::AUTHENTIC {
            let yes = expressions(file, &spec.expressions, lang, problems);
            let not = expressions(file, &spec.not, lang, problems);
            patterns.insert(lang, Patterns::new(yes, not));
        }
        set.concepts.push(Concept {
            id: spec.id.value.clone(),
            label: spec.label.clone(),
            narrower: (0..ids.len()).map(ConceptId).filter(|n| closure[n.0].contains(&ConceptId(i))).collect(),
            wider: closure[i].iter().copied().filter(|w| Some(*w) != setting).collect(),
            is_setting: setting.is_some_and(|s| s.0 != i && closure[i].contains(&s)),
            people: spec.people,
            patterns,
        });
    }
    set.settings = (0..ids.len()).map(ConceptId).filter(|id| set.concept(*id).is_setting).collect();
}

/// A concept and all that stand above it; circles end where they close.
fn climb(above: &[Vec<ConceptId>], from: ConceptId) -> Vec<ConceptId> {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(here) = seen.get(next).copied() {
        for up in &above[here.0] {
            if !seen.contains(up) {
                seen.push(*up);
            }
        }
        next += 1;
    }
    seen.sort_unstable();
    seen
}

fn expressions(file: &str, from: &Expressions, lang: Lang, problems: &mut Vec<Problem>) -> Vec<Pattern> {
    let sources = if lang == Lang::Kk { &from.kk } else { &from.ru };
    let mut patterns = Vec::new();
    for source in sources {
        match Pattern::parse(source, lang) {
            Ok(pattern) => patterns.push(pattern),
            Err(error) => {
                let cause = format!("the expression «{}» cannot be read: {error}", **source);
                problems.push(at(file, source, cause, None));
            }
        }
    }
    patterns
}

fn rules(files: &[Loaded], set: &mut RuleSet, problems: &mut Vec<Problem>) {
    let mut specs: BTreeMap<&str, (&Loaded, &RuleSpec)> = BTreeMap::new();
    for file in files {
        for spec in &file.content.rules {
            match specs.get(spec.id.value.as_str()) {
                Some((first, _)) if first.place == file.place => {
                    let cause = format!("rule `{}` stands twice, first in {}", *spec.id, first.file);
                    problems.push(at(&file.file, &spec.id, cause, Some("each rule has an id of its own".into())));
                    continue;
                }
                Some((_, before)) if *before != spec => {
                    set.overridden.insert(spec.id.value.clone());
                }
                _ => {}
            }
            specs.insert(&spec.id, (file, spec));
        }
    }
    let mut compiled: BTreeMap<String, Rule> = BTreeMap::new();
    for (file, spec) in specs.into_values().filter(|(file, _)| file.evaluate) {
        let mut compiler = Compiler { file: &file.file, set, problems: Vec::new() };
        let rule = Rule { pack: file.pack.clone(), ..compiler.rule(spec) };
        if compiler.problems.is_empty() {
            compiled.insert(rule.id.clone(), rule);
        } else {
            problems.append(&mut compiler.problems);
        }
    }
    set.rules = compiled.into_values().collect();
}

/// Figures of the packs that are evaluated, in the order in which they are given; of two with one id the one given later
/// counts.
fn indicators(files: &[Loaded], set: &mut RuleSet, problems: &mut Vec<Problem>) {
    let ids: Vec<&str> = set.rules.iter().map(|r| r.id.as_str()).collect();
    let mut found: Vec<Indicator> = Vec::new();
    for (file, spec) in
        files.iter().filter(|f| f.evaluate).flat_map(|f| f.content.indicators.iter().map(move |i| (f, i)))
    {
        if !is_decimal(&spec.value) {
            let cause = format!("the figure of `{}` is no number: «{}»", *spec.id, *spec.value);
            problems.push(at(&file.file, &spec.value, cause, Some("write it as \"74.3\"".into())));
            continue;
        }
        for rule in spec.rules.iter().filter(|r| !ids.contains(&r.value.as_str())) {
            let cause = format!("there is no rule `{}`", **rule);
            problems.push(at(&file.file, rule, cause, nearest_name(rule, &ids)));
        }
        let indicator = Indicator {
            id: spec.id.value.clone(),
            pack: file.pack.clone(),
            value: spec.value.value.clone(),
            unit: spec.unit,
            label: spec.label.clone(),
            source: spec.source.clone(),
            period: spec.period.clone(),
            link: spec.link.clone(),
            rules: spec.rules.iter().map(|r| r.value.clone()).collect(),
        };
        match found.iter_mut().find(|known| known.id == indicator.id) {
            Some(known) => *known = indicator,
            None => found.push(indicator),
        }
    }
    set.indicators = found;
}

/// Digits, with a full stop among them at most once.
fn is_decimal(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(text),
    }
}

pub(super) struct Compiler<'a> {
    file: &'a str,
    pub(super) set: &'a RuleSet,
    problems: Vec<Problem>,
}

impl Compiler<'_> {
    pub(super) fn problem<T>(&mut self, place: &Located<T>, cause: String, hint: Option<String>) {
        self.problems.push(at(self.file, place, cause, hint));
    }

    fn rule(&mut self, spec: &RuleSpec) -> Rule {
        let conditions = |this: &mut Self, list: &[ConditionSpec], what: &str| -> Vec<Condition> {
            list.iter().map(|c| this.condition(&spec.id, c, what)).collect()
        };
        let met = conditions(self, &spec.met, "met");
        let partial = conditions(self, &spec.partial, "partial");
        self.technique(spec);
        let technique = spec.kind == RuleKind::Technique;
        if met.is_empty() && !technique {
            self.problem(&spec.id, format!("rule `{}` does not say what counts as met", *spec.id), None);
        }
        for (condition, source) in met.iter().chain(&partial).zip(spec.met.iter().chain(&spec.partial)) {
            if condition.because.is_none() {
                let hint = Some(format!("each condition of `met` and `partial` has one; look for {}", sketch(source)));
                self.problem(&spec.id, format!("a condition of rule `{}` has no `because`", *spec.id), hint);
            }
        }
        if spec.home.is_empty() && !technique {
            let hint = Some("a gap can only be told from a missing act if the rule names its home".into());
            self.problem(&spec.id, format!("rule `{}` has no home", *spec.id), hint);
        }
        if spec.model.is_none() && matches!(spec.kind, RuleKind::Definition | RuleKind::Prohibition) {
            let hint = Some("rules that ask for a ban or a definition give wording that would meet them".into());
            self.problem(&spec.id, format!("rule `{}` has no `model`", *spec.id), hint);
        }
        let known: Vec<&str> = self.set.standards.keys().map(String::as_str).collect();
        for standard in &spec.standards {
            if !self.set.standards.contains_key(&standard.value) {
                let cause = format!("there is no standard `{}`", **standard);
                self.problem(standard, cause, nearest_name(standard, &known));
            }
        }
        self.no_empty_text(&spec.id, &[&spec.title, &spec.asks, &spec.recommendation]);
        self.no_empty_text(&spec.id, &spec.matters.iter().collect::<Vec<_>>());
        Rule {
            id: spec.id.value.clone(),
            pack: None,
            kind: spec.kind,
            check: spec.check.as_ref().map(|c| c.value),
            title: spec.title.clone(),
            domain: spec.domain,
            severity: spec.severity,
            standards: spec.standards.iter().map(|s| s.value.clone()).collect(),
            asks: spec.asks.clone(),
            matters: spec.matters.clone(),
            home: spec.home.iter().map(|h| self.home(h)).collect(),
            met,
            partial,
            near: self.names(&spec.near),
            recommendation: spec.recommendation.clone(),
            model: spec.model.clone(),
        }
    }

    /// A rule on technique names its check and asks nothing of a provision; any other names none.
    fn technique(&mut self, spec: &RuleSpec) {
        let id = &spec.id.value;
        let technique = spec.kind == RuleKind::Technique;
        match &spec.check {
            None if technique => {
                let hint = Some("as `check: unused-definition`; `olqy rules schema` lists them".into());
                self.problem(&spec.id, format!("rule `{id}` on technique has no `check`"), hint);
            }
            Some(check) if !technique => {
                let hint = Some("only rules of `kind: technique` have one".into());
                self.problem(check, format!("rule `{id}` has a `check` and is not on technique"), hint);
            }
            _ => {}
        }
        if !technique {
            return;
        }
        let given = [
            ("home", spec.home.is_empty()),
            ("met", spec.met.is_empty()),
            ("partial", spec.partial.is_empty()),
            ("model", spec.model.is_none()),
        ];
        for (field, _) in given.into_iter().filter(|(_, empty)| !empty) {
            let hint = Some("it looks through every act, and is met where the fault is not found".into());
            self.problem(&spec.id, format!("rule `{id}` on technique has `{field}`"), hint);
        }
        let notions = spec.check.as_ref().is_some_and(|c| c.value == Check::UndefinedTerm);
        if notions == spec.near.is_empty() {
            let said = if notions { "names no notion in `near`" } else { "has `near`, which its check does not use" };
            let hint = Some("`near` gives the notions of `check: undefined-term`".into());
            self.problem(&spec.id, format!("rule `{id}` {said}"), hint);
        }
    }

    fn no_empty_text(&mut self, place: &Located<String>, texts: &[&Texts]) {
        for text in texts {
            for lang in Lang::ALL {
                if text.get(lang).trim().is_empty() {
                    let cause = format!("`{}` has an empty text in {lang}", **place);
                    self.problem(place, cause, Some("write it, or copy the sense from another language".into()));
                }
            }
        }
    }

    fn home(&mut self, spec: &HomeSpec) -> Home {
        let mut articles = Vec::new();
        for range in &spec.articles {
            let (from, to) = range.split_once("..").unwrap_or((range, range));
            match (Number::parse(from), Number::parse(to)) {
                (Some(from), Some(to)) if from <= to => articles.push((from, to)),
                _ => {
                    let cause = format!("«{}» is no article and no range of articles", **range);
                    self.problem(range, cause, Some("write `72`, `7-1` or `60..76`".into()));
                }
            }
        }
        Home { act: home_name(&spec.act), articles }
    }

    pub(super) fn names(&mut self, ids: &[Located<String>]) -> Vec<ConceptId> {
        ids.iter().filter_map(|id| self.concept(id)).collect()
    }

    pub(super) fn concept(&mut self, id: &Located<String>) -> Option<ConceptId> {
        let found = self.set.concept_by_name(id);
        if found.is_none() {
            let known: Vec<&str> = self.set.concepts.iter().map(|c| c.id.as_str()).collect();
            self.problem(id, format!("there is no concept `{}`", **id), nearest_name(id, &known));
        }
        found
    }
}

/// One line by which an author finds a condition again.
fn sketch(spec: &ConditionSpec) -> String {
    let ids: Vec<&str> =
        spec.term.iter().chain(&spec.names).chain(&spec.names_any).map(|id| id.value.as_str()).collect();
    if ids.is_empty() { "`all` or `any`".into() } else { format!("`{}`", ids.join(", ")) }
}

/// An act as rules name it, in one spelling: `12890` or `№ 234-V`.
fn home_name(act: &str) -> String {
    let act = act.trim();
    match act.strip_prefix('№').or_else(|| act.strip_prefix("No ")) {
        Some(number) => format!("№ {}", number.trim()),
        None => act.to_owned(),
    }
}

/// The known id that is most like a wrong one, as a hint.
fn nearest_name(wrong: &str, known: &[&str]) -> Option<String> {
    let (distance, best) = known.iter().map(|k| (edit_distance(wrong, k), *k)).min()?;
    (distance <= 1 + wrong.chars().count() / 3).then(|| format!("did you mean `{best}`?"))
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
