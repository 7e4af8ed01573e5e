//! First pass: Markdown into a flat sequence of blocks, each with the number that stands in the SOURCE at its place.
//!
//! CommonMark renumbers lists, takes `12-1)` for plain text and can swallow lines into code, quotes and comments.
//! Nesting is dropped here, since indentation tells nothing in these texts; words are never dropped.

mod repair;

use super::inline::{self, Builder};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a block is to Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `# …`.
    Heading(u8),
    /// A paragraph, wherever it stands.
    Paragraph,
    /// A paragraph of a quote.
    Quote,
    /// `<!-- … -->`; the text is what stands between the marks.
    Comment,
    /// `<a id="…"></a>`; the text is the id.
    Anchor,
}

/// How much of a block is in italics or bold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// All of it is in italics.
    pub italic: bool,
    /// All of it is in bold.
    pub bold: bool,
    /// This many bytes at its beginning are in bold.
    pub bold_lead: usize,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is to Markdown.
    pub shape: Shape,
    /// The mark of the list item that it begins, as the source has it: `12.`, `4)`. Never CommonMark's own count.
    pub marker: Option<String>,
    /// Its words, without Markdown marks, line breaks as blanks.
    pub text: String,
    /// Where pieces of the text stand: byte of `text`, byte of the file.
    pub map: Vec<(usize, usize)>,
    /// Bytes of the file that its words take.
    pub span: Range<usize>,
    /// Line of the file, counted from 1.
    pub line: u32,
    /// Italics and bold.
    pub emphasis: Emphasis,
    /// All of it is a link.
    pub linked: bool,
    /// It holds a link.
    pub has_link: bool,
    /// It is a row of a table: figures in it number nothing.
    pub row: bool,
}

impl Block {
    /// The byte of the file that stands for a byte of the text.
    pub fn source_byte(&self, at: usize) -> usize {
        let piece = self.map.partition_point(|(t, _)| *t <= at);
        match piece.checked_sub(1).and_then(|i| self.map.get(i)) {
            Some((t, s)) => (s + (at - t)).min(self.span.end),
            None => self.span.start,
        }
    }
}

/// Reads the blocks of a text.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut reader = Reader { source, lines: line_starts(source), out: Vec::new(), covered: Vec::new() };
    reader.read(0..source.len(), 0);
    reader.fill_gaps();
    reader.out.sort_by_key(|b| (b.span.start, b.shape != Shape::Anchor));
    reader.out
}

/// First bytes of all lines.
pub fn line_starts(source: &str) -> Vec<usize> {
    std::iter::once(0).chain(source.match_indices('\n').map(|(i, _)| i + 1)).collect()
}

/// The line, counted from 1, that holds a byte.
pub fn line_of(lines: &[usize], byte: usize) -> u32 {
    u32::try_from(lines.partition_point(|l| *l <= byte)).unwrap_or(u32::MAX)
}

