//! What a file tells of its act besides its text: in its name, in addresses, in its head.

use super::head_words::HEADS;
use crate::law::{ActCode, Date, Lang, parse_date, short_date};
use crate::source::note::{day, law_number};
use crate::source::words::{fold, unfold};
use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

/// What is known of the act and the edition that a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its code in the reference bank.
    pub code: Option<ActCode>,
    /// Its name in the adilet system: `Z020000345_`.
    pub adilet: Option<String>,
    /// Its title in the file's language.
    pub title: Option<String>,
    /// Its requisite in Russian.
    pub requisite: Option<String>,
    /// The day it was adopted.
    pub adopted: Option<Date>,
    /// Its number.
    pub number: Option<String>,
    /// The first day of the edition.
    pub date: Option<Date>,
    /// The language.
    pub lang: Option<Lang>,
    /// Where the text was found.
    pub source: Option<String>,
}

impl Facts {
    /// These, and what they lack from others.
    pub fn or(self, other: Facts) -> Facts {
        Facts {
            code: self.code.or(other.code),
            adilet: self.adilet.or(other.adilet),
            title: self.title.or(other.title),
            requisite: self.requisite.or(other.requisite),
            adopted: self.adopted.or(other.adopted),
            number: self.number.or(other.number),
            date: self.date.or(other.date),
            lang: self.lang.or(other.lang),
            source: self.source.or(other.source),
        }
    }
}

#[expect(clippy::expect_used, reason = "constant expressions, compiled by a test")]
static NAMES: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        // A name in the adilet system: kind, year, number; «_» fills the last place.
        r"(?i)(?:^|[^\p{L}\d])(?P<id>[a-z]\d{2}[0-9a-z]{7}[0-9_])",
        r"(?P<day>\d{4}-\d{2}-\d{2}|\d{4}\.\d{2}\.\d{2}|\d{2}\.\d{2}\.\d{4})",
        r"(?:^|[^\p{L}\d.])(?P<code>\d{4,9})(?:[^\p{L}\d]|$)",
        r"(?i)(?:zan|law)\.gov\.kz/client/?#!/doc/(?P<code>\d+)(?:/(?P<lang>rus|kaz|eng))?(?:/(?P<day>\d{2}\.\d{2}\.\d{4}))?",
        r"(?i)adilet\.(?:zan|minjust)[\w.]*/(?P<lang>rus|kaz|eng)/(?:archive/)?docs/(?P<id>[a-zа-я0-9]+_?)(?:/(?P<day>\d{2}\.\d{2}\.\d{4}))?",
    ]
    .map(|s| Regex::new(s).expect("constant expression compiles"))
});

/// What the name of a file tells: `12890-2019-04-01-rus.html`, `z020000345_.kaz.htm`.
pub fn of_name(stem: &str) -> Facts {
    let [adilet, days, codes, _, _] = &*NAMES;
    let mut rest = stem.to_owned();
    let mut facts = Facts::default();
    if let Some(found) = days.captures(stem).and_then(|c| c.name("day")) {
        facts.date = parse_date(found.as_str());
        rest.replace_range(found.range(), " ");
    }
    if let Some(found) = adilet.captures(&rest).and_then(|c| c.name("id")) {
        facts.adilet = Some(found.as_str().to_uppercase());
        let range = found.range();
        rest.replace_range(range, " ");
    }
    // A year is no code.
    let is_code = |c: &&str| c.len() > 4 || !c.parse::<u16>().is_ok_and(|n| (1990..2040).contains(&n));
    let mut found = codes.captures_iter(&rest).filter_map(|c| Some(c.name("code")?.as_str())).filter(is_code);
    facts.code = found.next().and_then(ActCode::parse);
    facts.lang = words_of(&rest).find_map(|w| language_named(&w));
    facts
}

fn words_of(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.into_iter().rev()
}

fn language_named(word: &str) -> Option<Lang> {
    HEADS.languages.iter().find(|(_, names)| names.iter().any(|n| n == word)).map(|(lang, _)| *lang)
}

/// The name of a file without its language: the texts of one edition have one such name.
pub fn without_language(stem: &str) -> String {
    let kept = words_of(stem).filter(|w| language_named(w).is_none());
    let mut kept: Vec<String> = kept.collect();
    kept.reverse();
    kept.join("-")
}

/// What the name of a file and those of the folders above it tell: `12890-child-rights/2019-04-01/page.html`.
pub fn of_path(path: &Path) -> Facts {
    let name = |p: &Path| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let own = of_name(&stem);
    let Some(folder) = path.parent().filter(|p| parse_date(&name(p)).is_some()) else {
        return own;
    };
    let code = folder.parent().map(|above| of_name(&name(above))).unwrap_or_default();
    Facts { code: own.code.clone().or(code.code), date: own.date.or(parse_date(&name(folder))), ..own }
}

