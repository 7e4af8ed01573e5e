//! What the numbers of a text count.

use super::numeral::{self, Numeral};
use super::words::{Ending, Sort};
use super::{Figure, Ratio, Reading, Unit, Value};

/// Most words between a number and its unit: «екі немесе одан да көп адам».
const REACH: usize = 5;

/// A number with its place, waiting for a unit.
struct Counted {
    start: usize,
    end: usize,
    value: Ratio,
    unit: Option<Unit>,
    /// «Один»: a number only with a unit of measure.
    loose: bool,
    /// A quantity that is only read into the words.
    faint: bool,
}

/// Reads the quantities out of what is left of the text.
pub(super) fn read(reading: &mut Reading) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < reading.tokens.len() {
        let Some(numeral) = numeral::at(reading, i) else {
            found.extend(said_whole(reading, i).or_else(|| once(reading, i)));
            i += 1;
            continue;
        };
        if numeral.ordinal {
            i = numeral.end;
            continue;
        }
        let (numeral, after) = repeated(reading, numeral);
        let (unit, end) = unit_of(reading, i, &numeral, after);
        found.push(Counted { start: i, end, value: numeral.value, unit, loose: numeral.loose, faint: false });
        i = end;
    }
    share_units(reading, &mut found);
    found.into_iter().map(|c| figure(reading, c)).collect()
}

/// «5 (пяти)» and «5 (бес)» say one number twice.
fn repeated(reading: &Reading, numeral: Numeral) -> (Numeral, usize) {
    let sign = |i: usize, s: &str| reading.free(i).is_some_and(|t| t.text == s);
    let again = numeral::at(reading, numeral.end + 1)
        .filter(|n| sign(numeral.end, "(") && sign(n.end, ")") && n.value == numeral.value);
    match again {
        Some(again) => (numeral, again.end + 1),
        None => (numeral, numeral.end),
    }
}

/// The unit of a number and the token after it.
fn unit_of(reading: &Reading, start: usize, numeral: &Numeral, after: usize) -> (Option<Unit>, usize) {
    let words = reading.words;
    if let Some(unit) = numeral.unit {
        let unit = aged(reading, unit, start, after);
        return (Some(indexed(reading, unit, start, after)), after);
    }
    let mut sort = None;
    for at in after..after + REACH {
        let Some(token) = reading.free(at).filter(|_| reading.same_sentence(start, at)) else {
            break;
        };
        if let Some((unit, len)) = words.unit(&reading.tokens[at..]) {
            let end = at + len;
            let unit = sorted(unit, sort.or_else(|| sort_before(reading, start)));
            let unit = aged(reading, unit, start, end);
            return (Some(indexed(reading, unit, start, end)), end);
        }
        // Of a joined word («18-ге») only the hyphen and the case stand between.
        let part = token.text == "-" || token.joined || token.text == ")";
        match words.qualifier(token) {
            Some(found) => sort = sort.or(found),
            None if part => {}
            None => break,
        }
    }
    let reached = reading.free(after).filter(|t| words.age_after.has(t));
    if numeral.ending == Ending::Other && reached.is_some() {
        return (Some(Unit::Age), after);
    }
    let before = start.checked_sub(1).and_then(|b| reading.free(b));
    if before.is_some_and(|t| words.clock_before.has(t)) {
        return (Some(Unit::Hour), after);
    }
    (None, after)
}

/// «Күнтізбелік он күн»: the sort of days before the number.
fn sort_before(reading: &Reading, start: usize) -> Option<Sort> {
    let token = reading.free(start.checked_sub(1)?)?;
    reading.words.qualifier(token).flatten()
}

fn sorted(unit: Unit, sort: Option<Sort>) -> Unit {
    match (unit, sort) {
        (Unit::Day, Some(Sort::Calendar)) => Unit::CalendarDay,
        (Unit::Day, Some(Sort::Working)) => Unit::WorkingDay,
        _ => unit,
    }
}

/// Years near a word for growing up are an age.
fn aged(reading: &Reading, unit: Unit, start: usize, end: usize) -> Unit {
    let near = |i: usize| {
        reading.same_sentence(start, i) && reading.tokens.get(i).is_some_and(|t| reading.words.age_near.has(t))
    };
    let age = unit == Unit::Year && !reading.words.tells_age() && (start.saturating_sub(6)..end + 2).any(near);
    if age { Unit::Age } else { unit }
}

