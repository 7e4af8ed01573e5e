//! Pages, above all those of adilet.zan.kz saved from the browser: «Файл → Сохранить как».
//!
//! The page is read tag by tag, without a tree, so that no nesting of elements costs more than its bytes. What a paragraph
//! is to the law is for the reader of Markdown to say; here is only told what the page shows: which part of it is the text
//! of the act, what are headings, notes, links to places of the same text, and rows of tables. As real pages have it,
//! - the text stands in `<article>`, else in a `container_gamma text…`, else in `main`, else in the body;
//! - notes are `class="note"` on paragraphs or on bare spans with links between them, or red type;
//! - older pages have their articles in `<p><b><a name="z30"></a>Статья 30. …</b></p>`, newer ones in `<h3 id="z404">`, and
//!   one `<h3>` can hold a section and a chapter with a line break between them;
//! - title and requisite stand above the text in a `slogan`, and a link to the reference bank tells the act's code.

mod element;
mod page;
mod paragraph;

use super::charset;
use super::piece::{BREAK, Piece, Shape};
use super::{Draft, Refusal};
use crate::source::convert::table::Table;
use crate::source::limits::Limits;
use element::{State, attribute, enter, is_block, is_void};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use page::Page;
use paragraph::Word;

/// An open element.
struct Open {
    name: String,
    state: State,
}

/// A list whose items the browser numbers.
struct Numbered {
    next: i64,
    letters: Option<char>,
}

struct Reader<'a> {
    limits: &'a Limits,
    lines: Vec<usize>,
    open: Vec<Open>,
    lists: Vec<Option<Numbered>>,
    tables: Vec<Table<State>>,
    words: Vec<Word>,
    length: usize,
    page: Page,
}

/// Reads a page.
///
/// # Errors
/// If it goes beyond a limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, Refusal> {
    let decoded = charset::decode(bytes, charset::declared(bytes).as_deref());
    let lines = std::iter::once(0).chain(decoded.text.match_indices('\n').map(|(i, _)| i + 1)).collect();
    let mut reader = Reader {
        limits,
        lines,
        open: Vec::new(),
        lists: Vec::new(),
        tables: Vec::new(),
        words: Vec::new(),
        length: 0,
        page: Page::default(),
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(decoded.text.as_str(), emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name).to_lowercase()),
            Token::String(words) => reader.string(&String::from_utf8_lossy(&words.value), words.span.start)?,
            Token::Comment(comment) => reader.comment(&String::from_utf8_lossy(&comment.value), comment.span.start),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.flush();
    while let Some(table) = reader.tables.pop() {
        reader.put_all(table.pieces());
    }
    let mut draft = reader.page.draft();
    draft.encoding = Some(decoded.encoding);
    draft.damaged = decoded.damaged;
    Ok(draft)
}

