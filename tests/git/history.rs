use super::repo::{Repo, act, days, meta, said, text, words};
use olqy::law::{ActCode, Date, RepealFrom};
use std::fs;

const PLACE: &str = "03-laws/2013/0605-o-reke-77";

fn put(repo: &mut Repo, words: &str, day: &str) {
    repo.put(&format!("{PLACE}/rus.md"), text(words));
    repo.put(&format!("{PLACE}/meta.yaml"), meta("77", day));
}

#[test]
fn every_commit_that_touches_an_act_is_an_edition_of_its_day() {
    let mut repo = Repo::new();
    repo.put("README.md", "О корпусе.");
    repo.commit("2010-01-01", "Начало");
    put(&mut repo, "Берег общий.", "2013-07-01");
    repo.commit("2013-07-01", "Закон о реке");
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    repo.commit("2014-02-02", "Другой закон");
    put(&mut repo, "Берег ничей.", "2019-04-01");
    repo.commit("2019-04-01", "Закон от 1 марта 2019 года № 5-VI\n\nCause-Act-Code: 900\nActs-Changed: 77, 88");
    let (acts, report) = repo.acts();
    assert_eq!(said(&report), "");
    let river = act(&acts, "77");
    let (editions, report) = river.read();
    assert_eq!(said(&report), "");
    assert_eq!(days(&editions), ["2013-07-01", "2019-04-01"]);
    assert_eq!((words(&editions[0]), words(&editions[1])), ("Берег общий.".into(), "Берег ничей.".into()));
    assert_eq!(editions[0].act.number.as_deref(), Some("99-V"));
    let cause = river.cause(Date::constant(2019, 4, 1)).unwrap();
    assert_eq!(cause.act, ActCode::parse("900"));
    assert_eq!(cause.changed.len(), 2);
    assert!(cause.subject.starts_with("Закон от 1 марта"));
    // Where the description is silent, the timeline has the law from the commit.
    assert_eq!(editions[1].caused_by[0].law_number, "5-VI");
    assert!(editions[0].caused_by.is_empty());
    assert_eq!(days(&repo.read("88")), ["2014-02-02"]);
}

#[test]
fn a_digest_follows_the_files_of_an_act_and_nothing_else() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    let digest = |repo: &Repo| act(&repo.acts().0, "77").digest().to_owned();
    let before = digest(&repo);
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    repo.commit("2014-02-02", "Другой закон");
    assert_eq!(digest(&repo), before);
    put(&mut repo, "Б.", "2019-04-01");
    repo.commit("2019-04-01", "Вторая");
    let with_two = digest(&repo);
    assert_ne!(with_two, before);
    repo.remove(PLACE);
    repo.commit("2020-01-01", "Утратил силу");
    assert_ne!(digest(&repo), with_two);
}

#[test]
fn an_act_that_was_taken_out_is_repealed_from_that_day() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    repo.remove(PLACE);
    repo.commit("2021-03-04", "Кодекс Республики Казахстан от 5 января 2021 года № 400-VI");
    let editions = repo.read("77");
    assert_eq!(days(&editions), ["2013-07-01"]);
    let repeal = editions[0].act.repeal.clone().unwrap();
    assert_eq!(repeal.from, RepealFrom::On { date: Date::constant(2021, 3, 4) });
    assert_eq!(repeal.by_number.as_deref(), Some("400-VI"));
    // An act that comes back is not repealed.
    put(&mut repo, "Б.", "2022-01-01");
    repo.commit("2022-01-01", "Снова");
    let editions = repo.read("77");
    assert_eq!(days(&editions), ["2013-07-01", "2022-01-01"]);
    assert_eq!(editions[1].act.repeal, None);
}

#[test]
fn a_renamed_folder_is_the_same_act_and_no_edition() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    repo.remove(PLACE);
    repo.put("03-laws/20130605-o-rekakh-77/rus.md", text("А."));
    repo.put("03-laws/20130605-o-rekakh-77/meta.yaml", meta("77", "2013-07-01"));
    repo.commit("2018-01-01", "Другое имя");
    repo.put("03-laws/20130605-o-rekakh-77/rus.md", text("Б."));
    repo.commit("2019-01-01", "Вторая");
    let editions = repo.read("77");
    assert_eq!(days(&editions), ["2013-07-01", "2019-01-01"]);
    assert_eq!(editions[0].act.repeal, None);
}

