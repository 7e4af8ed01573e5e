use olqy::law::{Lang, Status};
use olqy::norm::{governing, mark};
use proptest::prelude::*;
use std::path::Path;

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("1. "),
        Just("2) "),
        Just("запрещается"),
        Just("не"),
        Just("допускается"),
        Just("тыйым салынады"),
        Just("сақтамауға"),
        Just("тиiс"),
        Just("(далее – X)"),
        Just("(бұдан әрі –"),
        Just("под"),
        Just("понимается"),
        Just("деп"),
        Just("танылады"),
        Just("то есть"),
        Just("яғни"),
        Just(" – "),
        Just("наказывается"),
        Just("если"),
        Just("который"),
        Just("за исключением"),
        Just("қоспағанда"),
        Just("\u{ad}"),
        Just("«"),
        Just("\""),
        Just(")"),
        Just(": "),
        Just(";\n\n"),
        Just(",\n\n"),
        Just(".\n\n"),
        Just("\n\n### Статья 2. Основные понятия\n\n"),
        Just(" "),
        Just("é😀"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

fn holds(lang: Lang, text: &str) {
    let doc = olqy::source::markdown::parse(lang, text, Path::new("any.md")).document;
    let norms = mark(lang, &doc);
    let governs = governing(&doc);
    for (eid, list) in &norms {
        let p = doc.find(eid).expect("norms stand at provisions");
        assert_eq!(p.status, Status::InForce);
        for n in list {
            assert!(p.text.get(n.scope.clone()).is_some(), "{n:?}");
            assert!(doc.find(&n.carrier).is_some());
            assert_eq!(n.inherited, n.carrier != *eid, "{n:?}");
            for r in n.exceptions.iter().chain(&n.conditions) {
                assert!(p.text.get(r.clone()).is_some_and(|s| !s.is_empty()), "{n:?}");
                assert!(n.scope.start <= r.start && r.end <= n.scope.end, "{n:?}");
            }
            if let Some(t) = &n.term {
                assert_eq!(p.text.get(t.range.clone()), Some(t.text.as_str()));
            }
        }
    }
    for g in governs.values() {
        for t in &g.tails {
            let p = doc.find(&t.eid).expect("a tail stands at a provision");
            assert!(p.text.get(t.range.clone()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_of_legal_words_gives_valid_ranges(text in words()) {
        let text = format!("### Статья 1. Разное\n\n{text}");
        holds(Lang::Ru, &text);
        holds(Lang::Kk, &text.replace("Статья 1.", "1-бап."));
    }

    #[test]
    fn any_string_gives_valid_ranges(text in ".{0,200}") {
        holds(Lang::Ru, &text);
        holds(Lang::Kk, &text);
    }
}
