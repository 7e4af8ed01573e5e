//! An assessment made by hand over invented acts, with every verdict, caveat and reason, and with hostile text.

use olqy::assess::{ActRead, Assessment, Because, Caveat, Evidence, Finding, Grade, Searched, Standing, Test, Verdict};
use olqy::law::citation::Step;
use olqy::law::{
    Act, ActCode, ActKind, Amendment, Citation, Date, Eid, Kind, Lang, Localized, Number, Omission, ParagraphRole,
    TextStatus,
};
use olqy::norm::{Governing, NormKind, Passage};
use olqy::rule::RuleSet;
use olqy::rule::model::{Domain, IndicatorUnit, Manifest, RuleKind, Severity, Texts};
use olqy::rule::set::{Concept, Condition, Home, Indicator, Instrument, Rule, Setting, Standard};
use std::collections::BTreeMap;
use std::sync::Arc;

pub const HOSTILE: &str = "<script>alert(1)</script> {{ r }} {% raw %} \u{202E}тамен\u{202C} \u{1b}[31m| **x** [y](javascript:z) # <!-- \u{9b}2J";

pub fn day(s: &str) -> Date {
    olqy::law::parse_date(s).unwrap()
}

pub fn texts(ru: &str, kk: &str, en: &str) -> Texts {
    Texts { ru: ru.into(), kk: kk.into(), en: en.into() }
}

pub fn code(s: &str) -> ActCode {
    ActCode::parse(s).unwrap()
}

fn localized(pairs: &[(Lang, &str)]) -> Localized {
    Localized(pairs.iter().map(|(l, t)| (*l, (*t).to_owned())).collect())
}

fn act(n: &str, kind: ActKind, requisite: &str, titles: &[(Lang, &str)]) -> Act {
    Act {
        code: code(n),
        title: localized(titles),
        requisite: requisite.into(),
        kind,
        adopted: Some(day("2010-03-05")),
        number: Some(format!("{}-IV", &n[2..])),
        repeal: None,
    }
}

fn omission(from: &str, to: &str) -> Omission {
    let n = |s: &str| Number::parse(s).unwrap();
    Omission { articles: (n(from), n(to)), point: None, subpoints: None, part: None, reason: None, line: 9 }
}

fn read(act: Act, status: TextStatus, languages: &[Lang]) -> ActRead {
    let link = |l: &Lang| (*l, format!("https://zan.gov.kz/client/#!/doc/{}/{}/01.04.2019", act.code, l.file_stem()));
    ActRead {
        rank: act.kind.rank(),
        standing: Standing::InForce,
        edition: Some(day("2019-04-01")),
        read_from: Vec::new(),
        known_until: day("2024-06-16"),
        languages: languages.to_vec(),
        text_status: status,
        source: languages.iter().map(link).collect(),
        unread: BTreeMap::new(),
        act,
    }
}

pub fn acts() -> Vec<ActRead> {
    use Lang::{En, Kk, Ru};
    let both = [Ru, Kk];
    let protection = act(
        "90001",
        ActKind::Law,
        "Закон Республики Казахстан от 5 марта 2010 года № 001-IV",
        &[(Ru, "О защите ребёнка"), (Kk, "Баланы қорғау туралы"), (En, "On the Protection of the Child")],
    );
    let school = act(
        "90002",
        ActKind::Code,
        "Кодекс Республики Казахстан от 5 марта 2010 года № 002-IV",
        &[(Ru, "Школьный кодекс Республики Казахстан"), (Kk, "Қазақстан Республикасының Мектеп кодексі")],
    );
    let help = act(
        "90003",
        ActKind::Law,
        "Закон Республики Казахстан от 5 марта 2010 года № 003-IV. Утратил силу Кодексом Республики Казахстан от 2 февраля 2018 года № 140-VI",
        &[(Ru, "О помощи семье"), (Kk, "Отбасыға көмек туралы")],
    );
    let later = act(
        "90004",
        ActKind::Law,
        "Закон Республики Казахстан от 5 марта 2021 года № 004-VII",
        &[(Ru, "О детских учреждениях"), (Kk, "Балалар мекемелері туралы")],
    );
    let mut second = read(school, TextStatus::Restated, &both);
    second.read_from = vec![day("2015-09-01")];
    second.known_until = day("2019-04-01");
    second.unread = BTreeMap::from([
        (Ru, vec![omission("12", "12")]),
        (
            Kk,
            vec![
                omission("12", "12"),
                omission("40", "52"),
                Omission { point: Number::parse("3"), part: Some(2), ..omission("53", "53") },
                Omission {
                    subpoints: Some((Number::parse("4").unwrap(), Number::parse("6-1").unwrap())),
                    ..omission("60", "60")
                },
            ],
        ),
    ]);
    vec![
        read(protection, TextStatus::Official, &both),
        second,
        ActRead {
            standing: Standing::Repealed { from: Some(day("2018-07-01")), exact: true },
            edition: None,
            known_until: day("2016-01-01"),
            languages: Vec::new(),
            ..read(help, TextStatus::Official, &both)
        },
        ActRead {
            standing: Standing::NotYet { first: day("2021-06-26") },
            edition: None,
            languages: Vec::new(),
            known_until: day("2021-06-26"),
            ..read(later, TextStatus::Official, &[Ru])
        },
    ]
}

