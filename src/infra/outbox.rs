//! Hands events to their subscribers: every event that a commit brought becomes one job for each who listens, once.

use sea_orm::{
    DbErr, EntityTrait, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType},
};

use super::{db::Db, events::Event, queue::Job};
use crate::{
    entities::{event, outbox},
    kernel::{actor::Actor, ids::EventId, instant::Instant},
};

/// Which job an event becomes.
pub struct Subscription {
    event: &'static str,
    kind: &'static str,
    body: fn(EventId) -> Result<String, DbErr>,
}

/// Each `E` becomes one `J`, which carries its id.
pub const fn subscribe<E: Event, J: Job + From<EventId>>() -> Subscription {
    Subscription { event: E::NAME, kind: J::KIND, body: |event| J::from(event).body() }
}

/// The same where the event is known by its name alone: a list declares which.
pub const fn subscribe_to<J: Job + From<EventId>>(event: &'static str) -> Subscription {
    Subscription { event, kind: J::KIND, body: |event| J::from(event).body() }
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
        let event = event::Entity::find_by_id(row.event_id).one(&work.tx).await?;
        let name = event.map(|event| event.name);
        for heard in subscriptions.iter().filter(|s| name.as_deref() == Some(s.event)) {
            let key = format!("{}:{}", heard.kind, row.event_id.0);
            work.enqueue_raw(heard.kind, (heard.body)(row.event_id)?, Some(key), now).await?;
        }
        outbox::Entity::delete_by_id(row.event_id).exec(&work.tx).await?;
    }
    work.commit().await?;
    Ok(rows.len())
}
