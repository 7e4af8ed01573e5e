//! The description at the head of a text: YAML between two lines `---`, as older public corpora have it.

use std::borrow::Cow;

/// Lines among which the end of a description is looked for.
const MAX_LINES: usize = 300;

/// The YAML of the description and the byte after the line that closes it; `None` if the text begins otherwise. A line
/// that merely divides (`---` with prose below) is no description.
pub fn split(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let lead = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let mut begin = None;
    let mut has_key = false;
    let mut at = lead;
    for line in bytes.get(lead..)?.split_inclusive(|b| *b == b'\n').take(MAX_LINES) {
        let start = at;
        at += line.len();
        let line = line.trim_ascii_end();
        match begin {
            None if line == b"---" => begin = Some(at),
            None => return None,
            Some(begin) if line == b"---" || line == b"..." => {
                return has_key.then_some(bytes.get(begin..start)).flatten().map(|yaml| (yaml, at));
            }
            Some(_) if is_yaml(line) => has_key |= key(line),
            Some(_) => return None,
        }
    }
    None
}

/// Whether a line can stand in a description: a key, what is indented below it, an item, a comment.
fn is_yaml(line: &[u8]) -> bool {
    line.is_empty() || matches!(line.first(), Some(b' ' | b'\t' | b'#')) || line.starts_with(b"- ") || key(line)
}

fn key(line: &[u8]) -> bool {
    let letters = line.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    letters > 0 && line.get(letters) == Some(&b':')
}

/// The text without its description, which is replaced by blanks, so that lines and bytes keep their places.
pub fn blank(text: &str) -> Cow<'_, str> {
    match split(text.as_bytes()) {
        Some((_, end)) => {
            let head = text.get(..end).unwrap_or("");
            let lead = if head.starts_with('\u{feff}') { 3 } else { 0 };
            let mut blanked = head.get(..lead).unwrap_or("").to_owned();
            blanked.extend(head.bytes().skip(lead).map(|b| if b == b'\n' { '\n' } else { ' ' }));
            Cow::Owned(blanked + text.get(end..).unwrap_or(""))
        }
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_cut_off_and_places_stay() {
        let text = "---\nact_code: '7'\ntitle: О реке\ntype_codes:\n- ЗАК\n---\n\n# О реке\n";
        let (yaml, end) = split(text.as_bytes()).unwrap();
        assert_eq!(std::str::from_utf8(yaml).unwrap(), "act_code: '7'\ntitle: О реке\ntype_codes:\n- ЗАК\n");
        assert_eq!(&text[end..], "\n# О реке\n");
        let blank = blank(text);
        assert_eq!((blank.len(), blank.lines().count()), (text.len(), text.lines().count()));
        assert_eq!(blank.trim_start(), "# О реке\n");
        let marked = format!("\u{feff}{text}");
        assert_eq!(super::blank(&marked).len(), marked.len());
    }

    #[test]
    fn prose_between_two_lines_is_no_description() {
        for text in ["---\nСтатья 1. Река\n\n---\n", "---\n\n---\n", "---\na: b\n", "# X\n---\na: b\n---\n", ""]
        {
            assert_eq!(split(text.as_bytes()), None, "{text}");
        }
    }
}
