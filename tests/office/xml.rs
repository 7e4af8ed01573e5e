//! The parts of a DOCX file as trees, and the order of elements that the schema of ECMA-376 demands.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    fn of(start: &BytesStart<'_>) -> Node {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|a| {
            let a = a.unwrap();
            let value = quick_xml::escape::unescape(&a.value).unwrap().into_owned();
            (a.key.as_ref().to_owned(), value)
        });
        Node { name, attributes: attributes.collect(), ..Node::default() }
    }

    /// It and everything in it, in the order of the text.
    pub fn all(&self) -> Vec<&Node> {
        let mut out = vec![self];
        for child in &self.children {
            out.extend(child.all());
        }
        out
    }

    pub fn named(&self, name: &str) -> Vec<&Node> {
        self.all().into_iter().filter(|n| n.name == name).collect()
    }

    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|n| n.name == name)
    }

    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// All text in it, in whatever element. Text around elements comes after that of the elements it stands around.
    pub fn everything(&self) -> String {
        let inside: String = self.children.iter().map(Node::everything).collect();
        inside + &self.text
    }

    /// The words in it.
    pub fn words(&self) -> String {
        self.named("w:t").iter().map(|t| t.text.as_str()).collect()
    }

    /// The style of a paragraph.
    pub fn style(&self) -> &str {
        self.child("w:pPr").and_then(|p| p.child("w:pStyle")).map_or("", |s| s.get("w:val"))
    }
}

/// Reads a part; it must be well-formed.
pub fn parse(bytes: &[u8]) -> Node {
    let mut reader = Reader::from_reader(bytes);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Node::of(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(Node::of(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(name) => {
                let name: &str = &name;
                let known = quick_xml::escape::resolve_predefined_entity(name);
                open.last_mut().unwrap().text.push_str(known.unwrap_or_else(|| panic!("&{name};")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1);
    let mut roots = open.pop().unwrap().children;
    assert_eq!(roots.len(), 1);
    roots.pop().unwrap()
}

/// The files of an archive.
pub fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The order of children, for those elements that the writer uses.
const ORDER: [(&str, &[&str]); 12] = [
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "noProof",
            "webHidden",
            "color",
            "spacing",
            "sz",
            "szCs",
            "highlight",
            "u",
            "shd",
            "vertAlign",
            "lang",
        ],
    ),
    (
        "w:tblPr",
        &["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    ),
    ("w:trPr", &["cantSplit", "trHeight", "tblHeader"]),
    ("w:tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "vAlign"]),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:tr", &["trPr", "tc"]),
    (
        "w:sectPr",
        &["headerReference", "footerReference", "footnotePr", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"],
    ),
    (
        "w:style",
        &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
            "tblStylePr",
        ],
    ),
    (
        "w:settings",
        &[
            "zoom",
            "defaultTabStop",
            "characterSpacingControl",
            "footnotePr",
            "compat",
            "themeFontLang",
            "decimalSymbol",
            "listSeparator",
        ],
    ),
    ("w:lvl", &["start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr", "rPr"]),
    ("w:body", &["p", "tbl", "sdt", "sectPr"]),
];

/// Whether children stand in the order of the schema, cells and tables hold what they must, and tables stand apart.
pub fn in_order(part: &str, root: &Node) {
    for node in root.all() {
        if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == node.name) {
            let place = |child: &Node| {
                let name = child.name.strip_prefix("w:").unwrap();
                order.iter().position(|n| *n == name).unwrap_or_else(|| panic!("{part}: {name} in {}", node.name))
            };
            let places: Vec<usize> = node.children.iter().map(place).collect();
            if node.name != "w:body" {
                assert!(places.is_sorted(), "{part}: {}: {:?}", node.name, names(node));
            }
        }
        if node.name == "w:tc" {
            assert_eq!(node.children.last().unwrap().name, "w:p", "{part}: a cell ends with a paragraph");
        }
        if node.name == "w:body" {
            assert_eq!(node.children.last().unwrap().name, "w:sectPr");
            assert_eq!(node.children.iter().filter(|n| n.name == "w:sectPr").count(), 1);
        }
        for pair in node.children.windows(2).filter(|p| p[0].name == "w:tbl") {
            assert_eq!(pair[1].name, "w:p", "{part}: a paragraph follows a table");
        }
        if node.name == "w:tbl" {
            let columns = node.child("w:tblGrid").unwrap().children.len();
            for row in node.children.iter().filter(|n| n.name == "w:tr") {
                assert_eq!(row.children.iter().filter(|n| n.name == "w:tc").count(), columns);
            }
        }
    }
}

fn names(node: &Node) -> Vec<&str> {
    node.children.iter().map(|n| n.name.as_str()).collect()
}
