//! Passages: what a leaf provision is read with.

use olqy::law::{Kind, Lang};
use olqy::norm::{NormKind, Passage, passages};
use olqy::source::file;

fn read(lang: Lang, text: &str) -> Vec<Passage> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.md");
    std::fs::write(&path, text).unwrap();
    let (edition, _) = file(&path, Some(lang)).unwrap();
    passages(&edition, lang)
}

#[track_caller]
fn at<'a>(all: &'a [Passage], eid: &str) -> &'a Passage {
    all.iter()
        .find(|p| p.eid.as_str() == eid)
        .unwrap_or_else(|| panic!("no {eid} among {:?}", all.iter().map(|p| p.eid.as_str()).collect::<Vec<_>>()))
}

fn governing<'a>(all: &'a [Passage], eid: &str) -> Vec<(&'a str, &'a str)> {
    at(all, eid).governing.iter().map(|g| (g.eid.as_str(), g.text.as_str())).collect()
}

#[test]
fn an_item_is_read_with_the_words_that_open_its_lists_outermost_first() {
    let all = read(
        Lang::Ru,
        "## Глава 2. Школа\n\n### Статья 5. Запреты\n\n1. В школе запрещается:\n\n1) курить;\n\n2) применять:\n\nсилу;\n\nугрозы.\n\n\
         2. Родителям можно войти.\n",
    );
    assert_eq!(governing(&all, "art_5__para_1__subpara_1"), [("art_5__para_1", "В школе запрещается:")]);
    assert_eq!(
        governing(&all, "art_5__para_1__subpara_2__p_2"),
        [("art_5__para_1", "В школе запрещается:"), ("art_5__para_1__subpara_2", "применять:")]
    );
    assert_eq!(governing(&all, "art_5__para_2"), []);
    let headings: Vec<(Kind, &str)> =
        at(&all, "art_5__para_2").headings.iter().map(|h| (h.kind, h.text.as_str())).collect();
    assert_eq!(headings, [(Kind::Article, "Запреты"), (Kind::Chapter, "Школа")]);
    let force = at(&all, "art_5__para_1__subpara_2__p_2");
    assert_eq!(force.citation.local(Lang::Ru), "абзац второй подпункта 2) пункта 1 статьи 5");
    assert!(force.norms.iter().any(|n| n.kind == NormKind::Prohibition && n.inherited), "{:?}", force.norms);
}

#[test]
fn a_penalty_after_a_list_closes_it_for_every_item() {
    let all = read(
        Lang::Ru,
        "### Статья 7. Шум\n\n1. Шум, поднятый:\n\n   1) ночью;\n\n   2) группой, –\n\n      наказывается арестом.\n",
    );
    let both = [("art_7__para_1", "Шум, поднятый:"), ("art_7__para_1__p_2", "наказывается арестом.")];
    assert_eq!(governing(&all, "art_7__para_1__subpara_1"), both);
    assert_eq!(governing(&all, "art_7__para_1__subpara_2"), both);
}

#[test]
fn a_kazakh_list_is_closed_by_the_last_words_of_its_last_item() {
    let all = read(
        Lang::Kk,
        "### 5-бап. Құқықтар\n\n1. Бақылаушы:\n\n1) құжаттарды сұратуға;\n\n2) үй-жайға кіруге;\n\n3) сарапшыларды тартуға құқылы.\n",
    );
    let first = governing(&all, "art_5__para_1__subpara_1");
    assert_eq!(first[0], ("art_5__para_1", "Бақылаушы:"));
    assert_eq!(first[1].0, "art_5__para_1__subpara_3");
    assert!(first[1].1.contains("құқылы"), "{first:?}");
    // In the item that carries them the closing words are its own.
    assert_eq!(governing(&all, "art_5__para_1__subpara_3"), [("art_5__para_1", "Бақылаушы:")]);
}

#[test]
fn what_is_excluded_is_not_read_and_changes_of_the_article_are_told() {
    let all = read(
        Lang::Ru,
        "### Статья 5. А\n\n1. Правило.\n\n2. Исключен.\n\n3. <!-- omitted: article 5 point 3 part 1 -->\n\nВторая часть.\n\n\
         > *Сноска. Статья 5 с изменением, внесенным Законом РК от 05.06.2013 № 99-V.*\n",
    );
    let eids: Vec<&str> = all.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(eids, ["art_5__para_1", "art_5__para_3__p_2"]);
    assert!(all.iter().all(|p| p.changed_by.len() == 1 && p.changed_by[0].law_number == "99-V"));
    assert_eq!(all[1].citation.local(Lang::Ru), "часть вторая пункта 3 статьи 5");
}
