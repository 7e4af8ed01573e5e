//! Writes `docs/accuracy.md`: `OLQY_SHARED=FOLDER cargo run --example accuracy > docs/accuracy.md`, where the folder has
//! the official texts in `corpus/acts` and gold lemmas in `lang`.

#[allow(dead_code)]
#[path = "../tests/accuracy/measure/mod.rs"]
mod measure;

fn main() -> std::process::ExitCode {
    let Some(shared) = measure::shared() else {
        eprintln!("OLQY_SHARED must name the folder that has corpus/acts and lang");
        return std::process::ExitCode::from(2);
    };
    print!("{}", measure::page::page(&shared));
    std::process::ExitCode::SUCCESS
}
