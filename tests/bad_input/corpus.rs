//! Corpora with something wrong in them.

use crate::support::Lang;
use crate::support::answer::Answer;
use crate::support::corpus::{Corpus, write};
use crate::support::run::olqy;
use std::fs;
use std::path::Path;

const DAY: &str = "2020-12-31";

fn check(corpus: &Corpus) -> crate::support::run::Ran {
    corpus.run(["check", "--at", DAY, "--fail-on", "never", "--format", "json"])
}

/// Rules that the untouched acts still decide.
#[track_caller]
fn the_rest_is_read(json: &str) {
    let answer = Answer::read(json);
    assert_eq!(answer.verdict("VAC-101"), "partial", "{}", answer.finding("VAC-101").brief());
}

#[test]
fn a_folder_without_acts() {
    let corpus = Corpus::empty();
    let ran = check(&corpus);
    ran.exits(2).says(&[&corpus.acts().display().to_string(), "no act"]).says_one_thing();
    assert!(ran.stdout.is_empty());
}

#[test]
fn a_folder_with_other_things() {
    let corpus = Corpus::empty();
    write(&corpus.acts().join("photos/2019/a.jpg"), [0xff, 0xd8, 0xff]);
    write(&corpus.acts().join("notes.txt"), "notes");
    check(&corpus).exits(2).says(&["no act"]);
}

#[test]
fn a_path_that_is_not_there() {
    let corpus = Corpus::empty();
    let missing = corpus.beside("nowhere");
    let args = [Path::new("check"), Path::new("--corpus"), &missing, Path::new("--index"), &corpus.index()];
    olqy(args).exits(2).says(&[&missing.display().to_string()]).says_one_thing();
    let args = [Path::new("inspect"), Path::new("tree"), &missing];
    olqy(args).exits(2).says(&[&missing.display().to_string()]).says_one_thing();
}

#[test]
fn one_of_two_places_is_not_there() {
    let corpus = Corpus::own();
    let missing = corpus.beside("nowhere");
    let ran = corpus.run([Path::new("check"), Path::new("--corpus"), &missing]);
    ran.exits(2).says(&[&missing.display().to_string()]).says_one_thing();
}

#[test]
fn a_file_that_is_not_utf_8() {
    let corpus = Corpus::own();
    let file = corpus.file("34652", "2019-04-01", Lang::Ru);
    let mut bytes = fs::read(&file).unwrap();
    let line = bytes.iter().take(60).filter(|b| **b == b'\n').count() + 1;
    bytes.splice(60..60, [0xff, 0xfe, 0x80]);
    write(&file, bytes);
    let ran = check(&corpus);
    // Every character that can be read is read; whether that is to skip something is said by the exit code.
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
    let told = corpus.run(
        ["check", "--at", DAY, "--fail-on", "never", "--format", "json", "-v", "--index"]
            .map(Path::new)
            .into_iter()
            .chain([corpus.beside("other").as_path()]),
    );
    drop(told);
    let inspected = olqy([Path::new("inspect"), Path::new("tree"), &file, Path::new("-v")]);
    inspected.says(&["rus.md", &format!(":{line}"), "UTF-8"]);
}

#[test]
fn a_file_in_another_encoding_altogether() {
    let corpus = Corpus::own();
    let utf_16: Vec<u8> = "# Закон\n\n### Статья 1. Слово\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&corpus.file("34652", "2019-04-01", Lang::Kk), utf_16);
    write(&corpus.file("34652", "2019-04-01", Lang::Ru), [0_u8; 4096]);
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
}

#[test]
fn a_broken_description() {
    for (broken, line) in [
        ("act_code: '34652'\ntitle:\n  rus: [Об образовании\nform: ЗАК\n", None),
        ("act_code: '34652'\n\tform: ЗАК\n", Some(2)),
        ("- a list\n- and no map\n", Some(1)),
        ("", None),
    ] {
        let corpus = Corpus::own();
        let meta = corpus.act("34652").join("2019-04-01/meta.yaml");
        write(&meta, broken);
        let ran = check(&corpus);
        if broken.is_empty() {
            assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
        } else {
            ran.exits(3).says(&["34652-education", "meta.yaml:"]);
        }
        if let Some(line) = line {
            ran.says(&[&format!("meta.yaml:{line}")]);
        }
        the_rest_is_read(&ran.stdout);
        // The edition is still read, with the code and the day of its folders.
        let answer = Answer::read(&ran.stdout);
        let act = answer.corpus.acts.iter().find(|a| a.act == "34652").expect("the act is still there");
        assert_eq!(act.edition.as_deref(), Some("2019-04-01"));
        // A second run, from the index, still says so.
        let again = check(&corpus);
        assert_eq!((again.code, &again.stdout), (ran.code, &ran.stdout), "{}", again.stderr);
    }
}

