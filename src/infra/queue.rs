//! Jobs: what must be done, written in the commit that makes it necessary, done at least once, tried again for two days with
//! growing pauses, and then laid aside as dead, where staff see it and may send it again.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{LockBehavior, LockType, OnConflict},
};
use serde::{Serialize, de::DeserializeOwned};
use time::Duration;

use super::db::{Db, Work};
use crate::{
    entities::job::{self, Status},
    kernel::{actor::Actor, code, ids::JobId, instant::Instant},
};

/// Whoever works on a job has this long before another may take it: longer than any job may take (`[jobs] longest_seconds`).
const LEASE: Duration = Duration::minutes(2);
/// A failure is tried again for so long.
const TRIED_FOR: Duration = Duration::days(2);
/// After the first failure; after the second four times as long, after the third nine times.
const PAUSE: Duration = Duration::seconds(10);
/// No pause is longer.
const LONGEST_PAUSE: Duration = Duration::hours(1);
/// What is done once and is due at once waits for no longer.
pub const FURTHEST: Duration = Duration::minutes(62);
/// What so often took its worker down with it is laid aside.
const MOST_LOST: i32 = 3;

/// Something that must be done, as a type of its own: its fields are what there is to know.
pub trait Job: Serialize + DeserializeOwned + Send {
    /// `slice.deed`; kept for ever.
    const KIND: &'static str;

    /// As it stands in the queue.
    fn body(&self) -> Result<String, DbErr> {
        serde_json::to_string(self).map_err(|e| DbErr::Json(e.to_string()))
    }
}

/// How a job can fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It may go well another time.
    Later(String),
    /// Whoever is needed for it does not answer: others of its kind need not try just now.
    NotThere(String),
    /// There is none left of what it needs: it waits until there is, however long that takes.
    Held(String),
    /// It will go wrong every time: nobody needs to try again.
    Never(String),
}

impl Failed {
    /// Another time.
    pub fn later(why: impl std::fmt::Display) -> Self {
        Self::Later(why.to_string())
    }

    /// Nor any other of its kind, for a while.
    pub fn not_there(why: impl std::fmt::Display) -> Self {
        Self::NotThere(why.to_string())
    }

    /// When there is one for it again.
    pub fn held(why: impl std::fmt::Display) -> Self {
        Self::Held(why.to_string())
    }

    /// Not ever.
    pub fn never(why: impl std::fmt::Display) -> Self {
        Self::Never(why.to_string())
    }

    /// Which of them, in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Later(_) => "later",
            Self::NotThere(_) => "not_there",
            Self::Held(_) => "held",
            Self::Never(_) => "never",
        }
    }

    /// What went wrong, as much of it as is kept.
    pub fn why(&self) -> String {
        let (Self::Later(why) | Self::NotThere(why) | Self::Held(why) | Self::Never(why)) = self;
        why.chars().take(500).collect()
    }
}

impl From<DbErr> for Failed {
    fn from(error: DbErr) -> Self {
        Self::later(error)
    }
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
    holder: String,
}

impl Work {
    /// Rides in this commit. `unique_key` makes a job that is already waiting the only one.
    pub async fn enqueue<J: Job>(&self, job: &J, unique_key: Option<String>) -> Result<(), DbErr> {
        self.enqueue_raw(J::KIND, job.body()?, unique_key, self.now).await
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
            lost: Set(0),
            holder: Set(None),
            last_error: Set(None),
            // What is planned for later has waited for nobody until then.
            created_at: Set(run_at),
            give_up_at: Set(tried_until(run_at)),
        };
        let once = OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned();
        job::Entity::insert(row).on_conflict(once).exec_without_returning(&self.tx).await.map(drop)
    }

    /// The one job under such a key is due now, whether there was one or not. One that somebody does just now stays theirs.
    pub async fn plan_now(&self, kind: &str, key: String) -> Result<(), DbErr> {
        let due = job::ActiveModel { run_at: Set(self.now), ..Default::default() };
        let late = job::Entity::update_many().set(due).filter(job::Column::UniqueKey.eq(key.as_str()));
        let late = late.filter(job::Column::Status.eq(Status::Waiting));
        late.filter(job::Column::RunAt.gt(self.now.after(LEASE))).exec(&self.tx).await?;
        self.enqueue_raw(kind, String::new(), Some(key), self.now).await
    }
}

