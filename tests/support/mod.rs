//! What the black-box tests share: running the program, reading its answers, and corpora that can be changed.

#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod answer;
pub mod corpus;
pub mod own;
pub mod run;
pub mod text;

use std::path::{Path, PathBuf};

/// The folder with the official texts, if the environment names one.
///
/// # Panics
/// If it is named and is not there: a test that was asked for must not pass by doing nothing.
pub fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("OLQY_SHARED").filter(|v| !v.is_empty())?;
    let folder = Path::new(&named).canonicalize();
    Some(folder.unwrap_or_else(|e| panic!("OLQY_SHARED is {}: {e}", Path::new(&named).display())))
}

/// The folder of the official acts, if the environment names the folder that holds it.
pub fn official() -> Option<PathBuf> {
    let acts = shared()?.join("corpus").join("acts");
    assert!(acts.is_dir(), "{} is not there", acts.display());
    Some(acts)
}

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A language of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    Ru,
    Kk,
}

impl Lang {
    pub const BOTH: [Lang; 2] = [Lang::Ru, Lang::Kk];

    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::Kk => "kk",
        }
    }

    pub fn of(tag: &str) -> Lang {
        match tag {
            "ru" => Lang::Ru,
            "kk" => Lang::Kk,
            other => panic!("{other} is no language of the law"),
        }
    }

    pub fn file(self) -> &'static str {
        match self {
            Lang::Ru => "rus.md",
            Lang::Kk => "kaz.md",
        }
    }
}
