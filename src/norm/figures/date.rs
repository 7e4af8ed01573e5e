//! Days of the calendar and numbers of acts: «8 августа 2002 года», «2002 жылғы 8 тамыз», `23.11.2010`, «№ 226-V».

use super::{Figure, Ratio, Reading, Unit, Value};
use crate::language::{Token, TokenKind};
use crate::law::{Date, parse_date};

/// Takes the days, years and numbers of acts out of the text.
pub(super) fn read(reading: &mut Reading) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < reading.tokens.len() {
        let Some((end, unit, value)) = at(reading, i) else {
            i += 1;
            continue;
        };
        let range = reading.take(i..end);
        found.push(Figure { unit, value, range, firm: true });
        i = end;
    }
    found
}

fn at(reading: &Reading, i: usize) -> Option<(usize, Unit, Value)> {
    let token = reading.free(i)?;
    if reading.words.number_signs.has(token) {
        return law_number(reading, i);
    }
    if token.kind != TokenKind::Number {
        return None;
    }
    if let Some(day) = dotted(&token.text) {
        let end = i + 1 + usize::from(is_year_word(reading, i + 1));
        return Some((end, Unit::Date, Value::Day(day)));
    }
    day_first(reading, i).or_else(|| year_first(reading, i))
}

/// `23.11.2010` and `2010.11.23`; a number with two hyphens is no day here.
fn dotted(text: &str) -> Option<Date> {
    (text.matches('.').count() == 2).then(|| parse_date(text)).flatten()
}

/// «8 августа 2002 года», «1 сентября», «1 қыркүйек».
fn day_first(reading: &Reading, i: usize) -> Option<(usize, Unit, Value)> {
    let day = small(reading.free(i)?, 31)?;
    let month = reading.words.month(reading.free(i + 1)?)?;
    let year = reading.free(i + 2).and_then(year);
    let Some(date) = year.and_then(|y| Date::new(y, month, day).ok()) else {
        return Some((i + 2, Unit::Date, Value::DayOfYear(month, day)));
    };
    let end = i + 3 + usize::from(is_year_word(reading, i + 3));
    Some((end, Unit::Date, Value::Day(date)))
}

/// «2002 жылғы 8 тамыз», «2015 жыл», «2015 года».
fn year_first(reading: &Reading, i: usize) -> Option<(usize, Unit, Value)> {
    let number = year(reading.free(i)?)?;
    let mut end = i + 1;
    // «2015-жыл» is written too.
    if reading.free(end).is_some_and(|t| t.text == "-") && reading.free(end + 1).is_some_and(|t| t.joined) {
        end += 1;
    }
    if !is_year_word(reading, end) {
        return None;
    }
    end += 1;
    let named = || {
        let day = small(reading.free(end)?, 31)?;
        let month = reading.words.month(reading.free(end + 1)?)?;
        Date::new(number, month, day).ok()
    };
    let year = u64::try_from(number).ok()?;
    Some(match named() {
        Some(date) => (end + 2, Unit::Date, Value::Day(date)),
        None => (end, Unit::CalendarYear, Value::Number(Ratio::whole(year))),
    })
}

/// «№ 345», «№ 226-V».
fn law_number(reading: &Reading, i: usize) -> Option<(usize, Unit, Value)> {
    let number = reading.free(i + 1).filter(|t| t.kind == TokenKind::Number)?;
    let mut text = number.text.clone();
    let mut end = i + 2;
    let hyphen = reading.free(end).is_some_and(|t| t.text == "-");
    if let Some(series) = reading.free(end + 1).filter(|t| hyphen && t.joined && is_roman(&t.text)) {
        text.push('-');
        text.push_str(&series.text.to_uppercase());
        end += 2;
    }
    Some((end, Unit::LawNumber, Value::Text(text)))
}

fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'))
}

fn is_year_word(reading: &Reading, i: usize) -> bool {
    reading.free(i).is_some_and(|t| reading.words.year_words.has(t))
}

fn small(token: &Token, most: i8) -> Option<i8> {
    let digits = token.kind == TokenKind::Number && token.text.len() <= 2;
    let number: i8 = digits.then(|| token.text.parse().ok()).flatten()?;
    (1..=most).contains(&number).then_some(number)
}

/// A year of four figures between 1900 and 2199: no count in a law that a year word follows is as large.
fn year(token: &Token) -> Option<i16> {
    let digits = token.kind == TokenKind::Number && token.text.len() == 4;
    let number: i16 = digits.then(|| token.text.parse().ok()).flatten()?;
    (1900..2200).contains(&number).then_some(number)
}