/// Takes the next job of a kind whose time has come; nobody else gets it while the lease lasts. One at a time, so that a lease
/// covers the one job and not all that were taken with it.
pub async fn lease(db: &Db, now: Instant, kind: &str) -> Result<Option<Taken>, DbErr> {
    loop {
        let first = due(now, kind).select_only().column(job::Column::Id).into_tuple::<JobId>();
        if first.one(&db.read).await?.is_none() {
            return Ok(None);
        }
        let work = db.begin(Actor::System, now).await?;
        let due = due(now, kind).order_by_asc(job::Column::RunAt).order_by_asc(job::Column::Id);
        let row = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&work.tx).await?;
        let Some(row) = row else { return Ok(None) };
        let taken = take(&work, row).await?;
        work.commit().await?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
}

/// Nothing where it was taken so often by who never came back that it is laid aside: it would take the next one down too.
async fn take(work: &Work, row: job::Model) -> Result<Option<Taken>, DbErr> {
    let taken = Taken { id: row.id, kind: row.kind.clone(), body: row.body.clone(), holder: code::random(16) };
    let lost = row.lost + i32::from(row.holder.is_some());
    let attempts = row.attempts + 1;
    let mut row = row.into_active_model();
    row.lost = Set(lost);
    if lost >= MOST_LOST {
        row.status = Set(Status::Dead);
        row.holder = Set(None);
        row.last_error = Set(Some(format!("whoever did it was gone before the end, {MOST_LOST} times")));
        row.update(&work.tx).await?;
        return Ok(None);
    }
    row.attempts = Set(attempts);
    row.holder = Set(Some(taken.holder.clone()));
    row.run_at = Set(work.now.after(LEASE));
    row.update(&work.tx).await?;
    Ok(Some(taken))
}

fn due(now: Instant, kind: &str) -> Select<job::Entity> {
    job::Entity::find()
        .filter(job::Column::Kind.eq(kind))
        .filter(job::Column::Status.eq(Status::Waiting))
        .filter(job::Column::RunAt.lte(now))
        .limit(1)
}

/// Which of these keys no job holds, or one that waits for longer than until its moment: a clock went wrong when it was planned.
pub async fn amiss(
    db: &impl ConnectionTrait,
    planned: &[(String, Instant)],
    now: Instant,
) -> Result<Vec<String>, DbErr> {
    let rows: Vec<(Option<String>, Status, Instant)> = job::Entity::find()
        .select_only()
        .columns([job::Column::UniqueKey, job::Column::Status, job::Column::RunAt])
        .filter(job::Column::UniqueKey.is_in(planned.iter().map(|(key, _)| key.clone())))
        .into_tuple()
        .all(db)
        .await?;
    let well = |key: &String, latest: Instant| {
        let mut held = rows.iter().filter(|(held, ..)| held.as_ref() == Some(key));
        // While it is done its lease stands there.
        held.any(|(_, status, run_at)| *status == Status::Dead || *run_at <= Ord::max(latest, now.after(LEASE)))
    };
    Ok(planned.iter().filter(|(key, latest)| !well(key, *latest)).map(|(key, _)| key.clone()).collect())
}

/// Whatever waits for longer than its kind ever does is due now: a clock went wrong when it was planned or put back.
pub async fn pull_in(db: &Db, kinds: &[(&str, Duration)], now: Instant) -> Result<(), DbErr> {
    let far = kinds.iter().fold(Condition::any(), |far, (kind, furthest)| {
        let of_kind = job::Column::Kind.eq(*kind).and(job::Column::Status.eq(Status::Waiting));
        far.add(of_kind.and(job::Column::RunAt.gt(now.after(*furthest))))
    });
    let first = job::Entity::find().filter(far.clone()).select_only().column(job::Column::Id).into_tuple::<JobId>();
    if first.one(&db.read).await?.is_none() {
        return Ok(());
    }
    let work = db.begin(Actor::System, now).await?;
    let due = job::ActiveModel { run_at: Set(now), ..Default::default() };
    job::Entity::update_many().set(due).filter(far).exec(&work.tx).await?;
    work.commit().await
}

