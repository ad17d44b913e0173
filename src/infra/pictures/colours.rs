//! Colours as a screen shows them: nothing shines through, and what a camera means by its numbers is meant by ours.

use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The picture before a white ground: what is cut out by an app has black or nothing in particular below what is transparent.
pub(super) fn on_white(picture: DynamicImage) -> Option<RgbImage> {
    if !picture.color().has_alpha() {
        return Some(picture.into_rgb8());
    }
    let (width, height) = (picture.width(), picture.height());
    let mut raw = picture.into_rgba8().into_raw();
    let pixels = raw.len() / 4;
    // In its own room: what is written has been read already.
    for pixel in 0..pixels {
        let alpha = u16::from(raw[4 * pixel + 3]);
        for colour in 0..3 {
            let own = u16::from(raw[4 * pixel + colour]) * alpha;
            raw[3 * pixel + colour] = u8::try_from((own + 255 * (255 - alpha) + 127) / 255).unwrap_or(255);
        }
    }
    raw.truncate(3 * pixels);
    RgbImage::from_raw(width, height, raw)
}

/// The picture in sRGB, where a profile says that its numbers mean something else. A profile that cannot be read or is of other
/// colours than red, green and blue leaves it as it is.
pub(super) fn srgb(picture: RgbImage, profile: &[u8]) -> RgbImage {
    let Some(translated) = translate(&picture, profile) else { return picture };
    RgbImage::from_raw(picture.width(), picture.height(), translated).unwrap_or(picture)
}

fn translate(picture: &RgbImage, profile: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok().filter(|own| own.color_space == DataColorSpace::Rgb)?;
    let options = TransformOptions::default();
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).ok()?;
    let mut translated = vec![0; picture.as_raw().len()];
    transform.transform(picture.as_raw(), &mut translated).ok()?;
    Some(translated)
}
