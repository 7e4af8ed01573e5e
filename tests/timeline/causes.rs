//! What changed, by which law, and between which days.

use crate::law::{Act, BAN, BAN_IN_RUSSIAN, Law, NOTHING, TOYS, Words, change, laws, provisions, spans};
use serde_json::json;

const NONE: [&str; 2] = ["", ""];
const CHANGED: [&str; 2] = [
    "Сноска. Статья 5 с изменениями, внесенными Законом РК от 10.10.2019 № 9-VI (вводится в действие по истечении десяти \
     календарных дней после опубликования).",
    "Ескерту. 5-бапқа өзгеріс енгізілді - ҚР 10.10.2019 № 9-VI (жарияланғанынан кейін күнтізбелік он күн өткен соң \
     енгізіледі) Заңымен.",
];

fn appears(notes: [&str; 2], meta: &str) -> Law {
    let law = Law::new();
    law.edition(&TOYS, "2015-01-01", NOTHING, NONE, "");
    law.edition(&TOYS, "2020-01-01", BAN, notes, meta);
    law
}

#[test]
fn a_ban_appears_some_time_after_its_law_was_adopted() {
    let timeline = appears(CHANGED, "").timeline();
    assert_eq!(spans(&timeline), ["- not-assessable", "2015-01-01 gap", "2020-01-01 met"]);
    let first = change(&timeline, "2015-01-01");
    assert_eq!(first["when"], json!({ "between": [null, "2015-01-01"] }));
    assert_eq!((laws(first), first["attribution"].as_str()), (vec![], Some("unknown")));
    let found = change(&timeline, "2020-01-01");
    assert_eq!(found["when"], json!({ "between": ["2019-10-21", "2020-01-01"] }));
    assert_eq!((laws(found), &found["attribution"]), (vec!["9-VI"], &json!("named")));
    assert_eq!(found["laws"][0]["adopted"], "2019-10-10");
    assert_eq!(provisions(found), ["art_5__p_2 reworded ru+kk"]);
    assert_eq!(found["events"][0]["previous"], "2015-01-01");
}

#[test]
fn a_named_day_or_the_law_of_the_edition_makes_the_day_known() {
    let dated = CHANGED.map(|n| {
        let open = n.find(" (").unwrap();
        let close = n.find(')').unwrap();
        let begins = if n.starts_with('С') {
            "вводится в действие с 01.12.2019"
        } else {
            "01.12.2019 бастап қолданысқа енгізіледі"
        };
        format!("{} ({begins}){}", &n[..open], &n[close + 1..])
    });
    let timeline = appears([&dated[0], &dated[1]], "").timeline();
    assert_eq!(change(&timeline, "2020-01-01")["when"], json!({ "known": "2019-12-01" }));
    let meta = "caused_by: {code: '7', requisite: Закон Республики Казахстан от 10 октября 2019 года № 9-VI}\n";
    let timeline = appears(CHANGED, meta).timeline();
    assert_eq!(change(&timeline, "2020-01-01")["when"], json!({ "known": "2020-01-01" }));
}

#[test]
fn without_a_note_the_law_of_the_edition_is_named_as_such() {
    let meta = "caused_by: {requisite: Закон Республики Казахстан от 10 октября 2019 года № 9-VI}\n";
    let timeline = appears(NONE, meta).timeline();
    let found = change(&timeline, "2020-01-01");
    assert_eq!((laws(found), &found["attribution"]), (vec!["9-VI"], &json!("edition")));
    assert_eq!(found["when"], json!({ "between": ["2015-01-02", "2020-01-01"] }));
    let timeline = appears(NONE, "").timeline();
    assert_eq!(change(&timeline, "2020-01-01")["attribution"], "unknown");
}

#[test]
fn of_several_laws_none_is_picked_and_those_that_cannot_have_done_it_are_left_out() {
    let rus = "Сноска. Статья 5 с изменениями, внесенными законами РК от 03.03.2012 № 2-V; от 10.10.2017 № 8-VI; от 10.10.2019 \
               № 9-VI; от 11.11.2019 № 10-VI (вводится в действие с 01.01.2021).";
    let law = Law::new();
    law.edition(
        &TOYS,
        "2015-01-01",
        NOTHING,
        ["Сноска. Статья 5 с изменениями, внесенными Законом РК от 03.03.2012 № 2-V.", ""],
        "",
    );
    law.edition(&TOYS, "2020-01-01", BAN, [rus, ""], "");
    let timeline = law.timeline();
    let found = change(&timeline, "2020-01-01");
    assert_eq!((laws(found), &found["attribution"]), (vec!["8-VI", "9-VI"], &json!("among")));
    assert_eq!(found["when"], json!({ "between": ["2017-10-10", "2020-01-01"] }));
}

