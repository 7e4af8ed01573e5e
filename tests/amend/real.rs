//! A real amending law, read and applied to the official texts. Runs where the official texts are.

use crate::support;
use olqy::amend::apply::Misfit;
use olqy::amend::{Action, Draft, Unit, Which, apply, read};
use olqy::law::{Commencement, Document, Lang};
use std::fs;

fn draft(lang: Lang) -> Option<Draft> {
    let file = support::shared()?.join("corpus/amending/167216").join(format!("{}.md", lang.file_stem()));
    Some(read::read_as(lang, &fs::read_to_string(file).unwrap()))
}

#[test]
fn every_instruction_of_a_real_law_is_read() {
    for lang in Lang::AUTHENTIC {
        let Some(draft) = draft(lang) else { return };
        assert!(draft.problems.is_empty(), "{:#?}", draft.problems);
        assert_eq!(draft.acts.len(), 12);
        let days = |days| Some(Commencement::AfterPublication { days, months: 0 });
        assert_eq!(draft.commencement, days(10), "{lang}");
        // Point 6, subpoint 2: the changes to articles of another act that come later; the first subpoint does not.
        let point = |act: usize, i: usize| draft.commencement_of(&draft.acts[act].instructions[i]).cloned();
        assert_eq!(point(5, 0), days(10), "{lang}");
        assert!(draft.acts[5].instructions.iter().any(|i| draft.commencement_of(i).cloned() == days(60)), "{lang}");
        assert_eq!(draft.later.len(), 2, "{lang}");
        assert!(draft.later[0].items.len() > 30, "{lang}: {:?}", draft.later[0].items);
    }
}

/// What a file says of itself does not change what it says: a law read without being told its language is the same law.
#[test]
fn the_language_of_a_real_law_is_seen() {
    for lang in Lang::AUTHENTIC {
        let Some(told) = draft(lang) else { return };
        let file = support::shared().unwrap().join("corpus/amending/167216").join(format!("{}.md", lang.file_stem()));
        let seen = read::read(&fs::read_to_string(file).unwrap());
        assert_eq!(seen, [told], "{lang}");
    }
}

#[test]
fn a_real_law_applies_to_the_editions_before_it() {
    let Some(acts) = support::official() else { return };
    for lang in Lang::AUTHENTIC {
        let Some(draft) = draft(lang) else { return };
        // Of each act: how many instructions there are at least that fit the text in hand.
        for (place, fit) in [
            ("12890-child-rights/2019-04-01", 3),
            ("34652-education/2021-06-26", 4),
            ("34652-education/2019-04-01", 1),
            ("43167-special-social-services/2014-07-05", 0),
            ("62568-family-code/2019-04-01", 1),
        ] {
            let file = acts.join(place).join(format!("{}.md", lang.file_stem()));
            if !file.exists() {
                continue;
            }
            let (edition, _) = olqy::source::file(&file, Some(lang)).unwrap();
            let text = &edition.documents[&lang];
            let part = draft.acts.iter().find(|a| a.name.fits(lang, &edition.act) >= 2);
            let part = part.unwrap_or_else(|| panic!("{place}: {:?}", edition.act));
            let applied = apply::apply(text, part, None);
            let mut done = 0;
            for (outcome, i) in applied.outcomes.iter().zip(&part.instructions) {
                // Every place is known to the article, and nothing is done where the text is not known.
                let article = i.places.first().and_then(|p| p.iter().find(|s| s.unit == Unit::Article));
                assert!(article.is_some() || i.action == Action::Nothing, "{lang} {place}: {:?}", i);
                match &outcome.misfit {
                    None => done += 1,
                    Some(Misfit::LeftOut) => {}
                    // The edition is older than what the law changes: a place that came in between is not there.
                    Some(Misfit::NoPlace { .. } | Misfit::NoWords { .. }) => {}
                    Some(other) => panic!("{lang} {place} {}: {other}", i.source),
                }
            }
            assert!(done >= fit, "{lang} {place}: {done} of {}: {:#?}", part.instructions.len(), applied.outcomes);
            println!("{lang} {place}: {done} of {} fit", part.instructions.len());
            // What the law does not speak of is as it was.
            let spoken: Vec<String> = part
                .instructions
                .iter()
                .flat_map(|i| i.places.iter().flatten())
                .filter(|s| s.unit == Unit::Article)
                .filter_map(|s| match &s.which {
                    Which::Number(n) => Some(format!("art_{n}")),
                    _ => None,
                })
                .collect();
            let others = |d: &Document| {
                let mut out = Vec::new();
                d.walk(&mut |_, p| {
                    let own = p.eid.steps().next().unwrap_or_default().to_owned();
                    if !spoken.contains(&own) {
                        out.push((p.eid.clone(), p.status, p.text.clone()));
                    }
                });
                out
            };
            assert_eq!(others(&applied.document), others(text), "{lang} {place}");
        }
    }
}
