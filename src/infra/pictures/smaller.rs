//! A picture made smaller, and turned upright when it is small: no second copy of a phone's photo is in memory.

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, RgbImage, metadata::Orientation};

use super::{refused::PictureError, upright};

/// No wider than wanted.
pub(super) fn narrower(picture: RgbImage, wanted: u32) -> Result<RgbImage, PictureError> {
    upright(picture, Orientation::NoTransforms, wanted)
}

/// Upright, and then no wider than wanted.
pub(super) fn upright(mut picture: RgbImage, orientation: Orientation, wanted: u32) -> Result<RgbImage, PictureError> {
    let size = size(picture.dimensions(), orientation, wanted);
    if size != picture.dimensions() {
        picture = resized(&picture, size).ok_or(PictureError::Broken)?;
    }
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

/// How large a picture is, as it lies, that upright is no wider than wanted.
pub(super) fn size((width, height): (u32, u32), orientation: Orientation, wanted: u32) -> (u32, u32) {
    let lies = upright::lies(orientation);
    let (across, down) = if lies { (height, width) } else { (width, height) };
    let (across, down) = (across.min(wanted), height_at(across, down, wanted));
    if lies { (down, across) } else { (across, down) }
}

/// How high a picture is that is no wider than wanted.
pub(super) fn height_at(width: u32, height: u32, wanted: u32) -> u32 {
    if width <= wanted {
        return height;
    }
    let shrunk = u64::from(height) * u64::from(wanted) / u64::from(width);
    u32::try_from(shrunk).unwrap_or(u32::MAX).max(1)
}

/// What lies between the two is as wide as the one and as high as the other, in bytes.
fn resized(picture: &RgbImage, (width, height): (u32, u32)) -> Option<RgbImage> {
    let seen = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3).ok()?;
    let mut small = Image::new(width, height, PixelType::U8x3);
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&seen, &mut small, &how).ok()?;
    RgbImage::from_raw(width, height, small.into_vec())
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    /// Red on its left, blue on its right.
    fn two_coloured(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] }))
    }

    fn at(picture: &RgbImage, x: u32, y: u32) -> [u8; 3] {
        picture.get_pixel(x, y).0
    }

    #[test]
    fn large_tall_and_ordinary_ones_become_the_same_smaller() {
        for (width, height) in [(2_000, 1_500), (3_000, 5_000), (1_400, 9_000), (9_000, 400)] {
            let small = narrower(two_coloured(width, height), 1_280).expect("smaller");
            assert_eq!(small.dimensions(), (1_280, height * 1_280 / width), "{width} × {height}");
            let middle = small.height() / 2;
            assert_eq!((at(&small, 100, middle), at(&small, 1_180, middle)), ([200, 0, 0], [0, 0, 200]));
        }
        assert_eq!(narrower(two_coloured(300, 200), 1_280).expect("as it is").dimensions(), (300, 200));
        assert_eq!(narrower(two_coloured(17_000, 5), 1_280).expect("smaller").dimensions(), (1_280, 1));
    }

    #[test]
    fn it_is_made_smaller_as_finely_as_by_any_other_means() {
        let fine = RgbImage::from_fn(2_000, 1_500, |x, y| {
            let wave = |at: u32, each: f64| 128.0 + 100.0 * (f64::from(at) / each).sin();
            Rgb([wave(x, 9.0) as u8, wave(y, 14.0) as u8, wave(x + y, 40.0) as u8])
        });
        let small = narrower(fine.clone(), 1_280).expect("smaller");
        let known = DynamicImage::from(fine).resize_exact(1_280, 960, image::imageops::FilterType::CatmullRom);
        let far = small.iter().zip(known.into_rgb8().iter()).map(|(one, other)| one.abs_diff(*other)).max();
        assert!(far <= Some(2), "{far:?}");
    }

    #[test]
    fn what_lies_is_turned_when_it_is_small_and_no_wider_than_wanted() {
        for (width, height) in [(3_000, 2_000), (300, 200)] {
            let small = upright(two_coloured(width, height), Orientation::Rotate90, 1_280).expect("smaller");
            let across = height.min(1_280);
            assert_eq!(small.dimensions(), (across, width * across / height), "{width} × {height}");
            assert_eq!(at(&small, 10, 10), [200, 0, 0], "its left is above");
            assert_eq!(at(&small, 10, small.height() - 10), [0, 0, 200]);
        }
    }
}
