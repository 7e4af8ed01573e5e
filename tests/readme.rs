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
