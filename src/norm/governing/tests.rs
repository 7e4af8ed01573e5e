use super::*;
use crate::law::{Number, SourceSpan};

/// A provision from `marker text` lines: `1.` a point, `1)` a subpoint, anything else an unnumbered paragraph.
fn article(lang: Lang, lines: &[&str]) -> Document {
    let mut art = provision("art_1", Kind::Article, Some("1"), "");
    for line in lines {
        let (marker, text) = line.split_once(' ').unwrap_or((line, ""));
        if let Some(n) = marker.strip_suffix('.').and_then(Number::parse) {
            let eid = format!("art_1__para_{n}");
            art.children.push(provision(&eid, Kind::Point, Some(n.as_str()), text));
            continue;
        }
        let host = match art.children.last_mut() {
            Some(p) if p.kind == Kind::Point => p,
            _ => &mut art,
        };
        if let Some(n) = marker.strip_suffix(')').and_then(Number::parse) {
            let eid = host.eid.child(&format!("subpara_{n}"));
            host.children.push(provision(eid.as_str(), Kind::Subpoint, Some(n.as_str()), text));
        } else {
            let before = host.children.iter().filter(|c| c.kind == Kind::Unnumbered).count();
            let n = before + if host.kind == Kind::Point { 2 } else { 1 };
            let eid = host.eid.child(&format!("p_{n}"));
            host.children.push(provision(eid.as_str(), Kind::Unnumbered, None, line));
        }
    }
    Document { lang, title: None, provisions: vec![art], notes: vec![], omissions: vec![], points_are_parts: false }
}

fn provision(eid: &str, kind: Kind, num: Option<&str>, text: &str) -> Provision {
    Provision {
        eid: Eid::new(eid),
        kind,
        num: num.and_then(Number::parse),
        role: None,
        heading: None,
        text: text.to_owned(),
        status: Status::InForce,
        notes: vec![],
        span: SourceSpan::default(),
        children: vec![],
    }
}

fn of<'a>(map: &'a BTreeMap<Eid, Governs>, eid: &str) -> (Vec<&'a str>, Vec<&'a str>) {
    map.get(&Eid::new(eid)).map_or_else(Default::default, |g| {
        (g.openers.iter().map(Eid::as_str).collect(), g.tails.iter().map(|t| t.eid.as_str()).collect())
    })
}

fn tail_words(doc: &Document, eid: &str) -> Option<String> {
    let map = governing(doc);
    let tail = map.get(&Eid::new(eid))?.tails.first()?.clone();
    Some(doc.find(&tail.eid)?.text[tail.range].to_owned())
}

#[test]
fn opening_words_govern_each_item_until_a_new_sentence() {
    let doc = article(
        Lang::Ru,
        &["1. Воспитателю запрещается:", "1) кричать;", "2) оставлять группу.", "Иное решает заведующий."],
    );
    let map = governing(&doc);
    assert_eq!(of(&map, "art_1__para_1__subpara_1").0, ["art_1__para_1"]);
    assert_eq!(of(&map, "art_1__para_1__subpara_2").0, ["art_1__para_1"]);
    assert!(of(&map, "art_1__para_1__p_2").0.is_empty());
}

#[test]
fn order_is_not_number_order_and_a_full_stop_inside_the_list_does_not_close_it() {
    let doc = article(Lang::Ru, &["Понятия:", "15) приют – дом.", "16) семья – круг лиц;"]);
    assert_eq!(of(&governing(&doc), "art_1__subpara_16").0, ["art_1__p_1"]);
}

#[test]
fn the_kazakh_verb_at_the_end_of_the_last_item_governs_all_items() {
    let doc = article(
        Lang::Kk,
        &["1. Кеңес мүшесі:", "1) ақпарат алуға;", "2) жиналысқа қатысуға;", "3) шағымдарды қабылдауға құқылы."],
    );
    for n in 1..=3 {
        let eid = format!("art_1__para_1__subpara_{n}");
        assert_eq!(tail_words(&doc, &eid).as_deref(), Some("құқылы"), "{eid}");
    }
}

