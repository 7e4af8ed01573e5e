//! Bytes into text: UTF-8, UTF-16 and windows-1251.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

/// A text and what it was written in.
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Its encoding.
    pub encoding: &'static str,
    /// Line, counted from 1, of the first letter that could not be read.
    pub damaged: Option<u32>,
}

/// Reads bytes. A byte order mark decides, then whether they are UTF-8 (which no other text is by chance), then what
/// the file says of itself (`declared`), then its letters.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or(&[]));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return with(UTF_8, bytes);
    }
    let declared = declared.and_then(|d| Encoding::for_label(d.trim().as_bytes()));
    match declared {
        // A page that says it is UTF-8 and has a few damaged letters is UTF-8; one that has none of it is not.
        Some(encoding) if encoding != UTF_8 => with(encoding, bytes),
        _ if mostly_utf8(bytes) => with(UTF_8, bytes),
        _ => with(WINDOWS_1251, bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let damaged = damaged.then(|| {
        let before = text.split('\u{fffd}').next().unwrap_or("");
        u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
    });
    Decoded { damaged, encoding: encoding.name(), text: text.into_owned() }
}

/// Blanks and line ends of a text in UTF-16 have a zero byte beside them.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.len() < 8 {
        return None;
    }
    let (mut little, mut big) = (0usize, 0usize);
    for pair in head.chunks_exact(2) {
        match pair {
            [0x09 | 0x0a | 0x0d | 0x20..=0x7e, 0] => little += 1,
            [0, 0x09 | 0x0a | 0x0d | 0x20..=0x7e] => big += 1,
            _ => {}
        }
    }
    let pairs = head.len() / 2;
    match (little * 20 > pairs, big * 20 > pairs) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether nearly all letters outside ASCII are sound UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let damaged = text.matches('\u{fffd}').count();
    let sound = text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    sound > 20 * damaged
}

/// What a page says of its encoding: in an XML declaration or in a meta tag, within the first bytes.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let value = head.get(head.find(key)? + key.len()..)?.trim_start_matches(['"', '\'', ' ']);
        let label: String = value.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c)).collect();
        (!label.is_empty()).then_some(label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_in_every_encoding() {
        let text = "Статья 1. Ребенок имеет право\nна жизнь";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
            WINDOWS_1251.encode(text).0.into_owned(),
            utf16,
            big,
        ] {
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.text, text, "{}", decoded.encoding);
            assert_eq!(decoded.damaged, None);
        }
    }

    #[test]
    fn a_false_declaration_does_not_count_against_sound_utf8() {
        assert_eq!(decode("Закон".as_bytes(), Some("windows-1251")).text, "Закон");
        assert_eq!(decode(&WINDOWS_1251.encode("Закон").0, Some("utf-8")).text, "Закон");
    }

    #[test]
    fn damage_is_told_with_its_line() {
        let mut bytes = "строка\nЗакон о правах ребенка".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, None).damaged, Some(2));
    }
}
