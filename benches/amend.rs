//! A draft of some 300 pages over 40 acts, read and applied: `cargo bench --bench amend`.

use olqy::amend::{apply, read};
use olqy::law::{Document, Lang};
use olqy::source::markdown::parse;
use std::path::Path;
use std::time::Instant;

const ACTS: usize = 40;
const ARTICLES: usize = 120;
/// One instruction with its text takes about a fifth of a page.
const INSTRUCTIONS: usize = 38;

fn act(n: usize) -> Document {
    let mut text = format!("# О садах {n}\n");
    for a in 1..=ARTICLES {
        text.push_str(&format!("\n### Статья {a}. Сад\n"));
        for p in 1..=5 {
            text.push_str(&format!("\n{p}. Сад номер {a} пункта {p} принадлежит школе:\n"));
            for s in 1..=4 {
                text.push_str(&format!("\n{s}) участок {s} поливают каждый день водой из реки, озера или колодца;\n"));
            }
        }
    }
    parse(Lang::Ru, &text, Path::new("bench.md")).document
}

fn draft() -> String {
    let mut text =
        "# О садах\n\nСтатья 1. Внести изменения и дополнения в следующие законодательные акты Республики Казахстан:\n"
            .to_owned();
    let line = "участок, который школа поливает каждый день водой из реки, озера или колодца по расписанию,".repeat(6);
    for n in 1..=ACTS {
        text.push_str(&format!(
            "\n{n}. В Закон Республики Казахстан от {} мая 20{n:02} года «О садах {n}»:\n",
            n % 28 + 1
        ));
        for i in 1..=INSTRUCTIONS {
            let article = i * 3;
            text.push_str(&match i % 4 {
                0 => format!("\n{i}) в пункте 2 статьи {article} слова «номер {article}» заменить словами «под номером {article}»;\n"),
                1 => format!("\n{i}) пункт 3 статьи {article} изложить в следующей редакции:\n\n«3. {line}.»;\n"),
                2 => format!("\n{i}) пункт 1 статьи {article} дополнить подпунктом 5) следующего содержания:\n\n«5) {line};»;\n"),
                _ => format!("\n{i}) подпункт 2) пункта 4 статьи {article} исключить;\n"),
            });
        }
    }
    text
}

fn main() {
    let text = draft();
    let acts: Vec<Document> = (1..=ACTS).map(act).collect();
    let start = Instant::now();
    let read = read::read_as(Lang::Ru, &text);
    let reading = start.elapsed();
    assert!(read.problems.is_empty() && read.acts.len() == ACTS, "{:?}", read.problems.first());
    let start = Instant::now();
    let mut done = 0;
    for (part, document) in read.acts.iter().zip(&acts) {
        let applied = apply::apply(document, part, None);
        done += applied.outcomes.iter().filter(|o| o.misfit.is_none()).count();
    }
    let applying = start.elapsed();
    println!(
        "{} thousand characters, {} of {} instructions over {ACTS} acts: read in {:.2} s, applied in {:.2} s",
        text.chars().count() / 1000,
        done,
        ACTS * INSTRUCTIONS,
        reading.as_secs_f64(),
        applying.as_secs_f64()
    );
}
