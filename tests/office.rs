//! Documents for word processors: what they hold, that they keep to their format, and that LibreOffice opens them.

#[path = "office/file.rs"]
mod file;
#[path = "office/law.rs"]
mod law;
#[path = "office/libre.rs"]
mod libre;
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "report/sample.rs"]
mod sample;
#[path = "support/mod.rs"]
mod support;
#[path = "office/xml.rs"]
mod xml;

use file::File;
use olqy::amend::table::Piece;
use olqy::assess::Assessment;
use olqy::law::Lang;
use olqy::report::view::View;
use olqy::report::{Format, Options, Request, amend, compose, render, words};
use olqy::rule::RuleSet;
use sample::{assessment, rules};
use std::collections::BTreeMap;
use std::sync::Arc;

fn report(rules: &RuleSet, assessment: &Assessment, lang: Lang) -> Vec<u8> {
    render(Format::Docx, Request { rules, assessment, timelines: &[], lang }).unwrap()
}

fn view(rules: &RuleSet, assessment: &Assessment, lang: Lang) -> View {
    compose::compose(words::words().unwrap(), rules, assessment, lang, &Options::default())
}

fn sample_file(lang: Lang) -> File {
    File::sound(&report(&rules(), &assessment(), lang))
}

const HEADINGS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];

#[test]
fn the_contents_are_the_headings() {
    for lang in Lang::ALL {
        let file = sample_file(lang);
        let headings: Vec<String> = file.styled(&HEADINGS).iter().map(|p| p.words()).collect();
        let entries: Vec<String> = file.styled(&["TOC1", "TOC2", "TOC3"]).iter().map(|p| p.words()).collect();
        assert!(headings.len() > 15, "{}", headings.len());
        assert_eq!(headings, entries);
        let given = assessment();
        assert_eq!(file.styled(&["Heading3"]).len(), given.findings.len());
        let fields: Vec<&str> = file.document().named("w:instrText").iter().map(|n| n.text.trim()).collect();
        assert_eq!(fields.iter().filter(|f| f.starts_with("TOC ")).count(), 1);
    }
}

#[test]
fn every_quote_has_a_footnote_with_its_full_citation_and_restated_words_are_marked() {
    for lang in Lang::ALL {
        let given = assessment();
        let quotes: Vec<_> = given.findings.iter().flat_map(|f| f.evidence.iter().chain(&f.nearest)).collect();
        let file = sample_file(lang);
        let notes = file.notes();
        assert_eq!(notes.len(), quotes.len());
        for note in &notes {
            assert!(note.words().chars().any(|c| c.is_ascii_digit()), "{}", note.words());
        }
        let words = olqy::report::words::words().unwrap();
        let mark = words.text_marks.get(olqy::law::TextStatus::Restated, lang);
        let restated = quotes.iter().filter(|e| e.text_status == olqy::law::TextStatus::Restated).count();
        let lower = |text: String| text.to_lowercase();
        assert!(restated > 0);
        assert_eq!(notes.iter().filter(|n| lower(n.words()).contains(mark)).count(), restated);
        for citation in file.styled(&["Citation"]) {
            let number = citation.named("w:footnoteReference");
            let Some(id) = number.first().map(|n| n.get("w:id")) else { continue };
            let note = notes.iter().find(|n| n.get("w:id") == id).unwrap();
            assert_eq!(lower(note.words()).contains(mark), citation.words().contains(mark));
        }
    }
}

#[test]
fn words_bear_their_language() {
    for lang in Lang::ALL {
        let file = sample_file(lang);
        let known = ["ru-RU", "kk-KZ", "en-GB"];
        let mut seen = BTreeMap::new();
        for run in file.document().named("w:r").into_iter().filter(|r| !r.words().trim().is_empty()) {
            let tag = run.child("w:rPr").unwrap().child("w:lang").unwrap().get("w:val");
            assert!(known.contains(&tag));
            *seen.entry(tag).or_insert(0) += 1;
            // Letters that only Kazakh has.
            if run.words().contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү']) {
                assert_eq!(tag, "kk-KZ", "{}", run.words());
            }
        }
        assert!(seen["kk-KZ"] > 10 && seen["ru-RU"] > 10, "{seen:?}");
        let core = &file.parts["docProps/core.xml"];
        assert_eq!(
            core.child("dc:language").unwrap().text,
            seen.keys().find(|k| k.starts_with(lang.tag())).copied().unwrap()
        );
        assert!(!core.child("dc:title").unwrap().text.is_empty());
    }
}

