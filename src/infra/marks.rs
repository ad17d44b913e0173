//! What this database is: a demo world says so, and production refuses to start on it.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

use super::db::Work;
use crate::entities::mark;

const DEMO: &str = "demo";

/// Whether a demo world was loaded here, whole or in part.
pub async fn is_demo(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(mark::Entity::find_by_id(DEMO).one(db).await?.is_some())
}

/// Says so before the first invented person is written; `step` tells how far the world has come.
pub async fn mark_demo(work: &Work, step: &str) -> Result<(), DbErr> {
    let row = mark::ActiveModel { name: Set(DEMO.to_owned()), value: Set(step.to_owned()) };
    match mark::Entity::find_by_id(DEMO).one(&work.tx).await? {
        Some(_) => row.update(&work.tx).await.map(drop),
        None => row.insert(&work.tx).await.map(drop),
    }
}

/// How far the demo world has come.
pub async fn demo_step(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    Ok(mark::Entity::find_by_id(DEMO).one(db).await?.map(|row| row.value))
}