#[test]
fn a_description_with_values_that_cannot_be() {
    for broken in [
        "act_code: '34652'\nversion_date:\n  rus: 2019-13-45\n  kaz: soon\n",
        "act_code: {a: b}\n",
        "act_code: ''\n",
        "act_code: '../../x'\n",
        "act_code: '34652'\nrequisite: 17\ntitle: 5\n",
        "a: &x [*x]\n",
        "a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f]\n",
    ] {
        let corpus = Corpus::own();
        write(&corpus.act("34652").join("2019-04-01/meta.yaml"), broken);
        let ran = check(&corpus);
        assert!(matches!(ran.code, Some(0 | 3)), "{broken}: {ran:?}");
        the_rest_is_read(&ran.stdout);
    }
}

#[test]
fn an_act_without_a_description() {
    let corpus = Corpus::own();
    fs::remove_file(corpus.act("34652").join("2019-04-01/meta.yaml")).unwrap();
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
    assert!(Answer::read(&ran.stdout).corpus.acts.iter().any(|a| a.act == "34652"));
}

#[test]
fn a_file_that_is_a_folder() {
    let corpus = Corpus::own();
    let file = corpus.file("34652", "2019-04-01", Lang::Ru);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
}

#[cfg(unix)]
#[test]
fn links_that_go_round_or_nowhere() {
    use std::os::unix::fs::symlink;
    let corpus = Corpus::own();
    symlink(corpus.acts(), corpus.acts().join("round")).unwrap();
    symlink("..", corpus.act("34652").join("up")).unwrap();
    symlink("nowhere", corpus.act("34652").join("2019-04-01/eng.md")).unwrap();
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let corpus = Corpus::own();
    let folder = corpus.acts().join(OsStr::from_bytes(b"77777-\xff\xfe")).join("2019-04-01");
    write(&folder.join("rus.md"), "# Акт\n\n### Статья 1. Слово\n\nСлова.\n");
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
}

#[test]
fn texts_that_are_hard_to_read() {
    let lists = "1. ".repeat(20_000);
    let quotes = "> ".repeat(20_000);
    let deep: String = (0..3_000).map(|n| format!("{}1) слово;\n", " ".repeat(n))).collect();
    let long = "слово ".repeat(40_000);
    let stars = "*".repeat(50_000);
    let brackets = "[".repeat(50_000);
    for hard in [
        "",
        "\n\n\n",
        "\u{feff}",
        "\r\r\r",
        "<!--",
        "<!-- omitted: articles 9 to 1 -->",
        "<!-- omitted: article -->",
        "<!-- omitted: articles 1 to 99999999999999999999 -->",
        "### Статья 99999999999999999999. Слово\n\n99999999999999999999) слово;\n",
        "### Статья .\n\n### Статья\n\n) слово\n\n. слово\n",
        lists.as_str(),
        quotes.as_str(),
        deep.as_str(),
        long.as_str(),
        stars.as_str(),
        brackets.as_str(),
    ] {
        let corpus = Corpus::own();
        write(&corpus.file("34652", "2019-04-01", Lang::Ru), hard);
        let ran = check(&corpus);
        assert!(matches!(ran.code, Some(0 | 3)), "{:.40}: {ran:?}", hard);
        the_rest_is_read(&ran.stdout);
    }
}

#[test]
fn the_same_act_in_two_folders() {
    let corpus = Corpus::own();
    let act = corpus.act("34652");
    crate::support::corpus::copy(&act, &corpus.acts().join("34652-again"));
    let ran = check(&corpus);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:?}");
    the_rest_is_read(&ran.stdout);
    let answer = Answer::read(&ran.stdout);
    let mut places: Vec<String> =
        answer.finding("VAC-104").evidence.iter().map(|q| format!("{} {} {}", q.place(), q.lang, q.edition)).collect();
    let all = places.len();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), all, "a provision is quoted twice");
}
