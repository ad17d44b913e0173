//! Jobs: what must be done, written in the commit that makes it necessary, done at least once, tried again with growing
//! pauses, and laid aside as dead after the last try, where staff see it and may send it again.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType, OnConflict},
};
use serde::{Serialize, de::DeserializeOwned};
use time::Duration;

use super::db::{Db, Work};
use crate::{
    entities::job::{self, Status},
    kernel::{actor::Actor, ids::JobId, instant::Instant},
};

/// Whoever works on a job has this long before another may take it.
const LEASE: Duration = Duration::minutes(2);
const LAST_ATTEMPT: i32 = 8;

/// Something that must be done.
pub trait Job: Serialize + DeserializeOwned {
    /// `slice.deed`; kept for ever.
    const KIND: &'static str;
}

/// A job taken to be worked on.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The row.
    pub id: JobId,
    /// Who can do it.
    pub kind: String,
    /// Its JSON.
    pub body: String,
}

impl Work {
    /// Rides in this commit. `unique_key` makes a job that is already waiting the only one.
    pub async fn enqueue<J: Job>(&self, job: &J, unique_key: Option<String>) -> Result<(), DbErr> {
        let body = serde_json::to_string(job).map_err(|e| DbErr::Custom(e.to_string()))?;
        self.enqueue_raw(J::KIND, body, unique_key, self.now).await
    }

    /// The same for a job whose kind is known only by name.
    pub async fn enqueue_raw(
        &self,
        kind: &str,
        body: String,
        unique_key: Option<String>,
        run_at: Instant,
    ) -> Result<(), DbErr> {
        let row = job::ActiveModel {
            id: NotSet,
            kind: Set(kind.to_owned()),
            body: Set(body),
            unique_key: Set(unique_key),
            status: Set(Status::Waiting),
            run_at: Set(run_at),
            attempts: Set(0),
            last_error: Set(None),
            created_at: Set(self.now),
        };
        let once = OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned();
        job::Entity::insert(row).on_conflict(once).exec_without_returning(&self.tx).await.map(drop)
    }
}

/// Takes up to `most` jobs whose time has come; nobody else gets them while the lease lasts.
pub async fn take(db: &Db, now: Instant, most: u64) -> Result<Vec<Taken>, DbErr> {
    if due(&db.read, now).await?.is_none() {
        return Ok(Vec::new());
    }
    let work = db.begin(Actor::System, now).await?;
    let rows = job::Entity::find()
        .filter(job::Column::Status.eq(Status::Waiting))
        .filter(job::Column::RunAt.lte(now))
        .order_by_asc(job::Column::RunAt)
        .order_by_asc(job::Column::Id)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&work.tx)
        .await?;
    let mut taken = Vec::with_capacity(rows.len());
    for row in rows {
        taken.push(Taken { id: row.id, kind: row.kind.clone(), body: row.body.clone() });
        let attempts = row.attempts + 1;
        let mut row = row.into_active_model();
        row.attempts = Set(attempts);
        row.run_at = Set(now.after(LEASE));
        row.update(&work.tx).await?;
    }
    work.commit().await?;
    Ok(taken)
}

async fn due(db: &impl ConnectionTrait, now: Instant) -> Result<Option<JobId>, DbErr> {
    job::Entity::find()
        .select_only()
        .column(job::Column::Id)
        .filter(job::Column::Status.eq(Status::Waiting))
        .filter(job::Column::RunAt.lte(now))
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// The job is done: its row goes, and with it whatever personal data it carried.
pub async fn done(db: &Db, id: JobId, now: Instant) -> Result<(), DbErr> {
    let work = db.begin(Actor::System, now).await?;
    job::Entity::delete_by_id(id).exec(&work.tx).await?;
    work.commit().await
}

/// Which of these keys no job holds.
pub async fn missing(db: &impl ConnectionTrait, keys: &[String]) -> Result<Vec<String>, DbErr> {
    let held: Vec<Option<String>> = job::Entity::find()
        .select_only()
        .column(job::Column::UniqueKey)
        .filter(job::Column::UniqueKey.is_in(keys.iter().cloned()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(keys.iter().filter(|key| !held.contains(&Some((*key).clone()))).cloned().collect())
}

/// A recurring job is to be done again at `at`; what went wrong this time is kept beside it.
pub async fn again(db: &Db, id: JobId, at: Instant, error: Option<String>, now: Instant) -> Result<(), DbErr> {
    let work = db.begin(Actor::System, now).await?;
    if let Some(row) = job::Entity::find_by_id(id).one(&work.tx).await? {
        let mut row = row.into_active_model();
        row.run_at = Set(at);
        row.attempts = Set(0);
        row.last_error = Set(error.map(|error| error.chars().take(500).collect()));
        row.update(&work.tx).await?;
    }
    work.commit().await
}

/// The job failed: again after 10 s, 40 s, 90 s… or never.
pub async fn failed(db: &Db, id: JobId, error: &str, now: Instant) -> Result<(), DbErr> {
    let work = db.begin(Actor::System, now).await?;
    if let Some(row) = job::Entity::find_by_id(id).one(&work.tx).await? {
        let attempts = row.attempts;
        let mut row = row.into_active_model();
        row.last_error = Set(Some(error.chars().take(500).collect()));
        row.run_at = Set(now.after(Duration::seconds(10 * i64::from(attempts) * i64::from(attempts))));
        if attempts >= LAST_ATTEMPT {
            row.status = Set(Status::Dead);
        }
        row.update(&work.tx).await?;
    }
    work.commit().await
}
