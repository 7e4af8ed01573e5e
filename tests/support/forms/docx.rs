//! Word files as ministries send them.

use super::zipped::zip;
use super::{Block, Text, is_article};
use std::fmt::Write;

/// How a file marks its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Headings by style.
    Styles,
    /// Headings only in bold.
    Bold,
    /// Headings by style; numbers are automatic and not in the text.
    Numbers,
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A run of words, with the soft hyphens and divided runs that Word leaves behind.
fn runs(text: &str, properties: &str) -> String {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let run = |words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words))
    };
    format!("{}<w:r><w:softHyphen/></w:r>{}", run(&text[..middle]), run(&text[middle..]))
}

/// Counts as Word does in one list of three levels: article, point, subpoint.
#[derive(Default)]
struct Counter {
    counts: [Option<u32>; 3],
    /// Lists with a start of their own: level and start; their numbers follow that of the first list.
    lists: Vec<(usize, u32)>,
}

impl Counter {
    /// The list to use so that Word shows this number on this level.
    fn list(&mut self, level: usize, number: u32) -> usize {
        let shown = self.counts[level].map_or(1, |n| n + 1);
        self.counts[level] = Some(number);
        for lower in level + 1..3 {
            self.counts[lower] = None;
        }
        if shown == number {
            return 1;
        }
        self.lists.push((level, number));
        self.lists.len() + 1
    }
}

/// The automatic number at the beginning of a paragraph: level, number, and the words after it.
fn automatic(text: &str, heading: bool, kazakh: bool) -> Option<(usize, u32, &str)> {
    if heading && kazakh {
        let (number, rest) = text.split_once("-бап. ")?;
        return Some((0, number.parse().ok()?, rest));
    }
    if heading {
        let (number, rest) = text.strip_prefix("Статья ")?.split_once(". ")?;
        return Some((0, number.parse().ok()?, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits)?.parse().ok().filter(|_| (1..=3).contains(&digits))?;
    let rest = text.get(digits..)?;
    if let Some(rest) = rest.strip_prefix(". ") {
        return Some((1, number, rest));
    }
    rest.strip_prefix(") ").map(|rest| (2, number, rest))
}

/// A Word file of a text.
pub fn file(text: &Text, style: Style) -> Vec<u8> {
    let kazakh = text.lang == "kaz";
    let mut counter = Counter::default();
    let mut body = String::new();
    let heading = |level: usize, words: &str, list: &str, style: Style| {
        let name = if level == 1 { "Title".to_owned() } else { format!("Heading{level}") };
        if style == Style::Bold {
            return format!("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", runs(words, "<w:b/>"));
        }
        format!("<w:p><w:pPr><w:pStyle w:val=\"{name}\"/>{list}</w:pPr>{}</w:p>", runs(words, ""))
    };
    body.push_str(&heading(1, &text.title, "", style));
    if !kazakh {
        let _ = write!(body, "<w:p>{}</w:p>", runs(&text.requisite, ""));
    }
    let mut numbered = |words: &str, is_heading: bool| -> (String, String) {
        match automatic(words, is_heading, kazakh).filter(|_| style == Style::Numbers) {
            Some((level, number, rest)) => {
                let list = counter.list(level, number);
                (format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), rest.to_owned())
            }
            None => (String::new(), words.to_owned()),
        }
    };
    for block in &text.blocks {
        match block {
            Block::Heading(1, words) if *words == text.title => {}
            Block::Heading(level, words) => {
                let (list, rest) =
                    if is_article(words) { numbered(words, true) } else { (String::new(), words.clone()) };
                body.push_str(&heading((*level).max(2), &rest, &list, style));
            }
            Block::Words { text, italic, bold } => {
                let properties =
                    format!("{}{}", if *italic { "<w:i/>" } else { "" }, if *bold { "<w:b/>" } else { "" });
                let (list, rest) = if *italic { (String::new(), text.clone()) } else { numbered(text, false) };
                let _ = write!(body, "<w:p><w:pPr>{list}</w:pPr>{}</w:p>", runs(&rest, &properties));
            }
            Block::Note(text) => {
                let _ = write!(body, "<w:p>{}</w:p>", runs(text, "<w:i/><w:color w:val=\"FF0000\"/>"));
            }
            Block::Comment(text) => {
                let _ = write!(body, "<w:p>{}</w:p>", runs(text, ""));
            }
            Block::Anchor(name) => {
                let _ = write!(body, "<w:bookmarkStart w:id=\"0\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"0\"/>");
            }
        }
    }
    let article = if kazakh { "%1-бап." } else { "Статья %1." };
    package(&body, &numbering(article, &counter.lists), "")
}

fn numbering(article: &str, lists: &[(usize, u32)]) -> String {
    let mut out = format!(
        "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"4\"><w:multiLevelType w:val=\"multilevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{article}\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
         <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>"
    );
    for (i, (level, start)) in lists.iter().enumerate() {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"{level}\">\
             <w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>",
            i + 2
        );
    }
    out.push_str("</w:numbering>");
    out
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word file of a body, its lists and its footnotes.
pub fn package(body: &str, numbering: &str, footnotes: &str) -> Vec<u8> {
    let heading = |level: usize| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:pPr><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>",
            level - 1
        )
    };
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>{}\
         <w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>",
        (1..=6).map(heading).collect::<String>()
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    zip([
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", relations.as_bytes().to_vec()),
        ("word/document.xml", document.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
        ("word/numbering.xml", numbering.as_bytes().to_vec()),
        ("word/footnotes.xml", footnotes.as_bytes().to_vec()),
    ])
}
