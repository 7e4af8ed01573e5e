use super::*;
use proptest::prelude::*;

/// The firm figures of a text as «value unit», in order.
fn firm(lang: Lang, text: &str) -> Vec<String> {
    let found = read(lang, text).figures;
    found.iter().filter(|f| f.firm).map(|f| format!("{} {:?}", f.value, f.unit)).collect()
}

fn places(lang: Lang, text: &str) -> Vec<String> {
    let found = read(lang, text).references;
    found.iter().map(|r| format!("{:?} {}", r.level, r.number)).collect()
}

#[test]
fn both_languages_say_one_quantity() {
    let pairs: &[(&str, &str, &[&str])] = &[
        ("лицо, не достигшее восемнадцатилетнего возраста", "он сегіз жасқа толмаған адам", &["18 Age"]),
        (
            "дети в возрасте от трех до двадцати трех лет",
            "үш жастан жиырма үш жасқа дейінгі балалар",
            &["3 Age", "23 Age"],
        ),
        ("детей, не достигших 14 лет", "14 жасқа толмаған балалардың", &["14 Age"]),
        (
            "общественные работы до ста шестидесяти часов",
            "бір жүз алпыс сағатқа дейін қоғамдық жұмыстар",
            &["160 Hour"],
        ),
        (
            "штраф до двухсот месячных расчетных показателей",
            "екі жүз айлық есептік көрсеткішке дейінгі айыппұл",
            &["200 MonthlyIndex"],
        ),
        ("штраф до трех тысяч МРП", "үш мың АЕК-ке дейінгі айыппұл", &["3000 MonthlyIndex"]),
        ("арест до сорока суток", "қырық тәулікке дейін қамаққа алу", &["40 FullDay"]),
        ("в течение десяти рабочих дней", "он жұмыс күні ішінде", &["10 WorkingDay"]),
        ("не позднее пяти календарных дней", "күнтізбелік бес күннен кешіктірмей", &["5 CalendarDay"]),
        ("по истечении шестидесяти календарных дней", "алпыс күнтізбелік күн өткен соң", &["60 CalendarDay"]),
        ("в трехдневный срок", "үш күндік мерзімде", &["3 Day"]),
        ("в месячный срок", "бір ай мерзімде", &["1 Month"]),
        ("в течение месяца", "бір ай ішінде", &["1 Month"]),
        ("срок полтора года", "бір жарым жыл мерзім", &["18 Month"]),
        ("не реже одного раза в год", "жылына кемінде бір рет", &["1 Time"]),
        ("двух и более лиц", "екі және одан да көп адам", &["2 Person"]),
        ("группой из двух или более лиц", "екі немесе одан көп адамнан тұратын топ", &["2 Person"]),
        ("одной трети заработка", "жалақының үштен бірі", &["1/3 Share"]),
        ("две трети голосов", "дауыстардың үштен екісі", &["2/3 Share"]),
        ("половина имущества", "мүліктің жартысы", &["1/2 Share"]),
        ("пятьдесят процентов пособия", "жәрдемақының елу пайызы", &["50 Percent"]),
        ("50 % пособия", "жәрдемақының 50 %-ы", &["50 Percent"]),
        ("сумма 1 000 000 тенге", "1 000 000 теңге сома", &["1000000 Tenge"]),
        ("20 тысяч тенге", "20 мың теңге", &["20000 Tenge"]),
        ("с 22 до 6 часов", "сағат 22-ден 6-ға дейін", &["22 Hour", "6 Hour"]),
        ("закон от 8 августа 2002 года", "2002 жылғы 8 тамыздағы заң", &["2002-08-08 Date"]),
        ("закон от 23.11.2010 № 354-IV", "2010.11.23 № 354-ІV заң", &["2010-11-23 Date", "354-IV LawNumber"]),
        ("с 1 сентября", "1 қыркүйектен бастап", &["--09-01 Date"]),
        ("в 2015 году", "2015 жылы", &["2015 CalendarYear"]),
        ("два и более раза", "екі және одан көп рет", &["2 Time"]),
        ("5 (пяти) дней", "5 (бес) күн", &["5 Day"]),
        ("от рождения до трех (четырех) лет возраста", "үш (төрт) жасқа дейінгі", &["3 Age", "4 Age"]),
        ("в десятикратном размере", "он еселенген мөлшерде", &["10 Time"]),
        ("один год заключения", "бір жыл бас бостандығынан айыру", &["1 Year"]),
    ];
    for (ru, kk, want) in pairs {
        assert_eq!(firm(Lang::Kk, kk), *want, "{kk}");
        assert_eq!(firm(Lang::Ru, ru), *want, "{ru}");
    }
}

#[test]
fn words_that_only_look_like_numbers_count_nothing() {
    for text in
        ["обеспечивает семью и детей", "один из родителей", "ни одного ребенка", "первый раз, вторая группа", "сторона"]
    {
        assert!(firm(Lang::Ru, text).is_empty(), "{text}: {:?}", firm(Lang::Ru, text));
    }
    for text in [
        "оның жүзеге асырылуы",
        "жетім балаға",
        "онда бірге тұратын",
        "бір немесе бірнеше бала",
        "екінші топ",
        "іс жүзінде",
    ] {
        assert!(firm(Lang::Kk, text).is_empty(), "{text}: {:?}", firm(Lang::Kk, text));
    }
}

