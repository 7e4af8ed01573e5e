//! How a draft names the act it changes, and which act of a corpus that is.

use super::words::Words;
use crate::law::{Act, Date, Lang};
use crate::source::note::{day, law_number};
use crate::source::words::{DATE, fold, unfold};
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The name of an act in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActName {
    /// As written.
    pub words: String,
    /// The day it was adopted.
    pub adopted: Option<Date>,
    /// Its number, the Roman series in Latin letters.
    pub number: Option<String>,
    /// Its title, from quotation marks.
    pub title: Option<String>,
    /// Who issues such acts and in what form, folded: «уголовный кодекс», «закон».
    pub form: String,
}

#[expect(clippy::expect_used, reason = "constant expressions, compiled by a test")]
static EXPRESSIONS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        DATE.to_owned(),
        r"(?:№|\bn)\s*(?P<num>\d+(?:-[ivxlіхvмс]+)?)".to_owned(),
        r"[\p{L}-]*\s*(?:кодекс|конституци|закон|заңы|заңын|указ|жарлы|постановлен|қаулы|приказ|бұйры)\p{L}*"
            .to_owned(),
    ]
    .map(|s| Regex::new(&s).expect("constant expression compiles"))
});

impl ActName {
    /// Reads a name: «Закон Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка …»», «… туралы» 2011
    /// жылғы 26 желтоқсандағы Қазақстан Республикасының Кодексіне».
    pub fn read(lang: Lang, words: &str) -> ActName {
        let (outside, title) = split_title(words);
        let folded = fold(lang, &outside);
        let [date, number, form] = &*EXPRESSIONS;
        ActName {
            words: words.trim().trim_end_matches([':', ',', ';', '.']).trim().to_owned(),
            adopted: date.captures(&folded).and_then(|c| day(c.name("date")?.as_str())),
            number: number.captures(&folded).and_then(|c| Some(law_number(c.name("num")?.as_str()))),
            title,
            form: form.find_iter(&folded).last().map(|m| m.as_str().trim().to_owned()).unwrap_or_default(),
        }
    }

    /// Whether a sentence names an act whose changes follow; its name.
    pub fn opens(lang: Lang, sentence: &str) -> Option<ActName> {
        ActName::matching(lang, sentence, &Words::of(lang).act_openings)
    }

    /// The act that a sentence repeals as a whole.
    pub fn repeals(lang: Lang, sentence: &str) -> Option<ActName> {
        ActName::matching(lang, sentence, &Words::of(lang).act_repeals)
    }

    fn matching(lang: Lang, sentence: &str, expressions: &[Regex]) -> Option<ActName> {
        let text = without_brackets(sentence);
        let folded = fold(lang, &text);
        let folded = folded.trim_end_matches([':', ' ']);
        let found = expressions.iter().find_map(|e| e.captures(folded)?.name("act"))?;
        let words = text.get(unfold(&text, folded, found.start())..unfold(&text, folded, found.end()))?;
        let name = ActName::read(lang, words);
        // A day, a title in quotation marks, or a code that has a name of its own: else it is a place, not an act.
        (name.adopted.is_some() || name.title.is_some() || name.form.contains(' ')).then_some(name)
    }

    /// How surely this names `act`, from 1; 0 if it does not.
    pub fn fits(&self, lang: Lang, act: &Act) -> u8 {
        if self.adopted.is_some() && act.adopted.is_some() && self.adopted != act.adopted {
            return 0;
        }
        if let (Some(a), Some(b)) = (&self.number, &act.number)
            && law_number(b.trim_end_matches("ЗРК").trim()) != *a
        {
            return 0;
        }
        let own = act.title.exact(lang).unwrap_or("");
        let day = self.adopted.is_some() && self.adopted == act.adopted;
        let same_title = self.title.as_deref().is_some_and(|t| !own.is_empty() && plain(lang, t) == plain(lang, own));
        // «Уголовный кодекс»: the title is the form.
        let in_form = self.title.is_none()
            && self.form.contains(' ')
            && self.form.split_whitespace().all(|w| {
                let stem: String = w.chars().take(w.chars().count().saturating_sub(3).max(3)).collect();
                plain(lang, own).contains(&stem)
            });
        match (day, same_title || in_form, &self.title) {
            (true, true, _) => 4,
            (false, true, _) if self.adopted.is_none() || act.adopted.is_none() => 3,
            (true, false, _) if self.number.is_some() && act.number.is_some() => 3,
            // The title of this language is not known, or is written otherwise; two acts of one day are rare.
            (true, false, _) if own.is_empty() => 2,
            (true, false, Some(t)) => u8::from(alike(lang, t, own)) * 2,
            (true, false, None) => 1,
            _ => 0,
        }
    }
}

/// Titles that share most of their words.
fn alike(lang: Lang, a: &str, b: &str) -> bool {
    let (a, b) = (plain(lang, a), plain(lang, b));
    let other: Vec<&str> = b.split(' ').collect();
    let words: Vec<&str> = a.split(' ').collect();
    let shared = words.iter().filter(|w| other.contains(w)).count();
    shared * 3 >= words.len().max(other.len()) * 2
}

/// Letters and figures only.
fn plain(lang: Lang, title: &str) -> String {
    let folded = fold(lang, title).replace('i', "і");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What stands outside quotation marks, and the longest quotation.
fn split_title(words: &str) -> (String, Option<String>) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut titles: Vec<String> = Vec::new();
    let mut depth = 0u32;
    for c in words.chars() {
        match c {
            '«' => {
                if depth > 0 {
                    inside.push(c);
                }
                depth += 1;
            }
            '»' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    titles.push(std::mem::take(&mut inside));
                    outside.push(' ');
                } else {
                    inside.push(c);
                }
            }
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    if !inside.is_empty() {
        titles.push(inside);
    }
    let title = titles.into_iter().max_by_key(String::len).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    (outside, title)
}

/// Without the list of journals in brackets; brackets inside quotation marks are the title's.
fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let (mut quotes, mut brackets) = (0u32, 0u32);
    for c in text.chars() {
        match c {
            '«' => quotes += 1,
            '»' => quotes = quotes.saturating_sub(1),
            '(' if quotes == 0 => brackets += 1,
            _ => {}
        }
        if brackets == 0 {
            out.push(c);
        }
        if c == ')' && quotes == 0 {
            brackets = brackets.saturating_sub(1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_named_in_both_orders() {
        let ru = "В Закон Республики Казахстан от 4 мая 2010 года № 7-IV «О школах (лицеях)» (Ведомости, 2010 г., № 5, ст. 1):";
        let name = ActName::opens(Lang::Ru, ru).unwrap();
        assert_eq!(name.adopted, Some(Date::constant(2010, 5, 4)));
        assert_eq!((name.number.as_deref(), name.title.as_deref()), (Some("7-IV"), Some("О школах (лицеях)")));
        let kk = "«Мектептер (лицейлер) туралы» 2010 жылғы 4 мамырдағы Қазақстан Республикасының Заңына:";
        let name = ActName::opens(Lang::Kk, kk).unwrap();
        assert_eq!(name.adopted, Some(Date::constant(2010, 5, 4)));
        assert_eq!(name.title.as_deref(), Some("Мектептер (лицейлер) туралы"));
        assert!(ActName::opens(Lang::Ru, "В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:").is_some());
        assert!(ActName::opens(Lang::Ru, "в статье 5:").is_none());
    }
}
