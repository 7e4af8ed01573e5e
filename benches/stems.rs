//! Words per second of the stemmers: `cargo bench --bench stems [-- FILE]`.
//!
//! Without a file it runs over the forms of the test list, shuffled; with one over the Kazakh words of that text, in
//! their order, as many times as a second takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

use olqy::language::{TokenKind, analyse, stem};
use olqy::law::Lang;

fn main() -> std::io::Result<()> {
    let file = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let text = match file {
        Some(path) => std::fs::read_to_string(path)?,
        None => include_str!("../tests/language/kazakh-words.txt").to_owned(),
    };
    let tokens = analyse(Lang::Kk, &text);
    let words: Vec<String> = tokens.into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text.clone()).collect();
    for lang in [Lang::Kk, Lang::Ru] {
        let stems = measure(words.len(), || {
            for word in &words {
                black_box(stem(lang, black_box(word)));
            }
        });
        println!("{lang} stem     {stems:.2} million words/s");
    }
    let whole = measure(words.len(), || {
        black_box(analyse(Lang::Kk, black_box(&text)));
    });
    println!("kk analyse  {whole:.2} million words/s");
    Ok(())
}

/// Millions of words a second, the best of five runs of a fifth of a second or more.
fn measure(words: usize, mut run: impl FnMut()) -> f64 {
    run();
    let mut best = 0.0f64;
    for _ in 0..5 {
        let (start, mut rounds) = (Instant::now(), 0u32);
        while start.elapsed() < Duration::from_millis(200) {
            run();
            rounds += 1;
        }
        let done = words as f64 * f64::from(rounds);
        best = best.max(done / start.elapsed().as_secs_f64() / 1e6);
    }
    best
}
