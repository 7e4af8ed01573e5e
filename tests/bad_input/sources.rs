//! Pages, Word files, texts and archives of a corpus: each file's outcome is told, limits are named, and the rest goes on.

#[path = "../support/forms/mod.rs"]
mod forms;

use crate::support::corpus::{Corpus, write};
use crate::support::project;
use crate::support::run::{Ran, olqy};
use forms::docx::package;
use forms::zipped::zip;
use forms::{docx, html, texts};
use std::path::Path;

const PAGE: &str = "<html><head><meta charset=\"utf-8\"><title>О садах</title></head><body><div class=\"slogan\"><h1>О садах</h1>\
    <p>Закон Республики Казахстан от 1 февраля 2003 года № 77.</p></div><article><h3 id=\"z1\">Статья 1. Сады</h3>\
    <p id=\"z2\">1. В садах запрещается шуметь.</p><p>2. Если Вы обнаружили на странице ошибку, сообщите о ней.</p></article>\
    <p>Если Вы обнаружили на странице ошибку, выделите мышью слово или фразу и нажмите сочетание клавиш Ctrl+Enter</p></body></html>";

fn corpus(files: &[(&str, &[u8])]) -> Corpus {
    let corpus = Corpus::empty();
    for (name, bytes) in files {
        write(&corpus.acts().join(name), bytes);
    }
    corpus
}

fn show(corpus: &Corpus, code: &str, more: &[&str]) -> Ran {
    let mut args = vec!["show", code, "--at", "2020-01-01", "--text-lang", "ru", "-v"];
    args.extend(more);
    corpus.run(args)
}

/// A corpus of a sound page and a file that is not; what is said of the file.
#[track_caller]
fn beside_a_page(name: &str, bytes: &[u8], words: &[&str]) {
    let corpus = corpus(&[("7777-2019-01-01-rus.html", PAGE.as_bytes()), (name, bytes)]);
    let ran = show(&corpus, "7777/art_1", &[]);
    ran.exits(3).says(words).says(&["1 read", "1 unreadable"]);
    assert!(ran.stdout.contains("шуметь"), "the page is read: {}", ran.stdout);
}

#[test]
fn every_file_of_a_mixed_folder_is_accounted_for() {
    let all = texts(&project("legal-corpus"));
    let of = |code: &str, lang: &str| all.iter().find(|t| t.code == code && t.lang == lang).expect("a text");
    let corpus = Corpus::empty();
    let place = corpus.acts();
    let rus = of("49212", "rus");
    write(&place.join("deep").join(rus.name("html")), html::page(rus, html::Style::New));
    write(&place.join(of("49212", "kaz").name("docx")), docx::file(of("49212", "kaz"), docx::Style::Numbers));
    write(&place.join("texts.zip"), zip([("7777-2019-01-01-rus.htm", PAGE.into())]));
    write(&place.join("README.md"), "1. Читать.\n\n2. Писать.\n");
    write(&place.join("LICENSE"), "1. Text.\n");
    write(&place.join("photo.png"), b"\x89PNG\r\n\x1a\n\0\0\0");
    write(&place.join("scan.pdf"), "%PDF-1.4");
    write(&place.join("empty.txt"), "");
    let ran = corpus.run(["show", "49212/art_1", "--at", &rus.date, "--text-lang", "kk", "-v"]);
    ran.exits(3).says(&[
        "8 files",
        "3 not law",
        "2 unreadable",
        "scan.pdf: unreadable: PDF is not read",
        "empty.txt: unreadable",
    ]);
    ran.says(&["README.md: not law", "photo.png: not law", "texts.zip/7777-2019-01-01-rus.htm: read"]);
    assert!(!ran.stdout.trim().is_empty(), "the Kazakh text is found in the Word file");
    show(&corpus, "7777/art_1", &[]).exits(3);
}

#[test]
fn the_words_of_the_page_are_cut_and_the_same_words_of_the_law_stay() {
    let corpus = corpus(&[("7777-2019-01-01-rus.html", PAGE.as_bytes())]);
    let ran = show(&corpus, "7777/art_1", &[]);
    ran.exits(0);
    assert!(ran.stdout.contains("сообщите о ней") && !ran.stdout.contains("Ctrl"), "{}", ran.stdout);
}

