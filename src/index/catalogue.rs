//! The cards of all acts, in one file beside the segments: read whole whenever the index is opened, so that no passage has
//! to be unpacked for it.
//!
//! The file is named after the digest of its bytes and the commit of the index names the file, so that both always belong
//! together: whatever goes wrong between the two leaves the older pair in use.

use super::card::ActCard;
use super::store::{IndexError, damage};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Cards by where their acts were read from.
pub(super) type Cards = BTreeMap<String, Arc<ActCard>>;

const PREFIX: &str = "acts-";
/// Fewer cards than these are read faster by one thread.
const FEW: usize = 512;

/// Writes the cards and gives the name of the file.
pub(super) fn save(folder: &Path, cards: &Cards) -> Result<String, IndexError> {
    let mut lines = Vec::new();
    for (origin, card) in cards {
        serde_json::to_writer(&mut lines, &(origin, card.as_ref()))?;
        lines.push(b'\n');
    }
    let name = name_of(&lines);
    fs::write(folder.join(&name), lines).map_err(|cause| IndexError::Folder { folder: folder.to_owned(), cause })?;
    Ok(name)
}

/// Reads the cards that a commit names.
pub(super) fn load(folder: &Path, name: &str) -> Result<Cards, IndexError> {
    let lines = fs::read(folder.join(name)).map_err(|cause| damage(format!("{name} cannot be read: {cause}")))?;
    if name_of(&lines) != name {
        return Err(damage(format!("{name} does not match its checksum")));
    }
    let lines: Vec<&[u8]> = lines.split(|b| *b == b'\n').filter(|line| !line.is_empty()).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = lines.len().div_ceil(threads).max(FEW);
    let parts: Vec<Result<Cards, serde_json::Error>> = std::thread::scope(|scope| {
        let entry = |line: &&[u8]| serde_json::from_slice::<(String, ActCard)>(line);
        let read = move |part: &[&[u8]]| part.iter().map(|l| entry(l).map(|(o, card)| (o, Arc::new(card)))).collect();
        let running: Vec<_> = lines.chunks(share).map(|part| scope.spawn(move || read(part))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut cards = Cards::new();
    for part in parts {
        cards.append(&mut part?);
    }
    Ok(cards)
}

/// Removes the cards of earlier commits. What cannot be removed does no harm.
pub(super) fn remove_others(folder: &Path, name: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name();
        if other.to_str().is_some_and(|other| other.starts_with(PREFIX) && other != name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn name_of(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", blake3::hash(bytes).to_hex())
}
