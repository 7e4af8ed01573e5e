//! Writes a made-up corpus of the size of a country's law into a folder that does not yet exist:
//! `cargo run --release --example national_corpus -- FOLDER [ACTS [MEGABYTES [SEED]]]` (20000 acts, 600 MB, seed 1).

#[path = "../benches/support/mod.rs"]
mod support;

use std::path::PathBuf;
use support::national::{Plan, write};

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        eprintln!("name a folder; see the head of examples/national_corpus.rs");
        std::process::exit(2);
    };
    if folder.exists() {
        return Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, format!("{}", folder.display())));
    }
    let mut number = |default: u64| args.next().and_then(|n| n.parse().ok()).unwrap_or(default);
    let (acts, megabytes, seed) = (number(20_000), number(600), number(1));
    let plan = Plan { acts: usize::try_from(acts).unwrap_or(usize::MAX), bytes: megabytes * 1_000_000, seed };
    let made = write(&folder, plan)?;
    println!("{} acts, {} editions, {} MB", made.acts, made.editions, made.bytes / 1_000_000);
    Ok(())
}
