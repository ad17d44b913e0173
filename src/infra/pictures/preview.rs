//! A picture as those who pass an address on show it: a JPEG of one size, whatever the picture's own is. The whole picture is in it,
//! before itself, blurred and as large as the room.

use image::{DynamicImage, RgbImage, codecs::jpeg::JpegEncoder, imageops};

/// Pixels across.
const WIDTH: u32 = 1200;
/// Pixels from top to bottom.
const HEIGHT: u32 = 630;
const QUALITY: u8 = 82;
/// So small that nothing but colours is left once it is large again.
const BLURRED: (u32, u32) = (16, 9);

/// The JPEG.
pub(super) fn of(picture: RgbImage) -> Option<Vec<u8>> {
    let picture = DynamicImage::from(picture);
    let ground = picture.resize_to_fill(BLURRED.0, BLURRED.1, imageops::FilterType::Triangle);
    let mut preview = ground.resize_exact(WIDTH, HEIGHT, imageops::FilterType::Triangle).into_rgb8();
    let whole = picture.resize(WIDTH, HEIGHT, imageops::FilterType::CatmullRom).into_rgb8();
    let (left, top) = ((WIDTH - whole.width()) / 2, (HEIGHT - whole.height()) / 2);
    imageops::replace(&mut preview, &whole, i64::from(left), i64::from(top));
    encode(&preview)
}

fn encode(picture: &RgbImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).ok()?;
    Some(bytes)
}
