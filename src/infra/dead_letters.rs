//! Jobs that were given up after their last try: staff see them, send them again or throw them away.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

use super::{db::Work, events::events, queue::tried_until};
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

/// How many of a kind were given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromQueryResult)]
pub struct DeadOfKind {
    /// Who could not do them.
    pub kind: String,
    /// So many.
    pub jobs: i64,
}

/// The kinds of which any was given up, in the order of their names.
pub async fn kinds(db: &impl ConnectionTrait) -> Result<Vec<DeadOfKind>, DbErr> {
    let dead = job::Entity::find().filter(job::Column::Status.eq(Status::Dead));
    let kinds = dead.select_only().column(job::Column::Kind).column_as(job::Column::Id.count(), "jobs");
    kinds.group_by(job::Column::Kind).order_by_asc(job::Column::Kind).into_model().all(db).await
}

events! {
    /// A dead job is sent again.
    JobSentAgain = "job.sent_again" { job_id: JobId, kind: String },
    /// All dead jobs of a kind are sent again.
    JobsSentAgain = "jobs.sent_again" { kind: String, jobs: u64 },
    /// A dead job will never be done.
    JobDismissed = "job.dismissed" { job_id: JobId, kind: String },
}

/// Puts a dead job back into the queue, with all its tries; false where there is none.
pub async fn again(work: &Work, id: JobId) -> Result<bool, DbErr> {
    let Some(row) = claim_dead(work, id).await? else { return Ok(false) };
    job::ActiveModel { id: Set(row.id), ..revived(work) }.update(&work.tx).await?;
    work.record(&JobSentAgain { job_id: id, kind: row.kind })?;
    Ok(true)
}

/// Puts all dead jobs of a kind back into the queue, each with all its tries; tells how many.
pub async fn all_again(work: &Work, kind: &str) -> Result<u64, DbErr> {
    let dead = job::Entity::update_many().set(revived(work)).filter(job::Column::Status.eq(Status::Dead));
    let jobs = dead.filter(job::Column::Kind.eq(kind)).exec(&work.tx).await?.rows_affected;
    if jobs > 0 {
        work.record(&JobsSentAgain { kind: kind.to_owned(), jobs })?;
    }
    Ok(jobs)
}

/// As if it had just been written.
fn revived(work: &Work) -> job::ActiveModel {
    job::ActiveModel {
        status: Set(Status::Waiting),
        attempts: Set(0),
        lost: Set(0),
        holder: Set(None),
        run_at: Set(work.now),
        give_up_at: Set(tried_until(work.now)),
        ..Default::default()
    }
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
