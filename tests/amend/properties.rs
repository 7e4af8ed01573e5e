//! What holds for any text in both languages: the law from one to another leads there, also when it is written down and read
//! again; an instruction and its inverse restore the text; what an instruction does not speak of stays where it was.

use olqy::amend::{ActName, ActPart, Draft, apply, compare, read, render};
use olqy::law::{Document, Eid, Kind, Lang, Status};
use olqy::source::markdown::parse;
use proptest::prelude::*;
use std::path::Path;

const WORDS: [[&str; 12]; 2] = [
    ["сад", "школа", "вода", "дерево", "яблоня", "урожай", "дождь", "книга", "ученик", "сторож", "забор", "лейка"],
    ["бақ", "мектеп", "су", "ағаш", "алма", "өнім", "жаңбыр", "кітап", "оқушы", "күзетші", "дуал", "шелек"],
];

fn of(lang: Lang) -> usize {
    usize::from(lang == Lang::Kk)
}

fn say(lang: Lang, words: &[usize]) -> String {
    let text = words.iter().map(|w| WORDS[of(lang)][*w]).collect::<Vec<_>>().join(" ");
    let mut chars = text.chars();
    let first: String = chars.next().unwrap().to_uppercase().collect();
    format!("{first}{}.", chars.as_str())
}

fn sentence() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..12usize, 2..7)
}

#[derive(Clone, Debug)]
struct Point {
    number: (u8, u8),
    own: Vec<usize>,
    subpoints: Vec<Vec<usize>>,
    parts: Vec<Vec<usize>>,
    /// 0 stands for one that was taken out.
    state: u8,
}

#[derive(Clone, Debug)]
struct Article {
    number: u8,
    heading: Vec<usize>,
    points: Vec<Point>,
    parts: Vec<Vec<usize>>,
}

fn point() -> impl Strategy<Value = Point> {
    (
        (1..5u8, 0..3u8),
        sentence(),
        prop::collection::vec(sentence(), 0..3),
        prop::collection::vec(sentence(), 0..2),
        0..8u8,
    )
        .prop_map(|(number, own, subpoints, parts, state)| Point { number, own, subpoints, parts, state })
}

fn article() -> impl Strategy<Value = Article> {
    (1..7u8, sentence(), prop::collection::vec(point(), 0..4), prop::collection::vec(sentence(), 1..4)).prop_map(
        |(number, heading, mut points, parts)| {
            points.sort_by_key(|p| p.number);
            points.dedup_by_key(|p| p.number);
            Article { number, heading, points, parts }
        },
    )
}

fn act(lang: Lang) -> impl Strategy<Value = Document> {
    prop::collection::vec(article(), 1..5).prop_map(move |articles| written(lang, articles))
}

fn written(lang: Lang, mut articles: Vec<Article>) -> Document {
    articles.sort_by_key(|a| a.number);
    articles.dedup_by_key(|a| a.number);
    let ru = lang == Lang::Ru;
    let mut text = if ru {
        "# О садах\n\n## Глава 1. Сады\n"
    } else {
        "# Бақтар туралы\n\n## 1-тарау. Бақтар\n"
    }
    .to_owned();
    for a in articles {
        let heading = say(lang, &a.heading);
        let heading = heading.trim_end_matches('.');
        text.push_str(&match lang {
            Lang::Kk => format!("\n### {}-бап. {heading}\n", a.number),
            _ => format!("\n### Статья {}. {heading}\n", a.number),
        });
        if a.points.is_empty() {
            a.parts.iter().for_each(|p| text.push_str(&format!("\n{}\n", say(lang, p))));
        }
        for p in a.points {
            let number = match p.number {
                (n, 0) => n.to_string(),
                (n, k) => format!("{n}-{k}"),
            };
            if p.state == 0 {
                text.push_str(&format!("\n{number}. {}.\n", if ru { "Исключен" } else { "Алып тасталды" }));
                continue;
            }
            let end = if p.subpoints.is_empty() { "." } else { ":" };
            text.push_str(&format!("\n{number}. {}{end}\n", say(lang, &p.own).trim_end_matches('.')));
            for (i, s) in p.subpoints.iter().enumerate() {
                text.push_str(&format!("\n{}) {}\n", i + 1, say(lang, s).to_lowercase()));
            }
            p.parts.iter().for_each(|p| text.push_str(&format!("\n{}\n", say(lang, p))));
        }
    }
    parse(lang, &text, Path::new("x.md")).document
}

fn both() -> impl Strategy<Value = (Document, Document)> {
    prop_oneof![(act(Lang::Ru), act(Lang::Ru)), (act(Lang::Kk), act(Lang::Kk))]
}

const OPENINGS: [&str; 2] = [
    "В Закон Республики Казахстан от 4 мая 2010 года «О садах»:",
    "«Бақтар туралы» 2010 жылғы 4 мамырдағы Қазақстан Республикасының Заңына:",
];

