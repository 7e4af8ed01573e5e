//! The reader against the official texts, counted independently by plain rules on lines.
//!
//! The texts are not part of the repository: `OLQY_SHARED` names the folder that has them in `corpus/acts`. Without it
//! these tests have nothing to do; with it a missing file is a failure.

use olqy::law::{Document, Kind, Lang, Status};
use olqy::source::folder;
use olqy::source::markdown::{self, Aside, Parsed};
use regex::Regex;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("OLQY_SHARED")?;
    let acts = PathBuf::from(shared).join("corpus/acts");
    assert!(acts.is_dir(), "{} is missing", acts.display());
    Some(acts)
}

const FILES: &[&str] = &[
    "12890-child-rights/2019-04-01/rus.md",
    "12890-child-rights/2019-04-01/kaz.md",
    "12890-child-rights/2024-01-01/rus.md",
    "12890-child-rights/2024-01-01/kaz.md",
    "12890-child-rights/2024-06-16/rus.md",
    "12890-child-rights/2024-06-16/kaz.md",
    "34652-education/2019-04-01/rus.md",
    "34652-education/2019-04-01/kaz.md",
    "34652-education/2021-06-26/rus.md",
    "34652-education/2023-07-01/rus.md",
    "34652-education/2024-06-16/rus.md",
    "34652-education/2026-03-02/rus.md",
    "43167-special-social-services/2014-07-05/rus.md",
    "43167-special-social-services/2014-07-05/kaz.md",
    "49212-domestic-violence/2014-07-05/rus.md",
    "49212-domestic-violence/2014-07-05/kaz.md",
    "49212-domestic-violence/2024-06-16/rus.md",
    "62568-family-code/2019-04-01/rus.md",
    "62568-family-code/2019-04-01/kaz.md",
    "62568-family-code/2024-06-16/rus.md",
    "81097-criminal-code/2019-04-01/rus.md",
    "81097-criminal-code/2019-04-01/kaz.md",
    "81097-criminal-code/2024-06-16/rus.md",
    "81245-admin-offences/2020-07-07/rus.md",
];

fn read(acts: &std::path::Path, file: &str) -> (String, Parsed) {
    let path = acts.join(file);
    let source = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let lang = if file.ends_with("kaz.md") { Lang::Kk } else { Lang::Ru };
    let parsed = markdown::parse(lang, &source, &path);
    (source, parsed)
}

/// Articles, points and subpoints by plain rules on lines.
fn count_lines(source: &str) -> [usize; 3] {
    let article = Regex::new(r"^#+ (Статья \d|\d+(-\d+)?-бап)").unwrap();
    let point = Regex::new(r"^[ *]*\d+(-\d+)?\\?\. \S").unwrap();
    let subpoint = Regex::new(r"^[ *]*\d+(-\d+)?\) \S").unwrap();
    let count = |r: &Regex| source.lines().filter(|l| r.is_match(l)).count();
    [count(&article), count(&point), count(&subpoint)]
}

fn count_tree(document: &Document) -> [usize; 3] {
    let mut counts = [0; 3];
    document.walk(&mut |_, p| match p.kind {
        Kind::Article => counts[0] += 1,
        Kind::Point => counts[1] += 1,
        Kind::Subpoint => counts[2] += 1,
        _ => {}
    });
    counts
}

/// Where the plain rules and the tree differ, and why: file, tree minus lines (articles, points, subpoints), reason.
const DIFFERENCES: &[(&str, [isize; 3], &str)] = &[];

#[test]
fn every_article_point_and_subpoint_is_in_the_tree() {
    let Some(acts) = corpus() else { return };
    for file in FILES {
        let (source, parsed) = read(&acts, file);
        let (lines, tree) = (count_lines(&source), count_tree(&parsed.document));
        let expected = DIFFERENCES.iter().find(|(f, _, _)| f == file).map_or([0; 3], |(_, d, _)| *d);
        let found: [isize; 3] = std::array::from_fn(|i| tree[i] as isize - lines[i] as isize);
        assert_eq!(found, expected, "{file}: lines {lines:?}, tree {tree:?}");
        assert!(tree[0] > 0, "{file}");
    }
}

