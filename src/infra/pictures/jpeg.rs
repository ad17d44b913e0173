//! The pixels of a JPEG that is whole. `image` fills what is missing with grey, as browsers do; a listing half grey sells nothing.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, RgbImage};
use zune_jpeg::{
    JpegDecoder,
    errors::DecodeErrors,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

use super::plain::parts;

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

/// How it is read: of any size that can be said in its head.
pub(super) fn options(strict: bool) -> DecoderOptions {
    let options = DecoderOptions::default().set_strict_mode(strict);
    options.set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX))
}

fn read(bytes: &[u8], strict: bool) -> Result<Option<DynamicImage>, DecodeErrors> {
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options(strict));
    decoder.decode_headers()?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let inks = decoder.input_colorspace() == Some(ColorSpace::CMYK) && !is_adobes(bytes);
    let colours = match (grey, inks) {
        (true, _) => ColorSpace::Luma,
        (_, true) => ColorSpace::CMYK,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(colours));
    let (width, height) = decoder.dimensions().unwrap_or_default();
    let (width, height) = (u32::try_from(width).unwrap_or(0), u32::try_from(height).unwrap_or(0));
    let mut pixels = decoder.decode()?;
    if inks {
        on_paper(&mut pixels);
    }
    Ok(if grey {
        GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
    })
}

/// Whether Adobe's marker stands in the head: then inks are written turned round, and the decoder turns them back. Without it they are as
/// they are, and turned round they would be black.
fn is_adobes(bytes: &[u8]) -> bool {
    parts(bytes).any(|(kind, part)| kind == 0xee && part.starts_with(b"Adobe"))
}

/// Cyan, magenta, yellow and black on white paper, as red, green and blue; in its own room, since what is written has been read already.
fn on_paper(inks: &mut Vec<u8>) {
    let pixels = inks.len() / 4;
    for pixel in 0..pixels {
        let light = 255 - u16::from(inks[4 * pixel + 3]);
        for colour in 0..3 {
            let shone = (255 - u16::from(inks[4 * pixel + colour])) * light;
            inks[3 * pixel + colour] = u8::try_from((shone + 127) / 255).unwrap_or(255);
        }
    }
    inks.truncate(3 * pixels);
}
