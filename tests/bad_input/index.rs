//! Indexes that are damaged, cannot be kept, or are made by two processes at once: the answers stay the same.

use crate::support::corpus::{Corpus, write};
use crate::support::run::{Ran, command};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const CHECK: [&str; 7] = ["check", "--at", "2020-12-31", "--fail-on", "never", "--format", "json"];

/// All files of an index, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()));
        } else {
            all.push(entry.path());
        }
    }
    all.sort();
    all
}

/// A name that stays when the index is made anew: segments are named by chance.
fn kind(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    file.extension().map_or(name, |e| e.to_string_lossy().into_owned())
}

#[test]
fn an_index_folder_that_is_a_file() {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    fs::remove_dir_all(corpus.index()).unwrap();
    write(&corpus.index(), "a file");
    let ran = corpus.run(CHECK);
    ran.exits(3).says(&["index", "--index"]).says_one_thing();
    assert!(ran.stdout == right);
    assert_eq!(fs::read_to_string(corpus.index()).unwrap(), "a file");
}

#[test]
fn an_index_folder_that_cannot_be_made() {
    if !Path::new("/proc/self").is_dir() {
        return;
    }
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    let mut command = command();
    command.args(CHECK).arg("--corpus").arg(corpus.acts()).args(["--index", "/proc/olqy"]);
    let ran = Ran::new(command.output().unwrap());
    ran.exits(3).says(&["/proc/olqy"]).says_one_thing();
    assert!(ran.stdout == right);
}

/// What is done to each file of an index in turn.
fn damage(what: &str, harm: impl Fn(&[u8]) -> Vec<u8>) {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    let kinds: Vec<String> = files(&corpus.index()).iter().map(|f| kind(f)).collect();
    assert!(kinds.len() > 5, "{kinds:?}");
    for wanted in kinds {
        let Some(file) = files(&corpus.index()).into_iter().find(|f| kind(f) == wanted) else {
            panic!("no {wanted} file is left");
        };
        let sound = fs::read(&file).unwrap();
        let harmed = harm(&sound);
        let touched = harmed != sound;
        write(&file, harmed);
        let ran = corpus.run(CHECK);
        ran.exits(0);
        assert!(ran.stdout == right, "{what} {wanted}: another answer");
        if touched && !matches!(wanted.as_str(), "lock" | "json") && !wanted.starts_with('.') {
            ran.says(&["index", "damaged"]).says_one_thing();
        }
        let again = corpus.run(CHECK);
        again.exits(0);
        assert!(again.stdout == right && again.stderr.is_empty(), "{what} {wanted}: {}", again.stderr);
    }
}

#[test]
fn damaged_files_are_made_anew_flipped() {
    damage("a flipped byte in", |bytes| {
        let mut bytes = bytes.to_vec();
        if let Some(byte) = bytes.len().checked_sub(1).and_then(|last| bytes.get_mut(last / 2)) {
            *byte ^= 0x55;
        }
        bytes
    });
}

#[test]
fn damaged_files_are_made_anew_truncated() {
    damage("half of", |bytes| bytes[..bytes.len() / 2].to_vec());
}

#[test]
fn damaged_files_are_made_anew_emptied() {
    damage("nothing in", |_| Vec::new());
}

#[test]
fn damaged_files_are_made_anew_overwritten() {
    damage("noise in", |bytes| (0..bytes.len().max(64)).map(|i| (i * 131 % 251) as u8).collect());
}

#[test]
fn a_file_of_the_index_that_is_gone() {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    let kinds: Vec<String> = files(&corpus.index()).iter().map(|f| kind(f)).collect();
    for wanted in kinds {
        let Some(file) = files(&corpus.index()).into_iter().find(|f| kind(f) == wanted) else { continue };
        fs::remove_file(&file).unwrap();
        let ran = corpus.run(CHECK);
        ran.exits(0);
        assert!(ran.stdout == right, "{wanted} is gone: another answer");
    }
}

#[test]
fn two_processes_at_once_on_a_cold_index() {
    let right = Corpus::own().json("2020-12-31", &[]);
    let corpus = Corpus::own();
    let start = || {
        let mut command = command();
        command.args(CHECK).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (0..4).map(|_| start()).collect();
    for child in running {
        let ran = Ran::new(child.wait_with_output().unwrap());
        ran.exits(0);
        assert!(ran.stdout == right);
    }
}

#[test]
fn a_process_that_was_ended_half_way_leaves_nothing_wrong() {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    for wait in [1, 5, 10, 20, 40, 80, 160] {
        fs::remove_dir_all(corpus.index()).unwrap();
        let mut command = command();
        command.args(CHECK).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        let ran = corpus.run(CHECK);
        ran.exits(0);
        assert!(ran.stdout == right, "after {wait} ms: another answer");
    }
}

/// A disk of sixteen kilobytes, in a name space of its own where the system permits it; elsewhere a limit on the size
/// of files.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_for_the_index() {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    let small = corpus.beside("small");
    fs::create_dir(&small).unwrap();
    let run = |program: &str, before: &[&str], script: &str| {
        let mut shell = Command::new(program);
        shell.args(before).args(["sh", "-c", script, "sh"]).arg(&small).arg(env!("CARGO_BIN_EXE_olqy"));
        shell.args(CHECK).arg("--corpus").arg(corpus.acts()).arg("--index").arg(&small);
        shell.output()
    };
    let permitted = Command::new("unshare").args(["-Urm", "mount", "-t", "tmpfs", "none"]).arg(&small).output();
    let ran = if permitted.is_ok_and(|o| o.status.success()) {
        run("unshare", &["-Urm"], "mount -t tmpfs -o size=16k none \"$1\" && shift && exec \"$@\"")
    } else {
        run("env", &[], "shift; trap '' XFSZ; ulimit -f 16; exec \"$@\"")
    };
    let ran = Ran::new(ran.unwrap());
    ran.exits(3).says(&["index", "--index"]).says_one_thing();
    assert!(ran.stdout == right);
}

#[cfg(target_os = "linux")]
#[test]
fn files_of_the_index_that_may_not_grow() {
    let corpus = Corpus::own();
    let right = corpus.json("2020-12-31", &[]);
    fs::remove_dir_all(corpus.index()).unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_olqy")]);
    shell.args(CHECK).arg("--corpus").arg(corpus.acts()).arg("--index").arg(corpus.index());
    let ran = Ran::new(shell.output().unwrap());
    ran.exits(3).says(&["index"]);
    assert!(ran.stdout == right);
    // Once there is room, the index is made as if nothing had been.
    let ran = corpus.run(CHECK);
    ran.exits(0);
    assert!(ran.stdout == right);
}
