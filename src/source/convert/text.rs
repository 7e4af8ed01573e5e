//! Plain text, as copied from a page or written by a drafter.

use super::piece::{BREAK, Piece, Shape};
use super::{Draft, Refusal, charset, long_paragraph};
use crate::source::limits::Limits;

/// Lines longer than this are not cut to a width: each is a paragraph.
const WIDTH: usize = 120;

/// Reads a text. Where no line is longer than a page is wide, lines make paragraphs: one begins after an empty line, at
/// a line that stands further in, or where the reader of Markdown sees a provision begin.
///
/// # Errors
/// If a paragraph goes beyond the limit.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, Refusal> {
    let decoded = charset::decode(bytes, None);
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let mut filled = lines.iter().filter(|l| !l.trim().is_empty());
    let cut = filled.all(|l| l.trim().chars().take(WIDTH + 1).count() <= WIDTH) && lines.len() > 3;
    let indents = cut && indented_paragraphs(&lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = false;
    let mut length = 0;
    for (i, line) in lines.iter().enumerate() {
        let at = u32::try_from(i + 1).unwrap_or(u32::MAX);
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        length = if open { length + line.len() } else { line.len() };
        if length > limits.paragraph {
            return Err(long_paragraph(limits, at));
        }
        let further_in = indents && line.starts_with([' ', '\t', '\u{a0}']);
        match pieces.last_mut().and_then(|p| p.runs.last_mut()) {
            Some(run) if open && cut && !further_in => {
                run.text.push(BREAK);
                run.text.push_str(line);
            }
            _ => pieces.push(Piece::plain(Shape::Paragraph, *line, at)),
        }
        open = true;
    }
    Ok(Draft { pieces, encoding: Some(decoded.encoding), damaged: decoded.damaged, bare: true, ..Draft::default() })
}

/// Whether first lines of paragraphs stand further in than the others.
fn indented_paragraphs(lines: &[&str]) -> bool {
    let filled = || lines.iter().filter(|l| !l.trim().is_empty());
    let further = filled().filter(|l| l.starts_with([' ', '\t', '\u{a0}'])).count();
    further > 0 && further < filled().count()
}
