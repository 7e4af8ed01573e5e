//! What readers and programs are given, in three languages.

#[path = "report/sample.rs"]
mod sample;

use olqy::assess::Assessment;
use olqy::law::{ActKind, Lang, Rank};
use olqy::report::{Format, Request, json, render};
use olqy::rule::RuleSet;
use sample::{assessment, code, rules};

/// A report in a text format.
fn write(format: Format, rules: &RuleSet, assessment: &Assessment, lang: Lang) -> String {
    let request = Request { rules, assessment, timelines: &[], lang };
    String::from_utf8(render(format, request).unwrap()).unwrap()
}

fn rendered(format: Format, lang: Lang) -> String {
    write(format, &rules(), &assessment(), lang)
}

/// The page without its styles and script, which are files of their own.
fn page(lang: Lang) -> String {
    let html = rendered(Format::Html, lang);
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, _) = rest.split_once("<script>").unwrap();
    format!("{head}{body}").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn snapshots() {
    for lang in Lang::ALL {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("report.{lang}.html"), page(lang));
            let versionless = |text: String| text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
            insta::assert_snapshot!(format!("report.{lang}.md"), versionless(rendered(Format::Markdown, lang)));
            insta::assert_snapshot!(format!("report.{lang}.json"), versionless(rendered(Format::Json, lang)));
            insta::assert_snapshot!(format!("report.{lang}.txt"), rendered(Format::Text { color: false }, lang));
        });
    }
}

/// With OLQY_SAMPLE=FOLDER the sample is written there, to be looked at.
#[test]
fn write_for_the_eye() {
    let Ok(folder) = std::env::var("OLQY_SAMPLE") else { return };
    for lang in Lang::ALL {
        for (format, end) in [(Format::Html, "html"), (Format::Markdown, "md"), (Format::Json, "json")] {
            std::fs::write(format!("{folder}/sample.{lang}.{end}"), rendered(format, lang)).unwrap();
        }
    }
}

fn data(lang: Lang) -> serde_json::Value {
    serde_json::from_str(&rendered(Format::Json, lang)).unwrap()
}

#[test]
fn the_published_schema_is_the_one_the_program_writes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/report.schema.json");
    let mut schema = serde_json::to_string_pretty(&json::schema()).unwrap();
    schema.push('\n');
    if std::env::var_os("OLQY_WRITE_SCHEMA").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema, "run the test with OLQY_WRITE_SCHEMA=1");
}

#[test]
fn every_language_of_the_report_keeps_to_the_schema() {
    let schema = serde_json::to_value(json::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for lang in Lang::ALL {
        let errors: Vec<String> = validator.iter_errors(&data(lang)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "olqy": "0.1.0" })));
}

#[test]
fn json_keeps_the_order_of_the_assessment_and_points_into_the_quote() {
    let given = assessment();
    let report = data(Lang::Ru);
    for (finding, written) in given.findings.iter().zip(report["findings"].as_array().unwrap()) {
        for (list, key) in [(&finding.evidence, "evidence"), (&finding.nearest, "nearest")] {
            let written = written[key].as_array().unwrap();
            assert_eq!(list.len(), written.len());
            for (evidence, row) in list.iter().zip(written) {
                assert_eq!(row["eid"], evidence.passage.eid.as_str());
                assert_eq!(row["lang"], evidence.passage.lang.tag());
                assert_eq!(row["edition"], evidence.passage.edition.to_string());
                let quote: Vec<char> = row["quote"].as_str().unwrap().chars().collect();
                assert_eq!(quote.len(), evidence.passage.text.chars().count());
                for (range, pair) in evidence.highlights.iter().zip(row["highlights"].as_array().unwrap()) {
                    assert_eq!(pair[0], range.start);
                    assert_eq!(pair[1], range.end);
                    assert!(range.end <= quote.len());
                }
            }
        }
    }
    let first = &report["findings"][0]["evidence"];
    let marked: String = first[0]["quote"].as_str().unwrap().chars().skip(50).take(18).collect();
    assert_eq!(first[0]["highlights"], serde_json::json!([[50, 68]]));
    assert_eq!(marked, "телесные наказания");
}

fn markdown_links_lead_to_the_web(text: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => assert!(dest_url.starts_with("https://"), "{dest_url}"),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => panic!("{event:?}"),
            _ => {}
        }
    }
}

