//! Bringing public repositories to this computer, and up to date.
//!
//! A repository is fetched whole (the history is the law) into a bare one, of which one branch follows the HEAD of the
//! other side, also where that was rewritten. It is fetched under a hidden name and takes its own only when complete, so
//! that half a repository is never mistaken for a whole one; what an interrupted fetch left is removed and fetched anew.
//! Which acts are to be read is written into the configuration of the repository.

mod http;
mod list;

pub use list::{Listed, Registered, name_of, registered};

use super::repository::{ONLY, one_line};
use crate::law::ActCode;
use gix::bstr::BStr;
use gix::progress::Discard;
use gix::remote::fetch::{Status, Tags};
use http::Http;
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

/// What is fetched: the HEAD of the other side, whatever it was before.
const FETCH: &str = "+HEAD:refs/heads/main";

/// Told of the bytes received so far.
pub type Received = Arc<dyn Fn(u64) + Send + Sync>;

/// What a pull did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulled {
    /// The repository was not here before.
    New,
    /// It has something new.
    Updated,
    /// It was up to date.
    Unchanged,
}

/// Why a repository could not be pulled.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The address is none that can be pulled from.
    #[error("{0} is no address of a repository; write https://HOST/PATH")]
    Address(String),
    /// The other side cannot be reached, or refuses, or what it sends is no repository.
    #[error("{url} cannot be fetched: {cause}")]
    Fetch {
        /// The address.
        url: String,
        /// What is the matter.
        cause: String,
    },
    /// What stands at the place is not what was pulled from this address.
    #[error("{} cannot be updated: {cause}", place.display())]
    Place {
        /// The place.
        place: PathBuf,
        /// What is the matter.
        cause: String,
    },
    /// The disk.
    #[error("{} cannot be written: {cause}", place.display())]
    Disk {
        /// The place.
        place: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

/// Fetches a repository into `dest/NAME.git`, or brings the one that stands there up to date. Of its acts only those of
/// `only` will be read; all if `None`.
///
/// # Errors
/// If it cannot be fetched or kept; what stood there before is as it was.
pub fn pull(
    listed: &Listed,
    dest: &Path,
    only: Option<&BTreeSet<ActCode>>,
    received: &Received,
) -> Result<(PathBuf, Pulled), PullError> {
    let disk = |place: &Path| {
        let place = place.to_owned();
        move |cause| PullError::Disk { place, cause }
    };
    check(&listed.url)?;
    fs::create_dir_all(dest).map_err(disk(dest))?;
    let place = dest.join(format!("{}.git", listed.name));
    let _guard = lock(dest, &listed.name)?;
    if place.exists() {
        let before = url_of(&place).ok_or_else(|| PullError::Place {
            place: place.clone(),
            cause: "it is no repository that was pulled; move it away and pull again".into(),
        })?;
        if before != listed.url {
            let cause = format!("it was pulled from {before}; name another folder with --dest");
            return Err(PullError::Place { place, cause });
        }
        let changed = fetch(&place, &listed.url, received)?;
        configure(&place, &listed.url, only).map_err(disk(&place))?;
        return Ok((place, if changed { Pulled::Updated } else { Pulled::Unchanged }));
    }
    let part = dest.join(format!(".{}.part", listed.name));
    match fs::remove_dir_all(&part) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(disk(&part)(cause)),
        _ => {}
    }
    gix::ThreadSafeRepository::init_opts(
        &part,
        gix::create::Kind::Bare,
        gix::create::Options { destination_must_be_empty: Some(true), ..Default::default() },
        gix::open::Options::isolated(),
    )
    .map_err(|e| disk(&part)(io::Error::other(one_line(&e.to_string()))))?;
    fs::write(part.join("HEAD"), "ref: refs/heads/main\n").map_err(disk(&part))?;
    let fetched = fetch(&part, &listed.url, received)
        .and_then(|_| configure(&part, &listed.url, only).map_err(disk(&part)))
        .and_then(|()| fs::rename(&part, &place).map_err(disk(&place)));
    if let Err(error) = fetched {
        // What is left is hidden and removed by the next pull.
        let _ = fs::remove_dir_all(&part);
        return Err(error);
    }
    Ok((place, Pulled::New))
}

