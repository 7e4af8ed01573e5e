//! Other words for the same ban, and words that look like it and are none.

use crate::ground::{DAY, FAMILY, Twin, grounds};
use crate::support::Lang;

const RULE: &str = "VAC-101";

/// Holds that each of these is the ban, in either language alone: if only one were read as a ban, they would diverge.
#[track_caller]
fn are_the_ban(wordings: &[Twin]) {
    let mut told = Vec::new();
    for ground in grounds() {
        for words in wordings {
            let changes = ground.put(FAMILY, *words, &Lang::BOTH);
            let found = ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone());
            if found.verdict != "met" {
                told.push(format!("{:?} {} {:?}: {words:?}", ground.origin, found.verdict, found.by_language));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Holds that none of these makes the rule met in any language, nor more than it was: met in part.
#[track_caller]
fn are_no_ban(wordings: &[Twin]) {
    let mut told = Vec::new();
    for ground in grounds() {
        for words in wordings {
            let changes = ground.put(FAMILY, *words, &Lang::BOTH);
            let found = ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone());
            if found.verdict != "partial" || found.by_language.values().any(|v| v != "partial") {
                told.push(format!("{:?} {} {:?}: {words:?}", ground.origin, found.verdict, found.by_language));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn other_verbs_of_banning() {
    are_the_ban(&[
        Twin {
            ru: "Применение телесных наказаний к детям родителями не допускается.",
            kk: "Ата-аналардың балаларға дене жазасын қолдануына жол берілмейді.",
        },
        Twin {
            ru: "Родители не вправе применять к ребенку физические наказания.",
            kk: "Ата-аналар балаға дене жазасын қолдануға құқылы емес.",
        },
        Twin {
            ru: "Родители не должны подвергать ребенка телесным наказаниям.",
            kk: "Ата-аналар балаға дене жазасын қолданбауға тиіс.",
        },
        Twin {
            ru: "Способы воспитания ребенка в семье должны исключать телесное наказание.",
            kk: "Отбасында баланы тәрбиелеу тәсілдері дене жазасын болғызбауға тиіс.",
        },
        Twin {
            ru: "Родителям воспрещается наказывать ребенка телесно, телесное наказание ребенка в семье запрещено.",
            kk: "Ата-аналарға баланы дене жазасымен жазалауға болмайды.",
        },
    ]);
}

#[test]
fn other_orders_of_words() {
    are_the_ban(&[
        Twin {
            ru: "Запрещаются в семье любые телесные наказания детей.",
            kk: "Балаларға дене жазасын отбасында қолдануға тыйым салынады.",
        },
        Twin {
            ru: "Не допускается применение родителями к детям каких бы то ни было телесных наказаний.",
            kk: "Отбасында ата-аналар тарапынан балаларға дене жазасының кез келген түрін қолдануға жол берілмейді.",
        },
        Twin {
            ru: "ТЕЛЕСНЫЕ НАКАЗАНИЯ ДЕТЕЙ В СЕМЬЕ ЗАПРЕЩАЮТСЯ.",
            kk: "ОТБАСЫНДА БАЛАЛАРҒА ДЕНЕ ЖАЗАСЫН ҚОЛДАНУҒА ТЫЙЫМ САЛЫНАДЫ.",
        },
        Twin {
            ru: "Оскорбление ребенка, угрозы и телесные наказания родителями запрещаются.",
            kk: "Ата-аналардың баланы қорлауына, оған қоқан-лоққы көрсетуіне және дене жазасын қолдануына тыйым салынады.",
        },
    ]);
}

#[test]
fn an_item_of_a_list_is_banned_by_the_words_that_govern_the_list() {
    are_the_ban(&[
        Twin {
            ru: "Запрещается:\n\n1) препятствовать ребенку в общении с родными;\n\n2) телесное наказание ребенка в семье;\n\n3) принуждать ребенка к труду.",
            kk: "Отбасында:\n\n1) баланы туыстарымен араласудан шектеуге;\n\n2) балаға дене жазасын қолдануға;\n\n3) баланы еңбекке мәжбүрлеуге тыйым салынады.",
        },
        Twin {
            ru: "Родители не вправе:\n\n1) применять к ребенку телесные наказания;\n\n2) оставлять ребенка без присмотра.",
            kk: "Ата-аналар:\n\n1) балаға дене жазасын қолдануға;\n\n2) баланы қараусыз қалдыруға құқылы емес.",
        },
    ]);
}

#[test]
fn letters_of_other_alphabets_and_invisible_characters() {
    are_the_ban(&[
        // Latin i for Kazakh і; Latin a, e, c for the Cyrillic letters of the same look.
        Twin {
            ru: "Тeлeсные накaзания детей в cемье запрещaются.",
            kk: "Ата-аналардың отбасында балаларға дене жазасын қолдануына жол берiлмейдi.",
        },
        // Soft hyphens in words, non-breaking spaces between them.
        Twin {
            ru: "Теле\u{AD}сные\u{A0}нака\u{AD}зания детей в\u{A0}семье запре\u{AD}щаются.",
            kk: "Отба\u{AD}сында балаларға дене\u{A0}жаза\u{AD}сын қолда\u{AD}нуға тыйым\u{A0}салы\u{AD}нады.",
        },
    ]);
}

#[test]
fn a_negated_ban_is_none() {
    are_no_ban(&[
        Twin {
            ru: "Телесные наказания детей в семье не запрещаются.",
            kk: "Отбасында балаларға дене жазасын қолдануға тыйым салынбайды.",
        },
        Twin {
            ru: "В семье применяются телесные наказания детей, не запрещенные законом.",
            kk: "Отбасында заңда тыйым салынбаған дене жазасы қолданылады.",
        },
    ]);
}

#[test]
fn a_power_to_ban_is_no_ban() {
    are_no_ban(&[Twin {
        ru: "По решению суда родителям могут быть запрещены телесные наказания ребенка.",
        kk: "Сот шешімімен ата-аналардың балаға дене жазасын қолдануына тыйым салынуы мүмкін.",
    }]);
}

#[test]
fn a_ban_with_exceptions_does_not_meet_the_rule() {
    for ground in grounds() {
        for words in [
            Twin {
                ru: "Телесные наказания детей в семье запрещаются, за исключением случаев, предусмотренных законом.",
                kk: "Заңда көзделген жағдайларды қоспағанда, отбасында балаларға дене жазасын қолдануға тыйым салынады.",
            },
            Twin {
                ru: "Телесные наказания детей в семье запрещаются, кроме случаев неповиновения.",
                kk: "Бағынбау жағдайларынан басқа кезде, отбасында балаларға дене жазасын қолдануға тыйым салынады.",
            },
        ] {
            let changes = ground.put(FAMILY, words, &Lang::BOTH);
            let found = ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone());
            assert_ne!(found.verdict, "met", "{:?} {words:?}", ground.origin);
            assert!(found.by_language.values().all(|v| v != "met"), "{:?} {words:?} {}", ground.origin, found.brief());
        }
    }
}

#[test]
fn corporal_punishment_in_a_norm_of_another_kind_is_no_ban() {
    are_no_ban(&[
        // A right to complain of it.
        Twin {
            ru: "Ребенок вправе сообщить в органы опеки о телесном наказании в семье.",
            kk: "Бала отбасындағы дене жазасы туралы қорғаншылық органдарына хабарлауға құқылы.",
        },
        // A duty to study it.
        Twin {
            ru: "Уполномоченный орган обязан изучать распространенность телесных наказаний детей в семье.",
            kk: "Уәкілетті орган отбасында балаларға дене жазасының таралуын зерттеуге міндетті.",
        },
        // A ban stands in the next sentence and bans something else.
        Twin {
            ru: "Сведения о телесных наказаниях детей в семье собираются ежегодно. Разглашать их не допускается.",
            kk: "Отбасында балаларға қолданылған дене жазасы туралы мәліметтер жыл сайын жиналады. Оларды жария етуге жол берілмейді.",
        },
    ]);
}

/// The object of a ban is what it bans, not everything its sentence names.
#[test]
fn a_ban_whose_object_is_another_thing_is_no_ban_of_corporal_punishment() {
    are_no_ban(&[Twin {
        ru: "Родителям запрещается скрывать от органов опеки телесные наказания ребенка.",
        kk: "Ата-аналарға балаға қолданылған дене жазасын қорғаншылық органдарынан жасыруға тыйым салынады.",
    }]);
}

/// A heading names its article and binds nobody.
#[test]
fn a_heading_alone_is_no_ban() {
    for ground in grounds() {
        let article = Twin {
            ru: "### Статья 72-9. Запрещение телесных наказаний детей в семье\n\nРодители заботятся о ребенке.",
            kk: "### 72-9-бап. Отбасында балаларға дене жазасын қолдануға тыйым салу\n\nАта-аналар балаға қамқорлық жасайды.",
        };
        let changes: Vec<_> = Lang::BOTH.into_iter().map(|l| ground.after(FAMILY, l, article.get(l))).collect();
        let found = ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone());
        assert_eq!(found.verdict, "partial", "{:?}: {}", ground.origin, found.brief());
    }
}
