//! Headings of law: which level and number a line names.

use super::blocks::{Block, Shape};
use crate::law::{Kind, Lang, Number};
use crate::source::words::{Words, fold, unfold};

/// How surely a line is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A plain paragraph with the form of a heading.
    Plain,
    /// A paragraph in bold, or one that begins in bold.
    Bold,
    /// `#`.
    Heading,
}

/// What a heading names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// The level.
    pub kind: Kind,
    /// The number; a Roman one as digits.
    pub num: Option<Number>,
    /// Parts with a name in place of a number: the place of the name in the order of the code, from 1.
    pub named: Option<usize>,
    /// The heading after the number (all of it where there is none): first byte in the block's text.
    pub heading_at: usize,
    /// How surely.
    pub strength: Strength,
}

/// Reads a block as a heading of a division, an article or an annex.
pub fn structure(lang: Lang, block: &Block) -> Option<Structure> {
    let strength = match block.shape {
        Shape::Heading(_) => Strength::Heading,
        Shape::Paragraph if block.row => return None,
        Shape::Paragraph if block.emphasis.bold => Strength::Bold,
        Shape::Paragraph => Strength::Plain,
        // Annexes are headed by a quote: «> *Приложение 8*», «> *к Правилам …*».
        Shape::Quote => Strength::Heading,
        _ => return None,
    };
    if block.text.len() > 2000 {
        return None;
    }
    let found = Words::all(lang, &block.text).find_map(|words| in_language(words, block, strength));
    found.filter(|s| block.shape != Shape::Quote || s.kind == Kind::Annex).or_else(|| approval(lang, block))
}

/// «> *Утверждены приказом …*» heads a document that the act approves: an annex without a number.
fn approval(lang: Lang, block: &Block) -> Option<Structure> {
    let approves = || Words::all(lang, &block.text).any(|w| w.approval.is_match(&fold(w.lang, &block.text)));
    (block.shape == Shape::Quote && approves()).then_some(Structure {
        kind: Kind::Annex,
        num: None,
        named: None,
        heading_at: 0,
        strength: Strength::Heading,
    })
}

fn in_language(words: &Words, block: &Block, strength: Strength) -> Option<Structure> {
    let folded = fold(words.lang, &block.text);
    if strength > Strength::Plain
        && let Some(at) = words.named_parts.iter().position(|p| p.is_match(&folded))
    {
        return Some(Structure { kind: Kind::Part, num: None, named: Some(at + 1), heading_at: 0, strength });
    }
    words.divisions.iter().find_map(|division| {
        let found = division.needs.is_match(&folded).then(|| division.pattern.captures(&folded))??;
        let num = match found.name("num") {
            Some(n) => Some(number(n.as_str())?),
            None => None,
        };
        let number_end = found.name("num").map_or(0, |n| n.end());
        let rest = found.name("rest");
        let heading_at = rest.map_or(block.text.len(), |r| unfold(&block.text, &folded, r.start()));
        let number_at = unfold(&block.text, &folded, number_end);
        let strength = if strength == Strength::Plain && number_at > 0 && block.emphasis.bold_lead >= number_at {
            Strength::Bold
        } else {
            strength
        };
        // «Статья 5 настоящего Закона применяется …» is a sentence; a heading has a stop after the number.
        let head = folded.get(number_end..rest.map_or(folded.len(), |r| r.start()))?;
        let stopped = head.contains(['.', ':']) || rest.is_none_or(|r| r.is_empty());
        if strength == Strength::Plain && !stopped {
            return None;
        }
        if division.kind == Kind::Annex
            && strength == Strength::Plain
            && (block.text.len() > 400 || found.name("to").is_some())
        {
            return None;
        }
        let heading_at = if found.name("to").is_some() { 0 } else { heading_at };
        Some(Structure { kind: division.kind, num, named: None, heading_at, strength })
    })
}

/// A number in figures, or a Roman one (in Latin or Cyrillic letters) as figures.
fn number(s: &str) -> Option<Number> {
    Number::parse(s).or_else(|| Number::parse(&roman(s)?.to_string()))
}

fn roman(s: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut before = u32::MAX;
    for c in s.chars() {
        let value = match c {
            'i' | 'і' => 1,
            'v' => 5,
            'x' | 'х' => 10,
            'l' => 50,
            'c' | 'с' => 100,
            'm' | 'м' => 1000,
            _ => return None,
        };
        if value > before {
            total = total.checked_add(value)?.checked_sub(2 * before)?;
        } else {
            total += value;
        }
        before = value;
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::markdown::blocks::blocks;

    fn read(lang: Lang, text: &str) -> Option<(Kind, Option<String>, String)> {
        let block = blocks(text).into_iter().next().unwrap();
        let s = structure(lang, &block)?;
        Some((s.kind, s.num.map(|n| n.to_string()), block.text[s.heading_at..].to_owned()))
    }

    #[test]
    fn levels_are_read_in_both_orders() {
        let some = |k, n: &str, h: &str| Some((k, Some(n.to_owned()), h.to_owned()));
        assert_eq!(read(Lang::Ru, "### Статья 7-1. Институт"), some(Kind::Article, "7-1", "Институт"));
        assert_eq!(read(Lang::Kk, "##### 72-1-бап. Құқықтар"), some(Kind::Article, "72-1", "Құқықтар"));
        assert_eq!(read(Lang::Kk, "# 3-БӨЛІМ. ОТБАСЫ"), some(Kind::Section, "3", "ОТБАСЫ"));
        assert_eq!(read(Lang::Ru, "## Раздел II. Органы"), some(Kind::Section, "2", "Органы"));
        assert_eq!(read(Lang::Ru, "# § 4. Договор"), some(Kind::Paragraph, "4", "Договор"));
        assert_eq!(read(Lang::Kk, "# 2-тарау"), some(Kind::Chapter, "2", ""));
    }

    #[test]
    fn the_parts_of_a_code_have_names() {
        assert_eq!(read(Lang::Ru, "## ОСОБЕННАЯ ЧАСТЬ"), Some((Kind::Part, None, "ОСОБЕННАЯ ЧАСТЬ".to_owned())));
        assert_eq!(read(Lang::Kk, "## ЖАЛПЫ БӨЛІМ").unwrap().0, Kind::Part);
    }

    #[test]
    fn a_sentence_about_an_article_is_no_heading() {
        assert_eq!(read(Lang::Ru, "Статья 5 настоящего Закона не применяется."), None);
        assert_eq!(read(Lang::Kk, "5-баптың талаптары қолданылмайды."), None);
        assert_eq!(read(Lang::Ru, "Приложение 1 утверждается министром."), None);
    }
}
