//! Places of acts that a text names: «подпунктом 3) пункта 1 статьи 5», «5-баптың 1-тармағының 3) тармақшасы».

use super::numeral;
use super::{Ratio, Reading};
use crate::language::TokenKind;
use crate::law::Number;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The level of a place that a text names, by the word it uses (in the codes a «часть» is a point of the tree).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Приложение, қосымша.
    Annex,
    /// Раздел, бөлім.
    Section,
    /// Глава, тарау.
    Chapter,
    /// Параграф.
    Paragraph,
    /// Статья, бап.
    Article,
    /// Пункт, тармақ.
    Point,
    /// Подпункт, тармақша.
    Subpoint,
    /// Часть, бөлік.
    Part,
    /// Абзац.
    Indent,
}

/// One place that a text names. Of a chain («пункта 1 статьи 5») each link is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The level named.
    pub level: Level,
    /// Its number; an ordinal in figures.
    pub number: Number,
    /// Bytes of the number in the text.
    pub range: Range<usize>,
}

/// Longest run of places that «5 – 40» is unfolded to.
const LONGEST_RANGE: usize = 60;

/// One number of a list: the tokens it stands in, and what it says.
struct Item {
    tokens: Range<usize>,
    numbers: Vec<Number>,
}

/// Takes the places of acts out of the text.
pub(super) fn read(reading: &mut Reading) -> Vec<Reference> {
    let mut found = Vec::new();
    for i in 0..reading.tokens.len() {
        let Some(level) = reading.free(i).and_then(|t| reading.words.level(t)) else {
            continue;
        };
        let mut items = if reading.words.numbers_follow { following(reading, i) } else { preceding(reading, i) };
        if items.is_empty() && reading.words.numbers_follow {
            // «В первой и второй частях».
            items = ordinals_before(reading, i);
        }
        if items.is_empty() {
            continue;
        }
        reading.take(i..i + 1);
        for item in items {
            let range = reading.take(item.tokens);
            let place = |number| Reference { level, number, range: range.clone() };
            found.extend(item.numbers.into_iter().map(place));
        }
    }
    found.sort_by_key(|r| (r.range.start, r.range.end));
    found
}

/// The list of numbers after a level word.
fn following(reading: &Reading, word: usize) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut i = word + 1;
    while let Some(item) = item_at(reading, i).filter(|_| reading.same_sentence(word, i)) {
        i = item.tokens.end;
        items.push(item);
        // The bracket of `3)`.
        if text(reading, i) == Some(")") {
            i += 1;
        }
        // Up to four signs and words lead to the next number: «и (или)».
        let next = (i..i + 5).find(|j| item_at(reading, *j).is_some());
        let Some(next) = next.filter(|n| *n > i && (i..*n).all(|j| between(reading, j))) else {
            break;
        };
        // «Статья 5 и 6 дней»: the number counts something.
        if counts(reading, next) {
            break;
        }
        if (i..next).all(|j| text(reading, j) == Some("-")) {
            unfold(reading, &mut items, next);
        }
        i = next;
    }
    items
}

/// The list of numbers before a level word, in its order.
fn preceding(reading: &Reading, word: usize) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut end = word;
    loop {
        // The hyphen of `5-бап` and the bracket of `3) тармақша`.
        let near = |sign: &str| end > 0 && text(reading, end - 1) == Some(sign);
        let closed = near(")") || near("-");
        let before = if closed { end - 1 } else { end };
        let Some(item) = item_before(reading, before) else {
            break;
        };
        let first = item.tokens.start;
        items.push(item);
        // «5-тен 9-ға дейін»: cases are not looked through.
        let mut j = first;
        while j > 0 && first - j < 4 && between(reading, j - 1) && item_before(reading, j).is_none() {
            j -= 1;
        }
        // `1), 2)`: the bracket before the comma belongs to the number.
        if j < first && text(reading, j) == Some(")") {
            j += 1;
        }
        if j == first
            || item_before(reading, if text(reading, j.wrapping_sub(1)) == Some(")") { j - 1 } else { j }).is_none()
        {
            break;
        }
        if (j..first).all(|k| text(reading, k) == Some("-")) {
            let to = items.len() - 1;
            let low = if text(reading, j - 1) == Some(")") { j - 1 } else { j };
            if let (Some(from), Some(last)) = (item_before(reading, low), items.get_mut(to)) {
                fill(&from.numbers, &mut last.numbers);
            }
        }
        end = j;
    }
    items.reverse();
    items
}

