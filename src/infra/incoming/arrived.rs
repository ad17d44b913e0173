//! A file on its way to the disk, and one that is there.

use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::PathBuf,
};

use tokio::{io::AsyncWriteExt, task::spawn_blocking};

use super::room::Place;
use crate::kernel::typed::clean;

/// What names begin with where a file cannot be without one.
pub(super) const NAMED: &str = ".tmp";
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 120;

/// A file without a name, in that folder.
pub(super) async fn open(folder: PathBuf) -> io::Result<File> {
    let opened = spawn_blocking(move || {
        tempfile::tempfile_in(&folder).or_else(|_| {
            fs::create_dir_all(&folder)?;
            tempfile::tempfile_in(&folder)
        })
    });
    opened.await.map_err(io::Error::other)?
}

/// A file that comes.
#[derive(Debug)]
pub struct Arriving {
    file: tokio::fs::File,
    bytes: u64,
    place: Place,
}

impl Arriving {
    pub(super) fn new(file: File, place: Place) -> Self {
        Self { file: tokio::fs::File::from_std(file), bytes: 0, place }
    }

    /// How much of it is there.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next piece; false where there is no room for it.
    pub async fn take(&mut self, piece: &[u8]) -> bool {
        if piece.is_empty() {
            return true;
        }
        let bytes = piece.len() as u64;
        if !self.place.grow(bytes) {
            return false;
        }
        self.bytes += bytes;
        written(self.file.write_all(piece).await)
    }

    /// All of it is there; nothing where the disk has not taken it.
    pub async fn end(mut self) -> Option<Arrived> {
        if !written(self.file.flush().await) {
            return None;
        }
        let file = Some(self.file.into_std().await);
        Some(Arrived { file, bytes: self.bytes, called: String::new(), _place: Some(self.place) })
    }
}

fn written(end: io::Result<()>) -> bool {
    if let Err(error) = &end {
        tracing::error!(%error, "a file that comes cannot be written");
    }
    end.is_ok()
}

/// A file that came. Gone when dropped, and its room with it.
#[derive(Debug)]
pub struct Arrived {
    file: Option<File>,
    bytes: u64,
    called: String,
    _place: Option<Place>,
}

impl Arrived {
    /// Under the name that whoever sent it gave it.
    pub fn called(self, name: &str) -> Self {
        Self { called: clean(name).chars().take(LONGEST_NAME).collect(), ..self }
    }

    /// What whoever sent it calls it; nobody else vouches for that.
    pub fn name(&self) -> &str {
        &self.called
    }

    /// One that came and was not kept.
    pub fn unread() -> Self {
        Self { file: None, bytes: 0, called: String::new(), _place: None }
    }

    /// How long it is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file itself; nothing where it was not kept.
    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// All of it, in memory: on a thread of its own, and when its turn has come.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let Some(mut file) = self.file.as_ref() else { return Ok(Vec::new()) };
        file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0));
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
