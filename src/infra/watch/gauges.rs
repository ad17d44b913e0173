//! How the market is at this moment, as far as this node can see.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::Serialize;

use crate::{
    config::Config,
    entities::job::{self, Status},
    infra::{
        clock::Clock,
        db::{Db, ready::Ready},
        node::pulse,
        page_cache::PageCache,
        texter::budget::{self, Budget},
    },
    kernel::instant::Instant,
};

/// Begins the key of each job that is done again and again.
pub const EVERY: &str = "every:";
const LONGEST_OF_A_DISK: Duration = Duration::from_secs(1);

/// What is looked at.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Watched<'a> {
    pub config: &'a Config,
    pub db: &'a Db,
    pub ready: &'a Ready,
    pub pages: &'a PageCache,
    pub clock: &'a Clock,
}

/// What was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gauges {
    /// What is wrong with the database; nothing where it keeps what is written.
    pub not_ready: Option<&'static str>,
    /// Seconds since anybody worked; nothing where nobody ever has, or nobody can tell.
    pub last_worked: Option<i64>,
    /// Seconds that this machine's clock is ahead, where that is too much.
    pub clock_ahead: Option<f64>,
    /// In the order of their names.
    pub jobs: Vec<JobsOfKind>,
    /// Each pool of connections.
    pub pools: Vec<Pool>,
    /// Bytes of pages that are kept.
    pub cache_bytes: u64,
    /// Where this node writes; none where they do not answer.
    pub disks: Vec<Disk>,
    /// Texts that have left today, and how many may.
    pub texts: (i64, i64),
}

/// Jobs of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JobsOfKind {
    /// As in the queue.
    pub kind: String,
    /// Waiting; of what is done again and again, due.
    pub due: i64,
    /// Seconds that the oldest of these has waited.
    pub oldest: i64,
    /// Given up.
    pub dead: i64,
}

/// Connections to the database.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Pool {
    pub name: &'static str,
    pub open: u32,
    pub idle: u32,
}

/// Room on a disk, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Disk {
    pub folder: PathBuf,
    pub free: u64,
    pub all: u64,
    /// So much should be free.
    pub least: u64,
}

impl Gauges {
    /// Looks at everything. A database that does not answer is told, not an error.
    pub async fn read(watched: Watched<'_>) -> Self {
        let Watched { config, db, ready, pages, clock } = watched;
        let now = clock.now();
        let mut gauges = Self {
            not_ready: ready.ask(db, now).await.err(),
            clock_ahead: clock.off().map(|off| off.as_seconds_f64()),
            pools: pools(db),
            cache_bytes: pages.weight(),
            disks: disks(folders(config), config.alerts.free_percent).await,
            ..Self::default()
        };
        if gauges.not_ready.is_none() {
            match of_database(&db.read, now).await {
                Ok((jobs, last_worked, texts)) => {
                    (gauges.jobs, gauges.last_worked) = (jobs, last_worked);
                    gauges.texts = (texts, Budget::of(&config.text).per_day());
                }
                Err(error) => gauges.not_ready = Some(crate::infra::db::in_words(&error)),
            }
        }
        gauges
    }
}

async fn of_database(db: &impl ConnectionTrait, now: Instant) -> Result<(Vec<JobsOfKind>, Option<i64>, i64), DbErr> {
    let last = pulse::last(db).await?.map(|last| Ord::max(now.since(last).whole_seconds(), 0));
    Ok((jobs(db, now).await?, last, budget::sent(db, now.day()).await?))
}

#[derive(FromQueryResult)]
struct Counted {
    kind: String,
    many: i64,
    first: Instant,
}

