//! Seals what waits.

use std::collections::HashSet;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{digest, head};
use crate::{
    entities::{event, seal, unsealed},
    infra::db::{Work, turn},
    kernel::ids::EventId,
};

/// Events at a time.
const A_BATCH: u64 = 500;

/// Whether anything waits.
pub async fn waits(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(unsealed::Entity::find().limit(1).one(db).await?.is_some())
}

/// Seals the oldest of what waits, one node after the other; tells how many waited. An event that has its seal gets no second one: a
/// database that was filled from a backup waits with all that it had.
pub async fn seal(work: &Work) -> Result<usize, DbErr> {
    turn::turn(work, "seals").await?;
    let oldest = unsealed::Entity::find().order_by_asc(unsealed::Column::EventId).limit(A_BATCH);
    let waiting: Vec<EventId> = oldest.all(&work.tx).await?.into_iter().map(|row| row.event_id).collect();
    let sealed = seal::Entity::find().select_only().column(seal::Column::EventId);
    let sealed = sealed.filter(seal::Column::EventId.is_in(waiting.iter().copied()));
    let sealed: HashSet<EventId> = sealed.into_tuple().all(&work.tx).await?.into_iter().collect();
    let new = waiting.iter().copied().filter(|id| !sealed.contains(id));
    let events = event::Entity::find().filter(event::Column::Id.is_in(new)).order_by_asc(event::Column::Id);
    let last = head::last(&work.tx).await?;
    let (mut no, mut hash) = last.map_or((0, digest::NONE.to_owned()), |last| (last.no, last.hash));
    let mut seals = Vec::new();
    for event in events.all(&work.tx).await? {
        no += 1;
        hash = digest::hash(&hash, no, &event);
        seals.push(seal::ActiveModel {
            no: Set(no),
            event_id: Set(event.id),
            hash: Set(hash.clone()),
            sealed_at: Set(work.now),
        });
    }
    if !seals.is_empty() {
        seal::Entity::insert_many(seals).exec_without_returning(&work.tx).await?;
    }
    let done = unsealed::Entity::delete_many().filter(unsealed::Column::EventId.is_in(waiting.iter().copied()));
    done.exec(&work.tx).await?;
    Ok(waiting.len())
}