/// `28.4.p2` → the provision of that place.
fn place(path: &str) -> (Eid, Citation) {
    let mut eid = Eid::new("");
    let mut steps = Vec::new();
    for (n, part) in path.split('/').enumerate() {
        let (kind, word, num, role) = match part.as_bytes()[0] {
            b'p' => (Kind::Unnumbered, "p", &part[1..], Some((ParagraphRole::Part, part[1..].parse().unwrap()))),
            b's' => (Kind::Subpoint, "subpara", &part[1..], None),
            _ if n == 0 => (Kind::Article, "art", part, None),
            _ => (Kind::Point, "para", part, None),
        };
        eid = eid.child(&format!("{word}_{num}"));
        steps.push(Step { kind, num: Number::parse(num).filter(|_| role.is_none()), role });
    }
    (eid, Citation { steps, points_are_parts: false })
}

pub struct Q(pub Evidence);

/// A quote; words between `[` and `]` are marked.
pub fn quote(
    act: &str,
    path: &str,
    lang: Lang,
    words: &str,
    norm: Option<NormKind>,
    grade: Grade,
    because: Because,
) -> Q {
    let (eid, citation) = place(path);
    let mut text = String::new();
    let mut highlights = Vec::new();
    let mut from = 0;
    for c in words.chars() {
        let n = text.chars().count();
        match c {
            '⟦' => from = n,
            '⟧' => highlights.push(from..n),
            c => text.push(c),
        }
    }
    Q(Evidence {
        passage: Arc::new(Passage {
            act: code(act),
            edition: day("2019-04-01"),
            lang,
            eid,
            citation,
            line: 10,
            text,
            governing: Vec::new(),
            headings: Vec::new(),
            norms: Vec::new(),
            changed_by: Vec::new(),
        }),
        highlights,
        norm,
        grade,
        because,
        changed_since: Vec::new(),
        text_status: if act == "90002" { TextStatus::Restated } else { TextStatus::Official },
        official: None,
    })
}

impl Q {
    fn passage(mut self, change: impl FnOnce(&mut Passage)) -> Q {
        change(Arc::make_mut(&mut self.0.passage));
        self
    }
    pub fn under(self, path: &str, words: &str) -> Q {
        let line = Governing { eid: place(path).0, text: words.into() };
        self.passage(|p| p.governing.push(line))
    }
    fn from(self, edition: &str) -> Q {
        let edition = day(edition);
        self.passage(|p| p.edition = edition)
    }
    fn changed(mut self, numbers: &[&str]) -> Q {
        self.0.changed_since = numbers
            .iter()
            .map(|n| Amendment { law_number: (*n).to_owned(), adopted: None, commencement: None })
            .collect();
        self
    }
}

const MET: Because = Because::Satisfies { met: true, condition: 0 };
const PART: Because = Because::Satisfies { met: false, condition: 0 };

