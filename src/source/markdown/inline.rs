//! The words of one block, gathered from its inline events.

use super::blocks::{Block, Emphasis, Shape, line_of};
use super::marker;
use pulldown_cmark::{Tag, TagEnd};

/// A block in the making.
pub struct Builder {
    /// What it will be.
    pub shape: Shape,
    start: usize,
    text: String,
    map: Vec<(usize, usize)>,
    end: usize,
    italic: usize,
    bold: usize,
    links: usize,
    had_link: bool,
    plain_of: [bool; 3],
    bold_lead: Option<usize>,
}

impl Builder {
    pub fn new(shape: Shape, start: usize) -> Builder {
        Builder {
            shape,
            start,
            text: String::new(),
            map: Vec::new(),
            end: start,
            italic: 0,
            bold: 0,
            links: 0,
            had_link: false,
            plain_of: [false; 3],
            bold_lead: None,
        }
    }

    /// A new block inside the same marks, after a line break.
    pub fn continued(&self, shape: Shape, start: usize) -> Builder {
        Builder { italic: self.italic, bold: self.bold, links: self.links, ..Builder::new(shape, start) }
    }

    pub fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            _ => {
                self.links += 1;
                self.had_link = true;
            }
        }
    }

    pub fn shut(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            _ => self.links = self.links.saturating_sub(1),
        }
    }

    pub fn push(&mut self, s: &str, at: usize) {
        if s.contains(char::is_alphanumeric) {
            for (seen, depth) in self.plain_of.iter_mut().zip([self.italic, self.bold, self.links]) {
                *seen |= depth == 0;
            }
            if self.bold == 0 && self.bold_lead.is_none() {
                self.bold_lead = Some(self.text.len());
            }
        }
        self.map.push((self.text.len(), at));
        self.text.push_str(s);
        self.end = at + s.len();
    }

    /// A line break.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.map.push((self.text.len(), self.end));
            self.text.push(' ');
        }
    }

    /// A tag that is neither comment nor anchor. A raised number is an inserted number: 12<sup>1</sup> is 12-1.
    pub fn tag(&mut self, s: &str) {
        let name = s.trim_start_matches(['<', '/']).to_ascii_lowercase();
        if name.starts_with("br") {
            self.blank();
        } else if s.to_ascii_lowercase().starts_with("<sup") && self.text.ends_with(|c: char| c.is_ascii_digit()) {
            self.map.push((self.text.len(), self.end));
            self.text.push('-');
        }
    }

    /// The words so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether all words so far are in bold.
    pub fn all_bold(&self) -> bool {
        !self.text.trim().is_empty() && !self.plain_of[1]
    }

    /// The block; `None` if it has no words.
    pub fn finish(self, marker: Option<String>, lines: &[usize]) -> Option<Block> {
        let lead = self.text.len() - self.text.trim_start().len();
        let text = self.text.trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let map: Vec<(usize, usize)> = self
            .map
            .iter()
            .enumerate()
            .filter(|(i, _)| self.map.get(i + 1).is_none_or(|(t, _)| *t > lead))
            .map(|(_, (t, s))| (t.saturating_sub(lead), s + lead.saturating_sub(*t)))
            .collect();
        let start = map.first().map_or(self.start, |(_, s)| *s);
        Some(Block {
            shape: self.shape,
            marker,
            emphasis: Emphasis {
                italic: !self.plain_of[0],
                bold: !self.plain_of[1],
                bold_lead: self.bold_lead.unwrap_or(text.len()).saturating_sub(lead).min(text.len()),
            },
            linked: self.had_link && !self.plain_of[2],
            has_link: self.had_link,
            row: text.starts_with('|'),
            line: line_of(lines, start),
            span: start..self.end.max(start),
            map,
            text,
        })
    }
}

/// Whether the next line of a paragraph is a provision of its own that Markdown swallowed: `1-1) …` after a line that
/// ends a clause, for one.
pub fn begins_provision(before: &Builder, next: &str) -> bool {
    let before_text = before.text().trim_end();
    let Some(last) = before_text.chars().last() else {
        return false;
    };
    let next = next.trim_start_matches(['*', '_', '>', ' ']);
    let next = next.replacen("\\.", ".", 1).replacen("\\)", ")", 1);
    let ends_clause = matches!(last, '.' | ';' | ':' | '–' | '—' | '!') || before.all_bold();
    match marker::split(&next) {
        Some(m) if m.form == marker::Form::Paren => ends_clause || last == ',',
        Some(m) => {
            ends_clause
                && next.get(m.rest..).is_some_and(|r| r.trim_start().chars().next().is_some_and(|c| !c.is_lowercase()))
        }
        None => ends_clause && marker::begins_note(&next),
    }
}

/// What stands in a comment.
pub fn comment(html: &str) -> Option<&str> {
    Some(html.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim())
}

/// The id of an anchor.
pub fn anchor(html: &str) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    if !lower.starts_with("<a ") {
        return None;
    }
    ["id=", "name="].iter().find_map(|key| {
        let at = lower.find(key)? + key.len();
        let value = html.get(at..)?;
        let quote = value.chars().next()?;
        let id: String = if matches!(quote, '"' | '\'') {
            value.get(1..)?.chars().take_while(|c| *c != quote).collect()
        } else {
            value.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect()
        };
        (!id.is_empty()).then_some(id)
    })
}

/// Whether `<…>` is a tag and not words in angle brackets.
pub fn is_tag(s: &str) -> bool {
    let name = s.trim_start_matches(['<', '/']);
    name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
}
