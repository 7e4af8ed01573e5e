//! Opening a repository, wherever it keeps its objects.

use crate::law::ActCode;
use gix::ThreadSafeRepository;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The key of a repository's own configuration that names the acts to be read, by their codes; all if it is not there.
pub(super) const ONLY: &str = "olqy.acts";

/// Memory for trees and commits that are likely to be asked for again, in bytes.
const OBJECT_CACHE: usize = 32 << 20;

/// An open repository.
pub(super) struct Repository {
    /// As the walk uses it.
    pub git: gix::Repository,
    /// As texts are read from it, from any thread.
    pub shared: Arc<ThreadSafeRepository>,
    /// Where it stands, as it is named to a reader.
    pub place: PathBuf,
    /// The acts that are to be read; all if `None`.
    pub only: Option<BTreeSet<ActCode>>,
}

impl Repository {
    /// Opens the repository at a place. Only what stands in the repository decides how it is read: neither the
    /// configuration of the user or the system nor the environment is looked at.
    ///
    /// # Errors
    /// If git's own files cannot be read.
    pub fn open(place: &Path) -> Result<Repository, String> {
        let options = gix::open::Options::isolated();
        let shared = options.open(place).map_err(|e| one_line(&e.to_string()))?;
        let mut git = shared.to_thread_local();
        git.object_cache_size_if_unset(OBJECT_CACHE);
        let only = git
            .config_snapshot()
            .string(ONLY)
            .map(|codes| codes.to_string().split([' ', ',']).filter_map(ActCode::parse).collect::<BTreeSet<ActCode>>());
        Ok(Repository { git, shared: Arc::new(shared), place: place.to_owned(), only })
    }
}

/// Whether a place looks like a repository: a bare one, or a folder with `.git` (a file in linked working trees).
pub(in crate::source) fn is_repository(place: &Path) -> bool {
    place.join(".git").exists() || is_bare(place)
}

/// Whether a place looks like a bare repository.
pub(super) fn is_bare(place: &Path) -> bool {
    place.join("HEAD").is_file() && place.join("objects").is_dir() && place.join("refs").is_dir()
}

/// The first line of what a library said, without what could disturb a terminal.
pub(super) fn one_line(said: &str) -> String {
    said.lines().next().unwrap_or("").chars().filter(|c| !c.is_control()).take(300).collect()
}
