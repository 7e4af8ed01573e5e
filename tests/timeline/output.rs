//! The shape of what is printed and drawn.

use crate::law::{BAN, Law, NOTHING, TOYS, spans};
use crate::support::corpus::write;
use crate::support::project;
use olqy::report::timeline::json;
use serde_json::Value;

fn law() -> Law {
    let law = Law::new();
    law.edition(&TOYS, "2015-01-01", NOTHING, ["", ""], "");
    law.edition(&TOYS, "2020-01-01", BAN, ["Сноска. Статья 5 изменена Законом РК от 10.10.2019 № 9-VI.", ""], "");
    law
}

#[test]
fn the_published_schema_is_the_one_the_program_writes_and_keeps_to() {
    let path = project("templates/timeline.schema.json");
    let mut schema = serde_json::to_string_pretty(&json::schema()).unwrap();
    schema.push('\n');
    if std::env::var_os("OLQY_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema, "run the test with OLQY_WRITE_SCHEMA=1");
    let validator = jsonschema::validator_for(&serde_json::to_value(json::schema()).unwrap()).unwrap();
    for lang in ["ru", "kk", "en"] {
        let ran = law().run(&["timeline", "--format", "json", "--lang", lang, "--at", "2021-01-01"]);
        let data: Value = serde_json::from_str(&ran.exits(0).stdout).unwrap();
        let errors: Vec<String> = validator.iter_errors(&data).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "olqy": "0.1.0" })));
}

#[test]
fn a_range_has_both_its_days() {
    let law = law();
    let shown = |from: &str, to: &str| {
        let ran = law.run(&["timeline", "--format", "json", "--from", from, "--to", to]);
        let data: Value = serde_json::from_str(&ran.exits(0).stdout).unwrap();
        let rule = &data["rules"][0];
        let changes = rule["changes"].as_array().unwrap().len();
        (spans(rule), rule["spans"].as_array().unwrap().last().unwrap()["until"].clone(), changes)
    };
    let gap = "2019-12-30 gap".to_owned();
    assert_eq!(shown("2019-12-30", "2019-12-31"), (vec![gap.clone()], "2020-01-01".into(), 0));
    assert_eq!(shown("2019-12-30", "2020-01-01"), (vec![gap, "2020-01-01 met".into()], "2020-01-02".into(), 1));
    assert_eq!(shown("2020-01-01", "2020-01-01"), (vec!["2020-01-01 met".into()], "2020-01-02".into(), 0));
    law.run(&["timeline", "--from", "2020-01-02", "--to", "2020-01-01"]).exits(2).says(&["later than"]);
    law.run(&["timeline", "NO-SUCH-RULE"]).exits(2).says(&["NO-SUCH-RULE"]);
}

#[test]
fn text_is_coloured_only_if_asked_and_speaks_three_languages() {
    let law = law();
    for (lang, word) in [("ru", "Пробел"), ("kk", "Олқылық"), ("en", "Gap")] {
        let plain = law.run(&["timeline", "TOP-1", "--lang", lang, "--at", "2021-01-01"]);
        assert!(plain.exits(0).stdout.contains(word) && plain.stdout.contains("9-VI"), "{}", plain.stdout);
        assert!(!plain.stdout.contains('\u{1b}') && !plain.stdout.contains('{'));
        let again = law.run(&["timeline", "TOP-1", "--lang", lang, "--at", "2021-01-01"]);
        assert_eq!(plain.stdout, again.stdout);
        let painted = law.run(&["timeline", "TOP-1", "--lang", lang, "--at", "2021-01-01", "--color", "always"]);
        assert!(painted.stdout.contains("\u{1b}[31m"), "{}", painted.stdout);
    }
}

#[test]
fn the_report_draws_the_timeline_for_eye_and_ear_and_nothing_in_it_acts() {
    let law = law();
    let hostile = crate::law::RULES.replace("Запрет волчков", "\"<script>alert(1)</script>\"");
    write(&law.0.beside("rules.yaml"), hostile);
    let ran = law.run(&["report", "-o", "-", "--format", "html", "--at", "2021-01-01", "--lang", "ru"]);
    let page = &ran.exits(0).stdout;
    assert!(!page.contains("<script>alert"));
    let strips: Vec<&str> = page.split("<svg class=\"strip\"").skip(1).collect();
    assert_eq!(strips.len(), 2, "one in the overview, one in the finding");
    for strip in strips {
        let strip = strip.split("</svg>").next().unwrap();
        assert!(strip.contains("role=\"img\"") && strip.contains("&lt;script&gt;"), "{strip}");
        assert!(strip.contains("<desc") && strip.contains("с 1 января 2020 года: Соответствует"), "{strip}");
        for class in ["s-not-assessable", "s-gap", "s-met", "unsure", "now"] {
            assert!(strip.contains(&format!("class=\"{class}\"")), "{class}: {strip}");
        }
    }
    for pattern in page.split("url(").skip(1) {
        let (name, _) = pattern.split_once(')').unwrap();
        let id = name.strip_prefix('#').unwrap_or_else(|| panic!("{name} is outside the page"));
        assert!(page.contains(&format!("<pattern id=\"{id}\"")), "{id}");
    }
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|r| r.split('"').next()).collect();
    let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "an id stands twice");
    for reference in page.split("aria-labelledby=\"").skip(1).filter_map(|r| r.split('"').next()) {
        assert!(reference.split(' ').all(|id| ids.contains(&id)), "{reference}");
    }
}

#[test]
fn a_rule_whose_home_is_nowhere_has_one_span() {
    let law = Law::new();
    let elsewhere = crate::law::Act {
        code: "90005",
        requisite: "Закон Республики Казахстан от 5 января 2010 года № 5-IV",
    };
    law.edition(&elsewhere, "2015-01-01", NOTHING, ["", ""], "");
    assert_eq!(spans(&law.timeline()), ["- not-assessable"]);
    let ran = law.run(&["report", "-o", "-", "--format", "html", "--at", "2021-01-01"]);
    assert!(ran.exits(0).stdout.contains("TOP-1"));
}
