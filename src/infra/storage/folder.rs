//! A folder of this machine, or of one that all nodes see.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{pieces::PIECE, stays::STAYS};
use crate::infra::files;

/// Pieces. Every thread that reads some keeps room for eight, and there would be hundreds of threads.
const READ_AT_ONCE: usize = 16;

/// Where it is.
#[derive(Debug)]
pub(super) struct Folder {
    place: PathBuf,
    turns: Semaphore,
}

impl Folder {
    pub(super) fn at(path: &Path) -> Self {
        Self { place: path.to_owned(), turns: Semaphore::new(READ_AT_ONCE) }
    }

    pub(super) async fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        tokio::fs::read(self.place.join(name)).await
    }

    /// The file is open while a piece is read and no longer: open files are few.
    pub(super) async fn piece(&self, name: &str, from: u64) -> io::Result<(u64, Vec<u8>)> {
        let _turn = self.turns.acquire().await.map_err(io::Error::other)?;
        let path = self.place.join(name);
        let read = spawn_blocking(move || {
            let mut file = File::open(path)?;
            let length = file.metadata()?.len();
            file.seek(SeekFrom::Start(from))?;
            let mut piece = Vec::with_capacity(usize::try_from(PIECE.min(length.saturating_sub(from))).unwrap_or(0));
            file.take(PIECE).read_to_end(&mut piece)?;
            Ok((length, piece))
        });
        read.await.map_err(io::Error::other)?
    }

    pub(super) async fn write(&self, below: &str, files: Vec<(String, Vec<u8>)>) -> io::Result<()> {
        let folder = self.place.join(below);
        let written = spawn_blocking(move || {
            files::write_whole(&folder, files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())))
        });
        written.await.map_err(io::Error::other)?
    }

    pub(super) async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        for name in names {
            match tokio::fs::remove_file(self.place.join(&name)).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) async fn names(&self, below: &str) -> io::Result<HashSet<String>> {
        let (root, below) = (self.place.clone(), self.place.join(below));
        let walked = spawn_blocking(move || {
            let mut names = HashSet::new();
            walk(&root, &below, &mut names).map(|()| names)
        });
        walked.await.map_err(io::Error::other)?
    }

    pub(super) fn is_empty(&self) -> io::Result<bool> {
        match fs::read_dir(&self.place) {
            Ok(mut inside) => inside.try_fold(true, |empty, entry| Ok(empty && entry?.file_name() == STAYS)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error),
        }
    }
}

impl std::fmt::Display for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.place.display())
    }
}

/// Where there is no such folder there are no names.
fn walk(root: &Path, folder: &Path, names: &mut HashSet<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(root, &entry.path(), names)?;
        } else if let Some(name) = entry.path().strip_prefix(root).ok().and_then(Path::to_str) {
            names.insert(name.to_owned());
        }
    }
    Ok(())
}
