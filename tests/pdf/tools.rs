//! Tools that read PDF files, and a look into the file itself.

use crate::support::run::scratch;
use std::process::Command;

/// What a tool prints about a PDF; nothing if the tool is missing and may be.
///
/// # Panics
/// If the tool fails, or is missing where `OLQY_OFFICE=1` says that it must not be.
pub fn tool(name: &str, args: &[&str], pdf: &[u8], about: &str) -> Option<String> {
    let folder = scratch("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}-{about}.pdf"));
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new(name);
    let (before, after) = args.split_at(args.iter().position(|a| *a == "FILE").unwrap());
    command.args(before).arg(&file).args(&after[1..]);
    match command.output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            assert!(std::env::var("OLQY_OFFICE").map_or(true, |v| v != "1"), "{name} is not installed");
            None
        }
        Err(e) => panic!("{name}: {e}"),
    }
}

/// The text of the pages.
pub fn text(pdf: &[u8], about: &str) -> Option<String> {
    tool("pdftotext", &["-enc", "UTF-8", "FILE", "-"], pdf, about)
}

/// The values of a key of the objects of the file, which stand there in the clear: `/MediaBox [0 0 595 842]`.
pub fn values<'a>(pdf: &'a [u8], key: &str) -> Vec<&'a str> {
    let key = format!("{key} ");
    let mut found = Vec::new();
    for at in (0..pdf.len().saturating_sub(key.len())).filter(|at| pdf[*at..].starts_with(key.as_bytes())) {
        let rest = &pdf[at + key.len()..];
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        if let Ok(value) = std::str::from_utf8(&rest[..end]) {
            found.push(value.trim());
        }
    }
    found
}

/// Whether the bytes stand anywhere in the file.
pub fn holds(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len()).any(|w| w == bytes.as_bytes())
}

/// What every PDF of olqy is: tagged, with a language, bookmarks and embedded fonts, and nothing that acts.
#[track_caller]
pub fn is_sound(pdf: &[u8], lang: &str, about: &str) {
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    for wanted in ["/StructTreeRoot", "/MarkInfo", "/Outlines", "pdfuaid:part", "/DisplayDocTitle true"] {
        assert!(holds(pdf, wanted), "{about}: {wanted}");
    }
    assert!(values(pdf, "/Lang").contains(&format!("({lang})").as_str()), "{about}");
    for acts in
        ["/JavaScript", "/JS ", "/Launch", "/EmbeddedFile", "/OpenAction", "/SubmitForm", "/GoToR", "/RichMedia"]
    {
        assert!(!holds(pdf, acts), "{about}: {acts}");
    }
    for address in values(pdf, "/URI").into_iter().filter(|v| v.starts_with('(')) {
        assert!(address.starts_with("(https://") || address.starts_with("(http://"), "{about}: {address}");
    }
    let fonts = values(pdf, "/BaseFont");
    assert!(!fonts.is_empty());
    // A font that is embedded in part has six letters and a plus before its name.
    for font in fonts {
        assert!(font.contains("+PTSerif") || font.contains("+PTSans"), "{about}: {font}");
    }
    if let Some(table) = tool("pdffonts", &["FILE"], pdf, about) {
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert!(rows.len() >= 4, "{table}");
        for row in rows {
            // embedded, subset, with a map to Unicode
            let marks: Vec<&str> = row.split_whitespace().filter(|w| matches!(*w, "yes" | "no")).collect();
            assert_eq!(marks, ["yes", "yes", "yes"], "{about}: {row}");
        }
    }
}
