//! Where an embedded database is. Whoever takes its file away while it is open, or puts another in its place, leaves the program
//! with one that nobody will ever read again: what is written into that is refused, not lost.

use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use sea_orm::{DbErr, RuntimeErr};

/// What an error of it says.
pub(super) const GONE: &str = "its file is gone, or another is in its place";

/// The file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    path: PathBuf,
    /// Device and number.
    file: (u64, u64),
}

impl Place {
    /// The file that is there now.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), file: file(path)? })
    }

    /// Whether it is the same still.
    pub(super) fn is_there(&self) -> Result<(), DbErr> {
        match file(&self.path) {
            Ok(file) if file == self.file => Ok(()),
            _ => Err(DbErr::Conn(RuntimeErr::Internal(GONE.to_owned()))),
        }
    }
}

fn file(path: &Path) -> io::Result<(u64, u64)> {
    let known = fs::metadata(path)?;
    Ok((known.dev(), known.ino()))
}