#[test]
fn the_table_of_concordance_lies_and_repeats_its_head() {
    let file = sample_file(Lang::Ru);
    let sections = file.document().named("w:sectPr");
    let lying: Vec<bool> = sections.iter().map(|s| s.child("w:pgSz").unwrap().get("w:orient") == "landscape").collect();
    assert_eq!(lying, [false, true, false]);
    let tables = file.document().named("w:tbl");
    let concordance: Vec<_> = tables
        .iter()
        .filter(|t| t.child("w:tblGrid").unwrap().children.len() == 6 && t.words().contains("Степень соответствия"))
        .collect();
    assert_eq!(concordance.len(), 2, "one for each instrument");
    for table in &tables {
        let rows: Vec<_> = table.children.iter().filter(|n| n.name == "w:tr").collect();
        assert_eq!(rows[0].named("w:tblHeader").len(), 1);
        assert!(rows[1..].iter().all(|r| r.named("w:tblHeader").is_empty()));
        // A short row stays on one page; one that could fill a page may be divided.
        let letters = |r: &&xml::Node| r.named("w:tc").iter().map(|c| c.words().chars().count()).max().unwrap_or(0);
        let kept = |r: &&xml::Node| !r.named("w:cantSplit").is_empty();
        assert!(rows[1..].iter().all(|r| if letters(r) < 60 { kept(r) } else { letters(r) < 1600 || !kept(r) }));
    }
    let rows: usize = concordance.iter().map(|t| t.named("w:tr").len() - 1).sum();
    assert_eq!(rows, rules().rules.iter().map(|r| r.standards.len()).sum::<usize>());
    // A verdict is told by a sign as well as by a colour.
    for (sign, word) in [
        ("+", "Соответствует"),
        ("±", "Соответствует отчасти"),
        ("≠", "Тексты расходятся"),
        ("−", "Пробел"),
        ("?", "Оценить нельзя"),
    ] {
        assert!(file.document().words().contains(&format!("{sign}\u{a0}{word}")), "{word}");
    }
}

#[test]
fn law_not_found_is_not_said_to_be_absent_and_a_gap_quotes_what_came_close() {
    let words = sample_file(Lang::Ru).document().words();
    assert!(words.contains("В прочитанных актах не найдена."));
    let given = assessment();
    for near in given.findings.iter().filter(|f| f.evidence.is_empty()).flat_map(|f| &f.nearest) {
        assert!(words.contains(olqy::report::clean(&near.passage.text).lines().next().unwrap()));
    }
}

#[test]
fn settings_are_a_table_with_upright_heads_and_counts_in_the_colour_of_the_worst() {
    let view = view(&rules(), &assessment(), Lang::Kk);
    let heat = view.heat.unwrap();
    let file = sample_file(Lang::Kk);
    let tables = file.document().named("w:tbl");
    let upright: Vec<_> = tables.iter().filter(|t| !t.named("w:textDirection").is_empty()).collect();
    assert_eq!(upright.len(), 1);
    assert_eq!(upright[0].named("w:textDirection").len(), heat.settings.len());
    let rows: Vec<_> = upright[0].children.iter().filter(|n| n.name == "w:tr").skip(1).collect();
    assert_eq!(rows.len(), heat.rows.len());
    for (row, told) in rows.iter().zip(&heat.rows) {
        let cells = row.named("w:tc");
        assert_eq!(cells[0].words(), told.standard.label);
        for (cell, told) in cells[1..].iter().zip(&told.cells) {
            let digits: Vec<usize> =
                cell.words().split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            assert_eq!(digits, told.counts.iter().map(|c| c.n).collect::<Vec<_>>());
            assert_eq!(cell.named("w:shd").is_empty(), told.worst.is_none());
        }
    }
}

