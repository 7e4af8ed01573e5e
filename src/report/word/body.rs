//! The text of a document and its notes as WordprocessingML. Elements stand in the order that the schema of ECMA-376
//! demands; readers refuse a file where they do not.

use super::links::Links;
use super::model::{Block, Cell, Document, Inline, Level, Look, Paragraph, Part, Run, Style, Table};
use super::xml::Xml;
use crate::law::Lang;

/// A4, its margins, and what is left for words, in twentieths of a point.
const SHORT: u32 = 11906;
const LONG: u32 = 16838;
const MARGIN: u32 = 1134;

/// The height of a row with upright heads, in twentieths of a point.
const UPRIGHT_HEIGHT: &str = "2900";
/// The width of a letter in a table, about, in twentieths of a point, and how many lines a row has that is kept on one
/// page: longer ones would leave too much of a page empty.
const LETTER: u32 = 90;
const SHORT_ROW: usize = 16;

/// Ids of footnotes below this one are the separators.
const FIRST_NOTE: usize = 1;

/// The text and what it needs.
pub struct Body {
    /// `word/document.xml`.
    pub document: Vec<u8>,
    /// `word/footnotes.xml`.
    pub notes: Vec<u8>,
    /// Links of the text.
    pub document_links: Links,
    /// Links of the notes.
    pub note_links: Links,
}

/// Ids of the relationships that [`super::package`] writes for headers and footers: upright pages, then those that lie.
pub const HEADERS: [&str; 2] = ["rIdHead1", "rIdHead2"];
/// As [`HEADERS`], for footers.
pub const FOOTERS: [&str; 2] = ["rIdFoot1", "rIdFoot2"];

/// Writes the text of a document.
pub fn write(document: &Document) -> Body {
    let root = root();
    let mut writer = Writer {
        document,
        headings: headings(document),
        heading: 0,
        bookmarks: 0,
        tables: 0,
        notes: FIRST_NOTE,
        note_xml: Xml::part("w:footnotes", &root),
        document_links: Links::default(),
        note_links: Links::default(),
    };
    writer.separators();
    let mut xml = Xml::part("w:document", &root);
    xml.open("w:body", &[]);
    let last = document.parts.len().saturating_sub(1);
    for (n, part) in document.parts.iter().enumerate() {
        writer.part(&mut xml, part, n == 0, n == last);
    }
    xml.close("w:body");
    Body {
        document: xml.finish("w:document"),
        notes: writer.note_xml.finish("w:footnotes"),
        document_links: writer.document_links,
        note_links: writer.note_links,
    }
}

/// The width left for words, in twentieths of a point.
pub fn width(landscape: bool) -> u32 {
    (if landscape { LONG } else { SHORT }) - 2 * MARGIN
}

fn root() -> [(&'static str, &'static str); 2] {
    [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ]
}

/// A heading of the table of contents.
struct Heading {
    level: Level,
    words: String,
    lang: Lang,
    bookmark: String,
}

fn headings(document: &Document) -> Vec<Heading> {
    let blocks = document.parts.iter().flat_map(|p| &p.blocks);
    let headings = blocks.filter_map(|block| match block {
        Block::Paragraph(p) => match p.style {
            Style::Heading(level) => Some((level, p)),
            _ => None,
        },
        _ => None,
    });
    headings
        .enumerate()
        .map(|(n, (level, p))| Heading {
            level,
            words: p.words(),
            lang: p.content.iter().find_map(lang_of).unwrap_or(document.lang),
            bookmark: format!("_Toc{:08}", n + 1),
        })
        .collect()
}

fn lang_of(inline: &Inline) -> Option<Lang> {
    match inline {
        Inline::Text(run) | Inline::Web { run, .. } | Inline::Jump { run, .. } => Some(run.lang),
        Inline::Note(_) => None,
    }
}

/// The language as files name it.
pub fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => "ru-RU",
        Lang::Kk => "kk-KZ",
        Lang::En => "en-GB",
    }
}

/// The name of a bookmark: letters, digits and lines below, at most forty, beginning with a letter.
fn bookmark(anchor: &str) -> String {
    let safe = anchor.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    format!("b_{}", safe.take(38).collect::<String>())
}

