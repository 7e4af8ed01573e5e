//! The words by which texts mark their structure, read from `rules/structure/*.yaml`.

use crate::law::{Kind, Lang};
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// One file of `rules/structure`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    divisions: Vec<DivisionWords>,
    named_parts: Vec<String>,
    contents: Vec<String>,
    editor_openings: Vec<String>,
    note_openings: Vec<String>,
    editor_formulas: Vec<String>,
    editor_paragraphs: Vec<String>,
    excluded: Vec<String>,
    excluded_words: Vec<String>,
    excluded_notes: Vec<String>,
    deferred: Vec<String>,
    approvals: Vec<String>,
    rules: Vec<String>,
    navigation: Vec<String>,
    requisites: Vec<String>,
    offices: Vec<String>,
    sanctions: Vec<String>,
    part_references: Vec<String>,
    point_references: Vec<String>,
    numbers: BTreeMap<String, u16>,
    days: Vec<String>,
    months: Vec<String>,
    years: Vec<String>,
    on_publication: Vec<String>,
    after_publication: Vec<String>,
    from_day: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DivisionWords {
    kind: Kind,
    /// Words that stand before the number.
    #[serde(default)]
    before: Vec<String>,
    /// Words that stand after the number and a hyphen.
    #[serde(default)]
    after: Vec<String>,
    /// Whether the word can stand without a number.
    #[serde(default)]
    alone: bool,
    /// What can follow the number besides a heading.
    #[serde(default)]
    tail: Option<String>,
}

/// How one level is written: the expression has the groups `num` (which may be absent) and `rest`.
pub struct Division {
    /// The level.
    pub kind: Kind,
    /// Matches folded text.
    pub pattern: Regex,
    /// Matches whatever `pattern` does, and more; most texts are told from headings by this alone.
    pub needs: Regex,
}

/// The words of one language, ready to match folded text (see [`fold`]).
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// Headings with a number.
    pub divisions: Vec<Division>,
    /// Parts of a code that have a name in place of a number, in the order of the code.
    pub named_parts: Vec<Regex>,
    /// Heading of a table of contents.
    pub contents: RegexSet,
    /// An editor speaks, at the beginning of a text.
    pub editor_opening: Regex,
    /// A note of the editor or a note that is law, at the beginning of a text.
    pub note_opening: Regex,
    /// What only an editor says, anywhere.
    pub editor_formula: RegexSet,
    /// A whole paragraph of an editor.
    pub editor_paragraph: RegexSet,
    /// Text of a place that is no longer law.
    pub excluded: RegexSet,
    /// Words in italics that end by saying that they are no longer law.
    pub excluded_words: RegexSet,
    /// Note that the whole article was excluded.
    pub excluded_note: RegexSet,
    /// Text of a place that is announced and not yet law.
    pub deferred: RegexSet,
    /// Quote above a document that the act approves.
    pub approval: RegexSet,
    /// Headings of annexes to rules that an act approves.
    pub rules: RegexSet,
    /// Lines that lead elsewhere.
    pub navigation: RegexSet,
    /// Lines that name the act.
    pub requisite: RegexSet,
    /// Offices that sign.
    pub office: Regex,
    /// Lines of penalties.
    pub sanction: RegexSet,
    /// Neighbours called «часть».
    pub part_reference: Regex,
    /// Neighbours called «пункт».
    pub point_reference: Regex,
    /// Number words.
    pub numbers: BTreeMap<String, u16>,
    /// Units: days, months, years.
    pub units: [Vec<String>; 3],
    /// In force from publication itself.
    pub on_publication: Regex,
    /// In force some time after publication.
    pub after_publication: Regex,
    /// In force from a day: group `date`.
    pub from_day: Regex,
}

/// A day in figures or in words, for use inside expressions on folded text.
pub const DATE: &str = r"(?P<date>\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}\s+[а-яәғқңөұүһі]+\s+\d{4}(?:\s*г\.|\s+года)?|\d{4}\s+жыл\S*\s+\d{1,2}\s+[а-яәғқңөұүһі]+)";

