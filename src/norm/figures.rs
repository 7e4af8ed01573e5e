//! What a provision counts and where it points: quantities, days, numbers of laws, and references to other places.
//!
//! The two authentic texts say the same number in different words and in a different order («не достигшее
//! восемнадцатилетнего возраста», «он сегіз жасқа толмаған»). [`read`] brings both to one value and one unit, with the
//! bytes of the words that say it, so that [`super::align`] can lay the texts side by side.
//!
//! - [`words`] holds the number words and units (`rules/language/numbers.yaml`);
//! - [`numeral`] makes numbers out of words and figures;
//! - [`date`] finds days and numbers of laws, [`mod@reference`] the places of acts that are named;
//! - [`quantity`] finds what the numbers that are left count;
//! - [`measure`] picks out ages and periods, to be compared with a number.

mod date;
mod measure;
mod numeral;
mod quantity;
mod reference;
mod words;

use crate::language::{Token, analyse};
use crate::law::{Date, Lang};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

pub use measure::{Age, Measures, Period, PeriodUnit, ages, in_hours, measures, periods};
pub use reference::{Level, Reference};
pub use words::{asks_for_age, asks_for_period};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Years of a person's life.
    Age,
    /// Years of a period, or of a life where the words do not tell.
    Year,
    /// Quarters of a year.
    Quarter,
    /// Months.
    Month,
    /// Weeks.
    Week,
    /// Days, without a word on their sort.
    Day,
    /// Calendar days.
    CalendarDay,
    /// Working days.
    WorkingDay,
    /// Days of twenty-four hours (сутки, тәулік), in which arrest is measured.
    FullDay,
    /// Hours.
    Hour,
    /// Minutes.
    Minute,
    /// Monthly calculation indices (МРП, АЕК), in which fines are measured.
    MonthlyIndex,
    /// Tenge.
    Tenge,
    /// Hundredth parts.
    Percent,
    /// Other parts of a whole: «одна треть».
    Share,
    /// Persons.
    Person,
    /// Times, also as a multiple: «два раза», «двукратный».
    Time,
    /// A year of the calendar.
    CalendarYear,
    /// A day of the calendar.
    Date,
    /// The number of an act.
    LawNumber,
    /// Anything else.
    Count,
}

/// A number as a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio {
    num: u64,
    den: u64,
}

impl Ratio {
    /// `num / den` in lowest terms; a denominator of 0 counts as 1.
    pub fn new(num: u64, den: u64) -> Ratio {
        let (mut a, mut b) = (num, den.max(1));
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let common = a.max(1);
        Ratio { num: num / common, den: den.max(1) / common }
    }

    /// A whole number.
    pub fn whole(n: u64) -> Ratio {
        Ratio { num: n, den: 1 }
    }

    /// The number above the line.
    pub fn numerator(self) -> u64 {
        self.num
    }

    /// The number below the line, at least 1.
    pub fn denominator(self) -> u64 {
        self.den
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.num)?;
        if self.den != 1 {
            write!(f, "/{}", self.den)?;
        }
        Ok(())
    }
}

/// How much, or which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A number.
    Number(Ratio),
    /// A day.
    Day(Date),
    /// A day of every year, month first.
    DayOfYear(i8, i8),
    /// The number of an act, its series in Latin capitals: `226-V`.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(n) => n.fmt(f),
            Value::Day(d) => d.fmt(f),
            Value::DayOfYear(month, day) => write!(f, "--{month:02}-{day:02}"),
            Value::Text(s) => f.write_str(s),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// One quantity that a text states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What is counted.
    pub unit: Unit,
    /// How much.
    pub value: Value,
    /// Bytes of the text: the number with its unit.
    pub range: Range<usize>,
    /// Whether the number is surely meant as one. «Один» is often no more than an article, and «оба» says in one
    /// language what the plural says in the other: such a figure can answer one of the other text but is never missed.
    pub firm: bool,
}

/// What a text counts and where it points, each in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Quantities, days and numbers of acts.
    pub figures: Vec<Figure>,
    /// Places of acts that the text names.
    pub references: Vec<Reference>,
}

/// Reads the figures and references of a text. English is never law, so an English text has none.
pub fn read(lang: Lang, text: &str) -> Figures {
    let Some(words) = words::Words::of(lang) else {
        return Figures::default();
    };
    of_tokens(words, &analyse(lang, text))
}

fn of_tokens(words: &'static words::Words, tokens: &[Token]) -> Figures {
    let mut reading = Reading { taken: vec![false; tokens.len()], tokens, words };
    let mut figures = date::read(&mut reading);
    let references = reference::read(&mut reading);
    figures.extend(quantity::read(&mut reading));
    figures.sort_by_key(|f| (f.range.start, f.range.end));
    Figures { figures, references }
}

/// A text being read: its tokens, and which of them already belong to something.
struct Reading<'a> {
    words: &'static words::Words,
    tokens: &'a [Token],
    taken: Vec<bool>,
}

impl Reading<'_> {
    /// The token at `i` if there is one that belongs to nothing yet.
    fn free(&self, i: usize) -> Option<&Token> {
        (!*self.taken.get(i)?).then(|| self.tokens.get(i)).flatten()
    }

    /// Takes the tokens and gives the bytes they stand in.
    fn take(&mut self, tokens: Range<usize>) -> Range<usize> {
        for taken in self.taken.get_mut(tokens.clone()).into_iter().flatten() {
            *taken = true;
        }
        self.bytes(tokens)
    }

    /// The bytes that the tokens stand in.
    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens).unwrap_or_default() {
            [] => 0..0,
            [first, .., last] => first.range.start..last.range.end,
            [only] => only.range.clone(),
        }
    }

    /// Whether two tokens stand in one sentence.
    fn same_sentence(&self, a: usize, b: usize) -> bool {
        match (self.tokens.get(a), self.tokens.get(b)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }
}

#[cfg(test)]
#[path = "figures/tests.rs"]
mod tests;