struct Writer<'a> {
    document: &'a Document,
    headings: Vec<Heading>,
    /// The next heading.
    heading: usize,
    /// The next id of a bookmark.
    bookmarks: usize,
    tables: usize,
    /// The id of the next note.
    notes: usize,
    note_xml: Xml,
    document_links: Links,
    note_links: Links,
}

impl Writer<'_> {
    /// The lines above notes that every file with notes must define.
    fn separators(&mut self) {
        for (id, kind, mark) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            let xml = &mut self.note_xml;
            xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            xml.open("w:p", &[]);
            xml.open("w:pPr", &[]);
            xml.empty("w:spacing", &[("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]);
            xml.close("w:pPr");
            xml.open("w:r", &[]);
            xml.empty(mark, &[]);
            xml.close("w:r");
            xml.close("w:p");
            xml.close("w:footnote");
        }
    }

    fn part(&mut self, xml: &mut Xml, part: &Part, first: bool, last: bool) {
        let mut blocks = part.blocks.as_slice();
        // A part that another follows says how its pages lie in the last of its paragraphs.
        let carrier = match (last, blocks.split_last()) {
            (false, Some((Block::Paragraph(p), rest))) => {
                blocks = rest;
                Some(Some(p))
            }
            (false, _) => Some(None),
            (true, _) => None,
        };
        for block in blocks {
            self.block(xml, block, part.landscape);
        }
        match carrier {
            Some(Some(paragraph)) => self.paragraph(xml, paragraph, Some((part.landscape, first))),
            Some(None) => {
                xml.open("w:p", &[]);
                xml.open("w:pPr", &[]);
                xml.val("w:pStyle", "AfterTable");
                section(xml, part.landscape, first);
                xml.close("w:pPr");
                xml.close("w:p");
            }
            None => {
                if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
                    after_table(xml);
                }
                section(xml, part.landscape, first);
            }
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &Block, landscape: bool) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(xml, paragraph, None),
            Block::Table(table) => self.table(xml, table, landscape),
            Block::Contents => self.contents(xml),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph, ends: Option<(bool, bool)>) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", paragraph.style.id());
        if let Some((landscape, first)) = ends {
            section(xml, landscape, first);
        }
        xml.close("w:pPr");
        let mut names: Vec<String> = paragraph.anchor.iter().map(|a| bookmark(a)).collect();
        if let Style::Heading(_) = paragraph.style {
            names.extend(self.headings.get(self.heading).map(|h| h.bookmark.clone()));
            self.heading += 1;
        }
        let ids: Vec<String> = names.iter().enumerate().map(|(n, _)| (self.bookmarks + n).to_string()).collect();
        self.bookmarks += ids.len();
        for (id, name) in ids.iter().zip(&names) {
            xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
        }
        for inline in &paragraph.content {
            self.inline(xml, inline, false);
        }
        for id in &ids {
            xml.empty("w:bookmarkEnd", &[("w:id", id)]);
        }
        xml.close("w:p");
    }

    fn inline(&mut self, xml: &mut Xml, inline: &Inline, in_note: bool) {
        match inline {
            Inline::Text(words) => run(xml, words, None),
            Inline::Jump { to, run: words } => {
                xml.open("w:hyperlink", &[("w:anchor", &bookmark(to)), ("w:history", "1")]);
                run(xml, words, Some("Hyperlink"));
                xml.close("w:hyperlink");
            }
            Inline::Web { href, run: words } => {
                let links = if in_note { &mut self.note_links } else { &mut self.document_links };
                match links.id(href) {
                    Some(id) => {
                        xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                        run(xml, words, Some("Hyperlink"));
                        xml.close("w:hyperlink");
                    }
                    None => run(xml, words, None),
                }
            }
            // A note has no notes of its own.
            Inline::Note(_) if in_note => {}
            Inline::Note(content) => {
                let id = self.notes.to_string();
                self.notes += 1;
                reference(xml, "w:footnoteReference", &[("w:id", &id)]);
                let mut note = Xml::default();
                note.open("w:footnote", &[("w:id", &id)]);
                note.open("w:p", &[]);
                note.open("w:pPr", &[]);
                note.val("w:pStyle", "FootnoteText");
                note.close("w:pPr");
                reference(&mut note, "w:footnoteRef", &[]);
                run(&mut note, &Run::new(" ", self.document.lang), None);
                for inline in content {
                    self.inline(&mut note, inline, true);
                }
                note.close("w:p");
                note.close("w:footnote");
                self.note_xml.raw(&note);
            }
        }
    }

    fn table(&mut self, xml: &mut Xml, table: &Table, landscape: bool) {
        if let Some(title) = &table.title {
            self.caption(xml, title);
        }
        let widths = shares(&table.widths, width(landscape));
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.val("w:tblStyle", "ReportTable");
        xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let first_row = if table.head.is_empty() { "0" } else { "1" };
        let look = [
            ("w:val", if table.head.is_empty() { "0600" } else { "0620" }),
            ("w:firstRow", first_row),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
        if let Some(title) = &table.title {
            xml.val("w:tblCaption", title);
        }
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for width in &widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close("w:tblGrid");
        if !table.head.is_empty() {
            self.row(xml, &table.head, &widths, true);
        }
        for row in &table.rows {
            self.row(xml, row, &widths, false);
        }
        xml.close("w:tbl");
        after_table(xml);
    }

    fn row(&mut self, xml: &mut Xml, cells: &[Cell], widths: &[u32], head: bool) {
        xml.open("w:tr", &[]);
        if head || is_short(cells, widths) {
            xml.open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]);
            if cells.iter().any(|c| c.upright) {
                xml.empty("w:trHeight", &[("w:val", UPRIGHT_HEIGHT), ("w:hRule", "exact")]);
            }
            if head {
                xml.empty("w:tblHeader", &[]);
            }
            xml.close("w:trPr");
        }
        let empty = Cell::default();
        for (n, width) in widths.iter().enumerate() {
            let cell = cells.get(n).unwrap_or(&empty);
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if let Some(fill) = cell.fill {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
            if cell.upright {
                xml.val("w:textDirection", "btLr");
                xml.val("w:vAlign", "center");
            }
            xml.close("w:tcPr");
            for paragraph in &cell.paragraphs {
                self.paragraph(xml, paragraph, None);
            }
            // A cell must hold a paragraph.
            if cell.paragraphs.is_empty() {
                self.paragraph(xml, &Paragraph::new(Style::Cell), None);
            }
            xml.close("w:tc");
        }
        xml.close("w:tr");
    }

    /// «Таблица 3. …» with a number that a word processor counts itself.
    fn caption(&mut self, xml: &mut Xml, title: &str) {
        self.tables += 1;
        let lang = self.document.lang;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.val("w:pStyle", "Caption");
        xml.close("w:pPr");
        let (before, after) = self.document.caption.split_once("{n}").unwrap_or(("", ". {title}"));
        run(xml, &Run::new(before, lang), None);
        field(xml, " SEQ Table \\* ARABIC ", &self.tables.to_string(), lang);
        run(xml, &Run::new(after.replace("{title}", title), lang), None);
        xml.close("w:p");
    }

    /// The table of contents: a field that can be brought up to date, with its entries filled in. Pages are not known
    /// before the text is set; a word processor adds them when the field is brought up to date, and a wrong one is worse
    /// than none.
    fn contents(&self, xml: &mut Xml) {
        let lang = self.document.lang;
        xml.open("w:sdt", &[]);
        xml.open("w:sdtPr", &[]);
        xml.val("w:id", "1");
        xml.open("w:docPartObj", &[]);
        xml.val("w:docPartGallery", "Table of Contents");
        xml.empty("w:docPartUnique", &[]);
        xml.close("w:docPartObj");
        xml.close("w:sdtPr");
        xml.open("w:sdtContent", &[]);
        styled(xml, "TOCHeading", |xml| run(xml, &Run::new(self.document.contents.clone(), lang), None));
        let begin = |xml: &mut Xml| {
            mark(xml, "begin");
            instruction(xml, " TOC \\o \"1-3\" \\h \\z \\u ");
            mark(xml, "separate");
        };
        if self.headings.is_empty() {
            styled(xml, "TOC1", begin);
        }
        for (n, heading) in self.headings.iter().enumerate() {
            let style = match heading.level {
                Level::One => "TOC1",
                Level::Two => "TOC2",
                Level::Three => "TOC3",
            };
            styled(xml, style, |xml| {
                if n == 0 {
                    begin(xml);
                }
                xml.open("w:hyperlink", &[("w:anchor", &heading.bookmark), ("w:history", "1")]);
                run(xml, &Run::new(heading.words.clone(), heading.lang), None);
                xml.close("w:hyperlink");
            });
        }
        styled(xml, "AfterTable", |xml| mark(xml, "end"));
        xml.close("w:sdtContent");
        xml.close("w:sdt");
    }
}

