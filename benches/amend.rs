//! A draft of some 300 pages over 40 acts, read and applied, and the whole command on it: `cargo bench --bench amend`.
//!
//! Writes the section on drafts of `docs/performance.md`. Every provision of the acts names a child and a ban, so that the
//! rules have as much to look at as they ever can.

use olqy::amend::{apply, read};
use olqy::law::{Document, Lang};
use olqy::source::markdown::parse;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

const ACTS: usize = 40;
const ARTICLES: usize = 120;
/// One instruction with its text takes about a fifth of a page.
const INSTRUCTIONS: usize = 38;
/// Characters of a page of typescript.
const PAGE: usize = 1800;
const HEADING: &str = "## Drafts";

fn text(n: usize) -> String {
    let mut text = format!("# О садах {n}\n");
    for a in 1..=ARTICLES {
        text.push_str(&format!("\n### Статья {a}. Сад\n"));
        for p in 1..=5 {
            text.push_str(&format!(
                "\n{p}. Сад номер {a} пункта {p} принадлежит школе, и ребенку запрещается в нем:\n"
            ));
            for s in 1..=4 {
                text.push_str(&format!("\n{s}) участок {s} поливать каждый день водой из реки, озера или колодца;\n"));
            }
        }
    }
    text
}

/// The day in May on which act `n` was adopted.
fn day(n: usize) -> usize {
    n % 28 + 1
}

fn draft() -> String {
    let mut text =
        "# О садах\n\nСтатья 1. Внести изменения и дополнения в следующие законодательные акты Республики Казахстан:\n"
            .to_owned();
    let line = "участок, который школа поливает каждый день водой из реки, озера или колодца по расписанию,".repeat(6);
    for n in 1..=ACTS {
        text.push_str(&format!("\n{n}. В Закон Республики Казахстан от {} мая 2010 года «О садах {n}»:\n", day(n)));
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
    text.push_str("\nСтатья 2. Настоящий Закон вводится в действие с 1 января 2025 года.\n");
    text
}

/// Seconds of reading and of applying.
fn in_memory(text: &str) -> (f64, f64) {
    let document = |n| parse(Lang::Ru, &self::text(n), Path::new("bench.md")).document;
    let acts: Vec<Document> = (1..=ACTS).map(document).collect();
    let start = Instant::now();
    let read = read::read_as(Lang::Ru, text);
    let reading = start.elapsed().as_secs_f64();
    assert!(read.problems.is_empty() && read.acts.len() == ACTS, "{:?}", read.problems.first());
    let start = Instant::now();
    let mut done = 0;
    for (part, document) in read.acts.iter().zip(&acts) {
        done += apply::apply(document, part, None).outcomes.iter().filter(|o| o.misfit.is_none()).count();
    }
    let applying = start.elapsed().as_secs_f64();
    assert_eq!(done, ACTS * INSTRUCTIONS, "not every instruction was carried out");
    (reading, applying)
}

/// Seconds of the command on a new corpus and once more, verdicts before and after and the comparative table included.
fn command(draft: &str) -> Result<(f64, f64), Failure> {
    let place = tempfile::tempdir()?;
    for n in 1..=ACTS {
        let edition = place.path().join(format!("corpus/{}-act/2020-01-01", 300_000 + n));
        fs::create_dir_all(&edition)?;
        fs::write(edition.join("rus.md"), text(n))?;
        let meta = format!(
            "act_code: '{}'\nrequisite: Закон Республики Казахстан от {} мая 2010 года № {n}-IV ЗРК\ntitle:\n  \
             rus: 'О садах {n}'\nform: ЗАК\ntype_codes:\n- ЗАК\napproved_on: 2010-05-{:02}\nversion_date:\n  \
             rus: 2020-01-01\ntext_status: draft\n",
            300_000 + n,
            day(n),
            day(n)
        );
        fs::write(edition.join("meta.yaml"), meta)?;
    }
    fs::write(place.path().join("draft.md"), draft)?;
    let run = || -> Result<f64, Failure> {
        let start = Instant::now();
        let out = Command::new(env!("CARGO_BIN_EXE_olqy"))
            .current_dir(place.path())
            .args(["amend", "draft.md", "--corpus", "corpus", "--index", "index", "--at", "2024-07-01", "--lang", "ru"])
            .args(["-o", "table.html"])
            .output()?;
        let seconds = start.elapsed().as_secs_f64();
        match fs::metadata(place.path().join("table.html")) {
            Ok(table) if table.len() > 100_000 => Ok(seconds),
            _ => Err(format!("{}: {}", out.status, String::from_utf8_lossy(&out.stderr)).into()),
        }
    };
    Ok((run()?, run()?))
}

fn main() -> Result<(), Failure> {
    let draft = draft();
    let characters = draft.chars().count();
    let (reading, applying) = in_memory(&draft);
    let (first, again) = command(&draft)?;
    let section = format!(
        "{HEADING}\n\nWritten by `cargo bench --bench amend`: a made-up draft of {} thousand characters ({} pages), {} \
         instructions over {ACTS} acts of\n{} provisions each, every one of which names a child and a ban.\n\n\
         | olqy | seconds |\n|---|---:|\n| read the draft | {reading:.2} |\n| apply all of it, reading every changed \
         article again | {applying:.2} |\n| the whole command on a new corpus: verdicts before and after, comparative \
         table | {first:.1} |\n| the same once more | {again:.1} |\n",
        characters / 1000,
        characters / PAGE,
        ACTS * INSTRUCTIONS,
        ARTICLES * 26,
    );
    println!("{section}");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
    let before = fs::read_to_string(&page).unwrap_or_default();
    let others = before.split(HEADING).next().unwrap_or_default().trim_end();
    fs::write(&page, format!("{others}\n\n{section}").trim_start())?;
    Ok(())
}