#[test]
fn pages_quote_what_came_close_twice_in_each_language_and_name_the_rest() {
    let mut given = assessment();
    let finding = given.findings.iter_mut().find(|f| f.evidence.is_empty() && !f.nearest.is_empty()).unwrap();
    let id = finding.id.clone();
    let one = finding.nearest[0].clone();
    for n in 0..6 {
        let mut more = one.clone();
        let mut passage = (*more.passage).clone();
        passage.eid = olqy::law::Eid::new(format!("art_{}", 900 + n));
        passage.text = format!("Ближайшее положение номер {n}.");
        more.passage = Arc::new(passage);
        more.highlights.clear();
        finding.nearest.push(more);
    }
    finding.nearest.remove(0);
    let count = finding.nearest.len();
    let rules = rules();
    let request = || Request { rules: &rules, assessment: &given, timelines: &[], lang: Lang::Ru };
    let view = view(&rules, &given, Lang::Ru);
    let shown = view.findings.iter().find(|f| f.rule == id).unwrap();
    for lang in ["ru", "kk"] {
        let own = shown.nearest.iter().filter(|g| g.quotes.iter().any(|q| q.lang == lang));
        let all = own.clone().count();
        assert!(own.filter(|g| !g.named).count() >= all.min(2), "{lang}");
    }
    let words = File::sound(&render(Format::Docx, request()).unwrap()).document().words();
    let quoted = (0..6).filter(|n| words.contains(&format!("Ближайшее положение номер {n}."))).count();
    assert!((1..=2).contains(&quoted), "{quoted} of {count}");
    assert!(words.contains("частью только названы"));
    // The page leaves nothing out.
    let page = String::from_utf8(render(Format::Html, request()).unwrap()).unwrap();
    assert!((0..6).all(|n| page.contains(&format!("Ближайшее положение номер {n}."))));
    // Where the verdict rests on others, what came close is named.
    for finding in view.findings.iter().filter(|f| !f.evidence.is_empty()) {
        assert!(finding.nearest.iter().all(|g| g.named), "{}", finding.rule);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for lang in Lang::ALL {
        assert_eq!(report(&rules(), &assessment(), lang), report(&rules(), &assessment(), lang));
    }
}

/// The fields that a document of this program has.
fn only_own_fields(file: &File) {
    for part in file.parts.values() {
        for field in part.named("w:instrText") {
            let known = ["TOC \\o \"1-3\" \\h \\z \\u", "SEQ Table \\* ARABIC", "PAGE", "NUMPAGES"];
            assert!(known.contains(&field.text.trim()), "{}", field.text);
        }
    }
    assert!(file.addresses().iter().all(|a| a.starts_with("https://") || a.starts_with("http://")));
}

const FORMULAS: &str =
    "=HYPERLINK(\"http://x\",\"y\") +cmd|'/C calc'!A0 \0\u{7}\u{FFFE}\u{FFFF} ]]> <w:p/> &amp; \u{202E}тамен";

#[test]
fn hostile_text_is_inert() {
    let (mut given, mut rules) = (assessment(), rules());
    let hostile = format!("{FORMULAS} {}", sample::HOSTILE);
    let long = format!("{hostile} {}", "Балаға дене жазасын қолдануға болмайды. ".repeat(15_000));
    assert!(long.len() > 1_000_000);
    given.acts[0].act.title = olqy::law::Localized(Lang::ALL.map(|l| (l, hostile.clone())).into());
    given.acts[1].source.insert(Lang::Ru, "javascript:alert(1)".into());
    let texts = sample::texts(&hostile, &hostile, &hostile);
    for rule in &mut rules.rules {
        (rule.title, rule.asks, rule.recommendation) = (texts.clone(), texts.clone(), texts.clone());
    }
    for (n, finding) in given.findings.iter_mut().enumerate() {
        for evidence in &mut finding.evidence {
            Arc::make_mut(&mut evidence.passage).text = if n == 0 { long.clone() } else { hostile.clone() };
        }
    }
    let file = File::sound(&report(&rules, &given, Lang::Ru));
    only_own_fields(&file);
    let words = file.document().words();
    assert!(words.contains("=HYPERLINK(\"http://x\",\"y\") +cmd|'/C calc'!A0 ") && words.contains("]]> <w:p/> &amp;"));
    for part in file.parts.values().flat_map(xml::Node::all) {
        let harmful =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}');
        assert!(!part.text.contains(harmful), "{}", part.name);
    }
    assert!(words.matches("дене жазасын қолдануға болмайды").count() > 15_000);
}

