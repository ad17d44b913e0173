//! Bytes that became pixels, and pixels that became WebP again. Everything here is slow: it belongs on a thread of its own.

use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageReader, Limits, imageops::FilterType, metadata::Orientation,
};
use sea_orm::DbErr;

use super::widths::WIDTHS;

/// Bytes of an upload.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
const MOST_PIXELS: u64 = 60_000_000;
/// WebP holds no longer side.
const LONGEST_SIDE: u32 = 16_000;
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
const QUALITY: f32 = 78.0;

/// A picture ready to be kept: WebP for each of `WIDTHS`. A smaller original is not blown up.
pub struct Cleaned {
    /// Pixels of the largest size.
    pub width: u32,
    /// Pixels of the largest size.
    pub height: u32,
    pub(super) sizes: Vec<(u32, Vec<u8>)>,
}

/// Why an upload is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// More than 20 MB.
    #[error("the file is too large")]
    TooLarge,
    /// More than 60 megapixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// Not a JPEG, PNG or WebP that can be read.
    #[error("not a picture")]
    NotAPicture,
    /// The disk refused.
    #[error("the picture could not be kept: {0}")]
    Disk(#[from] std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// An upload in every width.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    if bytes.len() > LARGEST_FILE {
        return Err(PictureError::TooLarge);
    }
    sizes(decode(bytes)?)
}

/// One of our own files, made narrower; as it is where it is no wider.
pub(super) fn narrower(file: Vec<u8>, wanted: u32) -> Result<Vec<u8>, PictureError> {
    let picture = decode(&file)?;
    if picture.width() <= wanted { Ok(file) } else { Ok(encode(&shrink(picture, wanted)?)) }
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::NotAPicture)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(PictureError::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::NotAPicture)?;
    picture.apply_orientation(orientation);
    Ok(DynamicImage::ImageRgb8(picture.into_rgb8()))
}

/// The largest first, each smaller one out of the one before: a phone's photo is walked through once.
fn sizes(mut source: DynamicImage) -> Result<Cleaned, PictureError> {
    let mut kept = Vec::new();
    for wanted in WIDTHS.into_iter().rev() {
        source = shrink(source, wanted)?;
        kept.push((wanted, encode(&source), source.dimensions()));
    }
    let (width, height) = kept.first().map(|(_, _, size)| *size).ok_or(PictureError::NotAPicture)?;
    Ok(Cleaned { width, height, sizes: kept.into_iter().map(|(wanted, webp, _)| (wanted, webp)).collect() })
}

fn encode(picture: &DynamicImage) -> Vec<u8> {
    webp::Encoder::from_rgb(picture.as_bytes(), picture.width(), picture.height()).encode(QUALITY).to_vec()
}

fn shrink(picture: DynamicImage, wanted: u32) -> Result<DynamicImage, PictureError> {
    if picture.width() <= wanted {
        return Ok(picture);
    }
    let height = (u64::from(picture.height()) * u64::from(wanted) / u64::from(picture.width())).max(1);
    let height = u32::try_from(height).map_err(|_| PictureError::TooManyPixels)?;
    Ok(picture.resize_exact(wanted, height, FilterType::CatmullRom))
}