fn styled(xml: &mut Xml, style: &str, content: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", style);
    xml.close("w:pPr");
    content(xml);
    xml.close("w:p");
}

/// Two tables, or a table and the end of a part, must have a paragraph between them.
fn after_table(xml: &mut Xml) {
    styled(xml, "AfterTable", |_| {});
}

/// How the pages lie.
fn section(xml: &mut Xml, landscape: bool, first: bool) {
    let which = usize::from(landscape);
    let id = |ids: [&'static str; 2]| ids.get(which).copied().unwrap_or_default();
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", id(HEADERS))]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", id(FOOTERS))]);
    xml.open("w:footnotePr", &[]);
    xml.val("w:numRestart", "eachPage");
    xml.close("w:footnotePr");
    xml.val("w:type", "nextPage");
    let (short, long) = (SHORT.to_string(), LONG.to_string());
    if landscape {
        xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
    }
    let margin = MARGIN.to_string();
    let margins = [
        ("w:top", "1304"),
        ("w:right", margin.as_str()),
        ("w:bottom", "1191"),
        ("w:left", margin.as_str()),
        ("w:header", "624"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
    xml.empty("w:cols", &[("w:space", "708")]);
    if first {
        xml.empty("w:titlePg", &[]);
    }
    xml.close("w:sectPr");
}

/// The width of each column: the whole width in the proportions of `parts`.
fn shares(parts: &[u32], whole: u32) -> Vec<u32> {
    let sum = parts.iter().sum::<u32>().max(1);
    parts.iter().map(|p| whole * p / sum).collect()
}

/// Words with their language. `style` is that of a link; words that have a look of their own keep it.
pub fn run(xml: &mut Xml, words: &Run, style: Option<&str>) {
    if words.text.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    if let Some(style) = words.look.id().or(style) {
        xml.val("w:rStyle", style);
    }
    xml.val("w:lang", language(words.lang));
    xml.close("w:rPr");
    for (n, line) in words.text.split('\n').enumerate() {
        if n > 0 {
            xml.empty("w:br", &[]);
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.text("w:t", &[("xml:space", "preserve")], piece);
            }
        }
    }
    xml.close("w:r");
}

