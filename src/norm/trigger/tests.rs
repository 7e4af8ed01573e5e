use super::*;
use crate::norm::modality::hits;
use crate::norm::reading::Reading;

fn data(yaml: &str) -> LexiconData {
    serde_yaml::from_str(yaml).expect("the file has the right shape")
}

#[test]
fn the_embedded_files_read() {
    Lexicon::read(RU_FILE, Lang::Ru).expect("ru.yaml");
    Lexicon::read(KK_FILE, Lang::Kk).expect("kk.yaml");
}

#[test]
fn every_example_carries_its_norm_and_no_counter_example_does() {
    let mut wrong = Vec::new();
    for (lang, yaml) in [(Lang::Ru, RU_FILE), (Lang::Kk, KK_FILE)] {
        for t in data(yaml).triggers {
            assert!(!t.examples.is_empty(), "{} has no example", t.id);
            let has = |s: &String| hits(lang, &Reading::new(lang, s)).iter().any(|h| h.kind == t.kind);
            wrong.extend(t.examples.iter().filter(|s| !has(s)).map(|s| format!("{}: missed: {s}", t.id)));
            wrong.extend(t.counter.iter().filter(|s| has(s)).map(|s| format!("{}: false: {s}", t.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_unknown_field_is_refused() {
    let broken = RU_FILE.replacen("kind: prohibition", "sort: prohibition", 1);
    assert!(matches!(Lexicon::read(&broken, Lang::Ru), Err(LexiconError::Shape(_))));
    let broken = RU_FILE.replacen("=нельзя", "(=нельзя", 1);
    assert!(matches!(Lexicon::read(&broken, Lang::Ru), Err(LexiconError::Expression { .. })));
}
