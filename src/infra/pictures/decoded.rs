//! Bytes that became pixels, and pixels that became WebP again. Everything here is slow: it belongs on a thread of its own.

use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, metadata::Orientation,
};
use sea_orm::DbErr;
use sha2::{Digest, Sha256};

use super::{
    colours, jpeg, kinds, preview,
    smaller::{self, height_at},
    upright,
    widths::WIDTHS,
};
use crate::infra::secret::hex;

/// Bytes of an upload.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
const MOST_PIXELS: u64 = 60_000_000;
/// WebP holds no longer side; a picture has it when it is as narrow as it is kept.
const LONGEST_SIDE: u32 = 16_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
const QUALITY: f32 = 78.0;
/// Of what is more than `LARGEST_KEPT` in that.
const POOR: f32 = 30.0;
/// Bytes of a file that is kept: a photo full of leaves has a third of it.
const LARGEST_KEPT: usize = 1024 * 1024;

/// A picture ready to be kept: WebP for each of `WIDTHS`. A smaller original is not blown up.
pub struct Cleaned {
    /// Pixels of the largest size.
    pub width: u32,
    /// Pixels of the largest size.
    pub height: u32,
    pub(super) sizes: Vec<(u32, Vec<u8>)>,
}

impl Cleaned {
    /// Of its pixels.
    pub(super) fn hash(&self) -> String {
        let largest = self.sizes.first().map(|(_, webp)| webp.as_slice()).unwrap_or_default();
        hex(&Sha256::digest(largest)[..16])
    }
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
    /// So narrow and long that no page could show it.
    #[error("the picture is too long")]
    TooLong,
    /// A JPEG, PNG or WebP of which a part is missing or damaged.
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

/// An upload in every width.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(PictureError::TooLarge);
    }
    if kinds::is_heic(bytes) {
        return Err(PictureError::Heic);
    }
    sizes(decode(bytes)?)
}

/// One of our own files, made narrower; as it is where it is no wider.
pub(super) fn narrower(file: Vec<u8>, wanted: u32) -> Result<Vec<u8>, PictureError> {
    let picture = decode(&file)?.picture;
    if picture.width() <= wanted { Ok(file) } else { Ok(encode(&mut smaller::narrower(picture, wanted))) }
}

/// One of our own files, as a preview.
pub(super) fn preview(file: &[u8]) -> Result<Vec<u8>, PictureError> {
    preview::of(&decode(file)?.picture).ok_or(PictureError::Broken)
}

/// As it lies in its file, and nothing shines through.
struct Decoded {
    picture: DynamicImage,
    /// How it is turned upright.
    orientation: Orientation,
    /// What its numbers mean, where it says so.
    profile: Option<Vec<u8>>,
}

fn decode(bytes: &[u8]) -> Result<Decoded, PictureError> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let format = reader.format().ok_or(PictureError::NotAPicture)?;
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels);
    }
    let note = decoder.exif_metadata().ok().flatten();
    let orientation = upright::orientation(&note.unwrap_or_default());
    let (across, down) = if upright::lies(orientation) { (height, width) } else { (width, height) };
    if height_at(across, down, WIDTHS.into_iter().max().unwrap_or(across)) > LONGEST_SIDE {
        return Err(PictureError::TooLong);
    }
    let profile = decoder.icc_profile().ok().flatten();
    let picture = if format == ImageFormat::Jpeg {
        // It has a copy of the file.
        drop(decoder);
        jpeg::pixels(bytes).ok_or(PictureError::Broken)?
    } else {
        DynamicImage::from_decoder(decoder).map_err(unreadable)?
    };
    let picture = colours::on_white(picture).ok_or(PictureError::Broken)?;
    Ok(Decoded { picture: DynamicImage::ImageRgb8(picture), orientation, profile })
}

/// A kind that is not read here, or one that is and cannot be.
fn unreadable(error: ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::NotAPicture,
        ImageError::Limits(_) => PictureError::TooManyPixels,
        _ => PictureError::Broken,
    }
}

/// The largest first, each smaller one out of the one before: a phone's photo is walked through once.
fn sizes(decoded: Decoded) -> Result<Cleaned, PictureError> {
    let Decoded { picture, orientation, mut profile } = decoded;
    let mut source = smaller::upright(picture, orientation, WIDTHS.into_iter().max().unwrap_or(1));
    let mut kept = Vec::new();
    for wanted in WIDTHS.into_iter().rev() {
        source = smaller::narrower(source, wanted);
        if let Some(profile) = profile.take() {
            source = colours::srgb(source.into_rgb8(), &profile).into();
        }
        let webp = encode(&mut source);
        kept.push((wanted, webp, source.dimensions()));
    }
    let (width, height) = kept.first().map(|(_, _, size)| *size).ok_or(PictureError::NotAPicture)?;
    Ok(Cleaned { width, height, sizes: kept.into_iter().map(|(wanted, webp, _)| (wanted, webp)).collect() })
}

/// As well as it can be kept in `LARGEST_KEPT`: noise is kept poorly, and then smaller.
fn encode(picture: &mut DynamicImage) -> Vec<u8> {
    let at = |picture: &DynamicImage, quality| {
        let webp = webp::Encoder::from_rgb(picture.as_bytes(), picture.width(), picture.height()).encode(quality);
        (webp.len() <= LARGEST_KEPT).then(|| webp.to_vec())
    };
    if let Some(webp) = at(picture, QUALITY) {
        return webp;
    }
    loop {
        if let Some(webp) = at(picture, POOR) {
            return webp;
        }
        let half = picture.width() / 2;
        *picture = smaller::narrower(std::mem::take(picture), half);
    }
}
