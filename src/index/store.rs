//! Keeping an index true to a corpus: what is unchanged stays, what changed is replaced, what is gone is removed.

use super::card::ActCard;
use super::reading::each_read;
use super::schema::{ACT, Fields, register_analyzers, schema};
use crate::source::{ActFiles, Fingerprints, Report, Warning};
use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use tantivy::directory::MmapDirectory;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

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
                update(Index::create_in_ram(schema), fields, acts, &mut Fingerprints::default(), progress)
            }
        }
    }

    /// Cards of all acts, by code, then by where they were read from.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn cards(&self) -> Result<Vec<ActCard>, IndexError> {
        let mut cards: Vec<(String, ActCard)> = Vec::new();
        let searcher = self.reader.searcher();
        for address in acts_of(&searcher, &self.fields)? {
            let document: TantivyDocument = searcher.doc(address)?;
            let origin = text(&document, self.fields.origin).to_owned();
            cards.push((origin, serde_json::from_slice(record(&document, self.fields.record))?));
        }
        cards.sort_by(|a, b| (&a.1.act.code, &a.0).cmp(&(&b.1.act.code, &b.0)));
        Ok(cards.into_iter().map(|(_, card)| card).collect())
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
    // Reading a damaged segment could go wrong in any way; its checksum is cheaper than finding out.
    let damaged = index.validate_checksum()?;
    if let Some(file) = damaged.iter().min() {
        let cause = std::io::Error::other(format!("{} does not match its checksum", file.display()));
        return Err(IndexError::Search(tantivy::TantivyError::IoError(cause.into())));
    }
    // Beside the index and not in it: what is known of files holds whatever becomes of the index.
    let file = folder.join("fingerprints");
    let mut fingerprints = Fingerprints::load(&file);
    let library = update(index, fields, acts, &mut fingerprints, progress)?;
    // Without it the files are read again next time, and nothing else.
    let _ = fingerprints.save(&file, acts);
    Ok(library)
}

/// Replaces what changed and removes what is gone.
fn update(
    index: Index,
    fields: Fields,
    acts: &[ActFiles],
    fingerprints: &mut Fingerprints,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Library, IndexError> {
    register_analyzers(&index);
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let mut library = Library { fields, reader, report: Report::default(), read: 0 };
    let mut known = known_acts(&library)?;
    let mut changed: Vec<&ActFiles> = Vec::new();
    let mut replaced: Vec<&str> = Vec::new();
    for act in acts {
        match known.remove(act.origin()) {
            Some(as_read) if as_read.digest == fingerprints.digest(act) => {
                library.report.warnings.extend(as_read.warnings);
            }
            as_read => {
                // Whether it was known or not, its digest goes into its card.
                fingerprints.digest(act);
                replaced.extend(as_read.map(|_| act.origin()));
                changed.push(act);
            }
        }
    }
    if changed.is_empty() && known.is_empty() {
        return Ok(library);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let writers = (threads / 2).clamp(1, MOST_WRITERS);
    let mut writer: IndexWriter = index.writer_with_num_threads(writers, WRITER_MEMORY)?;
    if changed.len() > FEW {
        // Segments of a corpus read at once are large enough as they are.
        writer.set_merge_policy(Box::new(NoMergePolicy));
    }
    for gone in known.keys().map(String::as_str).chain(replaced) {
        writer.delete_term(Term::from_field_text(fields.origin, gone));
    }
    let mut done = 0;
    let reports = each_read(&fields, &changed, threads, &mut |act, documents| {
        progress(Progress::Reading { done, of: changed.len(), act: act.origin() });
        done += 1;
        for document in documents {
            writer.add_document(document)?;
        }
        Ok(())
    })?;
    for report in reports {
        library.report.extend(report);
    }
    library.read = changed.len();
    writer.commit()?;
    writer.wait_merging_threads()?;
    library.reader.reload()?;
    Ok(library)
}

/// The part of a card that tells whether its act must be read anew.
#[derive(serde::Deserialize)]
struct AsRead {
    digest: String,
    warnings: Vec<Warning>,
}

/// How each act in the index was read, by where it was read from.
fn known_acts(library: &Library) -> Result<BTreeMap<String, AsRead>, IndexError> {
    let mut known = BTreeMap::new();
    let searcher = library.reader.searcher();
    for address in acts_of(&searcher, &library.fields)? {
        let document: TantivyDocument = searcher.doc(address)?;
        let card: AsRead = serde_json::from_slice(record(&document, library.fields.record))?;
        let origin = document.get_first(library.fields.origin).and_then(|v| v.as_str());
        known.insert(origin.unwrap_or_default().to_owned(), card);
    }
    Ok(known)
}

fn acts_of(searcher: &Searcher, fields: &Fields) -> Result<Vec<DocAddress>, IndexError> {
    use tantivy::collector::DocSetCollector;
    use tantivy::query::TermQuery;
    use tantivy::schema::IndexRecordOption::Basic;
    let query = TermQuery::new(Term::from_field_text(fields.kind, ACT), Basic);
    Ok(searcher.search(&query, &DocSetCollector)?.into_iter().collect())
}

pub(super) fn record(document: &TantivyDocument, field: tantivy::schema::Field) -> &[u8] {
    document.get_first(field).and_then(|v| v.as_bytes()).unwrap_or_default()
}

fn text(document: &TantivyDocument, field: tantivy::schema::Field) -> &str {
    document.get_first(field).and_then(|v| v.as_str()).unwrap_or_default()
}
