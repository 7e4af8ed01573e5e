//! Reads a corpus of the size of a country's law: `cargo bench --bench national [-- FOLDER [ACTS MEGABYTES]]`.
//!
//! Makes the corpus below FOLDER (else the system's folder for temporary files) unless it is there, measures, and writes
//! `docs/performance.md`. Each measurement of olqy is a process of its own, so that its peak of memory is its own; times
//! are the best of some runs. `rg` and `python3` (with SQLite) are measured beside it where they are installed.

#[path = "support/page.rs"]
mod page;
mod support;

use olqy::assess::assess;
use olqy::index::{Library, Snapshot};
use olqy::language::Required;
use olqy::law::{Date, Lang};
use olqy::report::{Format, Request, render};
use olqy::source;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use support::national::{Made, Plan, asked, rules, write};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Failure = Box<dyn std::error::Error>;

/// The day whose law is read.
const AT: Date = Date::constant(2025, 1, 1);
/// Runs of what takes seconds at most.
const RUNS: usize = 5;
/// Runs of what can take minutes.
const FEW: usize = 2;

/// What one process took: seconds, and its peak of memory in bytes where the system tells.
#[derive(Clone, Copy)]
pub struct Cost {
    pub seconds: f64,
    pub memory: Option<u64>,
}

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if let [stage, corpus, index] = args.as_slice()
        && let Some(stage) = stage.strip_prefix("stage:")
    {
        return part(stage, Path::new(corpus), Path::new(index));
    }
    let base = args.first().map_or_else(|| std::env::temp_dir().join("olqy-national"), PathBuf::from);
    let number = |n: usize, default: u64| args.get(n).and_then(|s| s.parse().ok()).unwrap_or(default);
    let (acts, megabytes) = (number(1, 20_000), number(2, 600));
    let plan = Plan { acts: usize::try_from(acts)?, bytes: megabytes * 1_000_000, seed: 1 };
    let corpus = base.join(format!("corpus-{acts}-{megabytes}"));
    let made = make(&corpus, plan)?;
    eprintln!("{} acts, {} MB in {}", made.acts, made.bytes / 1_000_000, corpus.display());

    let index = base.join("index");
    let mut rows = page::Rows::new(made);
    rows.fresh = best(FEW, || {
        let _ = fs::remove_dir_all(&index);
        run("open", &corpus, &index)
    })?;
    eprintln!("read and indexed in {:.1} s", rows.fresh.seconds);
    rows.index_bytes = size_of(&index);
    // Until files are two seconds old their times prove nothing.
    std::thread::sleep(std::time::Duration::from_secs(3));
    run("open", &corpus, &index)?;
    rows.warm = best(RUNS, || run("open", &corpus, &index))?;
    rows.changed = best(RUNS, || {
        touch(&corpus)?;
        run("open", &corpus, &index)
    })?;
    run("open", &corpus, &index)?;
    rows.check = best(FEW, || run("check", &corpus, &index))?;
    rows.check_alone = best(FEW, || run("check-alone", &corpus, &index))?;
    eprintln!("checked in {:.2} s", rows.check.seconds);

    let stems = base.join("stems.txt");
    let rules = rules();
    let all: BTreeSet<String> =
        Lang::AUTHENTIC.into_iter().flat_map(|lang| asked(&rules, lang)).map(beginning).collect();
    let all: Vec<String> = all.into_iter().filter(|stem| stem.chars().count() > 3).collect();
    fs::write(&stems, all.join("\n"))?;
    rows.stems = all.len();
    rows.ripgrep = best(3, || ripgrep(&corpus, &stems)).ok();
    rows.sqlite = sqlite(&corpus, &base.join("fts5.db"), &stems).ok();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
    let before = fs::read_to_string(&page).unwrap_or_default();
    // What other benchmarks wrote of other things stays.
    let others = before.find("\n## ").and_then(|at| before.get(at..)).unwrap_or_default();
    fs::write(&page, rows.page() + others)?;
    eprintln!("{}", page.display());
    Ok(())
}

/// How a word begins that is asked for.
fn beginning(required: Required) -> String {
    match required {
        Required::Stem(beginning) | Required::Prefix(beginning) => beginning,
    }
}

