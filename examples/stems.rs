//! Prints `word<TAB>stem` for each line of standard input: `cargo run --example stems -- kk < words.txt`.

use std::io::{BufRead, Write, stdin, stdout};

use olqy::language::{Normalised, stem};
use olqy::law::Lang;

fn main() -> std::io::Result<()> {
    let lang = std::env::args().nth(1).and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::Kk);
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line?;
        let normal = Normalised::new(&line, lang);
        writeln!(out, "{line}\t{}", stem(lang, &normal.text))?;
    }
    Ok(())
}
