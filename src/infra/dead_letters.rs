//! Jobs that were given up after their last try: staff see them, send them again or throw them away.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

use super::{db::Work, events::events};
use crate::{
    entities::job::{self, Status},
    kernel::{
        ids::JobId,
        instant::Instant,
        paging::{PageOf, Paging},
    },
};

/// A job that was given up, without its body: that may hold what only its receiver should read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dead {
    /// The row.
    pub id: JobId,
    /// Who could not do it.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i32,
    /// Why it failed last.
    pub error: String,
    /// Since when it should have been done.
    pub created_at: Instant,
}

/// Jobs that were given up, the newest first.
pub async fn page(db: &impl ConnectionTrait, paging: Paging) -> Result<PageOf<Dead>, DbErr> {
    let select = job::Entity::find().filter(job::Column::Status.eq(Status::Dead));
    let total = select.clone().count(db).await?;
    let rows = select.order_by_desc(job::Column::Id).offset(paging.offset()).limit(paging.size).all(db).await?;
    let rows = rows.into_iter().map(|row| Dead {
        id: row.id,
        kind: row.kind,
        attempts: row.attempts,
        error: row.last_error.unwrap_or_default(),
        created_at: row.created_at,
    });
    Ok(PageOf::new(rows.collect(), paging, total))
}

events! {
    /// A dead job is sent again.
    JobSentAgain = "job.sent_again" { job_id: JobId, kind: String },
    /// A dead job will never be done.
    JobDismissed = "job.dismissed" { job_id: JobId, kind: String },
}

/// Puts a dead job back into the queue, with all its tries; false where there is none.
pub async fn again(work: &Work, id: JobId) -> Result<bool, DbErr> {
    let Some(row) = claim_dead(work, id).await? else { return Ok(false) };
    let kind = row.kind.clone();
    let mut row = row.into_active_model();
    row.status = Set(Status::Waiting);
    row.attempts = Set(0);
    row.holder = Set(None);
    row.run_at = Set(work.now);
    row.update(&work.tx).await?;
    work.record(&JobSentAgain { job_id: id, kind })?;
    Ok(true)
}

/// Throws a dead job away; false where there is none.
pub async fn dismiss(work: &Work, id: JobId) -> Result<bool, DbErr> {
    let Some(row) = claim_dead(work, id).await? else { return Ok(false) };
    job::Entity::delete_by_id(id).exec(&work.tx).await?;
    work.record(&JobDismissed { job_id: id, kind: row.kind })?;
    Ok(true)
}

async fn claim_dead(work: &Work, id: JobId) -> Result<Option<job::Model>, DbErr> {
    let dead = job::Entity::find_by_id(id).filter(job::Column::Status.eq(Status::Dead));
    dead.lock_exclusive().one(&work.tx).await
}