/// What is done once waits since it was to be done first, whatever was tried meanwhile; what is done again and again, since it was due.
async fn jobs(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<JobsOfKind>, DbErr> {
    let all = |status: Status, since: job::Column| {
        let jobs = job::Entity::find().filter(job::Column::Status.eq(status)).select_only();
        let jobs = jobs.column(job::Column::Kind).column_as(job::Column::Id.count(), "many");
        jobs.column_as(since.min(), "first").group_by(job::Column::Kind).order_by_asc(job::Column::Kind)
    };
    let again = job::Column::UniqueKey.starts_with(EVERY);
    let once = all(Status::Waiting, job::Column::CreatedAt);
    let once = once.filter(job::Column::CreatedAt.lte(now));
    let once = once.filter(job::Column::UniqueKey.is_null().or(again.clone().not())).into_model::<Counted>();
    let again = all(Status::Waiting, job::Column::RunAt).filter(again).filter(job::Column::RunAt.lte(now));
    let (once, again) = (once.all(db).await?, again.into_model::<Counted>().all(db).await?);
    let dead = all(Status::Dead, job::Column::CreatedAt).into_model::<Counted>().all(db).await?;
    let mut jobs: Vec<JobsOfKind> = once
        .into_iter()
        .chain(again)
        .map(|of| JobsOfKind { kind: of.kind, due: of.many, oldest: now.since(of.first).whole_seconds(), dead: 0 })
        .collect();
    for of in dead {
        match jobs.iter_mut().find(|jobs| jobs.kind == of.kind) {
            Some(jobs) => jobs.dead = of.many,
            None => jobs.push(JobsOfKind { kind: of.kind, dead: of.many, ..JobsOfKind::default() }),
        }
    }
    jobs.sort_by(|a, b| a.kind.cmp(&b.kind));
    Ok(jobs)
}

/// On PostgreSQL who reads and who writes have one pool.
fn pools(db: &Db) -> Vec<Pool> {
    let of = |name, pool: &DatabaseConnection| {
        let (open, idle) = match db.is_postgres() {
            true => (pool.get_postgres_connection_pool().size(), pool.get_postgres_connection_pool().num_idle()),
            false => (pool.get_sqlite_connection_pool().size(), pool.get_sqlite_connection_pool().num_idle()),
        };
        Pool { name, open, idle: u32::try_from(idle).unwrap_or(u32::MAX) }
    };
    let mut pools = vec![of("read", &db.read.pool), of("reports", &db.reports)];
    if !db.is_postgres() {
        pools.push(of("write", &db.write));
    }
    pools
}

/// Pictures, or where those wait that are on their way to a bucket, and the database where it is a file.
fn folders(config: &Config) -> Vec<PathBuf> {
    let file = config.database.url.strip_prefix("sqlite:").map(|file| file.trim_start_matches("//"));
    let file = file.and_then(|file| file.split('?').next()).map(Path::new);
    let folder = file.and_then(Path::parent).map(|folder| match folder.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => folder.to_owned(),
    });
    let files = &config.files;
    let pictures = if files.bucket().is_none() { &files.dir } else { &files.incoming_dir };
    let mut folders: Vec<PathBuf> = folder.into_iter().chain([pictures.clone()]).collect();
    folders.dedup();
    folders
}

/// A disk of another machine may be silent for ever: nobody waits for it, and nobody asks a second time while one still does.
async fn disks(folders: Vec<PathBuf>, least: u64) -> Vec<Disk> {
    if ASKING.swap(true, Ordering::SeqCst) {
        return Vec::new();
    }
    let asked = tokio::task::spawn_blocking(move || {
        let disks = folders.into_iter().filter_map(|folder| disk(folder, least)).collect();
        ASKING.store(false, Ordering::SeqCst);
        disks
    });
    match tokio::time::timeout(LONGEST_OF_A_DISK, asked).await {
        Ok(Ok(disks)) => disks,
        _ => Vec::new(),
    }
}

static ASKING: AtomicBool = AtomicBool::new(false);

fn disk(folder: PathBuf, percent: u64) -> Option<Disk> {
    let room = rustix::fs::statvfs(&folder).ok()?;
    let all = room.f_blocks * room.f_frsize;
    Some(Disk { free: room.f_bavail * room.f_frsize, all, least: all / 100 * percent, folder })
}