struct Reader<'a> {
    source: &'a str,
    lines: Vec<usize>,
    out: Vec<Block>,
    covered: Vec<Range<usize>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, range: Range<usize>, depth: u8) {
        let Some(slice) = self.source.get(range.clone()) else {
            return;
        };
        let base = range.start;
        let mut cur: Option<Builder> = None;
        let mut markers: Vec<(String, Range<usize>)> = Vec::new();
        let mut quotes = 0usize;
        let mut html: Option<Range<usize>> = None;
        let mut code: Option<(bool, Range<usize>)> = None;
        let options = Options::empty();
        for (event, r) in Parser::new_ext(slice, options).into_offset_iter() {
            let r = base + r.start..base + r.end;
            match event {
                Event::Start(tag) => match tag {
                    Tag::Paragraph | Tag::Heading { .. } => {
                        self.close(&mut cur, &mut markers);
                        let shape = match tag {
                            Tag::Heading { level, .. } if self.is_heading(&r, level as u8) => {
                                Shape::Heading(level as u8)
                            }
                            _ if quotes > 0 => Shape::Quote,
                            _ => Shape::Paragraph,
                        };
                        self.covered.push(r.clone());
                        cur = Some(Builder::new(shape, r.start));
                    }
                    Tag::Item => {
                        self.close(&mut cur, &mut markers);
                        if let Some((marker, at)) = self.item_marker(&r) {
                            self.covered.push(at.clone());
                            markers.push((marker, at));
                        }
                    }
                    Tag::BlockQuote(_) => {
                        self.close(&mut cur, &mut markers);
                        quotes += 1;
                    }
                    Tag::CodeBlock(kind) => {
                        self.close(&mut cur, &mut markers);
                        code = Some((matches!(kind, CodeBlockKind::Fenced(_)), r));
                    }
                    Tag::HtmlBlock => {
                        self.close(&mut cur, &mut markers);
                        html = Some(r);
                    }
                    Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => {
                        let shape = if quotes > 0 { Shape::Quote } else { Shape::Paragraph };
                        let b = cur.get_or_insert_with(|| Builder::new(shape, r.start));
                        if matches!(tag, Tag::Link { .. } | Tag::Image { .. }) {
                            self.covered.push(r);
                        }
                        b.open(&tag);
                    }
                    _ => self.close(&mut cur, &mut markers),
                },
                Event::End(tag) => match tag {
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                        if let Some(b) = cur.as_mut() {
                            b.shut(&tag);
                        }
                    }
                    TagEnd::CodeBlock => {
                        if let Some((fenced, r)) = code.take() {
                            self.flush_markers(&mut markers);
                            self.code(r, fenced, depth);
                        }
                    }
                    TagEnd::HtmlBlock => {
                        if let Some(r) = html.take() {
                            self.flush_markers(&mut markers);
                            self.html(r, depth);
                        }
                    }
                    TagEnd::BlockQuote(_) => {
                        self.close(&mut cur, &mut markers);
                        quotes = quotes.saturating_sub(1);
                    }
                    TagEnd::Item => {
                        self.close(&mut cur, &mut markers);
                        self.flush_markers(&mut markers);
                    }
                    _ => self.close(&mut cur, &mut markers),
                },
                Event::Text(s) | Event::Code(s) if code.is_none() => {
                    let shape = if quotes > 0 { Shape::Quote } else { Shape::Paragraph };
                    let b = cur.get_or_insert_with(|| Builder::new(shape, r.start));
                    b.push(&s, r.start);
                    self.covered.push(r);
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some(b) = cur.as_mut() {
                        let next = self.next_line(r.end);
                        let lazy = quotes > 0 && !next.trim_start().starts_with('>');
                        if lazy || inline::begins_provision(b, next.trim_start()) {
                            let shape = if lazy { Shape::Paragraph } else { b.shape };
                            let fresh = b.continued(shape, r.end);
                            self.close(&mut cur, &mut markers);
                            cur = Some(fresh);
                        } else {
                            b.blank();
                        }
                    }
                }
                Event::InlineHtml(s) => {
                    let shape = if quotes > 0 { Shape::Quote } else { Shape::Paragraph };
                    let b = cur.get_or_insert_with(|| Builder::new(shape, r.start));
                    self.covered.push(r.clone());
                    if let Some(comment) = inline::comment(&s) {
                        self.push_plain(Shape::Comment, comment.to_owned(), r.clone());
                        b.blank();
                    } else if let Some(id) = inline::anchor(&s) {
                        self.push_plain(Shape::Anchor, id, r);
                    } else {
                        b.tag(&s);
                    }
                }
                _ => {}
            }
        }
        self.close(&mut cur, &mut markers);
        self.flush_markers(&mut markers);
    }

    /// A heading is written with `#` or underlined with `=`; a line under a paragraph is a line, not a heading.
    fn is_heading(&self, r: &Range<usize>, level: u8) -> bool {
        let text = self.source.get(r.clone()).unwrap_or("");
        text.trim_start_matches([' ', '>', '\t']).starts_with('#') || (level == 1 && text.trim_end().ends_with('='))
    }

    /// The mark of a list item as the source has it; none for a bullet.
    fn item_marker(&self, r: &Range<usize>) -> Option<(String, Range<usize>)> {
        let text = self.source.get(r.clone())?;
        let skipped = text.len() - text.trim_start().len();
        let text = text.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let sign = text.as_bytes().get(digits).copied()?;
        if digits == 0 || !matches!(sign, b'.' | b')') {
            return None;
        }
        let start = r.start + skipped;
        Some((text.get(..=digits)?.to_owned(), start..start + digits + 1))
    }

    fn next_line(&self, from: usize) -> &'a str {
        let rest = self.source.get(from..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    /// Ends the block being built, if there is one.
    fn close(&mut self, cur: &mut Option<Builder>, markers: &mut Vec<(String, Range<usize>)>) {
        let Some(b) = cur.take() else { return };
        let last = markers.pop();
        self.flush_markers(markers);
        let marker = last.as_ref().map(|(m, _)| m.clone());
        match b.finish(marker, &self.lines) {
            Some(mut block) => {
                if let Some((_, at)) = last {
                    block.line = line_of(&self.lines, at.start);
                }
                self.out.push(block);
            }
            // Nothing but anchors and comments: the mark waits for the words, or stands alone.
            None => markers.extend(last),
        }
    }

    /// Marks of items that have no words of their own: they exist all the same.
    fn flush_markers(&mut self, markers: &mut Vec<(String, Range<usize>)>) {
        for (marker, at) in markers.drain(..) {
            self.out.push(Block {
                shape: Shape::Paragraph,
                marker: Some(marker),
                text: String::new(),
                map: Vec::new(),
                line: line_of(&self.lines, at.start),
                span: at.end..at.end,
                emphasis: Emphasis::default(),
                linked: false,
                has_link: false,
                row: false,
            });
        }
    }

    fn push_plain(&mut self, shape: Shape, text: String, span: Range<usize>) {
        self.covered.push(span.clone());
        self.out.push(Block {
            shape,
            marker: None,
            map: vec![(0, span.start)],
            line: line_of(&self.lines, span.start),
            text,
            span,
            emphasis: Emphasis::default(),
            linked: false,
            has_link: false,
            row: false,
        });
    }
}
