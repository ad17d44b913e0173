//! What becomes of shops by time alone: a rest that is over, a suspension that begins or ends, a closing.

use sea_orm::DbErr;
use time::Duration;

use super::recurring::Recurring;
use crate::{
    app::App,
    infra::{db::Work, queue::Failed},
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
        let mut round = Round::default();
        loop {
            let today = app.clock.now().day();
            let batch = moves::find::rested(&app.db.read, today, round.behind, A_BATCH).await?;
            if batch.is_empty() {
                return round.told();
            }
            for id in batch {
                round.count(id, over(app, id).await);
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
        let mut round = Round::default();
        loop {
            let today = app.clock.now().day();
            let batch = suspensions::find::due(&app.db.read, today, round.behind, A_BATCH).await?;
            if batch.is_empty() {
                return round.told();
            }
            for id in batch {
                round.count(id, due(app, id).await);
            }
        }
    }
}

/// How far a round has come: one shop that cannot be moved does not keep those behind it.
struct Round {
    behind: ShopId,
    failed: Option<String>,
}

impl Default for Round {
    fn default() -> Self {
        Self { behind: ShopId(0), failed: None }
    }
}

impl Round {
    fn count(&mut self, id: ShopId, done: Result<(), DbErr>) {
        self.behind = id;
        if let Err(error) = done {
            tracing::error!(shop = id.0, %error, "what is due to a shop was not done");
            self.failed.get_or_insert_with(|| format!("shop {}: {error}", id.0));
        }
    }

    fn told(self) -> Result<(), Failed> {
        self.failed.map_or(Ok(()), |first| Err(Failed::later(first)))
    }
}

/// A rest is over: each in a work of its own.
async fn over(app: &App, id: ShopId) -> Result<(), DbErr> {
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    resume_rested(&work, id).await?;
    // What is due on the same day begins at once: nothing is sold in between.
    carry_out(&work, id).await?;
    done(app, work).await
}

/// A suspension is due: likewise.
async fn due(app: &App, id: ShopId) -> Result<(), DbErr> {
    let work = app.db.begin(Actor::System, app.clock.now()).await?;
    carry_out(&work, id).await?;
    done(app, work).await
}

async fn done(app: &App, work: Work) -> Result<(), DbErr> {
    work.commit().await?;
    app.wake.all();
    Ok(())
}
