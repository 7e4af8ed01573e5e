//! A file in the object database, read when it is asked for.

use super::repository::one_line;
use crate::source::limits::Limits;
use crate::source::origin::too_large;
use gix::objs::Kind;
use gix::{ObjectId, ThreadSafeRepository};
use std::fmt;
use std::io;
use std::sync::Arc;

/// One file of one commit.
#[derive(Clone)]
pub struct Blob {
    repository: Arc<ThreadSafeRepository>,
    id: ObjectId,
}

impl Blob {
    pub(super) fn new(repository: Arc<ThreadSafeRepository>, id: ObjectId) -> Blob {
        Blob { repository, id }
    }

    /// The digest that git knows its bytes by: the same id means the same bytes.
    pub fn id(&self) -> &[u8] {
        self.id.as_slice()
    }

    /// Its bytes.
    ///
    /// # Errors
    /// If it is missing, damaged, no file, or larger than the limit for a file.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        bytes(&self.repository.to_thread_local(), self.id)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({})", self.id)
    }
}

/// The bytes of a file, once they have proved to be what their id says.
pub(super) fn bytes(repository: &gix::Repository, id: ObjectId) -> io::Result<Vec<u8>> {
    let damaged = |said: &dyn fmt::Display| {
        let cause = format!("object {id} of the git repository is missing or damaged: {}", one_line(&said.to_string()));
        io::Error::new(io::ErrorKind::InvalidData, cause)
    };
    let header = repository.find_header(id).map_err(|e| damaged(&e))?;
    if header.kind() != Kind::Blob {
        return Err(damaged(&"it is no file"));
    }
    let most = Limits::current().file;
    if header.size() > most {
        return Err(too_large(most));
    }
    let object = repository.find_object(id).map_err(|e| damaged(&e))?.detach();
    let proof = gix::objs::compute_hash(id.kind(), Kind::Blob, &object.data).map_err(|e| damaged(&e))?;
    if proof != id {
        return Err(damaged(&"its bytes are not what its id says"));
    }
    Ok(object.data)
}
