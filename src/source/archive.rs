//! ZIP archives: their files are read as if they stood in a folder, one by one, within limits, and never written to disk.

use super::convert::Refusal;
use super::limits::{Limits, size};
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zip::ZipArchive;
use zip::result::ZipError;

trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// An open archive.
pub struct Archive {
    path: PathBuf,
    zip: Mutex<ZipArchive<Box<dyn Source>>>,
}

impl Archive {
    /// The archive, as it is named to a reader.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("path", &self.path).finish_non_exhaustive()
    }
}

/// A file of an archive.
#[derive(Clone, Debug)]
pub struct Packed {
    archive: Arc<Archive>,
    index: usize,
    path: PathBuf,
}

/// A file of an archive, or why there is none.
pub(super) struct Entry {
    /// The archive's path and the name in it.
    pub path: PathBuf,
    /// The name in the archive.
    pub name: PathBuf,
    /// The file.
    pub file: Result<Packed, Refusal>,
}

impl Packed {
    /// The path of the archive with the name in it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes, unpacked.
    ///
    /// # Errors
    /// If it cannot be unpacked or goes beyond a limit.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let limits = Limits::current();
        let mut zip = self.archive.zip.lock().unwrap_or_else(PoisonError::into_inner);
        let file = zip.by_index(self.index).map_err(|e| invalid(cause(&e)))?;
        let by_ratio = file.compressed_size().saturating_mul(limits.ratio).max(1 << 20);
        let most = limits.file.min(by_ratio);
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|e| invalid(format!("it cannot be unpacked: {e}")))?;
        if bytes.len() as u64 <= most {
            return Ok(bytes);
        }
        Err(invalid(if most == limits.file {
            format!("it is larger than {} when unpacked; --max-file raises this limit", size(limits.file))
        } else {
            format!("it is more than {} times larger when unpacked; --max-ratio raises this limit", limits.ratio)
        }))
    }
}

fn invalid(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

fn cause(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "it is encrypted; unpack it with its password first".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) => {
            "it is packed in a way that is not read; pack the files again as a plain ZIP".to_owned()
        }
        error => format!("it cannot be unpacked: {error}"),
    }
}

/// Opens an archive on disk.
pub(super) fn open(path: &Path) -> Result<Arc<Archive>, Refusal> {
    let limits = Limits::current();
    let file = File::open(path).map_err(|e| Refusal::unreadable(format!("it cannot be read: {e}")))?;
    let length = file.metadata().map(|m| m.len()).unwrap_or(0);
    // What an archive holds is limited by what it is when unpacked; packed it is never larger.
    if length > limits.unpacked {
        let most = size(limits.unpacked);
        return Err(Refusal::unreadable(format!("it is larger than {most}; --max-unpacked raises this limit")));
    }
    of(Box::new(BufReader::new(file)), path)
}

/// Opens an archive that is a file of another one.
pub(super) fn open_inner(packed: &Packed) -> Result<Arc<Archive>, Refusal> {
    let bytes = packed.bytes().map_err(|e| Refusal::unreadable(e.to_string()))?;
    of(Box::new(Cursor::new(bytes)), packed.path())
}

fn of(source: Box<dyn Source>, path: &Path) -> Result<Arc<Archive>, Refusal> {
    let zip = ZipArchive::new(source)
        .map_err(|e| Refusal::unreadable(format!("it is no ZIP archive, or a damaged one: {e}")))?;
    Ok(Arc::new(Archive { path: path.to_owned(), zip: Mutex::new(zip) }))
}

/// The files of an archive, in the order of their names.
pub(super) fn entries(archive: &Arc<Archive>, room: usize) -> Result<Vec<Entry>, Refusal> {
    let mut zip = archive.zip.lock().unwrap_or_else(PoisonError::into_inner);
    if zip.len() > room {
        let most = Limits::current().entries;
        return Err(Refusal::unreadable(format!("it holds more than {most} files; --max-entries raises this limit")));
    }
    let mut out = Vec::new();
    for index in 0..zip.len() {
        let (name, refused) = match zip.by_index_raw(index) {
            Ok(file) => {
                let name = file_name(file.name_raw());
                if file.is_dir() || name.ends_with('/') {
                    continue;
                }
                let refused = if file.is_symlink() {
                    Some("it is a link, which is not followed in an archive")
                } else if file.encrypted() {
                    Some("it is encrypted; unpack it with its password first")
                } else if !is_inside(&name) {
                    Some("its name leads out of the archive")
                } else {
                    None
                };
                (name, refused.map(str::to_owned))
            }
            Err(e) => (format!("file {}", index + 1), Some(cause(&e))),
        };
        let shown = name.replace('\\', "/");
        let shown: PathBuf = Path::new(&shown).components().filter(|c| matches!(c, Component::Normal(_))).collect();
        let path = archive.path.join(&shown);
        let file = match refused {
            Some(why) => Err(Refusal::Unreadable(why)),
            None => Ok(Packed { archive: Arc::clone(archive), index, path: path.clone() }),
        };
        out.push(Entry { path, name: shown, file });
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}

/// Names are UTF-8, or, as Windows in Russian writes them, in code page 866.
fn file_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::IBM866.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// Whether a name stays in the archive: no root, no drive, no step up.
fn is_inside(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    !drive
        && !name.contains('\0')
        && Path::new(&name).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir))
}