/// Refuses addresses that would start programs, or that could not be written down.
fn check(url: &str) -> Result<(), PullError> {
    let known = ["https://", "http://", "git://", "file://"].iter().any(|s| url.len() > s.len() && url.starts_with(s));
    let plain = url.chars().all(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '"' | '\\' | '#' | ';'));
    if known && plain { Ok(()) } else { Err(PullError::Address(url.chars().filter(|c| !c.is_control()).collect())) }
}

/// Only one pull of a repository at a time.
fn lock(dest: &Path, name: &str) -> Result<File, PullError> {
    let place = dest.join(format!(".{name}.lock"));
    let disk = |cause| PullError::Disk { place: place.clone(), cause };
    let file = File::options().create(true).truncate(false).write(true).open(&place).map_err(disk)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(PullError::Place { place: dest.join(name), cause: "another olqy is pulling it".into() })
        }
        Err(TryLockError::Error(cause)) => Err(disk(cause)),
    }
}

fn url_of(place: &Path) -> Option<String> {
    let repository = gix::open_opts(place, gix::open::Options::isolated()).ok()?;
    let url = repository.config_snapshot().string("remote.origin.url")?;
    Some(url.to_string())
}

/// Writes the configuration of a pulled repository, whole.
fn configure(place: &Path, url: &str, only: Option<&BTreeSet<ActCode>>) -> io::Result<()> {
    let mut text = format!(
        "[core]\n\trepositoryformatversion = 0\n\tbare = true\n[remote \"origin\"]\n\turl = \"{url}\"\n\tfetch = {FETCH}\n"
    );
    if let (Some(codes), Some((section, key))) = (only, ONLY.split_once('.')) {
        let codes: Vec<&str> = codes.iter().map(ActCode::as_str).collect();
        text.push_str(&format!("[{section}]\n\t{key} = \"{}\"\n", codes.join(" ")));
    }
    let part = place.join("config.part");
    fs::write(&part, text)?;
    fs::rename(part, place.join("config"))
}

/// Fetches HEAD; whether it brought anything.
fn fetch(place: &Path, url: &str, received: &Received) -> Result<bool, PullError> {
    let fault = Arc::new(Mutex::new(None));
    let failed = |said: &dyn std::fmt::Display| {
        // What the connection said is nearer to the cause than what git's protocol makes of it.
        let heard = fault.lock().ok().and_then(|mut f| f.take());
        let cause = heard.unwrap_or_else(|| one_line(&said.to_string()));
        PullError::Fetch { url: url.to_owned(), cause }
    };
    let repository = gix::open_opts(place, gix::open::Options::isolated()).map_err(|e| failed(&e))?;
    let before = repository.head_id().ok().map(gix::Id::detach);
    let remote = repository
        .remote_at(url)
        .and_then(|r| {
            r.with_fetch_tags(Tags::None).with_refspecs(Some(BStr::new(FETCH)), gix::remote::Direction::Fetch)
        })
        .map_err(|e| failed(&e))?;
    let go_on = AtomicBool::new(false);
    let outcome = if url.starts_with("http") {
        let (address, version) =
            remote.sanitized_url_and_version(gix::remote::Direction::Fetch).map_err(|e| failed(&e))?;
        let http = Http::new(url, fault.clone(), received.clone());
        let transport = gix_transport::client::blocking_io::http::Transport::new_http(http, address, version, false);
        let connection = remote.to_connection_with_transport(transport).with_credentials(|_| Ok(None));
        let prepared = connection.prepare_fetch(Discard, Default::default()).map_err(|e| failed(&e))?;
        prepared.receive(Discard, &go_on)
    } else {
        let connection = remote.connect(gix::remote::Direction::Fetch).map_err(|e| failed(&e))?;
        let connection = connection.with_credentials(|_| Ok(None));
        let prepared = connection.prepare_fetch(Discard, Default::default()).map_err(|e| failed(&e))?;
        prepared.receive(Discard, &go_on)
    }
    .map_err(|e| failed(&e))?;
    let changed = matches!(outcome.status, Status::Change { .. });
    drop(outcome);
    let after = gix::open_opts(place, gix::open::Options::isolated()).map_err(|e| failed(&e))?;
    let head = after.head_commit().map_err(|_| failed(&"it has no commit"))?.id().detach();
    Ok(changed && before != Some(head))
}
