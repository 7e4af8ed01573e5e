use super::{holds, pack, wrong};

#[test]
fn who_is_obliged_is_the_subject() {
    let rule = pack("duty", "{norm: [duty], names: [t-report], addressee: [t-teacher]", "");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Педагоги обязаны сообщать родителям о пропусках.', kk: 'Педагогтер ата-анаға сабақ босату туралы хабарлауға міндетті.'}}
  - {verdict: gap, text: {ru: 'Родители обязаны сообщать педагогам о болезни.', kk: 'Ата-аналар педагогтерге ауру туралы хабарлауға міндетті.'}}
",
    );
}

#[test]
fn whom_a_ban_is_addressed_to() {
    let rule = pack("prohibition", "{norm: [prohibition], conduct: [t-beating], addressee: [t-teacher]", "");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Педагогам запрещается бить детей.', kk: 'Педагогтерге балаларды ұруға тыйым салынады.'}}
  - {verdict: gap, text: {ru: 'Родителям запрещается бить детей.', kk: 'Ата-аналарға балаларды ұруға тыйым салынады.'}}
  - {verdict: gap, text: {ru: 'Педагогам запрещается угрожать детям.', kk: 'Педагогтерге балаларды қорқытуға тыйым салынады.'}}
",
    );
}

#[test]
fn who_gains_is_not_who_is_bound() {
    let rule = pack("right", "{norm: [right, duty], names: [t-allowance], beneficiary: [t-child]", "");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Ребенок имеет право на пособие.', kk: 'Баланың жәрдемақы алуға құқығы бар.'}}
  - {verdict: met, text: {ru: 'Школа обязана выплатить детям пособие.', kk: 'Мектеп балаларға жәрдемақы төлеуге міндетті.'}}
  - {verdict: gap, text: {ru: 'Родители имеют право на пособие.', kk: 'Ата-аналардың жәрдемақы алуға құқығы бар.'}}
  - {verdict: gap, text: {ru: 'Дети обязаны вернуть пособие.', kk: 'Балалар жәрдемақыны қайтаруға міндетті.'}}
",
    );
}

#[test]
fn a_body_is_what_is_set_up_not_what_is_spoken_of() {
    let rule = pack("institution", "{norm: [competence], body: [t-commission], names: [t-child]", "");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'При акиме создается комиссия по делам несовершеннолетних.', kk: 'Әкім жанынан балалардың істері жөніндегі комиссия құрылады.'}}
  - {verdict: gap, text: {ru: 'Создается фонд помощи детям, отчет которого слушает комиссия.', kk: 'Балаларға көмек қоры құрылады, оның есебін комиссия тыңдайды.'}}
",
    );
}

#[test]
fn the_victim_stands_in_the_conduct() {
    let rule = pack(
        "offence",
        "{norm: [offence], conduct: [t-beating], victim: [t-child]",
        "{norm: [offence], conduct: [t-beating]",
    );
    holds(
        &rule,
        r#"  - {verdict: met, text: {ru: "Избиение ребенка –\n\nнаказывается арестом до сорока суток.", kk: "Баланы ұрып-соғу –\n\nқырық тәулікке дейін қамаққа алуға жазаланады."}}
  - {verdict: partial, text: {ru: "Избиение человека –\n\nнаказывается арестом до сорока суток.", kk: "Адамды ұрып-соғу –\n\nқырық тәулікке дейін қамаққа алуға жазаланады."}}
  - {verdict: gap, text: {ru: "Угроза ребенку –\n\nнаказывается арестом до сорока суток.", kk: "Баланы қорқыту –\n\nқырық тәулікке дейін қамаққа алуға жазаланады."}}
"#,
    );
}

#[test]
fn a_definition_names_its_forms_in_its_meaning() {
    let rule = pack("definition", "{term: [t-violence], forms: [t-beating, t-threat]", "{term: [t-violence]");
    holds(
        &rule,
        "  - {verdict: met, heading: {ru: Основные понятия, kk: Негізгі ұғымдар}, text: {ru: '1) насилие – побои, угроза и иные действия;', kk: '1) зорлық-зомбылық – ұрып-соғу, қорқыту және өзге де әрекеттер;'}}
  - {verdict: partial, heading: {ru: Основные понятия, kk: Негізгі ұғымдар}, text: {ru: '1) насилие – побои и иные действия;', kk: '1) зорлық-зомбылық – ұрып-соғу және өзге де әрекеттер;'}}
  - {verdict: gap, heading: {ru: Основные понятия, kk: Негізгі ұғымдар}, text: {ru: '1) помощь – беседа о том, что такое побои и угроза;', kk: '1) көмек – ұрып-соғу мен қорқыту туралы әңгіме;'}}
",
    );
}

#[test]
fn a_definition_for_one_field_is_not_for_another() {
    let rule = pack("definition", "{term: [t-violence], scope: t-child", "{term: [t-violence]");
    holds(
        &rule,
        "  - {verdict: met, heading: {ru: Понятия, kk: Ұғымдар}, text: {ru: 'Насилием признаются удары и оскорбления.', kk: 'Соққы мен балағаттау зорлық-зомбылық деп танылады.'}}
  - {verdict: partial, heading: {ru: Понятия, kk: Ұғымдар}, text: {ru: 'В сфере спорта под насилием понимаются удары.', kk: 'Спорт саласында зорлық-зомбылық деп соққылар түсініледі.'}}
",
    );
}

#[test]
fn level_and_independence() {
    let rule = pack(
        "institution",
        "{norm: [competence], body: [t-commission], level: [level-region], independent: true",
        "{norm: [competence], body: [t-commission], level: [level-region]",
    );
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'В каждой области создается независимая комиссия.', kk: 'Әр облыста тәуелсіз комиссия құрылады.'}}
  - {verdict: partial, text: {ru: 'В каждой области создается комиссия.', kk: 'Әр облыста комиссия құрылады.'}}
  - {verdict: gap, text: {ru: 'При Правительстве создается независимая комиссия.', kk: 'Үкімет жанынан тәуелсіз комиссия құрылады.'}}
",
    );
}

#[test]
fn a_part_that_the_norm_does_not_have_is_named() {
    for (condition, cause) in [
        ("{norm: [duty], conduct: [t-beating]", "asks for `conduct` of a norm that has none"),
        ("{norm: [prohibition], names: [t-beating], victim: [t-child]", "asks for `victim`"),
        ("{norm: [right], names: [t-beating], forms: [t-child]", "asks for `forms`"),
        ("{norm: [duty], names: [t-beating], body: [t-commission]", "asks for `body`"),
        ("{names: [t-beating], addressee: [t-child]", "asks for `addressee`"),
        ("{norm: [right], level: [t-child]", "names no concept"),
    ] {
        let causes = wrong(&pack("duty", condition, ""));
        assert!(causes.iter().any(|c| c.contains(cause)), "{condition}: {causes:?}");
    }
}
