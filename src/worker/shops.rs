//! What becomes of shops by time alone: a rest that is over, a suspension that begins or ends, a closing.

use sea_orm::DbErr;
use time::Duration;

use super::recurring::Recurring;
use crate::{
    app::App,
    infra::queue::Failed,
    kernel::{actor::Actor, ids::ShopId},
    market::{
        catalog::doors::resume::resume_rested,
        moderation::{sanctions::due::carry_out, suspensions},
        shops::moves,
    },
};

/// Rows at a time.
const A_BATCH: u64 = 100;

/// Shops whose rest is over sell again.
pub(super) struct Rests;

impl Recurring for Rests {
    const KIND: &'static str = "shops.rests";
    const EVERY: Duration = Duration::minutes(1);

    async fn run(app: &App) -> Result<(), Failed> {
        loop {
            let now = app.clock.now();
            let batch = moves::find::rested(&app.db.read, now.day(), A_BATCH).await?;
            for id in &batch {
                let work = app.db.begin(Actor::System, now).await?;
                resume_rested(&work, *id).await?;
                work.commit().await?;
            }
            if (batch.len() as u64) < A_BATCH {
                return Ok(());
            }
        }
    }
}

/// What was announced begins, and what has a last day ends.
pub(super) struct Suspensions;

impl Recurring for Suspensions {
    const KIND: &'static str = "shops.suspensions";
    const EVERY: Duration = Duration::minutes(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let mut behind = ShopId(0);
        let mut failed = None;
        loop {
            let batch = suspensions::find::due(&app.db.read, app.clock.now().day(), behind, A_BATCH).await?;
            let Some(last) = batch.last() else { return failed.map_or(Ok(()), |error| Err(Failed::later(error))) };
            behind = *last;
            for id in batch {
                if let Err(error) = one(app, id).await {
                    tracing::error!(shop = id.0, %error, "what is due to a shop was not done");
                    failed.get_or_insert(error);
                }
            }
        }
    }
}

/// Each in a work of its own: one that cannot be moved does not keep the others.
async fn one(app: &App, id: ShopId) -> Result<(), DbErr> {
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    carry_out(&work, id).await?;
    work.commit().await?;
    app.wake.all();
    Ok(())
}