/// «Айлық есептік көрсеткіштің екі жүз еселенген мөлшері» is two hundred indices.
fn indexed(reading: &Reading, unit: Unit, start: usize, end: usize) -> Unit {
    let index = |i: usize| {
        let rest = reading.tokens.get(i..).unwrap_or_default();
        reading.same_sentence(start, i) && matches!(reading.words.unit(rest), Some((Unit::MonthlyIndex, _)))
    };
    let near = (start.saturating_sub(4)..start).chain(end..end + 2).any(index);
    if unit == Unit::Time && near { Unit::MonthlyIndex } else { unit }
}

/// A number without a unit takes that of the next one of its row («от трех до шести лет», «пяти, …, десяти МРП»), or the
/// hours of the one before it («сағат 22-ден 6-ға дейін»).
fn share_units(reading: &Reading, row: &mut [Counted]) {
    for i in (1..row.len()).rev() {
        let (left, right) = row.split_at_mut(i);
        let (Some(this), Some(next)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let gap = this.end..next.start;
        // In a row of fines a bare number ends its part of the sentence.
        let bare = gap.clone().next().is_some_and(|j| matches!(reading.tokens[j].text.as_str(), "," | ";" | "-"));
        let fines = bare && next.unit == Some(Unit::MonthlyIndex) && reading.same_sentence(this.start, next.start);
        if this.unit.is_none() && next.unit.is_some() && (fines || linked(reading, gap)) {
            this.unit = next.unit;
        }
    }
    for i in 1..row.len() {
        let (left, right) = row.split_at_mut(i);
        if let (Some(last), Some(this)) = (left.last(), right.first_mut())
            && this.unit.is_none()
            && last.unit == Some(Unit::Hour)
            && linked(reading, last.end..this.start)
        {
            this.unit = last.unit;
        }
    }
}

/// Whether only words that join numbers stand in the gap.
fn linked(reading: &Reading, gap: std::ops::Range<usize>) -> bool {
    let sentence = reading.same_sentence(gap.start, gap.end);
    let joins = |j: usize| reading.tokens[j].joined || reading.words.links.has(&reading.tokens[j]);
    sentence && gap.len() <= 5 && gap.into_iter().all(joins)
}

fn figure(reading: &mut Reading, counted: Counted) -> Figure {
    let Counted { start, end, value, unit, loose, faint } = counted;
    let unit = unit.unwrap_or(Unit::Count);
    let measured = !matches!(unit, Unit::Count | Unit::Person);
    let (unit, value) = whole_months(unit, value);
    Figure { unit, value: Value::Number(value), range: reading.take(start..end), firm: !faint && (!loose || measured) }
}

/// Half years as months, as the other language may say them.
fn whole_months(unit: Unit, value: Ratio) -> (Unit, Ratio) {
    if unit == Unit::Year && value.denominator() == 2 {
        return (Unit::Month, Ratio::whole(value.numerator().saturating_mul(6)));
    }
    (unit, value)
}

/// «Полгода», «оба»: one word that is number and unit, or a number that may be no more than a plural.
fn said_whole(reading: &Reading, i: usize) -> Option<Counted> {
    let token = reading.free(i)?;
    let (value, unit) = match reading.words.contracted(token) {
        Some((unit, value)) => (value, Some(unit)),
        None => (reading.words.collective(token)?, None),
    };
    Some(Counted { start: i, end: i + 1, value: Ratio::whole(value), unit, loose: false, faint: unit.is_none() })
}

/// A unit that stands without a number where one is meant: «в течение месяца», «ай ішінде», «в месячный срок».
fn once(reading: &Reading, i: usize) -> Option<Counted> {
    let words = reading.words;
    let token = reading.free(i)?;
    let counted = |len: usize, unit: Unit, faint: bool| Counted {
        start: i,
        end: i + len,
        value: Ratio::whole(1),
        unit: Some(unit),
        loose: false,
        faint,
    };
    if words.once_adjectives.has(token) && reading.free(i + 1).is_some_and(|t| words.once_nouns.has(t)) {
        return words.inside_unit(&token.text).map(|unit| counted(1, unit, false));
    }
    let (unit, len) = words.unit(&reading.tokens[i..])?;
    let once = matches!(
        unit,
        Unit::Year | Unit::Month | Unit::Week | Unit::Day | Unit::FullDay | Unit::Hour | Unit::Minute | Unit::Time
    );
    if !once {
        return None;
    }
    let before = i.checked_sub(1).and_then(|b| reading.free(b));
    let meant = before.is_some_and(|t| words.once_after.has(t))
        || reading.free(i + len).is_some_and(|t| words.once_before.has(t));
    Some(counted(len, unit, !meant))
}