const NUM: &str = r"(?P<num>\d{1,4}(?:\s?[-–—‒‑−]\s?\d{1,4})*|[ivxlcіхсм]{1,7})";

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Words {
        match lang {
            Lang::Ru => &RU,
            Lang::Kk => &KK,
            Lang::En => &EN,
        }
    }

    /// The words of every language that a text may be in, this one first: a file may hold headings of another. Without a
    /// Latin letter nothing is said in English.
    pub fn all(first: Lang, text: &str) -> impl Iterator<Item = &'static Words> {
        let latin = text.bytes().any(|b| b.is_ascii_alphabetic());
        let others = Lang::ALL.into_iter().filter(move |l| *l != first && (latin || *l != Lang::En));
        std::iter::once(Words::of(first)).chain(others.map(Words::of))
    }
}

static RU: LazyLock<Words> = LazyLock::new(|| compile(Lang::Ru, include_str!("../../rules/structure/ru.yaml")));
static KK: LazyLock<Words> = LazyLock::new(|| compile(Lang::Kk, include_str!("../../rules/structure/kk.yaml")));
static EN: LazyLock<Words> = LazyLock::new(|| compile(Lang::En, include_str!("../../rules/structure/en.yaml")));

/// Compiles an embedded file. The files are part of the program and every one is compiled by a test, so that a mistake
/// in them cannot reach a user.
#[expect(clippy::expect_used, reason = "embedded data, compiled by a test")]
fn compile(lang: Lang, yaml: &str) -> Words {
    let file: File = serde_yaml::from_str(yaml).expect("embedded structure words parse");
    let regex = |s: &str| Regex::new(s).expect("embedded expression compiles");
    let set = |v: &[String]| RegexSet::new(v).expect("embedded expressions compile");
    let any = |v: &[String], head: &str, tail: &str| {
        if v.is_empty() { regex("[^\\s\\S]") } else { regex(&format!("{head}(?:{}){tail}", v.join("|"))) }
    };
    let mut divisions = Vec::new();
    for d in &file.divisions {
        let absent = if d.alone { "?" } else { "" };
        let rest = match &d.tail {
            Some(tail) if d.alone => format!(r"(?:\s*(?:[.:]\s*)?$|\s+(?P<rest>{tail})$)"),
            _ if d.alone => r"(?:\s*(?:[.:]\s*)?$)".to_owned(),
            _ => r"(?:\s*[.:]\s*|\s+|$)(?P<rest>.*)$".to_owned(),
        };
        if !d.before.is_empty() {
            divisions.push(Division {
                kind: d.kind,
                pattern: regex(&format!(r"^(?:{})(?:\s*(?:№\s*)?{NUM}){absent}{rest}", d.before.join("|"))),
                needs: regex(&format!("^(?:{})", d.before.join("|"))),
            });
        }
        if !d.after.is_empty() {
            divisions.push(Division {
                kind: d.kind,
                // «… заңына 2-қосымша»: what it is annexed to stands first.
                pattern: regex(&format!(
                    r"^{}(?:{NUM}\s?[-–—‒‑−]?\s?){absent}(?:{}){rest}",
                    if d.alone { r"(?P<to>.{0,300}\s)?" } else { "" },
                    d.after.join("|")
                )),
                needs: regex(&format!("(?:{})", d.after.join("|"))),
            });
        }
    }
    Words {
        lang,
        divisions,
        named_parts: file.named_parts.iter().map(|s| regex(&format!("^(?:{s})\\.?$"))).collect(),
        contents: RegexSet::new(file.contents.iter().map(|s| format!("^(?:{s})[.:]?$")))
            .expect("embedded expressions compile"),
        editor_opening: any(&file.editor_openings, "^", ""),
        note_opening: any(&file.note_openings, "^", ""),
        editor_formula: set(&file.editor_formulas),
        editor_paragraph: set(&file.editor_paragraphs),
        excluded: set(&file.excluded),
        excluded_words: set(&file.excluded_words),
        excluded_note: set(&file.excluded_notes),
        deferred: set(&file.deferred),
        approval: set(&file.approvals),
        rules: set(&file.rules),
        navigation: set(&file.navigation),
        requisite: set(&file.requisites),
        office: any(&file.offices, r"(?:^|\s)", r"(?:[^\p{L}]|$)"),
        sanction: set(&file.sanctions),
        part_reference: any(&file.part_references, "", ""),
        point_reference: any(&file.point_references, "", ""),
        numbers: file.numbers,
        units: [file.days, file.months, file.years],
        on_publication: any(&file.on_publication, "", ""),
        after_publication: any(&file.after_publication, "", ""),
        from_day: regex(&file.from_day.iter().map(|s| s.replace("{DATE}", DATE)).collect::<Vec<_>>().join("|")),
    }
}

