//! Tags and words of an XML part. Whatever is put in is escaped, and characters that XML does not allow are replaced.

use crate::report::clean;
use quick_xml::escape::escape;

/// XML that grows.
#[derive(Debug, Default)]
pub struct Xml {
    out: String,
}

impl Xml {
    /// The head of a part and the opening tag of its root.
    pub fn part(root: &str, attributes: &[(&str, &str)]) -> Xml {
        let mut xml = Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() };
        xml.open(root, attributes);
        xml
    }

    /// An opening tag.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element whose only attribute is `w:val`, the most frequent form of all.
    pub fn val(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// A closing tag.
    pub fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element that holds words.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.out.push_str(&escape(allowed(text)));
        self.close(name);
    }

    /// What another writer wrote.
    pub fn raw(&mut self, xml: &Xml) {
        self.out.push_str(&xml.out);
    }

    /// The whole part.
    pub fn finish(mut self, root: &str) -> Vec<u8> {
        self.close(root);
        self.out.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(allowed(value)));
            self.out.push('"');
        }
    }
}

/// The text with harmful characters and those that XML 1.0 does not allow replaced, one for one.
fn allowed(text: &str) -> String {
    clean(text).chars().map(|c| if matches!(c, '\u{FFFE}' | '\u{FFFF}') { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    proptest! {
        #[test]
        fn any_words_come_back_as_words(text in "\\PC*|.*|[\\u{0}-\\u{1f}\\u{fffe}\\u{ffff}<>&\"']*") {
            let mut xml = Xml::part("r", &[("a", &text)]);
            xml.text("t", &[], &text);
            let bytes = xml.finish("r");
            let mut reader = Reader::from_reader(bytes.as_slice());
            let (mut tags, mut words) = (0, String::new());
            loop {
                match reader.read_event().unwrap() {
                    Event::Eof => break,
                    Event::Start(_) => tags += 1,
                    Event::Text(t) => words.push_str(&t),
                    Event::GeneralRef(r) => {
                        let name: &str = &r;
                        words.push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap_or("\u{1}"));
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(tags, 2);
            let given = allowed(&text);
            prop_assert_eq!(words.trim(), given.trim());
        }
    }
}
