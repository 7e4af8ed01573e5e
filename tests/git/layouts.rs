use super::repo::{Repo, act, days, meta, said, text, words};
use olqy::law::{Date, Lang, RepealFrom};
use olqy::source::folder;
use std::fs;
use std::path::Path;

fn headings(edition: &olqy::law::Edition) -> Vec<String> {
    edition.documents[&Lang::Ru].provisions.iter().filter_map(|p| p.heading.clone()).collect()
}

/// Writes the files of a commit to disk.
fn export(repo: &Repo, to: &Path) {
    for (path, (_, id)) in &repo.files {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &repo.git.find_object(*id).unwrap().data).unwrap();
    }
}

fn split(repo: &mut Repo) {
    let place = "02-codes/2014/0703-kodeks-88";
    let index = "# Кодекс реки\n\n## Части документа\n\nДокумент поделён: так его легче показать.\n\n| Часть | Название |\n|---|---|\n\
                 | [`a`](rus/sec001.md) | Начало |\n| [`b`](rus/sec002.md) | Середина |\n| [`c`](rus/sec001_004.md) | Конец |\n";
    let part = |n: u8| {
        format!("↑ [Вся редакция](../rus.md)\n\n<a id=\"st{n}\"></a>\n\n### Статья {n}. Берег {n}\n\nСлова {n}.\n")
    };
    repo.put(&format!("{place}/rus.md"), index);
    repo.put(&format!("{place}/rus/sec001.md"), part(1));
    repo.put(&format!("{place}/rus/sec001_004.md"), part(3));
    repo.put(&format!("{place}/rus/sec002.md"), format!("---\npart_of: ../rus.md\nsource: x\n---\n\n{}", part(2)));
    repo.put(&format!("{place}/meta.yaml"), meta("88", "2014-07-03"));
}

#[test]
fn parts_of_a_large_text_follow_its_index_in_history_and_in_a_folder() {
    let mut repo = Repo::new();
    split(&mut repo);
    repo.commit("2014-07-03", "Кодекс");
    let place = tempfile::tempdir().unwrap();
    export(&repo, place.path());
    let (found, report) = folder(place.path());
    assert_eq!(said(&report), "");
    let (from_folder, report) = act(&found, "88").read();
    assert_eq!(said(&report), "");
    let (acts, _) = repo.acts();
    let (editions, report) = act(&acts, "88").read();
    assert_eq!(said(&report), "");
    assert_eq!(headings(&editions[0]), ["Берег 1", "Берег 2", "Берег 3"]);
    assert_eq!(words(&editions[0]), "Слова 1.Слова 2.Слова 3.");
    assert_eq!(editions, from_folder);
}

#[test]
fn parts_that_are_renamed_or_missing_are_found_or_named() {
    let mut repo = Repo::new();
    split(&mut repo);
    repo.commit("2014-07-03", "Кодекс");
    let place = "02-codes/2014/0703-kodeks-88";
    let moved = repo.files.remove(&format!("{place}/rus/sec002.md")).unwrap();
    repo.files.insert(format!("{place}/rus/ch9.md"), moved);
    repo.commit("2015-01-01", "Части названы иначе");
    let (acts, _) = repo.acts();
    let (editions, report) = act(&acts, "88").read();
    let report = said(&report);
    assert!(report.contains("it names a part sec002.md that is not there"), "{report}");
    assert!(report.contains("ch9.md: the index of this text does not name this part"), "{report}");
    assert_eq!(headings(editions.last().unwrap()), ["Берег 1", "Берег 2", "Берег 3"]);
}

