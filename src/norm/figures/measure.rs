//! Ages and periods that a text names, for comparing them with a number.

use super::{Figure, Ratio, Unit, Value, of_tokens};
use crate::language::{Token, analyse};
use crate::law::Lang;
use crate::norm::figures::words::Words;
use std::ops::Range;

/// An age that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// Full years.
    pub years: u64,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The ordinal of the sentence it stands in, from 0.
    pub sentence: usize,
}

/// What a period is measured in, from the shortest.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodUnit {
    /// Hours. A day has twenty-four.
    Hours,
    /// Days: calendar days, working days and days of twenty-four hours alike. A week has seven.
    Days,
    /// Months of thirty days. A quarter has three, a year twelve.
    Months,
    /// Years.
    Years,
}

impl PeriodUnit {
    /// How many hours it has.
    pub fn hours(self) -> u64 {
        match self {
            PeriodUnit::Hours => 1,
            PeriodUnit::Days => 24,
            PeriodUnit::Months => 30 * 24,
            PeriodUnit::Years => 12 * 30 * 24,
        }
    }
}

/// A period that a text names: «в течение трех рабочих дней», «24 сағат ішінде». «Немедленно» is a period of no length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its length in hours, a part of an hour rounded up; see [`PeriodUnit`] for days, months and years.
    pub hours: u64,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The ordinal of the sentence it stands in, from 0.
    pub sentence: usize,
}

/// The ages and the periods that a text names, each in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// See [`ages`].
    pub ages: Vec<Age>,
    /// See [`periods`].
    pub periods: Vec<Period>,
}

/// The ages and the periods that a text in `lang` names, told from its tokens.
pub fn measures(lang: Lang, tokens: &[Token]) -> Measures {
    let Some(words) = Words::of(lang) else { return Measures::default() };
    let figures = of_tokens(words, tokens).figures;
    let ages = ages_among(words, tokens, &figures);
    let periods = periods_among(words, tokens, &figures, &ages);
    Measures { ages, periods }
}

/// The ages that a text names, in the order of the text.
///
/// «Восемнадцать лет» is an age if its sentence says so («возраст», «достиг», «старше») or a preposition stands before it
/// as before an age («до 16 лет»), unless the nearest word before it makes it a term («на срок до 5 лет»). Kazakh has a
/// word of its own for years of life: «он сегіз жас» is an age whatever stands beside it, «бес жыл» never is.
pub fn ages(lang: Lang, text: &str) -> Vec<Age> {
    measures(lang, &analyse(lang, text)).ages
}

/// The periods that a text names, in the order of the text.
pub fn periods(lang: Lang, text: &str) -> Vec<Period> {
    measures(lang, &analyse(lang, text)).periods
}

fn ages_among(words: &Words, tokens: &[Token], figures: &[Figure]) -> Vec<Age> {
    let said: Vec<usize> = figures
        .iter()
        .filter(|f| f.unit == Unit::Age && told(words, tokens, &f.range) != Some(false))
        .filter_map(|f| sentence(tokens, &f.range))
        .collect();
    let is_age = |f: &Figure| match f.unit {
        unit if words.tells_age() => unit == Unit::Age,
        Unit::Age => told(words, tokens, &f.range) != Some(false),
        Unit::Year => {
            let beside_age = sentence(tokens, &f.range).is_some_and(|s| said.contains(&s));
            beside_age && told(words, tokens, &f.range) != Some(false) || stands_as_age(words, tokens, &f.range)
        }
        _ => false,
    };
    figures
        .iter()
        .filter(|f| is_age(f))
        .filter_map(|f| {
            let Value::Number(number) = f.value else { return None };
            let years = (number.denominator() == 1).then(|| number.numerator())?;
            Some(Age { years, range: f.range.clone(), sentence: sentence(tokens, &f.range)? })
        })
        .collect()
}

/// Words before a number in which an age or a term shows itself.
const NEAR: usize = 7;

/// Whether the nearest telling word before a number makes it an age; `None` without such a word.
fn told(words: &Words, tokens: &[Token], range: &Range<usize>) -> Option<bool> {
    let at = tokens.iter().position(|t| t.range.start >= range.start)?;
    let own = tokens.get(at)?.sentence;
    let before = tokens.get(at.saturating_sub(NEAR)..at)?.iter().rev().filter(|t| t.sentence == own);
    before
        .filter_map(|t| match (words.age_near.has(t), words.never_age.has(t)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        })
        .next()
}

/// Whether years stand where an age would.
fn stands_as_age(words: &Words, tokens: &[Token], range: &Range<usize>) -> bool {
    if let Some(told) = told(words, tokens, range) {
        return told;
    }
    let Some(at) = tokens.iter().position(|t| t.range.start >= range.start) else { return false };
    let own = tokens.get(at).map(|t| t.sentence);
    let led = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| words.age_before.has(t));
    led || tokens.iter().any(|t| Some(t.sentence) == own && words.age_near.has(t))
}