#[test]
fn a_bomb_is_named_with_the_limit_that_it_breaks() {
    let zeros = vec![b' '; 8 << 20];
    beside_a_page("bomb.zip", &zip([("7-rus.txt", zeros)]), &["--max-ratio"]);
    let many: Vec<(String, Vec<u8>)> = (0..40).map(|i| (format!("{i}.png"), Vec::new())).collect();
    let many = zip(many.iter().map(|(n, b)| (n.as_str(), b.clone())));
    let corpus = corpus(&[("many.zip", &many), ("7777-2019-01-01-rus.html", PAGE.as_bytes())]);
    show(&corpus, "7777/art_1", &["--max-entries", "30"]).exits(3).says(&["more than 30 files", "--max-entries"]);
    show(&corpus, "7777/art_1", &[]).exits(0);
}

#[test]
fn archives_do_not_stand_in_each_other_for_ever() {
    let inner = zip([("7777-2019-01-01-rus.html", PAGE.into())]);
    let middle = zip([("inner.zip", inner)]);
    let corpus = corpus(&[("outer.zip", &zip([("middle.zip", middle)]))]);
    show(&corpus, "7777/art_1", &[]).exits(2).says(&["inner.zip", "--max-archives"]);
    show(&corpus, "7777/art_1", &["--max-archives", "3"]).exits(0);
}

#[test]
fn names_that_lead_out_of_an_archive_are_refused() {
    let out = zip([("../../7777-2019-01-01-rus.html", PAGE.into()), ("/etc/7777-2018-01-01-rus.html", PAGE.into())]);
    beside_a_page("out.zip", &zip([("../up.html", PAGE.into())]), &["leads out of the archive"]);
    let corpus = corpus(&[("out.zip", &out)]);
    show(&corpus, "7777", &[]).exits(2).says(&["leads out of the archive"]);
}

#[test]
fn an_archive_of_the_folder_layout_is_read_as_the_folder() {
    let place = project("legal-corpus/49212-domestic-violence/2014-07-05");
    let file = |name: &str| std::fs::read(place.join(name)).expect("a file");
    let packed = zip([
        ("acts/49212-x/2014-07-05/rus.md", file("rus.md")),
        ("acts/49212-x/2014-07-05/kaz.md", file("kaz.md")),
        ("acts/49212-x/2014-07-05/meta.yaml", file("meta.yaml")),
    ]);
    let (zipped, plain) = (corpus(&[("acts.zip", &packed)]), Corpus::empty());
    for name in ["rus.md", "kaz.md", "meta.yaml"] {
        write(&plain.acts().join("49212-x/2014-07-05").join(name), file(name));
    }
    assert_eq!(zipped.json("2015-01-01", &[]), plain.json("2015-01-01", &[]));
}

#[test]
fn an_encrypted_file_is_named() {
    // The bit that says so is set in both headers; the bytes need not be truly encrypted to be refused.
    let mut bytes = zip([("7-rus.html", PAGE.into())]);
    for magic in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = bytes.windows(4).position(|w| w == magic).expect("a header");
        bytes[at + if magic[2] == 3 { 6 } else { 8 }] |= 1;
    }
    beside_a_page("secret.zip", &bytes, &["it is encrypted"]);
    beside_a_page("secret.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0], &["encrypted or an old Word file"]);
}

#[test]
fn damaged_and_foreign_files_are_named() {
    beside_a_page("cut.zip", b"PK\x03\x04 and nothing more", &["damaged"]);
    beside_a_page("cut.docx", b"PK\x03\x04 and nothing more", &["cannot be unpacked"]);
    beside_a_page("none.docx", &zip([("a.txt", b"x".to_vec())]), &["it holds no Word document"]);
    beside_a_page("7-rus.txt", b"", &["the file is empty"]);
}

#[test]
fn nesting_and_length_have_limits() {
    let deep = format!("<html>{}<h3>Статья 1. А</h3>", "<div>".repeat(100_000));
    beside_a_page("deep.html", deep.as_bytes(), &["more than 512 deep", "--max-nesting"]);
    let long = format!("Статья 1. А\n{}", "слово ".repeat(200_000));
    beside_a_page("long.txt", long.as_bytes(), &["longer than 1 MB", "--max-paragraph"]);
    let deep = package(&"<w:sdt>".repeat(5_000), "", "");
    beside_a_page("deep.docx", &deep, &["more than 512 deep"]);
    let large = vec![b'a'; 3 << 20];
    let corpus = corpus(&[("large.txt", &large), ("7777-2019-01-01-rus.html", PAGE.as_bytes())]);
    show(&corpus, "7777/art_1", &["--max-file", "2"]).exits(3).says(&["larger than 2 MB", "--max-file"]);
}

