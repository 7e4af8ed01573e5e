//! `olqy corpus`, and how acts stand in time.

mod support;

use serde_json::Value;
use std::fs;
use support::Lang;
use support::corpus::{Corpus, copy, write};
use support::own::Act;
use support::run::{Ran, embedded, olqy};

const CODE: &str = "12890";

/// An act of our own with one edition.
fn act(edition: &'static str, requisite: &'static str, rus: &'static str, kaz: &'static str) -> Act {
    Act {
        code: CODE,
        slug: "child-rights",
        edition,
        requisite,
        form: "ЗАК",
        titles: ["О детях", "Балалар туралы"],
        texts: [Some(rus), Some(kaz)],
    }
}

const REQUISITE: &str = "Закон Республики Казахстан от 8 августа 2002 года № 345";
const RUS: &str = "# О детях\n\n### Статья 1. Слова\n\n1. Ребенок растет, как сказано в пункте 2 настоящей статьи.\n\n2. Взрослый помогает ему по статье 2 настоящего Закона.\n\n### Статья 2. Помощь\n\nПомощь дают всем.\n";
const KAZ: &str = "# Балалар туралы\n\n### 1-бап. Сөздер\n\n1. Бала осы баптың 2-тармағында айтылғандай өседі.\n\n2. Ересек адам оған осы Заңның 2-бабы бойынша көмектеседі.\n\n### 2-бап. Көмек\n\nКөмек бәріне беріледі.\n";

fn whole() -> Corpus {
    let corpus = Corpus::empty();
    corpus.add(&act("2019-04-01", REQUISITE, RUS, KAZ));
    corpus
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout))
}

