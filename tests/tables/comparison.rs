//! What moved between two reports.

use crate::book::Book;
use crate::csv::parsed;
use crate::{FORMATS, sample, text, write};
use olqy::assess::{Assessment, Verdict};
use olqy::law::Lang;
use olqy::report::{Beside, Earlier, Format, Request, earlier};
use olqy::rule::RuleSet;
use serde_json::{Value, json};

fn other(rules: &RuleSet, assessment: &Assessment) -> Earlier {
    earlier(Request { rules, assessment, timelines: &[], lang: Lang::Ru }).unwrap()
}

/// The sample after some law-making: a gap closed, a ban lost, a rule that can be assessed now, one reworded provision,
/// another edition of an act, and an act and a rule that are new.
fn later() -> Assessment {
    let mut given = sample::assessment();
    given.at = sample::day("2024-07-01");
    let closed = given.findings[0].evidence.clone();
    given.findings[3].verdict = Verdict::Met;
    given.findings[3].evidence = closed;
    given.findings[0].verdict = Verdict::Gap;
    given.findings[0].evidence.clear();
    given.findings[4].verdict = Verdict::Gap;
    let passage = std::sync::Arc::make_mut(&mut given.findings[1].evidence[0].passage);
    passage.text = "Учителю запрещено бить ученика и унижать его.".into();
    passage.edition = sample::day("2023-01-01");
    given.findings[1].evidence[0].highlights.clear();
    given.findings[1].evidence.pop();
    given.findings[2].by_language.insert(Lang::Ru, Verdict::Gap);
    given.acts[0].edition = Some(sample::day("2023-01-01"));
    given.acts.pop();
    given
}

fn compared(now: &Assessment, before: &Earlier) -> Value {
    let beside = Beside { earlier: Some(before), places: None };
    let json = write(Format::Json, &sample::rules(), now, Lang::Ru, beside);
    let report: Value = serde_json::from_slice(&json).unwrap();
    let schema = serde_json::to_value(olqy::report::json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&report));
    report["comparison"].clone()
}

fn moved(comparison: &Value) -> Vec<(&str, &str)> {
    let rules = comparison["rules"].as_array().unwrap();
    rules.iter().map(|r| (r["rule"].as_str().unwrap(), r["moved"].as_str().unwrap())).collect()
}

fn ids() -> Vec<String> {
    sample::assessment().findings.into_iter().map(|f| f.id).collect()
}

#[test]
fn a_report_against_itself_says_that_nothing_moved() {
    let given = sample::assessment();
    let comparison = compared(&given, &other(&sample::rules(), &given));
    assert_eq!(comparison["counts"], json!({ "same": given.findings.len() }));
    assert_eq!((&comparison["rules"], &comparison["acts"]), (&json!([]), &json!([])));
}

