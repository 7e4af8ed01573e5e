//! The elements of norms in the official texts: facts only. `OLQY_SHARED` names the folder that has the texts.

use olqy::law::Lang;
use olqy::norm::{Elements, NormKind, Passage, elements, passages};
use std::path::PathBuf;

fn text(path: &str, lang: Lang) -> Option<Vec<Passage>> {
    let acts = PathBuf::from(std::env::var_os("OLQY_SHARED")?).join("corpus/acts");
    let name = if lang == Lang::Kk { "kaz.md" } else { "rus.md" };
    let (edition, _) = olqy::source::file(&acts.join(path).join(name), Some(lang)).expect("the text is there");
    Some(passages(&edition, lang))
}

/// The elements of all norms of a kind in a provision.
fn of(all: &[Passage], eid: &str, kind: NormKind) -> Vec<(Passage, Elements)> {
    let p = all.iter().find(|p| p.eid.as_str() == eid).unwrap_or_else(|| panic!("{eid}"));
    p.norms.iter().filter(|n| n.kind == kind).filter_map(|n| Some((p.clone(), elements(p, n)?))).collect()
}

#[test]
fn graver_offences_against_minors_in_the_criminal_code() {
    let russian = [("art_105__para_3", 2), ("art_120__para_4", 3), ("art_121__para_4", 3)];
    let kazakh = [("art_132__para_5", 4), ("art_141__para_2", 1), ("art_135__para_3", 2)];
    for (lang, points, base) in [(Lang::Ru, russian, "art_105__para_1"), (Lang::Kk, kazakh, "art_145__para_1")] {
        let Some(all) = text("81097-criminal-code/2019-04-01", lang) else { return };
        for (eid, named) in points {
            let found = of(&all, eid, NormKind::Offence);
            let [(_, Elements::Offence(o))] = found.as_slice() else { panic!("{lang} {eid}: {found:?}") };
            assert!(o.minor.is_some(), "{lang} {eid}");
            let q = o.qualified.as_ref().unwrap_or_else(|| panic!("{lang} {eid}"));
            assert_eq!(q.of.len(), named, "{lang} {eid}: {:?}", q.of);
        }
        let found = of(&all, base, NormKind::Offence);
        let [(_, Elements::Offence(o))] = found.as_slice() else { panic!("{found:?}") };
        assert!(o.qualified.is_none() && o.minor.is_none() && o.disposition.is_some());
    }
}

#[test]
fn the_law_on_domestic_violence_defines_in_its_own_field() {
    for (lang, field) in [(Lang::Ru, "семейно-бытовых"), (Lang::Kk, "отбасы-тұрмыстық")] {
        let Some(all) = text("49212-domestic-violence/2014-07-05", lang) else { return };
        let found = of(&all, "art_1__subpara_3", NormKind::Definition);
        let [(p, Elements::Definition(d))] = found.as_slice() else { panic!("{found:?}") };
        assert!(d.scope.as_ref().is_some_and(|s| s.words(p).contains(field)));
        assert!(d.genus.is_some());
        for kind in 2..=5 {
            let found = of(&all, &format!("art_4__para_{kind}"), NormKind::Definition);
            let [(_, Elements::Definition(d))] = found.as_slice() else { panic!("{found:?}") };
            assert!(d.genus.is_some() && d.scope.is_none(), "{lang} {kind}: {d:?}");
        }
    }
}

#[test]
fn parents_and_representatives_are_bound_by_article_49() {
    for (lang, bound) in [(Lang::Ru, 5), (Lang::Kk, 7)] {
        let Some(all) = text("12890-child-rights/2024-01-01", lang) else { return };
        let found = of(&all, "art_49__p_1", NormKind::Prohibition);
        let [(p, Elements::Prohibition(first)), (_, Elements::Prohibition(second))] = found.as_slice() else {
            panic!("{found:?}")
        };
        let addressee = first.addressee.as_ref().map_or("", |a| a.words(p));
        assert_eq!(addressee.split([' ', '-']).count(), bound, "{lang}: {addressee}");
        assert!(first.setting.is_some() && first.conduct.is_some());
        assert!(second.addressee.is_none(), "methods of upbringing are nobody");
    }
}
