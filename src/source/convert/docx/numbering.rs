//! Automatic numbers: what Word shows before a paragraph and the text does not hold.

use super::xml::{Met, attribute, is_on, number, value, walk};
use crate::source::convert::Refusal;
use crate::source::limits::Limits;
use std::collections::HashMap;

/// Word has nine levels.
const LEVELS: usize = 9;

/// How one level is numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.` or `Статья %1.`; `%n` stands for the number of level n.
    text: String,
    /// The level after which this one begins anew, from 1; 0 never.
    restart: Option<usize>,
    /// Numbers of other levels are shown in figures here.
    legal: bool,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Level {
        Level { start: 1, format: "decimal".into(), text: String::new(), restart: None, legal: false, style: None }
    }
}

type Levels = [Level; LEVELS];

/// The lists of a file, and how far each has been counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Abstract lists.
    kinds: HashMap<String, Levels>,
    /// Abstract lists that are defined by the list of a style.
    linked: HashMap<String, String>,
    /// Lists: the abstract list and the starts that this list overrides.
    lists: HashMap<String, (String, HashMap<usize, u32>)>,
    /// Levels that a list overrides wholly.
    own: HashMap<(String, usize), Level>,
    /// Counters of abstract lists: lists of one kind count on. `None` where the level has not been used.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Overridden starts that have taken effect.
    begun: Vec<(String, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(xml: &str, limits: &Limits) -> Result<Numbering, Refusal> {
        let mut all = Numbering::default();
        let (mut kind, mut list) = (None::<String>, None::<String>);
        let mut level: Option<usize> = None;
        let mut fresh = Level::default();
        walk("numbering.xml", xml, limits, &mut |met| {
            match met {
                Met::Start("abstractNum", tag) => {
                    kind = attribute(tag, "abstractNumId");
                    if let Some(id) = &kind {
                        all.kinds.insert(id.clone(), Levels::default());
                    }
                }
                Met::End("abstractNum") => kind = None,
                Met::Start("num", tag) => list = attribute(tag, "numId"),
                Met::End("num") => list = None,
                Met::Start("abstractNumId", tag) => {
                    if let (Some(list), Some(of)) = (&list, value(tag)) {
                        all.lists.insert(list.clone(), (of, HashMap::new()));
                    }
                }
                Met::Start("numStyleLink", tag) => {
                    if let (Some(kind), Some(style)) = (&kind, value(tag)) {
                        all.linked.insert(kind.clone(), style);
                    }
                }
                Met::Start("lvl" | "lvlOverride", tag) => {
                    level = attribute(tag, "ilvl").and_then(|l| l.parse().ok()).filter(|l| *l < LEVELS);
                    fresh = Level::default();
                }
                Met::Start("startOverride", tag) => {
                    if let (Some(list), Some(level), Some(start)) = (&list, level, number(tag))
                        && let Some((_, starts)) = all.lists.get_mut(list)
                    {
                        starts.insert(level, start);
                    }
                }
                Met::Start("start", tag) => fresh.start = number(tag).unwrap_or(1),
                Met::Start("numFmt", tag) => fresh.format = value(tag).unwrap_or_default(),
                Met::Start("lvlText", tag) => fresh.text = value(tag).unwrap_or_default(),
                Met::Start("lvlRestart", tag) => fresh.restart = number(tag),
                Met::Start("isLgl", tag) => fresh.legal = is_on(tag),
                Met::Start("pStyle", tag) => fresh.style = value(tag),
                Met::End("lvl") => {
                    let done = std::mem::take(&mut fresh);
                    match (&kind, &list, level) {
                        (Some(kind), _, Some(level)) => {
                            if let Some(slot) = all.kinds.get_mut(kind).and_then(|l| l.get_mut(level)) {
                                *slot = done;
                            }
                        }
                        (None, Some(list), Some(level)) => {
                            all.own.insert((list.clone(), level), done);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// Resolves lists that are defined by the list of a style: `style_list` tells the list of a style.
    pub fn link(&mut self, style_list: impl Fn(&str) -> Option<String>) {
        let links: Vec<(String, String)> = self.linked.drain().collect();
        for (kind, style) in links {
            let target = style_list(&style).and_then(|list| self.lists.get(&list)).map(|(kind, _)| kind.clone());
            if let Some(levels) = target.filter(|t| *t != kind).and_then(|t| self.kinds.get(&t).cloned()) {
                self.kinds.insert(kind, levels);
            }
        }
    }

    /// The level on which paragraphs of a style stand, if the list says so.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let (kind, _) = self.lists.get(list)?;
        self.kinds.get(kind)?.iter().position(|l| l.style.as_deref() == Some(style))
    }

    fn level(&self, list: &str, kind: &str, level: usize) -> Option<&Level> {
        self.own.get(&(list.to_owned(), level)).or_else(|| self.kinds.get(kind)?.get(level))
    }

    /// Counts a paragraph of a list, and gives the number that Word shows before it; `None` for a bullet, or where there
    /// is no such list.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let (kind, starts) = self.lists.get(list)?.clone();
        let own_start = starts.get(&level).copied();
        let restart: Vec<Option<usize>> =
            (0..LEVELS).map(|l| self.level(list, &kind, l).and_then(|x| x.restart)).collect();
        let start = own_start.or(self.level(list, &kind, level).map(|l| l.start)).unwrap_or(1);
        let first = own_start.is_some() && !self.begun.contains(&(list.to_owned(), level));
        if first {
            self.begun.push((list.to_owned(), level));
        }
        let counts = self.counts.entry(kind.clone()).or_default();
        let count = counts.get_mut(level)?;
        *count = Some(match *count {
            Some(n) if !first => n.saturating_add(1),
            _ => start,
        });
        // Lower levels begin anew, unless they say after which level they do.
        for lower in level + 1..LEVELS {
            let anew = match restart.get(lower).copied().flatten() {
                Some(0) => false,
                Some(after) => level < after,
                None => true,
            };
            if anew && let Some(slot) = counts.get_mut(lower) {
                *slot = None;
            }
        }
        let counts = *counts;
        let own = self.level(list, &kind, level)?;
        if own.format == "bullet" || own.format == "none" && own.text.is_empty() {
            return None;
        }
        let mut out = String::new();
        let mut letters = own.text.chars();
        while let Some(c) = letters.next() {
            if c != '%' {
                out.push(c);
                continue;
            }
            let Some(at) =
                letters.next().and_then(|d| d.to_digit(10)).map(|d| d as usize).filter(|d| (1..=LEVELS).contains(d))
            else {
                out.push('%');
                continue;
            };
            let shown = self.level(list, &kind, at - 1);
            let n = counts.get(at - 1).copied().flatten().or(shown.map(|l| l.start)).unwrap_or(1);
            let format = shown.map_or("decimal", |l| l.format.as_str());
            out.push_str(&written(n, if own.legal { "decimal" } else { format }));
        }
        (!out.trim().is_empty()).then_some(out)
    }
}

/// A number in a format of Word.
fn written(n: u32, format: &str) -> String {
    let letters = |alphabet: &str| {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let at = (n.max(1) as usize - 1) % alphabet.len();
        let times = ((n.max(1) as usize - 1) / alphabet.len() + 1).min(8);
        alphabet.get(at).map(|c| c.to_string().repeat(times)).unwrap_or_default()
    };
    match format {
        "lowerLetter" => letters("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "russianLower" => letters("абвгдежзиклмнопрстуфхцчшщэюя"),
        "russianUpper" => letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "decimalZero" => format!("{n:02}"),
        "none" => String::new(),
        _ => n.to_string(),
    }
}

fn roman(mut n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Статья %1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%3)"/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%4"/><w:lvlRestart w:val="1"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
      </w:numbering>"#;

    fn read() -> Numbering {
        Numbering::read(XML, &Limits::default()).unwrap()
    }

    #[test]
    fn levels_begin_anew_under_a_higher_one() {
        let mut n = read();
        let got: Vec<_> = [0, 1, 1, 2, 2, 0, 1].into_iter().map(|l| n.next("1", l).unwrap()).collect();
        assert_eq!(got, ["Статья 1.", "1.", "2.", "а)", "б)", "Статья 2.", "1."]);
    }

    #[test]
    fn a_level_can_begin_anew_only_after_a_certain_one() {
        let mut n = read();
        let got: Vec<_> = [0, 1, 3, 1, 3, 0, 1, 3].into_iter().map(|l| n.next("1", l).unwrap()).collect();
        assert_eq!(got, ["Статья 1.", "1.", "1.1.1", "2.", "1.2.2", "Статья 2.", "1.", "2.1.1"]);
    }

    #[test]
    fn a_list_of_the_same_kind_counts_on_unless_it_says_where_it_starts() {
        let mut n = read();
        assert_eq!(n.next("1", 1).as_deref(), Some("1."));
        assert_eq!(n.next("2", 1).as_deref(), Some("7."));
        assert_eq!(n.next("2", 1).as_deref(), Some("8."));
        assert_eq!(n.next("1", 1).as_deref(), Some("9."));
        assert_eq!(n.next("3", 0), None);
    }
}
