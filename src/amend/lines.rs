//! A draft cut into paragraphs, and into sentences with the text each of them quotes.

use super::words::Words;
use crate::law::Lang;

/// A paragraph of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Line, counted from 1.
    pub line: u32,
    /// Its words: no marks of Markdown, quotation marks « and » only.
    pub text: String,
    /// It is a quote of Markdown: words of an editor.
    pub remark: bool,
    /// It is a heading of Markdown.
    pub heading: bool,
}

/// Cuts a text into paragraphs, one for each line that has words.
pub fn paragraphs(source: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    // Straight marks are quotation marks of a draft that has no others, and words of the law in one that has.
    let straight = !source.contains('«') || speaks_in_straight_marks(source);
    let mut comment = false;
    for (i, raw) in source.lines().enumerate() {
        let mut text = raw.trim().trim_start_matches('\u{feff}').to_owned();
        if comment || text.starts_with("<!--") {
            comment = !text.contains("-->");
            continue;
        }
        while let Some(at) = text.find("<a ").filter(|_| text.contains("</a>")) {
            let Some(end) = text.find("</a>").filter(|e| *e > at) else { break };
            text.replace_range(at..end + 4, "");
        }
        let remark = text.starts_with('>');
        let heading = text.starts_with('#');
        let text = clean(text.trim_start_matches(['>', '#', ' ']), straight);
        if text.is_empty() {
            continue;
        }
        out.push(Paragraph { line: u32::try_from(i + 1).unwrap_or(u32::MAX), text, remark, heading });
    }
    out
}

/// Whether straight marks stand, outside « and », where only words of an instruction do: after «слова», before «деген», or
/// at the beginning of a line that a colon opened.
fn speaks_in_straight_marks(source: &str) -> bool {
    let ru = Words::of(Lang::Ru);
    let mut depth = 0i32;
    let mut opened = false;
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if opened && depth <= 0 && line.starts_with('"') {
            return true;
        }
        opened = line.ends_with(':');
        for (at, c) in line.char_indices() {
            depth += i32::from(c == '«') - i32::from(c == '»');
            if c != '"' || depth > 0 {
                continue;
            }
            let before = line.get(..at).unwrap_or("").split_whitespace().last().unwrap_or("").to_lowercase();
            let after = line.get(at + 1..).unwrap_or("").trim_start();
            if ru.quoted(&before).is_some() || after.starts_with("деген ") {
                return true;
            }
        }
        // A line that lost a mark does not hide the rest of the draft.
        if line.trim_end_matches([';', '.']).ends_with('»') {
            depth = 0;
        }
    }
    false
}

/// Marks of Markdown away; with `straight`, straight quotation marks as « and ».
fn clean(text: &str, straight: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                // An escaped sign stands for itself.
                out.extend(chars.next());
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
            }
            '\u{feff}' => {}
            '“' | '„' if straight => out.push('«'),
            '”' if straight => out.push('»'),
            '"' if straight => {
                let opens = out.chars().last().is_none_or(|p| p.is_whitespace() || matches!(p, '(' | '«' | '[' | '/'))
                    && chars.peek().is_some_and(|n| !n.is_whitespace());
                out.push(if opens { '«' } else { '»' });
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// A line of a new text so that reading the draft gives it back.
pub fn quotable(line: &str) -> String {
    let mut out = line.replace('\\', "\\\\").replace("**", "*\\*");
    if out.starts_with(['>', '#']) || out.starts_with("<!--") || out.starts_with("<a ") {
        out.insert(0, '\\');
    }
    out
}

/// One blank for many, soft hyphens away: a sentence as its grammar sees it.
pub fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence of a draft with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub paragraph: Paragraph,
    /// The lines it quotes, without the quotation marks around them.
    pub blocks: Vec<Vec<String>>,
    /// The words of an editor that follow it.
    pub remark: Option<String>,
    /// How many paragraphs its blocks take.
    pub paragraphs: u16,
}

