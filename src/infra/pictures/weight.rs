//! What it takes to make a picture into those that are kept, in memory, by its head alone. One after the other: it is decoded beside its
//! file, made smaller, and made into WebP; what is the most of the three counts.

use super::{
    head::{Head, pixels},
    smaller,
    widths::WIDEST,
};

/// In which it is counted.
const MEGABYTE: u64 = 1_024 * 1_024;
/// Bytes of a pixel in red, green and blue.
const PIXEL: u64 = 3;
/// Smaller, and once more when it is turned.
const TURNED: u64 = 2 * PIXEL;
/// Pixels of a picture that is encoded as quickly as it goes: its own, two copies that the encoder makes, and what it notes down of each
/// pixel until it knows how often each comes, which is most where everything is noise.
pub(super) const QUICKLY: u64 = 4_000_000;
const ENCODED_QUICKLY: u64 = 30;
/// A larger one is gone through twice instead, and nothing is noted down.
const ENCODED_SLOWLY: u64 = 11;

/// Megabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight(pub(super) u32);

/// Of a picture in a file of so many bytes.
pub(super) fn of(head: &Head, file: usize) -> Weight {
    let small = smaller::size(head.size, head.orientation, WIDEST);
    // Made lower first, and then narrower.
    let between = if small == head.size { 0 } else { pixels((head.size.0, small.1)) * PIXEL };
    let decoding = file as u64 + head.decoding;
    let shrinking = pixels(head.size) * head.decoded + between + pixels(small) * TURNED;
    let each = if pixels(small) > QUICKLY { ENCODED_SLOWLY } else { ENCODED_QUICKLY };
    let most = decoding.max(shrinking).max(pixels(small) * each);
    let profile = head.profile.as_ref().map_or(0, Vec::len) as u64;
    Weight(u32::try_from((most + profile).div_ceil(MEGABYTE)).unwrap_or(u32::MAX).max(1))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage, metadata::Orientation};

    use super::*;

    fn weight(picture: &DynamicImage, format: ImageFormat) -> u32 {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("a picture");
        let file = bytes.into_inner();
        of(&Head::of(&file).expect("a head"), file.len()).0
    }

    /// A JPEG by what a camera's file says of itself.
    fn jpeg(width: u32, height: u32, orientation: Orientation, each: u64) -> u32 {
        let size = (width, height);
        let (kind, decoding) = (ImageFormat::Jpeg, pixels(size) * each);
        of(&Head { kind, size, orientation, profile: None, decoding, decoded: 3 }, 3 << 20).0
    }

    #[test]
    fn a_picture_weighs_what_decoding_shrinking_or_encoding_takes() {
        let picture = DynamicImage::ImageRgb8(RgbImage::new(2_000, 1_500));
        assert_eq!(weight(&picture, ImageFormat::Jpeg), 36, "encoding 1,280 × 960");
        assert_eq!(weight(&picture, ImageFormat::Png), 36);
        assert_eq!(weight(&DynamicImage::new_rgba16(3_000, 2_000), ImageFormat::Png), 69, "decoding: 45.8 and 22.9");
        assert_eq!(weight(&DynamicImage::new_rgb8(1, 1), ImageFormat::Png), 1);
        assert_eq!(weight(&DynamicImage::new_rgb8(1_280, 5_000), ImageFormat::Png), 68, "slowly");
    }

    #[test]
    fn what_a_phone_takes_is_decoded_two_at_a_time_and_the_largest_alone() {
        use Orientation::{NoTransforms, Rotate90};
        assert_eq!(jpeg(4_000, 3_000, NoTransforms, 3), 53, "shrinking: 34.3, 11 and 7");
        assert_eq!(jpeg(4_000, 3_000, Rotate90, 3), 63, "encoding 1,280 × 1,706");
        assert_eq!(jpeg(4_000, 3_000, NoTransforms, 9), 106, "in passes");
        assert_eq!(jpeg(8_000, 7_400, NoTransforms, 3), 206);
        assert_eq!(jpeg(8_000, 7_400, Rotate90, 3), 209);
    }
}
