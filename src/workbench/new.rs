//! A new rule with its test file, written from a few answers.

use crate::law::Number;
use crate::report::one_line;
use crate::rule::RuleSet;
use crate::rule::model::{Domain, RuleKind, Severity, Texts};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

const RULE: &str = include_str!("../../templates/new-rule.yaml");
const CASES: &str = include_str!("../../templates/new-cases.yaml");

/// What an author says of a new rule.
#[derive(Clone, Debug, Serialize)]
pub struct Answers {
    /// Its id: `MY-1`.
    pub id: String,
    /// What it asks for.
    pub kind: RuleKind,
    /// Where it belongs.
    pub domain: Domain,
    /// How much hangs on it.
    pub severity: Severity,
    /// Its title.
    pub title: Texts,
    /// What the standard asks.
    pub asks: Texts,
    /// Wording that would meet it, as law would have it.
    pub model: Texts,
    /// The concept it is about: one that is there, or a new one with the expressions below.
    pub concept: String,
    /// What a new concept is called in reports.
    pub label: Option<Texts>,
    /// Russian expressions of a new concept.
    pub ru: Vec<String>,
    /// Kazakh expressions of a new concept.
    pub kk: Vec<String>,
    /// The concept above a new one.
    pub broader: Option<String>,
    /// The setting in which it must hold.
    pub setting: Option<String>,
    /// The paragraphs it rests on: `crc:19(1)`.
    pub standards: Vec<String>,
    /// The act where the norm would stand: a code, or `№ number`.
    pub act: String,
    /// Its articles: `72`, `60..76`; all of the act if empty.
    pub articles: Vec<String>,
    /// For a rule on an age: the lowest age in full years.
    pub years: Option<u8>,
}

/// The two files of a new rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The rule, with its concept if that is new.
    pub rule: String,
    /// Its test file.
    pub cases: String,
}

/// What of the answers cannot be used; nothing if all can.
pub fn objections(answers: &Answers, rules: &RuleSet) -> Vec<String> {
    let mut said = Vec::new();
    let fit = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !fit(&answers.id) {
        said.push(format!("«{}» is no id: write letters, digits and hyphens, as MY-1", one_line(&answers.id)));
    } else if rules.rule(&answers.id).is_some() {
        said.push(format!("there is a rule {} already", answers.id));
    }
    let known = rules.concept_by_name(&answers.concept).is_some();
    if !fit(&answers.concept) {
        said.push(format!("«{}» is no concept: write small Latin letters and hyphens", one_line(&answers.concept)));
    } else if known && !(answers.ru.is_empty() && answers.kk.is_empty()) {
        said.push(format!("the concept {} has its expressions already; give none, or another id", answers.concept));
    } else if !known && (answers.ru.is_empty() || answers.kk.is_empty()) {
        said.push(format!("the concept {} is new and needs expressions in both languages", answers.concept));
    }
    for id in answers.broader.iter().chain(&answers.setting) {
        if rules.concept_by_name(id).is_none() {
            said.push(format!("there is no concept {}; `olqy rules lexicon` shows them", one_line(id)));
        }
    }
    if answers.standards.is_empty() {
        said.push("a rule rests on a standard: --standard \"crc:19(1)\"".into());
    }
    for key in answers.standards.iter().filter(|key| !rules.standards.contains_key(*key)) {
        said.push(format!("there is no standard {}; rules/standards has them", one_line(key)));
    }
    if (answers.kind == RuleKind::Age) != answers.years.is_some() {
        said.push("a rule on an age, and no other, has --years".into());
    }
    if answers.kind == RuleKind::Technique {
        said.push("a rule on technique has no conditions to ask for; write it by hand, as rules/drafting does".into());
    }
    if answers.act.trim().is_empty() {
        said.push("a rule has a home: --act 12890".into());
    }
    said
}

/// Writes the files of a new rule.
///
/// # Errors
/// Only if the templates of this build are broken.
pub fn files(answers: &Answers, rules: &RuleSet) -> Result<Files, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    // A string of JSON is a string of YAML, whatever stands in it.
    env.add_filter("quote", |s: String| {
        serde_json::to_string(&s).map_err(|e| Error::new(ErrorKind::BadSerialization, e.to_string()))
    });
    env.add_filter("comment", |s: String| one_line(&s));
    let context = Value::from(Serde(Context::new(answers, rules)));
    Ok(Files { rule: env.render_str(RULE, &context)? + "\n", cases: env.render_str(CASES, &context)? + "\n" })
}

/// What the templates are filled with.
#[derive(Serialize)]
struct Context<'a> {
    answers: &'a Answers,
    title_ru: &'a str,
    new_concept: bool,
    label: Texts,
    because: Texts,
    recommendation: Texts,
    act_title: Texts,
    act_code: &'a str,
    article: &'a str,
    /// An unrelated point, and the model wording as the point after it.
    first: Texts,
    second: Texts,
}

impl<'a> Context<'a> {
    fn new(answers: &'a Answers, rules: &RuleSet) -> Context<'a> {
        let known = rules.concept_by_name(&answers.concept).map(|id| rules.concept(id).label.clone());
        let new_concept = known.is_none();
        let label = known.or_else(|| answers.label.clone()).unwrap_or_else(|| answers.title.clone());
        let with_title = |ru: &str, kk: &str, en: &str| {
            let title = |text: &str| text.trim().trim_end_matches('.').to_owned();
            let Texts { ru: tr, kk: tk, en: te } = &answers.title;
            texts(&format!("{ru}: {}.", title(tr)), &format!("{kk}: {}.", title(tk)), &format!("{en}: {}.", title(te)))
        };
        let article = answers.articles.first().and_then(|a| a.split("..").next());
        let item = answers.kind == RuleKind::Definition;
        let second = |text: &str| if item { renumbered(text) } else { format!("2. {text}") };
        let Texts { ru, kk, en } = &answers.model;
        Context {
            answers,
            title_ru: &answers.title.ru,
            new_concept,
            label,
            because: with_title("Закон отвечает требованию", "Заң мына талапқа сай", "The law answers what is asked"),
            recommendation: with_title("Закрепить в законе", "Заңда бекіту", "Provide in law"),
            act_title: rules
                .acts
                .get(&answers.act)
                .cloned()
                .unwrap_or_else(|| texts("О некоторых вопросах", "Кейбір мәселелер туралы", "On certain matters")),
            act_code: if answers.act.starts_with('№') { "900001" } else { &answers.act },
            article: article.filter(|a| Number::parse(a).is_some()).unwrap_or("10"),
            first: if item {
                texts("1) журнал – книга для записей;", "1) журнал – жазбаларға арналған кітап;", "")
            } else {
                texts("1. Закон действует на всей территории страны.", "1. Заң елдің бүкіл аумағында қолданылады.", "")
            },
            second: texts(&second(ru), &second(kk), en),
        }
    }
}

fn texts(ru: &str, kk: &str, en: &str) -> Texts {
    Texts { ru: ru.to_owned(), kk: kk.to_owned(), en: en.to_owned() }
}

/// An item `1) …` as the second one of its list.
fn renumbered(item: &str) -> String {
    match item.trim_start().strip_prefix("1)") {
        Some(rest) => format!("2){rest}"),
        None => item.to_owned(),
    }
}
