//! The report as typeset pages. Run with `cargo test --features pdf --test pdf`.
//!
//! What only the tools of poppler can tell (the text of pages, the fonts in them) is passed over where they are missing,
//! unless `OLQY_OFFICE=1` says that they must be there.

#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "pdf")]
mod hostile;
#[cfg(feature = "pdf")]
mod law;
#[cfg(feature = "pdf")]
mod pages;
#[cfg(feature = "pdf")]
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "../report/sample.rs"]
mod sample;
#[cfg(feature = "pdf")]
mod tools;

use support::run::embedded;

/// A build without pages says at once, before it reads any law, how to get one that has them.
#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pages_says_how_to_get_them() {
    for args in [["report", "--format", "pdf"], ["report", "-o", "report.pdf"]] {
        embedded(&args).exits(2).says(&["cargo build --release --features pdf"]).says_one_thing();
    }
}

#[cfg(feature = "pdf")]
#[test]
fn the_program_writes_pages_by_the_name_of_the_file() {
    let file = support::run::scratch("report.pdf");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let name = file.to_str().unwrap();
    embedded(&["report", "-o", name, "--at", "2024-07-01", "--lang", "kk"]).exits(0);
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF-1.7"));
}