/// Nothing in a text of a law, a rule or a corpus may act on the program that shows the report.
#[test]
fn hostile_text_is_inert_in_every_format() {
    let mut given = assessment();
    let mut rules = rules();
    given.acts[0].act.title = olqy::law::Localized(Lang::ALL.map(|l| (l, sample::HOSTILE.to_owned())).into());
    given.acts[0].act.requisite = sample::HOSTILE.into();
    given.acts[1].source.insert(Lang::Ru, "javascript:alert(1)".into());
    for rule in &mut rules.rules {
        let all = sample::texts(sample::HOSTILE, sample::HOSTILE, sample::HOSTILE);
        (rule.title, rule.asks, rule.recommendation) = (all.clone(), all.clone(), all.clone());
        rule.met[0].because = Some(all.clone());
        rule.matters = Some(all.clone());
        rule.model = Some(all);
    }
    for indicator in &mut rules.indicators {
        let all = sample::texts(sample::HOSTILE, sample::HOSTILE, sample::HOSTILE);
        (indicator.label, indicator.source, indicator.period) = (all.clone(), all, sample::HOSTILE.into());
    }
    for concept in &mut rules.concepts {
        concept.label = sample::texts(sample::HOSTILE, sample::HOSTILE, sample::HOSTILE);
    }
    for finding in &mut given.findings {
        finding.searched[1].act = sample::HOSTILE.into();
    }
    for lang in Lang::ALL {
        for format in [Format::Html, Format::Markdown, Format::Json, Format::Text { color: false }] {
            let out = write(format, &rules, &given, lang);
            let harmful = |c: char| {
                (c.is_control() && !matches!(c, '\n' | '\t'))
                    || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!out.chars().any(harmful), "{format:?}");
            if format == Format::Html {
                assert_eq!(out.matches("<script").count(), 1);
                assert!(!out.contains("<!-- ") && !out.contains("href=\"javascript"));
            }
            if format == Format::Markdown {
                assert!(!out.contains("<script") && !out.contains("{{"));
                markdown_links_lead_to_the_web(&out);
            }
        }
    }
}

#[test]
fn colours_are_the_only_escapes_on_a_terminal() {
    let text = rendered(Format::Text { color: true }, Lang::Ru);
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        let code: String = rest[at + 1..].chars().take_while(|c| *c != 'm').collect();
        assert!(code.starts_with('[') && code[1..].chars().all(|c| c.is_ascii_digit()), "{code:?}");
        rest = &rest[at + 1..];
    }
}

#[test]
fn the_page_asks_for_nothing_outside_itself() {
    for lang in Lang::ALL {
        // A pattern of this very page is nothing outside it.
        let html = rendered(Format::Html, lang).replace("url(#", "");
        for loads in ["src=", "url(", "@import", "<link", "<img", "<iframe", "fetch(", "XMLHttpRequest"] {
            assert!(!html.contains(loads), "{loads}");
        }
        assert!(html.contains("default-src 'none'"));
        assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")));
    }
}

#[test]
fn ids_are_unique_and_every_inner_link_leads_somewhere() {
    let html = rendered(Format::Html, Lang::Kk);
    let values = |name: &str| -> Vec<String> {
        html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    let mut sorted = ids.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(ids.len(), sorted.len());
    // An address with `=` chooses findings; it leads to no place.
    let inner =
        values("href").into_iter().filter_map(|h| h.strip_prefix('#').map(str::to_owned)).filter(|h| !h.contains('='));
    let led = inner.chain(values("aria-labelledby")).inspect(|to| assert!(ids.contains(to), "{to}")).count();
    assert!(led > 20);
}

#[test]
fn the_head_says_up_to_when_the_law_is_known_and_which_rank_was_read_before_anything_else() {
    let html = rendered(Format::Html, Lang::En);
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("By-laws were not read.") < at("id=\"summary\""));
    assert!(at("differs from act to act, from 1 April 2019 to 16 June 2024") < at("id=\"summary\""));
    assert!(at("id=\"summary\"") < at("id=\"SMP-101\"") && at("id=\"SMP-405\"") < at("id=\"method\""));
    assert!(at("id=\"method\"") < at("id=\"act-90001\"") && at("id=\"act-90004\"") < at("id=\"limits\""));
}

#[test]
fn a_gap_claims_no_more_than_was_read() {
    let why = |given: &olqy::assess::Assessment, lang| {
        let text = write(Format::Json, &rules(), given, lang);
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        report["findings"][5]["why"].as_str().unwrap().to_owned()
    };
    let laws = why(&assessment(), Lang::Ru);
    assert!(laws.starts_with("В прочитанных законах не найдено"), "{laws}");
    assert!(laws.contains("подзаконные акты не читались") && laws.contains("только на казахский текст"), "{laws}");
    let both = why(&with_by_law(assessment()), Lang::Ru);
    assert!(both.starts_with("В прочитанных законах и подзаконных актах не найдено"), "{both}");
    assert!(!both.contains("не читались"), "{both}");
    assert!(why(&assessment(), Lang::Kk).contains("табылмады; заңға тәуелді актілер оқылған жоқ"));
}

#[test]
fn restated_text_bears_its_mark_at_every_quote() {
    for (lang, mark) in [
        (Lang::Ru, "изложено своими словами, не официальный текст"),
        (Lang::Kk, "өз сөзімен берілген, ресми мәтін емес"),
        (Lang::En, "restated in other words, not the official text"),
    ] {
        let given = assessment();
        let restated = given
            .findings
            .iter()
            .flat_map(|f| f.evidence.iter().chain(&f.nearest))
            .filter(|e| e.passage.act.as_str() == "90002");
        let quotes = restated.count();
        assert_eq!(rendered(Format::Html, lang).matches(mark).count(), quotes);
        assert_eq!(rendered(Format::Markdown, lang).matches(mark).count(), quotes);
    }
}

