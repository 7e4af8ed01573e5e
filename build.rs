//! Gives the program a digest of everything that decides how law is read, so that an index made by another reading is
//! never taken for a current one.

use std::fs;
use std::path::{Path, PathBuf};

/// Sources and data whose change changes what an index holds.
const READING: [&str; 9] = [
    "src/law",
    "src/language",
    "src/norm",
    "src/source",
    "src/index",
    "rules/norms",
    "rules/language",
    "rules/structure",
    "Cargo.lock",
];

fn main() {
    let mut files = Vec::new();
    for place in READING {
        println!("cargo:rerun-if-changed={place}");
        collect(Path::new(place), &mut files);
    }
    // The embedded corpus and rules are read at compile time by a macro that does not tell cargo of new files.
    println!("cargo:rerun-if-changed=legal-corpus");
    println!("cargo:rerun-if-changed=rules");
    files.sort();
    // FNV-1a, 64 bits: enough to tell builds apart, and needs no dependency at build time.
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file.to_string_lossy().into_owned();
        for byte in name.bytes().chain(fs::read(&file).unwrap_or_default()) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=OLQY_READING={digest:016x}");
}

fn collect(at: &Path, files: &mut Vec<PathBuf>) {
    if at.is_file() {
        files.push(at.to_owned());
    } else if let Ok(entries) = fs::read_dir(at) {
        entries.flatten().for_each(|e| collect(&e.path(), files));
    }
}