fn finding(n: usize, verdict: Verdict, evidence: Vec<Q>, nearest: Vec<Q>, caveats: Vec<Caveat>) -> Finding {
    let list = |quotes: Vec<Q>| quotes.into_iter().map(|q| q.0).collect();
    Finding {
        rule: n,
        id: rules().rules[n].id.clone(),
        verdict,
        by_language: BTreeMap::from([(Lang::Ru, verdict), (Lang::Kk, verdict)]),
        evidence: list(evidence),
        nearest: list(nearest),
        searched: vec![
            Searched {
                act: "90001".into(),
                articles: vec!["10-16".into(), "28".into(), "7-1..7-11".into()],
                edition: Some(day("2019-04-01")),
                languages: vec![Lang::Ru, Lang::Kk],
            },
            Searched { act: "№ 777-VII".into(), articles: vec![], edition: None, languages: vec![] },
        ],
        caveats,
    }
}

pub fn assessment() -> Assessment {
    use Grade::{Explicit, Implicit, Mention};
    use Lang::{Kk, Ru};
    use NormKind::{Competence, Definition, Duty, Prohibition};
    let lacks = |test| Because::Lacks(test);
    let mut findings = vec![
        finding(
            0,
            Verdict::Met,
            vec![
                quote(
                    "90001",
                    "14/2/s3",
                    Ru,
                    "наносить ребёнку удары или иным образом применять ⟦телесные наказания⟧;",
                    Some(Prohibition),
                    Explicit,
                    MET,
                )
                .under("14/2", "Тому, кто воспитывает ребёнка, где бы это ни происходило, запрещается:"),
                quote(
                    "90001",
                    "14/2/s3",
                    Kk,
                    "баланы ұру немесе оған өзгеше түрде ⟦дене жазасын⟧ қолдану;",
                    Some(Prohibition),
                    Explicit,
                    MET,
                )
                .under("14/2", "Баланы тәрбиелейтін адамға, бұл қай жерде болса да, мыналарды істеуге:")
                .under("14/2/s5", "тыйым салынады."),
            ],
            vec![],
            vec![],
        ),
        finding(
            1,
            Verdict::Partial,
            vec![
                quote(
                    "90002",
                    "28/4/p2",
                    Ru,
                    "Учителю ⟦нельзя⟧ обращаться с учеником ⟦жестоко⟧ или унижать его.",
                    Some(Prohibition),
                    Implicit,
                    PART,
                )
                .from("2015-09-01")
                .changed(&["240-VI", "17-VII"]),
                quote(
                    "90002",
                    "28/4/p2",
                    Kk,
                    "Мұғалімнің оқушыға ⟦қатыгездік⟧ көрсетуіне немесе оны қорлауына ⟦болмайды⟧.",
                    Some(Prohibition),
                    Implicit,
                    PART,
                )
                .from("2015-09-01")
                .changed(&["240-VI", "17-VII"]),
                quote("90001", "30", Ru, "Школа заботится о безопасности детей.", Some(Duty), Mention, PART),
            ],
            vec![quote(
                "90001",
                "31/1",
                Ru,
                "Ребёнка в школе ⟦уважают⟧.",
                None,
                Mention,
                lacks(Test::Names("corporal-punishment".into())),
            )],
            vec![
                Caveat::WordingMayHaveChanged {
                    act: code("90002"),
                    eid: "art_28__para_4__p_2".into(),
                    edition: day("2015-09-01"),
                    laws: vec!["240-VI".into(), "17-VII".into()],
                },
                Caveat::ReadFromEarlier { act: code("90002"), in_force: day("2019-04-01"), edition: day("2015-09-01") },
                Caveat::NotOfficial(TextStatus::Restated),
            ],
        ),
        finding(
            2,
            Verdict::Divergent,
            vec![
                quote(
                    "90001",
                    "1/s5",
                    Ru,
                    "⟦травля⟧ – повторяющееся унижение ребёнка другими детьми;",
                    Some(Definition),
                    Explicit,
                    MET,
                ),
                quote(
                    "90001",
                    "1/s5",
                    Kk,
                    "⟦қудалау⟧ – баланы басқа балалардың қорлауы;",
                    Some(Definition),
                    Implicit,
                    PART,
                ),
            ],
            vec![],
            vec![Caveat::OnlyIn(Ru)],
        ),
        finding(
            3,
            Verdict::Gap,
            vec![],
            vec![
                quote(
                    "90001",
                    "44",
                    Ru,
                    "Органы опеки ⟦согласуют⟧ свои действия между собой.",
                    Some(Competence),
                    Mention,
                    lacks(Test::Norm(vec![Prohibition, Duty])),
                ),
                quote(
                    "90001",
                    "44",
                    Kk,
                    "Қорғаншылық органдары өз әрекеттерін өзара ⟦келіседі⟧.",
                    Some(Competence),
                    Mention,
                    lacks(Test::Norm(vec![Prohibition, Duty])),
                ),
                quote(
                    "90002",
                    "45",
                    Ru,
                    HOSTILE,
                    None,
                    Mention,
                    lacks(Test::Setting { wanted: "family".into(), found: Some("school".into()) }),
                ),
            ],
            vec![
                Caveat::HomePartlyUnread { act: code("90002"), lang: Kk, articles: vec!["40-52".into(), "60".into()] },
                Caveat::NotOfficial(TextStatus::Restated),
            ],
        ),
        finding(
            4,
            Verdict::NotAssessable,
            vec![],
            vec![quote(
                "90001",
                "50",
                Ru,
                "Семье с детьми ⟦помогают⟧ бесплатно.",
                Some(Duty),
                Mention,
                lacks(Test::Without("poverty".into())),
            )],
            vec![
                Caveat::LanguageNotReadable(Ru),
                Caveat::LanguageNotReadable(Kk),
                Caveat::HomeRepealed {
                    act: code("90003"),
                    by: "Кодексом Республики Казахстан от 2 февраля 2018 года № 140-VI".into(),
                    from: Some(day("2018-07-01")),
                    exact: true,
                    successor_read: false,
                },
                Caveat::HomeNotInCorpus("№ 777-VII".into()),
                Caveat::HomeNotYetInForce { act: code("90004"), first: day("2021-06-26") },
            ],
        ),
        finding(
            5,
            Verdict::Gap,
            vec![],
            [
                Test::Term(vec!["corporal-punishment".into(), "family".into()]),
                Test::Form,
                Test::NamesAny(vec!["corporal-punishment".into(), "school".into()], 1),
                Test::NamesAny(vec!["corporal-punishment".into(), "school".into(), "family".into()], 2),
                Test::Setting { wanted: "family".into(), found: None },
                Test::Setting { wanted: "everywhere".into(), found: Some("school".into()) },
                Test::Concerns("child".into()),
                Test::Heading("child".into()),
                Test::Sanction,
                Test::Unconditional,
            ]
            .into_iter()
            .enumerate()
            .map(|(n, test)| {
                quote("90001", &format!("{}", 60 + n), Kk, "Баланың ⟦құқығы⟧ қорғалады.", None, Mention, lacks(test))
            })
            .collect(),
            vec![Caveat::LanguageNotReadable(Ru)],
        ),
        finding(
            6,
            Verdict::Partial,
            vec![quote(
                "90001",
                "70",
                Ru,
                "Уполномоченный работает на ⟦общественных началах⟧.",
                Some(Competence),
                Implicit,
                Because::Defeats { condition: 0 },
            )],
            vec![],
            vec![Caveat::LanguageNotReadable(Kk)],
        ),
    ];
    findings[2].by_language = BTreeMap::from([(Ru, Verdict::Met), (Kk, Verdict::Partial)]);
    findings[5].by_language = BTreeMap::from([(Ru, Verdict::NotAssessable), (Kk, Verdict::Gap)]);
    findings[6].by_language = BTreeMap::from([(Ru, Verdict::Partial), (Kk, Verdict::NotAssessable)]);
    Assessment { at: day("2020-12-31"), acts: acts(), findings }
}