#[test]
fn an_empty_assessment_is_a_report_too() {
    let given = olqy::assess::Assessment { at: sample::day("2020-12-31"), acts: vec![], findings: vec![] };
    for lang in Lang::ALL {
        for format in [Format::Html, Format::Markdown, Format::Json, Format::Text { color: true }] {
            assert!(!write(format, &olqy::rule::RuleSet::default(), &given, lang).is_empty());
        }
    }
}

#[test]
fn the_concordance_has_a_row_for_each_paragraph_of_each_finding() {
    use olqy::report::{Options, compose, words::words};
    let (mut rules, given) = (rules(), assessment());
    // A guidance first named by files, and before the treaty in a rule, still stands after it.
    let named = |id: &str, binding| olqy::rule::set::Instrument { id: id.to_owned(), binding };
    rules.instruments = vec![named("gc8", false), named("crc", true)];
    let treaty = rules.standards["crc:19(1)"].clone();
    for num in ["9", "37(a)"] {
        rules.standards.insert(format!("crc:{num}"), treaty.clone());
    }
    rules.rules[0].standards = ["gc8:11", "crc:37(a)", "crc:9", "crc:19(1)"].map(String::from).to_vec();
    let view = compose::compose(words().unwrap(), &rules, &given, Lang::Ru, &Options::default());
    let ids: Vec<&str> = view.concordance.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["crc", "gc8"]);
    assert!(view.concordance[0].link.is_some() && view.concordance[1].link.is_none());
    let own: Vec<&str> =
        view.concordance[0].rows.iter().filter(|r| r.rule == "SMP-101").map(|r| r.num.as_str()).collect();
    assert_eq!(own, ["9", "19(1)", "37(a)"]);
    let rows: Vec<_> = view.concordance.iter().flat_map(|i| &i.rows).collect();
    assert_eq!(rows.len(), view.findings.iter().map(|f| f.standards.len()).sum::<usize>());
    for row in rows {
        let finding = &view.findings[row.finding];
        assert_eq!(
            (&row.rule, &row.degree, row.provisions.len()),
            (&finding.rule, &finding.verdict, finding.evidence.len())
        );
        assert_eq!(row.recommendation.is_none(), ["met", "not-assessable"].contains(&finding.verdict.tag.as_str()));
        assert_eq!(row.comment[0], finding.why);
        assert_eq!(row.comment.len(), 1 + finding.remarks.len());
    }
}

/// A paragraph of a megabyte is one quote like any other.
#[test]
fn a_paragraph_of_a_megabyte_is_written_whole() {
    let mut given = assessment();
    let long = "запрещается <b> ".repeat(40_000);
    let evidence = &mut given.findings[0].evidence[0];
    std::sync::Arc::make_mut(&mut evidence.passage).text.clone_from(&long);
    evidence.highlights = std::iter::once(0..11).collect();
    let html = write(Format::Html, &rules(), &given, Lang::Ru);
    assert!(html.matches("запрещается &lt;b&gt;").count() >= 39_999 && !html.contains("<b> "));
    let markdown = write(Format::Markdown, &rules(), &given, Lang::Ru);
    assert!(markdown.matches("запрещается &lt;b&gt;").count() >= 39_999);
}

/// Figures stand with their source, and what is said of them is that no verdict rests on them.
#[test]
fn indicators_are_context_with_a_source() {
    for format in [Format::Html, Format::Markdown] {
        for (lang, value, note) in [
            (Lang::Ru, "74,3\u{a0}%", "Ни один вывод на них не опирается."),
            (Lang::Kk, "74,3\u{a0}%", "Бірде-бір қорытынды оларға сүйенбейді."),
            (Lang::En, "74.3%", "No verdict rests on them."),
        ] {
            let out = rendered(format, lang);
            assert!(out.contains(value) && out.contains(note) && out.contains("example.org"), "{format:?} {lang}");
        }
    }
}

/// What is met or cannot be assessed has no recommendation among those to act on.
#[test]
fn recommendations_are_for_what_is_not_met() {
    let html = rendered(Format::Html, Lang::En);
    let (_, part) = html.split_once("id=\"recommendations\"").unwrap();
    let (part, _) = part.split_once("</section>").unwrap();
    let named = |id: &str| part.contains(&format!("href=\"#{id}\""));
    assert!(!named("SMP-101") && !named("SMP-302"));
    assert!(["SMP-104", "SMP-205", "SMP-301", "SMP-401", "SMP-405"].iter().all(|id| named(id)));
    assert!(part.find("SMP-104") < part.find("SMP-205"), "important before further");
}

/// Whether an act of the rank of a by-law is read as well.
fn with_by_law(mut assessment: Assessment) -> Assessment {
    let mut by_law = assessment.acts[0].clone();
    by_law.act.code = code("90009");
    by_law.act.kind = ActKind::Order;
    by_law.rank = Rank::ByLaw;
    assessment.acts.push(by_law);
    assessment
}
