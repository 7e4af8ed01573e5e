use super::*;
use crate::law::{ActCode, ActKind, Localized};
use std::collections::BTreeMap;

fn step(s: &str) -> Step {
    let (kind, rest) = s.split_once(' ').unwrap_or((s, ""));
    let num = Number::parse(rest);
    let n = rest.parse().unwrap_or(0);
    let (kind, num, role) = match kind {
        "art" => (Kind::Article, num, None),
        "para" => (Kind::Point, num, None),
        "sub" => (Kind::Subpoint, num, None),
        "part" => (Kind::Unnumbered, None, Some((ParagraphRole::Part, n))),
        "indent" => (Kind::Unnumbered, None, Some((ParagraphRole::Indent, n))),
        "note" => (Kind::Unnumbered, None, Some((ParagraphRole::Note, 1))),
        "annex" => (Kind::Annex, num, None),
        "chapter" => (Kind::Chapter, num, None),
        "preamble" => (Kind::Preamble, None, None),
        other => panic!("{other}"),
    };
    Step { kind, num, role }
}

fn cite(steps: &[&str]) -> Citation {
    Citation { steps: steps.iter().map(|s| step(s)).collect(), points_are_parts: false }
}

fn code(steps: &[&str]) -> Citation {
    Citation { points_are_parts: true, ..cite(steps) }
}

#[track_caller]
fn reads(c: &Citation, ru: &str, kk: &str, en: &str) {
    assert_eq!(c.local(Lang::Ru), ru);
    assert_eq!(c.local(Lang::Kk), kk);
    assert_eq!(c.local(Lang::En), en);
}

#[test]
fn a_place_in_a_law() {
    reads(&cite(&["art 9"]), "статья 9", "9-бап", "art. 9");
    reads(&cite(&["art 1", "sub 4-1"]), "подпункт 4-1) статьи 1", "1-баптың 4-1) тармақшасы", "art. 1(4-1)");
    reads(
        &cite(&["art 28", "para 4", "part 2"]),
        "часть вторая пункта 4 статьи 28",
        "28-баптың 4-тармағының екінші бөлігі",
        "art. 28(4), second part",
    );
    reads(
        &cite(&["art 6", "para 1", "sub 8"]),
        "подпункт 8) пункта 1 статьи 6",
        "6-баптың 1-тармағының 8) тармақшасы",
        "art. 6(1)(8)",
    );
    reads(
        &cite(&["art 8", "sub 4", "indent 3"]),
        "абзац третий подпункта 4) статьи 8",
        "8-баптың 4) тармақшасының үшінші абзацы",
        "art. 8(4), third paragraph",
    );
    reads(&cite(&["art 72", "part 2"]), "часть вторая статьи 72", "72-баптың екінші бөлігі", "art. 72, second part");
    reads(&cite(&["chapter 10"]), "глава 10", "10-тарау", "chapter 10");
    reads(&cite(&["preamble"]), "преамбула", "кіріспе", "preamble");
}

#[test]
fn a_subpoint_in_a_later_part_names_the_part() {
    reads(
        &cite(&["art 51", "part 2", "sub 1-1"]),
        "подпункт 1-1) части второй статьи 51",
        "51-баптың екінші бөлігінің 1-1) тармақшасы",
        "art. 51, second part, subpara. (1-1)",
    );
}

#[test]
fn a_place_in_a_code_of_offences() {
    reads(&code(&["art 131", "para 1"]), "часть первая статьи 131", "131-баптың бірінші бөлігі", "art. 131(1)");
    reads(
        &code(&["art 140", "para 2", "indent 2"]),
        "абзац второй части второй статьи 140",
        "140-баптың екінші бөлігінің екінші абзацы",
        "art. 140(2), second paragraph",
    );
    reads(
        &code(&["art 146", "para 2", "sub 4"]),
        "пункт 4) части второй статьи 146",
        "146-баптың екінші бөлігінің 4) тармағы",
        "art. 146(2)(4)",
    );
    reads(&code(&["art 73-1", "para 1-1"]), "часть 1-1 статьи 73-1", "73-1-баптың 1-1-бөлігі", "art. 73-1(1-1)");
    reads(&code(&["art 73", "note"]), "примечание к статье 73", "73-бапқа ескерту", "art. 73, note");
}

#[test]
fn a_place_in_an_annex() {
    reads(&cite(&["annex 1", "art 4"]), "статья 4 приложения 1", "1-қосымшаның 4-бабы", "annex 1, art. 4");
}

