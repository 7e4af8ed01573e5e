//! Digests known from before, so that files nobody touched are not read only to learn that.
//!
//! A stamp is what the file system says of an act's files: names, sizes, times of change. While the stamp is the same
//! the digest is taken to be; a digest that is worked out is always that of the bytes. A file changed within the same
//! tick of the clock could keep its stamp (as git's index knows), so files touched less than two seconds before are
//! never stamped.

use super::act_files::ActFiles;
use super::origin::Origin;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Some file systems tell times no finer than this.
const TICK: Duration = Duration::from_secs(2);

/// Digests of acts by where they stand.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Fingerprints {
    known: BTreeMap<String, Known>,
    #[serde(skip)]
    changed: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Known {
    stamp: String,
    digest: String,
}

impl Fingerprints {
    /// Reads what [`Fingerprints::save`] wrote; nothing is known if that cannot be read.
    pub fn load(file: &Path) -> Fingerprints {
        fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes what is known, if that has changed, for no other acts than these.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&mut self, file: &Path, acts: &[ActFiles]) -> io::Result<()> {
        let origins: std::collections::BTreeSet<&str> = acts.iter().map(ActFiles::origin).collect();
        let before = self.known.len();
        self.known.retain(|origin, _| origins.contains(origin.as_str()));
        if !self.changed && self.known.len() == before {
            return Ok(());
        }
        let part = file.with_extension("part");
        fs::write(&part, serde_json::to_vec(self)?)?;
        fs::rename(&part, file)
    }

    /// The digest of an act: the one known for its stamp, or that of the bytes of its files.
    pub fn digest<'a>(&mut self, act: &'a ActFiles) -> &'a str {
        let now = SystemTime::now();
        let stamp = stamp(act, now);
        if let Some(stamp) = &stamp
            && let Some(known) = self.known.get(act.origin())
            && known.stamp == *stamp
        {
            return act.digest_or(&known.digest);
        }
        let digest = act.digest();
        match stamp {
            Some(stamp) => {
                let known = Known { stamp, digest: digest.to_owned() };
                self.known.insert(act.origin().to_owned(), known);
                self.changed = true;
            }
            None => self.changed |= self.known.remove(act.origin()).is_some(),
        }
        digest
    }
}

/// The stamp of an act's files; `None` where there is none or it cannot be trusted.
fn stamp(act: &ActFiles, now: SystemTime) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    act.hash_history(&mut hasher);
    for edition in act.editions() {
        hasher.update(edition.date.map_or(String::new(), |d| d.to_string()).as_bytes());
        for origin in edition.files() {
            let Origin::Disk(path) = origin else { return None };
            let Stamp(numbers) = Stamp::of(path, now)?;
            let name = path.as_os_str().as_encoded_bytes();
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name);
            numbers.iter().for_each(|n| {
                hasher.update(&n.to_le_bytes());
            });
        }
    }
    Some(hasher.finalize().to_hex().to_string())
}

/// What the file system says of one file: its size, when it was changed and, where there is one, its own number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp([u64; 6]);

impl Stamp {
    /// The stamp of a file at a moment; `None` where there is none, or the file is so new that a change right after
    /// could keep its stamp.
    pub fn of(path: &Path, now: SystemTime) -> Option<Stamp> {
        let settled = now.checked_sub(TICK)?;
        let file = fs::metadata(path).ok()?;
        let modified = file.modified().ok()?;
        if modified >= settled {
            return None;
        }
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let [changed, changed_nanos, number] = change(&file, settled)?;
        let nanos = u64::try_from(since.as_nanos()).ok()?;
        Some(Stamp([file.len(), nanos, changed, changed_nanos, number, u64::from(file.is_file())]))
    }
}

/// The time at which anything of the file was changed, which no program sets, and the file's own number.
#[cfg(unix)]
fn change(file: &fs::Metadata, settled: SystemTime) -> Option<[u64; 3]> {
    use std::os::unix::fs::MetadataExt;
    let settled = settled.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let changed = u64::try_from(file.ctime()).ok()?;
    let nanos = u64::try_from(file.ctime_nsec()).ok()?;
    (changed < settled.as_secs()).then_some([changed, nanos, file.dev().rotate_left(32) ^ file.ino()])
}

#[cfg(not(unix))]
fn change(_: &fs::Metadata, _: SystemTime) -> Option<[u64; 3]> {
    Some([0; 3])
}
