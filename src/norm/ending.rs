//! How the words of a provision end and begin: what makes a list open, go on and close.

use crate::law::Lang;
use std::ops::Range;

/// What a text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It opens a list.
    Colon,
    /// An item of a list that goes on.
    Semicolon,
    /// An item of a list that goes on, or words before a closing paragraph.
    Comma,
    /// A disposition before its sanction.
    Dash,
    /// A sentence is over.
    Stop,
    /// No mark at all.
    Bare,
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‒' | '−' | '‑')
}

/// What `text` ends with; closing quotation marks and brackets after the mark do not count.
pub(super) fn of(text: &str) -> End {
    let text = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '"' | '”' | '*' | '\u{ad}' | '\u{200b}'));
    match text.chars().next_back() {
        Some(':') => End::Colon,
        Some(';') => End::Semicolon,
        Some(',') => End::Comma,
        Some('.' | '!' | '?') => End::Stop,
        Some(c) if is_dash(c) => {
            if text.trim_end_matches(|c: char| is_dash(c) || c.is_whitespace()).ends_with(':') {
                End::Colon
            } else {
                End::Dash
            }
        }
        _ => End::Bare,
    }
}

/// Whether `text` continues a sentence begun before it: it begins with a dash or a small letter.
pub(super) fn continues(text: &str) -> bool {
    let text = text.trim_start();
    if text.chars().next().is_some_and(is_dash) {
        return true;
    }
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether `text` is a predicate that closes a list rather than one more item: short, and a sentence ends with it.
pub(super) fn is_short_predicate(text: &str) -> bool {
    of(text) == End::Stop && text.split_whitespace().count() <= 6
}

/// The words at the end of a list's last item that govern the whole list; `None` where each item stands for itself or
/// the opening words already have a predicate.
pub(super) fn glued_tail(lang: Lang, opener: &str, others: &[&str], last: &str) -> Option<Range<usize>> {
    match lang {
        Lang::Kk => kazakh_tail(opener, others, last),
        _ => russian_tail(last),
    }
}

/// «2) …, – наказываются …»: the sanction written on in the last item.
fn russian_tail(last: &str) -> Option<Range<usize>> {
    const SANCTION: [&str; 4] = ["наказыва", "влеч", "влек", "кара"];
    let mut from = None;
    for (at, c) in last.char_indices().filter(|(_, c)| is_dash(*c)) {
        let after = last[at + c.len_utf8()..].trim_start();
        let before = last[..at].chars().next_back();
        if before.is_none_or(|b| b.is_whitespace() || b == ',')
            && SANCTION.iter().any(|s| after.to_lowercase().starts_with(s))
        {
            from = Some(at);
        }
    }
    Some(from?..last.trim_end().len())
}

/// The grammatical shape of the word that ends an item, as far as it tells where the item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Finite,
    Dative,
    Accusative,
    VerbalNoun,
    Participle,
    Ablative,
    Locative,
    Instrumental,
    Genitive,
    Other,
}

/// Lower case, one letter і, and back vowels and consonants for front ones, so that an ending has one form.
fn harmonised(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'i' | 'і' | 'ы' => 'ы',
            'е' | 'ә' | 'э' | 'e' => 'а',
            'ө' => 'о',
            'ү' => 'ұ',
            'г' => 'ғ',
            'к' => 'қ',
            c => c,
        })
        .collect()
}

/// Words that are a predicate by themselves, harmonised.
const PREDICATES: [&str; 8] = ["тиыс", "құқылы", "мындатты", "бар", "жоқ", "амас", "мұмқын", "қажат"];

fn shape(word: &str) -> Shape {
    let w = harmonised(word);
    let ends = |list: &[&str]| list.iter().any(|s| w.ends_with(s) && w.len() > s.len());
    if PREDICATES.contains(&w.as_str()) || ends(&["ады", "йды", "иды"]) {
        Shape::Finite
    } else if ends(&["ған", "қан", "атын", "йтын"]) {
        Shape::Participle
    } else if ends(&["ның", "дың", "тың"]) {
        Shape::Genitive
    } else if ends(&["ға", "қа", "ына", "сына"]) {
        Shape::Dative
    } else if ends(&["ны", "ды", "ты", "ын"]) {
        Shape::Accusative
    } else if ends(&["у", "ю", "уы", "уын"]) {
        Shape::VerbalNoun
    } else if ends(&["дан", "тан", "нан"]) {
        Shape::Ablative
    } else if ends(&["да", "та", "нда"]) {
        Shape::Locative
    } else if ends(&["ман", "бан", "пан"]) {
        Shape::Instrumental
    } else {
        Shape::Other
    }
}

/// Words of `text` with their byte ranges; hyphens join.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || matches!(c, '-' | '\u{ad}');
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(w) if inside && w.end == at => w.end = end,
            _ if c.is_alphanumeric() => out.push(at..end),
            _ => {}
        }
    }
    out
}

fn last_shape(text: &str) -> Option<Shape> {
    words(text).last().map(|w| shape(&text[w.clone()]))
}

fn kazakh_tail(opener: &str, others: &[&str], last: &str) -> Option<Range<usize>> {
    if matches!(of(last), End::Semicolon | End::Comma | End::Colon) {
        return None;
    }
    if last_shape(opener) == Some(Shape::Finite) {
        return None;
    }
    let all = words(last);
    let last_word = all.last()?;
    let final_shape = shape(&last[last_word.clone()]);
    if !matches!(final_shape, Shape::Finite | Shape::Participle) {
        return None;
    }
    let shapes: Vec<Shape> = others.iter().filter_map(|t| last_shape(t)).collect();
    let common = most_common(&shapes);
    if common == Some(final_shape) {
        return None;
    }
    let end = last_word.end;
    // The last word of the form in which the other items end is where this item ends too.
    if let Some(common) = common.filter(|c| *c != Shape::Other) {
        let item_end = all[..all.len() - 1].iter().rposition(|w| shape(&last[w.clone()]) == common);
        if let Some(at) = item_end {
            return Some(all[at + 1].start..end);
        }
    }
    if final_shape != Shape::Finite {
        return None;
    }
    let from = all.len().saturating_sub(2);
    Some(all[from].start..end)
}

/// The shape that at least two thirds of the items share.
fn most_common(shapes: &[Shape]) -> Option<Shape> {
    shapes
        .iter()
        .copied()
        .max_by_key(|s| shapes.iter().filter(|o| *o == s).count())
        .filter(|s| 3 * shapes.iter().filter(|o| *o == s).count() >= 2 * shapes.len())
}