fn part_in(lang: Lang, draft: &str) -> ActPart {
    let mut read = read::read_as(lang, &format!("{}\n\n{draft}", OPENINGS[of(lang)]));
    assert!(read.problems.is_empty(), "{draft}: {:?}", read.problems);
    read.acts.remove(0)
}

fn part(draft: &str) -> ActPart {
    part_in(Lang::Ru, draft)
}

fn lines(d: &Document) -> Vec<(Eid, Status, Option<String>, String)> {
    let mut out = Vec::new();
    // An article is out as soon as none of its points is left: that follows from theirs.
    let own = |p: &olqy::law::Provision| if p.kind == Kind::Article { Status::InForce } else { p.status };
    d.walk(&mut |_, p| out.push((p.eid.clone(), own(p), p.heading.clone(), p.text.clone())));
    out
}

/// Everything that does not stand within one of these places.
fn beside(d: &Document, places: &[Eid]) -> Vec<(Eid, Status, Option<String>, String)> {
    lines(d).into_iter().filter(|(e, ..)| !places.iter().any(|p| e.is_within(p))).collect()
}

/// The article and number of a point in force, by choice.
fn some_point(d: &Document, choice: usize) -> Option<(Eid, String, String)> {
    let mut all = Vec::new();
    d.walk(&mut |above, p| {
        if p.kind == Kind::Point && p.status == Status::InForce {
            let article = above.iter().find(|a| a.kind == Kind::Article).unwrap();
            all.push((p.eid.clone(), article.num.clone().unwrap().to_string(), p.num.clone().unwrap().to_string()));
        }
    });
    (!all.is_empty()).then(|| all.swap_remove(choice % all.len()))
}

