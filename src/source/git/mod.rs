//! Corpora kept in git: one folder per act, whose editions are its history.
//!
//! The public corpora of Kazakh law have one commit per edition, dated by the day from which the text is in force:
//! `02-codes/2014/0703-ugolovnyi-kodeks-81097/{rus.md,kaz.md,meta.yaml}` with large texts split into `rus/*.md`, or
//! flat, `rus/81097.md` and `kaz/81097.md`. `repository` opens such a repository, bare or with a working tree; `history`
//! walks its first parents from the oldest; `changes` tells which acts a commit touched without entering what is
//! the same; `acts` makes editions of that; `blob` reads a text when it is asked for. Only object ids are kept, never
//! texts. What counts is what is committed: files changed since are named in a warning and not read.

mod acts;
mod blob;
mod cause;
mod changes;
mod history;
#[cfg(feature = "pull")]
pub mod pull;
mod repository;
mod uncommitted;

pub use blob::Blob;
pub use cause::Cause;
pub(super) use changes::flat_code;
pub(super) use repository::is_repository;

use super::act_files::ActFiles;
use super::{Report, Warning};
use acts::Acts;
use changes::{Changes, Layout};
use repository::Repository;
use std::path::Path;

/// How far a history has been read, in commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    /// Commits read so far.
    pub done: usize,
    /// All commits.
    pub of: usize,
}

/// Commits between two tellings of progress.
const TELL_EVERY: usize = 256;

/// The acts of a repository in the order of their places, with their editions; `None` if the place is no repository, or
/// its history is not laid out as acts (a folder corpus that happens to be kept in git is read as a folder).
pub(super) fn acts(place: &Path, progress: &mut dyn FnMut(Walked)) -> Option<(Vec<ActFiles>, Report)> {
    if !is_repository(place) {
        return None;
    }
    let mut report = Report::default();
    let repository = match Repository::open(place) {
        Ok(repository) => repository,
        Err(cause) if repository::is_bare(place) => {
            report.warn(Warning::file(place, format!("this git repository cannot be read: {cause}")).skipped());
            return Some((Vec::new(), report));
        }
        // A folder with a damaged `.git` still has its files.
        Err(_) => return None,
    };
    let steps = history::steps(&repository, &mut report);
    let layout = steps.last().map_or(Layout::None, |step| changes::layout(&repository, step.tree));
    if layout == Layout::None && !repository::is_bare(place) {
        return None;
    }
    let mut changes = Changes::new(&repository);
    let mut acts = Acts::new(&repository);
    let mut before = None;
    for (done, step) in steps.iter().enumerate() {
        if done % TELL_EVERY == 0 {
            progress(Walked { done, of: steps.len() });
        }
        let changed = changes.between(before, step.tree, &mut report);
        acts.take(step, changed, &mut report);
        before = Some(step.tree);
    }
    progress(Walked { done: steps.len(), of: steps.len() });
    let found = acts.finish();
    if found.is_empty() && !steps.is_empty() {
        report.warn(
            Warning::file(place, "there is no act in this repository")
                .hint("an act is a folder with rus.md or kaz.md, or a file rus/CODE.md or kaz/CODE.md")
                .skipped(),
        );
    }
    uncommitted::look(&repository, before, &mut report);
    Some((found, report))
}
