//! `olqy amend` as a drafter uses it.

use crate::support;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn olqy(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_olqy"))
        .args(args)
        .arg("--index")
        .arg(folder.join("index"))
        .current_dir(support::project(""))
        .output()
        .unwrap()
}

#[test]
fn a_draft_closes_what_it_is_meant_to_close_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let consolidated = folder.path().join("draft");
    let output = olqy(
        &[
            "amend",
            "examples/amend-corporal-punishment",
            "--at",
            "2025-01-01",
            "--format",
            "json",
            "--consolidated",
            consolidated.to_str().unwrap(),
            "--rule",
            "VAC-101",
            "--rule",
            "VAC-102",
            "--rule",
            "VAC-103",
        ],
        folder.path(),
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for id in ["VAC-101", "VAC-102", "VAC-103"] {
        let moved = view["verdicts"].as_array().unwrap().iter().find(|v| v["rule"] == id).unwrap();
        assert_eq!(moved["after"], "met", "{moved}");
        for lang in ["ru", "kk"] {
            assert!(moved["appeared"].as_array().unwrap().iter().any(|q| q["lang"] == lang), "{moved}");
        }
    }
    let table = view["table"].as_array().unwrap();
    assert_eq!(table.len(), 2, "{table:?}");
    assert!(
        table
            .iter()
            .all(|r| r["before"].as_array().unwrap().is_empty() && !r["grounds"].as_array().unwrap().is_empty())
    );
    // The consolidated text is a corpus that says of itself that it is a draft.
    let check = olqy(
        &[
            "check",
            "--rule",
            "VAC-101",
            "--format",
            "json",
            "--at",
            "2025-01-01",
            "--fail-on",
            "never",
            "--corpus",
            consolidated.to_str().unwrap(),
        ],
        folder.path(),
    );
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!(report["corpus"]["acts"][0]["text_status"], "draft");
}

#[test]
fn a_draft_that_takes_a_norm_out_fails() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.md");
    let text = fs::read_to_string(support::project("examples/amend-corporal-punishment/rus.md")).unwrap();
    fs::write(&draft, text).unwrap();
    let first = folder.path().join("first");
    // The Russian text alone makes the languages diverge where it bans; schools it does not speak of.
    let (draft, consolidated) = (draft.to_str().unwrap(), first.to_str().unwrap());
    let made = olqy(
        &["amend", draft, "--at", "2025-01-01", "--rule", "VAC-104", "--consolidated", consolidated],
        folder.path(),
    );
    assert!(made.status.code().is_some_and(|c| c == 0 || c == 3), "{}", String::from_utf8_lossy(&made.stderr));
    let back = folder.path().join("back.md");
    fs::write(&back, "В Закон Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в Республике Казахстан»:\n\n1) пункт 3 статьи 10-1 исключить;\n").unwrap();
    let worse = olqy(
        &[
            "amend",
            back.to_str().unwrap(),
            "--at",
            "2025-06-01",
            "--rule",
            "VAC-103",
            "--corpus",
            support::project("legal-corpus").to_str().unwrap(),
            "--corpus",
            first.to_str().unwrap(),
        ],
        folder.path(),
    );
    assert_eq!(
        worse.status.code(),
        Some(1),
        "{}{}",
        String::from_utf8_lossy(&worse.stdout),
        String::from_utf8_lossy(&worse.stderr)
    );
}

#[test]
fn what_cannot_be_read_or_applied_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.md");
    let text = "В Закон Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в Республике Казахстан»:\n\n\
        1) подпункт 99) статьи 1 исключить;\n\n2) статью 10 украсить;\n\n3) дополнить статьей 99 следующего содержания:\n\n\
        «Статья 99. Конец\n\nКонец.»;\n\nВ Закон Республики Казахстан от 1 января 1901 года «О луне»:\n\nстатью 1 исключить.\n";
    fs::write(&draft, text).unwrap();
    for format in ["text", "md", "html", "json"] {
        let output = olqy(
            &[
                "amend",
                draft.to_str().unwrap(),
                "--at",
                "2025-01-01",
                "--lang",
                "en",
                "--format",
                format,
                "--rule",
                "VAC-101",
            ],
            folder.path(),
        );
        assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
        let out = String::from_utf8_lossy(&output.stdout);
        assert!(out.contains("украсить") && out.contains("99") && out.contains("not in the corpus"), "{out}");
    }
    let nothing = folder.path().join("nothing.md");
    fs::write(&nothing, "Просто письмо.\n").unwrap();
    assert_eq!(olqy(&["amend", nothing.to_str().unwrap()], folder.path()).status.code(), Some(2));
}

#[test]
fn the_law_between_two_files_and_an_edited_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("rus.md"), folder.path().join("new").join("rus.md"));
    fs::create_dir_all(folder.path().join("new")).unwrap();
    fs::write(&a, "# О садах\n\n### Статья 1. Сад\n\n1. Сад принадлежит школе.\n\n2. Сад открыт днем.\n").unwrap();
    fs::write(
        &b,
        "# О садах\n\n### Статья 1. Сад\n\n1. Сад принадлежит детям.\n\n2. Сад открыт днем.\n\n3. Вход свободный.\n",
    )
    .unwrap();
    let output = olqy(&["amend", "--from", a.to_str().unwrap(), "--to", b.to_str().unwrap()], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let law = String::from_utf8_lossy(&output.stdout);
    assert!(law.contains("заменить словами") && law.contains("дополнить пунктом 3"), "{law}");
    let suggested = olqy(&["amend", "--suggest", "VAC-101", "--at", "2025-01-01"], folder.path());
    let text = String::from_utf8_lossy(&suggested.stdout);
    assert!(
        text.contains("дополнить") && text.contains("толықтырылсын"),
        "{text}{}",
        String::from_utf8_lossy(&suggested.stderr)
    );
}
