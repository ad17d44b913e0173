//! Why there is no demo world.

use sea_orm::DbErr;

use crate::infra::{passwords::PasswordError, pictures::PictureError};

/// Why there is no demo world.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Real accounts live here.
    #[error("the database is not empty: a demo world is only loaded into an empty one")]
    NotEmpty,
    /// An earlier load was cut short.
    #[error("{0}")]
    Half(String),
    /// The source files do not fit together, or a command refused what they say.
    #[error("demo source: {0}")]
    Source(String),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// A demo picture could not be cleaned or kept.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The demo password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

impl From<csv::Error> for DemoError {
    fn from(error: csv::Error) -> Self {
        Self::Source(error.to_string())
    }
}

/// A refusal here is a mistake of the source files.
pub(super) fn refused(error: impl std::fmt::Display) -> DemoError {
    DemoError::Source(error.to_string())
}
