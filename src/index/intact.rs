//! Whether the files of an index are as they were written.
//!
//! Reading a damaged segment could go wrong in any way, so checksums are looked at before anything is read. A file that
//! was found intact is not read again for that until the file system tells of a change in it.

use super::store::{IndexError, damage};
use crate::source::Stamp;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tantivy::Index;
use tantivy::index::SegmentComponent;

/// The files that every segment has.
const PARTS: [SegmentComponent; 6] = [
    SegmentComponent::Postings,
    SegmentComponent::Positions,
    SegmentComponent::FastFields,
    SegmentComponent::FieldNorms,
    SegmentComponent::Terms,
    SegmentComponent::Store,
];

/// Looks at all files of an index in `folder`; `known` is where files found intact are remembered.
///
/// # Errors
/// If a file is damaged, or the index cannot be read.
pub(super) fn check(index: &Index, folder: &Path, known: &Path) -> Result<(), IndexError> {
    let before: BTreeMap<PathBuf, Stamp> =
        fs::read(known).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let mut now = BTreeMap::new();
    let directory = index.directory();
    let metas = index.searchable_segment_metas()?;
    let mut files: BTreeSet<PathBuf> = BTreeSet::new();
    // As the description of the segments has it, whatever the list of files that is kept beside them says: that may be
    // damaged itself.
    for meta in &metas {
        let deleted = meta.has_deletes().then_some(SegmentComponent::Delete);
        files.extend(PARTS.iter().cloned().chain(deleted).map(|part| meta.relative_path(part)));
    }
    for file in files {
        if !folder.join(&file).exists() {
            return Err(damage(format!("{} is gone", file.display())));
        }
        let stamp = Stamp::of(&folder.join(&file), SystemTime::now());
        let intact = stamp.is_some() && before.get(&file) == stamp.as_ref();
        if !intact && !directory.validate_checksum(&file).map_err(tantivy::TantivyError::from)? {
            return Err(damage(format!("{} does not match its checksum", file.display())));
        }
        if let Some(stamp) = stamp {
            now.insert(file, stamp);
        }
    }
    if now != before {
        // Without it the checksums are looked at again next time, and nothing else.
        let _ = serde_json::to_vec(&now).map(|bytes| fs::write(known, bytes));
    }
    Ok(())
}
