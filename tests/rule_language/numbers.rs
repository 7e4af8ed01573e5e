use super::{holds, pack, tried, wrong};
use olqy::law::Lang;
use olqy::report::words::words;
use olqy::workbench::naming::Namings;
use olqy::workbench::trial_report;

#[test]
fn a_lowest_age_is_compared_in_words_and_figures() {
    let rule = pack("age", "{names: [t-marriage], age: {at_least: 18}", "{names: [t-marriage], age: {below: 18}");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Брачный возраст для мужчин и женщин устанавливается в восемнадцать лет.', kk: 'Ерлер мен әйелдер үшін неке жасы он сегіз жас болып белгіленеді.'}}
  - {verdict: met, text: {ru: 'В брак вступают лица не моложе 18 лет.', kk: 'Некеге 18 жастан кіші емес адамдар тұрады.'}}
  - {verdict: met, text: {ru: 'Брак заключается по достижении восемнадцатилетнего возраста.', kk: 'Неке он сегіз жасқа толғанда қиылады.'}}
  - {verdict: partial, text: {ru: 'Брак разрешается лицам, достигшим шестнадцати лет.', kk: 'Он алты жасқа толған адамдарға некеге рұқсат етіледі.'}}
  - {verdict: partial, text: {ru: 'Брачный возраст – восемнадцать лет, а в исключительных случаях – шестнадцать лет.', kk: 'Неке жасы – он сегіз жас, ал ерекше жағдайларда – он алты жас.'}}
  - {verdict: gap, text: {ru: 'Брак заключается в органе регистрации.', kk: 'Неке тіркеу органында қиылады.'}}
  - {verdict: gap, text: {ru: 'Лицо, достигшее восемнадцати лет, избирает президента.', kk: 'Он сегіз жасқа толған адам президентті сайлайды.'}}
  - {verdict: gap, text: {ru: 'Свидетельство о браке хранится в течение двадцати лет.', kk: 'Неке туралы куәлік жиырма жыл бойы сақталады.'}}
",
    );
}

#[test]
fn of_asks_for_the_age_of_something() {
    let rule = pack("age", "{names: [t-work], age: {at_least: 15, of: [t-work]}", "");
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Наем на работу допускается с 15 лет. Ребенок до трех лет посещает врача.', kk: 'Жұмысқа 15 жастан бастап алынады. Үш жасқа дейінгі бала дәрігерге барады.'}}
  - {verdict: gap, text: {ru: 'Наем на работу допускается с 14 лет. Охота разрешается с 18 лет.', kk: 'Жұмысқа 14 жастан бастап алынады. Аңшылыққа 18 жастан рұқсат етіледі.'}}
",
    );
}

#[test]
fn a_longest_period_is_compared_over_units() {
    let rule = pack(
        "procedure",
        "{norm: [duty], names: [t-report], time: {at_most: 24, unit: hours}",
        "{norm: [duty], names: [t-report]",
    );
    holds(
        &rule,
        "  - {verdict: met, text: {ru: 'Школа обязана сообщить родителям в течение суток.', kk: 'Мектеп бір тәулік ішінде ата-анаға хабарлауға міндетті.'}}
  - {verdict: met, text: {ru: 'Врач обязан незамедлительно сообщить в полицию.', kk: 'Дәрігер полицияға дереу хабарлауға міндетті.'}}
  - {verdict: met, text: {ru: 'Орган обязан уведомить прокурора не позднее двенадцати часов.', kk: 'Орган прокурорға он екі сағаттан кешіктірмей хабарлауға міндетті.'}}
  - {verdict: partial, text: {ru: 'Школа обязана сообщить родителям в течение трех рабочих дней.', kk: 'Мектеп ата-анаға үш жұмыс күні ішінде хабарлауға міндетті.'}}
  - {verdict: partial, text: {ru: 'Врач обязан сообщить в полицию.', kk: 'Дәрігер полицияға хабарлауға міндетті.'}}
  - {verdict: gap, text: {ru: 'Школа обязана провести ремонт в течение суток.', kk: 'Мектеп бір тәулік ішінде жөндеу жүргізуге міндетті.'}}
",
    );
}

#[test]
fn a_sanction_is_compared_by_its_greatest_measure() {
    let rule = pack(
        "offence",
        "{norm: [offence], names: [t-beating], sanction_at_least: {kind: imprisonment, years: 5}",
        "{norm: [offence], names: [t-beating]",
    );
    holds(
        &rule,
        r#"  - {verdict: met, text: {ru: "Избиение ребенка –\n\nнаказывается лишением свободы на срок от трех до семи лет.", kk: "Баланы ұрып-соғу –\n\nүш жылдан жеті жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады."}}
  - {verdict: partial, text: {ru: "Избиение ребенка –\n\nнаказывается ограничением свободы на срок до шести лет либо лишением свободы на срок до двух лет.", kk: "Баланы ұрып-соғу –\n\nалты жылға дейінгі мерзімге бас бостандығын шектеуге не екі жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады."}}
  - {verdict: partial, text: {ru: "Избиение ребенка –\n\nнаказывается штрафом до пятисот месячных расчетных показателей.", kk: "Баланы ұрып-соғу –\n\nбес жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады."}}
  - {verdict: gap, text: {ru: "Кража –\n\nнаказывается лишением свободы на срок до десяти лет.", kk: "Ұрлық –\n\nон жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады."}}
"#,
    );
}

#[test]
fn what_number_was_found_is_said() {
    let rule = pack("age", "{names: [t-marriage], age: {at_least: 18}", "");
    let (rules, trial) = tried(
        &rule,
        "  - {verdict: met, text: {ru: 'Брачный возраст – шестнадцать лет.', kk: 'Неке жасы – он алты жас.'}}\n",
    );
    let text = |lang| {
        trial_report::text(words().unwrap(), &rules, std::slice::from_ref(&trial), &Namings::default(), lang, false)
    };
    assert!(text(Lang::Ru).contains("Назван другой возраст: 16 лет; нужен: не менее 18 лет."), "{}", text(Lang::Ru));
    assert!(text(Lang::En).contains("Another age is named: 16 years"), "{}", text(Lang::En));
}

#[test]
fn a_comparison_without_a_number_or_with_two_is_named() {
    for (condition, cause) in [
        ("{names: [t-work], age: {of: [t-work]}", "`age` in a condition of `met` in `T-1` gives no number"),
        ("{names: [t-work], age: {at_least: 3, below: 5}", "more than one number"),
        ("{names: [t-work], time: {unit: days}", "`time` in a condition of `met` in `T-1` gives no number"),
        ("{norm: [offence], names: [t-work], sanction_at_least: {kind: fine}", "gives no number"),
        ("{names: [t-work], sanction_at_least: {kind: fine, indices: 3}", "asks for `sanction_at_least` of a norm"),
        ("{names: [t-work], age: {at_least: 200}", "asks for 200 years"),
    ] {
        let causes = wrong(&pack("age", condition, ""));
        assert!(causes.iter().any(|c| c.contains(cause)), "{condition}: {causes:?}");
    }
}
