//! SARIF 2.1.0.

use crate::{sample, text, write};
use olqy::assess::{Assessment, Verdict};
use olqy::law::{Eid, Lang};
use olqy::report::places::{Place, Places, wanted};
use olqy::report::{Beside, Format, Request, earlier};
use serde_json::{Value, json};

/// What the standard asks of the parts that olqy writes.
fn schema() -> Value {
    serde_json::from_str(include_str!("sarif.schema.json")).unwrap()
}

/// Holds a file against the schema and what a schema cannot say, and hands it out.
#[track_caller]
pub fn held(out: Vec<u8>) -> Value {
    let log: Value = serde_json::from_str(&text(out)).unwrap();
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        if let Some(index) = result["ruleIndex"].as_u64() {
            assert_eq!(rules[usize::try_from(index).unwrap()]["id"], result["ruleId"]);
        }
        // Only what fails has a level.
        assert_eq!(result["kind"] == "fail", result["level"] != "none", "{result}");
        let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        for location in result["locations"].as_array().unwrap().iter().chain(&related) {
            if let Some(base) = location["physicalLocation"]["artifactLocation"]["uriBaseId"].as_str() {
                assert!(run["originalUriBaseIds"].get(base).is_some());
                let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
                assert!(!uri.starts_with('/') && uri.is_ascii() && !uri.contains(' '), "{uri}");
            }
        }
    }
    log
}

fn log(assessment: &Assessment, beside: Beside<'_>) -> Value {
    held(write(Format::Sarif, &sample::rules(), assessment, Lang::En, beside))
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

#[test]
fn what_falls_short_is_a_result_and_what_is_met_is_none() {
    let log = log(&sample::assessment(), Beside::default());
    let seen: Vec<String> = results(&log)
        .iter()
        .map(|r| {
            format!("{} {} {} {}", r["ruleId"], r["properties"]["verdict"], r["kind"], r["level"]).replace('"', "")
        })
        .collect();
    let given = sample::assessment();
    assert_eq!(seen.len(), given.findings.iter().filter(|f| f.verdict != Verdict::Met).count());
    assert!(seen.iter().all(|s| !s.contains(&format!("{} ", given.findings[0].id))));
    assert!(seen.iter().any(|s| s.contains(" gap fail error")), "{seen:?}");
    assert!(seen.iter().any(|s| s.contains(" not-assessable open none")), "{seen:?}");
    assert_eq!(log["runs"][0]["properties"]["verdicts"]["met"], 1);
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), given.findings.len());
}

/// Places for everything that an assessment speaks of: line 7 of a file with a blank and a Kazakh letter in its name.
fn places(assessment: &Assessment) -> Places {
    let mut places = Places::new(1);
    for ((act, edition, lang), eids) in wanted(assessment) {
        for eid in eids {
            let line = if eid.as_str().is_empty() { 1 } else { 7 };
            let path = format!("{act}-бала құқығы/{edition}/{}.md", lang.file_stem());
            places.add((act.clone(), edition, lang), &eid, Place { path, line, corpus: 0 });
        }
    }
    places
}

#[test]
fn a_gap_points_at_the_first_article_of_its_home_and_a_quote_at_its_line() {
    let given = sample::assessment();
    let places = places(&given);
    let log = log(&given, Beside { earlier: None, places: Some(&places) });
    let gap = results(&log).iter().find(|r| r["properties"]["verdict"] == "gap").unwrap();
    let home = &gap["locations"][0];
    assert_eq!(home["logicalLocations"][0]["fullyQualifiedName"], "90001/2019-04-01/art_10-16");
    assert_eq!(home["physicalLocation"]["region"]["startLine"], 7);
    let uri = home["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("90001-%D0%B1") && uri.ends_with("%8B/2019-04-01/rus.md") && uri.contains("%20"), "{uri}");
    let partial = results(&log).iter().find(|r| r["properties"]["verdict"] == "partial").unwrap();
    let quote = &partial["locations"][0];
    assert_eq!(quote["logicalLocations"][0]["fullyQualifiedName"], "90002/2015-09-01/art_28__para_4__p_2");
    let mark = "[restated in other words, not the official text]";
    assert!(quote["message"]["text"].as_str().unwrap().contains(mark));
    assert!(partial["relatedLocations"].as_array().unwrap().len() >= 2);
}

#[test]
fn a_home_without_its_articles_is_the_first_line_of_its_text() {
    let given = sample::assessment();
    let mut places = Places::new(2);
    for (text, _) in wanted(&given) {
        let path = format!("{}.md", text.2.file_stem());
        places.add(text, &Eid::new(""), Place { path, line: 1, corpus: 1 });
    }
    let log = log(&given, Beside { earlier: None, places: Some(&places) });
    let gap = results(&log).iter().find(|r| r["properties"]["verdict"] == "gap").unwrap();
    let place = &gap["locations"][0]["physicalLocation"];
    assert_eq!((&place["region"]["startLine"], &place["artifactLocation"]["uri"]), (&json!(1), &json!("rus.md")));
    assert_eq!(place["artifactLocation"]["uriBaseId"], "CORPUS2");
}

#[test]
fn fingerprints_tell_results_apart_and_do_not_hang_on_lines_words_or_verdicts() {
    let prints = |given: &Assessment, lang| -> Vec<(String, String)> {
        let log = held(write(Format::Sarif, &sample::rules(), given, lang, Beside::default()));
        let one = |r: &Value| (r["ruleId"].to_string(), r["partialFingerprints"].to_string());
        results(&log).iter().map(one).collect()
    };
    let first = prints(&sample::assessment(), Lang::Ru);
    let mut sorted: Vec<_> = first.iter().map(|(_, print)| print).collect();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), first.len());
    let mut moved = sample::assessment();
    for finding in moved.findings.iter_mut().filter(|f| f.verdict == Verdict::Gap) {
        finding.verdict = Verdict::Partial;
    }
    assert_eq!(prints(&moved, Lang::En), first);
}

#[test]
fn against_another_report_results_are_new_unchanged_updated_or_absent() {
    let given = sample::assessment();
    let mut now = sample::assessment();
    now.findings[0].verdict = Verdict::Gap;
    now.findings[0].evidence.clear();
    now.findings[1].verdict = Verdict::Gap;
    now.findings[1].evidence.clear();
    now.findings[3].verdict = Verdict::Met;
    now.findings.pop();
    let before =
        earlier(Request { rules: &sample::rules(), assessment: &given, timelines: &[], lang: Lang::Ru }).unwrap();
    let log = log(&now, Beside { earlier: Some(&before), places: None });
    let state = |n: usize| {
        let id = &given.findings[n].id;
        let found = results(&log).iter().find(|r| r["ruleId"] == *id).unwrap_or_else(|| panic!("{id}"));
        found["baselineState"].as_str().unwrap().to_owned()
    };
    assert_eq!([0, 1, 2, 3, 6].map(state), ["new", "updated", "unchanged", "absent", "absent"]);
    assert_eq!(log["runs"][0]["properties"]["comparedWith"], "2020-12-31");
}

#[test]
fn the_help_of_a_rule_says_what_is_asked_by_whom_and_what_to_do() {
    let log = log(&sample::assessment(), Beside::default());
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    let help = rule["help"]["markdown"].as_str().unwrap();
    for said in
        ["The law expressly prohibits all corporal punishment", "19\\(1\\)", "Add an express prohibition to the law"]
    {
        let plain = said.replace('\\', "");
        assert!(help.contains(said) || help.contains(&plain), "{said}: {help}");
    }
    assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"));
}
