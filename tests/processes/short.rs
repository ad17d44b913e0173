//! The first of the faults, as long as every run of the tests can wait for it.

use std::time::Duration;

use super::{kills::Kills, market::Market};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_answered_before_three_kills_is_there_once() {
    let market = Market::new().await;
    let kills = Kills::over(&market, 1, 3, 6, Duration::ZERO).await;
    kills.outcome.assert_kept();
}
