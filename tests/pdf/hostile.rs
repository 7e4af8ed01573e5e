//! Text that would act if it were read as anything but text.

use crate::sample::{self, assessment, rules};
use crate::tools::{is_sound, text, values};
use olqy::assess::Assessment;
use olqy::law::{Lang, Localized};
use olqy::report::{Format, Request, render};
use std::sync::Arc;

/// Markup, code and paths of the typesetter; controls; characters that no font of the report has.
const MARKUP: &str = "#import \"@preview/x:0.1.0\": * #read(\"/etc/passwd\") $x^2$ ] } */ // `raw` *b* _i_ @ref <label> \\u{41} = = - + #panic() =HYPERLINK(\"http://x\") +cmd| \u{202E}тамен\u{202C} \u{1b}[31m \u{0} \u{7f} \u{FFFE} \u{10FFFD} 中文 العربية 👩‍👧 й e\u{301}";

fn with(text: &str) -> Assessment {
    let mut given = assessment();
    given.acts[0].act.title = Localized(Lang::ALL.map(|l| (l, text.to_owned())).into());
    given.acts[0].act.requisite = text.to_owned();
    for finding in &mut given.findings {
        for evidence in finding.evidence.iter_mut().chain(&mut finding.nearest) {
            let len = text.chars().count();
            Arc::make_mut(&mut evidence.passage).text = text.to_owned();
            evidence.highlights = vec![0..len / 3, len / 2..len];
        }
        for searched in &mut finding.searched {
            searched.act = text.to_owned();
        }
    }
    given
}

fn written(given: &Assessment, lang: Lang) -> Vec<u8> {
    let rules = rules();
    render(Format::Pdf, Request { rules: &rules, assessment: given, timelines: &[], lang }).unwrap()
}

#[test]
fn markup_is_text() {
    for hostile in [MARKUP, sample::HOSTILE, "", " \n"] {
        let given = with(hostile);
        let mut rules = rules();
        for rule in &mut rules.rules {
            let all = sample::texts(hostile, hostile, hostile);
            (rule.title, rule.asks, rule.recommendation) = (all.clone(), all.clone(), all.clone());
            rule.matters = Some(all.clone());
            rule.model = Some(all);
        }
        for lang in Lang::ALL {
            let request = Request { rules: &rules, assessment: &given, timelines: &[], lang };
            let pdf = render(Format::Pdf, request).unwrap();
            is_sound(&pdf, lang.tag(), "hostile");
        }
    }
}

#[test]
fn markup_and_characters_without_a_letter_can_be_read() {
    let Some(text) = text(&written(&with(MARKUP), Lang::En), "markup") else { return };
    let text = text.replace(['\n', '\u{c}'], " ");
    for said in ["#import", "#read(\"/etc/passwd\")", "$x^2$", "[U+4E2D]", "[U+1F469]", "=HYPERLINK(", "+cmd|", "*/"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.chars().any(|c| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{FFFE}')));
    assert!(!text.contains("root:"));
}

#[test]
fn a_paragraph_of_a_megabyte_runs_over_pages() {
    let words = "Мұғалімнің оқушыға қатыгездік көрсетуіне болмайды. ".repeat(12_000);
    assert!(words.len() > 1 << 20);
    let mut given = assessment();
    Arc::make_mut(&mut given.findings[0].evidence[0].passage).text = words;
    let pdf = written(&given, Lang::Kk);
    is_sound(&pdf, "kk", "long");
    assert!(values(&pdf, "/MediaBox").len() > 100);
}

#[test]
fn a_word_of_a_megabyte_stays_on_the_paper() {
    let word = "ә".repeat(1 << 19);
    let mut given = assessment();
    Arc::make_mut(&mut given.findings[0].evidence[0].passage).text = word;
    let pdf = written(&given, Lang::Kk);
    is_sound(&pdf, "kk", "word");
    let Some(text) = text(&pdf, "word") else { return };
    // What runs out of the paper is not among the text of a page.
    assert!(text.matches('ә').count() >= 1 << 19, "{}", text.matches('ә').count());
}
