//! Fifty photos of fifty people at once, as phones take them, and two of the largest that are taken at all.

use std::{sync::Arc, time::Duration};

use image::{ImageFormat, Rgb, RgbImage};
use tokio::time::Instant;

use super::market::Market;
use crate::kit::{Upload, Visitor, pictures};

const PEOPLE: usize = 50;

/// As a phone's camera writes one: much of it is different from pixel to pixel.
pub(super) fn photo(width: u32, height: u32, every: usize) -> Vec<u8> {
    let mut noise = 7_u32;
    let mut picture = RgbImage::from_pixel(width, height, Rgb([90, 120, 60]));
    for byte in picture.iter_mut().step_by(every) {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = byte.saturating_add((noise >> 26) as u8);
    }
    pictures::file(picture, ImageFormat::Jpeg)
}

/// Sends it until it is taken, as the page does by itself; how often it was to be sent again.
async fn send(mut visitor: Visitor, photo: Arc<Vec<u8>>) -> Result<usize, String> {
    for again in 0..60 {
        let file = [Upload { field: "photo", name: "anh.jpg", bytes: &photo }];
        let fields = [("key", "key-of-a-photo"), ("waits", "opening")];
        let answer = visitor.post_multipart("/seller/photos", &fields, &file).await;
        match answer.status.as_u16() {
            200 => return Ok(again),
            503 => tokio::time::sleep(Duration::from_secs(2)).await,
            other => return Err(format!("{other}: {}", answer.text())),
        }
    }
    Err("never taken".to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn fifty_photos_at_once_are_taken_two_by_two() {
    let market = Market::new(&[]).await;
    let (usual, largest) = (Arc::new(photo(4_000, 3_000, 5)), Arc::new(photo(8_000, 7_400, 97)));
    let mut all = Vec::new();
    for (at, account) in market.people(PEOPLE).await.into_iter().enumerate() {
        let mut visitor = market.signed_in(account).await;
        visitor.get("/account").await.assert_ok();
        all.push((visitor, if at % 25 == 7 { largest.clone() } else { usual.clone() }));
    }
    let (watch, begun) = (market.watch(), Instant::now());
    let sent: Vec<_> = all.into_iter().map(|(visitor, photo)| tokio::spawn(send(visitor, photo))).collect();
    let mut again = 0;
    for one in sent {
        again += one.await.expect("nobody breaks").expect("taken");
    }
    let megabytes = usual.len() / 1024 / 1024;
    let figures = format!(
        "48 of 12 megapixels ({megabytes} MB each) and 2 of 59, all taken within {:.0?}, {again} sent again",
        begun.elapsed()
    );
    watch.end().await.told("50 photos at once", figures);
}
