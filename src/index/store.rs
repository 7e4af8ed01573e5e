//! Keeping an index true to a corpus: what is unchanged stays, what changed is replaced, what is gone is removed.

use super::card::ActCard;
use super::catalogue::{self, Cards};
use super::intact;
use super::reading::each_read;
use super::schema::{Fields, register_analyzers, schema};
use crate::source::{ActFiles, Fingerprints, Report};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::directory::MmapDirectory;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::schema::Value;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// A digest of everything that decides how law is read; an index of another reading is never opened.
pub const READING: &str = env!("OLQY_READING");

/// Memory for documents not yet written, in bytes, for all writing threads together.
const WRITER_MEMORY: usize = 200 << 20;

/// Reading keeps more processors busy than writing does; more threads than these write nothing but more segments.
const MOST_WRITERS: usize = 4;

/// Up to so many changed acts are a change of a corpus rather than a new one.
const FEW: usize = 200;

/// Why an index could not be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The folder of the index cannot be read or written.
    #[error("the index in {folder} cannot be used: {cause}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The search library refused.
    #[error("the index failed: {0}")]
    Search(#[from] tantivy::TantivyError),
    /// A record of the index is not what this program wrote.
    #[error("a record of the index is damaged: {0}")]
    Record(#[from] serde_json::Error),
}

/// What happens while an index is brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// Another process is writing this index; it is waited for.
    Waiting,
    /// The index was damaged and has been made anew.
    Rebuilding {
        /// What was wrong with it.
        cause: &'a str,
    },
    /// The index cannot be kept on disk; this run works in memory.
    InMemory {
        /// What prevents it.
        cause: &'a str,
    },
    /// An act is being read.
    Reading {
        /// How many acts have been read before it.
        done: usize,
        /// How many have to be read.
        of: usize,
        /// Where it stands.
        act: &'a str,
    },
}

/// An index that is true to its corpus.
pub struct Library {
    pub(super) fields: Fields,
    pub(super) reader: IndexReader,
    /// By where they were read from.
    cards: Cards,
    /// What reading the changed acts had to say.
    pub report: Report,
    /// Acts that had to be read because they were new or changed.
    pub read: usize,
}

impl Library {
    /// Opens the index of a corpus in `folder` and brings it up to date with `acts`.
    ///
    /// A damaged index is made anew; if the folder cannot be written, the index is made in memory. Both are told to
    /// `progress`. Processes that use one folder at the same time wait for each other.
    ///
    /// # Errors
    /// If not even an index in memory can be made.
    pub fn open(
        folder: &Path,
        acts: &[ActFiles],
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Library, IndexError> {
        let folder = folder.join(READING);
        let on_disk = lock(&folder, progress).and_then(|guard| {
            let opened = open_on_disk(&folder, acts, progress);
            let library = match opened {
                Err(error) if !is_storage(&error) => {
                    remove_index(&folder)?;
                    // Only what can be mended by making it anew was damage.
                    let anew = open_on_disk(&folder, acts, progress)?;
                    progress(Progress::Rebuilding { cause: &error.to_string() });
                    Ok(anew)
                }
                other => other,
            };
            drop(guard);
            library
        });
        match on_disk {
            Ok(library) => Ok(library),
            // What fails on an empty folder as well is no damage.
            Err(error) => {
                progress(Progress::InMemory { cause: &error.to_string() });
                let (schema, fields) = schema();
                update(Index::create_in_ram(schema), fields, None, acts, &mut Fingerprints::default(), progress)
            }
        }
    }

    /// Cards of all acts, by code, then by where they were read from.
    pub fn cards(&self) -> Vec<Arc<ActCard>> {
        let mut cards: Vec<Arc<ActCard>> = self.cards.values().cloned().collect();
        cards.sort_by(|a, b| a.act.code.cmp(&b.act.code));
        cards
    }
}

/// Whether the disk is at fault (full, read-only, not permitted) rather than what stands on it.
fn is_storage(error: &IndexError) -> bool {
    fn refused(cause: &std::io::Error) -> bool {
        use std::io::ErrorKind::{
            FileTooLarge, NotADirectory, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull, WriteZero,
        };
        matches!(
            cause.kind(),
            StorageFull
                | PermissionDenied
                | ReadOnlyFilesystem
                | QuotaExceeded
                | WriteZero
                | NotADirectory
                | FileTooLarge
        )
    }
    match error {
        IndexError::Folder { .. } => true,
        IndexError::Search(tantivy::TantivyError::IoError(cause)) => refused(cause),
        IndexError::Search(tantivy::TantivyError::OpenWriteError(
            tantivy::directory::error::OpenWriteError::IoError { io_error, .. },
        )) => refused(io_error),
        // A worker that could not write to a full disk is reported by one of these alone.
        IndexError::Search(tantivy::TantivyError::ErrorInThread(_) | tantivy::TantivyError::InternalError(_)) => true,
        _ => false,
    }
}

/// What stands on the disk is not what was written.
pub(super) fn damage(what: String) -> IndexError {
    IndexError::Search(tantivy::TantivyError::IoError(std::io::Error::other(what).into()))
}

fn folder_error(folder: &Path) -> impl FnOnce(std::io::Error) -> IndexError + '_ {
    move |cause| IndexError::Folder { folder: folder.to_owned(), cause }
}

