//! A real amending law, read and applied to the official texts. Runs where the official texts are.

use crate::support;
use olqy::amend::{Draft, apply, read};
use olqy::law::{Commencement, Lang};
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

#[test]
fn a_real_law_applies_to_the_editions_before_it() {
    let Some(acts) = support::official() else { return };
    let mut said = Vec::new();
    for lang in Lang::AUTHENTIC {
        let Some(draft) = draft(lang) else { return };
        for (place, text) in [
            ("12890-child-rights/2019-04-01", "О правах"),
            ("34652-education/2021-06-26", "Об образовании"),
            ("34652-education/2019-04-01", "Об образовании"),
            ("43167-special-social-services/2014-07-05", "О специальных"),
            ("62568-family-code/2019-04-01", "О браке"),
        ] {
            let file = acts.join(place).join(format!("{}.md", lang.file_stem()));
            if !file.exists() {
                continue;
            }
            let (edition, _) = olqy::source::file(&file, Some(lang)).unwrap();
            let part = draft.acts.iter().find(|a| a.name.fits(lang, &edition.act) >= 2);
            let part = part.unwrap_or_else(|| panic!("{text}: {:?}", edition.act));
            let applied = apply::apply(&edition.documents[&lang], part, None);
            for (o, i) in applied.outcomes.iter().zip(&part.instructions) {
                said.push(format!("{lang} {place} {}: {:?}", i.source.chars().take(90).collect::<String>(), o.misfit));
            }
        }
    }
    let _ = &said;
}
