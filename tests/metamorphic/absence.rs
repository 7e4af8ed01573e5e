//! What cannot be read is not a gap; what replaces it counts.

use crate::ground::{CRIME, DAY, Ground, grounds};
use crate::support::Lang;
use crate::support::answer::Finding;
use crate::support::corpus::{Change, Corpus};
use crate::support::own::SUCCESSOR;
use std::fs;
use std::path::Path;

/// All files below a folder, as changes that remove them.
fn without(folder: &Path) -> Vec<Change> {
    let mut changes = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            changes.extend(without(&entry.path()));
        } else {
            changes.push(Change { file: entry.path(), content: None });
        }
    }
    changes
}

#[track_caller]
fn is_not_called_a_gap(ground: &Ground, found: &Finding) {
    let assessable = found.verdict != "not-assessable";
    let rests = !found.evidence.is_empty() && !found.evidence.iter().any(|q| q.is_within("81097/art_140"));
    assert!(!assessable || rests, "{:?}: {}", ground.origin, found.brief());
}

#[test]
fn an_article_left_out_is_unknown() {
    for ground in grounds() {
        let langs = Lang::BOTH.into_iter().filter(|l| ground.has(CRIME.act, CRIME.edition, *l));
        let langs = langs.filter(|l| {
            let text = fs::read_to_string(ground.file(CRIME.act, CRIME.edition, *l)).unwrap();
            crate::support::text::has(&text, *l, CRIME.article)
        });
        let changes: Vec<Change> = langs.map(|l| ground.omit(CRIME, l)).collect();
        assert!(!changes.is_empty());
        let found = ground.changed(&changes, |c| c.check(DAY, &["VAC-703"]).finding("VAC-703").clone());
        is_not_called_a_gap(&ground, &found);
    }
}

#[test]
fn an_act_that_is_not_in_the_corpus_is_unknown() {
    for ground in grounds() {
        let changes = without(&ground.act(CRIME.act));
        let found = ground.changed(&changes, |c| c.check(DAY, &["VAC-703"]).finding("VAC-703").clone());
        is_not_called_a_gap(&ground, &found);
        assert!(found.evidence.iter().chain(&found.nearest).all(|q| q.act != CRIME.act), "{}", found.brief());
    }
}

/// In the own acts nothing else could hold the norm, so that there the verdict is known to the letter.
#[test]
fn with_no_home_left_the_rule_is_not_assessable() {
    let corpus = Corpus::own();
    let changes: Vec<Change> = ["81097", "81245", "62568"].into_iter().flat_map(|a| without(&corpus.act(a))).collect();
    corpus.changed(&changes, |c| {
        let answer = c.check(DAY, &["VAC-703"]);
        let found = answer.finding("VAC-703");
        assert_eq!(found.verdict, "not-assessable", "{}", found.brief());
        assert!(!found.caveats.is_empty());
    });
}

#[test]
fn the_successor_of_a_repealed_act_is_its_home() {
    for ground in grounds() {
        let day = "2024-02-01";
        let before = ground.check(day, &["VAC-301"]);
        let found = before.finding("VAC-301");
        assert!(found.evidence.iter().all(|q| q.act != "43167"), "{:?}: {}", ground.origin, found.brief());
        assert!(
            ["not-assessable", "partial"].contains(&found.verdict.as_str()),
            "{:?}: {}",
            ground.origin,
            found.brief()
        );

        let folder = ground.acts().join(format!("{}-{}", SUCCESSOR.code, SUCCESSOR.slug)).join(SUCCESSOR.edition);
        let mut changes = vec![Change { file: folder.join("meta.yaml"), content: Some(SUCCESSOR.meta()) }];
        for (lang, text) in Lang::BOTH.into_iter().zip(SUCCESSOR.texts) {
            changes.push(Change { file: folder.join(lang.file()), content: text.map(str::to_owned) });
        }
        let found = ground.changed(&changes, |c| c.check(day, &["VAC-301"]).finding("VAC-301").clone());
        assert!(["met", "partial"].contains(&found.verdict.as_str()), "{:?}: {}", ground.origin, found.brief());
        for lang in Lang::BOTH {
            assert!(found.rests_on("900224/art_15", lang), "{:?}: {}", ground.origin, found.brief());
        }
        assert!(found.evidence.iter().all(|q| q.act != "43167"));
    }
}

#[test]
fn a_repealed_act_counts_until_the_day_before_its_repeal() {
    for ground in grounds() {
        let on = |day: &str| ground.check(day, &["VAC-301"]).finding("VAC-301").clone();
        assert!(on("2023-06-30").evidence.iter().any(|q| q.act == "43167"), "{:?}", ground.origin);
        let after = on("2023-07-01");
        assert!(after.evidence.iter().all(|q| q.act != "43167"), "{:?}: {}", ground.origin, after.brief());
    }
}
