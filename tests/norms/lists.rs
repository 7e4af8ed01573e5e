use super::{article, told};
use olqy::law::Eid;
use olqy::law::Lang::{Kk, Ru};

#[test]
fn запрещается_with_a_colon_bans_each_item() {
    let told = told(
        Ru,
        "Запреты",
        "1. Педагогам запрещается:\n\n1) кричать на детей;\n\n2) лишать их еды.\n\nНадзор ведет совет.",
    );
    assert_eq!(told, ["para_1 prohibition", "para_1__subpara_1 ^prohibition", "para_1__subpara_2 ^prohibition"]);
}

#[test]
fn a_list_within_a_list_is_banned_too() {
    let told = told(Ru, "Запреты", "1. Не допускаются:\n\n1) наказания:\n\nголодом;\n\nхолодом;\n\n2) брань.");
    assert!(told.contains(&"para_1__subpara_1__p_2 ^prohibition".to_owned()), "{told:?}");
    assert!(told.contains(&"para_1__subpara_1__p_3 ^prohibition".to_owned()), "{told:?}");
    assert!(told.contains(&"para_1__subpara_2 ^prohibition".to_owned()), "{told:?}");
}

#[test]
fn only_the_last_sentence_before_the_colon_opens_the_list() {
    let told = told(
        Ru,
        "Порядок",
        "1. Прием без документов не допускается. Заявитель представляет:\n\n1) заявление;\n\n2) справку.",
    );
    assert_eq!(told, ["para_1 prohibition"]);
}

#[test]
fn exceptions_in_a_list_are_not_banned() {
    let told = told(
        Ru,
        "Порядок",
        "1. Выселение детей не допускается, за исключением случаев:\n\n1) сноса дома;\n\n2) пожара.",
    );
    assert_eq!(told, ["para_1 prohibition"]);
}

#[test]
fn the_kazakh_tail_bans_each_item() {
    let body = "1. Тәрбиешіге:\n\n1) балаларға айғайлауға;\n\n2) оларды тамақсыз қалдыруға;\n\n3) оларды қамауға тыйым салынады.";
    let found = told(Kk, "Тыйымдар", body);
    assert_eq!(
        found,
        ["para_1__subpara_1 ^prohibition", "para_1__subpara_2 ^prohibition", "para_1__subpara_3 prohibition"]
    );
    let (doc, norms) = article(Kk, "Тыйымдар", body);
    let first = &norms[&Eid::new("art_1__para_1__subpara_1")][0];
    assert_eq!(first.carrier.as_str(), "art_1__para_1__subpara_3");
    assert_eq!(first.trigger, "тыйым салынады");
    let item = doc.find(&Eid::new("art_1__para_1__subpara_1")).unwrap();
    assert_eq!(first.scope, 0..item.text.len());
}

#[test]
fn the_tail_тиіс_bans_or_binds_by_the_last_word_of_each_item() {
    let found = told(
        Kk,
        "Талаптар",
        "1. Тәрбиеші:\n\n1) балаға айғайламауға;\n\n2) журнал жүргізуге;\n\n3) ережені сақтауға тиiс.",
    );
    assert_eq!(found, ["para_1__subpara_1 ^prohibition", "para_1__subpara_2 ^duty", "para_1__subpara_3 duty"]);
}

#[test]
fn a_tail_in_a_paragraph_of_its_own_governs_the_list() {
    let found = told(Kk, "Тыйымдар", "1. Мектепте:\n\n1) қару ұстауға;\n\n2) отпен ойнауға\n\nболмайды.");
    assert!(found.contains(&"para_1__subpara_1 ^prohibition".to_owned()), "{found:?}");
    assert!(found.iter().any(|f| f.ends_with(" prohibition") && !f.contains('^')), "{found:?}");
}

#[test]
fn a_tail_that_is_a_power_bans_nothing() {
    let found = told(Kk, "Талаптар", "1. Сот адамға:\n\n1) жақындауға;\n\n2) қоңырау шалуға тыйым салуы мүмкін.");
    assert!(!found.iter().any(|f| f.contains("prohibition")), "{found:?}");
    let found = told(Kk, "Талаптар", "1. Адамға:\n\n1) жақындауға;\n\n2) қоңырау шалуға тыйым салынуы мүмкін.");
    assert!(!found.iter().any(|f| f.contains("prohibition")), "{found:?}");
}

#[test]
fn rights_are_inherited_in_both_languages() {
    let ru = told(Ru, "Права", "1. Наблюдатель имеет право:\n\n1) входить в палаты;\n\n2) говорить с детьми.");
    let kk = told(Kk, "Құқықтар", "1. Бақылаушы:\n\n1) палаталарға кіруге;\n\n2) балалармен сөйлесуге құқылы.");
    assert_eq!(ru, ["para_1 right", "para_1__subpara_1 ^right", "para_1__subpara_2 ^right"]);
    assert_eq!(kk, ["para_1__subpara_1 ^right", "para_1__subpara_2 right"]);
}

#[test]
fn kazakh_ban_before_the_colon_bans_each_item() {
    let found = told(Kk, "Тыйымдар", "1. Мыналарға жол берілмейді:\n\n1) айғайлау;\n\n2) балағаттау.");
    assert_eq!(found, ["para_1 prohibition", "para_1__subpara_1 ^prohibition", "para_1__subpara_2 ^prohibition"]);
}

#[test]
fn powers_told_by_the_opening_words_are_inherited_along_the_tail() {
    let found =
        told(Kk, "Құзырет", "1. Кеңестің өкілеттіктеріне:\n\n1) үміткерлерді іріктеу;\n\n2) баяндама дайындау жатады.");
    assert_eq!(found, ["para_1__subpara_1 ^competence", "para_1__subpara_2 competence"]);
}

#[test]
fn exceptions_in_a_kazakh_list_are_not_banned() {
    let found = told(
        Kk,
        "Тәртіп",
        "1. Балаларды үйден:\n\n1) өрт жағдайларын;\n\n2) су тасқыны жағдайларын қоспағанда, шығаруға болмайды.",
    );
    assert_eq!(found, ["para_1__subpara_2 prohibition"]);
}

#[test]
fn an_item_keeps_the_conditions_of_its_own_words() {
    let (doc, norms) =
        article(Ru, "Запреты", "1. Не допускаются:\n\n1) крик, приведший к испугу;\n\n2) брань, кроме дружеской.");
    let words = |eid: &str| {
        let n = &norms[&Eid::new(eid)][0];
        let text = &doc.find(&Eid::new(eid)).unwrap().text;
        let cut = |r: &Vec<std::ops::Range<usize>>| r.iter().map(|r| text[r.clone()].to_owned()).collect::<Vec<_>>();
        (cut(&n.conditions), cut(&n.exceptions))
    };
    assert_eq!(words("art_1__para_1__subpara_1"), (vec!["приведший к испугу".to_owned()], vec![]));
    assert_eq!(words("art_1__para_1__subpara_2"), (vec![], vec!["кроме дружеской".to_owned()]));
}
