//! What the requisite of an act tells: its day, its number, its repeal.

use crate::law::{Amendment, Commencement, Date, Lang, Repeal, RepealFrom};
use crate::source::note::{commencement, day, law_number};
use regex::Regex;
use std::sync::LazyLock;

/// What a requisite tells: «Закон Республики Казахстан от 29 декабря 2008 года № 114-IV. Утратил силу Кодексом …».
pub(super) struct Requisite {
    pub adopted: Option<Date>,
    pub number: Option<String>,
    pub repeal: Option<Repeal>,
}

#[expect(clippy::expect_used, reason = "constant expressions, compiled by a test")]
static EXPRESSIONS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        r"(?i)(?:от\s+)?(?P<day>\d{1,2}\s+\p{L}+\s+\d{4}(?:\s+года)?|\d{1,2}\.\d{1,2}\.\d{4})",
        r"(?i)(?:№|\bN)\s*(?P<num>[0-9][\p{L}0-9/]*(?:[-–][\p{L}0-9/]+)*)",
        r"(?i)[.,;(]?\s*(?:утратил[аио]?\s+силу|прекратил[аио]?\s+действие)\s*[-–]?\s*",
        r"(?i)^с\s+(?P<day>\d{1,2}\s+\p{L}+\s+\d{4}(?:\s+года)?|\d{1,2}\.\d{1,2}\.\d{4})\s*(?:в\s+соответствии\s+с[о]?\s+)?",
    ]
    .map(|s| Regex::new(s).expect("constant expression compiles"))
});

impl Requisite {
    pub fn read(text: &str) -> Requisite {
        let [_, _, lost, _] = &*EXPRESSIONS;
        let (own, repealed) = match lost.find(text) {
            Some(m) => (text.get(..m.start()).unwrap_or(text), text.get(m.end()..)),
            None => (text, None),
        };
        Requisite { adopted: first_day(own), number: number(own), repeal: repealed.map(repeal) }
    }
}

fn first_day(text: &str) -> Option<Date> {
    EXPRESSIONS[0].captures(text).and_then(|c| day(c.name("day")?.as_str()))
}

fn number(text: &str) -> Option<String> {
    let written = EXPRESSIONS[1].captures(text)?.name("num")?.as_str();
    Some(roman_series(written))
}

/// A Roman series in Latin letters; other letters of a number («қ», «/») stay.
fn roman_series(written: &str) -> String {
    match written.split_once(['-', '–']) {
        Some((head, series)) if series.chars().all(|c| "IVXLІХivxlіх".contains(c)) => {
            law_number(&format!("{head}-{series}"))
        }
        _ => written.to_owned(),
    }
}

fn repeal(text: &str) -> Repeal {
    let text = text.trim().trim_end_matches('.');
    // «Прекратила действие с 1 июля 2026 года в соответствии с …»: the day comes first.
    if let Some(told) = EXPRESSIONS[3].captures(text)
        && let Some(date) = told.name("day").and_then(|d| day(d.as_str()))
    {
        let by = text.get(told.get(0).map_or(0, |m| m.end())..).unwrap_or("").trim();
        let adopted = first_day(by);
        return Repeal { by: by.to_owned(), by_number: number(by), adopted, from: RepealFrom::On { date } };
    }
    let (by, rule) = match text.find('(') {
        Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..).unwrap_or("")),
        None => (text, ""),
    };
    let adopted = first_day(by);
    let from = match commencement(Lang::Ru, rule) {
        Some(Commencement::On { date }) => RepealFrom::On { date },
        Some(commencement @ Commencement::AfterPublication { days, months }) => {
            // Published on the day of its adoption at the earliest.
            let law = Amendment { law_number: String::new(), adopted, commencement: Some(commencement) };
            match law.not_before() {
                Some(not_before) => {
                    RepealFrom::NotBefore { not_before, days: days.saturating_add(months.saturating_mul(30)) }
                }
                None => RepealFrom::Unknown,
            }
        }
        _ => RepealFrom::Unknown,
    };
    Repeal { by: by.trim().to_owned(), by_number: number(by), adopted, from }
}
