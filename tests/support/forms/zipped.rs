//! ZIP archives.

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Packs files.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(name, SimpleFileOptions::default()).expect("a file of an archive");
        out.write_all(&bytes).expect("its bytes");
    }
    out.finish().expect("an archive").into_inner()
}
