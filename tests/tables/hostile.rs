//! Text of a law that would like to be more than text.

use crate::book::{Book, converted};
use crate::{FORMATS, csv::parsed, sample, text, write};
use olqy::assess::Assessment;
use olqy::law::{Lang, Localized};
use olqy::report::{Beside, Format};
use olqy::rule::RuleSet;

const HARMFUL: [&str; 8] = [
    "=HYPERLINK(\"https://example.org\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "жаза;=1+1",
    "_x003D_1+1 _x0041_",
    "<t>&amp;</t>]]> \u{FFFE}\u{FFFF}\u{0}\u{8}\u{202E}x\u{1b}[31m",
    "\u{feff}\t=1",
];

/// The sample with harmful text wherever a corpus or a rule pack can put some.
fn poisoned(harm: &str) -> (RuleSet, Assessment) {
    let (mut rules, mut given) = (sample::rules(), sample::assessment());
    for act in &mut given.acts {
        act.act.title = Localized(Lang::ALL.map(|l| (l, harm.to_owned())).into());
        act.act.requisite = harm.into();
    }
    for rule in &mut rules.rules {
        let all = sample::texts(harm, harm, harm);
        (rule.title, rule.asks, rule.recommendation) = (all.clone(), all.clone(), all.clone());
        (rule.model, rule.matters) = (Some(all.clone()), Some(all));
    }
    for finding in &mut given.findings {
        for evidence in finding.evidence.iter_mut().chain(&mut finding.nearest) {
            let length = harm.chars().count();
            evidence.highlights = vec![0..length.min(3), length.min(5)..length];
            std::sync::Arc::make_mut(&mut evidence.passage).text = harm.to_owned();
        }
    }
    (rules, given)
}

#[test]
fn no_cell_is_a_formula() {
    for harm in HARMFUL {
        let (rules, given) = poisoned(harm);
        let book = Book::open(&write(Format::Xlsx, &rules, &given, Lang::Ru, Beside::default()));
        book.is_well_formed();
        for sheet in book.sheets() {
            assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("t=\"str\""), "{harm}");
        }
        let (_, rows) = parsed(&write(Format::Csv { bom: false }, &rules, &given, Lang::Ru, Beside::default()));
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            assert!(![";=", ";+", ",=", "\"="].iter().any(|s| cell.contains(s)), "{cell}");
        }
    }
}

#[test]
fn nothing_harmful_is_left_and_every_file_can_be_read() {
    for harm in HARMFUL {
        let (rules, given) = poisoned(harm);
        let before = olqy::report::earlier(olqy::report::Request {
            rules: &sample::rules(),
            assessment: &sample::assessment(),
            timelines: &[],
            lang: Lang::Ru,
        })
        .unwrap();
        for beside in [Beside::default(), Beside { earlier: Some(&before), places: None }] {
            for format in FORMATS.into_iter().filter(|f| *f != Format::Xlsx) {
                let out = text(write(format, &rules, &given, Lang::En, beside));
                let bad = |c: char| (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || c == '\u{202E}';
                assert!(!out.contains(bad), "{format:?}");
                if format == Format::Sarif {
                    serde_json::from_str::<serde_json::Value>(&out).unwrap();
                }
            }
        }
    }
}

#[test]
fn libreoffice_shows_the_words_themselves() {
    for (n, harm) in HARMFUL.iter().enumerate().filter(|(n, _)| [0, 1, 5].contains(n)) {
        let (rules, given) = poisoned(harm);
        let bytes = write(Format::Xlsx, &rules, &given, Lang::En, Beside::default());
        let Some(sheets) = converted(&bytes, &format!("hostile{n}")) else { return };
        let provisions = &sheets["Provisions"];
        assert!(provisions.iter().skip(1).all(|row| row[9] == *harm), "{:?}", provisions[1]);
    }
}

#[test]
fn a_paragraph_of_a_megabyte_is_written_by_every_format() {
    let (rules, mut given) = (sample::rules(), sample::assessment());
    let long = "Запрещается бить детей. ".repeat(24_000);
    let passage = std::sync::Arc::make_mut(&mut given.findings[0].evidence[0].passage);
    passage.text = long.trim_end().to_owned();
    for format in FORMATS {
        let out = write(format, &rules, &given, Lang::Ru, Beside::default());
        if matches!(format, Format::Csv { .. } | Format::Json) {
            assert!(text(out).contains(long.trim_end()), "{format:?} lost words");
        } else {
            assert!(!out.is_empty());
        }
    }
}
