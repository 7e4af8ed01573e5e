use super::Date;
use serde::{Deserialize, Serialize};

/// When an amending law takes effect, as an editorial note says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Commencement {
    /// From a named day.
    On {
        /// The first day it applies.
        date: Date,
    },
    /// After so many calendar days, or months, from the day of first official publication, which the note does not name.
    AfterPublication {
        /// Calendar days, 0 if the rule is given in months or is the publication day itself.
        days: u16,
        /// Months.
        months: u16,
    },
    /// Another rule, in the note's own words.
    Other {
        /// The words of the note.
        words: String,
    },
}

/// One change that an editorial note tells of: which law made it, and from when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Number of the amending law as written, the Roman series in Latin letters: `354-IV`.
    pub law_number: String,
    /// Day the law was adopted, if the note has it. Not the day it applies.
    pub adopted: Option<Date>,
    /// When it takes effect.
    pub commencement: Option<Commencement>,
}

impl Amendment {
    /// The earliest day on which it can have applied: the named day, or else the day after the days or months after
    /// publication have passed, counted from the adoption day («по истечении десяти календарных дней после дня …» for a
    /// law of the 3rd is the 14th). A lower bound; publication may have come later.
    pub fn not_before(&self) -> Option<Date> {
        match &self.commencement {
            Some(Commencement::On { date }) => Some(*date),
            Some(Commencement::AfterPublication { days: 0, months: 0 }) => self.adopted,
            Some(Commencement::AfterPublication { days, months }) => self.adopted.and_then(|d| {
                let period = jiff::Span::new().days(i64::from(*days)).months(i64::from(*months));
                d.checked_add(period).ok()?.tomorrow().ok()
            }),
            _ => self.adopted,
        }
    }
}

/// An editorial note («Сноска. …», «Ескерту. …»): not law, never evidence, but it carries laws and dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The note as written, without Markdown marks.
    pub text: String,
    /// Line of the file, counted from 1.
    pub line: u32,
    /// The changes it tells of, in its order.
    pub changed_by: Vec<Amendment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adopted_on_3_may(commencement: Option<Commencement>) -> Option<Date> {
        let adopted = Some(Date::constant(2022, 5, 3));
        Amendment { law_number: "118-VII".into(), adopted, commencement }.not_before()
    }

    #[test]
    fn a_law_applies_once_the_days_after_publication_have_passed() {
        let after = |days, months| Some(Commencement::AfterPublication { days, months });
        assert_eq!(adopted_on_3_may(after(10, 0)), Some(Date::constant(2022, 5, 14)));
        assert_eq!(adopted_on_3_may(after(0, 6)), Some(Date::constant(2022, 11, 4)));
        assert_eq!(adopted_on_3_may(after(0, 0)), Some(Date::constant(2022, 5, 3)));
        let named = Date::constant(2024, 1, 1);
        assert_eq!(adopted_on_3_may(Some(Commencement::On { date: named })), Some(named));
        assert_eq!(adopted_on_3_may(None), Some(Date::constant(2022, 5, 3)));
    }
}
