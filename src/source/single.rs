//! One text by itself.

use super::act_files::{ActFiles, EditionFiles, agree, read_edition};
use super::convert::{Refusal, Tracked};
use super::folder::code_of;
use super::origin::Origin;
use super::{Report, mixed};
use crate::law::{Edition, Lang, parse_date};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Reads one text with the `meta.yaml` beside it, if there is one. The language is `lang`, or what the file is named
/// after (`kaz.md`), or what its letters are. Code and day are those of the folders it stands in, as far as they tell.
///
/// # Errors
/// If the file cannot be read or is too large.
pub fn file(path: &Path, lang: Option<Lang>) -> io::Result<(Edition, Report)> {
    file_as(path, lang, Tracked::default())
}

/// The same; `tracked` tells which text of a file with tracked changes is meant. A text in another format is turned into
/// Markdown.
///
/// # Errors
/// As [`file()`].
pub fn file_as(path: &Path, lang: Option<Lang>, tracked: Tracked) -> io::Result<(Edition, Report)> {
    Origin::Disk(path.to_owned()).each_chunk(&mut |_| {})?;
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut report = Report::default();
    if is_foreign(&place) {
        let told = mixed::single(&place, lang, tracked).map_err(|refusal| match refusal {
            Refusal::NotLaw(why) | Refusal::Unreadable(why) => io::Error::new(io::ErrorKind::InvalidData, why),
        });
        let (code, files) = told?;
        let mut edition = read_edition(&files, &code, &mut report);
        agree(std::slice::from_mut(&mut edition));
        return Ok((edition, report));
    }
    let act = act_of(&place, lang);
    let mut edition = match act.editions().first() {
        Some(files) => read_edition(files, act.code(), &mut report),
        None => read_edition(&EditionFiles::default(), act.code(), &mut report),
    };
    // One text was asked for: what it calls its points is for it alone to say.
    agree(std::slice::from_mut(&mut edition));
    Ok((edition, report))
}

/// Whether a file is in another format than bare Markdown: by its name, or by the front matter it begins with.
pub(super) fn is_foreign(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "md" | "markdown" => {
            let mut head = [0; 5];
            let read = fs::File::open(path).and_then(|mut f| io::Read::read(&mut f, &mut head)).unwrap_or(0);
            let head = head.get(..read).unwrap_or(&[]);
            head.starts_with(b"---\n") || head.starts_with(b"---\r\n")
        }
        "html" | "htm" | "xhtml" | "docx" | "docm" | "txt" | "text" | "zip" | "doc" | "rtf" | "odt" | "pdf" => true,
        _ => false,
    }
}

/// The act that a single file stands for.
pub(super) fn act_of(path: &Path, lang: Option<Lang>) -> ActFiles {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let lang = lang.or_else(|| Lang::parse(&stem)).unwrap_or_else(|| guess(path));
    let here = path.parent().unwrap_or(Path::new(""));
    let here_name = here.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let date = parse_date(&here_name);
    let named = match (date, here.parent()) {
        (Some(_), Some(above)) => above,
        _ if here.join("meta.yaml").is_file() => here,
        _ => Path::new(path.file_stem().unwrap_or(path.as_os_str())),
    };
    let meta = here.join("meta.yaml");
    let edition = EditionFiles {
        date,
        texts: BTreeMap::from([(lang, vec![Origin::Disk(path.to_owned())])]),
        meta: meta.is_file().then_some(Origin::Disk(meta)),
    };
    ActFiles::new(path.display().to_string(), code_of(named), vec![edition])
}

/// The language by its letters: some are Kazakh only, and English has no Cyrillic.
fn guess(path: &Path) -> Lang {
    let bytes = Origin::Disk(path.to_owned()).bytes().unwrap_or_default();
    language_of(&String::from_utf8_lossy(&bytes))
}

/// The language of a text by its letters.
pub(super) fn language_of(text: &str) -> Lang {
    let (mut kazakh, mut cyrillic, mut latin) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        match c {
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => kazakh += 1,
            'а'..='я' | 'ё' => cyrillic += 1,
            'a'..='z' => latin += 1,
            _ => {}
        }
    }
    if latin > 4 * (kazakh + cyrillic) {
        Lang::En
    } else if kazakh * 50 > cyrillic {
        Lang::Kk
    } else {
        Lang::Ru
    }
}