#[test]
fn the_official_texts_are_read_without_a_doubt() {
    let Some(acts) = corpus() else { return };
    for file in FILES {
        let (_, parsed) = read(&acts, file);
        assert_eq!(parsed.report.warnings, [], "{file}");
        let title = parsed.document.title.unwrap_or_default();
        assert!(title.chars().count() > 10, "{file}: {title}");
    }
}

/// Editions whose texts are whole, or left out at the same places, in both languages.
const PAIRS: &[&str] = &[
    "12890-child-rights/2019-04-01",
    "12890-child-rights/2024-01-01",
    "12890-child-rights/2024-06-16",
    "34652-education/2019-04-01",
    "49212-domestic-violence/2014-07-05",
    "62568-family-code/2019-04-01",
];

/// Places that only one language has: edition, eId, reason.
const ONE_LANGUAGE: &[(&str, &str, &str)] = &[
    ("12890-child-rights/2019-04-01", "art_35__para_2__p_2", "the Kazakh text has both sentences in one paragraph"),
    ("12890-child-rights/2024-01-01", "art_35__para_2__p_2", "the Kazakh text has both sentences in one paragraph"),
];

#[test]
fn both_languages_have_the_same_places() {
    let Some(acts) = corpus() else { return };
    for edition in PAIRS {
        let places = |name: &str| -> BTreeSet<String> {
            let mut places = BTreeSet::new();
            read(&acts, &format!("{edition}/{name}.md")).1.document.walk(&mut |_, p| {
                places.insert(p.eid.to_string());
            });
            places
        };
        let (ru, kk) = (places("rus"), places("kaz"));
        let differ: BTreeSet<&str> = ru.symmetric_difference(&kk).map(String::as_str).collect();
        let known: BTreeSet<&str> = ONE_LANGUAGE.iter().filter(|(e, _, _)| e == edition).map(|(_, p, _)| *p).collect();
        assert_eq!(differ, known, "{edition}");
    }
}