/// The number of a note, in the text and in the note.
fn reference(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.val("w:rStyle", "FootnoteReference");
    xml.close("w:rPr");
    xml.empty(name, attributes);
    xml.close("w:r");
}

/// A field with what it says now.
pub fn field(xml: &mut Xml, code: &str, now: &str, lang: Lang) {
    mark(xml, "begin");
    instruction(xml, code);
    mark(xml, "separate");
    run(xml, &Run::new(now, lang).look(Look::Plain), None);
    mark(xml, "end");
}

fn mark(xml: &mut Xml, kind: &str) {
    xml.open("w:r", &[]);
    xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    xml.close("w:r");
}

fn instruction(xml: &mut Xml, code: &str) {
    xml.open("w:r", &[]);
    xml.text("w:instrText", &[("xml:space", "preserve")], code);
    xml.close("w:r");
}

/// Whether a row takes little enough of a page to be kept together.
fn is_short(cells: &[Cell], widths: &[u32]) -> bool {
    cells.iter().zip(widths).all(|(cell, width)| {
        let letters = usize::try_from(width / LETTER).unwrap_or(0).max(1);
        let lines =
            |p: &Paragraph| p.words().split('\n').map(|l| l.chars().count().div_ceil(letters).max(1)).sum::<usize>();
        cell.upright || cell.paragraphs.iter().map(lines).sum::<usize>() <= SHORT_ROW
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_page() {
        assert_eq!(shares(&[1, 3], 9638), [2409, 7228]);
        assert_eq!(shares(&[], 9638), Vec::<u32>::new());
    }

    #[test]
    fn bookmarks_keep_to_letters_and_forty_characters() {
        assert_eq!(bookmark("finding VAC-101"), "b_finding_VAC_101");
        assert_eq!(bookmark(&"ё".repeat(90)).len(), 40);
    }
}