#[test]
fn the_flat_layout_is_read_from_history_and_from_a_folder() {
    let mut repo = Repo::new();
    repo.put("README.md", "О собрании.");
    repo.put("rus/README.md", "Указатель.");
    repo.put("rus/77.md", text("А."));
    repo.put("kaz/77.md", "# Өзен туралы\n\n### 1-бап. Жаға\n\nЖаға ортақ.\n");
    repo.commit("2013-07-01", "Первая");
    repo.put("rus/77.md", text("Б."));
    repo.put("rus/88.md", text("Иное."));
    repo.commit("2019-04-01", "Вторая");
    repo.remove("rus/88.md");
    repo.commit("2020-01-01", "Третья");
    let (acts, report) = repo.acts();
    assert_eq!(said(&report), "");
    let (editions, report) = act(&acts, "77").read();
    assert_eq!(said(&report), "");
    assert_eq!(days(&editions), ["2013-07-01", "2019-04-01"]);
    assert_eq!((words(&editions[0]), words(&editions[1])), ("А.".into(), "Б.".into()));
    assert_eq!(editions[1].documents.len(), 2);
    assert_eq!(editions[0].act.title.exact(Lang::Kk), Some("Өзен туралы"));
    let gone = act(&acts, "88").read().0;
    assert_eq!(gone[0].act.repeal.clone().unwrap().from, RepealFrom::On { date: Date::constant(2020, 1, 1) });
    let place = tempfile::tempdir().unwrap();
    export(&repo, place.path());
    let (found, report) = folder(place.path());
    assert_eq!((said(&report).as_str(), found.len()), ("", 1));
    let (editions, report) = found[0].read();
    assert_eq!((said(&report).as_str(), found[0].code().as_str()), ("", "77"));
    assert_eq!(words(&editions[0]), "Б.");
}

#[test]
fn a_description_at_the_head_of_a_text_stands_for_meta_yaml() {
    let head = "---\nversion_id: '77_1'\nact_code: '77'\nlanguage: rus\ntitle: О реке\n\
                requisite: Закон Республики Казахстан от 5 июня 2013 года № 99-V\nform: ЗАК\napproval_date: 2013-06-05\n\
                version_date: 2013-07-01\nrepealed_on: 2031-05-01\nrepealed_by: Закон от 2 марта 2031 года № 8-X\n\
                source: https://example.kz/doc/77/rus\n---\n\n";
    let mut repo = Repo::new();
    repo.put("00-main/rus.md", format!("{head}{}", text("А.")));
    repo.commit("2013-07-01", "Первая");
    let (acts, report) = repo.acts();
    assert_eq!(said(&report), "");
    let (editions, report) = act(&acts, "77").read();
    assert_eq!(said(&report), "");
    let read = &editions[0];
    assert_eq!((words(read).as_str(), read.act.number.as_deref()), ("А.", Some("99-V")));
    assert_eq!(read.act.title.exact(Lang::Ru), Some("О реке"));
    assert_eq!(read.act.adopted, Some(Date::constant(2013, 6, 5)));
    assert_eq!(read.source[&Lang::Ru], "https://example.kz/doc/77/rus");
    let repeal = read.act.repeal.clone().unwrap();
    assert_eq!(repeal.from, RepealFrom::On { date: Date::constant(2031, 5, 1) });
    assert_eq!(repeal.by_number.as_deref(), Some("8-X"));
}

#[test]
fn one_folder_can_hold_one_act_after_another() {
    let mut repo = Repo::new();
    repo.put("00-constitution/rus.md", text("А."));
    repo.put("00-constitution/meta.yaml", meta("1", "1995-08-30"));
    repo.commit("1995-09-05", "Первая");
    repo.put("00-constitution/rus.md", text("Б."));
    repo.put("00-constitution/meta.yaml", meta("223", "2026-07-01"));
    repo.commit("2026-07-01", "Вторая");
    let old = repo.read("1");
    assert_eq!(days(&old), ["1995-09-05"]);
    assert_eq!(old[0].act.repeal.clone().unwrap().from, RepealFrom::On { date: Date::constant(2026, 7, 1) });
    assert_eq!(days(&repo.read("223")), ["2026-07-01"]);
}

#[test]
fn a_folder_corpus_that_is_kept_in_git_is_read_as_a_folder() {
    let place = tempfile::tempdir().unwrap();
    gix::init(place.path()).unwrap();
    let edition = place.path().join("77-reka/2013-07-01");
    fs::create_dir_all(&edition).unwrap();
    fs::write(edition.join("rus.md"), text("А.")).unwrap();
    let (found, _) = folder(place.path());
    assert_eq!(days(&act(&found, "77").read().0), ["2013-07-01"]);
}
