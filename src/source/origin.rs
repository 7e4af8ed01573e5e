use super::Report;
use super::archive::Packed;
use super::convert::{self, Refusal, Tracked};
use super::git::Blob;
use super::limits::{Limits, size};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read where no other limit was set, in bytes: 64 MB.
pub const MAX_FILE: u64 = Limits::DEFAULT.file;

/// Where the bytes of one file are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// On disk.
    Disk(PathBuf),
    /// In the program.
    Embedded {
        /// Its path in the corpus.
        path: PathBuf,
        /// Its bytes.
        bytes: &'static [u8],
    },
    /// In the object database of a git repository.
    Git {
        /// Its path below the repository and the day of the edition: `codes.git@2019-04-01/02-codes/…/rus.md`.
        path: PathBuf,
        /// Its bytes.
        blob: Blob,
    },
    /// In an archive.
    Packed(Packed),
    /// In another format, to be turned into Markdown when it is read.
    Converted(Arc<Converted>),
    /// Made from what other files tell.
    Made {
        /// The file it is named by.
        path: PathBuf,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
}

/// A file in another format than Markdown.
#[derive(Clone, Debug)]
pub struct Converted {
    /// Where its bytes are.
    pub from: Origin,
    /// Which text of a file with tracked changes is meant.
    pub tracked: Tracked,
}

/// The bytes of a file as they are to be read.
#[derive(Clone, Debug)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// For each of their lines the line of the file, counted from 1, if these are not the same.
    pub lines: Option<Vec<u32>>,
    /// What was found while they were made.
    pub report: Report,
}

impl Origin {
    /// The path, as it is named to a reader.
    pub fn path(&self) -> &Path {
        match self {
            Origin::Disk(path)
            | Origin::Embedded { path, .. }
            | Origin::Git { path, .. }
            | Origin::Made { path, .. } => path,
            Origin::Packed(packed) => packed.path(),
            Origin::Converted(converted) => converted.from.path(),
        }
    }

    /// What its bytes are known by without reading them, if anything: the same id means the same bytes.
    pub fn content_id(&self) -> Option<&[u8]> {
        match self {
            Origin::Git { blob, .. } => Some(blob.id()),
            _ => None,
        }
    }

    /// What is to be read: the bytes themselves, or the Markdown that another format is turned into.
    ///
    /// # Errors
    /// As [`Origin::bytes`], and if the format cannot be read.
    pub fn content(&self) -> io::Result<Content> {
        let Origin::Converted(converted) = self else {
            return Ok(Content { bytes: self.bytes()?, lines: None, report: Report::default() });
        };
        match convert::convert(&converted.from.bytes()?, self.path(), converted.tracked) {
            Ok(text) => Ok(Content { bytes: text.markdown.into_bytes(), lines: Some(text.lines), report: text.report }),
            Err(Refusal::NotLaw(why) | Refusal::Unreadable(why)) => {
                Err(io::Error::new(io::ErrorKind::InvalidData, why))
            }
        }
    }

    /// All bytes as they are stored.
    ///
    /// # Errors
    /// If the file cannot be read or is larger than the limit.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.each_chunk(&mut |chunk| bytes.extend_from_slice(chunk))?;
        Ok(bytes)
    }

    /// Hands out the bytes in pieces, so that a digest needs no memory for the whole.
    ///
    /// # Errors
    /// As [`Origin::bytes`].
    pub fn each_chunk(&self, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        match self {
            Origin::Embedded { bytes, .. } => take(bytes),
            Origin::Git { blob, .. } => take(&blob.bytes()?),
            Origin::Made { bytes, .. } => take(bytes),
            Origin::Packed(packed) => take(&packed.bytes()?),
            Origin::Converted(converted) => {
                // Which text is meant decides what is read, so it belongs to the digest.
                converted.from.each_chunk(take)?;
                if converted.tracked != Tracked::default() {
                    take(converted.tracked.name().as_bytes());
                }
            }
            Origin::Disk(path) => {
                let most = Limits::current().file;
                let file = File::open(path)?;
                let kind = file.metadata()?;
                if !kind.is_file() {
                    return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
                }
                if kind.len() > most {
                    return Err(too_large(most));
                }
                // The file may grow while it is read.
                let mut file = file.take(most + 1);
                let mut buffer = vec![0; 64 << 10];
                let mut total = 0u64;
                loop {
                    let n = match file.read(&mut buffer) {
                        Ok(0) => break,
                        Ok(n) => n,
                        Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                        Err(e) => return Err(e),
                    };
                    total += n as u64;
                    if total > most {
                        return Err(too_large(most));
                    }
                    take(buffer.get(..n).unwrap_or(&[]));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn too_large(most: u64) -> io::Error {
    let most = size(most);
    io::Error::new(
        io::ErrorKind::FileTooLarge,
        format!("it is larger than {most}, which no act is; --max-file raises this limit"),
    )
}
