//! Places that cannot be written, and readers that go away.

use crate::support::corpus::{Corpus, write};
use crate::support::run::{Ran, command};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

fn report(corpus: &Corpus, to: &Path) -> Ran {
    corpus.run([Path::new("report"), Path::new("--at"), Path::new("2020-12-31"), Path::new("-o"), to])
}

#[test]
fn a_report_is_written_and_nothing_is_left_beside_it() {
    let corpus = Corpus::own();
    for name in ["r.html", "r.md", "r.json"] {
        let file = corpus.beside("out").join(name);
        fs::create_dir_all(corpus.beside("out")).unwrap();
        report(&corpus, &file).exits(0);
        assert!(fs::metadata(&file).unwrap().len() > 500);
    }
    assert_eq!(fs::read_dir(corpus.beside("out")).unwrap().count(), 3);
}

#[test]
fn the_output_is_a_folder() {
    let corpus = Corpus::own();
    let folder = corpus.beside("folder.html");
    fs::create_dir(&folder).unwrap();
    report(&corpus, &folder).exits(2).says(&["folder.html"]).says_one_thing();
}

#[test]
fn the_output_stands_below_a_file() {
    let corpus = Corpus::own();
    write(&corpus.beside("file"), "kept");
    report(&corpus, &corpus.beside("file").join("r.html")).exits(2).says(&["r.html"]).says_one_thing();
    assert_eq!(fs::read_to_string(corpus.beside("file")).unwrap(), "kept");
}

#[test]
fn the_folder_of_the_output_is_not_there_or_cannot_be_written() {
    let corpus = Corpus::own();
    report(&corpus, &corpus.beside("nowhere/r.html")).exits(2).says(&["r.html"]).says_one_thing();
    if Path::new("/proc/self").is_dir() {
        report(&corpus, Path::new("/proc/r.html")).exits(2).says(&["/proc/r.html"]).says_one_thing();
    }
}

#[test]
fn an_extension_that_tells_no_format() {
    let corpus = Corpus::own();
    for name in ["r", "r.", "r.xyz", ".html"] {
        report(&corpus, &corpus.beside(name)).exits(2).says(&["--format"]).says_one_thing();
    }
}

/// The report is too long for the file system: what stood there before stays as it was.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_report() {
    let corpus = Corpus::own();
    corpus.run(["check", "--at", "2020-12-31"]);
    let file = corpus.beside("r.html");
    write(&file, "the old report");
    let limited = |script: &str| {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).arg("sh").arg(env!("CARGO_BIN_EXE_olqy"));
        shell.args(["report", "--at", "2020-12-31", "-o"]).arg(&file);
        shell.arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        Ran::new(shell.output().unwrap())
    };
    // Files of at most eight blocks, which is less than any report; the signal becomes an error of writing.
    let ran = limited("trap '' XFSZ; ulimit -f 8; exec \"$@\"");
    ran.exits(2).says(&["r.html"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "the old report");
    let parts =
        fs::read_dir(corpus.beside("")).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().contains("part"));
    assert_eq!(parts.count(), 0, "a part of a report is left");
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_is_full() {
    let corpus = Corpus::own();
    for args in [
        &["check", "--format", "json"][..],
        &["check"],
        &["report", "-o", "-"],
        &["rules", "list"],
        &["rules", "schema"],
        &["search", "ребенок"],
        &["show", "62568"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = command();
        command.args(args).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        command.args(["--at", "2020-12-31"]).stdout(full);
        let ran = Ran::new(command.output().unwrap());
        ran.exits(2).says(&["output"]);
    }
}

/// Messages that cannot be said are no reason to fail.
#[cfg(target_os = "linux")]
#[test]
fn standard_error_that_is_full() {
    let corpus = Corpus::own();
    write(&corpus.act("34652").join("2019-04-01/meta.yaml"), "a: [");
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let run = |args: &[&str]| {
        let mut command = command();
        command.args(args).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        command.args(["--at", "2020-12-31"]).stderr(full()).output().unwrap()
    };
    let ran = run(&["check", "--format", "json", "--fail-on", "never"]);
    assert_eq!(ran.status.code(), Some(3));
    assert!(ran.stdout.starts_with(b"{"));
    assert_eq!(run(&["show", "99999"]).status.code(), Some(2));
    assert_eq!(run(&["check", "--rule", "X"]).status.code(), Some(2));
    assert_eq!(run(&["report", "-o", "/proc/x.html"]).status.code(), Some(2));
}

/// `| head -1`: whoever reads standard output goes away after the first line.
#[test]
fn a_reader_that_goes_away() {
    let corpus = Corpus::own();
    let tree = corpus.file("62568", "2019-04-01", crate::support::Lang::Ru);
    let tree = tree.display().to_string();
    // Much more than a pipe holds, so that writing fails while it is under way.
    let long = corpus.beside("long.md");
    let text: String = (1..4_000).map(|n| format!("### Статья {n}. Слово\n\nСлова статьи о детях.\n\n")).collect();
    write(&long, format!("# Акт\n\n{text}"));
    let long = long.display().to_string();
    for args in [
        &["check", "--format", "json", "--fail-on", "never"][..],
        &["check"],
        &["report", "-o", "-"],
        &["report", "-o", "-", "--format", "md"],
        &["search", "ребенок", "-n", "10000"],
        &["search", "ребенок", "-n", "10000", "--format", "json"],
        &["show", "62568"],
        &["inspect", "tree", &tree],
        &["inspect", "tree", &long],
        &["inspect", "tree", &long, "--format", "text"],
        &["inspect", "norms", &long],
        &["rules", "list"],
        &["rules", "schema"],
    ] {
        let mut command = command();
        command.args(args).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        command.args(["--at", "2020-12-31"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::with_capacity(16, child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        drop(stdout);
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let code = child.wait().unwrap().code();
        assert!(!stderr.contains("panicked") && !stderr.contains("roken pipe"), "{args:?}: {stderr}");
        // `check` may have failed on gaps before it was left alone; nothing else is an error.
        assert!(matches!(code, Some(0 | 1)), "{args:?}: {code:?} {stderr}");
    }
}
