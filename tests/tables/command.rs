//! The program.

use crate::support::corpus::Corpus;
use crate::support::run::{command, embedded, scratch};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = scratch("command").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn path(file: &std::path::Path) -> &str {
    file.to_str().unwrap()
}

#[test]
fn the_extension_tells_the_format() {
    let folder = folder("formats");
    for (name, begins) in [("a.xlsx", b"PK".as_slice()), ("a.csv", b"\xEF\xBB\xBF"), ("a.sarif", b"{\n")] {
        let file = folder.join(name);
        embedded(&["report", "--at", "2020-12-31", "--pack", "vac", "--lang", "kk", "--bom", "-o", path(&file)])
            .exits(0);
        assert!(fs::read(&file).unwrap().starts_with(begins), "{name}");
    }
    let unknown = folder.join("a.odt");
    embedded(&["report", "-o", path(&unknown)]).exits(2).says(&["a.odt", "xlsx", "sarif"]).says_one_thing();
}

#[test]
fn lines_are_those_of_the_files_in_the_corpus() {
    let corpus = Corpus::own();
    let ran = corpus.run(["check", "--at", "2020-12-31", "--format", "sarif", "--fail-on", "never", "--lang", "en"]);
    ran.exits(0);
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    let (mut quotes, mut homes) = (0, 0);
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        for location in result["locations"].as_array().unwrap().iter().chain(&related) {
            let physical = &location["physicalLocation"];
            let uri = physical["artifactLocation"]["uri"].as_str().unwrap_or_else(|| panic!("{location}"));
            let file = corpus.acts().join(uri);
            let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let line = usize::try_from(physical["region"]["startLine"].as_u64().unwrap()).unwrap();
            let there = text.lines().nth(line - 1).unwrap_or_else(|| panic!("{uri}:{line}"));
            match physical["region"]["snippet"]["text"].as_str() {
                Some(quote) => {
                    let begins: String = quote.chars().take(12).collect();
                    assert!(there.contains(begins.trim()), "{uri}:{line}: {there:?} has no {begins:?}");
                    quotes += 1;
                }
                None => homes += 1,
            }
        }
    }
    assert!(quotes > 5 && homes > 5, "{quotes} {homes}");
}

#[test]
fn a_file_and_a_day_are_compared_with() {
    let folder = folder("compare");
    let before = folder.join("before.json");
    let common = ["--pack", "vac", "--lang", "en"];
    embedded(&[&["report", "--at", "2020-12-31", "-o", path(&before)][..], &common].concat()).exits(0);
    let check = |more: &[&str]| {
        embedded(
            &[&["check", "--at", "2024-07-01", "--format", "json", "--fail-on", "never"][..], &common, more].concat(),
        )
    };
    let by_file: Value = serde_json::from_str(&check(&["--compare", path(&before)]).exits(0).stdout).unwrap();
    let by_day: Value = serde_json::from_str(&check(&["--compare-at", "2020-12-31"]).exits(0).stdout).unwrap();
    assert_eq!(by_file["comparison"], by_day["comparison"]);
    assert!(
        by_file["comparison"]["counts"]["better"].as_u64().is_some_and(|n| n > 0),
        "{}",
        by_file["comparison"]["counts"]
    );
    let text = embedded(
        &[&["check", "--at", "2024-07-01", "--fail-on", "never", "--compare", path(&before)][..], &common].concat(),
    );
    assert!(text.exits(0).stdout.contains("better"));
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let folder = folder("broken");
    let file = folder.join("other.json");
    fs::write(&file, "{\"olqy\": \"0.1.0\", \"schema\": 1,\n \"at\": \"2020-12-31\",\n \"findings\": [{}]}").unwrap();
    embedded(&["check", "--compare", path(&file)]).exits(2).says(&["other.json", "line 3", "rule"]).says_one_thing();
    fs::write(&file, "{\"olqy\": \"9.0.0\", \"schema\": 9}").unwrap();
    embedded(&["report", "--compare", path(&file), "-o", "-"]).exits(2).says(&["other.json", "9.0.0"]).says_one_thing();
    let none = folder.join("none.json");
    embedded(&["check", "--compare", path(&none)]).exits(2).says(&["none.json"]);
    embedded(&["check", "--compare", path(&file), "--compare-at", "2020-01-01"]).exits(2);
}

#[test]
fn worse_fails_where_it_is_asked_for_and_can_be_told() {
    let rule = ["--rule", "VAC-101", "--lang", "en", "--fail-on", "worse"];
    embedded(&[&["check", "--at", "2024-07-01"][..], &rule].concat()).exits(2).says(&["--compare"]);
    let at = |now, before| {
        let mut args = command();
        args.args([
            "check",
            "--at",
            now,
            "--compare-at",
            before,
            "--fail-on",
            "worse",
            "--pack",
            "vac",
            "--lang",
            "en",
        ]);
        args.arg("--index").arg(scratch("index"));
        args.output().unwrap()
    };
    let back = at("2020-12-31", "2024-07-01");
    assert_eq!(back.status.code(), Some(1), "{}", String::from_utf8_lossy(&back.stderr));
    let same = at("2020-12-31", "2020-12-31");
    assert_eq!(same.status.code(), Some(0));
}
