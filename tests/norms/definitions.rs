use super::{article, of, told};
use olqy::law::Lang::{self, Kk, Ru};
use olqy::norm::{DefinitionForm, NormKind};

/// `term form` of every definition and short name of an article, in the order of its text.
fn terms(lang: Lang, heading: &str, body: &str) -> Vec<(String, Option<DefinitionForm>)> {
    let (doc, norms) = article(lang, heading, body);
    let mut out = Vec::new();
    doc.walk(&mut |_, p| {
        for n in norms.get(&p.eid).into_iter().flatten().filter(|n| !n.inherited) {
            if let Some(t) = &n.term {
                assert_eq!(p.text[t.range.clone()], t.text, "the range is the term");
                out.push((t.text.clone(), t.form));
            }
        }
    });
    out
}

fn one(lang: Lang, sentence: &str) -> Option<(String, Option<DefinitionForm>)> {
    let mut all: Vec<_> = of(lang, sentence).into_iter().filter_map(|n| n.term.map(|t| (t.text, t.form))).collect();
    assert!(all.len() < 2, "{all:?}");
    all.pop()
}

fn running(s: &str) -> Option<(String, Option<DefinitionForm>)> {
    Some((s.to_owned(), Some(DefinitionForm::Running)))
}

#[test]
fn items_of_basic_notions() {
    let body = "В настоящем Законе используются следующие основные понятия:\n\n\
        1) приют – дом временного пребывания;\n\n\
        2) травля (моббинг) ученика ‒ систематическое преследование, которое запрещается;\n\n\
        3) ученик (ученики), нуждающийся в помощи, – лицо, которое не может учиться само;\n\n\
        4) социально-бытовая услуга - помощь на дому;\n\n\
        5) отдел опеки (далее – отдел) – часть управления;\n\n\
        6) премия Главы – Основателя (далее – премия) – награда;\n\n\
        7) «горячая линия» – это телефон доверия.";
    let found = terms(Ru, "Основные понятия, используемые в настоящем Законе", body);
    let names: Vec<&str> = found.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(
        names,
        [
            "приют",
            "травля (моббинг) ученика",
            "ученик (ученики), нуждающийся в помощи",
            "социально-бытовая услуга",
            "отдел опеки",
            "отдел",
            "премия Главы – Основателя",
            "премия",
            "горячая линия"
        ]
    );
    let told = told(Ru, "Основные понятия", body);
    assert!(!told.iter().any(|t| t.contains("prohibition")), "{told:?}");
}

#[test]
fn kazakh_items_of_basic_notions() {
    let body = "1. Осы Заңда мынадай негізгі ұғымдар пайдаланылады:\n\n\
        1) баспана – уақытша тұратын үй;\n\n\
        2) оқушыны қудалау (моббинг) – оны қорлау, оған тыйым салынады;\n\n\
        3) қорғаншылық бөлімі (бұдан әрі – бөлім) – басқарманың бір бөлігі;\n\n\
        4) сенім телефоны – бұл көмек желісі.\n\n\
        2. Өзге ұғымдар басқа заңдарда қолданылады.";
    let found = terms(Kk, "Осы Заңда пайдаланылатын негiзгi ұғымдар", body);
    let names: Vec<&str> = found.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(names, ["баспана", "оқушыны қудалау (моббинг)", "қорғаншылық бөлімі", "бөлім", "сенім телефоны"]);
}

