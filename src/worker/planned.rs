//! What is done again and again is always in the queue, each under a key of its own.

use sea_orm::DbErr;

use super::jobs;
use crate::{
    app::App,
    infra::{queue, watch::gauges::EVERY},
    kernel::{actor::Actor, instant::Instant},
};

/// Sees to it that each of them is in the queue, and no job further ahead than it should be.
pub(super) async fn plan(app: &App, now: Instant) -> Result<(), DbErr> {
    let once: Vec<_> =
        jobs::ALL.iter().filter(|kind| kind.every.is_none()).map(|kind| (kind.name, kind.furthest)).collect();
    queue::pull_in(&app.db, &once, now).await?;
    let recurring: Vec<_> = jobs::ALL.iter().filter_map(|kind| Some((kind.name, kind.every?))).collect();
    let planned: Vec<_> = recurring.iter().map(|(name, every)| (key(name), now.after(*every))).collect();
    let amiss = queue::amiss(&app.db.read, &planned, now).await?;
    if amiss.is_empty() {
        return Ok(());
    }
    let work = app.db.begin(Actor::System, now).await?;
    for (name, _) in recurring.iter().filter(|(name, _)| amiss.contains(&key(name))) {
        work.plan_now(name, key(name)).await?;
    }
    work.commit().await
}

fn key(name: &str) -> String {
    format!("{EVERY}{name}")
}