#[test]
fn ordinals_are_words_to_forty() {
    let part = |n: u16| cite(&["art 5", &format!("part {n}")]);
    for (n, ru, kk) in [
        (3, "часть третья статьи 5", "5-баптың үшінші бөлігі"),
        (7, "часть седьмая статьи 5", "5-баптың жетінші бөлігі"),
        (23, "часть двадцать третья статьи 5", "5-баптың жиырма үшінші бөлігі"),
        (40, "часть сороковая статьи 5", "5-баптың қырқыншы бөлігі"),
        (41, "часть 41 статьи 5", "5-баптың 41-бөлігі"),
    ] {
        assert_eq!(part(n).local(Lang::Ru), ru);
        assert_eq!(part(n).local(Lang::Kk), kk);
    }
    let indent = |n: u16| cite(&["art 5", "para 1", &format!("indent {n}")]).local(Lang::Ru);
    assert_eq!(indent(1), "абзац первый пункта 1 статьи 5");
    assert_eq!(indent(3), "абзац третий пункта 1 статьи 5");
    assert_eq!(indent(12), "абзац двенадцатый пункта 1 статьи 5");
    assert_eq!(indent(32), "абзац тридцать второй пункта 1 статьи 5");
    let inner = cite(&["art 5", "part 3", "indent 2"]).local(Lang::Ru);
    assert_eq!(inner, "абзац второй части третьей статьи 5");
    assert_eq!(cite(&["art 5", "part 21"]).local(Lang::En), "art. 5, twenty-first part");
}

fn act(kind: ActKind, requisite: &str, day: Date, number: &str, ru: &str, kk: &str, en: &str) -> Act {
    let title = [(Lang::Ru, ru), (Lang::Kk, kk), (Lang::En, en)]
        .into_iter()
        .filter(|(_, t)| !t.is_empty())
        .map(|(l, t)| (l, t.to_owned()))
        .collect::<BTreeMap<_, _>>();
    Act {
        code: ActCode::parse("1").unwrap(),
        title: Localized(title),
        requisite: requisite.to_owned(),
        kind,
        adopted: Some(day),
        number: Some(number.to_owned()),
        repeal: None,
    }
}

fn child_rights() -> Act {
    act(
        ActKind::Law,
        "Закон Республики Казахстан от 8 августа 2002 года № 345",
        Date::constant(2002, 8, 8),
        "345",
        "О правах ребенка в Республике Казахстан",
        "Қазақстан Республикасындағы баланың құқықтары туралы",
        "On the rights of the child",
    )
}

#[test]
fn a_law_with_day_number_title_and_edition() {
    let c = cite(&["art 1", "sub 4-1"]);
    let at = Date::constant(2024, 1, 1);
    assert_eq!(
        c.full(Lang::Ru, &child_rights(), at),
        "подпункт 4-1) статьи 1 Закона Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в \
         Республике Казахстан» (в редакции на 01.01.2024)"
    );
    assert_eq!(
        c.full(Lang::Kk, &child_rights(), at),
        "«Қазақстан Республикасындағы баланың құқықтары туралы» Қазақстан Республикасының 2002 жылғы 8 тамыздағы № 345 \
         Заңының 1-бабының 4-1) тармақшасы (01.01.2024 күнгі редакцияда)"
    );
    assert_eq!(
        c.full(Lang::En, &child_rights(), at),
        "art. 1(4-1) of the Law of the Republic of Kazakhstan of 8 August 2002 No. 345 “On the rights of the child” (as \
         in force on 1 January 2024)"
    );
}

#[test]
fn an_annex_is_annexed_to_its_act() {
    let c = cite(&["annex 2"]);
    let at = Date::constant(2024, 1, 1);
    assert!(
        c.full(Lang::Ru, &child_rights(), at).starts_with("приложение 2 к Закону Республики Казахстан от 8 августа")
    );
    assert!(c.full(Lang::Kk, &child_rights(), at).contains("№ 345 Заңына 2-қосымша ("));
}