/// Folds a text for matching structure words, character by character, so that the n-th character of the result stands
/// for the n-th of the text: lower case, ё as е, and (not for English) Latin look-alikes as Cyrillic.
///
/// Many questions are asked of one text after the other, so the last texts folded are remembered.
pub fn fold(lang: Lang, text: &str) -> Rc<str> {
    thread_local! {
        static LAST: RefCell<[(String, Rc<str>); 2]> = RefCell::default();
    }
    // Russian and Kazakh texts are folded alike.
    LAST.with_borrow_mut(|last| {
        let (of, folded) = &mut last[usize::from(lang == Lang::En)];
        if of != text {
            text.clone_into(of);
            let table = &FOLDED[usize::from(lang == Lang::En)];
            let mut letters = String::with_capacity(text.len());
            letters.extend(text.chars().map(|c| match table.get(c as usize) {
                Some(c) => *c,
                None => fold_char(lang, c),
            }));
            *folded = letters.into();
        }
        Rc::clone(folded)
    })
}

/// What the characters of our alphabets are folded to, as [`fold_char`] tells, for other languages and for English.
static FOLDED: LazyLock<[[char; 0x530]; 2]> = LazyLock::new(|| {
    [Lang::Ru, Lang::En].map(|lang| {
        let mut table = ['\0'; 0x530];
        table.iter_mut().zip('\0'..).for_each(|(to, c)| *to = fold_char(lang, c));
        table
    })
});

/// As [`char::to_lowercase`], its first character; the letters of Russian by their order alone.
fn lower(c: char) -> char {
    match c {
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn fold_char(lang: Lang, c: char) -> char {
    let low = lower(c);
    if ('а'..='я').contains(&low) {
        return low;
    }
    match low {
        'ё' => 'е',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        _ if lang == Lang::En => low,
        'a' => 'а',
        'b' if c == 'B' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' if c == 'H' => 'н',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' if c == 'T' => 'т',
        'x' => 'х',
        'y' => 'у',
        _ => low,
    }
}

/// The byte of `text` at which its `n`-th character begins; its length if there are fewer.
pub fn byte_of_char(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(b, _)| b)
}

/// The byte of `text` that stands for the byte `at` of `folded`, which must come from [`fold`] of it.
pub fn unfold(text: &str, folded: &str, at: usize) -> usize {
    byte_of_char(text, folded.get(..at).map_or(0, |s| s.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_compile() {
        for lang in Lang::ALL {
            assert_eq!(Words::of(lang).lang, lang);
        }
    }

    #[test]
    fn a_heading_with_a_latin_letter_is_still_a_heading() {
        let folded = fold(Lang::Ru, "Cтaтья 7-1. Институт");
        let article = Words::of(Lang::Ru).divisions.iter().find(|d| d.kind == Kind::Article).unwrap();
        assert_eq!(&article.pattern.captures(&folded).unwrap()["num"], "7-1");
    }
}
