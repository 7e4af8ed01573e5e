//! What the law may say in many ways: each rule against provisions worded differently, and against their near misses.
//!
//! The provisions stand in `tests/wordings/*.yaml`. Each is law by itself, an article of a small act, and has to be read
//! alike in Russian and in Kazakh.

use olqy::assess::{Assessment, Law, Verdict, assess};
use olqy::index::{ActAt, ActCard};
use olqy::language::{Pattern, Text};
use olqy::law::{Date, Lang, parse_date};
use olqy::norm::{Passage, passages};
use olqy::rule::{RuleSet, compile, load};
use olqy::source;
use serde::Deserialize;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What is asked of one rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// The rule.
    rule: String,
    /// Where the provisions of the cases stand, unless a case says otherwise.
    act: ActSpec,
    /// The heading of their article, unless a case says otherwise.
    heading: Both,
    /// The provisions.
    cases: Vec<Case>,
}

/// An article of an act.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActSpec {
    /// The act's code.
    #[serde(default = "other_code")]
    code: String,
    /// Its number.
    #[serde(default = "other_number")]
    number: String,
    /// The article's number.
    article: String,
    /// The act's title.
    title: Both,
}

fn other_code() -> String {
    "90001".into()
}

fn other_number() -> String {
    "11-V".into()
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    ru: String,
    kk: String,
}

/// A provision and what it is worth.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The verdict in each language and together; `gap` says that nothing counts.
    verdict: Verdict,
    text: Both,
    #[serde(default)]
    act: Option<ActSpec>,
    #[serde(default)]
    heading: Option<Both>,
    /// Why.
    #[serde(default)]
    note: String,
}

/// One act in memory, asked as an index is asked.
struct OneAct {
    at: Date,
    acts: Vec<ActAt>,
    passages: Vec<Arc<Passage>>,
}

impl Law for OneAct {
    type Error = Infallible;

    fn at(&self) -> Date {
        self.at
    }

    fn acts(&self) -> &[ActAt] {
        &self.acts
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, Infallible> {
        let sets: Vec<Vec<String>> = patterns.iter().flat_map(|p| p.required_stems()).collect();
        let may_match = |p: &Arc<Passage>| {
            let words: Vec<&str> =
                std::iter::once(p.text.as_str()).chain(p.governing.iter().map(|g| g.text.as_str())).collect();
            Text::new(lang, &words.join(" ")).has_any(&sets)
        };
        Ok(self.passages.iter().filter(|p| p.lang == lang && may_match(p)).cloned().collect())
    }
}

/// Writes the act, reads it as a corpus is read, and evaluates the rule.
fn read(root: &Path, rules: &RuleSet, group: &Group, case: &Case) -> Assessment {
    let act = case.act.as_ref().unwrap_or(&group.act);
    let heading = case.heading.as_ref().unwrap_or(&group.heading);
    let folder = root.join(format!("{}-act", act.code)).join("2020-01-01");
    fs::create_dir_all(&folder).unwrap();
    let ActSpec { code, number, article, title } = act;
    let meta = format!(
        "act_code: '{code}'\nrequisite: Закон Республики Казахстан от 5 января 2015 года № {number}\n\
         title:\n  rus: {}\n  kaz: {}\nform: ЗАК\nversion_date:\n  kaz: 2020-01-01\n  rus: 2020-01-01\n",
        title.ru, title.kk
    );
    fs::write(folder.join("meta.yaml"), meta).unwrap();
    let russian = format!(
        "# {}\n\n<a id=\"st{article}\"></a>\n\n### Статья {article}. {}\n\n{}\n",
        title.ru, heading.ru, case.text.ru
    );
    let kazakh = format!(
        "# {}\n\n<a id=\"st{article}\"></a>\n\n### {article}-бап. {}\n\n{}\n",
        title.kk, heading.kk, case.text.kk
    );
    fs::write(folder.join("rus.md"), russian).unwrap();
    fs::write(folder.join("kaz.md"), kazakh).unwrap();
    let (files, _) = source::folder(root);
    let at = parse_date("2020-12-31").unwrap();
    let mut law = OneAct { at, acts: Vec::new(), passages: Vec::new() };
    for file in &files {
        let (editions, _) = file.read();
        let card = ActCard::new(file.digest().to_owned(), &editions, Vec::new()).unwrap();
        law.acts.push(ActAt::new(Arc::new(card), at));
        for (edition, lang) in editions.iter().flat_map(|e| Lang::AUTHENTIC.map(|l| (e, l))) {
            law.passages.extend(passages(edition, lang).into_iter().map(Arc::new));
        }
    }
    let Ok(assessment) = assess(&law, rules, Some(std::slice::from_ref(&group.rule)));
    fs::remove_dir_all(root).unwrap();
    assessment
}

/// What is wrong with the verdict on a case; nothing if it is as expected.
fn wrong(assessment: &Assessment, group: &Group, case: &Case) -> Option<String> {
    let finding = assessment.findings.first()?;
    let verdict = |v: Verdict| if v == Verdict::NotAssessable { Verdict::Gap } else { v };
    let bad: Vec<Lang> =
        Lang::AUTHENTIC.into_iter().filter(|l| verdict(finding.by_language[l]) != case.verdict).collect();
    if bad.is_empty() && verdict(finding.verdict) == case.verdict {
        return None;
    }
    let mut out = format!("{} should be {} ({})\n", group.rule, case.verdict.tag(), case.note);
    for lang in bad {
        let text = if lang == Lang::Ru { &case.text.ru } else { &case.text.kk };
        let _ =
            writeln!(out, "  {} is {}: {}", lang.tag(), finding.by_language[&lang].tag(), text.replace("\n\n", " / "));
        for e in finding.evidence.iter().chain(&finding.nearest).filter(|e| e.passage.lang == lang) {
            let _ = writeln!(out, "     {} {:?} {:?}", e.passage.eid, e.norm, e.because);
        }
    }
    Some(out)
}

#[test]
fn verdicts_do_not_hang_on_one_wording() {
    let root = tempfile::tempdir().unwrap();
    let (files, problems) = load::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"));
    assert!(problems.is_empty(), "{problems:?}");
    let (rules, problems) = compile(&files);
    assert!(problems.is_empty(), "{problems:?}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wordings");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let only = std::env::var("OLQY_WORDINGS").unwrap_or_default();
    let (mut all, mut failed) = (0, Vec::new());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let groups: Vec<Group> = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for group in groups.iter().filter(|g| g.rule.starts_with(&only)) {
            assert!(rules.rules.iter().any(|r| r.id == group.rule), "{} is no rule", group.rule);
            for case in &group.cases {
                all += 1;
                let assessment = read(&root.path().join("acts"), &rules, group, case);
                failed.extend(wrong(&assessment, group, case));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {all} cases failed\n{}", failed.len(), failed.join("\n"));
}
