//! LibreOffice without a screen. Where it is not installed the tests that need it pass by doing nothing, unless
//! OLQY_OFFICE=1 asks for it.

use crate::xml::Node;
use std::path::PathBuf;
use std::process::{Command, Stdio};

pub struct Office {
    folder: tempfile::TempDir,
    program: PathBuf,
}

impl Office {
    pub fn find() -> Option<Office> {
        let program = ["soffice", "libreoffice"].into_iter().find(|name| {
            let found = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            found.is_ok_and(|s| s.success())
        });
        assert!(
            program.is_some() || std::env::var_os("OLQY_OFFICE").is_none_or(|v| v != "1"),
            "soffice is not installed"
        );
        Some(Office { folder: tempfile::tempdir().unwrap(), program: program?.into() })
    }

    /// The document in another format, as the filter names it.
    pub fn convert(&self, document: &[u8], to: &str) -> Vec<u8> {
        let folder = self.folder.path();
        let given = folder.join("document.docx");
        std::fs::write(&given, document).unwrap();
        let result = folder.join(format!("document.{}", to.split(':').next().unwrap()));
        let _ = std::fs::remove_file(&result);
        // A profile of its own: two that share one wait for each other.
        let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
        let ran = Command::new(&self.program)
            .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
            .arg(folder)
            .arg(&given)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        std::fs::read(&result).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&ran.stderr)))
    }
}

/// How many pages of a PDF file stand upright and how many lie.
pub fn pages(pdf: &[u8]) -> (usize, usize) {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox").skip(1).filter_map(|rest| {
        let inside = rest.split_once('[')?.1.split_once(']')?.0;
        let sides: Vec<f64> = inside.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        Some((*sides.get(2)?, *sides.get(3)?))
    });
    let sizes: Vec<(f64, f64)> = boxes.collect();
    let lying = sizes.iter().filter(|(width, height)| width > height).count();
    (sizes.len() - lying, lying)
}

/// The words of a paragraph, its line breaks as blanks.
pub fn lines(paragraph: &Node) -> String {
    let parts = paragraph.all().into_iter().filter_map(|n| match n.name.as_str() {
        "w:t" => Some(n.text.as_str()),
        "w:br" | "w:tab" => Some(" "),
        _ => None,
    });
    parts.collect()
}

/// The words with one blank between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words without blanks: formats write those differently.
pub fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}
