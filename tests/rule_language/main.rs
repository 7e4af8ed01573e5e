//! The language of rules: each field on provisions that have what it asks for and on near misses.

mod alternatives;
mod numbers;
mod parts;
mod same_evidence;

use olqy::law::Lang;
use olqy::report::words::words;
use olqy::rule::cases::{self, CaseFile};
use olqy::rule::{Problem, RuleSet, compile, load};
use olqy::workbench::naming::{Namings, namings};
use olqy::workbench::trial::{Trial, trials};
use olqy::workbench::trial_report;

/// Concepts of these tests, apart from those of the embedded packs.
const CONCEPTS: &str = "
concepts:
  - id: t-marriage
    label: {ru: Брак, kk: Неке, en: Marriage}
    expressions: {ru: [брак, брачный], kk: [неке]}
  - id: t-work
    label: {ru: Работа, kk: Жұмыс, en: Work}
    expressions: {ru: [работа, наем], kk: [жұмыс]}
  - id: t-beating
    label: {ru: Побои, kk: Ұрып-соғу, en: Beating}
    expressions: {ru: [побои, бить, избиение], kk: [ұрып-соғу, ұру]}
  - id: t-threat
    label: {ru: Угроза, kk: Қорқыту, en: Threat}
    expressions: {ru: [угроза, угрожать], kk: [қорқыту]}
  - id: t-child
    label: {ru: Ребенок, kk: Бала, en: Child}
    expressions: {ru: [ребенок, дети, несовершеннолетний], kk: [бала]}
  - id: t-teacher
    label: {ru: Педагог, kk: Педагог, en: Teacher}
    expressions: {ru: [педагог, учитель], kk: [педагог, мұғалім]}
  - id: t-parent
    label: {ru: Родители, kk: Ата-ана, en: Parents}
    expressions: {ru: [родители], kk: [ата-ана]}
  - id: t-commission
    label: {ru: Комиссия, kk: Комиссия, en: Commission}
    expressions: {ru: [комиссия], kk: [комиссия]}
  - id: t-report
    label: {ru: Сообщение, kk: Хабарлау, en: Reporting}
    expressions: {ru: [сообщать, сообщить, извещать, уведомить], kk: [хабарлау]}
  - id: t-allowance
    label: {ru: Пособие, kk: Жәрдемақы, en: Allowance}
    expressions: {ru: [пособие], kk: [жәрдемақы]}
  - id: t-violence
    label: {ru: Насилие, kk: Зорлық-зомбылық, en: Violence}
    expressions: {ru: [насилие], kk: [зорлық-зомбылық]}
";

/// A rule with these conditions: one in each line, as a flow mapping without its last bracket.
fn pack(kind: &str, met: &str, partial: &str) -> String {
    let because = "because: {ru: Да., kk: Иә., en: Yes.}";
    let list = |conditions: &str| -> String {
        if conditions.is_empty() {
            return " []\n".to_owned();
        }
        let mut out = String::from("\n");
        for condition in conditions.lines().filter(|l| !l.trim().is_empty()) {
            out.push_str(&format!("      - {}, {because}}}\n", condition.trim()));
        }
        out
    };
    format!(
        "{CONCEPTS}
rules:
  - id: T-1
    kind: {kind}
    title: {{ru: Правило, kk: Қағида, en: Rule}}
    domain: laws
    severity: minor
    standards: [\"crc:19(1)\"]
    asks: {{ru: Что-то., kk: Бірдеңе., en: Something.}}
    home: [{{act: \"12890\"}}]
    met:{}    partial:{}    recommendation: {{ru: Так., kk: Осылай., en: Thus.}}
    model: {{ru: Текст., kk: Мәтін., en: Text.}}
",
        list(met),
        list(partial)
    )
}

fn compiled(pack: &str) -> (RuleSet, Vec<Problem>) {
    let (mut files, problems) = load::embedded(false);
    assert!(problems.is_empty(), "{problems:?}");
    let content = load::parse("pack.yaml", pack).unwrap_or_else(|e| panic!("{e}\n{pack}"));
    files.push(load::Loaded::new("here", "pack.yaml".into(), content));
    compile(&files)
}

fn case_file(cases: &str) -> CaseFile {
    let text = format!(
        "rule: T-1
act: {{code: '12890', article: '10', title: {{ru: О детях, kk: Балалар туралы}}}}
heading: {{ru: Правила, kk: Қағидалар}}
cases:
{cases}"
    );
    let (file, problems) = cases::parse("T-1.yaml", &text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert!(problems.is_empty(), "{problems:?}");
    file
}

fn tried(pack: &str, cases: &str) -> (RuleSet, Trial) {
    let (rules, problems) = compiled(pack);
    assert!(problems.is_empty(), "{problems:?}");
    let (mut trials, problems) = trials(&rules, &[case_file(cases)], &[]);
    assert!(problems.is_empty(), "{problems:?}");
    let trial = trials.pop().expect("one rule");
    (rules, trial)
}

/// Holds that every case is as expected in both languages.
#[track_caller]
fn holds(pack: &str, cases: &str) {
    let (rules, trial) = tried(pack, cases);
    assert!(trial.cases > 0);
    let words = words().expect("the words are complete");
    assert!(!trial.failed(), "{}", trial_report::text(words, &rules, &[trial], &Namings::default(), Lang::En, false));
}

/// The causes of what is wrong with a pack.
fn wrong(pack: &str) -> Vec<String> {
    compiled(pack).1.into_iter().map(|p| p.cause).collect()
}

#[test]
fn words_of_a_concept_are_tried_by_its_own_expressions() {
    let text = "concepts:\n  - concept: top\n    named: {ru: [юлами, волчком], kk: [зырылдауықпен]}\n    not_named: {ru: [июля, юлами]}\n  - concept: kite\n    named: {ru: [змей]}\n";
    let (file, problems) = cases::parse("concepts.yaml", text).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let spec = "concepts:\n  - id: top\n    label: {ru: волчок, kk: зырылдауық, en: top}\n    expressions: {ru: [юла], kk: [зырылдауық]}\n";
    let (rules, problems) = compile(&[load::Loaded::new("", "x.yaml".into(), load::parse("x.yaml", spec).unwrap())]);
    assert!(problems.is_empty(), "{problems:?}");
    let (namings, problems) = namings(&rules, &[file]);
    assert_eq!((problems.len(), problems[0].line), (1, Some(5)), "{problems:?}");
    let wrong: Vec<_> = namings.failures.iter().map(|f| (f.words.as_str(), f.expected, f.line)).collect();
    assert_eq!(wrong, [("волчком", true, 3), ("юлами", false, 4)]);
    assert_eq!(namings.cases, 5);
}
