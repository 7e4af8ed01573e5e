//! Reading acts into documents, on all processors at once.

use super::build::documents;
use super::card::ActCard;
use super::schema::Fields;
use super::store::IndexError;
use crate::source::{ActFiles, Report};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use tantivy::TantivyDocument;

/// Acts read and not yet taken, for each thread: enough that none waits, few enough that memory stays flat.
const WAITING: usize = 2;

/// What is done with the card and the documents of an act; there is no card if nothing of it could be read.
type Take<'a> = dyn FnMut(&ActFiles, Option<ActCard>, Vec<TantivyDocument>) -> Result<(), IndexError> + 'a;

/// Reads acts in `threads` threads and hands their documents, act by act, to `take`: in whatever order they are ready.
/// The reports are in the order of `acts`.
///
/// # Errors
/// The first error of `take` or of an act; nothing is handed out after it.
pub(super) fn each_read(
    fields: &Fields,
    acts: &[&ActFiles],
    threads: usize,
    take: &mut Take<'_>,
) -> Result<Vec<Report>, IndexError> {
    let next = AtomicUsize::new(0);
    let mut reports = vec![Report::default(); acts.len()];
    let threads = threads.clamp(1, acts.len().max(1));
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING * threads);
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(act) = acts.get(place) else { return };
                    // Nobody listens any more after an error.
                    if sender.send((place, *act, read(fields, act))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (place, act, outcome) in receiver {
            let (card, documents, report) = outcome?;
            if let Some(slot) = reports.get_mut(place) {
                *slot = report;
            }
            take(act, card, documents)?;
        }
        Ok(())
    })
    .map(|()| reports)
}

fn read(fields: &Fields, act: &ActFiles) -> Result<(Option<ActCard>, Vec<TantivyDocument>, Report), IndexError> {
    let (editions, report) = act.read();
    let card = ActCard::new(act.digest().to_owned(), &editions, report.warnings.clone());
    let documents = match &card {
        Some(card) => documents(fields, act.origin(), card, &editions)?,
        None => Vec::new(),
    };
    Ok((card, documents, report))
}
