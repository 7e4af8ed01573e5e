//! Sets pages: the typesetter with nothing in reach but one template, one file of data and the fonts of this crate.
//!
//! It has no file system, no network, no packages and no clock, so that no text can make it read anything and the same
//! data give the same bytes.

use std::ops::Range;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::PagedDocument;
use typst::syntax::{FileId, Source, VirtualPath};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The fonts: text in PT Serif, all else in PT Sans. Each holds the letters of Russian and Kazakh.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 7] = [
        include_bytes!("../../../templates/fonts/PTF55F.ttf"),
        include_bytes!("../../../templates/fonts/PTF56F.ttf"),
        include_bytes!("../../../templates/fonts/PTF75F.ttf"),
        include_bytes!("../../../templates/fonts/PTF76F.ttf"),
        include_bytes!("../../../templates/fonts/PTS55F.ttf"),
        include_bytes!("../../../templates/fonts/PTS56F.ttf"),
        include_bytes!("../../../templates/fonts/PTS75F.ttf"),
    ];
    files.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect()
});

/// Whether every font holds a character.
pub fn has(c: char) -> bool {
    FONTS.iter().all(|font| font.ttf().glyph_index(c).is_some())
}

/// Pages, and what the typesetter remarked on them.
#[derive(Debug)]
pub struct Printed {
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
    /// Its remarks, each with its line of the template where there is one.
    pub remarks: Vec<String>,
}

/// Sets pages by a template that reads its data from `report.json`, and writes them as an accessible PDF (PDF/UA-1).
///
/// `ident` tells this document from others; the same for the same data.
///
/// # Errors
/// What the typesetter says, with the line of the template: no data causes it as long as the template fits its form.
pub fn print(template: &str, data: Vec<u8>, ident: &str) -> Result<Printed, String> {
    let desk = Desk::new(template, data);
    let set = typst::compile::<PagedDocument>(&desk);
    let told = |faults: &[SourceDiagnostic]| faults.iter().map(|f| desk.tell(f)).collect::<Vec<_>>();
    let pages = set.output.map_err(|faults| told(&faults).join("; "))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| e.to_string())?,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&pages, &options).map_err(|faults| told(&faults).join("; "))?;
    // What was remembered of this document helps no other.
    typst::comemo::evict(0);
    Ok(Printed { pdf, remarks: told(&set.warnings) })
}

/// What the typesetter can reach.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    template: Source,
    data: (FileId, Bytes),
}

impl Desk {
    fn new(template: &str, data: Vec<u8>) -> Desk {
        let file = |name: &str| FileId::new(None, VirtualPath::new(name));
        Desk {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(FONTS.iter())),
            template: Source::new(file("report.typ"), template.to_owned()),
            data: (file("report.json"), Bytes::new(data)),
        }
    }

    /// A remark in one line: where, what, and hints.
    fn tell(&self, remark: &SourceDiagnostic) -> String {
        let range: Option<Range<usize>> = self.range(remark.span);
        let line = range.and_then(|r| self.template.lines().byte_to_line(r.start));
        let place = line.map(|n| format!("line {}: ", n + 1)).unwrap_or_default();
        let hints: Vec<String> = remark.hints.iter().map(|h| format!(" ({h})")).collect();
        format!("{place}{}{}", remark.message, hints.concat())
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<i64>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_there_and_holds_the_letters_of_both_languages() {
        assert_eq!(FONTS.len(), 7);
        let letters = "әғқңөұүһіӘҒҚҢӨҰҮҺІёЁйЙ№«»–—“”’…§";
        let missing: String = letters.chars().chain('а'..='я').chain('А'..='Я').filter(|c| !has(*c)).collect();
        assert_eq!(missing, "");
    }

    #[test]
    fn nothing_is_in_reach_but_the_template_and_its_data() {
        for wanted in ["/etc/passwd", "../Cargo.toml", "report.typ.bak"] {
            let fault = print(&format!("#read(\"{wanted}\")"), b"{}".to_vec(), "x").unwrap_err();
            assert!(fault.starts_with("line 1: "), "{fault}");
        }
        assert!(print("#import \"@preview/cetz:0.3.0\": *", b"{}".to_vec(), "x").is_err());
        assert!(print("#datetime.today()", b"{}".to_vec(), "x").is_err());
    }
}