/// Adds to the item at `next` the numbers between the last of `items` and it.
fn unfold(reading: &Reading, items: &mut Vec<Item>, next: usize) {
    let (Some(from), Some(mut to)) = (items.last(), item_at(reading, next)) else {
        return;
    };
    let mut numbers = std::mem::take(&mut to.numbers);
    fill(&from.numbers, &mut numbers);
    numbers.pop();
    // The number itself is read again as the next item.
    if !numbers.is_empty() {
        items.push(Item { tokens: next..next + 1, numbers });
    }
}

/// Puts the whole numbers between the last of `from` and the last of `to` before it.
fn fill(from: &[Number], to: &mut Vec<Number>) {
    let (Some(low), Some(high)) = (from.last(), to.pop()) else {
        return;
    };
    let all = Number::integers_between(low, &high);
    if all.len() <= LONGEST_RANGE {
        to.extend(all.into_iter().filter(|n| *low < *n && *n < high));
    }
    to.push(high);
}

/// Ordinals before a Russian level word.
fn ordinals_before(reading: &Reading, word: usize) -> Vec<Item> {
    let ordinal = |end: usize| item_before(reading, end).filter(|i| is_ordinal(reading, i.tokens.start));
    let mut items = Vec::new();
    let mut end = word;
    while let Some(item) = ordinal(end) {
        let mut j = item.tokens.start;
        items.push(item);
        while j > 0 && end - j < 6 && between(reading, j - 1) {
            j -= 1;
        }
        end = j;
    }
    items.reverse();
    items
}

fn is_ordinal(reading: &Reading, i: usize) -> bool {
    numeral::at(reading, i).is_some_and(|n| n.ordinal)
}

/// The number of a place at token `i`: figures, or an ordinal.
fn item_at(reading: &Reading, i: usize) -> Option<Item> {
    let token = reading.free(i)?;
    if token.kind == TokenKind::Number {
        let numbers: Vec<Number> = token.text.split(',').filter_map(Number::parse).collect();
        return (!numbers.is_empty()).then_some(Item { tokens: i..i + 1, numbers });
    }
    let numeral = numeral::at(reading, i).filter(|n| n.ordinal)?;
    let number = Number::parse(&numeral.value.to_string())?;
    Some(Item { tokens: i..numeral.end, numbers: vec![number] })
}

/// The number of a place that ends before token `end`; the longest one (`жиырма төртінші`).
fn item_before(reading: &Reading, end: usize) -> Option<Item> {
    (1..=3usize).rev().find_map(|len| {
        let start = end.checked_sub(len)?;
        item_at(reading, start).filter(|item| item.tokens.end == end)
    })
}

/// Whether the number at `i` has a unit, so that it is no number of a place.
fn counts(reading: &Reading, i: usize) -> bool {
    let Some(numeral) = numeral::at(reading, i) else {
        return false;
    };
    let plain = !numeral.ordinal && numeral.value != Ratio::whole(0);
    let rest = reading.tokens.get(numeral.end..).unwrap_or_default();
    let after_sort = rest.first().is_some_and(|t| matches!(reading.words.qualifier(t), Some(Some(_))));
    plain && (after_sort || reading.words.unit(rest).is_some())
}

fn between(reading: &Reading, i: usize) -> bool {
    reading.free(i).is_some_and(|t| reading.words.between.has(t))
}

fn text<'t>(reading: &'t Reading<'_>, i: usize) -> Option<&'t str> {
    reading.free(i).map(|t| t.text.as_str())
}
