//! 1,100 forms that come letter by letter.

use std::time::Duration;

use super::{
    lines::{Holds, hold},
    market::Market,
};

const MANY: usize = 1_100;
const HOLDS: Holds = Holds {
    says: "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n\
           Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\nphone=",
    drips: b"0",
    pause: Duration::from_secs(3),
    reads: false,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_forms_are_shown_out_within_a_minute() {
    let market = Market::new(&[]).await;
    let watch = market.watch();
    let held = hold(market.node.address, HOLDS, (MANY, MANY), Duration::from_secs(72)).await;
    let seen = watch.end().await;
    assert!(held.longest < Duration::from_secs(70), "{held:?}");
    assert!(held.shown_out >= MANY, "{held:?}");
    seen.told(
        "1,100 slow forms from as many addresses",
        format!("{} shown out, longest {:.0?}", held.shown_out, held.longest),
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_forms_leave_room_for_others_where_few_files_may_be_open() {
    let market = Market::with_few_files().await;
    let watch = market.watch();
    let held = hold(market.node.address, HOLDS, (MANY, 20), Duration::from_secs(20)).await;
    watch
        .end()
        .await
        .told("1,100 slow forms, 256 open files", format!("{} lines, {} shown out", held.opened, held.shown_out));
}
