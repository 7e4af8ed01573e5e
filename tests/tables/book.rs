//! Looking into a workbook.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The parts of a workbook.
pub struct Book {
    parts: BTreeMap<String, String>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Book {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a ZIP archive");
        let mut parts = BTreeMap::new();
        for n in 0..archive.len() {
            let mut file = archive.by_index(n).unwrap();
            let mut content = String::new();
            file.read_to_string(&mut content).expect("its parts are UTF-8");
            parts.insert(file.name().unwrap().into_owned(), content);
        }
        Book { parts }
    }

    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).unwrap_or_else(|| panic!("there is no {name}: {:?}", self.parts.keys()))
    }

    /// The XML of the sheets, in their order.
    pub fn sheets(&self) -> Vec<&str> {
        (1..).map_while(|n| self.parts.get(&format!("xl/worksheets/sheet{n}.xml"))).map(String::as_str).collect()
    }

    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for part in self.part("xl/workbook.xml").split("<sheet name=\"").skip(1) {
            names.push(part.split('"').next().unwrap().to_owned());
        }
        names
    }

    /// The words of cells.
    pub fn strings(&self) -> Vec<String> {
        let mut reader = Reader::from_str(self.part("xl/sharedStrings.xml"));
        let (mut all, mut here, mut inside) = (Vec::new(), String::new(), false);
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(e) if e.name().as_ref() == "si" => here.clear(),
                Event::Start(e) => inside = e.name().as_ref() == "t",
                Event::End(e) if e.name().as_ref() == "si" => all.push(std::mem::take(&mut here)),
                Event::End(_) => inside = false,
                Event::Text(t) if inside => here.push_str(&t),
                Event::GeneralRef(r) if inside => {
                    here.push(match &*r {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("&{other};"),
                    });
                }
                Event::Eof => return all,
                _ => {}
            }
        }
    }

    /// Every part is XML that can be read to its end.
    pub fn is_well_formed(&self) {
        for (name, part) in &self.parts {
            let mut reader = Reader::from_str(part);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{name}: {error}"),
                }
            }
        }
    }
}

/// The sheets as LibreOffice reads them, as rows of text by the name of the sheet. None without LibreOffice, which
/// `OLQY_OFFICE=1` makes a failure.
pub fn converted(bytes: &[u8], name: &str) -> Option<BTreeMap<String, Vec<Vec<String>>>> {
    let asked = std::env::var_os("OLQY_OFFICE").is_some_and(|v| v == "1");
    let office = ["soffice", "libreoffice"].into_iter().find_map(on_path);
    let Some(office) = office else {
        assert!(!asked, "OLQY_OFFICE=1 and there is no soffice");
        return None;
    };
    let folder = crate::support::run::scratch("office").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("report.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    // Comma, quotation mark, UTF-8, cells as they are shown, and all sheets.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let out = Command::new(office)
        .args([profile.as_str(), "--headless", "--convert-to", filter, "--outdir"])
        .arg(&folder)
        .arg(&file)
        .output()
        .unwrap();
    let mut sheets = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        let path = entry.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(sheet) = stem.strip_prefix("report-").filter(|_| path.extension().is_some_and(|e| e == "csv")) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path).unwrap();
            let rows = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            sheets.insert(sheet.to_owned(), rows);
        }
    }
    assert!(!sheets.is_empty(), "LibreOffice wrote nothing: {out:?}");
    Some(sheets)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|p| p.join(program)).find(|p: &PathBuf| Path::is_file(p))
}