/// Letters and digits only, so that marks of Markdown and blanks do not count.
fn bare(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn words_stand_where_their_spans_say() {
    let Some(acts) = corpus() else { return };
    for file in FILES {
        let (source, parsed) = read(&acts, file);
        let lines: Vec<&str> = source.lines().collect();
        parsed.document.walk(&mut |_, p| {
            let there = bare(&source[p.span.start..p.span.end]);
            if !p.text.is_empty() {
                assert_eq!(there, bare(&p.text), "{file} {}", p.eid);
            }
            if let Some(heading) = &p.heading {
                assert_eq!(there, bare(heading), "{file} {}", p.eid);
            }
            let line = bare(lines[p.span.line as usize - 1]);
            let words = p.heading.as_deref().unwrap_or(&p.text);
            let first: String = bare(words).chars().take(20).collect();
            assert!(line.contains(&first), "{file}:{} {}", p.span.line, p.eid);
        });
    }
}

#[test]
fn every_word_of_a_file_is_read() {
    let Some(acts) = corpus() else { return };
    let omissions = Regex::new("<!--.*?-->").unwrap();
    let anchors = Regex::new("<a id=\"[^\"]*\"></a>").unwrap();
    let links = Regex::new(r"\]\([^)]*\)").unwrap();
    let level = Regex::new(r"(?m)^#+ (Статья|Глава|РАЗДЕЛ|Раздел) |^(#+ [\d-]+-)(бап|тарау|БӨЛІМ)").unwrap();
    for file in FILES {
        let (source, parsed) = read(&acts, file);
        let mut read = String::new();
        read.push_str(parsed.document.title.as_deref().unwrap_or(""));
        parsed.document.notes.iter().for_each(|n| read.push_str(&n.text));
        parsed.set_aside.iter().for_each(|a| read.push_str(&a.text));
        parsed.document.walk(&mut |_, p| {
            read.push_str(p.heading.as_deref().unwrap_or(""));
            read.push_str(&p.text);
            if p.notes.iter().all(|n| n.text != p.text) {
                p.notes.iter().for_each(|n| read.push_str(&n.text));
            }
        });
        let left = links.replace_all(&anchors.replace_all(&omissions.replace_all(&source, ""), ""), "]").into_owned();
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
        // Words of levels («Статья», «бап», «Глава») are told by the kind of a provision, not kept.
        let levels: usize = level.captures_iter(&left).map(|c| letters(&c[0])).sum();
        assert_eq!(letters(&read) + levels, letters(&left), "{file}");
    }
}

#[test]
fn what_is_no_law_is_set_aside() {
    let Some(acts) = corpus() else { return };
    let aside = |file: &str, what: Aside| read(&acts, file).1.set_aside.iter().filter(|a| a.what == what).count();
    assert_eq!(aside("49212-domestic-violence/2014-07-05/rus.md", Aside::Contents), 31);
    assert_eq!(aside("49212-domestic-violence/2014-07-05/kaz.md", Aside::Contents), 30);
    assert_eq!(aside("43167-special-social-services/2014-07-05/rus.md", Aside::Contents), 28);
    assert_eq!(aside("43167-special-social-services/2014-07-05/rus.md", Aside::Signature), 2);
    assert_eq!(aside("81097-criminal-code/2019-04-01/rus.md", Aside::Navigation), 1);
    assert_eq!(aside("12890-child-rights/2019-04-01/kaz.md", Aside::Signature), 1);
}

#[test]
fn the_hard_places_are_read_as_a_lawyer_reads_them() {
    let Some(acts) = corpus() else { return };
    let law = |file: &str| read(&acts, file).1.document;
    let at = |d: &Document, eid: &str| d.find(&olqy::law::Eid::new(eid)).unwrap_or_else(|| panic!("{eid}")).clone();

    // A note inside the list throws the rest of it back to the margin.
    let services = law("43167-special-social-services/2014-07-05/rus.md");
    assert_eq!(at(&services, "art_6__para_1").children.len(), 11);
    assert!(at(&services, "art_6__para_2__p_2").text.starts_with("Формами жестокого"));

    // A часть вторая is nested under a subpoint by indentation only, and a sentence is cut in two.
    let violence = law("49212-domestic-violence/2014-07-05/rus.md");
    assert!(at(&violence, "art_22__para_3__p_2").text.starts_with("В исключительных"));
    assert!(at(&violence, "art_22__para_3__subpara_2").text.ends_with("виды оружия."));

    // Part 1 of the point is left out, part 2 is read.
    let education = law("34652-education/2019-04-01/rus.md");
    assert_eq!(at(&education, "art_28__para_4").text, "");
    assert!(at(&education, "art_28__para_4__p_2").text.starts_with("Применение методов"));

    // A note glued to the words of an article.
    let child = law("12890-child-rights/2019-04-01/rus.md");
    let guest = at(&child, "art_28-1");
    assert!(guest.children[0].text.ends_with("праздничные дни)."));
    assert_eq!(guest.notes[0].changed_by[0].law_number, "501-V");
    assert_eq!(at(&child, "art_42").status, Status::Excluded);
    assert_eq!(at(&child, "art_7__para_2").status, Status::Excluded);
    assert_eq!(at(&child, "art_1__subpara_14").status, Status::Excluded);

    // «Примечание.» that is law stays law.
    let offences = law("81245-admin-offences/2020-07-07/rus.md");
    let note = at(&offences, "art_73__para_3__p_3");
    assert!(note.text.starts_with("Примечание.") && note.status == Status::InForce);
    assert!(offences.points_are_parts);
    assert!(at(&offences, "art_73-1__para_1-1").text.starts_with("Действия"));

    // Points written `1\.`.
    let parents = law("34652-education/2024-06-16/rus.md");
    assert_eq!(at(&parents, "art_49").children.len(), 4);
    assert_eq!(at(&parents, "art_49__para_2").children.len(), 8);
}

#[test]
fn a_folder_of_the_official_texts_is_read_whole() {
    let Some(acts) = corpus() else { return };
    let (found, report) = folder(&acts);
    assert_eq!(report.warnings, []);
    let codes: Vec<&str> = found.iter().map(|a| a.code().as_str()).collect();
    assert_eq!(codes, ["12890", "34652", "43167", "49212", "62568", "81097", "81245"]);
    for act in &found {
        let (editions, report) = act.read();
        assert_eq!(report.warnings, [], "{}", act.origin());
        let in_code = ["81097", "81245"].contains(&act.code().as_str());
        for edition in &editions {
            assert!(
                edition.documents.values().all(|d| d.points_are_parts == in_code),
                "{} {}",
                act.origin(),
                edition.date
            );
        }
    }
}