#[test]
fn numbers_that_do_not_make_one_number_stay_two() {
    assert_eq!(firm(Lang::Ru, "не два, а двадцать три дня"), ["2 Count", "23 Day"]);
    assert_eq!(firm(Lang::Ru, "сто двадцать пять тысяч триста сорок тенге"), ["125340 Tenge"]);
    assert_eq!(firm(Lang::Kk, "бір жүз жиырма бес мың үш жүз қырық теңге"), ["125340 Tenge"]);
    assert_eq!(firm(Lang::Kk, "бір мың екі жүз теңге"), ["1200 Tenge"]);
}

#[test]
fn a_row_of_fines_shares_its_unit() {
    assert_eq!(
        firm(
            Lang::Ru,
            "штраф на граждан в размере пяти, на должностных лиц – пятнадцати месячных расчетных показателей"
        ),
        ["5 MonthlyIndex", "15 MonthlyIndex"]
    );
}

#[test]
fn references_are_the_same_places_in_both_languages() {
    let pairs: &[(&str, &str, &[&str])] = &[
        ("пунктом 2 статьи 10", "10-баптың 2-тармағымен", &["Article 10", "Point 2"]),
        ("статьями 5 и 6", "5 және 6-баптарда", &["Article 5", "Article 6"]),
        (
            "подпунктами 1), 2) и 4-1) пункта 3",
            "3-тармақтың 1), 2) және 4-1) тармақшаларымен",
            &["Point 3", "Subpoint 1", "Subpoint 2", "Subpoint 4-1"],
        ),
        ("частью первой или 1-1 настоящей статьи", "осы баптың бірінші немесе 1-1-бөлігінде", &["Part 1", "Part 1-1"]),
        (
            "в абзаце двадцать четвертом части второй",
            "екінші бөліктің жиырма төртінші абзацында",
            &["Indent 24", "Part 2"],
        ),
        ("главами 13, 15 и 18", "13, 15 және 18-тараулармен", &["Chapter 13", "Chapter 15", "Chapter 18"]),
        ("подпунктами 1) – 4)", "1) – 4) тармақшаларда", &["Subpoint 1", "Subpoint 2", "Subpoint 3", "Subpoint 4"]),
        ("в первой и второй частях", "бірінші және екінші бөліктерде", &["Part 1", "Part 2"]),
        ("согласно приложению 2", "2-қосымшаға сәйкес", &["Annex 2"]),
    ];
    for (ru, kk, want) in pairs {
        for (lang, text) in [(Lang::Ru, ru), (Lang::Kk, kk)] {
            let mut got = places(lang, text);
            let mut want: Vec<String> = want.iter().map(|s| (*s).to_owned()).collect();
            got.sort();
            want.sort();
            assert_eq!(got, want, "{text}");
            assert!(firm(lang, text).is_empty(), "{text}: {:?}", firm(lang, text));
        }
    }
    assert!(places(Lang::Ru, "часть имущества, части тела").is_empty());
}

#[test]
fn a_figure_keeps_the_bytes_of_its_words() {
    let text = "Срок – не более ДЕСЯТИ рабочих дней.";
    let figures = read(Lang::Ru, text).figures;
    assert_eq!(&text[figures[0].range.clone()], "ДЕСЯТИ рабочих дней");
    let text = "он сегiз жасқа толмаған бала";
    let figures = read(Lang::Kk, text).figures;
    assert_eq!(&text[figures[0].range.clone()], "он сегiз жасқа");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string_is_read_and_every_range_is_of_it(text in "\\PC*") {
        whole(&text)?;
    }

    #[test]
    fn any_row_of_number_words_is_read(words in proptest::collection::vec(prop::sample::select(WORDS), 0..24)) {
        whole(&words.join(" "))?;
        whole(&words.concat())?;
    }
}

const WORDS: &[&str] = &[
    "статья",
    "пункт",
    "подпунктами",
    "часть",
    "первой",
    "5",
    "6)",
    "1)",
    "–",
    "-",
    "и",
    "(",
    ")",
    ",",
    "4-1",
    "999999999999999999",
    "миллиард",
    "тысяч",
    "сто",
    "двух",
    "трети",
    "лет",
    "до",
    "үш",
    "төрттен",
    "бірі",
    "жүз",
    "мың",
    "миллион",
    "жарым",
    "бап",
    "-бап",
    "тармақша",
    "тармағының",
    "және",
    "екінші",
    "жиырма",
    "2002",
    "жылғы",
    "8",
    "тамыз",
    "августа",
    "№",
    "226-V",
    "айлық",
    "есептік",
    "көрсеткіш",
    "0,5",
    "18-ге",
    "толған",
    "оба",
    "полгода",
    "000",
    "сағат",
    ".",
];

fn whole(text: &str) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        let found = read(lang, text);
        let ranges = found.figures.iter().map(|f| &f.range).chain(found.references.iter().map(|r| &r.range));
        for range in ranges {
            prop_assert!(range.start < range.end && text.get(range.clone()).is_some(), "{:?} of {:?}", range, text);
        }
    }
    Ok(())
}