/// Whether something waits to be done under that key.
pub async fn waits(db: &impl ConnectionTrait, key: &str) -> Result<bool, DbErr> {
    let job =
        job::Entity::find().filter(job::Column::UniqueKey.eq(key)).filter(job::Column::Status.eq(Status::Waiting));
    Ok(job.select_only().column(job::Column::Id).into_tuple::<JobId>().one(db).await?.is_some())
}

/// Its row, as long as it is still theirs who took it: after the lease somebody else may have it.
fn held(job: &Taken) -> Select<job::Entity> {
    job::Entity::find_by_id(job.id)
        .filter(job::Column::Status.eq(Status::Waiting))
        .filter(job::Column::Holder.eq(job.holder.as_str()))
}

/// The job is done: its row goes, and with it whatever personal data it carried. False, and nothing is written, where it is
/// somebody else's by now.
pub async fn done(db: &Db, job: &Taken, now: Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let Some(row) = held(job).lock_exclusive().one(&work.tx).await? else { return Ok(false) };
    job::Entity::delete_by_id(row.id).exec(&work.tx).await?;
    work.commit().await?;
    Ok(true)
}

/// A recurring job is to be done again at `at`; what went wrong this time is kept beside it. False as in `done`.
pub async fn again(db: &Db, job: &Taken, at: Instant, failed: Option<&Failed>, now: Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let Some(row) = held(job).lock_exclusive().one(&work.tx).await? else { return Ok(false) };
    let mut row = row.into_active_model();
    row.run_at = Set(at);
    row.attempts = Set(0);
    row.lost = Set(0);
    row.holder = Set(None);
    row.last_error = Set(failed.map(Failed::why));
    row.update(&work.tx).await?;
    work.commit().await?;
    Ok(true)
}

/// The job failed: again after 10 s, 40 s, 90 s… up to an hour, or laid aside as dead: after two days (never while it is held back), or
/// at once where none can help. False as in `done`.
pub async fn failed(db: &Db, job: &Taken, failed: &Failed, now: Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let Some(row) = held(job).lock_exclusive().one(&work.tx).await? else { return Ok(false) };
    let pause = PAUSE * row.attempts.saturating_mul(row.attempts);
    put_back(&work, row, failed, now.after(pause.min(LONGEST_PAUSE))).await?;
    work.commit().await?;
    Ok(true)
}

/// The same where it is known that nobody was there to do it for: this was no attempt, and it is due again at `at`.
pub async fn in_vain(db: &Db, job: &Taken, failed: &Failed, at: Instant, now: Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let Some(row) = held(job).lock_exclusive().one(&work.tx).await? else { return Ok(false) };
    let row = job::Model { attempts: row.attempts - 1, ..row };
    put_back(&work, row, failed, at).await?;
    work.commit().await?;
    Ok(true)
}

async fn put_back(work: &Work, row: job::Model, failed: &Failed, run_at: Instant) -> Result<(), DbErr> {
    // What is held back has its two days from when there is one for it.
    let give_up_at = if matches!(failed, Failed::Held(_)) { tried_until(work.now) } else { row.give_up_at };
    let dead = give_up_at <= work.now || matches!(failed, Failed::Never(_));
    let attempts = row.attempts;
    let mut row = row.into_active_model();
    row.attempts = Set(attempts);
    row.give_up_at = Set(give_up_at);
    row.last_error = Set(Some(failed.why()));
    row.run_at = Set(run_at);
    row.lost = Set(0);
    row.holder = Set(None);
    if dead {
        row.status = Set(Status::Dead);
    }
    row.update(&work.tx).await.map(drop)
}

/// Until when something is tried that is begun at `now`.
pub fn tried_until(now: Instant) -> Instant {
    now.after(TRIED_FOR)
}