#[test]
fn notions_of_a_list_in_any_article() {
    let found = terms(
        Ru,
        "Порядок приема",
        "В настоящей статье используются следующие понятия:\n\n1) очередь – список заявителей;\n\n2) место – право на прием.",
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn a_dash_in_another_list_defines_nothing() {
    let found = terms(
        Ru,
        "Порядок вручения",
        "Письмо считается врученным:\n\n1) лично – со дня росписи;\n\n2) почтой – со дня доставки.",
    );
    assert_eq!(found, []);
}

#[test]
fn a_hyphen_with_blanks_around_it_divides_nothing() {
    let body = "1) научно - методический совет - собрание учителей;\n\n2) приют - дом для детей - сирот и беженцев;\n\n\
        3) опекун - взрослый, который заботится о ребенке, - по решению органа опеки.";
    let found = terms(Ru, "Основные понятия", body);
    let names: Vec<&str> = found.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(names, ["научно - методический совет", "приют", "опекун"]);
}

#[test]
fn forms_are_listed_in_many_ways() {
    let listed = |term: &str| Some((term.to_owned(), Some(DefinitionForm::Enumeration)));
    assert_eq!(one(Ru, "Поощрения подразделяются на денежные и почетные."), listed("Поощрения"));
    assert_eq!(one(Ru, "Травля ученика может выражаться в форме бойкота, угроз и кличек."), listed("Травля ученика"));
    assert_eq!(one(Kk, "Марапаттау мыналарға бөлінеді: ақшалай және құрметті."), listed("Марапаттау"));
    assert_eq!(
        one(Kk, "Оқушыны қудалау сөзбен, қорқытып немесе жасырын қудалау түрінде болуы мүмкін."),
        listed("Оқушыны қудалау")
    );
    assert_eq!(
        one(
            Kk,
            "Оқушыны үнемі кемсіту, оған лақап ат қою, оны ойыннан шеттету, заттарын тартып алу, есепке қарамай сабаққа кіргізбеу, сондай-ақ оны мектепте қорқыту, ата-анасына жала жабу, қатыгез қарау нысандары болып табылады."
        ),
        listed("қатыгез қарау")
    );
    assert_eq!(of(Ru, "Общее имущество делится на равные доли.").len(), 0);
}

#[test]
fn kazakh_forms_whose_verb_closes_the_list() {
    let body = "Оқушыны қудалау нысандары:\n\n1) бойкот;\n\n2) қорқыту;\n\n3) лақап ат қою болып табылады.";
    assert_eq!(terms(Kk, "Қорғау", body), [("Оқушыны қудалау".to_owned(), Some(DefinitionForm::Enumeration))]);
    let body = "Комиссия нысандары:\n\n1) кесте;\n\n2) хаттама;\n\n3) анықтама.";
    assert_eq!(terms(Kk, "Құжаттар", body), []);
}

#[test]
fn points_of_an_article_on_kinds() {
    let found =
        terms(Ru, "Виды травли", "1. Травля бывает разной.\n\n2. Словесная травля - умышленное унижение словом.");
    assert_eq!(found, [("Словесная травля".to_owned(), Some(DefinitionForm::ByKind))]);
    let found =
        terms(Kk, "Қудалау түрлері", "1. Сөзбен қудалау – сөзбен әдейі қорлау.\n\n2. Жасырын қудалау - өсек тарату.");
    assert_eq!(found.len(), 2);
}

#[test]
fn running_definitions_give_the_term_as_written_there() {
    assert_eq!(one(Ru, "Под травлей ученика понимается его преследование."), running("травлей ученика"));
    assert_eq!(one(Ru, "Под семьей в настоящем Законе понимаются муж, жена и дети."), running("семьей"));
    assert_eq!(one(Ru, "Для целей настоящей статьи под приютом понимается дом."), running("приютом"));
    assert_eq!(one(Ru, "Сиротой признается ребенок, лишившийся родителей."), running("Сиротой"));
    assert_eq!(one(Ru, "Приют – это дом временного пребывания."), running("Приют"));
    assert_eq!(one(Kk, "Қудалау деп оқушыны үнемі қорлау түсініледі."), running("Қудалау"));
    assert_eq!(one(Kk, "Ата-анасынан айырылған адам жетім деп танылады."), running("жетім"));
    assert_eq!(one(Kk, "Баспана дегеніміз – уақытша тұратын үй."), running("Баспана"));
    assert_eq!(one(Kk, "Баспана – бұл уақытша тұратын үй."), running("Баспана"));
}

#[test]
fn what_is_found_to_be_in_a_state_is_not_defined() {
    for s in [
        "Брак признается недействительным.",
        "Судом сделка признается ничтожной.",
        "Браком сожительство не признается.",
        "Родители – по своему выбору – подают заявление.",
    ] {
        assert_eq!(one(Ru, s), None, "{s}");
    }
    for s in ["Неке жарамсыз деп танылады.", "Адам қайтыс болған деп танылады.", "Бірге тұру неке деп танылмайды."]
    {
        assert_eq!(one(Kk, s), None, "{s}");
    }
}

#[test]
fn an_enumeration_lists_without_defining() {
    let found = one(Ru, "Формами травли ученика являются насмешки и побои.");
    assert_eq!(found, Some(("травли ученика".to_owned(), Some(DefinitionForm::Enumeration))));
}

#[test]
fn short_names() {
    let name = |lang, s: &str| {
        one(lang, s).map(|(t, form)| {
            assert_eq!(form, None);
            t
        })
    };
    assert_eq!(name(Ru, "Решение принимает орган опеки (далее – орган)."), Some("орган".to_owned()));
    assert_eq!(
        name(Ru, "Заявление (ходатайство) по форме (далее также - заявление) подают лично."),
        Some("заявление".to_owned())
    );
    assert_eq!(
        name(Ru, "Договор с учреждением (домом ребенка, далее – «учреждение») заключает отдел."),
        Some("учреждение".to_owned())
    );
    assert_eq!(name(Kk, "Шешімді қорғаншылық органы (бұдан әрi – орган) қабылдайды."), Some("орган".to_owned()));
    assert_eq!(name(Ru, "Далее – по порядку."), None);
    assert_eq!(name(Ru, "Решение направляют далее (в архив)."), None);
}

#[test]
fn a_definition_is_no_ban_but_the_next_sentence_may_be() {
    let found = told(
        Ru,
        "Основные понятия",
        "Используются понятия:\n\n1) травля – действия, которые не допускаются. Травля запрещается;",
    );
    assert!(found.contains(&"subpara_1 definition".to_owned()), "{found:?}");
    assert!(found.contains(&"subpara_1 prohibition".to_owned()), "{found:?}");
    assert!(of(Ru, "Под розгами понимается то, что запрещено.").iter().all(|n| n.kind == NormKind::Definition));
}
