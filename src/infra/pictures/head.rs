//! What a file says of itself before its pixels: whether it is a picture that is taken, how large, which way up, what its numbers mean,
//! and what it takes to decode it.

use std::io::Cursor;

use image::{ColorType, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, metadata::Orientation};
use zune_jpeg::{JpegDecoder, errors::DecodeErrors};

use super::{
    jpeg, kinds, plain,
    refused::{LARGEST_FILE, PictureError},
    smaller::height_at,
    upright,
    widths::WIDEST,
};

const MOST_PIXELS: u64 = 60_000_000;
/// WebP holds no longer side; a picture has it when it is as narrow as it is kept.
const LONGEST_SIDE: u32 = 16_000;
/// Bytes of all notes beside the pixels of a PNG, unpacked: a small file can hold gigabytes of them.
const LONGEST_NOTES: u64 = 8 * 1024 * 1024;
/// Bytes of a profile. Longer ones are not of red, green and blue.
const LONGEST_PROFILE: usize = 4 * 1024 * 1024;
/// Bytes that a JPEG holds of each pixel and colour where it is decoded in passes, of which all are kept until the last.
const IN_PASSES: u64 = 2;
/// Pixels that are decoded beyond the right and the lower side of a JPEG, to a whole block.
const BLOCK: u64 = 31;
/// Bytes that a WebP takes for each pixel: one of a kind that knows nothing of what shines through, one that does, and one that moves,
/// of which the first frame is put before a ground.
const WEBP: u64 = 7;
const SHINING: u64 = 12;
const MOVING: u64 = 16;

/// What is known of a picture before it is decoded.
pub(super) struct Head {
    pub(super) kind: ImageFormat,
    /// Pixels across and from top to bottom, as it lies in its file.
    pub(super) size: (u32, u32),
    /// How it is turned upright.
    pub(super) orientation: Orientation,
    /// What its numbers mean, where it says so.
    pub(super) profile: Option<Vec<u8>>,
    /// Bytes that are taken at once while it is decoded, beside the file.
    pub(super) decoding: u64,
    /// Bytes that are taken for each pixel once it is.
    pub(super) decoded: u64,
}

impl Head {
    /// Of a file, if it is a picture that is taken.
    pub(super) fn of(file: &[u8]) -> Result<Self, PictureError> {
        if file.is_empty() {
            return Err(PictureError::Empty);
        }
        if file.len() > LARGEST_FILE {
            return Err(PictureError::TooLarge);
        }
        if kinds::is_heic(file) {
            return Err(PictureError::Heic);
        }
        let mut head = match image::guess_format(file).map_err(|_| PictureError::NotAPicture)? {
            ImageFormat::Jpeg => of_jpeg(file)?,
            kind => of_other(file, kind)?,
        };
        head.profile = head.profile.filter(|profile| profile.len() <= LONGEST_PROFILE);
        head.is_taken().map(|()| head)
    }

    /// Pixels across and from top to bottom when it is upright.
    fn upright(&self) -> (u32, u32) {
        let (width, height) = self.size;
        if upright::lies(self.orientation) { (height, width) } else { (width, height) }
    }

    fn is_taken(&self) -> Result<(), PictureError> {
        let (across, down) = self.upright();
        if pixels(self.size) > MOST_PIXELS {
            return Err(PictureError::TooManyPixels);
        }
        if height_at(across, down, WIDEST) > LONGEST_SIDE {
            return Err(PictureError::TooLong);
        }
        Ok(())
    }
}

pub(super) fn pixels((width, height): (u32, u32)) -> u64 {
    u64::from(width) * u64::from(height)
}

fn of_jpeg(file: &[u8]) -> Result<Head, PictureError> {
    if !plain::jpeg(file) {
        return Err(PictureError::Broken);
    }
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(file), jpeg::options(false));
    decoder.decode_headers().map_err(|error| match error {
        DecodeErrors::Unsupported(_) => PictureError::NotAPicture,
        DecodeErrors::LargeDimensions(_) => PictureError::TooManyPixels,
        _ => PictureError::Broken,
    })?;
    let info = decoder.info().ok_or(PictureError::Broken)?;
    let size = (u32::from(info.width), u32::from(info.height));
    // Grey ones have a second copy in colours; inks are turned into colours in their own room.
    let (decoding, decoded) = match info.components {
        1 => (4, 3),
        4 => (4, 4),
        _ => (3, 3),
    };
    let comes_line_by_line = info.sof.is_sequential_dct() && plain::comes_line_by_line(file, info.components);
    let whole_blocks = (u64::from(info.width) + BLOCK) * (u64::from(info.height) + BLOCK);
    let waits = if comes_line_by_line { 0 } else { whole_blocks * u64::from(info.components) * IN_PASSES };
    Ok(Head {
        kind: ImageFormat::Jpeg,
        size,
        orientation: upright::orientation(decoder.exif().map(Vec::as_slice).unwrap_or_default()),
        profile: decoder.icc_profile(),
        decoding: pixels(size) * decoding + waits,
        decoded,
    })
}

fn of_other(file: &[u8], kind: ImageFormat) -> Result<Head, PictureError> {
    let moves = match kind {
        ImageFormat::Png if plain::png(file) => false,
        ImageFormat::Png => return Err(PictureError::Broken),
        ImageFormat::WebP => plain::webp(file).ok_or(PictureError::Broken)?,
        _ => false,
    };
    let mut decoder = decoder(file, kind)?;
    let (size, colours) = (decoder.dimensions(), decoder.color_type());
    let decoded = if colours.has_alpha() { 4 } else { 3 };
    let decoding = match kind {
        // What it reads from is copied.
        ImageFormat::WebP => {
            let each = if moves {
                MOVING
            } else if colours.has_alpha() {
                SHINING
            } else {
                WEBP
            };
            pixels(size) * each + 2 * file.len() as u64
        }
        // A second copy in colours.
        _ if !matches!(colours, ColorType::Rgb8 | ColorType::Rgba8) => decoder.total_bytes() + pixels(size) * decoded,
        _ => decoder.total_bytes(),
    };
    let note = decoder.exif_metadata().ok().flatten();
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = upright::orientation(&note.unwrap_or_default());
    Ok(Head { kind, size, orientation, profile, decoding, decoded })
}

/// Reads what is no JPEG.
pub(super) fn decoder(file: &[u8], kind: ImageFormat) -> Result<impl ImageDecoder, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(file), kind);
    let mut limits = Limits::no_limits();
    // A PNG asks for as much for its notes; its pixels are not counted in it.
    limits.max_alloc = Some(LONGEST_NOTES);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| unreadable(&error))
}

/// A kind that is not read here, or one that is and cannot be.
pub(super) fn unreadable(error: &ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::NotAPicture,
        ImageError::Limits(_) => PictureError::TooManyPixels,
        _ => PictureError::Broken,
    }
}
