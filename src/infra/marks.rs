//! What this database is: a demo world says so, and production refuses to start on it. One row is there to be written.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QuerySelect, sea_query::OnConflict};

use super::db::Work;
use crate::{entities::mark, kernel::instant::Instant};

const DEMO: &str = "demo";
const READY: &str = "ready";

/// Whether a demo world was loaded here, whole or in part.
pub async fn is_demo(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(demo_step(db).await?.is_some())
}

/// Says so before the first invented person is written; `step` tells how far the world has come.
pub async fn mark_demo(work: &Work, step: &str) -> Result<(), DbErr> {
    write(work, DEMO, step).await
}

/// How far the demo world has come.
pub async fn demo_step(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    read(db, DEMO).await
}

/// What stands under a name.
pub async fn read(db: &impl ConnectionTrait, name: &str) -> Result<Option<String>, DbErr> {
    Ok(mark::Entity::find_by_id(name).one(db).await?.map(|row| row.value))
}

/// Writes something under a name, in the place of what stood there.
pub async fn write(work: &Work, name: &str, value: &str) -> Result<(), DbErr> {
    let row = mark::ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()) };
    let anew = OnConflict::column(mark::Column::Name).update_column(mark::Column::Value).to_owned();
    mark::Entity::insert(row).on_conflict(anew).exec_without_returning(&work.tx).await.map(drop)
}

/// Nobody else holds the mark of that name until the work ends; who comes meanwhile waits.
pub async fn hold(work: &Work, name: &str) -> Result<Option<mark::Model>, DbErr> {
    let first = mark::ActiveModel { name: Set(name.to_owned()), value: Set("0".to_owned()) };
    let once = OnConflict::column(mark::Column::Name).do_nothing().to_owned();
    mark::Entity::insert(first).on_conflict(once).exec_without_returning(&work.tx).await?;
    mark::Entity::find_by_id(name).lock_exclusive().one(&work.tx).await
}

/// Adds one to the row that is there to be written, and tells where it stands now.
pub async fn count_on(work: &Work) -> Result<u64, DbErr> {
    let row = hold(work, READY).await?;
    let next = row.map_or(0, |row| number(&row)) + 1;
    write(work, READY, &next.to_string()).await?;
    Ok(next)
}

/// Where that row stands.
pub async fn counted(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Ok(mark::Entity::find_by_id(READY).one(db).await?.map_or(0, |row| number(&row)))
}

/// Writes the moment of the work into the row of that name; tells the one before.
pub async fn beat(work: &Work, name: &str) -> Result<Option<Instant>, DbErr> {
    let before = hold(work, name).await?.and_then(|row| row.value.parse().ok()).filter(|micros| *micros > 0);
    write(work, name, &work.now.0.to_string()).await?;
    Ok(before.map(Instant))
}

fn number(row: &mark::Model) -> u64 {
    row.value.parse().unwrap_or(0)
}
