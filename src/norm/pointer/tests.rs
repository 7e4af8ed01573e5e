use super::*;

/// A place in one line: `this art 5 / point 1`, `? art 5`.
fn told(lang: Lang, text: &str) -> Vec<String> {
    let one = |p: Pointer| {
        let target = match p.target {
            Target::ThisAct => "act",
            Target::ThisArticle => "article",
            Target::ThisPoint => "point",
            Target::ThisPart => "part",
            Target::Words(_) => "?",
        };
        let place: Vec<String> = p.place.iter().map(|(l, n)| format!("{l:?} {n}").to_lowercase()).collect();
        format!("{target}: {}", place.join(" / "))
    };
    pointers(lang, text).into_iter().map(one).collect()
}

#[track_caller]
fn all(lang: Lang, cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(told(lang, text), *want, "{text}");
    }
}

#[test]
fn russian_chains_name_the_act_last() {
    all(
        Lang::Ru,
        &[
            ("по правилам статьи 72 настоящего Кодекса", &["act: article 72"]),
            ("в силу пункта 2 статьи 7-1 настоящего Закона", &["act: article 7-1 / point 2"]),
            (
                "как сказано в подпункте 3) пункта 1 статьи 5 настоящего Закона",
                &["act: article 5 / point 1 / subpoint 3"],
            ),
            (
                "подпунктами 1) и 4-1) пункта 2 статьи 9 настоящего Закона",
                &["act: article 9 / point 2 / subpoint 1", "act: article 9 / point 2 / subpoint 4-1"],
            ),
            ("статьями 5, 6 и 8 настоящего Закона", &["act: article 5", "act: article 6", "act: article 8"]),
            (
                "пунктом 1 и пунктом 3 статьи 5 настоящего Закона",
                &["act: article 5 / point 1", "act: article 5 / point 3"],
            ),
            (
                "пунктом 1 статьи 5, пунктом 2 статьи 6 настоящего Закона",
                &["act: article 5 / point 1", "act: article 6 / point 2"],
            ),
            ("пунктом 2 настоящей статьи", &["article: point 2"]),
            ("подпунктом 1) настоящего пункта", &["point: subpoint 1"]),
            ("частью второй настоящей статьи", &["article: part 2"]),
            ("главой 10 настоящего Кодекса", &["act: chapter 10"]),
            ("по статье 15 другого акта", &["?: article 15"]),
            ("наблюдение длится 5 дней", &[]),
        ],
    );
}

#[test]
fn kazakh_chains_name_the_act_first() {
    all(
        Lang::Kk,
        &[
            ("осы Кодекстің 72-бабына сәйкес", &["act: article 72"]),
            ("осы Заңның 7-1-бабының 2-тармағында", &["act: article 7-1 / point 2"]),
            ("осы Заңның 5-бабы 1-тармағының 3) тармақшасында", &["act: article 5 / point 1 / subpoint 3"]),
            ("осы Заңның 5, 6 және 8-баптарында", &["act: article 5", "act: article 6", "act: article 8"]),
            ("осы баптың 2-тармағында", &["article: point 2"]),
            (
                "осы баптың 2-тармағында және 3-тармағының 1) тармақшасында",
                &["article: point 2", "article: point 3 / subpoint 1"],
            ),
            ("осы Заңның 5-бабында, 6-бабының 1-тармағында", &["act: article 5", "act: article 6 / point 1"]),
            ("осы баптың екінші бөлігінде", &["article: part 2"]),
            ("осы тармақтың 1) тармақшасы", &["point: subpoint 1"]),
            ("осы Кодекстің 10-тарауында", &["act: chapter 10"]),
            ("өзге заңның 15-бабында", &["?: article 15"]),
        ],
    );
}

#[test]
fn of_a_link_with_several_numbers_nothing_hangs() {
    assert_eq!(told(Lang::Ru, "пунктом 1 статей 5 и 6 настоящего Закона"), ["act: article 5", "act: article 6"]);
}

#[test]
fn notes_that_tell_of_a_removal_are_known() {
    assert!(tells_of_removal(Lang::Ru, "Сноска. Статья 5 исключена."));
    assert!(tells_of_removal(Lang::Kk, "Ескерту. 5-бап алып тасталды."));
    assert!(!tells_of_removal(Lang::Ru, "Сноска. Статья 5 с изменениями."));
}