#[test]
fn of_several_commits_of_a_day_the_last_counts() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    put(&mut repo, "Б.", "2013-07-01");
    repo.commit("2013-07-01", "Ещё раз");
    let (acts, report) = repo.acts();
    let warning = &report.warnings[0];
    assert!(warning.cause.contains("more than once on 2013-07-01") && !warning.skipped, "{warning}");
    let editions = act(&acts, "77").read().0;
    assert_eq!((days(&editions), words(&editions[0])), (vec!["2013-07-01".to_owned()], "Б.".to_owned()));
}

#[test]
fn a_better_description_of_the_same_text_is_no_edition() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    let known = meta("77", "2013-07-01").replace("№ 99-V", "№ 99-V. Утратил силу Законом от 1 мая 2030 года № 1-X");
    repo.put(&format!("{PLACE}/meta.yaml"), known);
    repo.commit("2025-01-01", "Описание");
    let editions = repo.read("77");
    assert_eq!(days(&editions), ["2013-07-01"]);
    assert_eq!(editions[0].act.repeal.clone().unwrap().by_number.as_deref(), Some("1-X"));
}

#[test]
fn a_day_is_that_of_the_clock_of_the_commit_and_days_out_of_order_are_sorted() {
    let mut repo = Repo::new();
    put(&mut repo, "Б.", "2019-04-01");
    // Midnight of 1 April 2019 six hours ahead of UTC.
    repo.commit_at("1554055200 +0600", "Вторая", &[]);
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    let (acts, report) = repo.acts();
    assert!(said(&report).contains("a commit of 2013-07-01 follows one of 2019-04-01"), "{}", said(&report));
    let editions = act(&acts, "77").read().0;
    assert_eq!(days(&editions), ["2013-07-01", "2019-04-01"]);
    assert_eq!(words(&editions[0]), "А.");
}

#[test]
fn of_merges_the_first_parent_counts() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    let first = repo.commit("2013-07-01", "Первая");
    put(&mut repo, "Черновик.", "2014-01-01");
    let draft = repo.commit("2014-01-01", "Ветка");
    repo.set_head(first);
    put(&mut repo, "Б.", "2015-01-01");
    repo.commit("2015-01-01", "Вторая");
    repo.commit_at("1454284800 +0000", "Слияние", &[draft]);
    assert_eq!(days(&repo.read("77")), ["2013-07-01", "2015-01-01"]);
}

#[test]
fn a_shallow_clone_says_what_it_lacks_and_dates_its_first_commit_by_the_descriptions() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.commit("2013-07-01", "Первая");
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    let boundary = repo.commit("2014-02-02", "Другой закон");
    put(&mut repo, "Б.", "2019-04-01");
    repo.commit("2019-04-01", "Вторая");
    fs::write(repo.path().join("shallow"), format!("{boundary}\n")).unwrap();
    let (acts, report) = repo.acts();
    let warning = &report.warnings[0];
    assert!(warning.skipped && warning.cause.contains("editions older than 2014-02-02 are missing"), "{warning}");
    assert_eq!(days(&act(&acts, "77").read().0), ["2013-07-01", "2019-04-01"]);
}

#[test]
fn only_the_acts_named_in_the_configuration_are_read() {
    let mut repo = Repo::new();
    put(&mut repo, "А.", "2013-07-01");
    repo.put("03-laws/2014/0101-inoe-88/rus.md", text("Иное."));
    repo.commit("2014-02-02", "Два закона");
    let config = repo.path().join("config");
    let more = fs::read_to_string(&config).unwrap() + "[olqy]\n\tacts = \"88 99\"\n";
    fs::write(config, more).unwrap();
    let codes: Vec<String> = repo.acts().0.iter().map(|a| a.code().to_string()).collect();
    assert_eq!(codes, ["88"]);
}
