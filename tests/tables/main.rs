//! Tables (XLSX, CSV), SARIF, and comparisons of reports.

#[path = "../report/sample.rs"]
#[allow(dead_code)]
mod sample;
#[path = "../support/mod.rs"]
mod support;

mod book;
mod command;
mod comparison;
mod csv;
mod embedded;
mod hostile;
mod sarif;
mod xlsx;

use olqy::assess::Assessment;
use olqy::law::Lang;
use olqy::report::{Beside, Format, Options, Request, render_beside};
use olqy::rule::RuleSet;

/// Every format.
const FORMATS: [Format; 7] = [
    Format::Html,
    Format::Markdown,
    Format::Json,
    Format::Text { color: false },
    Format::Xlsx,
    Format::Csv { bom: false },
    Format::Sarif,
];

fn write(format: Format, rules: &RuleSet, assessment: &Assessment, lang: Lang, beside: Beside<'_>) -> Vec<u8> {
    let request = Request { rules, assessment, timelines: &[], lang };
    render_beside(format, request, &Options::default(), beside).unwrap()
}

/// The sample in a format.
fn sampled(format: Format, lang: Lang) -> Vec<u8> {
    write(format, &sample::rules(), &sample::assessment(), lang, Beside::default())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