#[test]
fn documents_do_not_declare_types_or_entities() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ха\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>";
    let file = |document: &str| zip([("word/document.xml", document.as_bytes().to_vec())]);
    beside_a_page("laughs.docx", &file(laughs), &["declares a document type"]);
    let entity = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    beside_a_page("entity.docx", &file(entity), &["uses an entity"]);
    beside_a_page("broken.docx", &file("<w:document xmlns:w=\"w\"><w:body><w:p></w:body>"), &["is broken at byte"]);
}

#[test]
fn tracked_changes_are_read_as_asked() {
    let words = |s: &str| format!("<w:r><w:t xml:space=\"preserve\">{s}</w:t></w:r>");
    let heading =
        r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Статья 1. Сады</w:t></w:r></w:p>"#;
    let change = format!(
        "<w:p>{}<w:del><w:r><w:delText>разрешается</w:delText></w:r></w:del><w:ins>{}</w:ins>{}</w:p>",
        words("1. Шум "),
        words("запрещается"),
        words(".")
    );
    let gone = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>2. Свист разрешается.</w:delText></w:r></w:del></w:p>{}",
        format_args!("<w:p>{}</w:p>", words("3. Пение разрешается."))
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("7777-2019-01-01-rus.docx");
    write(&file, package(&format!("{heading}{change}{gone}"), "", ""));
    let tree = |tracked: &str| {
        let ran = olqy(["inspect", "tree", &file.to_string_lossy(), "--format", "text", "--tracked", tracked]);
        ran.exits(0);
        ran.stdout
    };
    let accepted = tree("accepted");
    assert!(
        accepted.contains("Шум запрещается.") && !accepted.contains("Свист") && accepted.contains("para_3"),
        "{accepted}"
    );
    let original = tree("original");
    assert!(original.contains("Шум разрешается.") && original.contains("Свист"), "{original}");
    assert!(tree("both").contains("[-разрешается-]{+запрещается+}"));
}

#[test]
fn a_text_without_marks_is_read_in_every_encoding() {
    let text = "О садах\n\nЗакон Республики Казахстан от 1 февраля 2003 года № 77\n(по состоянию на 1 января 2019 года)\n\nСтатья 1. Сады\n\n\
        1. В садах запрещается\nшуметь.\n2. В садах разрешается:\n1) сидеть;\n2) лежать.\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut trees = Vec::new();
    for (name, bytes) in [
        ("a.txt", text.as_bytes().to_vec()),
        ("b.txt", encoding_rs::WINDOWS_1251.encode(text).0.into_owned()),
        ("c.txt", utf16),
        (
            "d.md",
            format!("---\ncode: 7777\nsource: https://adilet.zan.kz/rus/docs/Z030000077_\n---\n{text}").into_bytes(),
        ),
    ] {
        write(&folder.path().join(name), bytes);
        let ran = olqy(["inspect", "tree", &folder.path().join(name).to_string_lossy(), "--format", "text"]);
        ran.exits(0);
        trees.push(ran.stdout);
    }
    assert!(trees[0].contains("art_1__para_2__subpara_2") && trees[0].contains("запрещается шуметь."), "{}", trees[0]);
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[0], trees[2]);
    assert!(trees[3].contains("art_1__para_2__subpara_2"), "{}", trees[3]);
}

#[cfg(unix)]
#[test]
fn links_in_circles_end() {
    let corpus = corpus(&[("7777-2019-01-01-rus.html", PAGE.as_bytes())]);
    std::os::unix::fs::symlink(Path::new("."), corpus.acts().join("again")).expect("a link");
    std::os::unix::fs::symlink(Path::new("self.html"), corpus.acts().join("self.html")).expect("a link");
    let ran = show(&corpus, "7777/art_1", &[]);
    assert!(ran.stdout.contains("шуметь"), "{}", ran.stderr);
}
