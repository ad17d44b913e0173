//! A picture made smaller, and turned upright when it is small: no second copy of a phone's photo is in memory.

use image::{DynamicImage, GenericImageView, imageops::FilterType, metadata::Orientation};

use super::{upright, weight::MOST_BETWEEN};

/// Of a pixel between two steps.
const PIXEL: u64 = 16;

/// No wider than wanted.
pub(super) fn narrower(picture: DynamicImage, wanted: u32) -> DynamicImage {
    upright(picture, Orientation::NoTransforms, wanted)
}

/// Upright, and then no wider than wanted.
pub(super) fn upright(picture: DynamicImage, orientation: Orientation, wanted: u32) -> DynamicImage {
    let lies = upright::lies(orientation);
    let (width, height) = picture.dimensions();
    let (across, down) = if lies { (height, width) } else { (width, height) };
    let mut picture = if across > wanted {
        let down = height_at(across, down, wanted);
        let (width, height) = if lies { (down, wanted) } else { (wanted, down) };
        resized(picture, width, height)
    } else {
        picture
    };
    picture.apply_orientation(orientation);
    picture
}

/// How high a picture is that is no wider than wanted.
pub(super) fn height_at(width: u32, height: u32, wanted: u32) -> u32 {
    if width <= wanted {
        return height;
    }
    let shrunk = u64::from(height) * u64::from(wanted) / u64::from(width);
    u32::try_from(shrunk).unwrap_or(u32::MAX).max(1)
}

/// Where much would lie between its own size and the new one it is averaged first: to twice the new size, or at once.
fn resized(picture: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if u64::from(picture.width()) * u64::from(height) * PIXEL <= MOST_BETWEEN {
        return picture.resize_exact(width, height, FilterType::CatmullRom);
    }
    let (twice_as_wide, twice_as_high) = (width.saturating_mul(2), height.saturating_mul(2));
    let goes_on = u64::from(twice_as_wide) * u64::from(height) * PIXEL <= MOST_BETWEEN;
    if goes_on && twice_as_wide <= picture.width() && twice_as_high <= picture.height() {
        return picture.thumbnail_exact(twice_as_wide, twice_as_high).resize_exact(
            width,
            height,
            FilterType::CatmullRom,
        );
    }
    picture.thumbnail_exact(width, height)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    /// Red on its left, blue on its right.
    fn two_coloured(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] })).into()
    }

    fn at(picture: &DynamicImage, x: u32, y: u32) -> [u8; 3] {
        let [red, green, blue, _] = picture.get_pixel(x, y).0;
        [red, green, blue]
    }

    #[test]
    fn large_tall_and_ordinary_ones_become_the_same_smaller() {
        for (width, height) in [(2_000, 1_500), (3_000, 5_000), (1_400, 9_000), (9_000, 400)] {
            let small = narrower(two_coloured(width, height), 1_280);
            assert_eq!(small.dimensions(), (1_280, height * 1_280 / width), "{width} × {height}");
            let middle = small.height() / 2;
            assert_eq!((at(&small, 100, middle), at(&small, 1_180, middle)), ([200, 0, 0], [0, 0, 200]));
        }
        assert_eq!(narrower(two_coloured(300, 200), 1_280).dimensions(), (300, 200));
    }

    #[test]
    fn what_lies_is_turned_when_it_is_small_and_no_wider_than_wanted() {
        for (width, height) in [(3_000, 2_000), (300, 200)] {
            let small = upright(two_coloured(width, height), Orientation::Rotate90, 1_280);
            let across = height.min(1_280);
            assert_eq!(small.dimensions(), (across, width * across / height), "{width} × {height}");
            assert_eq!(at(&small, 10, 10), [200, 0, 0], "its left is above");
            assert_eq!(at(&small, 10, small.height() - 10), [0, 0, 200]);
        }
    }
}