/// One measurement, in a process of its own: prints seconds and the peak of memory.
fn part(stage: &str, corpus: &Path, index: &Path) -> Result<(), Failure> {
    let start = Instant::now();
    let seconds = if stage == "open" {
        let (acts, _) = source::folder(corpus);
        Library::open(index, &acts, &mut |_| {})?;
        start.elapsed()
    } else {
        let (acts, _) = source::folder(corpus);
        let library = Library::open(index, &acts, &mut |_| {})?;
        let opened = Instant::now();
        let rules = rules();
        let assessment = assess(&Snapshot::new(&library, AT)?, &rules, None)?;
        let json =
            render(Format::Json, Request { rules: &rules, assessment: &assessment, timelines: &[], lang: Lang::Ru })?;
        std::hint::black_box(json.len());
        if stage == "check" { start.elapsed() } else { opened.elapsed() }
    };
    println!("{} {}", seconds.as_secs_f64(), peak().unwrap_or(0));
    Ok(())
}

/// The peak of memory of this process, in bytes.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? << 10)
}

fn run(stage: &str, corpus: &Path, index: &Path) -> Result<Cost, Failure> {
    let stage = format!("stage:{stage}");
    let out = Command::new(std::env::current_exe()?).arg(stage).arg(corpus).arg(index).output()?;
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    match said.split_whitespace().map(str::parse::<f64>).collect::<Result<Vec<_>, _>>().as_deref() {
        Ok([seconds, memory]) if out.status.success() => {
            Ok(Cost { seconds: *seconds, memory: (*memory > 0.0).then_some(*memory as u64) })
        }
        _ => Err(format!("{}: {}", out.status, String::from_utf8_lossy(&out.stderr)).into()),
    }
}

/// The cheapest of some runs; the memory is the most of any.
fn best(runs: usize, mut run: impl FnMut() -> Result<Cost, Failure>) -> Result<Cost, Failure> {
    let mut best = run()?;
    for _ in 1..runs {
        let next = run()?;
        best = Cost { seconds: best.seconds.min(next.seconds), memory: best.memory.max(next.memory) };
    }
    Ok(best)
}

/// Makes the corpus, unless it stands there whole.
fn make(corpus: &Path, plan: Plan) -> Result<Made, Failure> {
    let done = corpus.with_extension("made");
    if let Ok(said) = fs::read_to_string(&done)
        && let [acts, editions, bytes] = said.split_whitespace().collect::<Vec<_>>()[..]
    {
        return Ok(Made { acts: acts.parse()?, editions: editions.parse()?, bytes: bytes.parse()? });
    }
    let _ = fs::remove_dir_all(corpus);
    let made = write(corpus, plan)?;
    fs::write(done, format!("{} {} {}", made.acts, made.editions, made.bytes))?;
    Ok(made)
}

/// Changes one act of middling size.
fn touch(corpus: &Path) -> Result<(), Failure> {
    use std::io::Write;
    let mut acts: Vec<PathBuf> = fs::read_dir(corpus)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    acts.sort();
    let act = acts.get(acts.len() / 2).ok_or("the corpus is empty")?;
    let edition = fs::read_dir(act)?.next().ok_or("the act is empty")??.path();
    writeln!(fs::File::options().append(true).open(edition.join("rus.md"))?, "\n")?;
    Ok(())
}

fn size_of(place: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(place) else { return fs::metadata(place).map_or(0, |m| m.len()) };
    entries.flatten().map(|entry| size_of(&entry.path())).sum()
}

/// All lines of the corpus with a word that begins with one of the stems, by ripgrep.
fn ripgrep(corpus: &Path, stems: &Path) -> Result<Cost, Failure> {
    let start = Instant::now();
    let out = Command::new("rg").args(["-i", "-F", "-c", "--no-config", "-f"]).arg(stems).arg(corpus).output()?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned().into());
    }
    Ok(Cost { seconds: start.elapsed().as_secs_f64(), memory: None })
}

/// Seconds in which SQLite builds a full-text index of the corpus and in which it answers.
fn sqlite(corpus: &Path, database: &Path, stems: &Path) -> Result<(f64, f64), Failure> {
    let _ = fs::remove_file(database);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/support/fts5.py");
    let out = Command::new("python3").arg(script).arg(corpus).arg(database).arg(stems).output()?;
    let _ = fs::remove_file(database);
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let numbers: Vec<f64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    match numbers[..] {
        [build, ask, _] if out.status.success() => Ok((build, ask)),
        _ => Err(String::from_utf8_lossy(&out.stderr).into_owned().into()),
    }
}
