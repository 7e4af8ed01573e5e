//! The workbook.

use crate::book::{Book, converted};
use crate::{sample, sampled, write};
use olqy::law::Lang;
use olqy::report::{Beside, Format};

#[test]
fn every_table_has_a_filter_a_frozen_head_and_a_page_that_repeats_it() {
    for lang in Lang::ALL {
        let book = Book::open(&sampled(Format::Xlsx, lang));
        book.is_well_formed();
        let sheets = book.sheets();
        assert_eq!(book.names().len(), sheets.len());
        assert_eq!(sheets.len(), 5, "{:?}", book.names());
        for (name, sheet) in book.names().iter().zip(&sheets) {
            assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
            assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{name} has a formula");
            assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""), "{name}");
        }
        for sheet in &sheets[1..] {
            assert!(sheet.contains("customHeight=\"1\"") && sheet.contains("&amp;R&amp;8 "), "the day is not the size");
            assert!(sheet.contains("<autoFilter ref=\"A1:"));
            assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"1\""));
        }
        let defined = book.part("xl/workbook.xml");
        assert_eq!(defined.matches("_xlnm.Print_Titles").count(), sheets.len() - 1);
        assert_eq!(defined.matches("_xlnm._FilterDatabase").count(), sheets.len() - 1);
    }
}

#[test]
fn days_are_days_and_verdicts_have_a_sign_and_a_word() {
    let book = Book::open(&sampled(Format::Xlsx, Lang::En));
    assert!(book.part("xl/styles.xml").contains("formatCode=\"dd.mm.yyyy\""));
    // 1 April 2019 and 16 June 2024, as workbooks count days.
    let sheets = book.sheets();
    let evidence = sheets[2];
    assert!(evidence.contains("<v>43556</v>"));
    assert!(sheets[4].contains("<v>45459</v>"));
    let strings = book.strings();
    for verdict in ["● Met", "◐ Partly met", "≠ Texts diverge", "○ Gap", "? Not assessable"] {
        assert!(strings.iter().any(|s| s == verdict), "{verdict}");
    }
    // What matched is bold within its quote.
    let xml = book.part("xl/sharedStrings.xml");
    let before = xml.split("телесные наказания</t>").next().unwrap();
    let run = &before[before.rfind("<r>").unwrap()..];
    assert!(run.contains("<b/>") && run.contains("<u/>"), "{run}");
}

