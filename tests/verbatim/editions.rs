//! Which editions a corpus has, which of them may be quoted on a day, and what they leave out.

use crate::support::Lang;
use crate::support::answer::Quote;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// First days without a repealed act, as the requisites of the acts tell them in words. The second took effect sixty
/// days after its publication, so not earlier than sixty days after the law of 30 December 2025.
const REPEALED: [(&str, &str); 2] = [("43167", "2023-07-01"), ("49212", "2026-03-01")];

/// The editions of each act with what each language file leaves out.
#[derive(Debug)]
pub struct Editions {
    acts: BTreeMap<String, Act>,
}

#[derive(Debug)]
struct Act {
    folder: String,
    /// By date, the omitted lines of each language file there is.
    editions: BTreeMap<String, BTreeMap<Lang, Vec<String>>>,
}

impl Editions {
    pub fn of(acts: &Path) -> Editions {
        let mut all = BTreeMap::new();
        for entry in fs::read_dir(acts).unwrap_or_else(|e| panic!("{}: {e}", acts.display())).flatten() {
            let folder = entry.file_name().to_string_lossy().into_owned();
            if !entry.path().is_dir() {
                continue;
            }
            let code = folder.split('-').next().unwrap_or_default().to_owned();
            let mut editions = BTreeMap::new();
            for edition in fs::read_dir(entry.path()).unwrap().flatten() {
                let texts = Lang::BOTH.into_iter().filter_map(|lang| {
                    let text = fs::read_to_string(edition.path().join(lang.file())).ok()?;
                    Some((lang, omitted(&text)))
                });
                editions.insert(edition.file_name().to_string_lossy().into_owned(), texts.collect());
            }
            all.insert(code, Act { folder, editions });
        }
        Editions { acts: all }
    }

    /// The folder of an act.
    pub fn folder(&self, act: &str) -> Option<&str> {
        Some(self.acts.get(act)?.folder.as_str())
    }

    /// What forbids quoting this edition on this day.
    pub fn misses(&self, at: &str, quote: &Quote) -> Vec<String> {
        let Quote { act, edition, lang, eid, .. } = quote;
        let mut misses = Vec::new();
        if edition.as_str() > at {
            misses.push(format!("{act}/{eid} is quoted from {edition}, which is later"));
        }
        if REPEALED.iter().any(|(code, day)| code == act && *day <= at) {
            misses.push(format!("{act}/{eid} is quoted although the act was repealed"));
        }
        let Some(editions) = self.acts.get(act).map(|a| &a.editions) else {
            return vec![format!("{act} is not in the corpus")];
        };
        for (date, texts) in editions.iter().filter(|(d, _)| *d > edition && d.as_str() <= at) {
            match texts.get(&quote.lang()) {
                None => misses.push(format!("{act}/{eid} is quoted in {lang}, in which {date} is unknown")),
                Some(omitted) if omitted.iter().any(|o| covers(o, eid)) => {}
                Some(_) => misses.push(format!("{act}/{eid} is quoted from {edition}, and {date} has the place")),
            }
        }
        misses
    }
}

fn omitted(text: &str) -> Vec<String> {
    let lines = text.split("<!-- omitted:").skip(1);
    lines.filter_map(|l| Some(l.split_once("-->")?.0.trim().to_owned())).collect()
}

/// Whether an omitted line (`articles 2 to 5`, `article 28 point 4 part 1 (why)`) leaves out the place of an eId.
fn covers(omitted: &str, eid: &str) -> bool {
    let omitted = omitted.split('(').next().unwrap_or_default();
    let mut words = omitted.split_whitespace().peekable();
    let mut steps = eid.split("__").peekable();
    while let Some(word) = words.next() {
        let kind = match word.trim_end_matches('s') {
            "article" => "art_",
            "point" => "para_",
            "subpoint" => "subpara_",
            "part" => "p_",
            other => panic!("`{other}` in an omitted line: {omitted}"),
        };
        let from = words.next().unwrap_or_default();
        let to = if words.next_if(|w| *w == "to").is_some() { words.next().unwrap_or_default() } else { from };
        let number = steps.peek().and_then(|s| s.strip_prefix(kind)).map(str::to_owned);
        match number {
            Some(n) => {
                steps.next();
                if by_number(&n, from) == Ordering::Less || by_number(&n, to) == Ordering::Greater {
                    return false;
                }
            }
            // The first paragraph of a point is the point itself.
            None if kind == "p_" => return from == "1" && steps.peek().is_none(),
            None => return false,
        }
    }
    true
}

fn by_number(a: &str, b: &str) -> Ordering {
    let parts = |s: &str| s.split('-').map(|p| p.parse::<u32>().unwrap_or(0)).collect::<Vec<_>>();
    parts(a).cmp(&parts(b))
}

/// Orders eIds as a reader would, step by step; steps of different kinds are taken as they come.
pub fn by_place(a: &str, b: &str) -> Ordering {
    for (x, y) in a.split("__").zip(b.split("__")) {
        match (x.rsplit_once('_'), y.rsplit_once('_')) {
            (Some((kind, n)), Some((other, m))) if kind == other => match by_number(n, m) {
                Ordering::Equal => {}
                order => return order,
            },
            _ => return Ordering::Equal,
        }
    }
    a.split("__").count().cmp(&b.split("__").count())
}

#[test]
fn omitted_lines_cover_what_they_say() {
    assert!(covers("articles 2 to 5", "art_3__para_1"));
    assert!(!covers("articles 2 to 5", "art_5-1"));
    assert!(covers("article 28 point 4 part 1 (wording replaced)", "art_28__para_4"));
    assert!(!covers("article 28 point 4 part 1", "art_28__para_4__p_2"));
    assert!(covers("article 1 subpoints 3 to 7", "art_1__subpara_5-1"));
    assert!(!covers("article 1 subpoint 3", "art_1__subpara_4"));
    assert_eq!(by_place("art_4-1", "art_12"), Ordering::Less);
}
