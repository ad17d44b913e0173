//! Why an upload is not taken.

use sea_orm::DbErr;

/// Bytes of an upload.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// Why an upload is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// More than 20 MB.
    #[error("the file is too large")]
    TooLarge,
    /// More than 60 megapixels, or of a kind that takes more memory for those it has than there is for pictures.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// So narrow and long that no page could show it.
    #[error("the picture is too long")]
    TooLong,
    /// A JPEG, PNG or WebP of which a part is missing or damaged, or that is made as nobody makes pictures.
    #[error("the picture is broken")]
    Broken,
    /// HEIC, which phones can be told not to write.
    #[error("the picture is in HEIC")]
    Heic,
    /// A file of no bytes.
    #[error("the file is empty")]
    Empty,
    /// Not a JPEG, PNG or WebP.
    #[error("not a picture")]
    NotAPicture,
    /// The disk refused.
    #[error("the picture could not be kept: {0}")]
    Disk(#[from] std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}
