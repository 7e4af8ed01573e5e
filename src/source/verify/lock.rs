//! The lock file: SHA-256 of every file of a corpus, as `sha256sum` writes and checks it.

use super::{Fault, FaultKind};
use crate::source::ActFiles;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the lock file, in the folder of the corpus.
pub const LOCK_FILE: &str = "corpus.lock";

/// Digests of files by their paths below the folder of the corpus, with `/` between the parts.
pub type Digests = BTreeMap<String, String>;

/// The digests of all files of these acts that stand below `root`. Files that cannot be read are left out and given
/// back with the reason.
pub fn digests(root: &Path, acts: &[ActFiles]) -> (Digests, Vec<(PathBuf, io::Error)>) {
    let mut digests = Digests::new();
    let mut unread = Vec::new();
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    for origin in acts.iter().flat_map(ActFiles::files) {
        let Ok(below) = origin.path().strip_prefix(&root) else { continue };
        let parts: Vec<String> = below.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        let mut hasher = Sha256::new();
        match origin.each_chunk(&mut |chunk| hasher.update(chunk)) {
            Ok(()) => {
                let mut hex = String::new();
                for byte in hasher.finalize() {
                    let _ = write!(hex, "{byte:02x}");
                }
                digests.insert(parts.join("/"), hex);
            }
            Err(error) => unread.push((origin.path().to_owned(), error)),
        }
    }
    (digests, unread)
}

/// The lock file's text.
pub fn text(digests: &Digests) -> String {
    digests.iter().fold(String::new(), |mut out, (path, digest)| {
        let _ = writeln!(out, "{digest}  {path}");
        out
    })
}

/// Reads a lock file. Lines that are none of a lock file are given back with their numbers, from 1.
pub fn parse(text: &str) -> (Digests, Vec<usize>) {
    let mut digests = Digests::new();
    let mut wrong = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match line.split_once("  ") {
            Some((digest, path)) if digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                digests.insert(path.to_owned(), digest.to_ascii_lowercase());
            }
            _ => wrong.push(i + 1),
        }
    }
    (digests, wrong)
}

/// Holds the files of a corpus against its lock file.
pub fn check(root: &Path, locked: &Digests, found: &Digests) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut tell = |path: &str, cause: &str| {
        let act = path.split('/').next().unwrap_or("");
        faults.push(Fault::of(FaultKind::Lock, act, root.join(path), cause.to_owned()));
    };
    for (path, digest) in locked {
        match found.get(path) {
            Some(now) if now == digest => {}
            Some(_) => tell(path, "the file is not the one in the lock file: its SHA-256 differs"),
            None => tell(path, "the file is in the lock file and not in the corpus"),
        }
    }
    for path in found.keys().filter(|p| !locked.contains_key(*p)) {
        tell(path, "the file is in the corpus and not in the lock file");
    }
    faults
}
