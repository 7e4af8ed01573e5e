//! The parts of the file that hold text, unpacked within limits.

use super::xml::{Met, attribute, walk};
use crate::source::convert::Refusal;
use crate::source::limits::{Limits, size};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of a Word file, as XML; absent ones are empty.
#[derive(Debug, Default)]
pub struct Package {
    pub document: String,
    pub styles: String,
    pub numbering: String,
    pub footnotes: String,
    pub endnotes: String,
}

/// Unpacks a file.
///
/// # Errors
/// If it is no Word file or goes beyond a limit.
pub fn unpack(bytes: &[u8], limits: &Limits) -> Result<Package, Refusal> {
    let broken = |e: zip::result::ZipError| Refusal::unreadable(format!("the file cannot be unpacked: {e}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > limits.entries {
        return Err(Refusal::unreadable(format!(
            "it holds {} parts, more than {}; --max-entries raises this limit",
            archive.len(),
            limits.entries
        )));
    }
    let main = main_part(&mut archive, limits)?;
    let Some(document) = part(&mut archive, &main, limits)? else {
        return Err(Refusal::unreadable("it holds no Word document"));
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut beside = |name: &str| {
        let place = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        part(&mut archive, &place, limits).map(Option::unwrap_or_default)
    };
    Ok(Package {
        document,
        styles: beside("styles.xml")?,
        numbering: beside("numbering.xml")?,
        footnotes: beside("footnotes.xml")?,
        endnotes: beside("endnotes.xml")?,
    })
}

/// The part that the relations of the package name as the document.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<String, Refusal> {
    let mut found = None;
    if let Some(relations) = part(archive, "_rels/.rels", limits)? {
        walk("_rels/.rels", &relations, limits, &mut |met| {
            if let Met::Start("Relationship", tag) = met
                && attribute(tag, "Type").is_some_and(|t| t.ends_with("/officeDocument"))
            {
                found = attribute(tag, "Target").map(|t| t.trim_start_matches('/').to_owned());
            }
            Ok(())
        })?;
    }
    Ok(found.unwrap_or_else(|| "word/document.xml".to_owned()))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<Option<String>, Refusal> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(e) => return Err(Refusal::unreadable(format!("{name} cannot be unpacked: {e}"))),
    };
    let packed = file.compressed_size();
    let mut bytes = Vec::new();
    let most = limits.file.min(packed.saturating_mul(limits.ratio).max(1 << 20));
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Refusal::unreadable(format!("{name} cannot be unpacked: {e}")))?;
    if bytes.len() as u64 > limits.file {
        let most = size(limits.file);
        return Err(Refusal::unreadable(format!(
            "{name} is larger than {most} when unpacked; --max-file raises this limit"
        )));
    }
    if bytes.len() as u64 > most {
        let ratio = limits.ratio;
        return Err(Refusal::unreadable(format!(
            "{name} is more than {ratio} times larger when unpacked; --max-ratio raises this limit"
        )));
    }
    let text = crate::source::convert::charset::decode(&bytes, None).text;
    Ok(Some(text))
}