/// The lines of a point as a draft quotes them.
fn quoted(d: &Document, eid: &Eid) -> String {
    let mut out = Vec::new();
    d.find(eid).unwrap().walk(&mut |_, p| out.extend(olqy::source::markdown::plain_line(d.lang, p)));
    out.join("\n\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_law_from_one_text_to_another_leads_there((a, b) in both()) {
        let found = compare::compare(&a, &b);
        prop_assert_eq!(&found.left, &Vec::<Eid>::new());
        // Written down and read again it is the same law.
        let name = ActName::opens(a.lang, OPENINGS[of(a.lang)]).unwrap();
        let draft = Draft {
            lang: a.lang,
            title: Some("О садах".to_owned()),
            acts: vec![ActPart { name, line: 1, instructions: found.instructions }],
            commencement: None,
            later: Vec::new(),
            problems: Vec::new(),
        };
        if !draft.acts[0].instructions.is_empty() {
            let text = render(&draft);
            let again = read::read_as(a.lang, &text);
            prop_assert!(again.problems.is_empty(), "{}\n{:?}", text, again.problems);
            let applied = apply::apply(&a, &again.acts[0], None);
            prop_assert!(applied.complete(), "{}\n{:?}", text, applied.outcomes);
            prop_assert_eq!(compare::differing(&applied.document, &b), Vec::<Eid>::new(), "{}", text);
        }
    }

    #[test]
    fn words_replaced_and_put_back_are_the_same_text(a in act(Lang::Ru), word in 0..12usize) {
        let there = part(&format!("по всему тексту слово «{}» заменить словом «теплица»;", WORDS[0][word]));
        let back = part(&format!("по всему тексту слово «теплица» заменить словом «{}»;", WORDS[0][word]));
        let once = apply::apply(&a, &there, None);
        if once.complete() {
            let twice = apply::apply(&once.document, &back, None);
            prop_assert_eq!(lines(&twice.document), lines(&a));
        } else {
            prop_assert_eq!(lines(&once.document), lines(&a));
        }
    }

    #[test]
    fn what_is_not_spoken_of_stays_where_it_was(a in act(Lang::Ru), n in 1..7u8) {
        let draft = format!("дополнить статьей {n}-1 следующего содержания:\n\n«Статья {n}-1. Пруд\n\nПруд стоит в саду.»;");
        let applied = apply::apply(&a, &part(&draft), None);
        prop_assert!(applied.complete());
        let added = Eid::new(format!("art_{n}-1"));
        prop_assert_eq!(beside(&applied.document, &[added]), lines(&a));
        // Taken out again without a mark, it is as if it had never been.
        let gone = part(&format!("статью {n}-1 исключить;\n\n> *без отметки*"));
        prop_assert_eq!(lines(&apply::apply(&applied.document, &gone, None).document), lines(&a));
    }

    #[test]
    fn a_point_restated_taken_out_or_added_leaves_all_others((a, _) in both(), choice in 0..20usize) {
        let Some((eid, article, number)) = some_point(&a, choice) else { return Ok(()) };
        let lang = a.lang;
        let old = quoted(&a, &eid);
        let restate = |text: &str| part_in(lang, &match lang {
            Lang::Kk => format!("{article}-баптың {number}-тармағы мынадай редакцияда жазылсын:\n\n«{text}»;"),
            _ => format!("пункт {number} статьи {article} изложить в следующей редакции:\n\n«{text}»;"),
        });
        let other = format!("{number}. {}", if lang == Lang::Kk { "Тоған бақта тұрады." } else { "Пруд стоит в саду." });
        let there = apply::apply(&a, &restate(&other), None);
        prop_assert!(there.complete(), "{:?}", there.outcomes);
        prop_assert_eq!(beside(&there.document, std::slice::from_ref(&eid)), beside(&a, std::slice::from_ref(&eid)));
        let back = apply::apply(&there.document, &restate(&old), None);
        prop_assert!(back.complete(), "{:?}", back.outcomes);
        prop_assert_eq!(lines(&back.document), lines(&a));
        // Out without a mark and in again.
        let out = part_in(lang, &match lang {
            Lang::Kk => format!("{article}-баптың {number}-тармағы алып тасталсын;\n\n> *белгісіз*"),
            _ => format!("пункт {number} статьи {article} исключить;\n\n> *без отметки*"),
        });
        let gone = apply::apply(&a, &out, None);
        prop_assert!(gone.complete(), "{:?}", gone.outcomes);
        prop_assert!(gone.document.find(&eid).is_none());
        prop_assert_eq!(beside(&gone.document, std::slice::from_ref(&eid)), beside(&a, std::slice::from_ref(&eid)));
        let put = part_in(lang, &match lang {
            Lang::Kk => format!("{article}-бап мынадай мазмұндағы {number}-тармақпен толықтырылсын:\n\n«{old}»;"),
            _ => format!("статью {article} дополнить пунктом {number} следующего содержания:\n\n«{old}»;"),
        });
        let back = apply::apply(&gone.document, &put, None);
        prop_assert!(back.complete(), "{:?}", back.outcomes);
        prop_assert_eq!(lines(&back.document), lines(&a));
        // Taken out with a mark, the number stays, and so does everything else.
        let marked = part_in(lang, &match lang {
            Lang::Kk => format!("{article}-баптың {number}-тармағы алып тасталсын;"),
            _ => format!("пункт {number} статьи {article} исключить;"),
        });
        let marked = apply::apply(&a, &marked, None);
        prop_assert_eq!(marked.document.find(&eid).map(|p| p.status), Some(Status::Excluded));
        prop_assert_eq!(beside(&marked.document, std::slice::from_ref(&eid)), beside(&a, std::slice::from_ref(&eid)));
        // Renumbered there and back.
        let renumber = |from: &str, to: &str| part_in(lang, &match lang {
            Lang::Kk => format!("{article}-баптың {from}-тармағы {to}-тармақ деп есептелсін;"),
            _ => format!("пункт {from} статьи {article} считать пунктом {to};"),
        });
        let moved = apply::apply(&a, &renumber(&number, "99"), None);
        prop_assert!(moved.complete(), "{:?}", moved.outcomes);
        let new = Eid::new(format!("art_{article}__para_99"));
        prop_assert_eq!(beside(&moved.document, &[new]), beside(&a, std::slice::from_ref(&eid)));
        prop_assert_eq!(lines(&apply::apply(&moved.document, &renumber("99", &number), None).document), lines(&a));
    }

    #[test]
    fn words_put_in_and_taken_out_are_the_same_text((a, _) in both(), choice in 0..20usize) {
        let Some((eid, article, number)) = some_point(&a, choice) else { return Ok(()) };
        let kk = a.lang == Lang::Kk;
        let first = a.find(&eid).unwrap().text.split_whitespace().next().unwrap().trim_end_matches(['.', ':']).to_owned();
        let remove = |words: &str| part_in(a.lang, &if kk {
            format!("{article}-баптың {number}-тармағындағы «{words}» деген сөздер алып тасталсын;")
        } else {
            format!("в пункте {number} статьи {article} слова «{words}» исключить;")
        });
        let insert = part_in(a.lang, &if kk {
            format!("{article}-баптың {number}-тармағы «{first}» деген сөзден кейін «терең тоған» деген сөздермен толықтырылсын;")
        } else {
            format!("пункт {number} статьи {article} после слова «{first}» дополнить словами «глубокий пруд»;")
        });
        let put = apply::apply(&a, &insert, None);
        // The first word of a sentence stands in it once as long as its first letter is large.
        if put.complete() {
            let out = apply::apply(&put.document, &remove(if kk { "терең тоған" } else { "глубокий пруд" }), None);
            prop_assert!(out.complete(), "{:?}", out.outcomes);
            prop_assert_eq!(lines(&out.document), lines(&a));
            prop_assert_eq!(beside(&put.document, std::slice::from_ref(&eid)), beside(&a, std::slice::from_ref(&eid)));
        } else {
            prop_assert_eq!(lines(&put.document), lines(&a));
        }
    }
}
