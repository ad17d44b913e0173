//! Hands events to their subscribers: every event that a commit brought becomes one job for each who listens, once.

use sea_orm::{
    DbErr, EntityTrait, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType},
};

use super::db::{Db, Work};
use crate::{
    entities::{event, outbox},
    kernel::{actor::Actor, ids::EventId, instant::Instant},
};

/// Which kind of job an event becomes.
pub type Subscription = (&'static str, &'static str);

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
        let listeners = subscriptions.iter().filter(|(name, _)| event.as_ref().is_some_and(|e| e.name == *name));
        for (_, kind) in listeners {
            let key = format!("{kind}:{}", row.event_id.0);
            work.enqueue_raw(kind, row.event_id.0.to_string(), Some(key), now).await?;
        }
        outbox::Entity::delete_by_id(row.event_id).exec(&work.tx).await?;
    }
    work.commit().await?;
    Ok(rows.len())
}

/// Forgets whom it would have told: the demo world's past is nobody's news.
pub async fn silence(work: &Work) -> Result<(), DbErr> {
    outbox::Entity::delete_many().exec(&work.tx).await.map(drop)
}

/// What a subscriber's job carries.
pub fn event_id(body: &str) -> Option<EventId> {
    body.parse().ok().map(EventId)
}
