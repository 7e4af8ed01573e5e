//! Ordinals in words, to forty; beyond, figures.

/// «первый» without its ending: the stem and whether it is soft (третий, третья, третьего).
const RU: [&str; 40] = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
    "двадцать перв",
    "двадцать втор",
    "двадцать трет",
    "двадцать четверт",
    "двадцать пят",
    "двадцать шест",
    "двадцать седьм",
    "двадцать восьм",
    "двадцать девят",
    "тридцат",
    "тридцать перв",
    "тридцать втор",
    "тридцать трет",
    "тридцать четверт",
    "тридцать пят",
    "тридцать шест",
    "тридцать седьм",
    "тридцать восьм",
    "тридцать девят",
    "сороков",
];

const KK_UNITS: [&str; 9] =
    ["бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы"];

const EN: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Gender of the noun that a Russian ordinal stands with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// абзац
    Masculine,
    /// часть
    Feminine,
}

fn at<'a>(table: &[&'a str], n: u16) -> Option<&'a str> {
    table.get(usize::from(n).checked_sub(1)?).copied()
}

/// «первый», «второй», «третья», «второго»; figures beyond forty.
pub fn russian(n: u16, gender: Gender, genitive: bool) -> String {
    let Some(stem) = at(&RU, n) else {
        return n.to_string();
    };
    let soft = stem.ends_with("трет");
    // Stressed endings: второй, шестой, седьмой, восьмой, сороковой.
    let stressed = ["втор", "шест", "седьм", "восьм", "сороков"].iter().any(|s| stem.ends_with(s));
    let ending = match (gender, genitive, soft) {
        (Gender::Masculine, false, true) => "ий",
        (Gender::Masculine, false, false) if stressed => "ой",
        (Gender::Masculine, false, false) => "ый",
        (Gender::Masculine, true, true) => "ьего",
        (Gender::Masculine, true, false) => "ого",
        (Gender::Feminine, false, true) => "ья",
        (Gender::Feminine, false, false) => "ая",
        (Gender::Feminine, true, true) => "ьей",
        (Gender::Feminine, true, false) => "ой",
    };
    format!("{stem}{ending}")
}

/// «бірінші», «он екінші»; `41-` beyond forty, to which the noun is joined.
pub fn kazakh(n: u16) -> Option<String> {
    let unit = at(&KK_UNITS, n % 10);
    Some(match (n / 10, unit) {
        (0, Some(u)) => u.to_owned(),
        (1, None) => "оныншы".to_owned(),
        (1, Some(u)) => format!("он {u}"),
        (2, None) => "жиырмасыншы".to_owned(),
        (2, Some(u)) => format!("жиырма {u}"),
        (3, None) => "отызыншы".to_owned(),
        (3, Some(u)) => format!("отыз {u}"),
        (4, None) => "қырқыншы".to_owned(),
        _ => return None,
    })
}

/// “first”, “twenty-first”; “41st” beyond forty.
pub fn english(n: u16) -> String {
    match n {
        1..=20 => at(&EN, n).unwrap_or_default().to_owned(),
        21..=29 => format!("twenty-{}", at(&EN, n - 20).unwrap_or_default()),
        30 => "thirtieth".to_owned(),
        31..=39 => format!("thirty-{}", at(&EN, n - 30).unwrap_or_default()),
        40 => "fortieth".to_owned(),
        _ => {
            let suffix = match (n % 100, n % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{n}{suffix}")
        }
    }
}