fn periods_among(words: &Words, tokens: &[Token], figures: &[Figure], ages: &[Age]) -> Vec<Period> {
    let mut found: Vec<Period> = figures
        .iter()
        .filter(|f| f.firm && !ages.iter().any(|age| age.range == f.range))
        .filter_map(|f| {
            let Value::Number(number) = f.value else { return None };
            let hours = in_hours(f.unit, number)?;
            Some(Period { hours, range: f.range.clone(), sentence: sentence(tokens, &f.range)? })
        })
        .collect();
    for token in tokens.iter().filter(|t| words.at_once.has(t)) {
        found.push(Period { hours: 0, range: token.range.clone(), sentence: token.sentence });
    }
    found.sort_by_key(|p| (p.range.start, p.range.end));
    found
}

/// A length of time in hours; `None` for what is no time.
pub fn in_hours(unit: Unit, number: Ratio) -> Option<u64> {
    let each = match unit {
        // Minutes are rounded up with the rest.
        Unit::Minute => return Some(number.numerator().div_ceil(number.denominator().saturating_mul(60).max(1))),
        Unit::Hour => 1,
        Unit::Day | Unit::CalendarDay | Unit::WorkingDay | Unit::FullDay => PeriodUnit::Days.hours(),
        Unit::Week => 7 * PeriodUnit::Days.hours(),
        Unit::Month => PeriodUnit::Months.hours(),
        Unit::Quarter => 3 * PeriodUnit::Months.hours(),
        Unit::Year => PeriodUnit::Years.hours(),
        _ => return None,
    };
    Some(number.numerator().saturating_mul(each).div_ceil(number.denominator().max(1)))
}

fn sentence(tokens: &[Token], range: &Range<usize>) -> Option<usize> {
    tokens.iter().find(|t| t.range.start >= range.start).map(|t| t.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(lang: Lang, text: &str) -> Vec<u64> {
        ages(lang, text).iter().map(|a| a.years).collect()
    }

    fn hours(lang: Lang, text: &str) -> Vec<u64> {
        periods(lang, text).iter().map(|p| p.hours).collect()
    }

    #[test]
    fn an_age_is_read_in_both_languages() {
        for (ru, kk, want) in [
            ("лицо, достигшее восемнадцатилетнего возраста", "он сегіз жасқа толған адам", 18),
            ("работник не моложе 16 лет", "16 жастан кіші емес жұмыскер", 16),
            ("до достижения им четырнадцати лет", "ол он төрт жасқа толғанға дейін", 14),
            ("до достижения шестнадцати лет", "он алты жасқа толғанға дейін", 16),
            (
                "Брачный возраст устанавливается для мужчин и женщин в восемнадцать лет.",
                "Неке жасы – он сегіз жас.",
                18,
            ),
            ("дети до 15 лет не принимаются на работу", "15 жасқа дейінгі балалар жұмысқа қабылданбайды", 15),
        ] {
            assert_eq!(years(Lang::Ru, ru), [want], "{ru}");
            assert_eq!(years(Lang::Kk, kk), [want], "{kk}");
        }
    }

    #[test]
    fn a_term_of_years_is_no_age() {
        for text in [
            "наказывается лишением свободы на срок от пяти до десяти лет",
            "в течение трех лет",
            "стаж работы не менее двух лет",
            "лицо, достигшее восемнадцати лет, может снизить его не более чем на два года",
        ] {
            assert!(
                !years(Lang::Ru, text).iter().any(|y| [5, 10, 3, 2].contains(y)),
                "{text}: {:?}",
                years(Lang::Ru, text)
            );
        }
        assert!(years(Lang::Kk, "бес жылға дейінгі мерзімге бас бостандығынан айыру").is_empty());
        let both = "он сегіз жасқа толмаған адам бес жылдан аспайтын мерзімге айырылады";
        assert_eq!(years(Lang::Kk, both), [18]);
        assert_eq!(hours(Lang::Kk, both), [5 * 12 * 30 * 24]);
        assert_eq!(years(Lang::Kk, "Мерзімді әскери қызметке он сегіз жастан бастап шақырылады"), [18]);
    }

    #[test]
    fn a_period_is_read_in_both_languages() {
        for (ru, kk, want) in [
            ("в течение трех рабочих дней", "үш жұмыс күні ішінде", 72),
            ("не позднее 24 часов", "24 сағаттан кешіктірмей", 24),
            ("в месячный срок", "бір ай мерзімде", 720),
            ("незамедлительно сообщает", "дереу хабарлайды", 0),
            ("в течение недели", "апта ішінде", 168),
        ] {
            assert_eq!(hours(Lang::Ru, ru), [want], "{ru}");
            assert_eq!(hours(Lang::Kk, kk), [want], "{kk}");
        }
        assert!(hours(Lang::Ru, "ребенок старше десяти лет").is_empty());
    }
}
