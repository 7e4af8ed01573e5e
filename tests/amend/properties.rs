//! What holds for any text: the law from one to another leads there, an instruction and its inverse restore the text, and
//! what an instruction does not speak of stays where it was.

use olqy::amend::{ActPart, apply, compare, read};
use olqy::law::{Document, Eid, Lang};
use olqy::source::markdown::parse;
use proptest::prelude::*;
use std::path::Path;

const WORDS: [&str; 12] =
    ["сад", "школа", "вода", "дерево", "яблоня", "урожай", "дождь", "книга", "ученик", "сторож", "забор", "лейка"];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(0..WORDS.len(), 2..7).prop_map(|words| {
        let words: Vec<&str> = words.into_iter().map(|w| WORDS[w]).collect();
        let text = words.join(" ");
        let mut chars = text.chars();
        let first: String = chars.next().unwrap().to_uppercase().collect();
        format!("{first}{}.", chars.as_str())
    })
}

#[derive(Clone, Debug)]
struct Article {
    number: u8,
    points: Vec<(u8, String, Vec<String>, Vec<String>)>,
    parts: Vec<String>,
}

fn article() -> impl Strategy<Value = Article> {
    let point = (1..5u8, sentence(), prop::collection::vec(sentence(), 0..3), prop::collection::vec(sentence(), 0..2));
    (1..7u8, prop::collection::vec(point, 0..4), prop::collection::vec(sentence(), 1..4)).prop_map(
        |(number, mut points, parts)| {
            points.sort_by_key(|p| p.0);
            points.dedup_by_key(|p| p.0);
            Article { number, points, parts }
        },
    )
}

fn act() -> impl Strategy<Value = Document> {
    prop::collection::vec(article(), 1..5).prop_map(|mut articles| {
        articles.sort_by_key(|a| a.number);
        articles.dedup_by_key(|a| a.number);
        let mut text = "# О садах\n\n## Глава 1. Сады\n".to_owned();
        for a in articles {
            text.push_str(&format!("\n### Статья {}. Сад\n", a.number));
            if a.points.is_empty() {
                a.parts.iter().for_each(|p| text.push_str(&format!("\n{p}\n")));
            }
            for (n, own, subpoints, parts) in a.points {
                let end = if subpoints.is_empty() { "." } else { ":" };
                text.push_str(&format!("\n{n}. {}{end}\n", own.trim_end_matches('.')));
                for (i, s) in subpoints.iter().enumerate() {
                    text.push_str(&format!("\n{}) {}\n", i + 1, s.to_lowercase()));
                }
                parts.iter().for_each(|p| text.push_str(&format!("\n{p}\n")));
            }
        }
        parse(Lang::Ru, &text, Path::new("x.md")).document
    })
}

fn part(draft: &str) -> ActPart {
    let opening = "В Закон Республики Казахстан от 4 мая 2010 года «О садах»:";
    let mut read = read::read_as(Lang::Ru, &format!("{opening}\n\n{draft}"));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.acts.remove(0)
}

fn lines(d: &Document) -> Vec<(Eid, String)> {
    let mut out = Vec::new();
    d.walk(&mut |_, p| out.push((p.eid.clone(), p.text.clone())));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_law_from_one_text_to_another_leads_there(a in act(), b in act()) {
        let found = compare::compare(&a, &b);
        prop_assert_eq!(found.left, Vec::<Eid>::new());
    }

    #[test]
    fn words_replaced_and_put_back_are_the_same_text(a in act(), word in 0..WORDS.len()) {
        let there = part(&format!("по всему тексту слово «{}» заменить словом «теплица»;", WORDS[word]));
        let back = part(&format!("по всему тексту слово «теплица» заменить словом «{}»;", WORDS[word]));
        let once = apply::apply(&a, &there, None);
        if once.complete() {
            let twice = apply::apply(&once.document, &back, None);
            prop_assert_eq!(lines(&twice.document), lines(&a));
        } else {
            prop_assert_eq!(lines(&once.document), lines(&a));
        }
    }

    #[test]
    fn what_is_not_spoken_of_stays_where_it_was(a in act(), n in 1..7u8) {
        let draft = format!("дополнить статьей {n}-1 следующего содержания:\n\n«Статья {n}-1. Пруд\n\nПруд стоит в саду.»;");
        let applied = apply::apply(&a, &part(&draft), None);
        prop_assert!(applied.complete());
        let added = format!("art_{n}-1");
        let rest: Vec<_> = lines(&applied.document)
            .into_iter()
            .filter(|(e, _)| !e.is_within(&Eid::new(added.clone())))
            .collect();
        prop_assert_eq!(rest, lines(&a));
        // Taken out again without a mark, it is as if it had never been.
        let gone = part(&format!("статью {n}-1 исключить;\n\n> *без отметки*"));
        prop_assert_eq!(lines(&apply::apply(&applied.document, &gone, None).document), lines(&a));
    }
}
