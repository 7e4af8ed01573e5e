//! Each rule of the embedded packs against the provisions of its test file: what the law may say in many ways, and what
//! only looks like it.

use olqy::report::words::words;
use olqy::rule::{compile, load};
use olqy::workbench::naming::namings;
use olqy::workbench::trial::{Standing, trials};
use olqy::workbench::trial_report;

#[test]
fn every_embedded_rule_is_validated_by_its_test_file() {
    let (files, problems) = load::embedded(true);
    assert!(problems.is_empty(), "{problems:?}");
    let (rules, problems) = compile(&files);
    assert!(problems.is_empty(), "{problems:?}");
    let (cases, problems) = load::embedded_cases();
    assert!(problems.is_empty(), "{problems:?}");
    let (trials, problems) = trials(&rules, &cases, &[]);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!trials.is_empty());
    let (namings, problems) = namings(&rules, &cases);
    assert!(problems.is_empty(), "{problems:?}");
    let misnamed: Vec<String> = namings.failures.iter().map(ToString::to_string).collect();
    assert!(misnamed.is_empty(), "{}", misnamed.join("\n"));
    let all_are = trials.iter().all(|t| t.standing == Standing::Validated);
    assert!(all_are, "{}", trial_report::text(words().unwrap(), &rules, &trials, &namings, olqy::law::Lang::En, false));
}
