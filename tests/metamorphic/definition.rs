//! A definition put among the basic notions of the law on the rights of the child.

use crate::ground::{DAY, DIGNITY, Ground, Origin, TERMS, Twin, grounds};
use crate::support::Lang;
use crate::support::answer::Finding;

const BULLYING: Twin = Twin {
    ru: "16) травля (буллинг) ребенка – повторяющееся умышленное унижение, запугивание или преследование ребенка другими людьми, в том числе через интернет;",
    kk: "16) баланы жәбірлеу (буллинг) – баланы басқа адамдардың, оның ішінде интернет арқылы, қайта-қайта қасақана кемсітуі, қорқытуы немесе қудалауы;",
};

const SELF_HARM: Twin = Twin {
    ru: "17) самоповреждение ребенка – умышленное причинение ребенком вреда собственному телу без цели лишить себя жизни;",
    kk: "17) баланың өзіне-өзі зиян келтіруі – баланың өзін өмірінен айыру мақсатынсыз өз денесіне қасақана зақым келтіруі;",
};

#[track_caller]
fn finding(ground: &Ground, words: Twin, langs: &[Lang], rule: &str) -> Finding {
    let changes = ground.put(TERMS, words, langs);
    ground.changed(&changes, |c| c.check(DAY, &[rule]).finding(rule).clone())
}

#[test]
fn in_both_languages_it_meets_the_rule() {
    for ground in grounds() {
        for (words, rule, eid) in
            [(BULLYING, "VAC-205", "12890/art_1__subpara_16"), (SELF_HARM, "VAC-206", "12890/art_1__subpara_17")]
        {
            assert_eq!(ground.check(DAY, &[rule]).verdict(rule), "gap", "{:?}", ground.origin);
            let found = finding(&ground, words, &Lang::BOTH, rule);
            assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
            for lang in Lang::BOTH {
                assert!(found.rests_on(eid, lang), "{:?} {lang:?}: {}", ground.origin, found.brief());
            }
            assert!(found.evidence.iter().all(|q| q.norm.as_deref() == Some("definition")), "{}", found.brief());
        }
    }
}

#[test]
fn in_one_language_alone_the_languages_diverge() {
    for ground in grounds() {
        for (words, rule) in [(BULLYING, "VAC-205"), (SELF_HARM, "VAC-206")] {
            for (lang, other) in [(Lang::Ru, Lang::Kk), (Lang::Kk, Lang::Ru)] {
                let found = finding(&ground, words, &[lang], rule);
                let said = (found.verdict.as_str(), found.by(lang), found.by(other));
                assert_eq!(said, ("divergent", "met", "gap"), "{:?} {lang:?}: {}", ground.origin, found.brief());
            }
        }
    }
}

#[test]
fn a_longer_term_in_which_the_word_is_not_the_head_defines_something_else() {
    for ground in grounds() {
        for (words, rule) in [
            (
                Twin {
                    ru: "17) профилактика самоповреждения – меры, которыми семья и школа удерживают ребенка от вреда себе;",
                    kk: "17) өзіне-өзі зиян келтірудің профилактикасы – отбасы мен мектептің баланы өзіне зияннан сақтайтын шаралары;",
                },
                "VAC-206",
            ),
            (
                Twin {
                    ru: "16) центр помощи при травле (буллинге) – организация, которая помогает детям;",
                    kk: "16) баланы жәбірлеу (буллинг) кезіндегі көмек орталығы – балаларға көмектесетін ұйым;",
                },
                "VAC-205",
            ),
            (
                Twin {
                    ru: "16) профилактика травли и самоповреждения – работа школы с детьми и родителями;",
                    kk: "16) жәбірлеу мен өзіне-өзі зиян келтіру профилактикасы – мектептің балалармен және ата-аналармен жұмысы;",
                },
                "VAC-206",
            ),
        ] {
            let found = finding(&ground, words, &Lang::BOTH, rule);
            assert_eq!(found.verdict, "gap", "{:?}: {}", ground.origin, found.brief());
        }
    }
}

#[test]
fn a_duty_that_names_the_word_does_not_define_it() {
    let duty = Twin {
        ru: "Школа обязана предупреждать травлю (буллинг) детей и самоповреждение детей.",
        kk: "Мектеп баланы жәбірлеудің (буллингтің) және баланың өзіне-өзі зиян келтіруінің алдын алуға міндетті.",
    };
    for ground in grounds() {
        let changes = ground.put(DIGNITY, duty, &Lang::BOTH);
        ground.changed(&changes, |c| {
            let answer = c.check(DAY, &["VAC-205", "VAC-206"]);
            for found in &answer.findings {
                assert_ne!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
                let shown = found.nearest.iter().chain(&found.evidence).any(|q| q.is_within("12890/art_10"));
                assert!(shown, "{:?}: what comes near is not shown: {}", ground.origin, found.brief());
            }
        });
    }
}

#[test]
fn running_text_defines_as_well() {
    for ground in grounds() {
        for words in [
            Twin {
                ru: "Под самоповреждением ребенка понимается умышленное причинение ребенком вреда своему телу.",
                kk: "Баланың өзіне-өзі зиян келтіруі деп баланың өз денесіне қасақана зақым келтіруі түсініледі.",
            },
            Twin {
                ru: "Самоповреждением ребенка признается умышленное причинение ребенком вреда своему телу.",
                kk: "Баланың өз денесіне қасақана зақым келтіруі баланың өзіне-өзі зиян келтіруі деп танылады.",
            },
        ] {
            let changes = ground.put(DIGNITY, words, &Lang::BOTH);
            let found = ground.changed(&changes, |c| c.check(DAY, &["VAC-206"]).finding("VAC-206").clone());
            assert_eq!(found.verdict, "met", "{:?} {words:?}: {}", ground.origin, found.brief());
        }
    }
}

#[test]
fn an_excluded_definition_defines_nothing() {
    let excluded = Twin {
        ru: "*17) самоповреждение ребенка – умышленное причинение ребенком вреда себе; исключен Законом РК от 01.04.2019 № 240-VІ;*",
        kk: "*17) баланың өзіне-өзі зиян келтіруі – баланың өзіне қасақана зақым келтіруі; алып тасталды - ҚР 01.04.2019 № 240-VІ Заңымен;*",
    };
    for ground in grounds() {
        let found = finding(&ground, excluded, &Lang::BOTH, "VAC-206");
        assert_eq!(found.verdict, "gap", "{:?}: {}", ground.origin, found.brief());
        assert!(found.nearest.iter().all(|q| !q.is_within("12890/art_1__subpara_17")), "{}", found.brief());
    }
}

/// The official texts define bullying from 2022 on; the same day has the definition without any change of ours.
#[test]
fn the_law_itself_defines_bullying_later() {
    for ground in grounds().into_iter().filter(|g| g.origin != Origin::Own) {
        let answer = ground.check("2024-02-01", &["VAC-205"]);
        let found = answer.finding("VAC-205");
        assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
    }
}