/// Takes the folder's lock; it is given back when the file is dropped.
fn lock(folder: &Path, progress: &mut dyn FnMut(Progress<'_>)) -> Result<File, IndexError> {
    fs::create_dir_all(folder).map_err(folder_error(folder))?;
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"));
    let file = file.map_err(folder_error(folder))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            progress(Progress::Waiting);
            file.lock().map_err(folder_error(folder))?;
        }
        Err(TryLockError::Error(cause)) => return Err(folder_error(folder)(cause)),
    }
    Ok(file)
}

fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

fn remove_index(folder: &Path) -> Result<(), IndexError> {
    match fs::remove_dir_all(index_folder(folder)) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(folder_error(folder)(cause)),
        _ => Ok(()),
    }
}

fn open_on_disk(
    folder: &Path,
    acts: &[ActFiles],
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Library, IndexError> {
    let at = index_folder(folder);
    fs::create_dir_all(&at).map_err(folder_error(folder))?;
    let (schema, fields) = schema();
    let directory = MmapDirectory::open(&at).map_err(tantivy::TantivyError::from)?;
    let index = Index::open_or_create(directory, schema)?;
    intact::check(&index, &at, &folder.join("intact"))?;
    // Beside the index and not in it: what is known of files holds whatever becomes of the index.
    let file = folder.join("fingerprints");
    let mut fingerprints = Fingerprints::load(&file);
    let library = update(index, fields, Some(&at), acts, &mut fingerprints, progress)?;
    // Without it the files are read again next time, and nothing else.
    let _ = fingerprints.save(&file, acts);
    Ok(library)
}

/// Replaces what changed and removes what is gone. `folder` is where the index stands, unless in memory.
fn update(
    index: Index,
    fields: Fields,
    folder: Option<&Path>,
    acts: &[ActFiles],
    fingerprints: &mut Fingerprints,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Library, IndexError> {
    register_analyzers(&index);
    let metas = index.load_metas()?;
    let mut cards = match (folder, metas.payload) {
        (Some(folder), Some(name)) => catalogue::load(folder, &name)?,
        _ if metas.segments.is_empty() => Cards::new(),
        _ => return Err(damage("the index does not tell what acts it holds".to_owned())),
    };
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let mut report = Report::default();
    let mut changed: Vec<&ActFiles> = Vec::new();
    let mut outdated: Vec<String> = Vec::new();
    let mut current = Cards::new();
    for act in acts {
        // Whether it was known or not, its digest goes into its card.
        let digest = fingerprints.digest(act);
        match cards.remove_entry(act.origin()) {
            Some((origin, card)) if card.digest == digest => {
                report.warnings.extend(card.warnings.iter().cloned());
                current.insert(origin, card);
            }
            before => {
                outdated.extend(before.map(|(origin, _)| origin));
                changed.push(act);
            }
        }
    }
    // What is left is gone from the corpus.
    outdated.extend(cards.into_keys());
    let mut library = Library { fields, reader, cards: current, report, read: 0 };
    if changed.is_empty() && outdated.is_empty() {
        return Ok(library);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let writers = (threads / 2).clamp(1, MOST_WRITERS);
    let mut writer: IndexWriter = index.writer_with_num_threads(writers, WRITER_MEMORY)?;
    if changed.len() > FEW {
        // Segments of a corpus read at once are large enough as they are.
        writer.set_merge_policy(Box::new(NoMergePolicy));
    }
    for origin in &outdated {
        writer.delete_term(Term::from_field_text(fields.origin, origin));
    }
    let mut done = 0;
    let cards = &mut library.cards;
    let reports = each_read(&fields, &changed, threads, &mut |act, card, documents| {
        progress(Progress::Reading { done, of: changed.len(), act: act.origin() });
        done += 1;
        for document in documents {
            writer.add_document(document)?;
        }
        cards.extend(card.map(|card| (act.origin().to_owned(), Arc::new(card))));
        Ok(())
    })?;
    for report in reports {
        library.report.extend(report);
    }
    library.read = changed.len();
    let name = folder.map(|folder| catalogue::save(folder, &library.cards)).transpose()?;
    let mut commit = writer.prepare_commit()?;
    if let Some(name) = &name {
        commit.set_payload(name);
    }
    commit.commit()?;
    if let (Some(folder), Some(name)) = (folder, &name) {
        catalogue::remove_others(folder, name);
    }
    writer.wait_merging_threads()?;
    library.reader.reload()?;
    Ok(library)
}

pub(super) fn record(document: &TantivyDocument, field: tantivy::schema::Field) -> &[u8] {
    document.get_first(field).and_then(|v| v.as_bytes()).unwrap_or_default()
}
