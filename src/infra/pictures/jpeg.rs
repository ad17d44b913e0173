//! The pixels of a JPEG that is whole. `image` fills what is missing with grey, as browsers do; a listing half grey sells nothing.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, RgbImage};
use zune_jpeg::{
    JpegDecoder,
    errors::DecodeErrors,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

/// Some cameras fill up with these, and nothing is missing.
const FILLED_UP: &str = "Extra bytes between headers";

/// The pixels, or nothing where some are missing. A missing end, and what lies behind it (a video, a second picture), is no fault.
pub(super) fn pixels(bytes: &[u8]) -> Option<DynamicImage> {
    match read(bytes, true) {
        Ok(picture) => picture,
        Err(error) if error.to_string().contains(FILLED_UP) => read(bytes, false).ok().flatten(),
        Err(_) => None,
    }
}

fn read(bytes: &[u8], strict: bool) -> Result<Option<DynamicImage>, DecodeErrors> {
    let options = DecoderOptions::default().set_strict_mode(strict);
    let options = options.set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers()?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let colours = if grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(colours));
    let (width, height) = decoder.dimensions().unwrap_or_default();
    let (width, height) = (u32::try_from(width).unwrap_or(0), u32::try_from(height).unwrap_or(0));
    let pixels = decoder.decode()?;
    Ok(if grey {
        GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    })
}
