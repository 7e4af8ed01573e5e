//! What norms are made of, read as law: the provision, the question, the answer. All sentences are made up.

use olqy::law::Lang;
use olqy::norm::elements::Span;
use olqy::norm::{Elements, NormKind, Passage, elements, passages};
use proptest::prelude::*;

/// The passages of an article; `heading` without the word «Статья».
pub fn read(lang: Lang, heading: &str, body: &str) -> Vec<Passage> {
    let head = match lang {
        Lang::Kk => format!("### 1-бап. {heading}"),
        _ => format!("### Статья 1. {heading}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.md");
    std::fs::write(&file, format!("# Закон\n\n<a id=\"st1\"></a>\n\n{head}\n\n{body}\n")).unwrap();
    passages(&olqy::source::file(&file, Some(lang)).unwrap().0, lang)
}

/// One part of each norm of `kind` that has it, in the order of the text.
fn part(lang: Lang, heading: &str, body: &str, kind: NormKind, get: fn(&Elements) -> Vec<Span>) -> Vec<String> {
    let all = read(lang, heading, body);
    let norms = all.iter().flat_map(|p| p.norms.iter().filter(move |n| n.kind == kind).map(move |n| (p, n)));
    let found = norms.flat_map(|(p, n)| {
        let parts = elements(p, n).map(|e| get(&e)).unwrap_or_default();
        parts.into_iter().map(|s| s.words(p).to_owned())
    });
    found.collect()
}

/// Fails with every case whose parts are not those given (joined with ` | `).
fn check(lang: Lang, heading: &str, kind: NormKind, get: fn(&Elements) -> Vec<Span>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(body, wanted)| {
            let found = part(lang, heading, body, kind, get).join(" | ");
            (found != *wanted).then(|| format!("{body}\n  wanted: {wanted}\n  found:  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn one(span: &Option<Span>) -> Vec<Span> {
    span.iter().cloned().collect()
}

fn genus(e: &Elements) -> Vec<Span> {
    if let Elements::Definition(d) = e { one(&d.genus) } else { Vec::new() }
}

fn forms(e: &Elements) -> Vec<Span> {
    if let Elements::Definition(d) = e { d.forms.clone() } else { Vec::new() }
}

fn scope(e: &Elements) -> Vec<Span> {
    if let Elements::Definition(d) = e { one(&d.scope) } else { Vec::new() }
}

fn addressee(e: &Elements) -> Vec<Span> {
    if let Elements::Prohibition(b) = e { one(&b.addressee) } else { Vec::new() }
}

fn setting(e: &Elements) -> Vec<Span> {
    if let Elements::Prohibition(b) = e { one(&b.setting) } else { Vec::new() }
}

fn conduct(e: &Elements) -> Vec<Span> {
    if let Elements::Prohibition(b) = e { one(&b.conduct) } else { Vec::new() }
}

fn disposition(e: &Elements) -> Vec<Span> {
    if let Elements::Offence(o) = e { one(&o.disposition) } else { Vec::new() }
}

fn qualified(e: &Elements) -> Vec<Span> {
    if let Elements::Offence(o) = e { o.qualified.iter().map(|q| q.span.clone()).collect() } else { Vec::new() }
}

fn minor(e: &Elements) -> Vec<Span> {
    if let Elements::Offence(o) = e { one(&o.minor) } else { Vec::new() }
}

const NOTIONS_RU: &str = "Основные понятия";
const NOTIONS_KK: &str = "Негізгі ұғымдар";

#[test]
fn a_russian_meaning_begins_with_its_genus() {
    check(
        Lang::Ru,
        NOTIONS_RU,
        NormKind::Definition,
        genus,
        &[
            (
                "1) побои – умышленное противоправное деяние (действие или бездействие) в быту;",
                "умышленное противоправное деяние (действие или бездействие)",
            ),
            ("1) подросток – лицо, достигшее двенадцати лет;", "лицо"),
            ("1) приют – учреждение, в котором живут дети;", "учреждение"),
            (
                "1) защита – комплекс правовых, социальных и иных мер, направленных на помощь детям;",
                "комплекс правовых, социальных и иных мер",
            ),
            (
                "1) опека – правовая форма защиты прав детей, у которых нет родителей;",
                "правовая форма защиты прав детей",
            ),
            (
                "1) школа – осуществляющая на постоянной основе обучение организация;",
                "осуществляющая на постоянной основе обучение организация",
            ),
            ("1) дар (далее – подарок) – вещь, переданная даром;", "вещь"),
            ("1) гость – ребенок (дети), временно принятый в семью;", "ребенок (дети)"),
            ("1) сирота – ребенок, родители которого умерли;", "ребенок"),
            ("1) посылка – это отправление по почте;", "отправление"),
        ],
    );
}

#[test]
fn a_kazakh_meaning_ends_with_its_genus() {
    check(
        Lang::Kk,
        NOTIONS_KK,
        NormKind::Definition,
        genus,
        &[
            ("1) жасөспірім – он екі жасқа толған адам;", "адам"),
            (
                "1) ұрып-соғу – балаға зиян келтіретін құқыққа қарсы қасақана әрекет (әрекеттер);",
                "құқыққа қарсы қасақана әрекет (әрекеттер)",
            ),
            ("1) баспана – балалар тұратын әлеуметтік мекеме;", "әлеуметтік мекеме"),
            (
                "1) қорғау – балаларға көмектесуге бағытталған құқықтық, әлеуметтік және өзге де шаралар кешені;",
                "құқықтық, әлеуметтік және өзге де шаралар кешені",
            ),
            ("1) қадағалау – мектептегі жағдайды тексеру жөніндегі қызмет;", "қызмет"),
        ],
    );
}

#[test]
fn forms_are_what_a_meaning_lists() {
    check(
        Lang::Ru,
        NOTIONS_RU,
        NormKind::Definition,
        forms,
        &[
            ("1) труд – занятие, в том числе подработка, ремесло или торговля;", "подработка | ремесло | торговля"),
            ("1) унижение – обращение, включая насмешки, клевету и угрозы;", "насмешки | клевету | угрозы"),
            ("1) давление – воздействие посредством угроз, оскорблений, шантажа;", "угроз | оскорблений | шантажа"),
            (
                "1) давление – воздействие путем причинения физической боли и страданий;",
                "причинения физической боли и страданий",
            ),
            ("1) вред – ущерб, включая действия, совершенные ночью;", "действия, совершенные ночью"),
            ("1) мать – женщина, не состоящая в браке;", ""),
            ("1) ребенок – лицо моложе восемнадцати лет;", ""),
        ],
    );
    check(
        Lang::Kk,
        NOTIONS_KK,
        NormKind::Definition,
        forms,
        &[
            ("1) қысым – мазақ ету, бопсалау, қорқыту арқылы ықпал ету;", "мазақ ету | бопсалау | қорқыту"),
            ("1) еңбек – жұмыс, оның ішінде қолөнер, сауда;", "қолөнер | сауда"),
            ("1) бала – он сегізге толмаған адам;", ""),
        ],
    );
}

#[test]
fn a_definition_says_where_it_holds() {
    check(
        Lang::Ru,
        NOTIONS_RU,
        NormKind::Definition,
        scope,
        &[
            (
                "1) ссора – деяние одного лица в сфере семейно-бытовых отношений в отношении другого;",
                "в сфере семейно-бытовых отношений",
            ),
            ("1) помощь – комплекс мер, направленных на порядок в сфере торговли;", ""),
            ("1) участник – лицо, указанное в настоящем Законе;", ""),
        ],
    );
    check(
        Lang::Ru,
        "Разное",
        NormKind::Definition,
        scope,
        &[(
            "Для целей настоящего Закона под ребенком понимается лицо моложе восемнадцати лет.",
            "Для целей настоящего Закона",
        )],
    );
    check(
        Lang::Kk,
        NOTIONS_KK,
        NormKind::Definition,
        scope,
        &[
            (
                "1) жанжал – отбасы-тұрмыстық қатынастар аясында бір адамның басқаға қарсы әрекеті;",
                "отбасы-тұрмыстық қатынастар аясында",
            ),
            ("1) қатысушы – осы Заңда көрсетілген адам;", ""),
        ],
    );
}

#[test]
fn the_bound_one_is_a_person_or_a_body_and_never_the_protected_one() {
    check(
        Lang::Ru,
        "Запреты",
        NormKind::Prohibition,
        addressee,
        &[
            ("Родители и иные законные представители не вправе бить детей.", "Родители и иные законные представители"),
            ("Опекун, назначенный судом, не может дарить имущество подопечного.", "Опекун, назначенный судом"),
            ("Лицам, имеющим судимость, запрещается работать с детьми.", "Лицам, имеющим судимость"),
            ("Запрещается педагогам применять силу.", "педагогам"),
            ("Применение силы педагогами и воспитателями не допускается.", "педагогами и воспитателями"),
            ("Никто не вправе унижать ученика.", "Никто"),
            ("Дети не могут быть выселены из жилья.", ""),
            ("Никто не может подвергаться пыткам.", ""),
            ("Способы обучения должны исключать насмешки.", ""),
            ("Запрещается продажа ребенку вина.", ""),
            ("Сделки, связанные с родителями, не допускаются.", ""),
        ],
    );
    check(
        Lang::Kk,
        "Тыйымдар",
        NormKind::Prohibition,
        addressee,
        &[
            (
                "Ата-анасы және басқа да заңды өкілдері баланы ұруға құқылы емес.",
                "Ата-анасы және басқа да заңды өкілдері",
            ),
            ("Педагогтер балаларды қорламауға тиіс.", "Педагогтер"),
            ("Сабақ кезінде педагогтер шылым шекпеуге тиіс.", "педагогтер"),
            ("Соттылығы бар адамдарға балалармен жұмыс істеуге тыйым салынады.", "Соттылығы бар адамдарға"),
            ("Мұғалімнің оқушыны ұруына жол берілмейді.", "Мұғалімнің"),
            ("Ата-ана құқықтары балаға зиян келтіріп жүзеге асырылмауға тиіс.", ""),
            ("Балаға темекі сатуға тыйым салынады.", ""),
        ],
    );
}

#[test]
fn a_ban_names_its_setting_and_its_conduct() {
    check(
        Lang::Ru,
        "Запреты",
        NormKind::Prohibition,
        setting,
        &[
            ("В школах и лицеях запрещается шум.", "В школах и лицеях"),
            ("Запрещается курение в организациях образования.", "в организациях образования"),
            (
                "При осуществлении родительских прав родители не вправе бить детей.",
                "При осуществлении родительских прав",
            ),
            ("Запрещается помещать детей в закрытые учреждения.", ""),
            ("Запрещается бить детей.", ""),
        ],
    );
    check(
        Lang::Ru,
        "Запреты",
        NormKind::Prohibition,
        conduct,
        &[
            ("В школах запрещается бить детей.", "бить детей"),
            ("Телесные наказания в школах не допускаются.", "Телесные наказания в школах"),
            ("Педагогам запрещается бить детей.", "бить детей"),
            ("Врач не вправе разглашать тайну, за исключением случаев угрозы жизни.", "разглашать тайну"),
            ("Адреса являются тайной и разглашению не подлежат.", "разглашению"),
        ],
    );
    check(
        Lang::Kk,
        "Тыйымдар",
        NormKind::Prohibition,
        conduct,
        &[
            ("Мектептерде шулауға тыйым салынады.", "шулауға"),
            ("Педагогтер балаларды ұрмауға тиіс.", "балаларды ұрмауға"),
            ("Сот рұқсат еткен жағдайларды қоспағанда, баланы қамауға болмайды.", "баланы қамауға"),
        ],
    );
    check(
        Lang::Kk,
        "Тыйымдар",
        NormKind::Prohibition,
        setting,
        &[("Мектептерде шулауға тыйым салынады.", "Мектептерде")],
    );
}

#[test]
fn an_item_is_the_conduct_and_its_opening_words_tell_who_is_bound() {
    let body = "Родителям в семье запрещается:\n\n1) бить детей;\n\n2) пугать детей.";
    let of = |get| part(Lang::Ru, "Запреты", body, NormKind::Prohibition, get);
    assert_eq!(of(conduct), ["бить детей", "пугать детей"]);
    assert_eq!(of(setting), ["в семье"; 3]);
    assert_eq!(of(addressee), ["Родителям"; 3]);
    let body = "Членами совета не могут быть лица:\n\n1) имеющие судимость;\n\n2) признанные недееспособными.";
    let of = |get| part(Lang::Ru, "Запреты", body, NormKind::Prohibition, get);
    assert_eq!(of(addressee), ["имеющие судимость", "признанные недееспособными"]);
    assert_eq!(of(conduct), ["Членами совета"; 3]);
}

const STEALING: &str = "1. Похищение игрушек –\n\nнаказывается штрафом.\n\n\
    2. То же деяние, совершенное:\n\n1) ночью;\n\n2) в отношении несовершеннолетнего, –\n\nнаказывается арестом.\n\n\
    3. Деяния, предусмотренные частями первой или второй настоящей статьи, совершенные группой, –\n\nнаказываются арестом.";

#[test]
fn a_graver_form_names_what_it_is_graver_than() {
    let all = read(Lang::Ru, "Похищение", STEALING);
    let of: Vec<(String, Vec<String>, Option<usize>)> = all
        .iter()
        .flat_map(|p| p.norms.iter().map(move |n| (p, n)))
        .filter_map(|(p, n)| match elements(p, n) {
            Some(Elements::Offence(o)) => o.qualified.map(|q| {
                let of = q.of.iter().map(|e| e.as_str().trim_start_matches("art_1__").to_owned()).collect();
                (p.eid.as_str().trim_start_matches("art_1__").to_owned(), of, q.span.governing)
            }),
            _ => None,
        })
        .collect();
    let first = vec!["para_1".to_owned()];
    let wanted = [
        ("para_2".to_owned(), first.clone(), None),
        ("para_2__subpara_1".to_owned(), first.clone(), Some(0)),
        ("para_2__subpara_2".to_owned(), first, Some(0)),
        ("para_3".to_owned(), vec!["para_1".to_owned(), "para_2".to_owned()], None),
    ];
    assert_eq!(of, wanted);
    let dispositions = part(Lang::Ru, "Похищение", STEALING, NormKind::Offence, disposition);
    assert_eq!(dispositions[0], "Похищение игрушек");
    assert_eq!(dispositions.len(), 5, "a sanction is no disposition: {dispositions:?}");
    assert_eq!(part(Lang::Ru, "Похищение", STEALING, NormKind::Offence, minor), ["отношении несовершеннолетнего"]);
}

#[test]
fn a_child_is_the_victim_only_where_the_conduct_is_against_him() {
    check(
        Lang::Ru,
        "Проступки",
        NormKind::Offence,
        minor,
        &[
            ("Обман, совершенный в отношении заведомо малолетнего, влечет штраф.", ""),
            ("1. Вовлечение несовершеннолетнего в кражу –\n\nнаказывается арестом.", "несовершеннолетнего"),
            (
                "1. Сговор с лицом, не достигшим шестнадцати лет, –\n\nнаказывается арестом.",
                "не достигшим шестнадцати лет",
            ),
            ("1. Торговля несовершеннолетними –\n\nнаказывается арестом.", "Торговля несовершеннолетними"),
            (
                "1. Кража, совершенная лицом, на которое возложены обязанности по воспитанию несовершеннолетнего, –\n\nнаказывается арестом.",
                "",
            ),
            ("1. Кража часов –\n\nнаказывается арестом.", ""),
        ],
    );
    let theft = "1. Ойыншықты ұрлау –\n\nайыппұл салуға жазаланады.\n\n2. Кәмелетке толмаған адамға қатысты жасалған дәл сол іс-әрекет –\n\nқамаққа алуға жазаланады.\n\n3. Осы баптың бірінші немесе екінші бөліктерінде көзделген, топ жасаған іс-әрекеттер –\n\nқамаққа алуға жазаланады.";
    assert_eq!(part(Lang::Kk, "Ұрлау", theft, NormKind::Offence, minor), ["Кәмелетке толмаған"]);
    assert_eq!(
        part(Lang::Kk, "Ұрлау", theft, NormKind::Offence, qualified),
        ["дәл сол іс-әрекет", "Осы баптың бірінші немесе екінші бөліктерінде көзделген"]
    );
}

fn spans(e: &Elements) -> Vec<Span> {
    let parts = [genus, forms, scope, addressee, setting, conduct, disposition, qualified, minor];
    let mut all: Vec<Span> = parts.iter().flat_map(|get| get(e)).collect();
    if let Elements::Definition(d) = e {
        all.extend(d.meaning.clone());
    }
    all
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("1) "),
        Just("2. "),
        Just("ребенок – лицо, "),
        Just("запрещается "),
        Just("родителям "),
        Just("не вправе "),
        Just("не могут быть лица:\n\n"),
        Just("в школах "),
        Just("в том числе "),
        Just("путем "),
        Just("("),
        Just(")"),
        Just("то же деяние "),
        Just("наказывается штрафом"),
        Just(" –\n\n"),
        Just(" – "),
        Just(", "),
        Just(";\n\n"),
        Just("ата-аналар "),
        Just("тыйым салынады"),
        Just("ұрмауға тиіс"),
        Just("арқылы "),
        Just("аясында "),
        Just("деп танылады"),
        Just("деп түсініледі"),
        Just("дәл сол іс-әрекет "),
        Just("жазаланады"),
        Just("бола алмайды"),
        Just("под "),
        Just("понимается "),
        Just("является "),
        Just("и "),
        Just("и (или) "),
        Just("-"),
        Just("é😀"),
        Just("\u{ad}"),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_element_is_words_of_the_passage_or_above_it(body in words(), kazakh: bool, notions: bool) {
        let lang = if kazakh { Lang::Kk } else { Lang::Ru };
        let heading = match (notions, kazakh) {
            (true, true) => NOTIONS_KK,
            (true, false) => NOTIONS_RU,
            _ => "x",
        };
        for p in read(lang, heading, &body) {
            for n in &p.norms {
                for span in elements(&p, n).iter().flat_map(spans) {
                    prop_assert!(!span.words(&p).trim().is_empty(), "{span:?} in {p:?}");
                }
            }
        }
    }
}
