//! Texts leave as long as there are any left today (`infra/texter/budget.rs`).

use time::Duration;

use crate::{
    app::App,
    infra::{
        queue::Failed,
        texter::{Text, budget::Budget},
    },
    kernel::{actor::Actor, ids::OrderId},
    market::orders::{find::purchases, postpone},
};

/// A shop that hears of an order later than so has its whole time to answer from then on.
const LATE: Duration = Duration::minutes(10);

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It left.
    Left,
    /// There is none left for such a one today.
    UsedUp,
}

/// Sends one, if there is one left for it. One that did not leave is not counted.
pub(super) async fn send(app: &App, text: Text) -> Result<Sent, Failed> {
    let (budget, about, day) = (Budget::of(&app.config.text), text.about, app.clock.now().day());
    if !budget.take(&app.db, about, day).await? {
        return Ok(Sent::UsedUp);
    }
    if let Err(error) = app.texter.send(text).await {
        budget.give_back(&app.db, about, day).await?;
        return Err(error.into());
    }
    Ok(Sent::Left)
}

/// The shop of an order has heard of it.
pub(super) async fn told_late(app: &App, order: OrderId) -> Result<(), Failed> {
    let (now, hours) = (app.clock.now(), Duration::hours(app.config.market.answer_hours));
    let placed = purchases::order(&app.db.read, order).await?.map(|order| order.placed_at);
    if placed.is_none_or(|placed| now.since(placed) <= LATE) {
        return Ok(());
    }
    let work = app.db.begin(Actor::System, now).await?;
    postpone::told_late(&work, order, hours).await?;
    Ok(work.commit().await?)
}
