//! `olqy amend` as a drafter uses it.

use crate::support;
use std::fs;
use std::io::Write;
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
        assert!(out.contains("украсить") && out.contains("99") && out.contains("not in the collection"), "{out}");
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

fn docx(text: &str) -> Vec<u8> {
    let escape = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| {
            let bold = if l.starts_with('#') { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let words = escape(l.trim_start_matches(['#', ' ']));
            format!("<w:p><w:r>{bold}<w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
        })
        .collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    out.write_all(document.as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

#[test]
fn a_draft_in_word_or_in_one_file_for_both_languages_is_the_same_draft() {
    let folder = tempfile::tempdir().unwrap();
    let own = |l: &str| fs::read_to_string(support::project("examples/amend-corporal-punishment").join(l)).unwrap();
    let word = folder.path().join("word");
    fs::create_dir_all(&word).unwrap();
    fs::write(word.join("rus.docx"), docx(&own("rus.md"))).unwrap();
    fs::write(word.join("kaz.docx"), docx(&own("kaz.md"))).unwrap();
    let one = folder.path().join("both.md");
    fs::write(&one, format!("{}\n\n{}", own("rus.md"), own("kaz.md"))).unwrap();
    let view = |draft: &Path| -> serde_json::Value {
        let rules = ["--rule", "VAC-101", "--rule", "VAC-105", "--at", "2025-01-01", "--format", "json"];
        let output = olqy(&[&["amend", draft.to_str().unwrap()], rules.as_slice()].concat(), folder.path());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let plain = view(&support::project("examples/amend-corporal-punishment"));
    assert_eq!(plain["table"].as_array().unwrap().len(), 2);
    assert_eq!(view(&word), plain);
    assert_eq!(view(&one), plain);
}

const CHILD: &str =
    "В Закон Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в Республике Казахстан»:";

#[test]
fn new_problems_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.md");
    let text = format!(
        "{CHILD}\n\n1) дополнить статьями 98 и 99 следующего содержания:\n\n«Статья 98. Тишина\n\nТишину соблюдают в соответствии со статьей 99 настоящего Закона.\n\n\
         Статья 99. Порядок тишины\n\n1. Тишина стоит ночью.\n\n2. Днем шумят.»;\n\n2) статью 99 исключить;\n"
    );
    fs::write(&draft, text).unwrap();
    let output = olqy(
        &[
            "amend",
            draft.to_str().unwrap(),
            "--at",
            "2025-01-01",
            "--rule",
            "VAC-101",
            "--format",
            "json",
            "--lang",
            "en",
        ],
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let causes: Vec<&str> = view["problems"].as_array().unwrap().iter().map(|p| p["cause"].as_str().unwrap()).collect();
    assert!(causes.iter().any(|c| c.contains("no longer there") && c.contains("99")), "{causes:?}");
    assert!(causes.iter().any(|c| c.contains("one language only")), "{causes:?}");
}

#[test]
fn a_term_that_is_defined_twice_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("corpus");
    for (code, title, text) in [
        (
            "90001",
            "О садах",
            "### Статья 1. Основные понятия\n\nВ настоящем Законе используются следующие понятия:\n\n1) сад – участок с деревьями;\n\n2) урожай – плоды за год;\n\n3) садовник – работник сада.\n",
        ),
        (
            "90002",
            "О парках",
            "### Статья 1. Основные понятия\n\nВ настоящем Законе используются следующие понятия:\n\n1) парк – место отдыха;\n\n2) аллея – дорога между деревьями;\n\n3) лавка – место для сидения.\n",
        ),
    ] {
        let place = corpus.join(code).join("2020-01-01");
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("rus.md"), format!("# {title}\n\n{text}")).unwrap();
        fs::write(
            place.join("meta.yaml"),
            format!("act_code: \"{code}\"\nrequisite: Закон Республики Казахстан от 4 мая 2010 года.\ntitle: {{rus: {title}}}\nform: ЗАК\nversion_date: {{rus: 2020-01-01}}\n"),
        )
        .unwrap();
    }
    let draft = folder.path().join("draft.md");
    let text = "В Закон Республики Казахстан от 4 мая 2010 года «О садах»:\n\n1) статью 1 дополнить подпунктами 4) и 5) следующего содержания:\n\n\
        «4) аллея – ряд цветов вдоль забора;\n\n5) урожай – все, что выросло.»;\n";
    fs::write(&draft, text).unwrap();
    let args = ["--at", "2025-01-01", "--rule", "VAC-101", "--format", "json", "--lang", "en"];
    let output = olqy(
        &[&["amend", draft.to_str().unwrap(), "--corpus", corpus.to_str().unwrap()], args.as_slice()].concat(),
        folder.path(),
    );
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let causes: Vec<&str> = view["problems"].as_array().unwrap().iter().map(|p| p["cause"].as_str().unwrap()).collect();
    assert!(causes.iter().any(|c| c.contains("«аллея»") && c.contains("90002/art_1__subpara_2")), "{causes:?}");
    assert!(causes.iter().any(|c| c.contains("«урожай»") && c.contains("90001/art_1__subpara_2")), "{causes:?}");
    assert!(!causes.iter().any(|c| c.contains("90001/art_1__subpara_1)")), "{causes:?}");
}

#[test]
fn a_verdict_that_can_no_longer_be_given_is_lost_sight_of() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.md");
    fs::write(&draft, "Статья 1. Признать утратившим силу Закон Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка в Республике Казахстан».\n").unwrap();
    let output = olqy(
        &[
            "amend",
            draft.to_str().unwrap(),
            "--at",
            "2025-01-01",
            "--format",
            "json",
            "--lang",
            "en",
            "--rule",
            "VAC-101",
            "--rule",
            "VAC-201",
            "--rule",
            "VAC-205",
        ],
        folder.path(),
    );
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let moved = view["verdicts"].as_array().unwrap();
    let any = |what: &str| moved.iter().any(|v| v[what] == true);
    // Exit codes say the worst that is shown: worse before lost, lost before nothing.
    let wanted = if any("worse") {
        1
    } else if any("lost") {
        3
    } else {
        0
    };
    assert_eq!(output.status.code(), Some(wanted), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(any("worse") || any("lost"), "a law that is repealed leaves verdicts as they were");
    let said = String::from_utf8_lossy(&output.stderr);
    for v in moved.iter().filter(|v| v["lost"] == true) {
        assert!(said.contains(v["rule"].as_str().unwrap()), "{said}");
    }
}
