//! Rule packs with something wrong in them: file, line, column, cause and hint; the other rules are evaluated.

use crate::support::answer::Answer;
use crate::support::corpus::{Corpus, write};
use crate::support::run::Ran;
use std::path::Path;

/// A pack of one rule that needs nothing of other packs.
const GOOD: &str = "\
concepts:
  - id: my-school
    label: { ru: школа, kk: мектеп, en: school }
    expressions: { ru: [школа], kk: [мектеп] }
instruments:
  - id: mine
    name: { ru: Образец, kk: Үлгі, en: Sample }
    status: { ru: образец, kk: үлгі, en: sample }
    link: https://example.org/
    paragraphs:
      - num: '1'
        asks: { ru: Школа., kk: Мектеп., en: A school. }
rules:
  - id: MY-1
    kind: duty
    title: { ru: Школа, kk: Мектеп, en: School }
    domain: laws
    severity: minor
    standards: ['mine:1']
    asks: { ru: Школа., kk: Мектеп., en: A school. }
    home:
      - act: '62568'
    met:
      - names: [my-school]
        because: { ru: Школа названа., kk: Мектеп аталған., en: A school is named. }
    recommendation: { ru: Назвать школу., kk: Мектепті атау., en: Name the school. }
";

fn check(corpus: &Corpus, pack: &Path) -> Ran {
    let args = ["check", "--at", "2020-12-31", "--fail-on", "never", "--format", "json", "--rules"];
    corpus.run(args.map(Path::new).into_iter().chain([pack]))
}

#[test]
fn a_right_pack_is_evaluated() {
    let corpus = Corpus::own();
    let pack = corpus.beside("pack/my.yaml");
    write(&pack, GOOD);
    let ran = check(&corpus, &pack);
    ran.exits(0);
    let answer = Answer::read(&ran.stdout);
    assert_eq!(answer.findings.len(), 1);
    assert_eq!(answer.verdict("MY-1"), "met", "{}", answer.finding("MY-1").brief());
}

#[test]
fn a_misspelt_key_is_named_with_its_place() {
    let corpus = Corpus::own();
    let wrong = corpus.beside("pack/wrong.yaml");
    let line = 1 + GOOD.lines().position(|l| l.contains("severity")).unwrap();
    write(
        &wrong,
        GOOD.replace("severity", "severty")
            .replace("MY-1", "MY-2")
            .replace("my-school", "other")
            .replace("id: mine", "id: others")
            .replace("mine:1", "others:1"),
    );
    write(&corpus.beside("pack/good.yaml"), GOOD);
    let ran = check(&corpus, &corpus.beside("pack"));
    ran.exits(3).says(&[&format!("wrong.yaml:{line}:5"), "severty", "("]).says_one_thing();
    let answer = Answer::read(&ran.stdout);
    assert_eq!(answer.findings.iter().map(|f| f.rule.as_str()).collect::<Vec<_>>(), ["MY-1"]);
}

#[test]
fn a_rule_that_names_what_is_not_there() {
    for (from, to, named) in [
        ("names: [my-school]", "names: [my-shcool]", "my-shcool"),
        ("'mine:1'", "'mine:2'", "mine:2"),
        ("'mine:1'", "'theirs:1'", "theirs:1"),
        ("ru: [школа]", "ru: ['(школа']", "(школа"),
        ("kind: duty", "kind: duti", "duti"),
    ] {
        let corpus = Corpus::own();
        let pack = corpus.beside("pack/my.yaml");
        let text = GOOD.replacen(from, to, 1);
        let line = 1 + text
            .lines()
            .position(|l| l.contains(to.split(": ").last().unwrap_or(to).trim_matches(['[', ']'])))
            .unwrap();
        write(&pack, &text);
        let ran = check(&corpus, &pack);
        // Nothing is left to evaluate, or the rule that is left lacks something.
        assert!(matches!(ran.code, Some(2 | 3)), "{to}: {ran:?}");
        ran.says(&["my.yaml", named]);
        ran.says(&[&format!("my.yaml:{line}:")]);
    }
}

#[test]
fn packs_that_are_none() {
    let corpus = Corpus::own();
    let missing = corpus.beside("nowhere");
    check(&corpus, &missing).exits(2).says(&["nowhere"]).says_one_thing();
    let empty = corpus.beside("empty");
    std::fs::create_dir(&empty).unwrap();
    check(&corpus, &empty).exits(2).says(&["empty"]);
    let bytes = corpus.beside("bytes.yaml");
    write(&bytes, [b'a', b'\n', 0xff, b'\n']);
    check(&corpus, &bytes).exits(2).says(&["bytes.yaml:2", "UTF-8"]);
    let deep = corpus.beside("deep.yaml");
    write(&deep, "[".repeat(100_000));
    check(&corpus, &deep).exits(2).says(&["deep.yaml"]);
}

#[test]
fn two_rules_of_one_id() {
    let corpus = Corpus::own();
    let again = GOOD.find("  - id: MY-1").map(|at| &GOOD[at..]).unwrap();
    let pack = corpus.beside("pack/a.yaml");
    write(&pack, format!("{GOOD}{again}"));
    let ran = check(&corpus, &pack);
    ran.exits(3).says(&["a.yaml", "MY-1"]).says_one_thing();
    assert_eq!(Answer::read(&ran.stdout).findings.len(), 1);
}

/// A later file may replace a rule of an earlier one; it is evaluated once.
#[test]
fn a_rule_that_another_file_replaces() {
    let corpus = Corpus::own();
    write(&corpus.beside("pack/a.yaml"), GOOD);
    write(&corpus.beside("pack/b.yaml"), GOOD);
    let ran = check(&corpus, &corpus.beside("pack"));
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    assert_eq!(Answer::read(&ran.stdout).findings.len(), 1);
}
