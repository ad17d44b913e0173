//! The desk: what happened goes to whoever listens, what was sold into its sums, what must not change under its seal, and what is done again and again is planned.

use sea_orm::DbErr;

use super::{planned, privacy::KeepErased, rounds::Rounds};
use crate::{
    app::App,
    infra::{
        outbox::{self, Subscription, subscribe, subscribe_after},
        seals::seal,
    },
    kernel::{actor::Actor, instant::Instant},
    market::{
        accounts::events::AccountFrozen,
        households::sellers,
        notices::{
            on_freeze::TellOfFreeze, on_moderation, on_orders::TellOfOrder, on_reports::TellOfReport, on_security,
        },
        orders::{
            events::{
                OrderCancelled, OrderCompleted, OrderConfirmed, OrderDelivered, OrderDeliveryRetracted,
                OrderHandedOver, OrderNotArrived, OrderPlaced, OrderUndelivered, PurchasePlaced,
            },
            policy::RETRACTED_WITHIN,
        },
        privacy::events::{AccountErased, PurchaseErased},
        reports::{
            events::{ReportAnswered, ReportAsked, ReportDecided, ReportMade},
            settle::SettleComplaint,
        },
        sales::sum,
    },
};

/// Event → job. Whoever wants to hear of something says so here; the subjects of moderation say it themselves, and what is told of
/// accounts is one list (`notices/on_security.rs`).
fn subscriptions() -> Vec<Subscription> {
    [
        subscribe::<PurchasePlaced, TellOfOrder>(),
        subscribe::<OrderPlaced, TellOfOrder>(),
        subscribe::<OrderConfirmed, TellOfOrder>(),
        subscribe::<OrderHandedOver, TellOfOrder>(),
        // It may be taken back as long.
        subscribe_after::<OrderDelivered, TellOfOrder>(RETRACTED_WITHIN),
        subscribe::<OrderDeliveryRetracted, TellOfOrder>(),
        subscribe::<OrderNotArrived, TellOfOrder>(),
        subscribe::<OrderUndelivered, TellOfOrder>(),
        subscribe::<OrderCancelled, TellOfOrder>(),
        subscribe::<AccountFrozen, TellOfFreeze>(),
        subscribe::<ReportMade, TellOfReport>(),
        subscribe::<ReportAsked, TellOfReport>(),
        subscribe::<ReportAnswered, TellOfReport>(),
        subscribe::<ReportDecided, TellOfReport>(),
        subscribe::<OrderCompleted, SettleComplaint>(),
        subscribe::<OrderDeliveryRetracted, SettleComplaint>(),
        subscribe::<AccountErased, KeepErased>(),
        subscribe::<PurchaseErased, KeepErased>(),
    ]
    .into_iter()
    .chain(on_moderation::subscriptions())
    .chain(on_security::subscriptions())
    .collect()
}

pub(super) struct Desk {
    app: App,
}

impl Desk {
    pub(super) fn new(app: &App) -> Self {
        Self { app: app.clone() }
    }
}

impl Rounds for Desk {
    async fn round(&mut self) -> Result<usize, DbErr> {
        let now = self.app.clock.now();
        if self.app.clock.off().is_none() {
            planned::plan(&self.app, now).await?;
        }
        let told = outbox::dispatch(&self.app.db, &subscriptions(), now).await?;
        Ok(told + sum_sales(&self.app, now).await? + seal(&self.app, now).await?)
    }
}

/// What has happened since the last time is sealed.
async fn seal(app: &App, now: Instant) -> Result<usize, DbErr> {
    if !seal::waits(&app.db.read).await? {
        return Ok(0);
    }
    let work = app.db.begin(Actor::System, now).await?;
    let sealed = seal::seal(&work).await?;
    work.commit().await?;
    Ok(sealed)
}

/// What was sold since the last time is added to its sums.
async fn sum_sales(app: &App, now: Instant) -> Result<usize, DbErr> {
    if !sum::waits(&app.db.read).await? {
        return Ok(0);
    }
    let work = app.db.begin(Actor::System, now).await?;
    let added = sellers::add_up(&work).await?;
    work.commit().await?;
    Ok(added)
}
