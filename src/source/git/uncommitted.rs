//! Files of a working tree that differ from what is committed.

use super::changes::{Change, Changes};
use super::repository::Repository;
use crate::source::{Report, Warning};
use gix::ObjectId;
use gix::objs::Kind;
use std::collections::BTreeMap;
use std::fs;

/// Files named one by one before the rest is only counted.
const NAMED: usize = 5;

/// Names files of acts in the working tree that are not as they are committed in `tree`: they are not read.
pub(super) fn look(repository: &Repository, tree: Option<ObjectId>, report: &mut Report) {
    let (Some(root), Some(tree)) = (repository.git.workdir(), tree) else { return };
    let Ok(index) = repository.git.index_or_empty() else { return };
    let stated: BTreeMap<String, &gix::index::Entry> =
        index.entries().iter().map(|e| (e.path(&index).to_string(), e)).collect();
    let mut changed = Vec::new();
    for (path, id) in files(repository, tree) {
        let entry = stated.get(&path);
        if entry.is_some_and(|e| e.flags.contains(gix::index::entry::Flags::SKIP_WORKTREE)) {
            continue;
        }
        let place = root.join(&path);
        let Ok(on_disk) = fs::symlink_metadata(&place) else {
            changed.push(place);
            continue;
        };
        // Git's own way: a file whose time and size are as recorded has not been touched.
        let untouched = entry.is_some_and(|e| {
            e.id == id && u64::from(e.stat.size) == on_disk.len() && Some(e.stat.mtime.secs) == seconds(&on_disk)
        });
        if untouched {
            continue;
        }
        let bytes = fs::read(&place).unwrap_or_default();
        let same = |bytes: &[u8]| gix::objs::compute_hash(id.kind(), Kind::Blob, bytes).is_ok_and(|h| h == id);
        // Git may have written line ends as the system has them.
        let unix: Vec<u8> = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").into_bytes();
        if !same(&bytes) && !same(&unix) {
            changed.push(place);
        }
    }
    for place in changed.iter().take(NAMED) {
        let cause = "this file differs from what is committed, which is what is read";
        report.warn(Warning::file(place, cause).hint("commit it, or give the folder without its .git").skipped());
    }
    if changed.len() > NAMED {
        let cause = format!("{} more files differ from what is committed", changed.len() - NAMED);
        report.warn(Warning::file(&repository.place, cause).skipped());
    }
}

/// All files of acts in a tree.
fn files(repository: &Repository, tree: ObjectId) -> Vec<(String, ObjectId)> {
    // What is wrong with the tree was told by the walk.
    let changes = Changes::new(repository).between(None, tree, &mut Report::default());
    let mut files = Vec::new();
    for change in changes {
        match change {
            Change::Folder(_, Some(found)) => {
                files.extend(found.texts.values().flatten().chain(&found.meta).cloned());
            }
            Change::Flat(_, _, Some(file)) => files.push(file),
            Change::Folder(..) | Change::Flat(..) => {}
        }
    }
    files
}

fn seconds(metadata: &fs::Metadata) -> Option<u32> {
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    u32::try_from(since.as_secs()).ok()
}
