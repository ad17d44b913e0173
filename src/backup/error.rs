//! Why a market could not be kept, brought back or moved.

use std::{io, path::PathBuf};

use sea_orm::DbErr;

use crate::infra::storage::Storage;

/// The text names the file, the table or the picture.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Nothing is written over.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// It cannot be written or read; a half-written file is removed.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// It is no whole backup: cut off, changed, or something else.
    #[error("{0} is no whole backup: {1}")]
    Broken(PathBuf, String),
    /// It was made by a newer program.
    #[error("it was made by a newer version of the program ({0}); restore it with that version")]
    Newer(String),
    /// A database that holds a market.
    #[error("the database holds a market already; restore and copy fill an empty one")]
    NotEmpty,
    /// A folder or bucket with pictures.
    #[error("{0} is not empty")]
    FilesNotEmpty(Storage),
    /// It cannot be written or read.
    #[error("{0}: {1}")]
    Storage(Storage, io::Error),
    /// A table that this program does not know.
    #[error("the table {0} is known on one side only")]
    Table(String),
    /// What arrived is not what was sent.
    #[error("the table {0} does not add up after it arrived: nothing was kept")]
    Tally(String),
    /// The backup is whole; the picture was gone before.
    #[error("{0} was written and is whole, but a picture is not where pictures are kept and the market shows it: {1}")]
    PictureMissing(PathBuf, String),
    /// The database does not answer.
    #[error("[database]: {0}")]
    Db(DbErr),
}

impl From<DbErr> for BackupError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
