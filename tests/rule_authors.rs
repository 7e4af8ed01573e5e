//! What authors of rules do, from a new rule to its page: by the manual `docs/writing-rules.md`.

mod support;

use std::fs;
use support::corpus::write;
use support::project;
use support::run::{Ran, embedded};

/// The command of the manual's walk-through that writes a rule, as its words stand there.
fn written_in_manual(dest: &str) -> Vec<String> {
    let manual = fs::read_to_string(project("docs/writing-rules.md")).unwrap();
    let command = manual.split("olqy rules new my-pack ").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let command = command.replace("\\\n", " ");
    let mut args: Vec<String> = vec!["rules".into(), "new".into(), dest.into(), "--lang".into(), "en".into()];
    let mut quoted = false;
    let mut word = String::new();
    for c in command.chars().chain([' ']) {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    args.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    args
}

fn run(args: &[String]) -> Ran {
    embedded(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn the_rule_of_the_manual_works_on_the_first_run() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("my-pack");
    let dest = pack.display().to_string();
    let made = run(&written_in_manual(&dest));
    made.exits(0);
    assert!(made.stdout.contains("Validated (1)"), "{}", made.stdout);
    let linted = embedded(&["rules", "lint", "--rules", &dest]);
    linted.exits(0);
    assert!(linted.stdout.contains("0 errors"), "{}", linted.stdout);
    embedded(&["rules", "test", "--rules", &dest]).exits(0);
    let checked = embedded(&["check", "--rules", &dest, "--at", "2020-12-31", "--lang", "en", "--fail-on", "never"]);
    checked.exits(0);
    assert!(checked.stdout.contains("MY-1"), "{}", checked.stdout);
    let explained = embedded(&["rules", "explain", "MY-1", "--rules", &dest, "--at", "2020-12-31", "--lang", "kk"]);
    explained.exits(0);
    assert!(explained.stdout.contains("Соңғы нәтиже"), "{}", explained.stdout);
    // What is there is never written over.
    run(&written_in_manual(&dest)).exits(2).says(&["is there already"]);
}

#[test]
fn a_case_that_is_not_as_expected_fails_and_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("my-pack").display().to_string();
    run(&written_in_manual(&dest)).exits(0);
    let cases = folder.path().join("my-pack/tests/MY-1.yaml");
    let text = fs::read_to_string(&cases).unwrap();
    write(&cases, text.replacen("verdict: met", "verdict: gap", 1));
    let noisy = embedded(&["rules", "test", "--rules", &dest, "--lang", "en"]);
    noisy.exits(1);
    assert!(noisy.stdout.contains("Noisy (1)"), "{}", noisy.stdout);
    let json = embedded(&["rules", "test", "--rules", &dest, "--format", "json"]);
    json.exits(1);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["rules"][0]["standing"], "noisy");
    assert_eq!(json["rules"][0]["failures"][0]["got"], "met");
    fs::remove_file(&cases).unwrap();
    let missing = embedded(&["rules", "test", "--rules", &dest, "--lang", "en"]);
    missing.exits(0);
    assert!(missing.stdout.contains("Missing tests (1)"), "{}", missing.stdout);
}

#[test]
fn answers_that_cannot_be_used_are_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("my-pack").display().to_string();
    for (from, to, said) in [
        ("crc-gc8:11", "crc:99999", "there is no standard crc:99999"),
        ("MY-1", "../MY", "is no id"),
        ("corporal-punishment", "corporal", "there is no concept corporal"),
        ("prohibition", "bann", "is no kind"),
    ] {
        let args: Vec<String> =
            written_in_manual(&dest).into_iter().map(|a| if a == from { to.to_owned() } else { a }).collect();
        run(&args).exits(2).says(&[said]);
    }
    assert!(!folder.path().join("my-pack").exists());
}

#[test]
fn lint_names_twins_unused_concepts_and_words_never_found() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("my-pack").display().to_string();
    run(&written_in_manual(&dest)).exits(0);
    let rule = fs::read_to_string(folder.path().join("my-pack/MY-1.yaml")).unwrap();
    let twin = rule.split("rules:").nth(1).unwrap().replace("MY-1", "MY-2");
    let concept = "concepts:\n  - id: nobody-names-me\n    label: {ru: Слово, kk: Сөз, en: Word}\n    \
                   expressions: {ru: [абракадабра], kk: [абракадабра]}\n";
    write(&folder.path().join("my-pack/more.yaml"), format!("{concept}rules:{twin}"));
    let linted = embedded(&["rules", "lint", "--rules", &dest]);
    linted.exits(1);
    for check in ["same-conditions", "unused-concept", "never-found", "no-tests"] {
        assert!(linted.stdout.contains(&format!("[{check}]")), "{check}: {}", linted.stdout);
    }
    assert!(linted.stdout.contains("more.yaml:2:9"), "{}", linted.stdout);
}

#[test]
fn pages_are_written_about_rules() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("pages");
    embedded(&["rules", "docs", dest.to_str().unwrap(), "--lang", "en"]).exits(0);
    let index = fs::read_to_string(dest.join("index.md")).unwrap();
    assert!(index.contains("(VAC-101.md)"), "{index}");
    let page = fs::read_to_string(dest.join("VAC-101.md")).unwrap();
    assert!(page.starts_with("# VAC-101. ") && page.contains("## Examples"), "{page}");
}

#[test]
fn a_pack_is_evaluated_by_name() {
    embedded(&["rules", "list", "--pack", "vac"]).exits(0);
    embedded(&["rules", "list", "--pack", "nothing"]).exits(2).says(&["there is no pack nothing", "vac"]);
    let folder = tempfile::tempdir().unwrap();
    let manifest = "pack: {id: mine, name: {ru: Мой, kk: Менің, en: Mine}, version: 1.0.0, licence: MIT, authors: [me], on_request: true}\n";
    write(&folder.path().join("a/pack.yaml"), manifest);
    let dest = folder.path().join("a").display().to_string();
    run(&written_in_manual(&dest)).exits(0);
    let listed = embedded(&["rules", "list", "--rules", &dest, "--pack", "mine"]);
    listed.exits(0);
    assert!(listed.stdout.starts_with("MY-1\t"), "{}", listed.stdout);
}