/// What an address tells.
pub fn of_address(address: &str) -> Facts {
    let [_, _, _, bank, adilet] = &*NAMES;
    let mut facts = Facts::default();
    if let Some(found) = bank.captures(address) {
        facts.code = found.name("code").and_then(|c| ActCode::parse(c.as_str()));
        facts.lang = found.name("lang").and_then(|l| Lang::parse(&l.as_str().to_lowercase()));
        facts.date = found.name("day").and_then(|d| parse_date(d.as_str()));
    } else if let Some(found) = adilet.captures(address) {
        facts.adilet = found.name("id").map(|i| i.as_str().to_uppercase());
        facts.lang = found.name("lang").and_then(|l| Lang::parse(&l.as_str().to_lowercase()));
        facts.date = found.name("day").and_then(|d| parse_date(d.as_str()));
    } else {
        return facts;
    }
    facts.source = Some(address.to_owned());
    facts
}

/// What a line of the head tells: the requisite, the day of the edition.
pub fn of_line(lang: Lang, line: &str) -> Facts {
    let mut facts = Facts::default();
    let line = line.trim();
    let folded = fold(lang, line);
    if let Some(found) = HEADS.requisites.iter().find_map(|r| r.captures(&folded)) {
        facts.adopted = found.name("day").and_then(|d| day(d.as_str()));
        facts.number = found.name("num").map(|n| number(n.as_str(), line, &folded, n.start()));
        let end = found.name("num").map_or(0, |n| n.end());
        let kind = HEADS.kinds.iter().find(|k| k.words.is_match(&folded));
        if let (Some(adopted), Some(number), Some(kind)) = (facts.adopted, &facts.number, kind) {
            let tail = HEADS.repealed.find(folded.get(end..).unwrap_or(""));
            let tail = tail.and_then(|m| line.get(unfold(line, &folded, end + m.start())..));
            let own = if lang == Lang::Ru { line.get(..unfold(line, &folded, end)) } else { None };
            let own = own
                .map(str::to_owned)
                .unwrap_or_else(|| format!("{} от {} года № {number}", kind.requisite, in_words(adopted)));
            facts.requisite = Some(match tail {
                Some(tail) => format!("{own}. {tail}"),
                None => own,
            });
        }
    }
    facts.date = HEADS.editions.iter().find_map(|e| day(e.captures(&folded)?.name("date")?.as_str()));
    facts
}

fn in_words(date: Date) -> String {
    let words = crate::law::long_date(date, Lang::Ru);
    words.strip_suffix(" года").map_or_else(|| short_date(date), str::to_owned)
}

/// The number as written, its Roman series in Latin letters.
fn number(folded: &str, line: &str, whole: &str, at: usize) -> String {
    let written = line.get(unfold(line, whole, at)..unfold(line, whole, at + folded.len())).unwrap_or(folded);
    let digits_only = written.chars().all(|c| c.is_ascii_digit());
    if digits_only || written.contains('/') { written.to_owned() } else { law_number(written) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_code_day_and_language() {
        let f = of_name("12890-2019-04-01-rus");
        assert_eq!(f.code.unwrap().as_str(), "12890");
        assert_eq!((f.date, f.lang), (Some(Date::constant(2019, 4, 1)), Some(Lang::Ru)));
        let f = of_name("z020000345_.kaz");
        assert_eq!((f.adilet.as_deref(), f.lang, f.code), (Some("Z020000345_"), Some(Lang::Kk), None));
        assert_eq!(of_name("Закон о правах ребенка на 16.06.2024").date, Some(Date::constant(2024, 6, 16)));
        assert_eq!(without_language("12890-2019-04-01-rus"), without_language("12890_2019-04-01.kaz"));
    }

    #[test]
    fn addresses_tell_the_act() {
        let f = of_address("https://adilet.zan.kz/kaz/docs/K1400000226/16.06.2024");
        assert_eq!(f.adilet.as_deref(), Some("K1400000226"));
        assert_eq!((f.lang, f.date), (Some(Lang::Kk), Some(Date::constant(2024, 6, 16))));
        assert_eq!(of_address("http://law.gov.kz/client/#!/doc/12890/rus").code.unwrap().as_str(), "12890");
        assert_eq!(of_address("https://example.org/doc/1"), Facts::default());
    }

    #[test]
    fn heads_tell_day_number_and_edition() {
        let f = of_line(Lang::Ru, "Закон Республики Казахстан от 8 августа 2002 года N 345.");
        assert_eq!((f.adopted, f.number.as_deref()), (Some(Date::constant(2002, 8, 8)), Some("345")));
        assert_eq!(f.requisite.as_deref(), Some("Закон Республики Казахстан от 8 августа 2002 года N 345"));
        let f = of_line(Lang::Kk, "Қазақстан Республикасының 2014 жылғы 3 шілдедегі № 226-V Кодексі.");
        assert_eq!((f.adopted, f.number.as_deref()), (Some(Date::constant(2014, 7, 3)), Some("226-V")));
        assert_eq!(f.requisite.as_deref(), Some("Кодекс Республики Казахстан от 3 июля 2014 года № 226-V"));
        let f = of_line(Lang::Ru, "(с изменениями и дополнениями по состоянию на 11.01.2025 г.)");
        assert_eq!(f.date, Some(Date::constant(2025, 1, 11)));
        let f = of_line(
            Lang::Ru,
            "Закон Республики Казахстан от 4 декабря 2009 года № 214-ІV. Утратил силу Законом Республики Казахстан от 1 января 2026 года № 1-VIII.",
        );
        assert_eq!(f.number.as_deref(), Some("214-IV"));
        assert!(f.requisite.unwrap().contains("Утратил силу Законом"));
    }
}
