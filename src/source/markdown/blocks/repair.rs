//! Words that Markdown would hide: in code that is none, in HTML, in tables, in definitions of links.

use super::{Reader, Shape};
use crate::source::markdown::inline;
use std::ops::Range;

/// Code and comments that were none are read again, but not for ever.
const MAX_DEPTH: u8 = 3;

impl Reader<'_> {
    /// Deep indentation and fences are slips here, never code: the words are read again.
    pub(super) fn code(&mut self, r: Range<usize>, fenced: bool, depth: u8) {
        let mut run: Option<Range<usize>> = None;
        let mut runs = Vec::new();
        let mut at = r.start;
        for line in self.source.get(r.clone()).unwrap_or("").split_inclusive('\n') {
            let fence = fenced && ["```", "~~~"].iter().any(|f| line.trim_start_matches([' ', '>']).starts_with(f));
            let words = if fence {
                // Words on the line of a fence are words all the same.
                runs.extend(run.take());
                line.trim_start_matches([' ', '>', '`', '~'])
            } else {
                line
            };
            if words.trim().is_empty() {
                runs.extend(run.take());
            } else {
                let indent = line.len() - words.trim_start().len();
                run.get_or_insert(at + indent..at).end = at + line.len();
            }
            at += line.len();
        }
        runs.extend(run);
        for run in runs {
            self.again(run, depth);
        }
    }

    fn again(&mut self, run: Range<usize>, depth: u8) {
        if depth < MAX_DEPTH {
            self.read(run, depth + 1);
        } else if let Some(text) = self.source.get(run.clone()) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                self.push_plain(Shape::Paragraph, text, run);
            }
        }
    }

    /// Comments and anchors come out as such; what stands between tags is text.
    pub(super) fn html(&mut self, r: Range<usize>, depth: u8) {
        let mut at = r.start;
        while at < r.end {
            let rest = self.source.get(at..r.end).unwrap_or("");
            match rest.find("<!--") {
                None => {
                    self.tags(at..r.end, depth);
                    return;
                }
                Some(open) => {
                    self.tags(at..at + open, depth);
                    let inner = at + open + 4;
                    match self.source.get(inner..r.end).unwrap_or("").find("-->") {
                        Some(close) => {
                            let text = self.source.get(inner..inner + close).unwrap_or("");
                            self.push_plain(Shape::Comment, text.trim().to_owned(), at + open..inner + close + 3);
                            at = inner + close + 3;
                        }
                        // A comment that never ends would hide the rest of the law.
                        None => {
                            self.again(inner..r.end, depth);
                            return;
                        }
                    }
                }
            }
        }
    }

    /// Text with tags but without comments.
    fn tags(&mut self, r: Range<usize>, depth: u8) {
        let text = self.source.get(r.clone()).unwrap_or("");
        if ["<td", "<tr", "<th"].iter().any(|t| text.contains(t)) {
            return self.table(r);
        }
        let mut at = 0;
        let mut run = 0;
        while let Some(open) = text.get(at..).and_then(|t| t.find('<')) {
            let open = at + open;
            let Some(close) = text.get(open..).and_then(|t| t.find('>')) else {
                break;
            };
            let tag = text.get(open..=open + close).unwrap_or("");
            if !inline::is_tag(tag) {
                at = open + 1;
                continue;
            }
            self.piece(r.start + run..r.start + open, depth);
            self.covered.push(r.start + open..r.start + open + close + 1);
            if let Some(id) = inline::anchor(tag) {
                self.push_plain(Shape::Anchor, id, r.start + open..r.start + open + close + 1);
            }
            at = open + close + 1;
            run = at;
        }
        self.piece(r.start + run..r.end, depth);
    }

    /// A table: one paragraph for each row, tags left out.
    fn table(&mut self, r: Range<usize>) {
        let text = self.source.get(r.clone()).unwrap_or("");
        self.covered.push(r.clone());
        let mut at = 0;
        for row in text.split_inclusive("</tr>") {
            let mut words = String::new();
            let mut rest = row;
            while let Some((before, after)) = rest.split_once('<') {
                words.push_str(before);
                words.push(' ');
                match after.split_once('>') {
                    Some((tag, more)) if inline::is_tag(tag) => rest = more,
                    _ => {
                        words.push('<');
                        rest = after;
                    }
                }
            }
            words.push_str(rest);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                let lead = row.len() - row.trim_start().len();
                self.push_plain(Shape::Paragraph, words, r.start + at + lead..r.start + at + row.trim_end().len());
                if let Some(block) = self.out.last_mut() {
                    block.row = true;
                }
            }
            at += row.len();
        }
    }

    fn piece(&mut self, r: Range<usize>, depth: u8) {
        let text = self.source.get(r.clone()).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        if !text.trim().is_empty() {
            self.again(r.start + lead..r.end, depth);
        }
    }

    /// Words that no event told of (link definitions, for one) are paragraphs where they stand.
    pub(super) fn fill_gaps(&mut self) {
        self.covered.sort_by_key(|r| r.start);
        let mut at = 0;
        let mut gaps = Vec::new();
        for r in &self.covered {
            if r.start > at {
                gaps.push(at..r.start);
            }
            at = at.max(r.end);
        }
        gaps.push(at..self.source.len());
        for gap in gaps {
            let mut at = gap.start;
            for line in self.source.get(gap).unwrap_or("").split_inclusive('\n') {
                if line.chars().any(char::is_alphanumeric) {
                    let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
                    self.push_plain(Shape::Paragraph, text, at..at + line.len());
                }
                at += line.len();
            }
        }
    }
}
