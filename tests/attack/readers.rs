//! 1,100 who ask for much and take it byte by byte.

use std::time::Duration;

use super::{
    lines::{Holds, hold},
    market::Market,
};
use crate::kit::pictures::noise;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_readers_of_a_large_picture_hold_little_of_it() {
    let market = Market::new(&[]).await;
    let cleaned = market.app.pictures.clean(noise(1_250, 900)).await.expect("a picture");
    let code = market.app.pictures.keep(&cleaned).await.expect("kept");
    let path = format!("/pictures/{code}-1280.webp");
    let bytes = market.visitor().get(&path).await.assert_ok().body.len();
    assert!(bytes > 600_000, "{bytes}");
    let watch = market.watch();
    let held = hold(market.node.address, holds(&path), (MANY, MANY), Duration::from_secs(20)).await;
    watch.end().await.told(
        "1,100 slow readers of a picture",
        format!("{bytes} bytes each, {} lines, {} shown out", held.opened, held.shown_out),
    );
}
