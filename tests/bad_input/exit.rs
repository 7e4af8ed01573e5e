//! Exit codes: 0 done, 1 findings at or above `--fail-on`, 3 something was skipped.

use crate::support::answer::Answer;
use crate::support::corpus::{Corpus, write};

const DAY: &str = "2020-12-31";

/// A rule with each verdict, as the program itself gives them on the own acts.
fn rule_with(corpus: &Corpus, verdict: &str) -> Option<String> {
    let answer = corpus.check(DAY, &[]);
    answer.findings.into_iter().find(|f| f.verdict == verdict).map(|f| f.rule)
}

fn code(corpus: &Corpus, command: &str, rule: &str, fail_on: Option<&str>) -> i32 {
    let mut args = vec![command, "--at", DAY];
    if command == "check" {
        args.extend(["--rule", rule]);
    }
    args.extend(fail_on.iter().flat_map(|f| ["--fail-on", f]));
    corpus.run(args).code.expect("no signal")
}

#[test]
fn from_which_verdict_on_a_check_fails() {
    let corpus = Corpus::own();
    let gap = rule_with(&corpus, "gap").expect("a gap");
    let partial = rule_with(&corpus, "partial").expect("a rule met in part");
    let unknown = rule_with(&corpus, "not-assessable").expect("a rule that is not assessable");
    for (rule, fail_on, expected) in [
        (&gap, None, 1),
        (&gap, Some("gap"), 1),
        (&gap, Some("partial"), 1),
        (&gap, Some("never"), 0),
        (&partial, None, 0),
        (&partial, Some("gap"), 0),
        (&partial, Some("partial"), 1),
        (&partial, Some("never"), 0),
        (&unknown, None, 0),
        (&unknown, Some("partial"), 0),
    ] {
        assert_eq!(code(&corpus, "check", rule, fail_on), expected, "{rule} {fail_on:?}");
    }
    corpus.run(["check", "--fail-on", "always"]).exits(2);
}

#[test]
fn languages_that_diverge_fail_as_what_is_met_in_part() {
    use crate::support::Lang;
    use crate::support::corpus::Place;
    let corpus = Corpus::own();
    let place = Place { act: "62568", edition: "2019-04-01", article: "72" };
    let change = corpus.append(place, Lang::Ru, "Телесные наказания детей в семье запрещаются.");
    corpus.changed(&[change], |c| {
        assert_eq!(c.check(DAY, &["VAC-101"]).verdict("VAC-101"), "divergent");
        assert_eq!(code(c, "check", "VAC-101", None), 0);
        assert_eq!(code(c, "check", "VAC-101", Some("partial")), 1);
    });
}

#[test]
fn a_report_fails_only_if_asked_to() {
    let corpus = Corpus::own();
    let report = |fail_on: &[&str]| {
        let mut args = vec!["report", "--at", DAY, "-o", "-"];
        args.extend(fail_on);
        corpus.run(args).code
    };
    assert_eq!(report(&[]), Some(0));
    assert_eq!(report(&["--fail-on", "gap"]), Some(1));
}

#[test]
fn what_is_skipped_shows_in_the_exit_code_unless_something_failed() {
    let corpus = Corpus::own();
    let gap = rule_with(&corpus, "gap").expect("a gap");
    write(&corpus.act("34652").join("2019-04-01/meta.yaml"), "a: [");
    assert_eq!(code(&corpus, "check", &gap, None), 1);
    assert_eq!(code(&corpus, "check", &gap, Some("never")), 3);
}

#[test]
fn results_go_to_standard_output_and_nothing_else_does() {
    let corpus = Corpus::own();
    write(&corpus.act("34652").join("2019-04-01/meta.yaml"), "a: [");
    let ran = corpus.run(["check", "--at", DAY, "--format", "json", "--fail-on", "never"]);
    Answer::read(&ran.stdout);
    assert!(!ran.stderr.is_empty());
    let quiet = corpus.run(["check", "--at", DAY, "--format", "json", "--fail-on", "never", "-q"]);
    assert_eq!((quiet.code, quiet.stdout), (ran.code, ran.stdout));
    assert!(quiet.stderr.is_empty(), "{}", quiet.stderr);
}

#[test]
fn the_language_of_messages_comes_from_the_locale() {
    let corpus = Corpus::own();
    let titles = |locale: &str| {
        let mut command = crate::support::run::command();
        command.args(["rules", "list"]).env("LC_ALL", locale).arg("--corpus").arg(corpus.acts());
        crate::support::run::Ran::new(command.output().unwrap()).stdout
    };
    assert_eq!(titles("C"), titles("ru_RU.UTF-8"));
    assert_ne!(titles("kk_KZ.UTF-8"), titles("ru_RU.UTF-8"));
    assert_ne!(titles("en_GB.UTF-8"), titles("kk_KZ.UTF-8"));
}
