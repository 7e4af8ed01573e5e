use super::Lang;

/// A calendar day. Days in olqy are days of the law of Kazakhstan; no time zone is attached.
pub type Date = jiff::civil::Date;

/// Reads a day written `2020-12-31`, `31.12.2020` or `2020.12.31` (Kazakh notes use both orders of the dotted form).
pub fn parse_date(s: &str) -> Option<Date> {
    let s = s.trim();
    let parts: Vec<&str> = s.split(['-', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 || (s.contains('-') && a.len() != 4) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

const MONTHS: [[&str; 12]; 3] = [
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The day in words: «8 августа 2002 года», «2002 жылғы 8 тамыз», “8 August 2002”.
pub fn long_date(date: Date, lang: Lang) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    match lang {
        Lang::Ru => format!("{} {} {} года", date.day(), MONTHS[0][month], date.year()),
        Lang::Kk => format!("{} жылғы {} {}", date.year(), date.day(), MONTHS[1][month]),
        Lang::En => format!("{} {} {}", date.day(), MONTHS[2][month], date.year()),
    }
}

/// The month, 1 to 12, that a word of any language names, in whatever case form it stands («июля», «шілдедегі»).
pub fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    MONTHS.iter().find_map(|months| {
        let at = months.iter().position(|m| word.starts_with(&m.to_lowercase()))?;
        i8::try_from(at + 1).ok()
    })
}

/// The day in figures, as the official texts write it in every language: `31.12.2020`.
pub fn short_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_of_the_dotted_form_are_one_day() {
        let day = Date::constant(2010, 11, 23);
        for s in ["2010.11.23", "23.11.2010", "2010-11-23"] {
            assert_eq!(parse_date(s), Some(day), "{s}");
        }
        assert_eq!(parse_date("31.02.2020"), None);
        assert_eq!(parse_date("23-11-2010"), None);
    }
}
