//! Liability for bullying, put into the code on administrative offences.

use crate::ground::{DAY, Ground, Twin, grounds};
use crate::support::Lang;
use crate::support::answer::Finding;
use crate::support::corpus::Place;
use std::fs;

const RULE: &str = "VAC-704";

const ARTICLE: Twin = Twin {
    ru: "### Статья 127-9. Травля (буллинг) ребенка\n\n1. Травля (буллинг) ребенка, если в ней нет признаков преступления, –",
    kk: "### 127-9-бап. Баланы жәбірлеу (буллинг)\n\n1. Қылмыс белгілері болмаса, баланы жәбірлеу (буллинг) –",
};

const SANCTION: Twin = Twin {
    ru: "   влечет предупреждение или штраф в размере пяти месячных расчетных показателей.",
    kk: "   ескерту жасауға немесе бес айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
};

#[track_caller]
fn finding(ground: &Ground, words: impl Fn(Lang) -> String) -> Finding {
    // The edition in force on the day is not of the same date on every ground.
    let folder = ground.act("81245");
    let editions = fs::read_dir(folder).unwrap().flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let edition: &'static str = editions.filter(|e| e.as_str() <= DAY).max().expect("an edition").leak();
    let place = Place { act: "81245", edition, article: "127" };
    let langs = Lang::BOTH.into_iter().filter(|l| ground.has("81245", edition, *l));
    let changes: Vec<_> = langs.map(|l| ground.after(place, l, &words(l))).collect();
    assert!(!changes.is_empty());
    ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone())
}

#[test]
fn with_its_sanction_it_meets_the_rule() {
    for ground in grounds() {
        let before = ground.check(DAY, &[RULE]);
        assert_ne!(before.verdict(RULE), "met", "{:?}", ground.origin);
        let found = finding(&ground, |l| format!("{}\n\n{}", ARTICLE.get(l), SANCTION.get(l)));
        assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
        assert!(found.rests_on("81245/art_127-9", Lang::Ru), "{:?}: {}", ground.origin, found.brief());
    }
}

#[test]
fn without_a_sanction_there_is_no_offence() {
    for ground in grounds() {
        let before = ground.check(DAY, &[RULE]);
        let found = finding(&ground, |l| ARTICLE.get(l).to_owned());
        assert_eq!(found.verdict, before.verdict(RULE), "{:?}: {}", ground.origin, found.brief());
        assert_ne!(found.verdict, "met");
    }
}

/// The sanction must be that of bullying: a fine in the next point is for something else.
#[test]
fn the_sanction_of_another_point_does_not_count() {
    let next = Twin {
        ru: "2. Неявка родителей в школу –", kk: "2. Ата-аналардың мектепке келмеуі –"
    };
    for ground in grounds() {
        let found = finding(&ground, |l| format!("{}\n\n{}\n\n{}", ARTICLE.get(l), next.get(l), SANCTION.get(l)));
        assert_ne!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
    }
}
