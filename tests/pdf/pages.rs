//! The sample that has every verdict, caveat and reason.

use crate::sample::{assessment, rules};
use crate::tools::{holds, is_sound, text, values};
use olqy::law::Lang;
use olqy::report::pdf::{self, Printed};
use olqy::report::view::View;
use olqy::report::words::words;
use olqy::report::{Options, compose};

fn view(lang: Lang) -> View {
    compose::compose(words().unwrap(), &rules(), &assessment(), lang, &Options::default())
}

fn printed(lang: Lang) -> Printed {
    pdf::write(&view(lang), words().unwrap(), lang).unwrap()
}

/// With OLQY_SAMPLE=FOLDER the sample is written there, to be looked at.
#[test]
fn write_for_the_eye() {
    let Ok(folder) = std::env::var("OLQY_SAMPLE") else { return };
    for lang in Lang::ALL {
        std::fs::write(format!("{folder}/sample.{lang}.pdf"), printed(lang).pdf).unwrap();
    }
}

#[test]
fn pages_are_accessible_and_the_typesetter_has_nothing_to_remark() {
    for lang in Lang::ALL {
        let printed = printed(lang);
        assert!(printed.remarks.is_empty(), "{:?}", printed.remarks);
        is_sound(&printed.pdf, lang.tag(), &format!("sample-{lang}"));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(printed(Lang::Kk).pdf, printed(Lang::Kk).pdf);
    assert_ne!(printed(Lang::Kk).pdf, printed(Lang::Ru).pdf);
}

#[test]
fn the_table_of_concordance_lies_across_and_the_rest_stands() {
    let pdf = printed(Lang::En).pdf;
    let boxes = values(&pdf, "/MediaBox");
    let across = |b: &&&str| b.starts_with("[0 0 841.8");
    let upright = |b: &&&str| b.starts_with("[0 0 595.2");
    assert!(boxes.iter().filter(across).count() >= 1, "{boxes:?}");
    assert!(boxes.iter().filter(upright).count() >= 6, "{boxes:?}");
    assert!(boxes.iter().all(|b| across(&b) || upright(&b)), "{boxes:?}");
    // Rows of the head of a table are named as such, and stand again on each page.
    assert!(holds(&pdf, "/S /THead") && holds(&pdf, "/S /TH"));
}

#[test]
fn the_day_of_the_report_is_the_only_day_in_the_file() {
    let pdf = printed(Lang::Ru).pdf;
    let day = view(Lang::Ru).head.at.iso;
    for key in ["/CreationDate", "/ModDate"] {
        let wanted = format!("(D:{}", day.replace('-', ""));
        assert!(values(&pdf, key).iter().all(|v| v.starts_with(&wanted)), "{:?}", values(&pdf, key));
    }
}

/// Without the places where a line may end; a hyphen at the end of a line is not told from one that divides a word.
fn unbroken(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{AD}')).collect()
}

#[test]
fn every_finding_is_marked_with_its_verdict_in_words_and_every_restated_quote_as_such() {
    for lang in Lang::ALL {
        let view = view(lang);
        let Some(text) = text(&printed(lang).pdf, &format!("marks-{lang}")) else { return };
        let text = unbroken(&text);
        let holds = |words: &str| text.contains(&unbroken(words));
        for finding in &view.findings {
            assert!(holds(&finding.verdict.label), "{}", finding.rule);
            assert!(holds(&finding.title), "{}", finding.rule);
            for caveat in &finding.remarks {
                assert!(holds(caveat), "{lang} {}: {caveat}", finding.rule);
            }
        }
        let groups = view.findings.iter().flat_map(|f| f.evidence.iter().chain(&f.nearest));
        let marks: Vec<String> = groups.flat_map(|g| &g.quotes).filter_map(|q| q.mark.clone()).collect();
        assert!(!marks.is_empty());
        assert!(marks.iter().all(|m| text.matches(&unbroken(m)).count() >= marks.len()), "{lang}");
        assert!(view.head.status_notes.iter().all(|n| holds(n)), "{lang}");
    }
}

#[test]
fn the_pages_say_how_many_they_are() {
    let pdf = printed(Lang::Kk).pdf;
    let n = values(&pdf, "/MediaBox").len();
    let Some(text) = text(&pdf, "folio") else { return };
    assert!(text.contains(&format!("{n} беттің 2-беті")) && text.contains(&format!("{n} беттің {n}-беті")));
    assert_eq!(text.matches('\u{c}').count(), n);
}