#[test]
fn verdicts_provisions_and_acts_that_moved_are_told_apart() {
    let comparison = compared(&later(), &other(&sample::rules(), &sample::assessment()));
    let ids = ids();
    let wanted = [
        (ids[0].as_str(), "worse"),
        (&ids[1], "grounds"),
        (&ids[2], "grounds"),
        (&ids[3], "better"),
        (&ids[4], "assessable"),
    ];
    assert_eq!(moved(&comparison), wanted);
    assert_eq!(comparison["counts"], json!({ "worse": 1, "better": 1, "assessable": 1, "grounds": 2, "same": 2 }));
    let quotes = |n: usize| {
        let all = comparison["rules"][n]["quotes"].as_array().unwrap().clone();
        all.into_iter()
            .map(|q| format!("{} {} {}", q["moved"], q["eid"], q["lang"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(quotes(0), ["vanished art_14__para_2__subpara_3 ru", "vanished art_14__para_2__subpara_3 kk"]);
    assert_eq!(quotes(1), ["reworded art_28__para_4__p_2 ru", "vanished art_30 ru"]);
    assert_eq!(quotes(3)[0], "appeared art_14__para_2__subpara_3 ru");
    let reworded = &comparison["rules"][1]["quotes"][0];
    assert_eq!((&reworded["before"], &reworded["now"]), (&json!("2015-09-01"), &json!("2023-01-01")));
    let acts = comparison["acts"].as_array().unwrap();
    let acts: Vec<String> = acts.iter().map(|a| format!("{} {}", a["act"], a["moved"]).replace('"', "")).collect();
    assert_eq!(acts, ["90001 edition", "90004 vanished"]);
}

#[test]
fn the_other_way_round_everything_moves_the_other_way() {
    let comparison = compared(&sample::assessment(), &other(&sample::rules(), &later()));
    let words: Vec<&str> = moved(&comparison).into_iter().map(|(_, m)| m).collect();
    assert_eq!(words, ["better", "grounds", "grounds", "worse", "unassessable"]);
    let acts: Vec<&Value> = comparison["acts"].as_array().unwrap().iter().map(|a| &a["moved"]).collect();
    assert_eq!(acts, [&json!("edition"), &json!("appeared")]);
}

#[test]
fn a_rule_that_only_one_report_has_is_new_or_gone() {
    let mut fewer = sample::assessment();
    let taken = fewer.findings.remove(0).id;
    let comparison = compared(&sample::assessment(), &other(&sample::rules(), &fewer));
    assert_eq!(moved(&comparison), [(taken.as_str(), "new")]);
    let gone = compared(&fewer, &other(&sample::rules(), &sample::assessment()));
    assert_eq!(moved(&gone), [(taken.as_str(), "gone")]);
    assert_eq!(gone["rules"][0]["now"], Value::Null);
}

/// What a file says is shown as what a second assessment says, in the words of this report's language.
#[test]
fn a_file_compares_as_a_day_does() {
    let rules = sample::rules();
    let file = write(Format::Json, &rules, &sample::assessment(), Lang::Kk, Beside::default());
    let read = Earlier::read(&file).unwrap();
    assert_eq!(compared(&later(), &read), compared(&later(), &other(&rules, &sample::assessment())));
}

#[test]
fn every_format_shows_what_moved() {
    let before = other(&sample::rules(), &sample::assessment());
    let now = later();
    for lang in Lang::ALL {
        let beside = Beside { earlier: Some(&before), places: None };
        let worse = ["хуже", "нашарлады", "worse"][Lang::ALL.iter().position(|l| *l == lang).unwrap()];
        let vanished = "Школа заботится о безопасности детей.";
        for format in FORMATS {
            let out = write(format, &sample::rules(), &now, lang, beside);
            let out = match format {
                Format::Xlsx => Book::open(&out).strings().join("\n"),
                _ => text(out),
            };
            let worse = match format {
                Format::Json => "\"moved\": \"worse\"",
                Format::Sarif => "\"baselineState\": \"new\"",
                _ => worse,
            };
            assert!(out.contains(worse), "{format:?} {lang}");
            // The words of what only the other report quotes stand there too, but for those that only name it.
            let names_only = matches!(format, Format::Json | Format::Text { .. } | Format::Sarif);
            assert!(names_only || out.contains(vanished), "{format:?} {lang}");
        }
    }
}

#[test]
fn restated_words_of_the_other_report_bear_their_mark() {
    let (mut before, mut now) = (sample::assessment(), sample::assessment());
    now.findings[1].evidence.clear();
    before.findings[1].evidence.truncate(1);
    let before = other(&sample::rules(), &before);
    let beside = Beside { earlier: Some(&before), places: None };
    for format in [Format::Html, Format::Markdown, Format::Csv { bom: false }] {
        let mark = "restated in other words, not the official text";
        let of = |beside| text(write(format, &sample::rules(), &now, Lang::En, beside)).matches(mark).count();
        assert_eq!(of(beside), of(Beside::default()) + 1, "{format:?}");
    }
}

#[test]
fn tables_have_columns_and_rows_for_what_moved() {
    let before = other(&sample::rules(), &sample::assessment());
    let now = later();
    let beside = Beside { earlier: Some(&before), places: None };
    let plain = parsed(&write(Format::Csv { bom: false }, &sample::rules(), &now, Lang::En, Beside::default()));
    let (head, rows) = parsed(&write(Format::Csv { bom: false }, &sample::rules(), &now, Lang::En, beside));
    assert_eq!(head.len(), plain.0.len() + 3);
    // Two rows for the Russian and the Kazakh text of the lost ban take the place of the row without a quote.
    assert_eq!(rows.len(), plain.1.len() + 2);
    assert_eq!(rows.iter().filter(|r| r.last().unwrap() == "provision no longer found").count(), 3);
    let book = Book::open(&write(Format::Xlsx, &sample::rules(), &now, Lang::En, beside));
    assert_eq!(book.names().last().unwrap(), "Comparison");
}

/// A file that a stranger gives is text of a stranger.
#[test]
fn a_hostile_file_is_inert() {
    let file = json!({
        "olqy": "\u{1b}[31m<script>9", "schema": 1, "at": "2019-01-01", "lang": "en",
        "corpus": { "acts": [{ "act": "=1+1", "title": "<script>alert(1)</script>\u{202E}", "text_status": "restated" }] },
        "findings": [
            { "rule": "=cmd<script>", "title": "<script>alert(2)</script>\u{202E}", "verdict": "gap" },
            { "rule": ids()[0], "verdict": "met", "evidence": [
                { "act": "=1+1", "edition": "2019-01-01", "lang": "ru", "eid": "<b>\u{1b}", "citation": "+x<script>",
                  "quote": "=HYPERLINK(1)<script>alert(3)</script>\u{202E}", "grade": "explicit" } ] } ]
    });
    let before = Earlier::read(file.to_string().as_bytes()).unwrap();
    let beside = Beside { earlier: Some(&before), places: None };
    for format in FORMATS {
        let out = write(format, &sample::rules(), &sample::assessment(), Lang::En, beside);
        if format == Format::Xlsx {
            let book = Book::open(&out);
            book.is_well_formed();
            assert!(book.sheets().iter().all(|s| !s.contains("<f>")));
            assert!(book.strings().iter().any(|s| s.starts_with("restated in other words")));
            continue;
        }
        if let Format::Csv { .. } = format {
            assert!(parsed(&out).1.iter().flatten().all(|c| !c.starts_with(['=', '+', '-', '@'])));
        }
        let out = text(out);
        assert!(!out.contains(['\u{1b}', '\u{202E}']), "{format:?}");
        if matches!(format, Format::Html | Format::Markdown) {
            assert!(!out.contains("<script>alert("), "{format:?}");
        }
    }
}