#[test]
fn an_empty_report_is_a_document_too() {
    let given = Assessment { at: sample::day("2020-12-31"), acts: vec![], findings: vec![] };
    for lang in Lang::ALL {
        let file = File::sound(&report(&RuleSet::default(), &given, lang));
        assert!(file.notes().is_empty());
    }
}

/// What moved between two reports is told, with the words of both.
#[test]
fn a_comparison_tells_what_moved() {
    use olqy::assess::Verdict;
    use olqy::report::{Beside, Options, earlier, render_beside};
    let (rules, before) = (rules(), assessment());
    let mut now = assessment();
    now.findings[0].verdict = Verdict::Gap;
    let lost = now.findings[0].evidence.remove(0);
    Arc::make_mut(&mut now.findings[1].evidence[0].passage).text = "Учителю запрещено бить ученика.".into();
    now.findings[1].evidence[0].highlights.clear();
    for lang in Lang::ALL {
        let request = |assessment| Request { rules: &rules, assessment, timelines: &[], lang };
        let before = earlier(request(&before)).unwrap();
        let beside = Beside { earlier: Some(&before), places: None };
        let with = File::sound(&render_beside(Format::Docx, request(&now), &Options::default(), beside).unwrap());
        let without = File::sound(&report(&rules, &now, lang));
        let headings = |file: &File| file.styled(&["Heading1"]).len();
        assert_eq!(headings(&with), headings(&without) + 1);
        let said = with.document().words();
        assert!(said.contains(&*olqy::report::clean(&lost.passage.text)) && said.contains("запрещено бить"));
        let labels = &olqy::report::words::words().unwrap().comparison.labels;
        assert!(said.contains(labels.title.get(lang)) && said.contains(labels.rules.get(lang)));
    }
}

fn draft() -> amend::View {
    let piece = |text: &str, changed| Piece { text: text.to_owned(), changed };
    let act = |lang, title: &str| amend::ActView {
        act: "90001".into(),
        title: title.into(),
        lang,
        edition: "2019-04-01".into(),
        applied: 1,
        instructions: 2,
    };
    let row = |number, lang, before, after| amend::RowView {
        number,
        act: "90001".into(),
        lang,
        eid: "art_5".into(),
        element: if lang == "kk" { "5-бап".into() } else { "статья 5".into() },
        before,
        after,
        grounds: vec!["Конвенция, 19(1)".into()],
    };
    let quoted = amend::Quoted {
        act: "90001".into(),
        eid: "art_5".into(),
        lang: "kk",
        citation: "5-бап".into(),
        quote: "Балаға күш қолдануға тыйым салынады.".into(),
    };
    amend::View {
        olqy: "0.1.0".into(),
        at: "2020-12-31".into(),
        titles: BTreeMap::from([("kk", "Өзгерістер енгізу туралы".into()), ("ru", "О внесении изменений".into())]),
        acts: vec![act("ru", "О защите ребёнка"), act("kk", "Баланы қорғау туралы")],
        verdicts: vec![amend::Moved {
            rule: "SMP-101".into(),
            title: FORMULAS.into(),
            before: "gap",
            after: "met",
            languages: BTreeMap::from([("kk", ["gap", "met"])]),
            worse: false,
            lost: false,
            appeared: vec![quoted],
            vanished: vec![],
            taken_up: vec![],
            let_go: vec![],
        }],
        open: vec![amend::Open {
            rule: "SMP-104".into(),
            title: "Запрет в школе".into(),
            verdict: "partial",
            near: None,
            lacks: FORMULAS.into(),
            recommendation: "назвать школу".into(),
        }],
        problems: vec![amend::Note {
            lang: "ru",
            line: 7,
            place: FORMULAS.into(),
            cause: "нет такой статьи".into(),
            hint: Some("проверьте номер".into()),
            skipped: true,
        }],
        table: vec![
            row(
                1,
                "ru",
                vec![piece("Ребёнка ", false), piece("можно наказать", true)],
                vec![piece("Ребёнка ", false), piece("нельзя бить", true)],
            ),
            row(2, "kk", vec![], vec![piece("Балаға күш қолдануға\nтыйым салынады.", true)]),
        ],
    }
}

