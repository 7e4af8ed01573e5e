//! What editorial notes tell: which laws changed a place, and from when.

use super::words::{DATE, Words, fold, unfold};
use crate::law::{Amendment, Commencement, Date, Lang, Note, parse_date};
use regex::Regex;
use std::sync::LazyLock;

/// Reads a note; its words stay as written.
pub fn note(lang: Lang, text: &str, line: u32) -> Note {
    Note { text: text.to_owned(), line, changed_by: amendments(lang, text) }
}

#[expect(clippy::expect_used, reason = "a constant expression, compiled by a test")]
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"{DATE}\s*(?:ж\.|г\.)?\s*(?:№|\bn|\bno\.?)\s*(?P<num>\d+(?:\s?[-–—‒‑]\s?[ivxlіхvмс]+)?)"))
        .expect("constant expression compiles")
});

/// The changes a note tells of, in its order: each law with the bracket that follows it.
pub fn amendments(lang: Lang, text: &str) -> Vec<Amendment> {
    let folded = fold(lang, text);
    let mut out: Vec<Amendment> = Vec::new();
    let laws: Vec<_> = LAW.captures_iter(&folded).collect();
    for (i, law) in laws.iter().enumerate() {
        let (Some(whole), Some(num)) = (law.get(0), law.name("num")) else {
            continue;
        };
        let stop = laws.get(i + 1).and_then(|next| next.get(0)).map_or(folded.len(), |m| m.start());
        let tail = folded.get(whole.end()..stop).unwrap_or("");
        let amendment = Amendment {
            law_number: law_number(num.as_str()),
            adopted: law.name("date").and_then(|d| day(d.as_str())),
            commencement: bracket(tail).map(|(from, to)| {
                let inner = tail.get(from..to).unwrap_or("");
                commencement(lang, inner).unwrap_or_else(|| Commencement::Other {
                    words: as_written(text, &folded, whole.end() + from, whole.end() + to),
                })
            }),
        };
        if !out.contains(&amendment) {
            out.push(amendment);
        }
    }
    out
}

fn as_written(text: &str, folded: &str, from: usize, to: usize) -> String {
    text.get(unfold(text, folded, from)..unfold(text, folded, to)).unwrap_or("").trim().to_owned()
}

/// The number of a law with its Roman series in Latin letters: `240-VІ` with a Cyrillic І is `240-VI`.
pub fn law_number(written: &str) -> String {
    written
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c.to_lowercase().next().unwrap_or(c) {
            '–' | '—' | '‒' | '‑' => '-',
            'і' | 'i' => 'I',
            'х' | 'x' => 'X',
            'с' | 'c' => 'C',
            'м' | 'm' => 'M',
            low => low.to_ascii_uppercase(),
        })
        .collect()
}

/// The bracket that belongs to a law: it begins within a few words of its number, before the next clause.
fn bracket(tail: &str) -> Option<(usize, usize)> {
    let open = tail.find('(')?;
    let between = tail.get(..open)?;
    if between.contains([';', '.']) || between.split_whitespace().count() > 4 {
        return None;
    }
    let mut depth = 0usize;
    for (i, c) in tail.get(open..)?.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some((open + 1, open + i));
                }
            }
            _ => {}
        }
    }
    Some((open + 1, tail.len()))
}