#[test]
fn a_code_that_names_itself_declines() {
    let criminal = act(
        ActKind::Code,
        "Кодекс Республики Казахстан от 3 июля 2014 года № 226-V ЗРК",
        Date::constant(2014, 7, 3),
        "226-V ЗРК",
        "Уголовный кодекс Республики Казахстан",
        "Қазақстан Республикасының Қылмыстық кодексi",
        "",
    );
    let c = code(&["art 131"]);
    let at = Date::constant(2019, 4, 1);
    assert_eq!(
        c.full(Lang::Ru, &criminal, at),
        "статья 131 Уголовного кодекса Республики Казахстан от 3 июля 2014 года № 226-V (в редакции на 01.04.2019)"
    );
    assert_eq!(
        c.full(Lang::Kk, &criminal, at),
        "Қазақстан Республикасының 2014 жылғы 3 шілдедегі № 226-V Қылмыстық кодексінің 131-бабы (01.04.2019 күнгі \
         редакцияда)"
    );
    let title =
        |t: &str| act(ActKind::Code, "Кодекс Республики Казахстан", Date::constant(2015, 10, 31), "377-V", t, "", "");
    for (t, expected) in [
        (
            "Гражданский процессуальный кодекс Республики Казахстан",
            "статья 5 Гражданского процессуального кодекса Республики Казахстан от",
        ),
        (
            "Предпринимательский кодекс Республики Казахстан",
            "статья 5 Предпринимательского кодекса Республики Казахстан от",
        ),
        ("Лесной кодекс Республики Казахстан", "статья 5 Лесного кодекса Республики Казахстан от"),
    ] {
        let full = cite(&["art 5"]).full(Lang::Ru, &title(t), at);
        assert!(full.starts_with(expected), "{full}");
    }
}

#[test]
fn a_code_with_a_subject_keeps_its_title_in_quotes() {
    let family = act(
        ActKind::Code,
        "Кодекс Республики Казахстан от 26 декабря 2011 года № 518-IV",
        Date::constant(2011, 12, 26),
        "518-IV",
        "О браке (супружестве) и семье",
        "Неке (ерлі-зайыптылық) және отбасы туралы",
        "",
    );
    let c = cite(&["art 72", "part 2"]);
    let at = Date::constant(2019, 4, 1);
    assert_eq!(
        c.full(Lang::Ru, &family, at),
        "часть вторая статьи 72 Кодекса Республики Казахстан от 26 декабря 2011 года № 518-IV «О браке (супружестве) и \
         семье» (в редакции на 01.04.2019)"
    );
    assert_eq!(
        c.full(Lang::Kk, &family, at),
        "«Неке (ерлі-зайыптылық) және отбасы туралы» Қазақстан Республикасының 2011 жылғы 26 желтоқсандағы № 518-IV \
         Кодексінің 72-бабының екінші бөлігі (01.04.2019 күнгі редакцияда)"
    );
}

#[test]
fn a_by_law_names_its_organ() {
    let order = act(
        ActKind::Order,
        "Приказ Министра просвещения Республики Казахстан от 5 мая 2022 года № 190",
        Date::constant(2022, 5, 5),
        "190",
        "Об утверждении правил",
        "",
        "",
    );
    assert!(
        cite(&["para 3"])
            .full(Lang::Ru, &order, Date::constant(2024, 1, 1))
            .starts_with("пункт 3 приказа Министра просвещения Республики Казахстан от 5 мая 2022 года № 190 «Об")
    );
}

#[test]
fn what_is_not_known_of_an_act_is_left_out() {
    let bare = Act {
        code: ActCode::parse("x").unwrap(),
        title: Localized::default(),
        requisite: String::new(),
        kind: ActKind::Law,
        adopted: None,
        number: None,
        repeal: None,
    };
    let at = Date::constant(2024, 1, 1);
    assert_eq!(
        cite(&["art 3"]).full(Lang::Ru, &bare, at),
        "статья 3 Закона Республики Казахстан (в редакции на 01.01.2024)"
    );
    assert_eq!(
        cite(&["art 3"]).full(Lang::Kk, &bare, at),
        "Қазақстан Республикасының Заңының 3-бабы (01.01.2024 күнгі редакцияда)"
    );
}

#[test]
fn tables_have_short_forms() {
    let c = cite(&["art 28", "para 4"]);
    assert_eq!(c.short(Lang::Ru), "ст. 28, п. 4");
    assert_eq!(c.short(Lang::Kk), "28-бап, 4-тармақ");
    assert_eq!(c.short(Lang::En), "art. 28(4)");
    assert_eq!(cite(&["art 1", "sub 4-1"]).short(Lang::Ru), "ст. 1, пп. 4-1)");
    assert_eq!(code(&["art 146", "para 2", "sub 4"]).short(Lang::Ru), "ст. 146, ч. 2, п. 4)");
    assert_eq!(cite(&["art 28", "para 4", "part 2"]).short(Lang::Kk), "28-бап, 4-тармақ, 2-бөлік");
}
