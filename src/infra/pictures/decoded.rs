//! Bytes that became pixels, and pixels that became WebP again. Everything here is slow: it belongs on a thread of its own.

use image::{DynamicImage, ImageFormat, RgbImage};
use sha2::{Digest, Sha256};
use webp::WebPConfig;

use super::{
    colours,
    head::{Head, decoder, pixels, unreadable},
    jpeg, preview,
    refused::PictureError,
    smaller,
    weight::QUICKLY,
    widths::{WIDEST, WIDTHS},
};
use crate::infra::secret::hex;

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

/// An upload in every width.
pub(super) fn clean(file: Vec<u8>, mut head: Head) -> Result<Cleaned, PictureError> {
    let picture = decode(&file, &head)?;
    drop(file);
    let source = smaller::upright(picture, head.orientation, WIDEST)?;
    sizes(source, head.profile.take())
}

/// One of our own files, made narrower; as it is where it is no wider.
pub(super) fn narrower(file: Vec<u8>, head: &Head, wanted: u32) -> Result<Vec<u8>, PictureError> {
    if head.size.0 <= wanted {
        return Ok(file);
    }
    encode(&mut smaller::narrower(decode(&file, head)?, wanted)?)
}

/// One of our own files, as a preview.
pub(super) fn preview(file: &[u8], head: &Head) -> Result<Vec<u8>, PictureError> {
    preview::of(decode(file, head)?).ok_or(PictureError::Broken)
}

/// As it lies in its file, and nothing shines through.
fn decode(file: &[u8], head: &Head) -> Result<RgbImage, PictureError> {
    let picture = if head.kind == ImageFormat::Jpeg {
        jpeg::pixels(file).ok_or(PictureError::Broken)?
    } else {
        DynamicImage::from_decoder(decoder(file, head.kind)?).map_err(|error| unreadable(&error))?
    };
    colours::on_white(picture).ok_or(PictureError::Broken)
}

/// The largest first, each smaller one out of the one before: a phone's photo is walked through once.
fn sizes(mut source: RgbImage, mut profile: Option<Vec<u8>>) -> Result<Cleaned, PictureError> {
    let mut kept = Vec::new();
    for wanted in WIDTHS.into_iter().rev() {
        source = smaller::narrower(source, wanted)?;
        if let Some(profile) = profile.take() {
            source = colours::srgb(source, &profile);
        }
        let webp = encode(&mut source)?;
        kept.push((wanted, webp, source.dimensions()));
    }
    let (width, height) = kept.first().map(|(_, _, size)| *size).ok_or(PictureError::NotAPicture)?;
    Ok(Cleaned { width, height, sizes: kept.into_iter().map(|(wanted, webp, _)| (wanted, webp)).collect() })
}

/// As well as it can be kept in `LARGEST_KEPT`: noise is kept poorly, and then smaller.
fn encode(picture: &mut RgbImage) -> Result<Vec<u8>, PictureError> {
    if let Some(webp) = small_enough(picture, QUALITY)? {
        return Ok(webp);
    }
    loop {
        if let Some(webp) = small_enough(picture, POOR)? {
            return Ok(webp);
        }
        let half = picture.width() / 2;
        *picture = smaller::narrower(std::mem::take(picture), half)?;
    }
}

/// Nothing where it is more than is kept.
fn small_enough(picture: &RgbImage, quality: f32) -> Result<Option<Vec<u8>>, PictureError> {
    let mut how = WebPConfig::new().map_err(|()| PictureError::Broken)?;
    how.quality = quality;
    how.low_memory = i32::from(pixels(picture.dimensions()) > QUICKLY);
    let encoder = webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height());
    let webp = encoder.encode_advanced(&how).map_err(|_| PictureError::Broken)?;
    Ok((webp.len() <= LARGEST_KEPT).then(|| webp.to_vec()))
}
