//! What readers and programs are given, in three languages.

#[path = "report/sample.rs"]
mod sample;

use olqy::law::Lang;
use olqy::report::{Format, json, render};
use sample::{assessment, rules};

fn rendered(format: Format, lang: Lang) -> String {
    render(format, &rules(), &assessment(), lang).unwrap()
}

/// The page without its styles and script, which are files of their own.
fn page(lang: Lang) -> String {
    let html = rendered(Format::Html, lang);
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, _) = rest.split_once("<script>").unwrap();
    format!("{head}{body}").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn snapshots() {
    for lang in Lang::ALL {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("report.{lang}.html"), page(lang));
            let versionless = |text: String| text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
            insta::assert_snapshot!(format!("report.{lang}.md"), versionless(rendered(Format::Markdown, lang)));
            insta::assert_snapshot!(format!("report.{lang}.json"), versionless(rendered(Format::Json, lang)));
            insta::assert_snapshot!(format!("report.{lang}.txt"), rendered(Format::Text { color: false }, lang));
        });
    }
}

#[test]
fn write_for_the_eye() {
    let Ok(folder) = std::env::var("OLQY_SAMPLE") else { return };
    for lang in Lang::ALL {
        for (format, end) in [(Format::Html, "html"), (Format::Markdown, "md"), (Format::Json, "json")] {
            std::fs::write(format!("{folder}/sample.{lang}.{end}"), rendered(format, lang)).unwrap();
        }
    }
}
