use super::fill::fill;
use crate::law::{Date, Lang};
use serde::Deserialize;

/// How a language writes a day, with the names of the months in the endings that sentences need.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    pattern: String,
    plain: [String; 12],
    #[serde(rename = "in")]
    on: [String; 12],
    from: [String; 12],
    to: [String; 12],
}

/// How each language writes a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    ru: DateWords,
    kk: DateWords,
    en: DateWords,
}

impl Dates {
    /// The day in words. `ending` is what a pattern asks for after the colon: `in`, `from`, `to`, or nothing.
    pub fn say(&self, day: Date, ending: &str, lang: Lang) -> String {
        let words = match lang {
            Lang::Ru => &self.ru,
            Lang::Kk => &self.kk,
            Lang::En => &self.en,
        };
        let months = match ending {
            "in" => &words.on,
            "from" => &words.from,
            "to" => &words.to,
            _ => &words.plain,
        };
        let month = usize::try_from(day.month() - 1).ok().and_then(|m| months.get(m)).map_or("", String::as_str);
        let (year, date) = (day.year().to_string(), day.day().to_string());
        fill(&words.pattern, &mut |name, _| match name {
            "day" => Some(date.clone()),
            "month" => Some(month.to_owned()),
            "year" => Some(year.clone()),
            _ => None,
        })
    }
}
