//! What an order becomes by time alone. It is done each minute, so it is the market's pulse too.

use time::Duration;

use super::recurring::Recurring;
use crate::{
    app::App,
    infra::{
        queue::{self, Failed},
        refused::Refused,
    },
    kernel::{actor::Actor, ids::OrderId, instant::Instant},
    market::{
        notices::on_orders,
        orders::{
            Party, Status, cancel, complete,
            find::{self, overdue},
            postpone,
            status::{self, Deed},
            step::DeedError,
        },
    },
};

/// Rows at a time.
const A_BATCH: u64 = 100;

/// Time in which nobody worked is given to whoever was to answer in it.
async fn beat(app: &App, now: Instant) -> Result<(), Failed> {
    if !app.clock.is_machines() {
        return Ok(());
    }
    let work = app.db.begin(Actor::System, now).await?;
    if let Some(gap) = app.pulse.beat(&work).await? {
        let orders = postpone::postpone(&work, gap.since, gap.length).await?;
        tracing::warn!(gap = %gap.length, orders, "nobody worked for a while, or the clock was moved");
    }
    Ok(work.commit().await?)
}

/// Orders that stay as they are. They stay the oldest, so that as many are skipped before the next: none keeps the others.
#[derive(Default)]
struct Skipped {
    many: u64,
    failed: u64,
    first: Option<String>,
}

/// What became of an order that was due.
enum End {
    /// It is brought to its end, by this or by somebody else.
    Ended,
    /// It is not due yet after all, and stands first in the list all the same.
    Waits,
}

impl Skipped {
    fn count(&mut self, id: OrderId, end: Result<End, Refused<DeedError>>) {
        match end {
            Ok(End::Ended) => {}
            Ok(End::Waits) => self.many += 1,
            Err(why) => {
                tracing::error!(order = id.0, %why, "an order could not be brought to its end");
                self.many += 1;
                self.failed += 1;
                self.first.get_or_insert_with(|| format!("order {}: {why}", id.0));
            }
        }
    }

    fn told(self) -> Result<(), Failed> {
        self.first.map_or(Ok(()), |first| Err(Failed::later(format!("{} orders; {first}", self.failed))))
    }
}

/// Orders that no shop answered in time hold no stock for ever.
pub(super) struct CancelUnanswered;

impl Recurring for CancelUnanswered {
    const KIND: &'static str = "orders.cancel_unanswered";
    const EVERY: Duration = Duration::minutes(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        beat(app, now).await?;
        let mut skipped = Skipped::default();
        loop {
            let batch = overdue::unanswered(&app.db.read, now, skipped.many, A_BATCH).await?;
            if batch.is_empty() {
                return skipped.told();
            }
            for id in batch {
                skipped.count(id, cancel_one(app, id, now).await);
            }
        }
    }
}

/// It may have moved since it was looked for.
fn may(status: Status, deed: Deed) -> bool {
    status::deeds_of(Party::System, status).contains(&deed)
}

/// Each in a work of its own: one that cannot be cancelled does not keep the others. No order lapses of which its shop has not heard
/// yet, because the text waits.
async fn cancel_one(app: &App, id: OrderId, now: Instant) -> Result<End, Refused<DeedError>> {
    let work = app.db.begin(Actor::System, now).await?;
    if queue::waits(&work.tx, &on_orders::key_of_new(id)).await? {
        return Ok(End::Waits);
    }
    let order = find::claim(&work, id).await?;
    if let Some(order) = order.filter(|order| may(order.status, Deed::Cancel) && order.answer_by <= now) {
        cancel::unanswered(&work, order).await?;
        work.commit().await?;
        app.wake.all();
    }
    Ok(End::Ended)
}

/// Orders of which nobody has said more for days after their delivery.
pub(super) struct Complete;

impl Recurring for Complete {
    const KIND: &'static str = "orders.complete";
    const EVERY: Duration = Duration::minutes(15);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        let then = now.before(Duration::days(app.config.market.complete_days));
        let mut skipped = Skipped::default();
        loop {
            let batch = overdue::delivered_before(&app.db.read, then, skipped.many, A_BATCH).await?;
            if batch.is_empty() {
                return skipped.told();
            }
            for id in batch {
                skipped.count(id, complete_one(app, id, (then, now)).await);
            }
        }
    }
}

/// Meanwhile the delivery may have been taken back and said again, or the buyer may have said that nothing has come.
async fn complete_one(app: &App, id: OrderId, (then, now): (Instant, Instant)) -> Result<End, Refused<DeedError>> {
    let work = app.db.begin(Actor::System, now).await?;
    let order = find::claim(&work, id).await?;
    let due = |at: Option<Instant>| at.is_some_and(|at| at <= then);
    let order = order.filter(|order| due(order.delivered_at) && order.not_arrived_at.is_none());
    if let Some(order) = order.filter(|order| may(order.status, Deed::Complete)) {
        complete::complete(&work, order, Party::System).await?;
        work.commit().await?;
    }
    Ok(End::Ended)
}