#[test]
fn what_else_the_act_says_of_it_for_the_first_time_tells_the_likely_law() {
    let law = Law::new();
    let two = "Сноска. Статья 5 с изменениями, внесенными законами РК от 10.10.2017 № 8-VI; от 10.10.2019 № 9-VI.";
    let beside =
        |rus: &str, note: &str| format!("{rus}\n\n> *{two}*\n\n<a id=\"st6\"></a>\n\n### Статья 6. Помощь\n\n{note}");
    law.edition(&TOYS, "2015-01-01", NOTHING, NONE, "");
    let rus = beside(
        BAN.rus,
        "Школа объясняет, чем вреден волчок.\n\n> *Сноска. Статья 6 в редакции Закона РК от 10.10.2019 № 9-VI.*",
    );
    let words = Words { rus: Box::leak(rus.into_boxed_str()), kaz: BAN.kaz };
    law.edition(&TOYS, "2020-01-01", words, NONE, "");
    let timeline = law.timeline();
    let found = change(&timeline, "2020-01-01");
    assert_eq!((laws(found), &found["attribution"]), (vec!["9-VI", "8-VI"], &json!("likely")));
    // What is only likely does not narrow the days.
    assert_eq!(found["when"], json!({ "between": ["2017-10-10", "2020-01-01"] }));
}

#[test]
fn a_ban_vanishes() {
    let law = Law::new();
    law.edition(&TOYS, "2015-01-01", BAN, NONE, "");
    law.edition(&TOYS, "2020-01-01", Words { rus: "", kaz: "" }, CHANGED, "");
    let timeline = law.timeline();
    assert_eq!(spans(&timeline), ["- not-assessable", "2015-01-01 met", "2020-01-01 gap"]);
    let found = change(&timeline, "2020-01-01");
    assert_eq!(provisions(found), ["art_5__p_2 vanished ru+kk"]);
    assert_eq!((laws(found), &found["attribution"]), (vec!["9-VI"], &json!("named")));
}

#[test]
fn only_one_language_changes() {
    let law = Law::new();
    law.edition(&TOYS, "2015-01-01", NOTHING, NONE, "");
    law.edition(&TOYS, "2020-01-01", BAN_IN_RUSSIAN, CHANGED, "");
    law.edition(&TOYS, "2022-01-01", BAN, CHANGED, "");
    let timeline = law.timeline();
    assert_eq!(spans(&timeline), ["- not-assessable", "2015-01-01 gap", "2020-01-01 divergent", "2022-01-01 met"]);
    assert_eq!(provisions(change(&timeline, "2020-01-01")), ["art_5__p_2 reworded ru"]);
    assert_eq!(timeline["spans"][2]["by_language"], json!({ "ru": "met", "kk": "gap" }));
    let later = change(&timeline, "2022-01-01");
    assert_eq!(provisions(later), ["art_5__p_2 reworded kk"]);
    // The earlier edition knows the law already, so it cannot have brought this.
    assert_eq!((laws(later), &later["attribution"]), (vec![], &json!("unknown")));
}

