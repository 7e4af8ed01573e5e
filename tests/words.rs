//! The words of the reports stand in one place, all of them are used, and no template has words of its own.

use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The templates of reports, with their names.
fn templates() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = fs::read_dir(root().join("templates"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "html" || e == "md"))
        .map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(p).unwrap()))
        .collect();
    found.sort();
    found
}

/// What is left of a text without everything from `open` to `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once(close).map_or("", |(_, rest)| rest))
}

/// What a template says by itself: neither its tags nor those of HTML, nor styles.
fn own_words(template: &str) -> String {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<style>", "</style>"), ("<", ">")];
    pairs.into_iter().fold(template.to_owned(), |text, (open, close)| without(&text, open, close))
}

#[test]
fn templates_have_no_words_of_their_own() {
    assert_eq!(own_words("{{ a }}<p class=\"x\">olqy {% if b %}–{% endif %}</p>"), "olqy –");
    let mut seen = 0;
    for (name, text) in templates() {
        let words = own_words(&text).replace("olqy", "").replace("&amp;", "");
        let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
        assert_eq!(letters, "", "{name}");
        seen += 1;
    }
    assert!(seen > 12, "{seen}");
}

/// All sources and templates in one text.
fn everything() -> String {
    fn walk(at: &Path, into: &mut String) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html" || e == "md") {
                into.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    walk(&root().join("src"), &mut all);
    walk(&root().join("templates"), &mut all);
    all
}

#[test]
fn every_label_is_used() {
    let words = fs::read_to_string(root().join("templates/words.yaml")).unwrap();
    let words: serde_json::Value = serde_yaml::from_str(&words).unwrap();
    let all = everything();
    let labels = [&words["labels"], &words["page"]["labels"]];
    let mut seen = 0;
    for name in labels.iter().flat_map(|l| l.as_object().unwrap().keys()) {
        let used = [
            format!("w.{name}"),
            format!("l.{name}"),
            format!("p.{name}"),
            format!("labels.{name}"),
            format!("words.{name}"),
        ];
        assert!(used.iter().any(|u| all.contains(u)), "{name}");
        seen += 1;
    }
    assert!(seen > 80, "{seen}");
}
