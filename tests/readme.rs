//! What the README shows must work as it stands there.

use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_rule_of_the_readme_is_evaluated() {
    let readme = readme();
    let rule = readme.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pack.yaml"), rule).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_olqy"))
        .args(["check", "--format", "json", "--at", "2020-12-31", "--fail-on", "never", "--rules"])
        .arg(folder.path())
        .arg("--index")
        .arg(folder.path().join("index"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!((&findings[0]["rule"], &findings[0]["verdict"]), (&"MY-1".into(), &"gap".into()));
}

#[test]
fn the_commands_of_the_readme_are_known() {
    let mut seen = 0;
    for line in readme().lines().filter_map(|l| l.strip_prefix("olqy ")) {
        let command: Vec<&str> =
            line.split_whitespace().take_while(|w| w.chars().all(|c| c.is_ascii_lowercase())).take(2).collect();
        let help = |n: usize| {
            let mut run = Command::new(env!("CARGO_BIN_EXE_olqy"));
            run.args(&command[..n]).arg("--help").output().unwrap().status.success()
        };
        assert!(help(1), "{line}");
        if matches!(command[0], "inspect" | "rules") {
            assert!(help(2), "{line}");
        }
        seen += 1;
    }
    assert!(seen >= 8, "the README shows how each user works");
}

#[test]
fn the_way_of_a_drafter_goes_as_it_is_told() {
    let readme = readme();
    let section = readme.split("## For a drafter").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for file in ["examples/amend-corporal-punishment", "examples/amend-foster-care"] {
        fs::create_dir_all(folder.path().join(file)).unwrap();
        for text in ["rus.md", "kaz.md"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(file).join(text);
            fs::copy(from, folder.path().join(file).join(text)).unwrap();
        }
    }
    let mut outputs = Vec::new();
    for line in section.lines().filter(|l| l.starts_with("olqy ") && l.contains("--at 2025-01-01")) {
        // The rest is about files: a few rules do for them.
        let about_files = line.contains("table.html") || line.contains("--consolidated");
        let few = ["--rule", "VAC-101", "--rule", "VAC-105"];
        let output = Command::new(env!("CARGO_BIN_EXE_olqy"))
            .args(line.split_whitespace().skip(1))
            .args(few.iter().filter(|_| about_files))
            .args(["--lang", "en", "--index", "index"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        outputs.push(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let [checked, suggested, mended, table, _, shown] = outputs.as_slice() else {
        panic!("{} commands", outputs.len())
    };
    let (moved, missed) = checked.split_once("What the draft still misses").expect("something is missed");
    for rule in ["VAC-101", "VAC-102", "VAC-103"] {
        assert!(moved.contains(rule) && !missed.contains(rule), "{rule}: {checked}");
    }
    assert!(missed.contains("VAC-105") && !moved.contains("VAC-105"), "{checked}");
    assert!(suggested.contains("дополнить") && suggested.contains("толықтырылсын"), "{suggested}");
    let line = mended.lines().find(|l| l.contains("VAC-105")).expect("the rule moves");
    assert!(line.contains("→ Met") || line.contains("→ met"), "{mended}");
    assert!(!mended.contains("What the draft still misses"), "{mended}");
    let page = fs::read_to_string(folder.path().join("table.html")).unwrap();
    assert!(table.is_empty() && page.contains("10-1") && page.contains("VAC-105"), "{page}");
    assert!(shown.contains("10-1"), "{shown}");
}