#[test]
fn an_old_spelling_with_latin_i_ends_the_same_way() {
    let doc = article(
        Lang::Kk,
        &["Стандарттар мыналарды:", "1) бiлiм берудi;", "2) тамақтандыруды;", "3) заң көмегiн көрсетудi қамтиды."],
    );
    assert_eq!(tail_words(&doc, "art_1__subpara_1").as_deref(), Some("қамтиды"));
}

#[test]
fn kazakh_items_that_have_their_own_verb_have_no_tail() {
    let doc = article(Lang::Kk, &["Орган:", "1) есеп жүргізеді;", "2) тізімді бекітеді."]);
    assert_eq!(tail_words(&doc, "art_1__subpara_1"), None);
    let doc = article(Lang::Kk, &["Мыналарға тыйым салынады:", "1) ұруға;", "2) қамауға рұқсат етілмейді."]);
    assert_eq!(tail_words(&doc, "art_1__subpara_1"), None);
}

#[test]
fn unlike_items_are_closed_by_the_last_two_words() {
    let doc = article(
        Lang::Kk,
        &["1. Мынадай:", "1) соттылығы бар;", "2) айыпталған;", "3) есепте тұратын адамдар мүше бола алмайды."],
    );
    assert_eq!(tail_words(&doc, "art_1__para_1__subpara_2").as_deref(), Some("бола алмайды"));
}

#[test]
fn a_sanction_governs_the_disposition_and_its_items() {
    let doc = article(
        Lang::Ru,
        &[
            "1. Подмена документа –",
            "наказывается штрафом.",
            "2. То же деяние, совершенное:",
            "1) группой;",
            "2) дважды, –",
            "наказывается арестом.",
        ],
    );
    let map = governing(&doc);
    assert_eq!(of(&map, "art_1__para_1").1, ["art_1__para_1__p_2"]);
    assert_eq!(of(&map, "art_1__para_1__p_2").0, ["art_1__para_1"]);
    assert_eq!(of(&map, "art_1__para_2__subpara_1").1, ["art_1__para_2__p_2"]);
    assert_eq!(of(&map, "art_1__para_2").1, ["art_1__para_2__p_2"]);
}

#[test]
fn an_article_without_points_has_its_sanction_beside_the_disposition() {
    let doc = article(Lang::Kk, &["Баланы ауыстыру –", "айыппұл салуға жазаланады."]);
    assert_eq!(of(&governing(&doc), "art_1__p_1").1, ["art_1__p_2"]);
}

#[test]
fn a_sanction_written_on_in_the_last_item_is_found_there() {
    let doc = article(Lang::Ru, &["1. Деяние:", "1) группой;", "2) дважды, – наказывается арестом."]);
    assert_eq!(tail_words(&doc, "art_1__para_1__subpara_1").as_deref(), Some("– наказывается арестом."));
}

#[test]
fn unnumbered_items_end_with_the_sentence() {
    let doc = article(
        Lang::Ru,
        &["1. В доклад включаются:", "советы органам;", "предложения.", "К докладу прилагается отчет."],
    );
    let map = governing(&doc);
    assert_eq!(of(&map, "art_1__para_1__p_3").0, ["art_1__para_1"]);
    assert!(of(&map, "art_1__para_1__p_4").0.is_empty());
}

#[test]
fn a_list_within_a_list_has_both_openers() {
    let mut doc = article(Lang::Ru, &["1. Запрещается:", "1) прием лиц:", "2) иное."]);
    let item = &mut doc.provisions[0].children[0].children[0];
    item.children.push(provision("art_1__para_1__subpara_1__p_2", Kind::Unnumbered, None, "без документов;"));
    assert_eq!(of(&governing(&doc), "art_1__para_1__subpara_1__p_2").0, ["art_1__para_1", "art_1__para_1__subpara_1"]);
}