#[test]
fn properties_tell_what_it_is_and_no_clock() {
    let first = sampled(Format::Xlsx, Lang::Ru);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(first, sampled(Format::Xlsx, Lang::Ru));
    let book = Book::open(&first);
    let core = book.part("docProps/core.xml");
    assert!(core.contains("1980-01-01T00:00:00Z") && core.contains("31 декабря 2020 года"), "{core}");
    assert!(core.contains(&format!("olqy {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn restated_text_bears_its_mark_at_every_quote() {
    let given = sample::assessment();
    let restated = |e: &&olqy::assess::Evidence| e.passage.act.as_str() == "90002";
    let quotes = given.findings.iter().flat_map(|f| f.evidence.iter().chain(&f.nearest)).filter(restated).count();
    let mark = "restated in other words, not the official text";
    let book = Book::open(&sampled(Format::Xlsx, Lang::En));
    let place = book.strings().iter().position(|s| s == mark).unwrap();
    let cells = book.sheets()[2].matches(&format!("<v>{place}</v>")).count();
    assert_eq!(cells, quotes);
    // In the table of concordance the mark stands in the cell of the quote.
    let cells = book.strings();
    let quoted: Vec<&String> =
        cells.iter().filter(|s| s.contains("нельзя обращаться с учеником") && s.len() > 200).collect();
    assert!(!quoted.is_empty() && quoted.iter().all(|s| s.contains(&format!("[{mark}]"))));
}

#[test]
fn a_long_text_is_cut_at_a_sentence_and_says_so() {
    let mut given = sample::assessment();
    let evidence = &mut given.findings[0].evidence[0];
    let passage = std::sync::Arc::make_mut(&mut evidence.passage);
    passage.text = "Запрещается применять телесные наказания. ".repeat(25_000).trim_end().to_owned();
    let all = passage.text.chars().count();
    evidence.highlights = vec![0..11, 22..41];
    let bytes = write(Format::Xlsx, &sample::rules(), &given, Lang::En, Beside::default());
    let book = Book::open(&bytes);
    let strings = book.strings();
    let cut = strings.iter().find(|s| s.starts_with("Запрещается применять")).unwrap();
    assert!(cut.encode_utf16().count() <= 32_767);
    let (shown, note) = cut.split_once(" […] ").unwrap();
    assert!(shown.ends_with("телесные наказания."), "{}", &shown[shown.len() - 60..]);
    assert!(note.contains(&format!("of {all} characters")), "{note}");
    assert!(note.contains(&shown.chars().count().to_string()), "{note}");
    assert!(strings.iter().all(|s| s.encode_utf16().count() <= 32_767));
}

#[test]
fn a_quote_with_very_many_marked_words_keeps_all_of_its_words() {
    let mut given = sample::assessment();
    let evidence = &mut given.findings[0].evidence[0];
    let passage = std::sync::Arc::make_mut(&mut evidence.passage);
    passage.text = "ұру ".repeat(2_000).trim_end().to_owned();
    evidence.highlights = (0..2_000).map(|n| n * 4..n * 4 + 3).collect();
    let text = passage.text.clone();
    let book = Book::open(&write(Format::Xlsx, &sample::rules(), &given, Lang::Kk, Beside::default()));
    assert!(book.strings().contains(&text));
    assert!(book.part("xl/sharedStrings.xml").matches("<b/>").count() > 20);
}

#[test]
fn libreoffice_reads_every_sheet() {
    let Some(sheets) = converted(&sampled(Format::Xlsx, Lang::Kk), "sample") else { return };
    assert_eq!(sheets.len(), 5, "{:?}", sheets.keys());
    let evidence = &sheets["Нормалар"];
    let row = evidence.iter().find(|r| r.iter().any(|c| c.contains("дене жазасын"))).unwrap();
    assert_eq!(row[0], "SMP-101");
    // A day that it knows as a day, in the form of its own locale.
    assert!(["01.04.2019", "04/01/2019", "2019-04-01"].contains(&row[5].as_str()), "{}", row[5]);
    assert!(row.iter().any(|c| c == "баланы ұру немесе оған өзгеше түрде дене жазасын қолдану;"), "{row:?}");
    let findings = &sheets["Қорытындылар"];
    assert_eq!(findings.len(), 1 + sample::assessment().findings.len());
    assert!(sheets["Сәйкестік кестесі"].len() > findings.len());
    assert_eq!(sheets["Оқылған актілер"].len(), 5);
}

/// With OLQY_SAMPLE=FOLDER the sample is written there, to be looked at.
#[test]
fn write_for_the_eye() {
    let Ok(folder) = std::env::var("OLQY_SAMPLE") else { return };
    let before = sample::assessment();
    let mut now = sample::assessment();
    now.findings[3].verdict = olqy::assess::Verdict::Met;
    now.findings[3].evidence = before.findings[0].evidence.clone();
    now.findings[1].evidence.pop();
    let rules = sample::rules();
    for lang in Lang::ALL {
        let request = olqy::report::Request { rules: &rules, assessment: &before, timelines: &[], lang };
        let earlier = olqy::report::earlier(request).unwrap();
        let beside = Beside { earlier: Some(&earlier), places: None };
        for (format, end) in [(Format::Xlsx, "xlsx"), (Format::Html, "html"), (Format::Sarif, "sarif")] {
            std::fs::write(format!("{folder}/moved.{lang}.{end}"), write(format, &rules, &now, lang, beside)).unwrap();
        }
    }
}
