//! A replica of PostgreSQL, from which reports are read as long as it is near: it answers, it is a replica of this market, and what it has
//! replayed is not older than `[database] replica_lag_seconds`. Why nothing else is read there is decision 013.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use tokio::sync::Mutex;

use super::{
    patience::{Patience, Reader, Transaction},
    postgres::{self, REPLICA},
    reports::{self, REPORT_WAITS, REPORTS_AT_ONCE},
};
use crate::config;

/// Whoever asks again within this time hears the same.
const HOLDS: Duration = Duration::from_secs(2);
/// For its word on how near it is.
const LONGEST_LOOK: Duration = Duration::from_secs(2);

/// How far the database itself is, and whose it is.
const THERE: &str = "SELECT CAST(pg_current_wal_lsn() AS TEXT), \
    CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT), (SELECT value FROM marks WHERE name = 'files')";
/// Whether the replica has replayed all of that, and if not, how old the last thing is that it has.
const HERE: &str = "SELECT pg_is_in_recovery(), COALESCE(pg_last_wal_replay_lsn() >= CAST($1 AS PG_LSN), FALSE), \
    CAST(EXTRACT(EPOCH FROM pg_last_xact_replay_timestamp()) * 1000000 AS BIGINT), (SELECT value FROM marks WHERE name = 'files')";

/// Its connections, and what was seen of it.
#[derive(Debug)]
pub(super) struct Replica {
    reports: DatabaseConnection,
    /// For the question how near it is: no report takes that one's place.
    looks: Reader,
    patience: Patience,
    most: Duration,
    seen: Mutex<Option<Seen>>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    at: Instant,
    near: bool,
}

impl Replica {
    /// The one that the settings name, if any. It may be away now and come later.
    pub(super) async fn of(settings: &config::Database, longest: Duration) -> Result<Option<Self>, DbErr> {
        let Some(url) = &settings.replica_url else { return Ok(None) };
        let pool = async |connections| {
            let mut options = postgres::options(url, connections, longest, &REPLICA);
            Database::connect(options.acquire_timeout(REPORT_WAITS).connect_lazy(true).clone()).await
        };
        let (reports, looks) = (pool(REPORTS_AT_ONCE).await?, pool(1).await?);
        Ok(Some(Self {
            reports,
            looks: Reader { pool: looks, patience: Patience::of(LONGEST_LOOK, &REPLICA) },
            patience: Patience::of(longest, &REPLICA),
            most: Duration::from_secs(settings.replica_lag_seconds),
            seen: Mutex::default(),
        }))
    }

    /// Whether it may be read from. One at a time looks, and remembers it for a moment.
    pub(super) async fn is_near(&self, primary: &Reader) -> bool {
        let mut seen = self.seen.lock().await;
        if let Some(known) = seen.filter(|seen| seen.at.elapsed() < HOLDS) {
            return known.near;
        }
        let looked = match tokio::time::timeout(2 * LONGEST_LOOK, self.look(primary)).await {
            Ok(looked) => looked.unwrap_or_else(|error| Err(error.to_string())),
            Err(_) => Err("it does not answer in time".to_owned()),
        };
        let was_near = seen.is_none_or(|seen| seen.near);
        match &looked {
            Err(reason) if was_near => tracing::warn!(reason, "reports are not read from the replica"),
            Ok(()) if !was_near => tracing::info!("reports are read from the replica again"),
            _ => {}
        }
        *seen = Some(Seen { at: Instant::now(), near: looked.is_ok() });
        looked.is_ok()
    }

    /// A report broke off there: for a moment nobody reads from it.
    pub(super) async fn failed(&self, error: &DbErr) {
        tracing::warn!(%error, "a report broke off on the replica and is read from the database itself");
        *self.seen.lock().await = Some(Seen { at: Instant::now(), near: false });
    }

    /// Begins to read there.
    pub(super) async fn snapshot(&self) -> Result<Transaction, DbErr> {
        reports::snapshot(&self.reports, self.patience).await
    }

    /// Why it may not be read from, if it may not.
    async fn look(&self, primary: &Reader) -> Result<Result<(), String>, DbErr> {
        let nothing = || DbErr::Custom("no row".to_owned());
        let there = primary.query_one_raw(Statement::from_string(DbBackend::Postgres, THERE)).await?;
        let there = there.ok_or_else(nothing)?;
        let (position, now): (String, i64) = (there.try_get_by_index(0)?, there.try_get_by_index(1)?);
        let asked = Statement::from_sql_and_values(DbBackend::Postgres, HERE, [position.into()]);
        let here = self.looks.query_one_raw(asked).await?.ok_or_else(nothing)?;
        if !here.try_get_by_index::<bool>(0)? {
            return Ok(Err("it is no replica".to_owned()));
        }
        if here.try_get_by_index::<Option<String>>(3)? != there.try_get_by_index::<Option<String>>(2)? {
            return Ok(Err("it is the replica of another market".to_owned()));
        }
        let has_all: bool = here.try_get_by_index(1)?;
        let last: Option<i64> = here.try_get_by_index(2)?;
        let lag = last.map(|last| Duration::from_micros(u64::try_from(now - last).unwrap_or(0)));
        Ok(match lag {
            _ if has_all => Ok(()),
            Some(lag) if lag <= self.most => Ok(()),
            Some(lag) => Err(format!("it is {} seconds behind", lag.as_secs())),
            None => Err("it has replayed nothing yet".to_owned()),
        })
    }
}
