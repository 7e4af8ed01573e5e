//! An act is the same act in whatever format it comes: the tree read from a page or a Word file is the tree read from
//! Markdown.

#[path = "support/forms/mod.rs"]
mod forms;
mod support;

use forms::{Text, docx, html, texts};
use olqy::law::{Document, Lang, Omission, Provision};
use olqy::source::{Tracked, convert::convert, file, folder, markdown};
use std::path::Path;
use support::{official, project};

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All that a reader of a document is shown of it, a line for each thing.
fn shown(document: &Document) -> Vec<String> {
    let mut out = vec![format!("title {}", squeezed(document.title.as_deref().unwrap_or("")))];
    out.extend(document.notes.iter().map(|n| format!("note {}", squeezed(&n.text))));
    out.extend(document.omissions.iter().map(|o| format!("omitted {:?}", Omission { line: 0, ..o.clone() })));
    document.walk(&mut |_, p: &Provision| {
        out.push(format!(
            "{} {:?} {:?} {:?} {:?} heading {:?} text {}",
            p.eid,
            p.kind,
            p.num.as_ref().map(|n| n.as_str()),
            p.role,
            p.status,
            p.heading.as_deref().map(squeezed),
            squeezed(&p.text)
        ));
        out.extend(p.notes.iter().map(|n| format!("  note {} {:?}", squeezed(&n.text), n.changed_by)));
    });
    out
}

fn lang(text: &Text) -> Lang {
    Lang::parse(text.lang).expect("a language")
}

fn of_markdown(text: &Text) -> Vec<String> {
    let bytes = std::fs::read(&text.file).expect("a text");
    shown(&markdown::parse_bytes(lang(text), &bytes, &text.file).document)
}

fn of_bytes(text: &Text, bytes: &[u8], name: &str) -> Vec<String> {
    let converted = convert(bytes, Path::new(name), Tracked::Accepted).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    assert_eq!(converted.lang, lang(text), "{name}");
    assert_eq!(converted.lines.len(), converted.markdown.lines().count(), "{name}: every line has its place");
    shown(&markdown::parse(converted.lang, &converted.markdown, Path::new(name)).document)
}

/// Holds what is read from a form against what is read from Markdown, for every text of the corpora at hand.
#[track_caller]
fn hold(make: impl Fn(&Text) -> (String, Vec<u8>)) {
    let mut wrong = Vec::new();
    let mut held = 0;
    for corpus in [Some(project("legal-corpus")), official()].into_iter().flatten() {
        for text in texts(&corpus) {
            let (name, bytes) = make(&text);
            let (want, got) = (of_markdown(&text), of_bytes(&text, &bytes, &name));
            assert!(want.len() > 5, "{name} holds nothing");
            held += 1;
            let first = want
                .iter()
                .zip(&got)
                .position(|(a, b)| a != b)
                .or((want.len() != got.len()).then_some(want.len().min(got.len())));
            if let Some(i) = first {
                let at = |v: &[String]| v.get(i).map_or("(nothing)".to_owned(), |s| s.chars().take(400).collect());
                wrong.push(format!("{} {name}:\n  want {}\n  got  {}", corpus.display(), at(&want), at(&got)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {held} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn new_pages_give_the_same_tree() {
    hold(|text| (text.name("html"), html::page(text, html::Style::New).into_bytes()));
}

#[test]
fn old_pages_give_the_same_tree() {
    hold(|text| {
        let page = html::page(text, html::Style::Old).replace("charset=windows-1251", "charset=utf-8");
        (text.name("htm"), page.into_bytes())
    });
}

#[test]
fn old_pages_in_windows_1251_give_the_same_tree() {
    hold(|text| (text.name("htm"), html::in_windows_1251(&html::page(text, html::Style::Old))));
}

#[test]
fn word_files_with_styles_give_the_same_tree() {
    hold(|text| (text.name("docx"), docx::file(text, docx::Style::Styles)));
}

#[test]
fn word_files_in_bold_only_give_the_same_tree() {
    hold(|text| (text.name("docx"), docx::file(text, docx::Style::Bold)));
}

#[test]
fn word_files_with_automatic_numbers_give_the_same_tree() {
    hold(|text| (text.name("docx"), docx::file(text, docx::Style::Numbers)));
}

#[test]
fn automatic_numbers_are_not_in_the_text_of_the_form() {
    let all = texts(&project("legal-corpus"));
    let text = all.iter().find(|t| t.code == "12890" && t.lang == "rus").expect("the act is there");
    let bytes = docx::file(text, docx::Style::Numbers);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").expect("a document"), &mut xml)
        .expect("text");
    assert!(!xml.contains("Статья 1.") && xml.contains("w:numId"), "the number of article 1 is automatic");
}

#[test]
fn one_file_of_any_form_can_be_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = texts(&project("legal-corpus"));
    let text = all.iter().find(|t| t.code == "49212" && t.lang == "kaz").expect("the act is there");
    for (name, bytes) in [
        (text.name("html"), html::page(text, html::Style::New).into_bytes()),
        (text.name("docx"), docx::file(text, docx::Style::Numbers)),
    ] {
        let path = folder.path().join(&name);
        std::fs::write(&path, bytes).expect("a file");
        let (edition, _) = file(&path, None).expect("it is read");
        assert_eq!(edition.act.code.as_str(), "49212");
        assert_eq!(edition.date.to_string(), text.date);
        assert_eq!(shown(&edition.documents[&Lang::Kk]), of_markdown(text), "{name}");
    }
}

#[test]
fn importing_word_files_and_pages_makes_the_folder_layout_of_the_same_texts() {
    let root = tempfile::tempdir().expect("a folder");
    let (mixed, laid) = (root.path().join("mixed"), root.path().join("laid"));
    std::fs::create_dir(&mixed).expect("a folder");
    let all = texts(&project("legal-corpus"));
    for text in &all {
        let (name, bytes) = match text.lang {
            "kaz" => (text.name("docx"), docx::file(text, docx::Style::Numbers)),
            _ => (text.name("html"), html::page(text, html::Style::New).into_bytes()),
        };
        std::fs::write(mixed.join(name), bytes).expect("a file");
    }
    let import = || support::run::olqy([Path::new("corpus"), Path::new("import"), &mixed, &laid]);
    import().exits(0);
    let again = import();
    again.exits(0);
    let files = all.len() + all.iter().filter(|t| t.lang == "rus").count();
    assert_eq!(again.stdout.trim(), format!("{files} same"), "a second time changes nothing");
    let (acts, _) = folder(&laid);
    let mut held = 0;
    for edition in acts.iter().flat_map(|act| act.read().0) {
        for text in all.iter().filter(|t| t.code == edition.act.code.as_str() && t.date == edition.date.to_string()) {
            assert_eq!(shown(&edition.documents[&lang(text)]), of_markdown(text), "{}", text.file.display());
            held += 1;
        }
    }
    assert_eq!(held, all.len(), "every text is there");
}
