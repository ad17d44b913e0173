//! What it takes to decode a picture, in memory, by its head alone.

use std::io::{BufRead, Seek};

use image::{ImageDecoder, ImageFormat, ImageReader};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZByteReaderTrait, options::DecoderOptions},
};

/// In which it is counted.
const MEGABYTE: u64 = 1_024 * 1_024;

/// Bytes for each pixel of a picture that is decoded: of a JPEG, of one that comes in passes, all of which are kept until the last, and
/// of a WebP with its own planes.
const JPEG: u64 = 3;
const IN_PASSES: u64 = 9;
const WEBP: u64 = 6;
/// Beside what it decodes to: another copy of what has more than eight bits.
const COPY: u64 = 4;
/// For each line of a picture that is made narrower: 1,280 pixels between its own height and the new width, in numbers of four times
/// four bytes.
const LINE: u64 = 1_280 * 16;
/// Where they would be more, they are fewer (`smaller.rs`).
pub(super) const MOST_BETWEEN: u64 = 96 * 1_024 * 1_024;

/// Megabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight(pub(super) u32);

impl Weight {
    /// Of so many bytes decoded, and what lies between them and a narrower picture.
    fn new(decoded: u64, longest_side: u32) -> Self {
        let between = (u64::from(longest_side) * LINE).min(MOST_BETWEEN);
        Self(u32::try_from((decoded + between).div_ceil(MEGABYTE)).unwrap_or(u32::MAX).max(1))
    }
}

/// Of the picture that is read here; nothing where its head cannot be read.
pub(super) fn of<R: BufRead + Seek>(mut reader: R) -> Option<Weight> {
    let begun = reader.stream_position().ok()?;
    let guessed = ImageReader::new(&mut reader).with_guessed_format().ok()?.format()?;
    reader.seek(std::io::SeekFrom::Start(begun)).ok()?;
    match guessed {
        ImageFormat::Jpeg => of_jpeg(reader),
        format => of_other(reader, format),
    }
}

fn of_jpeg<R: ZByteReaderTrait>(reader: R) -> Option<Weight> {
    let options = DecoderOptions::default().set_strict_mode(false);
    let options = options.set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(reader, options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let bytes = if info.sof.is_sequential_dct() { JPEG } else { IN_PASSES };
    let pixels = u64::from(info.width) * u64::from(info.height);
    Some(Weight::new(pixels * bytes, info.width.max(info.height).into()))
}

fn of_other<R: BufRead + Seek>(reader: R, format: ImageFormat) -> Option<Weight> {
    let decoder = ImageReader::with_format(reader, format).into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let is_deep = decoder.color_type().bytes_per_pixel() > decoder.color_type().channel_count();
    let own = decoder.total_bytes() + if is_deep { pixels * COPY } else { 0 };
    let own = if format == ImageFormat::WebP { own.max(pixels * WEBP) } else { own };
    Some(Weight::new(own, width.max(height)))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, RgbImage};

    use super::*;

    fn weight(picture: &DynamicImage, format: ImageFormat) -> u32 {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("a picture");
        of(Cursor::new(bytes.into_inner())).expect("a head").0
    }

    #[test]
    fn a_picture_weighs_what_decoding_it_takes() {
        let picture = DynamicImage::ImageRgb8(RgbImage::new(2_000, 1_500));
        assert_eq!(weight(&picture, ImageFormat::Jpeg), 48, "8.6 and 39.1");
        assert_eq!(weight(&picture, ImageFormat::Png), 48);
        assert_eq!(weight(&picture.to_rgba16().into(), ImageFormat::Png), 74, "34.3 and 39.1");
        assert_eq!(weight(&DynamicImage::new_rgb8(1, 1), ImageFormat::Png), 1);
        assert_eq!(
            weight(&DynamicImage::new_rgb8(16_000, 10), ImageFormat::Jpeg),
            97,
            "no more than so much lies between"
        );
    }

    #[test]
    fn what_has_no_head_weighs_nothing_that_could_be_told() {
        for odd in [&b""[..], b"GIF89a", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n\0\0"] {
            assert_eq!(of(Cursor::new(odd)), None, "{odd:?}");
        }
    }
}
