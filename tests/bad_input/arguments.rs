//! Wrong usage: exit code 2, and a message that names what is wrong.

use crate::support::corpus::Corpus;
use crate::support::run::olqy;

#[test]
fn no_command_or_an_unknown_one() {
    olqy::<&str>([]).exits(2);
    olqy(["chekc"]).exits(2).says(&["chekc"]);
    olqy(["check", "--formta", "json"]).exits(2).says(&["--formta"]);
}

#[test]
fn help_and_version_are_no_errors() {
    for args in [["--help"], ["--version"], ["help"]] {
        let ran = olqy(args);
        ran.exits(0);
        assert!(ran.stdout.contains("olqy"));
    }
}

#[test]
fn a_day_that_is_none() {
    for day in
        ["2020-13-01", "2020-02-30", "2020-1-01", "01.02.2020", "yesterday", "", "99999-01-01", "2020-12-31T00:00"]
    {
        let ran = olqy(["check", "--at", day]);
        ran.exits(2).says(&["--at", "2020-12-31"]);
        assert!(ran.stdout.is_empty());
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_are_days() {
    let corpus = Corpus::own();
    for day in ["0001-01-01", "9999-12-31"] {
        corpus.run(["check", "--at", day, "--fail-on", "never", "--format", "json"]).exits(0);
    }
}

#[test]
fn a_language_that_is_none() {
    olqy(["check", "--lang", "de"]).exits(2).says(&["--lang", "ru, kk or en"]);
    olqy(["search", "x", "--text-lang", "en"]).exits(2).says(&["--text-lang", "ru or kk"]);
}

#[test]
fn an_unknown_rule() {
    let ran = Corpus::own().run(["check", "--rule", "VAC-999"]);
    ran.exits(2).says(&["VAC-999", "rules list"]).says_one_thing();
    assert!(ran.stdout.is_empty());
}

#[test]
fn an_unknown_act_or_place() {
    let corpus = Corpus::own();
    let show = |place: &str| corpus.run(["show", place, "--at", "2020-12-31"]);
    show("99999").exits(2).says(&["99999"]).says_one_thing();
    show("62568/art_999").exits(2).says(&["art_999"]).says_one_thing();
    show("62568/").exits(2);
    show("/art_1").exits(2);
    show("../../etc").exits(2);
    show("62568/art_72").exits(0);
}

#[test]
fn an_act_that_is_not_law_on_the_day() {
    let corpus = Corpus::own();
    corpus.run(["show", "43167", "--at", "2023-07-01"]).exits(2).says(&["43167"]).says_one_thing();
    corpus.run(["show", "62568", "--at", "2019-03-31"]).exits(2).says(&["62568"]).says_one_thing();
}

#[test]
fn a_search_for_nothing_and_for_anything() {
    let corpus = Corpus::own();
    let all = "я".repeat(20_000);
    for query in
        ["", " ", "***", "\"", "(", "a AND (", "!!", "\u{0}".trim_matches('\0'), "ребенок OR", all.as_str(), "\u{202e}"]
    {
        corpus.run(["search", query, "--at", "2020-12-31"]).exits(0);
    }
    for number in ["0", "1", "18446744073709551615"] {
        corpus.run(["search", "ребенок", "-n", number, "--at", "2020-12-31"]).exits(0);
    }
    corpus.run(["search", "ребенок", "-n", "-1"]).exits(2);
    corpus.run(["search", "ребенок", "--kind", "wish"]).exits(2).says(&["definition", "prohibition"]);
}
