use super::git::Blob;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: 64 MB. The longest codes of Kazakhstan have some 3 MB.
pub const MAX_FILE: u64 = 64 << 20;

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
}

impl Origin {
    /// The path, as it is named to a reader.
    pub fn path(&self) -> &Path {
        match self {
            Origin::Disk(path) | Origin::Embedded { path, .. } | Origin::Git { path, .. } => path,
        }
    }

    /// What its bytes are known by without reading them, if anything: the same id means the same bytes.
    pub fn content_id(&self) -> Option<&[u8]> {
        match self {
            Origin::Git { blob, .. } => Some(blob.id()),
            Origin::Disk(_) | Origin::Embedded { .. } => None,
        }
    }

    /// All bytes.
    ///
    /// # Errors
    /// If the file cannot be read or is larger than [`MAX_FILE`].
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
            Origin::Disk(path) => {
                let file = File::open(path)?;
                let kind = file.metadata()?;
                if !kind.is_file() {
                    return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
                }
                if kind.len() > MAX_FILE {
                    return Err(too_large());
                }
                // The file may grow while it is read.
                let mut file = file.take(MAX_FILE + 1);
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
                    if total > MAX_FILE {
                        return Err(too_large());
                    }
                    take(buffer.get(..n).unwrap_or(&[]));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {} MB, which no act is", MAX_FILE >> 20))
}
