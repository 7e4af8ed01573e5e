//! Reading the XML of an Office file: no document type, no entities of its own, no nesting without bound.

use crate::source::convert::Refusal;
use crate::source::limits::Limits;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// What a walk through a part meets.
pub enum Met<'a> {
    /// An element begins; its name has no prefix.
    Start(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    End(&'a str),
    /// Words.
    Text(&'a str),
}

/// Walks through a part of the file. An empty element begins and ends.
///
/// # Errors
/// If the XML is broken or goes beyond a limit; `part` names it.
pub fn walk(
    part: &str,
    xml: &str,
    limits: &Limits,
    meet: &mut dyn FnMut(Met<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = reader.buffer_position();
                return Err(Refusal::unreadable(format!("{part} is broken at byte {at}: {error}")));
            }
        };
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.nesting {
                    let most = limits.nesting;
                    return Err(Refusal::unreadable(format!(
                        "elements of {part} stand in each other more than {most} deep; --max-nesting raises this limit"
                    )));
                }
                meet(Met::Start(tag.local_name().into_inner(), &tag))?;
            }
            Event::Empty(tag) => {
                let name = tag.local_name();
                meet(Met::Start(name.into_inner(), &tag))?;
                meet(Met::End(name.into_inner()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                meet(Met::End(tag.local_name().into_inner()))?;
            }
            Event::Text(text) => meet(Met::Text(&text))?,
            Event::CData(text) => meet(Met::Text(&text))?,
            Event::GeneralRef(entity) => {
                let known = match &*entity {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                let Some(letter) = known else {
                    return Err(Refusal::unreadable(format!(
                        "{part} uses an entity «{}», which no Word file does",
                        &*entity
                    )));
                };
                meet(Met::Text(letter.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => {
                return Err(Refusal::unreadable(format!("{part} declares a document type, which no Word file does")));
            }
            Event::Eof => return Ok(()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

/// The value of an attribute, its prefix aside.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().into_inner() == name)?;
    let value = quick_xml::escape::unescape(&found.value).map(|v| v.into_owned());
    Some(value.unwrap_or_else(|_| found.value.into_owned()))
}

/// `w:val`.
pub fn value(tag: &BytesStart<'_>) -> Option<String> {
    attribute(tag, "val")
}

/// Whether a property such as `<w:b/>` or `<w:b w:val="0"/>` is on.
pub fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(value(tag).as_deref(), Some("0" | "false" | "off" | "none"))
}

/// A number in `w:val`.
pub fn number<T: std::str::FromStr>(tag: &BytesStart<'_>) -> Option<T> {
    value(tag)?.trim().parse().ok()
}
