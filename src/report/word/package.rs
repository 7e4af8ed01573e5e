//! The parts of a DOCX file and the archive that holds them. Styles, settings, fonts and lists are files under
//! `templates/docx/`.

use super::body::{self, Body, FOOTERS, HEADERS, field, language, run, width};
use super::links::Links;
use super::model::{Document, Look, Run};
use super::xml::Xml;
use crate::report::ReportError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");
const FONTS: &str = include_str!("../../../templates/docx/fontTable.xml");
const LISTS: &str = include_str!("../../../templates/docx/numbering.xml");

/// Writes a document as the bytes of a DOCX file.
///
/// # Errors
/// If the archive would be larger than the format allows.
pub fn write(document: &Document) -> Result<Vec<u8>, ReportError> {
    let Body { document: text, notes, document_links, note_links } = body::write(document);
    let localized = |file: &str| file.replace("{lang}", language(document.lang)).into_bytes();
    let files: [(&str, Vec<u8>); 17] = [
        // Some readers look for this one first.
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(document)),
        ("docProps/app.xml", app(document)),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", document_relations(&document_links)),
        ("word/styles.xml", localized(STYLES)),
        ("word/settings.xml", localized(SETTINGS)),
        ("word/fontTable.xml", FONTS.as_bytes().to_vec()),
        ("word/numbering.xml", LISTS.as_bytes().to_vec()),
        ("word/footnotes.xml", notes),
        ("word/_rels/footnotes.xml.rels", relations(&[], &note_links)),
        ("word/header1.xml", header(document, false)),
        ("word/header2.xml", header(document, true)),
        ("word/footer1.xml", footer(document, false)),
        ("word/footer2.xml", footer(document, true)),
        ("word/webSettings.xml", web_settings()),
    ];
    // Neither the clock nor the machine leaves a trace in the archive.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = files.iter().try_for_each(|(name, bytes)| {
        archive.start_file(*name, options)?;
        archive.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    });
    let packed = packed.and_then(|()| archive.finish());
    packed.map(Cursor::into_inner).map_err(|e| ReportError::Package(e.to_string()))
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::part("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("webSettings", "webSettings"),
        ("fontTable", "fontTable"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ] {
        let (part, kind) = (format!("/word/{part}.xml"), format!("{WORD}.{kind}+xml"));
        xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    xml.empty("Override", &[("PartName", "/docProps/app.xml"), ("ContentType", app)]);
    xml.finish("Types")
}

const RELATIONS: [(&str, &str); 1] = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];

fn package_relations() -> Vec<u8> {
    let mut xml = Xml::part("Relationships", &RELATIONS);
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let (text, app) =
        (format!("{OFFICE}/relationships/officeDocument"), format!("{OFFICE}/relationships/extended-properties"));
    for (id, kind, target) in [
        ("rId1", text.as_str(), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", &app, "docProps/app.xml"),
    ] {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.finish("Relationships")
}

fn document_relations(links: &Links) -> Vec<u8> {
    let [head, wide_head] = HEADERS;
    let [foot, wide_foot] = FOOTERS;
    let parts = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "webSettings", "webSettings.xml"),
        ("rId4", "fontTable", "fontTable.xml"),
        ("rId5", "numbering", "numbering.xml"),
        ("rId6", "footnotes", "footnotes.xml"),
        (head, "header", "header1.xml"),
        (wide_head, "header", "header2.xml"),
        (foot, "footer", "footer1.xml"),
        (wide_foot, "footer", "footer2.xml"),
    ];
    relations(&parts, links)
}

fn relations(parts: &[(&str, &str, &str)], links: &Links) -> Vec<u8> {
    let mut xml = Xml::part("Relationships", &RELATIONS);
    for (id, kind, target) in parts {
        let kind = format!("{OFFICE}/relationships/{kind}");
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    let kind = format!("{OFFICE}/relationships/hyperlink");
    for (id, address) in links.all() {
        let link = [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
        xml.empty("Relationship", &link);
    }
    xml.finish("Relationships")
}

/// Title, language and maker. There is no date of making: the same input gives the same bytes.
fn core(document: &Document) -> Vec<u8> {
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let mut xml = Xml::part("cp:coreProperties", &names);
    xml.text("dc:title", &[], &document.title);
    xml.text("dc:subject", &[], &document.subject);
    xml.text("dc:creator", &[], &document.maker);
    xml.text("dc:language", &[], language(document.lang));
    xml.finish("cp:coreProperties")
}

fn app(document: &Document) -> Vec<u8> {
    let name = format!("{OFFICE}/extended-properties");
    let mut xml = Xml::part("Properties", &[("xmlns", &name)]);
    xml.text("Application", &[], document.maker.split(' ').next().unwrap_or_default());
    xml.finish("Properties")
}

fn web_settings() -> Vec<u8> {
    Xml::part("w:webSettings", &ROOT[..1]).finish("w:webSettings")
}

const ROOT: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// A paragraph whose second half stands at the right margin.
fn two_ends(document: &Document, style: &str, landscape: bool, write: impl FnOnce(&mut Xml)) -> Xml {
    let mut xml = Xml::default();
    let _ = document;
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", style);
    xml.open("w:tabs", &[]);
    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &width(landscape).to_string())]);
    xml.close("w:tabs");
    xml.close("w:pPr");
    write(&mut xml);
    xml.close("w:p");
    xml
}

fn header(document: &Document, landscape: bool) -> Vec<u8> {
    let [left, right] = &document.header;
    let line = two_ends(document, "Header", landscape, |xml| {
        run(xml, &Run::new(format!("{left}\t{right}"), document.lang), None);
    });
    let mut xml = Xml::part("w:hdr", &ROOT);
    xml.raw(&line);
    xml.finish("w:hdr")
}

/// «Страница 3 из 20» with fields in the places of `{n}` and `{m}`.
fn footer(document: &Document, landscape: bool) -> Vec<u8> {
    let lang = document.lang;
    let line = two_ends(document, "Footer", landscape, |xml| {
        run(xml, &Run::new("\t", lang), None);
        let mut rest = document.footer.as_str();
        while let Some(at) = rest.find('{') {
            let (words, tail) = rest.split_at(at);
            run(xml, &Run::new(words, lang).look(Look::Plain), None);
            let code = if tail.starts_with("{m}") { " NUMPAGES " } else { " PAGE " };
            field(xml, code, "1", lang);
            rest = tail.split_once('}').map_or("", |(_, after)| after);
        }
        run(xml, &Run::new(rest, lang), None);
    });
    let mut xml = Xml::part("w:ftr", &ROOT);
    xml.raw(&line);
    xml.finish("w:ftr")
}
