//! What is done again and again is always in the queue, each under a key of its own.

use sea_orm::DbErr;

use super::jobs;
use crate::{
    app::App,
    infra::queue,
    kernel::{actor::Actor, instant::Instant},
};

/// Sees to it that each of them is in the queue.
pub(super) async fn plan(app: &App, now: Instant) -> Result<(), DbErr> {
    let recurring = || jobs::ALL.iter().filter(|kind| kind.every.is_some());
    let keys: Vec<String> = recurring().map(|kind| key(kind.name)).collect();
    let missing = queue::missing(&app.db.read, &keys).await?;
    if missing.is_empty() {
        return Ok(());
    }
    let work = app.db.begin(Actor::System, now).await?;
    for kind in recurring().filter(|kind| missing.contains(&key(kind.name))) {
        work.enqueue_raw(kind.name, String::new(), Some(key(kind.name)), now).await?;
    }
    work.commit().await
}

fn key(name: &str) -> String {
    format!("every:{name}")
}