#[test]
fn an_edition_that_leaves_the_place_out_changes_nothing_and_one_that_first_has_it_is_no_change_of_law() {
    let law = Law::new();
    law.edition(
        &TOYS,
        "2015-01-01",
        Words { rus: "<!-- omitted: article 7 -->", kaz: "<!-- omitted: article 7 -->" },
        NONE,
        "",
    );
    let with_seven = Words {
        rus: "<a id=\"st7\"></a>\n\n### Статья 7. Запреты\n\nЗапрещается заводить волчок.",
        kaz: "<a id=\"st7\"></a>\n\n### 7-бап. Тыйымдар\n\nЗырылдауық айналдыруға тыйым салынады.",
    };
    law.edition(&TOYS, "2020-01-01", with_seven, NONE, "");
    law.edition(
        &TOYS,
        "2021-01-01",
        Words { rus: "<!-- omitted: article 7 -->", kaz: "<!-- omitted: article 7 -->" },
        NONE,
        "",
    );
    let timeline = law.timeline();
    assert_eq!(spans(&timeline), ["- not-assessable", "2015-01-01 gap", "2020-01-01 met"]);
    let found = change(&timeline, "2020-01-01");
    assert!(provisions(found).iter().all(|p| p.contains("first-read")), "{found:#}");
    assert_eq!(found["when"], json!({ "between": [null, "2020-01-01"] }));
    assert_eq!(laws(found), Vec::<&str>::new());
}

fn repealed(requisite: &'static str) -> Law {
    let law = Law::new();
    law.edition(&Act { requisite, ..TOYS }, "2015-01-01", BAN, NONE, "");
    law
}

#[test]
fn an_act_is_repealed_from_a_named_day() {
    let timeline = repealed(
        "Закон Республики Казахстан от 5 января 2010 года № 1-IV. Утратил силу Законом Республики Казахстан от 2 февраля \
         2018 года № 77-VI (вводится в действие с 1 июля 2018 года)",
    )
    .timeline();
    assert_eq!(spans(&timeline), ["- not-assessable", "2015-01-01 met", "2018-07-01 not-assessable"]);
    let found = change(&timeline, "2018-07-01");
    assert_eq!(found["when"], json!({ "known": "2018-07-01" }));
    assert_eq!((laws(found), &found["attribution"]), (vec!["77-VI"], &json!("repeal")));
    assert_eq!(found["events"][0]["event"], "repeal");
    assert_eq!(provisions(found), ["art_5__p_2 repealed ru+kk"]);
}

#[test]
fn an_act_is_repealed_some_days_after_publication_or_on_a_day_not_told() {
    let days = "Закон Республики Казахстан от 5 января 2010 года № 1-IV. Утратил силу Законом Республики Казахстан от 2 февраля \
                2018 года № 77-VI (вводится в действие по истечении десяти календарных дней после опубликования)";
    let timeline = repealed(days).timeline();
    let last = timeline["changes"].as_array().unwrap().last().unwrap();
    assert_eq!(last["when"]["between"][1], json!(null));
    assert_eq!(last["when"]["between"][0], last["day"]);
    let undated = "Закон Республики Казахстан от 5 января 2010 года № 1-IV. Утратил силу Законом Республики Казахстан от 2 февраля \
                   2018 года № 77-VI";
    let timeline = repealed(undated).timeline();
    assert_eq!(change(&timeline, "2018-02-02")["when"], json!({ "between": ["2018-02-02", null] }));
}

#[test]
fn the_successor_takes_the_place_of_a_repealed_act() {
    let law = repealed(
        "Закон Республики Казахстан от 5 января 2010 года № 1-IV. Утратил силу Законом Республики Казахстан от 2 февраля \
         2018 года № 77-VI (вводится в действие с 1 июля 2018 года)",
    );
    let successor = Act {
        code: "90002", requisite: "Закон Республики Казахстан от 2 февраля 2018 года № 77-VI"
    };
    law.edition(&successor, "2018-07-01", NOTHING, NONE, "");
    law.edition(&successor, "2021-03-01", BAN, CHANGED, "");
    let timeline = law.timeline();
    let all = ["- not-assessable", "2015-01-01 met", "2018-07-01 gap", "2021-03-01 met"];
    assert_eq!(spans(&timeline), all);
    assert_eq!(change(&timeline, "2021-03-01")["events"][0]["act"], "90002");
}

#[test]
fn an_act_that_does_not_matter_to_the_rule_changes_nothing() {
    let law = appears(CHANGED, "");
    let other = Act {
        code: "90009", requisite: "Закон Республики Казахстан от 5 января 2010 года № 9-IV"
    };
    law.edition(&other, "2012-01-01", NOTHING, NONE, "");
    law.edition(&other, "2017-01-01", NOTHING, NONE, "");
    assert_eq!(spans(&law.timeline()), ["- not-assessable", "2015-01-01 gap", "2020-01-01 met"]);
}
