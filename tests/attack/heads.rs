//! 1,100 lines on which nothing is asked: no letter, or a letter each second.

use std::time::Duration;

use super::{
    lines::{Holds, hold},
    market::Market,
};

const MANY: usize = 1_100;
const SILENT: Holds = Holds { says: "", drips: b"", pause: Duration::from_secs(1), reads: false };
const SLOW: Holds = Holds { says: "GET / HTTP/1.1\r\nHost: a\r\nX-A: ", drips: b"a", ..SILENT };

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_heads_are_shown_out_within_seconds() {
    let market = Market::new(&[]).await;
    for (attack, holds) in [("1,100 silent lines", SILENT), ("1,100 slow heads", SLOW)] {
        let watch = market.watch();
        let held = hold(market.node.address, holds, (MANY, MANY), Duration::from_secs(15)).await;
        let seen = watch.end().await;
        assert!(held.longest < Duration::from_secs(14) && held.shown_out >= MANY, "{held:?}");
        seen.told(attack, format!("{} shown out, longest {:.0?}", held.shown_out, held.longest));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn slow_heads_leave_room_for_others_where_few_files_may_be_open() {
    let market = Market::with_few_files().await;
    let watch = market.watch();
    let held = hold(market.node.address, SLOW, (MANY, MANY), Duration::from_secs(15)).await;
    watch
        .end()
        .await
        .told("1,100 slow heads, 256 open files", format!("{} lines, {} shown out", held.opened, held.shown_out));
}
