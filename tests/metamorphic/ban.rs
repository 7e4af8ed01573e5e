//! A ban of corporal punishment in the family, in the article of the family code on how children are brought up.

use crate::ground::{DAY, FAMILY, Ground, Twin, grounds};
use crate::support::Lang;
use crate::support::answer::Finding;

pub const BAN: Twin = Twin {
    ru: "Телесные наказания детей в семье запрещаются.",
    kk: "Отбасында балаларға дене жазасын қолдануға тыйым салынады.",
};

const RULE: &str = "VAC-101";

#[track_caller]
fn finding(ground: &Ground, words: Twin, langs: &[Lang]) -> Finding {
    let changes = ground.put(FAMILY, words, langs);
    ground.changed(&changes, |c| c.check(DAY, &[RULE]).finding(RULE).clone())
}

#[test]
fn without_it_the_rule_is_met_in_part() {
    for ground in grounds() {
        let answer = ground.check(DAY, &[RULE]);
        let found = answer.finding(RULE);
        assert_eq!(found.verdict, "partial", "{:?}: {}", ground.origin, found.brief());
        for lang in Lang::BOTH {
            assert!(found.rests_on("62568/art_72", lang), "{:?}: {}", ground.origin, found.brief());
        }
    }
}

#[test]
fn in_both_languages_it_meets_the_rule() {
    for ground in grounds() {
        let found = finding(&ground, BAN, &Lang::BOTH);
        assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
        for lang in Lang::BOTH {
            assert_eq!(found.by(lang), "met");
            let quote = found.evidence.iter().find(|q| q.lang() == lang && q.quote == BAN.get(lang));
            let quote = quote.unwrap_or_else(|| panic!("{:?}: it is not quoted: {}", ground.origin, found.brief()));
            assert!(quote.is_within("62568/art_72"));
            assert_eq!((quote.norm.as_deref(), quote.grade.as_str()), (Some("prohibition"), "explicit"));
            assert!(!quote.highlights.is_empty());
        }
    }
}

#[test]
fn in_one_language_alone_the_languages_diverge() {
    for ground in grounds() {
        for (lang, other) in [(Lang::Ru, Lang::Kk), (Lang::Kk, Lang::Ru)] {
            let found = finding(&ground, BAN, &[lang]);
            let said = (found.verdict.as_str(), found.by(lang), found.by(other));
            assert_eq!(said, ("divergent", "met", "partial"), "{:?} {lang:?}: {}", ground.origin, found.brief());
            assert!(found.rests_on("62568/art_72", lang) && found.rests_on("62568/art_72", other));
        }
    }
}

#[test]
fn in_the_first_edition_after_the_day_it_does_not_count_yet() {
    for ground in grounds() {
        let before = ground.check(DAY, &[]);
        let mut changes = Vec::new();
        let later = ground.act("62568").join("2021-03-01");
        for lang in Lang::BOTH {
            let mut text = ground.append(FAMILY, lang, BAN.get(lang));
            text.file = later.join(lang.file());
            changes.push(text);
        }
        let meta = std::fs::read_to_string(ground.act("62568").join("2019-04-01/meta.yaml")).unwrap();
        let content = Some(meta.replace("2019-04-01", "2021-03-01"));
        changes.push(crate::support::corpus::Change { file: later.join("meta.yaml"), content });
        ground.changed(&changes, |c| {
            let after = c.check(DAY, &[]);
            let said = |a: &crate::support::answer::Answer| {
                a.findings
                    .iter()
                    .map(|f| (f.rule.clone(), f.verdict.clone(), f.evidence.clone(), f.nearest.clone()))
                    .collect::<Vec<_>>()
            };
            assert!(said(&before) == said(&after), "{:?}: a later edition changes an earlier day", ground.origin);
            let then = c.check("2021-03-01", &[RULE]);
            let found = then.finding(RULE);
            assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
            assert!(found.evidence.iter().filter(|q| q.grade == "explicit").all(|q| q.edition == "2021-03-01"));
            assert_eq!(c.check("2021-02-28", &[RULE]).verdict(RULE), "partial");
        });
    }
}

#[test]
fn with_a_later_edition_in_russian_alone_the_ban_there_is_said_to_be_known_from_russian_alone() {
    for ground in grounds() {
        let mut change = ground.append(FAMILY, Lang::Ru, BAN.ru);
        let later = ground.act("62568").join("2021-03-01");
        change.file = later.join(Lang::Ru.file());
        let meta = std::fs::read_to_string(ground.act("62568").join("2019-04-01/meta.yaml")).unwrap();
        let content = Some(meta.replace("2019-04-01", "2021-03-01"));
        let meta = crate::support::corpus::Change { file: later.join("meta.yaml"), content };
        ground.changed(&[change, meta], |c| {
            let answer = c.check("2021-03-01", &[RULE]);
            let found = answer.finding(RULE);
            assert_eq!(found.verdict, "met", "{:?}: {}", ground.origin, found.brief());
            assert_eq!(found.by(Lang::Kk), "not-assessable", "{:?}: {}", ground.origin, found.brief());
            assert!(!found.caveats.is_empty(), "{:?}: nothing says that Kazakh is not known", ground.origin);
        });
    }
}
