//! A ban holds where it is said to hold: in its setting and the narrower ones, and nowhere else.

use crate::ground::{DAY, DIGNITY, Twin, grounds};
use crate::support::Lang;
use std::collections::BTreeMap;

const RULES: [&str; 7] = ["VAC-101", "VAC-102", "VAC-103", "VAC-104", "VAC-105", "VAC-106", "VAC-107"];

/// A ban put into the law on the rights of the child, whose title and headings name no setting, and the rules it meets.
struct Row {
    words: Twin,
    meets: &'static [&'static str],
    /// Rules that it may meet by one reading and not by another.
    may_meet: &'static [&'static str],
}

const ROWS: [Row; 9] = [
    Row {
        words: Twin {
            ru: "Телесные наказания детей родителями в семье запрещаются.",
            kk: "Отбасында ата-аналардың балаларға дене жазасын қолдануына тыйым салынады.",
        },
        meets: &["VAC-101"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "В интернатных организациях телесные наказания детей запрещаются.",
            kk: "Интернаттық ұйымдарда балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-102"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "В дошкольных организациях телесные наказания детей запрещаются.",
            kk: "Мектепке дейінгі ұйымдарда балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-103"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "В школах телесные наказания детей запрещаются.",
            kk: "Мектептерде балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-104"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "Опекунам, попечителям и патронатным воспитателям телесные наказания детей запрещаются.",
            kk: "Қорғаншыларға, қамқоршыларға және патронат тәрбиешілерге балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-105"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "Телесные наказания несовершеннолетних, которые содержатся под стражей, запрещаются.",
            kk: "Күзетпен ұсталатын кәмелетке толмағандарға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-106"],
        may_meet: &[],
    },
    Row {
        words: Twin {
            ru: "В организациях образования телесные наказания детей запрещаются.",
            kk: "Білім беру ұйымдарында балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-103", "VAC-104"],
        may_meet: &["VAC-102"],
    },
    Row {
        words: Twin {
            ru: "Применение телесных наказаний к обучающимся и воспитанникам не допускается.",
            kk: "Білім алушыларға және тәрбиеленушілерге дене жазасын қолдануға жол берілмейді.",
        },
        meets: &["VAC-103", "VAC-104"],
        may_meet: &["VAC-102"],
    },
    Row {
        words: Twin {
            ru: "Телесные наказания детей запрещаются.",
            kk: "Балаларға дене жазасын қолдануға тыйым салынады.",
        },
        meets: &["VAC-101", "VAC-102", "VAC-103", "VAC-104", "VAC-105"],
        may_meet: &["VAC-106", "VAC-107"],
    },
];

#[test]
fn a_ban_meets_the_rules_of_its_setting_and_no_other() {
    let mut told = Vec::new();
    for ground in grounds() {
        let verdicts = |c: &crate::support::corpus::Corpus| -> BTreeMap<String, String> {
            c.check(DAY, &RULES).findings.into_iter().map(|f| (f.rule, f.verdict)).collect()
        };
        let before = verdicts(&ground);
        for row in &ROWS {
            let changes = ground.put(DIGNITY, row.words, &Lang::BOTH);
            let after = ground.changed(&changes, verdicts);
            for rule in RULES {
                let (was, is) = (&before[rule], &after[rule]);
                let right = if row.meets.contains(&rule) {
                    is == "met"
                } else {
                    is == was || (row.may_meet.contains(&rule) && is == "met")
                };
                if !right {
                    told.push(format!("{:?} {rule}: {was} becomes {is} with «{}»", ground.origin, row.words.ru));
                }
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
