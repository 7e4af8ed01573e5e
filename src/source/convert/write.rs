//! Pieces in the project's own Markdown.

use super::piece::{BREAK, Piece, Run, Shape, all};

/// Markdown and, for each of its lines, the line of the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The line of the original that each line stands for.
    pub lines: Vec<u32>,
}

impl Written {
    /// Adds lines followed by a blank one.
    pub fn push(&mut self, block: &str, line: u32) {
        for one in block.split('\n').chain([""]) {
            self.text.push_str(one);
            self.text.push('\n');
            self.lines.push(line);
        }
    }
}

/// Writes pieces, one paragraph for each, so that the reader of Markdown sees their words and nothing else.
pub fn write(pieces: &[Piece]) -> Written {
    let mut out = Written::default();
    for piece in pieces {
        if let Shape::Anchor(name) = &piece.shape {
            out.push(&format!("<a id=\"{}\"></a>", safe_name(name)), piece.line);
            continue;
        }
        if !piece.has_words() {
            continue;
        }
        let block = match &piece.shape {
            Shape::Heading(level) => format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 6))), one_line(piece)),
            Shape::Note => format!("> {}", one_line(piece)),
            Shape::Row => one_line(piece),
            Shape::Contents => format!("[{}](#)", one_line(piece)),
            Shape::Paragraph | Shape::Anchor(_) => paragraph(piece),
        };
        out.push(&block, piece.line);
    }
    out
}

fn safe_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).take(64).collect()
}

fn one_line(piece: &Piece) -> String {
    escape(&piece.text())
}

fn paragraph(piece: &Piece) -> String {
    let bold = all(&piece.runs, |r| r.bold);
    let italic = all(&piece.runs, |r| r.italic);
    let mark = match (bold, italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => return with_lead(piece),
    };
    format!("{mark}{}{mark}", escape_lines(&words(&piece.runs)))
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|r| r.text.as_str()).collect()
}

/// «**Статья 5.** Текст»: only bold at the beginning says something of the structure.
fn with_lead(piece: &Piece) -> String {
    let split = piece.runs.iter().take_while(|r| r.bold || !r.text.contains(char::is_alphanumeric)).count();
    let (lead, rest) = piece.runs.split_at(split);
    let (lead, rest) = (words(lead), words(rest));
    let blank = lead.ends_with(' ') || rest.starts_with([' ', BREAK]);
    if !lead.contains(char::is_alphanumeric) || !blank {
        return escape_lines(&format!("{lead}{rest}"));
    }
    format!("**{}** {}", escape_lines(lead.trim()), escape_lines(rest.trim_start_matches([' ', BREAK])))
}

fn escape_lines(text: &str) -> String {
    text.split(BREAK).map(escape).collect::<Vec<_>>().join("\n")
}

/// What opens a comment that is meant for olqy.
const OMITTED: &str = "<!-- omitted:";

/// Words as Markdown shows them. Only a comment that tells of an omission stays one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(OMITTED) {
        let Some(end) = rest.get(at..).and_then(|r| r.find("-->")).map(|e| at + e + 3) else {
            break;
        };
        escape_words(rest.get(..at).unwrap_or(""), out.is_empty(), &mut out);
        out.push_str(rest.get(at..end).unwrap_or(""));
        rest = rest.get(end..).unwrap_or("");
    }
    escape_words(rest, out.is_empty(), &mut out);
    out
}

fn escape_words(text: &str, first: bool, out: &mut String) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (i, c) in text.char_indices() {
        let marks = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|' => true,
            '+' | '-' | '=' | ':' => first && i == 0,
            '.' | ')' => first && digits > 0 && i == digits,
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Lang;
    use crate::source::markdown;
    use std::path::Path;

    #[test]
    fn words_come_out_as_they_went_in() {
        for text in [
            "1) первый * второй _третий_ <b>и</b> [x](y) &amp; `z`",
            "12. Точка \\. и решетка # в конце #",
            "- тире; + плюс",
            "| a | b |",
            "~~~ \\~ ==",
            "<!-- это не пропуск -->",
        ] {
            let mut piece = Piece::plain(Shape::Paragraph, text, 1);
            piece.squeeze();
            let written = write(&[piece]);
            let parsed = markdown::parse(Lang::Ru, &written.text, Path::new("x"));
            let p = &parsed.document.provisions[0];
            let number = p.num.as_ref().map(|n| n.to_string());
            let bare = text.trim_start_matches(|c: char| number.is_some() && (c.is_ascii_digit() || ".) ".contains(c)));
            assert_eq!(p.text, bare, "{}", written.text);
        }
    }

    #[test]
    fn each_line_knows_the_line_it_came_from() {
        let pieces = [Piece::plain(Shape::Paragraph, "а", 7), Piece::plain(Shape::Note, "б", 9)];
        let written = write(&pieces);
        assert_eq!(written.lines, [7, 7, 9, 9]);
        assert_eq!(written.text.lines().count(), written.lines.len());
    }
}
