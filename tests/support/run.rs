//! Running the program as a user does.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn new(output: Output) -> Ran {
        let ran = Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("what is printed is UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        assert!(!ran.stderr.contains("panicked"), "it panicked: {}", ran.stderr);
        assert_ne!(ran.code, Some(101), "the exit code of a panic: {}", ran.stderr);
        ran
    }

    /// Holds the exit code against the expected one.
    #[track_caller]
    pub fn exits(&self, code: i32) -> &Ran {
        assert_eq!(self.code, Some(code), "stderr: {}\nstdout: {:.400}", self.stderr, self.stdout);
        self
    }

    /// Holds that all of these words are said on stderr.
    #[track_caller]
    pub fn says(&self, words: &[&str]) -> &Ran {
        for word in words {
            assert!(self.stderr.contains(word), "`{word}` is not said: {}", self.stderr);
        }
        self
    }

    /// Holds that stderr has one message, of one line.
    #[track_caller]
    pub fn says_one_thing(&self) -> &Ran {
        let lines = self.stderr.lines().filter(|l| !l.trim().is_empty()).count();
        assert_eq!(lines, 1, "one message is expected: {}", self.stderr);
        self
    }
}

/// The program, away from the user's cache and locale.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_olqy"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("XDG_CACHE_HOME", scratch("cache")).env("HOME", scratch("home"));
    command.stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub fn olqy<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Ran {
    Ran::new(command().args(args).output().expect("the program starts"))
}

/// Runs the program on the embedded corpus with an index that all tests of this binary share.
pub fn embedded(args: &[&str]) -> Ran {
    let index = scratch("index");
    let mut command = command();
    command.args(args).arg("--index").arg(index);
    Ran::new(command.output().expect("the program starts"))
}

/// A folder of this test binary below the build folder.
pub fn scratch(name: &str) -> PathBuf {
    let binary = std::env::current_exe().expect("a test has a file");
    let binary = binary.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(binary).join(name)
}