/// Joins to each sentence the quotations that follow it. `begins` tells whether a paragraph begins a sentence of the
/// draft itself, which ends a quotation whose marks do not balance.
pub fn sentences(paragraphs: Vec<Paragraph>, begins: &dyn Fn(&Paragraph) -> bool) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut i = 0;
    while let Some(p) = paragraphs.get(i) {
        if p.remark {
            if let Some(last) = out.last_mut() {
                last.remark = Some(p.text.trim_matches('*').trim().to_owned());
            }
            i += 1;
            continue;
        }
        let waits = out.last().is_some_and(|s| s.paragraph.text.ends_with(':') || !s.blocks.is_empty());
        if waits && p.text.starts_with('«') && !begins(p) {
            let end = block_end(&paragraphs, i, begins);
            let lines: Vec<&Paragraph> = paragraphs.get(i..=end).unwrap_or(&[]).iter().filter(|p| !p.remark).collect();
            if let Some(last) = out.last_mut() {
                last.paragraphs = last.paragraphs.saturating_add(u16::try_from(lines.len()).unwrap_or(u16::MAX));
                last.blocks.push(inner(&lines));
            }
            i = end + 1;
            continue;
        }
        out.push(Sentence { paragraph: p.clone(), blocks: Vec::new(), remark: None, paragraphs: 1 });
        i += 1;
    }
    out
}

/// The last paragraph of the quotation that begins at `from`.
fn block_end(paragraphs: &[Paragraph], from: usize, begins: &dyn Fn(&Paragraph) -> bool) -> usize {
    let mut depth = 0i32;
    let mut last_close = None;
    for (i, p) in paragraphs.iter().enumerate().skip(from) {
        for c in p.text.chars() {
            depth += match c {
                '«' => 1,
                '»' => -1,
                _ => 0,
            };
        }
        if !closes(&p.text) {
            continue;
        }
        last_close = Some(i);
        let next = paragraphs.get(i + 1);
        if depth <= 0 || next.is_none_or(|n| begins(n) || n.text.starts_with('«') && depth <= 1) {
            return i;
        }
    }
    last_close.unwrap_or(paragraphs.len().saturating_sub(1))
}

fn closes(text: &str) -> bool {
    text.trim_end_matches([';', '.', ',', ' ']).ends_with('»')
}

/// The lines of a quotation without its own marks.
fn inner(lines: &[&Paragraph]) -> Vec<String> {
    let mut out: Vec<String> = lines.iter().map(|p| p.text.clone()).collect();
    if let Some(first) = out.first_mut() {
        *first = first.trim_start_matches(' ').strip_prefix('«').unwrap_or(first).trim_start().to_owned();
    }
    if let Some(last) = out.last_mut()
        && let Some(at) = last.rfind('»')
    {
        last.truncate(at);
        let trimmed = last.trim_end().len();
        last.truncate(trimmed);
        let depth: i32 = out.iter().flat_map(|l| l.chars()).map(|c| i32::from(c == '«') - i32::from(c == '»')).sum();
        if depth == 1 {
            out.iter_mut().last().into_iter().for_each(shared_mark);
        }
    }
    out.retain(|l| !l.is_empty());
    out
}

/// One closing mark for two («… «О поливе»;») belongs to the inner quotation, too.
pub fn shared_mark(text: &mut String) {
    if text.ends_with(char::is_alphanumeric) {
        text.push('»');
    }
}

/// Words without a Kazakh letter that no Kazakh sentence has in a row.
const RUSSIAN_RUN: usize = 5;

/// The language of a paragraph by its letters and words; `None` where they do not tell, as in «1-бапта:».
pub fn language(text: &str) -> Option<Lang> {
    let kazakh = text.chars().filter(|c| "әғқңөұүһӘҒҚҢӨҰҮҺіІ".contains(*c)).count();
    let cyrillic = text.chars().filter(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё')).count();
    if kazakh * 40 > cyrillic {
        return Some(Lang::Kk);
    }
    let (kk, ru) = (Words::of(Lang::Kk), Words::of(Lang::Ru));
    let words: Vec<String> = text
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect();
    if words.iter().any(|w| kk.verb(w).is_some()) {
        return Some(Lang::Kk);
    }
    let known = words.iter().any(|w| ru.verb(w).is_some() || ru.unit(w).is_some());
    (known || words.len() >= RUSSIAN_RUN).then_some(Lang::Ru)
}