/// The kinds of the faults and remarks that `verify` tells, with their language and provision.
#[track_caller]
fn faults(corpus: &Corpus, code: i32) -> Vec<String> {
    let ran = corpus.run(["corpus", "verify", "--format", "json"]);
    ran.exits(code);
    let told = json(&ran);
    let all = told["faults"].as_array().unwrap().iter().chain(told["remarks"].as_array().unwrap());
    let one = |f: &Value| {
        let text = |key: &str| f[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", text("kind"), text("lang"), text("eid"))
    };
    all.map(one).collect()
}

#[test]
fn a_whole_corpus_has_no_fault() {
    assert!(faults(&whole(), 0).is_empty());
    embedded(&["corpus", "verify"]).exits(0);
}

#[test]
fn references_that_lead_nowhere_are_told_in_both_languages() {
    let corpus = whole();
    for (lang, from, to) in [
        (Lang::Ru, "статье 2 настоящего", "статье 22 настоящего"),
        (Lang::Kk, "Заңның 2-бабы", "Заңның 22-бабы"),
        (Lang::Ru, "пункте 2 настоящей", "пункте 7 настоящей"),
        (Lang::Kk, "баптың 2-тармағ", "баптың 7-тармағ"),
    ] {
        let file = corpus.file(CODE, "2019-04-01", lang);
        let before = fs::read_to_string(&file).unwrap();
        let after = before.replace(from, to);
        assert_ne!(before, after);
        write(&file, after);
        let point = if to.contains("22") { 2 } else { 1 };
        assert_eq!(faults(&corpus, 1), [format!("dangling {} art_1__para_{point}", lang.tag())]);
        write(&file, before);
    }
}

#[test]
fn a_reference_into_another_act_is_looked_up_there() {
    let corpus = whole();
    let other = |article: &str| {
        format!(
            "# О школе\n\n### Статья 1. Слова\n\nШкола помогает по статье {article} Закона Республики Казахстан «О детях».\n"
        )
    };
    let school = |text: String| Act {
        code: "34652",
        slug: "school",
        titles: ["О школе", "Мектеп туралы"],
        texts: [Some(text.leak()), None],
        ..act("2020-01-01", "Закон Республики Казахстан от 27 июля 2007 года № 319-III", "", "")
    };
    corpus.add(&school(other("2")));
    assert_eq!(faults(&corpus, 0), ["missing-language - -"]);
    corpus.add(&school(other("3")));
    assert_eq!(faults(&corpus, 1), ["dangling ru art_1__p_1", "missing-language - -"]);
}

#[test]
fn missing_numbers_and_duplicates_and_days_out_of_order_are_told() {
    let corpus = whole();
    let file = corpus.file(CODE, "2019-04-01", Lang::Ru);
    let text = fs::read_to_string(&file).unwrap();
    write(&file, text.replace("### Статья 2. ", "### Статья 4. ").replace("статье 2", "статье 4"));
    assert_eq!(faults(&corpus, 1), ["hole ru art_4"]);
    write(&file, text);
    copy(&corpus.act(CODE), &corpus.acts().join("again-12890"));
    assert_eq!(faults(&corpus, 1), ["duplicate - -"]);
    fs::remove_dir_all(corpus.acts().join("again-12890")).unwrap();
    corpus.add(&act("1999-01-01", REQUISITE, RUS, KAZ));
    assert_eq!(faults(&corpus, 1), ["order - -"]);
}

#[test]
fn the_lock_file_tells_of_changed_new_and_lost_files() {
    let corpus = whole();
    corpus.run(["corpus", "verify", "--write-lock"]).exits(0);
    assert!(faults(&corpus, 0).is_empty());
    let file = corpus.file(CODE, "2019-04-01", Lang::Ru);
    write(&file, format!("{RUS}\nЕще.\n"));
    assert_eq!(faults(&corpus, 1), ["lock - -"]);
    write(&file, RUS);
    fs::remove_file(corpus.file(CODE, "2019-04-01", Lang::Kk)).unwrap();
    assert_eq!(faults(&corpus, 1), ["lock - -", "missing-language - -"]);
    write(&corpus.acts().join("corpus.lock"), "no lock\n");
    corpus.run(["corpus", "verify"]).exits(2).says(&["corpus.lock:1", "--write-lock"]);
}

#[test]
fn importing_keeps_every_byte_and_a_second_time_changes_nothing() {
    let corpus = Corpus::own();
    let dest = corpus.beside("dest");
    let import = |more: &[&str]| {
        let places = [corpus.acts(), dest.clone()];
        let args = ["corpus", "import"].map(Into::into).into_iter().chain(places.map(Into::into));
        let args: Vec<std::ffi::OsString> = args.chain(more.iter().map(Into::into)).collect();
        olqy(args)
    };
    import(&["--dry-run"]).exits(0);
    assert!(!dest.exists());
    import(&[]).exits(0);
    let again = import(&["--format", "json"]);
    again.exits(0);
    assert!(json(&again).as_array().unwrap().iter().all(|r| r["outcome"] == "same"));
    for lang in Lang::BOTH {
        let from = corpus.file("62568", "2019-04-01", lang);
        let below = from.strip_prefix(corpus.acts()).unwrap();
        assert_eq!(fs::read(&from).unwrap(), fs::read(dest.join(below)).unwrap());
        write(&dest.join(below), "words of one's own");
        import(&[]).exits(3);
        assert_eq!(fs::read(dest.join(below)).unwrap(), b"words of one's own");
        import(&["--replace"]).exits(0);
        assert_eq!(fs::read(&from).unwrap(), fs::read(dest.join(below)).unwrap());
    }
    let inside = corpus.acts().join("inside");
    olqy([&"corpus".into(), &"import".into(), &corpus.acts(), &inside]).exits(2);
}

#[test]
fn folders_of_public_corpora_are_named_anew() {
    let corpus = Corpus::empty();
    let place = corpus.acts().join("03-laws/2002/0808-o-detiakh-12890");
    write(&place.join("rus.md"), RUS);
    write(&place.join("rus/2.md"), "### Статья 3. Еще\n\nЕще.\n");
    write(&place.join("meta.yaml"), act("2019-04-01", REQUISITE, RUS, KAZ).meta());
    let dest = corpus.beside("dest");
    olqy([&"corpus".into(), &"import".into(), &corpus.acts(), &dest]).exits(0);
    let edition = dest.join("12890-o-detiakh/2019-04-01");
    assert_eq!(fs::read_to_string(edition.join("rus.md")).unwrap(), RUS);
    assert!(edition.join("rus/2.md").is_file() && edition.join("meta.yaml").is_file());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let corpus = whole();
    let (dest, outside) = (corpus.beside("dest"), corpus.beside("outside"));
    fs::create_dir_all(&dest).unwrap();
    fs::create_dir_all(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, dest.join("12890-child-rights")).unwrap();
    olqy([&"corpus".into(), &"import".into(), &corpus.acts(), &dest]).exits(3);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}

/// Where the act stands on a day, as `list` and `check` tell.
#[track_caller]
fn standing(corpus: &Corpus, at: &str) -> (String, Option<String>) {
    let ran = corpus.run(["corpus", "list", "--format", "json", "--at", at]);
    ran.exits(0);
    let rows = json(&ran);
    assert_eq!(rows.as_array().unwrap().len(), 1, "an act is listed once");
    let checked = corpus.check(at, &["VAC-205"]);
    assert_eq!(checked.corpus.acts.len(), 1);
    let edition = rows[0]["edition"].as_str().map(str::to_owned);
    assert_eq!(checked.corpus.acts[0].edition, edition);
    (rows[0]["standing"].as_str().unwrap().to_owned(), edition)
}

#[test]
fn the_edition_of_the_day_is_read_and_none_before_the_first() {
    let corpus = whole();
    corpus.add(&act("2024-01-01", REQUISITE, RUS, KAZ));
    let on = |day: &str| Some(day.to_owned());
    for (at, standing_there, edition) in [
        ("2019-03-31", "not-yet", None),
        ("2019-04-01", "in-force", on("2019-04-01")),
        ("2023-12-31", "in-force", on("2019-04-01")),
        ("2024-01-01", "in-force", on("2024-01-01")),
    ] {
        assert_eq!(standing(&corpus, at), (standing_there.to_owned(), edition), "{at}");
    }
}

#[test]
fn a_repeal_takes_effect_on_its_day_or_on_the_earliest_that_can_be() {
    const DAY: &str = "Закон Республики Казахстан от 8 августа 2002 года № 345. Утратил силу Законом Республики Казахстан от 1 марта 2023 года № 900-VII (вводится в действие с 1 июля 2023 года)";
    const COUNTED: &str = "Закон Республики Казахстан от 8 августа 2002 года № 345. Утратил силу Законом Республики Казахстан от 1 марта 2023 года № 900-VII (вводится в действие по истечении 60 дней после опубликования)";
    const BARE: &str = "Закон Республики Казахстан от 8 августа 2002 года № 345. Утратил силу.";
    for (requisite, last, first, said) in [
        (DAY, "2023-06-30", "2023-07-01", "1 июля 2023"),
        (COUNTED, "2023-04-30", "2023-05-01", "не ранее 1 мая 2023"),
        (BARE, "2019-03-31", "2019-04-01", "утратил силу"),
    ] {
        let corpus = Corpus::empty();
        corpus.add(&act("2019-04-01", requisite, RUS, KAZ));
        assert_ne!(standing(&corpus, last).0, "repealed", "{requisite}");
        assert_eq!(standing(&corpus, first), ("repealed".to_owned(), None), "{requisite}");
        let found = corpus.check(first, &["VAC-205"]);
        let finding = found.finding("VAC-205");
        assert_eq!(finding.verdict, "not-assessable", "{requisite}");
        assert!(finding.caveats.iter().any(|c| c.contains(said)), "{said}: {:?}", finding.caveats);
    }
}

#[test]
fn a_day_before_the_act_was_adopted_is_told_apart_from_a_missing_edition() {
    let corpus = whole();
    let caveats = |at: &str| corpus.check(at, &["VAC-205"]).finding("VAC-205").caveats.join(" ");
    assert!(caveats("2001-01-01").contains("ещё не был принят"), "{}", caveats("2001-01-01"));
    assert!(caveats("2010-01-01").contains("первая"), "{}", caveats("2010-01-01"));
}

#[test]
fn an_act_in_two_folders_is_one_act_with_the_editions_of_both() {
    let corpus = whole();
    let second = corpus.acts().join("12890-draft/2024-01-01");
    write(&second.join("rus.md"), RUS);
    write(&second.join("kaz.md"), KAZ);
    write(&second.join("meta.yaml"), act("2024-01-01", REQUISITE, RUS, KAZ).meta());
    assert_eq!(standing(&corpus, "2020-01-01").1.as_deref(), Some("2019-04-01"));
    assert_eq!(standing(&corpus, "2024-02-01").1.as_deref(), Some("2024-01-01"));
    corpus.run(["corpus", "list", "-v"]).exits(0).says(&["12890-draft", "read as one act"]);
}

#[test]
fn an_act_that_the_corpus_lacks_is_called_by_its_name_in_every_language() {
    let corpus = Corpus::empty();
    corpus.add(&Act {
        code: "99999",
        ..act("2019-04-01", "Закон Республики Казахстан от 1 марта 2019 года № 1", RUS, KAZ)
    });
    for (lang, name) in [
        ("ru", "О правах ребенка в Республике Казахстан"),
        ("kk", "Қазақстан Республикасындағы баланың құқықтары туралы"),
        ("en", "On the rights of the child"),
    ] {
        let args = ["check", "--rule", "VAC-205", "--at", "2020-01-01", "--lang", lang];
        let json = support::answer::Answer::read(&corpus.run(args.iter().chain(&["--format", "json"])).stdout);
        let finding = json.finding("VAC-205");
        assert_eq!(finding.verdict, "not-assessable");
        assert!(finding.why.contains(name), "{}", finding.why);
        assert!(corpus.run(args).stdout.split_whitespace().collect::<Vec<_>>().join(" ").contains(name));
    }
}

#[test]
fn the_numbers_are_those_of_the_files() {
    let ran = whole().run(["corpus", "stats", "--format", "json"]);
    ran.exits(0);
    let told = json(&ran);
    assert_eq!((told["acts"].as_u64(), told["editions"].as_u64()), (Some(1), Some(1)));
    for lang in ["ru", "kk"] {
        let own = &told["languages"][lang];
        assert_eq!(own["provisions"]["article"].as_u64(), Some(2));
        assert_eq!(own["provisions"]["point"].as_u64(), Some(2));
    }
}
