//! Notes of a consolidated text, such as official ones have under every changed article.

use super::draft::{Action, Instruction, Place, Unit};
use super::place::{find, node_mut};
use super::render::place_name;
use super::words::Words;
use crate::law::{Document, Lang, Note};

/// How the law that changes a text is named in its notes.
pub fn law_name(lang: Lang, title: Option<&str>) -> String {
    let words = Words::of(lang);
    match title {
        Some(title) => words.note("law").replace("{title}", title),
        None => words.note("unnamed").to_owned(),
    }
}

/// The note that a place was taken out.
pub fn gone(words: &Words, place: &Place, repealed: bool, law: Option<&str>) -> String {
    let unit = place.last().map_or(Unit::Article, |s| s.unit);
    let key = if law.is_some() { "excluded" } else { "gone" };
    words
        .note(key)
        .replace("{Place}", &capital(&place_name(words, place)))
        .replace("{mark}", words.mark(unit, repealed))
        .replace("{law}", law.unwrap_or(""))
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Puts a note under each article (or division) that instructions changed; `law` names the amending law.
pub fn put(document: &mut Document, done: &[&Instruction], law: &str) {
    let words = Words::of(document.lang);
    let mut told: Vec<(Place, &str)> = Vec::new();
    let mut repealed: Vec<Place> = Vec::new();
    for i in done {
        for place in places(i) {
            let article: Place = place.iter().take_while(|s| s.unit.rank() <= Unit::Article.rank()).cloned().collect();
            let all = article.len() == place.len() && !article.is_empty();
            let key = match &i.action {
                Action::Nothing => continue,
                _ if article.is_empty() => "act",
                Action::Restate { .. } if all => "restated",
                // The mark of an exclusion is its note.
                Action::Exclude | Action::Repeal if all && i.mark.is_some() => continue,
                Action::Exclude | Action::Repeal if all => "excluded",
                Action::Add { .. } if all && place_is_added(i, &place) => "added",
                _ => "changed",
            };
            if i.action == Action::Repeal {
                repealed.push(article.clone());
            }
            match told.iter_mut().find(|(p, _)| *p == article) {
                Some((_, before)) if *before != key => *before = "changed",
                Some(_) => {}
                None => told.push((article, key)),
            }
        }
    }
    for (place, key) in told {
        // Only the article is named: an annex or chapter around it is not part of its name.
        let text = match key {
            "excluded" => gone(words, &place, repealed.contains(&place), Some(law)),
            _ => words.note(key).replace("{Place}", &capital(&place_name(words, &place))).replace("{law}", law),
        };
        let note = |line| Note { text: text.clone(), line, changed_by: Vec::new() };
        if place.is_empty() {
            document.notes.push(note(0));
            continue;
        }
        let Ok(spot) = find(document, &place) else { continue };
        if let Some(p) = node_mut(document, &spot.node) {
            let line = p.span.line;
            // A place taken out needs the note that says so and no other.
            if key == "excluded" {
                p.notes.retain(|n| !crate::source::markdown::editor::excludes_all(words.lang, &n.text));
            }
            p.notes.push(note(line));
        }
    }
}

/// The places that a note is to speak of: of an addition, what was added.
fn places(i: &Instruction) -> Vec<Place> {
    match &i.action {
        Action::Add { unit, numbers, .. } if unit.rank() <= Unit::Article.rank() => i
            .places
            .iter()
            .flat_map(|p| {
                numbers.iter().map(move |n| {
                    // An article is known by its number, wherever it stands.
                    let mut place: Place =
                        p.iter().filter(|s| *unit != Unit::Article || s.unit == Unit::Annex).cloned().collect();
                    place.push(super::place::step(*unit, n));
                    place
                })
            })
            .collect(),
        _ => i.places.clone(),
    }
}

fn place_is_added(i: &Instruction, place: &Place) -> bool {
    matches!(&i.action, Action::Add { unit, .. } if place.last().is_some_and(|s| s.unit == *unit))
}