impl Reader<'_> {
    fn state(&self) -> State {
        self.open.last().map_or(State::default(), |o| o.state)
    }

    fn line(&self, byte: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|l| *l <= byte)).unwrap_or(u32::MAX)
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), Refusal> {
        let name = String::from_utf8_lossy(&tag.name).to_lowercase();
        let at = self.line(tag.span.start);
        self.page.look(&name, tag, self.state());
        if is_block(&name) {
            self.close_implied(&name);
            self.flush();
        }
        match name.as_str() {
            "br" => self.word(BREAK.to_string(), at),
            "wbr" => {}
            "table" => {
                let border = attribute(tag, "border").unwrap_or_default();
                self.tables.push(Table { drawn: !matches!(border.as_str(), "" | "0"), ..Table::default() });
            }
            "tr" => self.in_table(Table::row),
            "td" | "th" => self.in_table(Table::cell),
            "ol" => {
                let next = attribute(tag, "start").and_then(|s| s.trim().parse().ok()).unwrap_or(1);
                let letters = attribute(tag, "type").and_then(|t| t.chars().next()).filter(char::is_ascii_alphabetic);
                self.lists.push(Some(Numbered { next, letters }));
            }
            "ul" => self.lists.push(None),
            _ => {}
        }
        if let Some(anchor) = attribute(tag, "id").filter(|_| is_block(&name)).or_else(|| anchor_of(&name, tag)) {
            self.words.push(Word { text: anchor, state: self.state(), line: at, anchor: true });
        }
        if is_void(&name) {
            return Ok(());
        }
        let state = enter(self.state(), &name, tag);
        if self.open.len() >= self.limits.nesting {
            let deepest = self.limits.nesting;
            return Err(Refusal::unreadable(format!(
                "elements stand in each other more than {deepest} deep (line {at}); --max-nesting raises this limit"
            )));
        }
        let item = (name == "li").then(|| attribute(tag, "value").and_then(|v| v.trim().parse().ok()));
        self.open.push(Open { name, state });
        if let Some(value) = item {
            self.number_item(value, at);
        }
        Ok(())
    }

    fn in_table(&mut self, act: impl Fn(&mut Table<State>)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn number_item(&mut self, value: Option<i64>, line: u32) {
        if let Some(Some(list)) = self.lists.last_mut() {
            let n = value.unwrap_or(list.next);
            list.next = n.saturating_add(1);
            let number = match (list.letters, u8::try_from(n)) {
                (Some('a'), Ok(n @ 1..=26)) => char::from(b'a' + n - 1).to_string(),
                (Some('A'), Ok(n @ 1..=26)) => char::from(b'A' + n - 1).to_string(),
                _ => n.to_string(),
            };
            self.word(format!("{number}. "), line);
        }
    }

    /// Elements that end where another begins: a paragraph before any block, an item before the next one.
    fn close_implied(&mut self, name: &str) {
        if name != "title"
            && let Some(head) = self.open.iter().position(|o| o.name == "head")
        {
            self.open.truncate(head);
        }
        let (closes, within): (&[&str], &[&str]) = match name {
            "li" => (&["li", "p"], &["ul", "ol"]),
            "td" | "th" => (&["td", "th", "p"], &["table"]),
            "tr" => (&["tr", "td", "th", "p"], &["table"]),
            _ => (&["p"], &["table", "td", "th", "li", "div", "article"]),
        };
        let bound = self.open.iter().rposition(|o| within.contains(&o.name.as_str())).map_or(0, |i| i + 1);
        let first = self.open.iter().skip(bound).position(|o| closes.contains(&o.name.as_str()));
        if let Some(first) = first {
            self.flush();
            self.open.truncate(bound + first);
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            let line = self.words.last().map_or(1, |w| w.line);
            self.word(BREAK.to_string(), line);
            return;
        }
        let Some(at) = self.open.iter().rposition(|o| o.name == name) else {
            return;
        };
        if is_block(name) {
            self.flush();
        }
        self.open.truncate(at);
        match name {
            "table" => {
                if let Some(table) = self.tables.pop() {
                    self.put_all(table.pieces());
                }
            }
            "ol" | "ul" => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn string(&mut self, text: &str, at: usize) -> Result<(), Refusal> {
        let state = self.state();
        if state.title {
            self.page.title.push_str(text);
        } else if !state.skip {
            // Blanks at the beginning of a paragraph tell nothing of its line.
            let lead = text.len() - text.trim_start().len();
            let line = self.line(at + lead);
            self.length += text.len();
            if self.length > self.limits.paragraph {
                return Err(super::long_paragraph(self.limits, line));
            }
            let text = if state.pre { text.replace('\n', &BREAK.to_string()) } else { text.to_owned() };
            self.word(text, line);
        }
        Ok(())
    }

    fn word(&mut self, text: String, line: u32) {
        let state = self.state();
        if !state.skip {
            self.words.push(Word { text, state, line, anchor: false });
        }
    }

    fn comment(&mut self, text: &str, at: usize) {
        let text = text.trim();
        if text.starts_with("omitted:") && !text.contains("--") {
            let line = self.line(at);
            // In a paragraph it tells what is left out there; between paragraphs it stands by itself.
            let alone = self.words.iter().all(|w| w.is_blank() || w.state.note || w.state.link);
            if alone {
                self.flush();
            }
            self.word(format!("<!-- {text} -->"), line);
            if alone && !self.open.iter().any(|o| matches!(o.name.as_str(), "p" | "li" | "td")) {
                self.flush();
            }
        } else if let Some(address) = text.strip_prefix("saved from url=").and_then(|t| t.split(')').next_back()) {
            self.page.address(address.trim());
        }
    }

    fn flush(&mut self) {
        self.length = 0;
        let words = std::mem::take(&mut self.words);
        let pieces = paragraph::pieces(words);
        self.put_all(pieces);
    }

    fn put_all(&mut self, pieces: Vec<(Piece, State)>) {
        for (piece, state) in pieces {
            match self.tables.last_mut() {
                Some(table) if !matches!(piece.shape, Shape::Anchor(_)) => table.put(piece, state),
                Some(_) => {}
                None => self.page.put(piece, state),
            }
        }
    }
}

/// The name of a place in the text: `<a name="z30"></a>`.
fn anchor_of(name: &str, tag: &StartTag<usize>) -> Option<String> {
    (name == "a").then(|| attribute(tag, "name").or_else(|| attribute(tag, "id"))).flatten().filter(|n| !n.is_empty())
}
