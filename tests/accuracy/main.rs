//! The bars of accuracy, held against keys made by hand and against gold lemmas.
//!
//! Texts and lemmas are not part of the repository: `OLQY_SHARED` names the folder that has them. Without it only the
//! keys themselves are checked; with it a missing file is a failure. `docs/accuracy.md` tells the same numbers.

#[allow(dead_code)]
mod measure;

use measure::key::{Class, Key};
use measure::norms::{Doubtful, Measured, exact};
use measure::score::Score;
use measure::stems::Gold;
use measure::{TEXTS, page, shared};
use olqy::law::Lang;

const DEFINITIONS: f64 = 0.97;
const PROHIBITIONS: f64 = 0.95;
const TERMS: f64 = 0.95;

fn measured() -> Option<Vec<Measured>> {
    let shared = shared()?;
    Some(TEXTS.iter().map(|t| Measured::new(*t, &shared)).collect())
}

fn total(measured: &[&Measured], classes: &[Class], doubtful: Doubtful) -> Score {
    measured.iter().map(|m| m.score(classes, doubtful)).fold(Score::default(), |a, b| a + b)
}

/// Holds main and held-out texts of each language against a bar, and each main text by itself.
fn hold(measured: &[Measured], classes: &[Class], bar: f64) {
    let mut low = Vec::new();
    let mut hold = |name: String, score: Score| {
        if score.precision() < bar || score.recall() < bar {
            low.push(format!("{name}: precision {:.3}, recall {:.3}", score.precision(), score.recall()));
        }
    };
    for lang in Lang::AUTHENTIC {
        let of = |main| measured.iter().filter(|m| m.text.lang == lang && m.text.main == main).collect::<Vec<_>>();
        hold(format!("{lang}, main"), total(&of(true), classes, Doubtful::Counted));
        hold(format!("{lang}, held out, doubtful rows aside"), total(&of(false), classes, Doubtful::Aside));
        for m in of(true) {
            hold(m.text.name(), m.score(classes, Doubtful::Counted));
        }
    }
    assert!(low.is_empty(), "below {bar}:\n{}", low.join("\n"));
}

#[test]
fn definitions_and_short_names() {
    let Some(measured) = measured() else { return };
    hold(&measured, &[Class::Definition, Class::ShortName], DEFINITIONS);
}

#[test]
fn prohibitions() {
    let Some(measured) = measured() else { return };
    hold(&measured, &[Class::Prohibition], PROHIBITIONS);
}

#[test]
fn terms_are_exact() {
    let Some(measured) = measured() else { return };
    for m in &measured {
        assert!(exact(&[m]) >= TERMS, "{}: {:.3}", m.text.name(), exact(&[m]));
    }
}

#[test]
fn stems() {
    let Some(shared) = shared() else { return };
    let kazakh = Gold::read(Lang::Kk, &shared).score(Lang::Kk);
    assert!(kazakh.f1() >= 0.75 && kazakh.precision() >= 0.80, "{kazakh:?}");
    let russian = Gold::read(Lang::Ru, &shared).score(Lang::Ru);
    assert!(russian.f1() >= 0.84, "{russian:?}");
}

#[test]
fn both_halves_of_the_kazakh_lemmas_stem_alike() {
    let Some(shared) = shared() else { return };
    let halves = Gold::read(Lang::Kk, &shared).halves().map(|half| half.score(Lang::Kk).f1());
    assert!((halves[0] - halves[1]).abs() <= 0.05, "{halves:?}");
    assert!(halves.iter().all(|f1| *f1 >= 0.75), "{halves:?}");
}

#[test]
fn every_key_can_be_read() {
    for text in TEXTS {
        let key = Key::read(&text.key_path());
        assert!(!key.rows.is_empty(), "{}", text.name());
        for ((eid, class), row) in &key.rows {
            assert_eq!(row.term.is_empty(), *class == Class::Prohibition, "{} {eid}", text.name());
            assert!(!row.trigger.is_empty(), "{} {eid}", text.name());
        }
    }
}

#[test]
fn the_page_tells_these_numbers() {
    let Some(shared) = shared() else { return };
    let written = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accuracy.md")).unwrap_or_default();
    assert!(written == page::page(&shared), "run: cargo run --example accuracy > docs/accuracy.md");
}
