//! 1,100 who ask for much and take it byte by byte.

use std::time::Duration;

use image::{ImageFormat, Rgb, RgbImage};

use super::{
    lines::{Holds, hold},
    market::Market,
};
use crate::kit::pictures;

const MANY: usize = 1_100;
const ASKED: usize = 60;

/// The same again and again, asked for at once: more than the system holds for anybody.
fn holds(path: &str) -> Holds {
    let one = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    Holds {
        says: Box::leak(one.repeat(ASKED).into_boxed_str()),
        drips: b"",
        pause: Duration::from_secs(1),
        reads: true,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_readers_are_shown_out_within_a_minute() {
    let market = Market::new(&[]).await;
    let watch = market.watch();
    let held = hold(market.node.address, holds("/products"), (MANY, MANY), Duration::from_secs(75)).await;
    let seen = watch.end().await;
    assert!(held.longest < Duration::from_secs(72) && held.shown_out >= MANY, "{held:?}");
    seen.told(
        "1,100 slow readers from as many addresses",
        format!("{} shown out, longest {:.0?}", held.shown_out, held.longest),
    );
}

/// A megabyte a picture: what somebody has sent who wants others to read much of it slowly.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_readers_of_large_pictures_hold_a_piece_each() {
    let market = Market::new(&[]).await;
    let pictures = &market.app.pictures;
    let cleaned = pictures.clean(noise()).await.unwrap_or_else(|error| panic!("{error}"));
    let code = pictures.keep(&cleaned).await.unwrap_or_else(|error| panic!("{error}"));
    let watch = market.watch();
    let path = format!("/pictures/{code}-1280.webp");
    let held = hold(market.node.address, holds(&path), (MANY, MANY), Duration::from_secs(30)).await;
    let seen = watch.end().await;
    seen.told("1,100 slow readers of a large picture", format!("{} lines, {} shown out", held.opened, held.shown_out));
}

/// Different from pixel to pixel: no picture of its size is kept in more bytes.
fn noise() -> Vec<u8> {
    let mut noise = 7_u32;
    let picture = RgbImage::from_fn(1_280, 1_280, |_, _| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(noise >> 24) as u8, (noise >> 16) as u8, (noise >> 8) as u8])
    });
    pictures::file(picture, ImageFormat::Png)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_readers_leave_room_for_others_where_few_files_may_be_open() {
    let market = Market::with_few_files().await;
    let watch = market.watch();
    let held = hold(market.node.address, holds("/products"), (MANY, 20), Duration::from_secs(20)).await;
    watch
        .end()
        .await
        .told("1,100 slow readers, 256 open files", format!("{} lines, {} shown out", held.opened, held.shown_out));
}