fn concept(id: &str, label: Texts) -> Concept {
    Concept {
        id: id.into(),
        label,
        narrower: vec![],
        wider: vec![],
        is_setting: false,
        people: false,
        patterns: BTreeMap::new(),
    }
}

fn standard(instrument: &str, num: &str, name: Texts, status: Texts, link: &str) -> (String, Standard) {
    let asks = texts("Защитить ребёнка.", "Баланы қорғау.", "Protect the child.");
    let standard =
        Standard { instrument: instrument.into(), name, status, link: link.into(), num: num.into(), label: None, asks };
    (format!("{instrument}:{num}"), standard)
}

fn because(t: Texts) -> Condition {
    Condition { because: Some(t), ..Condition::default() }
}

pub fn rules() -> RuleSet {
    let rule =
        |id: &str, title: Texts, domain, severity, met: Condition, partial: Condition, model: Option<Texts>| Rule {
            pack: None,
            id: id.into(),
            kind: RuleKind::Prohibition,
            check: None,
            title,
            domain,
            severity,
            standards: vec!["crc:19(1)".into(), "gc8:11".into()],
            matters: None,
            asks: texts(
                "Закон прямо запрещает любые телесные наказания ребёнка, где бы он ни находился.",
                "Заң бала қай жерде болса да, оған қолданылатын кез келген дене жазасына тікелей тыйым салады.",
                "The law expressly prohibits all corporal punishment of a child, wherever the child is.",
            ),
            home: vec![],
            met: vec![met],
            partial: vec![partial],
            near: vec![],
            recommendation: texts(
                "Дополнить закон прямым запретом.",
                "Заңды тікелей тыйыммен толықтыру.",
                "Add an express prohibition to the law.",
            ),
            model,
        };
    let names = || {
        because(texts(
            "Телесные наказания запрещены прямо.",
            "Дене жазасына тікелей тыйым салынған.",
            "Corporal punishment is expressly prohibited.",
        ))
    };
    let partly = || {
        because(texts(
            "Жестокость исключена, но телесные наказания не названы.",
            "Қатыгездікке жол берілмейді, бірақ дене жазасы аталмаған.",
            "Cruelty is excluded, but corporal punishment is not named.",
        ))
    };
    let model = || {
        Some(texts(
            "Телесные наказания детей запрещаются.",
            "Балаларға дене жазасын қолдануға тыйым салынады.",
            "Corporal punishment of children is prohibited.",
        ))
    };
    let mut concepts = vec![
        concept("child", texts("ребёнок", "бала", "child")),
        concept("corporal-punishment", texts("телесное наказание", "дене жазасы", "corporal punishment")),
        concept("family", texts("семья", "отбасы", "family")),
        concept("poverty", texts("бедность", "кедейлік", "poverty")),
        concept("school", texts("школа", "мектеп", "school")),
    ];
    concepts.sort_by(|a, b| a.id.cmp(&b.id));
    let treaty = texts(
        "Конвенция о правах ребёнка (1989)",
        "Бала құқықтары туралы конвенция (1989)",
        "Convention on the Rights of the Child (1989)",
    );
    let bound =
        texts("Ратифицирована 8 июня 1994 года", "1994 жылғы 8 маусымда ратификацияланған", "Ratified on 8 June 1994");
    let comment = texts(
        "Замечание общего порядка № 8 (2006)",
        "№ 8 жалпы тәртіптегі ескерту (2006)",
        "General comment No. 8 (2006)",
    );
    let guidance = texts("Рекомендательный документ", "Ұсынымдық құжат", "Guidance");
    let mut set = RuleSet {
        instruments: vec![Instrument { id: "crc".into(), binding: true }],
        packs: vec![Manifest {
            id: "sample".into(),
            name: texts("Насилие в отношении детей", "Балаларға қатысты зорлық-зомбылық", "Violence against children"),
            version: "1.0.0".into(),
            licence: "MIT".into(),
            authors: vec![],
            languages: vec![Lang::Ru, Lang::Kk],
            on_request: false,
        }],
        rules: vec![
            rule(
                "SMP-101",
                texts(
                    "Запрет телесных наказаний везде",
                    "Дене жазасына барлық жерде тыйым салу",
                    "Prohibition of corporal punishment in all settings",
                ),
                Domain::Laws,
                Severity::Critical,
                names(),
                partly(),
                model(),
            ),
            rule(
                "SMP-104",
                texts(
                    "Запрет телесных наказаний в школе",
                    "Мектепте дене жазасына тыйым салу",
                    "Prohibition of corporal punishment in schools",
                ),
                Domain::Laws,
                Severity::Critical,
                names(),
                partly(),
                model(),
            ),
            rule(
                "SMP-205",
                texts("Определение травли", "Қудалаудың анықтамасы", "Definition of bullying"),
                Domain::Laws,
                Severity::Major,
                names(),
                partly(),
                None,
            ),
            rule(
                "SMP-301",
                texts("Согласованная помощь", "Үйлестірілген көмек", "Integrated care"),
                Domain::Services,
                Severity::Major,
                names(),
                partly(),
                None,
            ),
            rule(
                "SMP-302",
                texts("Право на помощь", "Көмек алу құқығы", "Right to help"),
                Domain::Services,
                Severity::Minor,
                names(),
                partly(),
                None,
            ),
            rule(
                "SMP-401",
                texts("Координирующий орган", "Үйлестіруші орган", "Coordinating body"),
                Domain::Governance,
                Severity::Major,
                names(),
                partly(),
                None,
            ),
            rule(
                "SMP-405",
                texts(
                    "Уполномоченный по правам ребёнка",
                    "Бала құқықтары жөніндегі уәкіл",
                    "Ombudsman for the rights of the child",
                ),
                Domain::Governance,
                Severity::Minor,
                names(),
                partly(),
                None,
            ),
        ],
        concepts,
        standards: BTreeMap::from([
            standard(
                "crc",
                "19(1)",
                treaty,
                bound,
                "https://www.ohchr.org/en/instruments-mechanisms/instruments/convention-rights-child",
            ),
            standard("gc8", "11", comment, guidance, "javascript:alert(1)"),
        ]),
        acts: BTreeMap::from([(
            "№ 777-VII".to_owned(),
            texts("О службе помощи детям", "Балаларға көмек қызметі туралы", "On the Child Help Service"),
        )]),
        indicators: indicators(),
        ..RuleSet::default()
    };
    let settings = [(0, Some("everywhere")), (1, Some("school")), (2, Some("school")), (5, Some("family"))];
    for (rule, setting) in settings {
        set.rules[rule].met[0].setting = match setting {
            Some("everywhere") | None => Some(Setting::Everywhere),
            Some(id) => set.concept_by_name(id).map(Setting::In),
        };
    }
    set.rules[0].matters = Some(texts(
        "Ребёнок, которого бьют, растёт в страхе.",
        "Ұрылған бала қорқынышпен өседі.",
        "A child who is beaten grows up in fear.",
    ));
    set.rules[3].matters = Some(texts(HOSTILE, HOSTILE, HOSTILE));
    set.rules[1].home = vec![Home { act: "90002".into(), articles: vec![number("28", "30")] }];
    set.rules[3].home = vec![Home { act: "90001".into(), articles: vec![number("44", "44")] }];
    set.rules[0].home = vec![Home { act: "90001".into(), articles: vec![number("10", "16")] }];
    set
}

fn number(from: &str, to: &str) -> (Number, Number) {
    (Number::parse(from).unwrap(), Number::parse(to).unwrap())
}

fn indicators() -> Vec<Indicator> {
    let one = |id: &str, value: &str, unit, link: Option<&str>, rules: &[&str]| Indicator {
        id: id.into(),
        pack: Some("sample".into()),
        value: value.into(),
        unit,
        label: texts("родителей бьют детей", "ата-ана балаларын ұрады", "of parents beat their children"),
        source: texts("Опрос семей", "Отбасыларға сауалнама", "Survey of families"),
        period: "2016".into(),
        link: link.map(str::to_owned),
        rules: rules.iter().map(|r| (*r).to_owned()).collect(),
    };
    vec![
        one("beaten", "74.3", IndicatorUnit::Percent, Some("https://example.org/survey"), &["SMP-101", "SMP-104"]),
        one("cases", "1520", IndicatorUnit::Count, Some("javascript:alert(1)"), &[]),
    ]
}