/// A day in figures (both orders) or in words, folded or not.
pub fn day(written: &str) -> Option<Date> {
    if let Some(date) = parse_date(written) {
        return Some(date);
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    let number = |s: &str| {
        let digits: String = s.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<i16>().ok()
    };
    let numbers: Vec<i16> = words.iter().filter_map(|w| number(w)).collect();
    let month = words.iter().find_map(|w| crate::law::month_of(w))?;
    let (&[a, b], year_first) = (numbers.first_chunk::<2>()?, numbers.first()? > &31);
    let (year, day) = if year_first { (a, b) } else { (b, a) };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// The rule of commencement in a text: «вводится в действие с 01.01.2016», «күнтізбелік он күн өткен соң». The main
/// rule counts, not its exceptions.
pub fn commencement(lang: Lang, text: &str) -> Option<Commencement> {
    Words::all(lang, text).find_map(|words| in_language(words, &fold(words.lang, text)))
}

fn in_language(words: &Words, folded: &str) -> Option<Commencement> {
    let main = ["за исключением", "қоспағанда"]
        .iter()
        .filter_map(|s| folded.find(s))
        .min()
        .filter(|at| *at > 12)
        .map_or(folded, |at| folded.get(..at).unwrap_or(folded));
    let named = words.from_day.captures(main).and_then(|c| {
        let m = c.name("date")?;
        Some((m.start(), day(m.as_str())?))
    });
    let after = words.after_publication.find(main).and_then(|m| {
        let span = if words.lang == Lang::Kk { main.get(..m.start())? } else { main.get(m.end()..)? };
        period(words, span).map(|p| (m.start(), p))
    });
    match (named, after) {
        (Some((a, date)), Some((b, _))) if a < b => Some(Commencement::On { date }),
        (Some((_, date)), None) => Some(Commencement::On { date }),
        (_, Some((_, (days, months)))) => Some(Commencement::AfterPublication { days, months }),
        (None, None) => {
            words.on_publication.is_match(main).then_some(Commencement::AfterPublication { days: 0, months: 0 })
        }
    }
}

/// «десяти календарных дней», «күнтізбелік жиырма бір күн», «алты ай»: days and months.
fn period(words: &Words, text: &str) -> Option<(u16, u16)> {
    let tokens: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).collect();
    let value = |t: &str| words.numbers.get(t).copied().or_else(|| t.parse().ok());
    let unit = |t: &str| words.units.iter().position(|u| u.iter().any(|w| w == t));
    let kazakh = words.lang == Lang::Kk;
    // Russian: the first number after the opening words; Kazakh: the last one before the closing words.
    let order: Vec<usize> = if kazakh { (0..tokens.len()).rev().collect() } else { (0..tokens.len()).collect() };
    let anchor = *order.iter().find(|i| value(tokens[**i]).is_some())?;
    let (mut from, mut to) = (anchor, anchor);
    while kazakh && from > 0 && value(tokens[from - 1]).is_some() {
        from -= 1;
    }
    while !kazakh && tokens.get(to + 1).is_some_and(|t| value(t).is_some()) {
        to += 1;
    }
    let total: u16 = tokens[from..=to].iter().filter_map(|t| value(t)).fold(0, u16::saturating_add);
    let after = tokens.get(to + 1..).unwrap_or(&[]);
    match after.iter().find_map(|t| unit(t))? {
        0 => Some((total, 0)),
        1 => Some((0, total)),
        _ => Some((0, total.saturating_mul(12))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(y: i16, m: i8, d: i8) -> Option<Commencement> {
        Some(Commencement::On { date: Date::constant(y, m, d) })
    }

    fn after(days: u16, months: u16) -> Option<Commencement> {
        Some(Commencement::AfterPublication { days, months })
    }

    #[test]
    fn each_law_of_a_russian_note_has_its_own_bracket() {
        let text = "Сноска. Статья 5 с изменениями, внесенными законами РК от 21.11.2003 № 15 (вводится в действие с \
            01.02.2004); от 18.06.2008 № 99-IV (порядок введения в действие см. ст.2); от 20.04.2011 № 300-IV; от \
            03.07.2018 № 170-VІ (вводится по истечении шести месяцев после дня опубликования).";
        let found = amendments(Lang::Ru, text);
        let numbers: Vec<&str> = found.iter().map(|a| a.law_number.as_str()).collect();
        assert_eq!(numbers, ["15", "99-IV", "300-IV", "170-VI"]);
        assert_eq!(found[0].commencement, on(2004, 2, 1));
        assert_eq!(
            found[1].commencement,
            Some(Commencement::Other {
                words: "порядок введения в действие см. ст.2".into()
            })
        );
        assert_eq!(found[2].commencement, None);
        assert_eq!(found[3].commencement, after(0, 6));
        assert_eq!(found[3].adopted, Some(Date::constant(2018, 7, 3)));
    }

    #[test]
    fn kazakh_notes_write_days_in_both_orders() {
        let text = "Ескерту. 5-бапқа өзгерістер енгізілді - ҚР 2010.11.23 N 354-IV (ресми жарияланғанынан кейін \
            күнтізбелік он күн өткен соң енгізіледі), 13.01.2014 № 159-V (01.01.2016 бастап қолданысқа \
            енгізіледі); 12.07.2018 № 180-VI (жарияланған күнінен кейін алты ай өткен соң енгізіледі); 24.11.2015№ 419-V (жарияланған күнінен кейін күнтізбелік жиырма бір күн өткен соң енгізіледі) Заңдарымен.";
        let found = amendments(Lang::Kk, text);
        let got: Vec<_> = found.iter().map(|a| (a.law_number.as_str(), a.commencement.clone())).collect();
        assert_eq!(
            got,
            [("354-IV", after(10, 0)), ("159-V", on(2016, 1, 1)), ("180-VI", after(0, 6)), ("419-V", after(21, 0))]
        );
        assert_eq!(found[0].adopted, Some(Date::constant(2010, 11, 23)));
    }

    #[test]
    fn the_main_rule_counts_and_not_its_exception() {
        let text = "от 27.12.2019 № 292-VІ (вводится по истечении десяти календарных дней со дня опубликования, за исключением \
            пункта 5, который вводится в действие с 01.01.2023)";
        assert_eq!(amendments(Lang::Ru, text)[0].commencement, after(10, 0));
    }

    #[test]
    fn days_in_words_are_read_in_both_languages() {
        let day_ = Some(Date::constant(2007, 7, 27));
        assert_eq!(day("27 июля 2007 года"), day_);
        assert_eq!(day("2007 жылғы 27 шілде"), day_);
        assert_eq!(amendments(Lang::Ru, "Законом РК от 27 июля 2007 года № 320 (порядок см. ст.2).")[0].adopted, day_);
    }

    #[test]
    fn number_words_add_up() {
        assert_eq!(commencement(Lang::Ru, "по истечении двадцати одного календарного дня после дня"), after(21, 0));
        assert_eq!(commencement(Lang::Ru, "по истечении шестидесяти календарных дней после"), after(60, 0));
        assert_eq!(commencement(Lang::Ru, "вводится в действие с 1 июля 2023 года"), on(2023, 7, 1));
        assert_eq!(
            commencement(Lang::Ru, "вводится в действие со дня его первого официального опубликования"),
            after(0, 0)
        );
    }
}
