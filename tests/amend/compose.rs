//! An edition that leaves places out, filled from the editions before it.

use olqy::amend::compose::whole;
use olqy::law::{Document, Eid, Lang, Status};
use olqy::source::markdown::parse;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

fn act(body: &str) -> Document {
    parse(Lang::Ru, &format!("# О садах\n\n{body}"), Path::new("rus.md")).document
}

fn text(document: &Document, eid: &str) -> Option<String> {
    document.find(&Eid::new(eid)).map(|p| p.text.clone())
}

#[test]
fn a_place_comes_from_the_nearest_edition_that_has_it() {
    let oldest =
        act("### Статья 1. Сад\n\nСад мал.\n\n### Статья 2. Пруд\n\nПруд мал.\n\n### Статья 3. Луг\n\nЛуг мал.\n");
    let middle =
        act("<!-- omitted: article 1 -->\n\n### Статья 2. Пруд\n\nПруд велик.\n\n### Статья 3. Луг\n\n*исключена*\n");
    let latest = act("<!-- omitted: articles 1 to 2 -->\n\n### Статья 3. Луг\n\nЛуг велик.\n");
    let all = whole(&latest, &[&middle, &oldest]);
    assert_eq!(text(&all, "art_1__p_1").as_deref(), Some("Сад мал."));
    assert_eq!(text(&all, "art_2__p_1").as_deref(), Some("Пруд велик."));
    assert_eq!(text(&all, "art_3__p_1").as_deref(), Some("Луг велик."));
    assert!(all.omissions.is_empty(), "{:?}", all.omissions);
    let order: Vec<&str> = all.provisions.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(order, ["art_1", "art_2", "art_3"]);
}

#[test]
fn what_the_nearest_edition_took_out_does_not_come_back() {
    let oldest = act("### Статья 1. Сад\n\n1. Сад открыт.\n\n2. Сад закрыт зимой.\n\n3. Вход свободный.\n");
    let middle = act("### Статья 1. Сад\n\n1. Сад открыт.\n\n2. Исключен.\n\n3. Вход платный.\n");
    let latest = act(
        "### Статья 1. Сад\n\n1. Сад открыт всегда.\n\n<!-- omitted: article 1 point 2 -->\n\n<!-- omitted: article 1 point 3 -->\n",
    );
    let all = whole(&latest, &[&middle, &oldest]);
    assert_eq!(text(&all, "art_1__para_3").as_deref(), Some("Вход платный."));
    let gone = all.find(&Eid::new("art_1__para_2")).expect("the mark of the exclusion is there");
    assert_eq!(gone.status, Status::Excluded);
}

#[test]
fn a_part_of_a_place_can_come_from_an_older_edition_than_the_rest() {
    let oldest = act(
        "## Глава 1. Начало\n\n### Статья 1. Сад\n\nСад.\n\n## Глава 2. Уход\n\n### Статья 2. Полив\n\n1. Поливают утром.\n\n2. Поливают вечером.\n",
    );
    let middle = act(
        "## Глава 1. Начало\n\n### Статья 1. Сад\n\nСад велик.\n\n## Глава 2. Уход\n\n### Статья 2. Полив\n\n1. Поливают в полдень.\n\n<!-- omitted: article 2 point 2 -->\n",
    );
    let latest = act("## Глава 1. Начало\n\n### Статья 1. Сад\n\nСад огромен.\n\n<!-- omitted: article 2 -->\n");
    let all = whole(&latest, &[&middle, &oldest]);
    assert_eq!(text(&all, "art_1__p_1").as_deref(), Some("Сад огромен."));
    assert_eq!(text(&all, "art_2__para_1").as_deref(), Some("Поливают в полдень."));
    assert_eq!(text(&all, "art_2__para_2").as_deref(), Some("Поливают вечером."));
    let headings: Vec<Option<&str>> = all.provisions.iter().map(|p| p.heading.as_deref()).collect();
    assert_eq!(headings, [Some("Начало"), Some("Уход")], "the chapter comes with its article");
    // Nobody has point 2 but the oldest: without it, it is not known.
    let unknown = whole(&latest, &[&middle]);
    assert_eq!(text(&unknown, "art_2__para_2"), None);
    assert!(unknown.omissions.iter().any(|o| o.covers(&Eid::new("art_2__para_2"))));
    assert!(!unknown.omissions.iter().any(|o| o.covers(&Eid::new("art_2__para_1"))));
}

/// Three editions of an act of nine articles: which of them each article stands in. The oldest has them all.
fn editions() -> impl Strategy<Value = Vec<[bool; 2]>> {
    prop::collection::vec(any::<[bool; 2]>(), 9)
}

fn edition(name: &str, held: impl Fn(usize) -> bool) -> Document {
    let mut body = String::new();
    for n in 1..=9 {
        if n % 3 == 1 {
            body.push_str(&format!("## Глава {}. Сады\n\n", n / 3 + 1));
        }
        if held(n - 1) {
            body.push_str(&format!(
                "### Статья {n}. Сад\n\n1. Сад {n}, редакция {name}.\n\n2. Еще сад:\n\n1) старый;\n\n2) новый.\n\n"
            ));
        } else {
            body.push_str(&format!("<!-- omitted: article {n} -->\n\n"));
        }
    }
    act(&body)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_is_that_of_the_nearest_edition_that_has_it(held in editions()) {
        let oldest = edition("первая", |_| true);
        let middle = edition("вторая", |i| held[i][0]);
        let latest = edition("третья", |i| held[i][1]);
        let all = whole(&latest, &[&middle, &oldest]);
        prop_assert!(all.omissions.is_empty());
        let mut wanted: BTreeMap<String, String> = BTreeMap::new();
        for (i, [in_middle, in_latest]) in held.iter().enumerate() {
            let name = if *in_latest { "третья" } else if *in_middle { "вторая" } else { "первая" };
            wanted.insert(format!("art_{}__para_1", i + 1), format!("Сад {}, редакция {name}.", i + 1));
        }
        let mut found = BTreeMap::new();
        let mut order = Vec::new();
        all.walk(&mut |_, p| {
            if p.eid.as_str().ends_with("__para_1") {
                found.insert(p.eid.as_str().to_owned(), p.text.clone());
                order.push(p.eid.as_str().to_owned());
            }
        });
        prop_assert_eq!(&found, &wanted);
        prop_assert!(order.is_sorted());
        // The tree is that of an edition that holds everything, words aside.
        let eids = |d: &Document| { let mut out = Vec::new(); d.walk(&mut |_, p| out.push(p.eid.clone())); out };
        prop_assert_eq!(eids(&all), eids(&oldest));
    }
}