#[test]
fn the_comparative_table_lies_marks_changed_words_and_names_its_columns_in_the_language_of_the_act() {
    for lang in Lang::ALL {
        let bytes = amend::render(&draft(), amend::Format::Docx, lang).unwrap();
        assert_eq!(bytes, amend::render(&draft(), amend::Format::Docx, lang).unwrap());
        let file = File::sound(&bytes);
        only_own_fields(&file);
        let sections = file.document().named("w:sectPr");
        assert!(sections.iter().all(|s| s.child("w:pgSz").unwrap().get("w:orient") == "landscape"));
        let tables = file.document().named("w:tbl");
        let heads: Vec<String> = tables.iter().map(|t| t.named("w:tr")[0].words()).collect();
        assert!(heads[0].contains("Действующая редакция") && heads[1].contains("Қолданыстағы редакция"), "{heads:?}");
        let changed: Vec<String> = file
            .document()
            .named("w:r")
            .into_iter()
            .filter(|r| r.named("w:rStyle").iter().any(|s| s.get("w:val") == "Changed"))
            .map(|r| r.words())
            .collect();
        assert_eq!(changed, ["можно наказать", "нельзя бить", "Балаға күш қолдануғатыйым салынады."]);
        assert!(tables[1].words().contains("Жоқ"));
        assert!(!tables[1].named("w:br").is_empty());
    }
}

#[test]
fn libreoffice_opens_the_report_without_loss() {
    let Some(office) = libre::Office::find() else { return };
    for lang in Lang::ALL {
        let bytes = report(&rules(), &assessment(), lang);
        let file = File::sound(&bytes);
        let pdf = office.convert(&bytes, "pdf");
        let (upright, lying) = libre::pages(&pdf);
        assert!(upright > 3 && lying > 0, "{upright} {lying}");
        assert!(pdf.windows(9).any(|w| w == b"/FontFile"), "fonts are embedded");
        let text = libre::one_line(&String::from_utf8(office.convert(&bytes, "txt:Text (encoded):UTF8")).unwrap());
        // Every paragraph, with its Kazakh letters, comes through whole.
        let paragraphs = file.document().named("w:p");
        for paragraph in paragraphs.iter().filter(|p| p.named("w:footnoteReference").is_empty()) {
            let words = libre::one_line(&libre::lines(paragraph));
            assert!(text.contains(&words), "{words}");
        }
        // Plain text has no notes; OpenDocument has.
        let open = xml::parse(&office.convert(&bytes, "fodt"));
        let notes: Vec<String> = open.named("text:note-body").iter().map(|n| libre::letters(&n.everything())).collect();
        assert_eq!(notes.len(), file.notes().len());
        for (given, note) in file.notes().iter().zip(&notes) {
            for piece in given.named("w:t") {
                assert!(note.contains(&libre::letters(&piece.text)), "{} in {note}", piece.text);
            }
        }
    }
}

#[test]
fn libreoffice_opens_the_comparative_table_without_loss() {
    let Some(office) = libre::Office::find() else { return };
    let bytes = amend::render(&draft(), amend::Format::Docx, Lang::Kk).unwrap();
    let (upright, lying) = libre::pages(&office.convert(&bytes, "pdf"));
    assert!(upright == 0 && lying > 0);
    let text = libre::one_line(&String::from_utf8(office.convert(&bytes, "txt:Text (encoded):UTF8")).unwrap());
    assert!(text.contains("Балаға күш қолдануға тыйым салынады.") && text.contains("Салыстырма кесте"), "{text}");
}

/// With OLQY_SAMPLE=FOLDER the samples are written there, to be looked at.
#[test]
fn write_for_the_eye() {
    let Ok(folder) = std::env::var("OLQY_SAMPLE") else { return };
    for lang in Lang::ALL {
        std::fs::write(format!("{folder}/sample.{lang}.docx"), report(&rules(), &assessment(), lang)).unwrap();
        let table = amend::render(&draft(), amend::Format::Docx, lang).unwrap();
        std::fs::write(format!("{folder}/table.{lang}.docx"), table).unwrap();
    }
}
