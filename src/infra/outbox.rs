//! Hands events to their subscribers: every event that a commit brought becomes one job for each who listens, once.

use sea_orm::{
    DbErr, EntityTrait, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType},
};
use time::Duration;

use super::{
    db::{Db, Work},
    events::Event,
    queue::Job,
};
use crate::{
    entities::{event, outbox},
    kernel::{actor::Actor, ids::EventId, instant::Instant},
};

/// Which job an event becomes.
pub struct Subscription {
    event: &'static str,
    kind: &'static str,
    /// How long after it happened.
    after: Duration,
    body: fn(EventId) -> Result<String, DbErr>,
}

/// Each `E` becomes one `J`, which carries its id.
pub const fn subscribe<E: Event, J: Job + From<EventId>>() -> Subscription {
    subscribe_after::<E, J>(Duration::ZERO)
}

/// The same where the job waits so long after the event: what happened may still be taken back. Shorter than an hour, or the job would
/// be taken for one that a wrong clock has put back (`queue::pull_in`).
pub const fn subscribe_after<E: Event, J: Job + From<EventId>>(after: Duration) -> Subscription {
    Subscription { event: E::NAME, kind: J::KIND, after, body: |event| J::from(event).body() }
}

/// The same where the event is known by its name alone: a list declares which.
pub const fn subscribe_to<J: Job + From<EventId>>(event: &'static str) -> Subscription {
    Subscription { event, kind: J::KIND, after: Duration::ZERO, body: |event| J::from(event).body() }
}

/// One round; tells how many events were handed on.
pub async fn dispatch(db: &Db, subscriptions: &[Subscription], now: Instant) -> Result<usize, DbErr> {
    if outbox::Entity::find().limit(1).one(&db.read).await?.is_none() {
        return Ok(0);
    }
    let work = db.begin(Actor::System, now).await?;
    let rows = outbox::Entity::find()
        .order_by_asc(outbox::Column::EventId)
        .limit(100)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&work.tx)
        .await?;
    for row in &rows {
        if let Some(event) = event::Entity::find_by_id(row.event_id).one(&work.tx).await? {
            hand_on(&work, subscriptions, &event).await?;
        }
        outbox::Entity::delete_by_id(row.event_id).exec(&work.tx).await?;
    }
    work.commit().await?;
    Ok(rows.len())
}

/// The jobs that one event becomes.
async fn hand_on(work: &Work, subscriptions: &[Subscription], event: &event::Model) -> Result<(), DbErr> {
    for heard in subscriptions.iter().filter(|heard| heard.event == event.name) {
        let key = format!("{}:{}", heard.kind, event.id.0);
        let run_at = work.now.max(event.happened_at.after(heard.after));
        work.enqueue_raw(heard.kind, (heard.body)(event.id)?, Some(key), run_at).await?;
    }
    Ok(())
}
