use super::{article, told};
use olqy::law::Eid;
use olqy::law::Lang::{Kk, Ru};
use olqy::norm::{DefinitionForm, NormKind, SanctionKind};

#[test]
fn a_sanction_line_punishes_the_disposition_and_its_items() {
    let found = told(
        Ru,
        "Побои",
        "1. Побои, то есть нанесение ударов, –\n\nнаказываются штрафом либо арестом.\n\n2. То же деяние, совершенное:\n\n1) группой;\n\n2) над ребенком, –\n\nнаказывается лишением свободы.",
    );
    assert_eq!(
        found,
        [
            "para_1 definition",
            "para_1 ^offence",
            "para_1__p_2 offence",
            "para_2 ^offence",
            "para_2__p_2 offence",
            "para_2__subpara_1 ^offence",
            "para_2__subpara_2 ^offence"
        ]
    );
}

#[test]
fn penalties_are_told_by_kind() {
    let (_, norms) = article(
        Ru,
        "Обман",
        "Обман покупателя –\n\nвлечет предупреждение или штраф в размере пяти показателей с лишением права торговли.",
    );
    let offence = &norms[&Eid::new("art_1__p_2")][0];
    assert_eq!(offence.sanctions, [SanctionKind::Warning, SanctionKind::Fine, SanctionKind::Disqualification]);
    let (_, norms) = article(
        Kk,
        "Алдау",
        "Сатып алушыны алдау –\n\nайыппұл салуға не қоғамдық жұмыстарға тартуға не бас бостандығынан айыруға жазаланады.",
    );
    let offence = &norms[&Eid::new("art_1__p_2")][0];
    assert_eq!(offence.sanctions, [SanctionKind::Fine, SanctionKind::CommunityService, SanctionKind::Imprisonment]);
    assert_eq!(norms[&Eid::new("art_1__p_1")][0].kind, NormKind::Offence);
}

#[test]
fn a_disposition_defines_in_both_languages() {
    for (lang, body, term) in [
        (Ru, "Глумление, то есть издевка над слабым, –\n\nнаказывается штрафом.", "Глумление"),
        (Kk, "Келемеждеу, яғни әлсізді мазақ ету –\n\nайыппұл салуға жазаланады.", "Келемеждеу"),
    ] {
        let (_, norms) = article(lang, "Разное", body);
        let n = &norms[&Eid::new("art_1__p_1")][0];
        let t = n.term.as_ref().unwrap();
        assert_eq!((t.text.as_str(), t.form), (term, Some(DefinitionForm::Disposition)));
    }
}

#[test]
fn то_есть_outside_an_offence_defines_nothing() {
    let found = told(Ru, "Возраст", "Дети, то есть младшие школьники, питаются бесплатно.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_words_of_a_sanction_ban_nobody() {
    let found =
        told(Ru, "Обман", "Обман лицом, обязанным хранить тайну, –\n\nнаказывается арестом без права переписки.");
    assert_eq!(found, ["p_1 ^offence", "p_2 offence"]);
}

#[test]
fn an_inline_sanction_punishes() {
    let found = told(Ru, "Обман", "1. Обман покупателя – наказывается штрафом.");
    assert_eq!(found, ["para_1 offence"]);
}
