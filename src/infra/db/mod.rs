//! Readers, the one writer, and `Work`: the type that says *this function writes*.
//!
//! On SQLite each connection has a thread of its own. Pages are fastest with as many readers as there are processors: more
//! would only wake each other (docs/performance.md). On SQLite `write` is a pool of one connection and every write transaction is
//! IMMEDIATE; a plain BEGIN fails under load with "database is locked". On PostgreSQL both are one pool. On either reports, which
//! read for long, have a few connections of their own, so that no page waits for one. While a `Work` is open nobody else writes
//! on SQLite: hash, decode and call the network before `begin`, and read through `work.tx` alone.

pub mod ready;
mod sqlite;
pub mod sums;

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sea_query::{PostgresQueryBuilder, SelectStatement},
};

use super::events::Event;
use crate::{
    config,
    entities::{event, outbox},
    kernel::{actor::Actor, instant::Instant},
};

/// Who asks for a third waits a moment.
const REPORTS_AT_ONCE: u32 = 2;
/// That moment; whoever was not let in by then is asked to come back.
const REPORT_WAITS: Duration = Duration::from_secs(3);

/// The database, as readers and as the writer.
#[derive(Clone, Debug)]
pub struct Db {
    /// For reads outside a `Work`.
    pub read: DatabaseConnection,
    /// Only `snapshot` uses it.
    pub reports: DatabaseConnection,
    /// Only `begin` uses it.
    pub write: DatabaseConnection,
}

/// A statement has room for some thousand values.
const EVENTS_AT_ONCE: usize = 1_000;

/// One transaction, who acts in it, and when. Dropped without `commit`, nothing has happened.
pub struct Work {
    /// The transaction; reads go through it too.
    pub tx: DatabaseTransaction,
    /// Who acts.
    pub actor: Actor,
    /// The moment of everything written here.
    pub now: Instant,
    told: bool,
    /// What happened so far, in its order.
    events: Mutex<Vec<event::ActiveModel>>,
}

impl Db {
    /// Opens the database that the settings name; an embedded one is created where there is none.
    pub async fn connect(settings: &config::Database) -> Result<Self, DbErr> {
        if settings.url.starts_with("sqlite:") {
            let open = |connections| sqlite::options(&settings.url, connections);
            let write = sqlite::first(sqlite::with_transactions(open(1)?)).await?;
            let read = Database::connect(open(settings.max_connections.min(processors()))?).await?;
            let mut reports = sqlite::with_transactions(open(REPORTS_AT_ONCE)?);
            let reports = Database::connect(reports.acquire_timeout(REPORT_WAITS).clone()).await?;
            return Ok(Self { read, reports, write });
        }
        let pool = Database::connect(postgres(settings, settings.max_connections, Duration::from_secs(10))).await?;
        let reports = Database::connect(postgres(settings, REPORTS_AT_ONCE, REPORT_WAITS)).await?;
        Ok(Self { read: pool.clone(), reports, write: pool })
    }

    /// Begins to write.
    pub async fn begin(&self, actor: Actor, now: Instant) -> Result<Work, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(Work { tx: self.write.begin_with_options(options).await?, actor, now, told: true, events: Mutex::default() })
    }

    /// Begins to write what is nobody's news: the past of the demo world.
    pub async fn begin_untold(&self, actor: Actor, now: Instant) -> Result<Work, DbErr> {
        Ok(Work { told: false, ..self.begin(actor, now).await? })
    }

    /// Begins to read: every query in it sees the database as it was at the first one, so that sums agree with each other.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let repeatable = self.is_postgres().then_some(IsolationLevel::RepeatableRead);
        let options = TransactionOptions {
            isolation_level: repeatable,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
            ..Default::default()
        };
        self.reports.begin_with_options(options).await
    }

    /// Lets the database learn how its rows are spread, so that it finds them by the index that leads to few of them.
    /// PostgreSQL does so by itself too, some time after much was written.
    pub async fn optimize(&self) -> Result<(), DbErr> {
        let learn = if self.is_postgres() { "ANALYZE" } else { sqlite::LEARN };
        self.write.execute_unprepared(learn).await.map(drop)
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.read.ping().await
    }

    /// Whether several nodes can share it.
    pub fn is_postgres(&self) -> bool {
        self.read.get_database_backend() == DbBackend::Postgres
    }
}

/// A page's question takes some milliseconds: helpers of it would take longer to start, and its neighbours' processors.
const ALONE: [(&str, &str); 1] = [("max_parallel_workers_per_gather", "0")];

fn postgres(settings: &config::Database, connections: u32, wait: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(&settings.url);
    options.map_sqlx_postgres_opts(|options| options.options(ALONE));
    options.max_connections(connections).acquire_timeout(wait).test_before_acquire(false).sqlx_logging(false);
    options
}

/// A statement of PostgreSQL with its values written into it, escaped: it is planned for these, once on each connection. One with places
/// for values is planned, after a few uses, for any values whatever.
pub fn as_values_are(query: &SelectStatement) -> Statement {
    Statement::from_string(DbBackend::Postgres, query.to_string(PostgresQueryBuilder))
}

/// Two at least, so that one slow page does not stop all others.
fn processors() -> u32 {
    std::thread::available_parallelism().map_or(2, |many| u32::try_from(many.get()).unwrap_or(2).max(2))
}

impl Work {
    /// Rides in this commit; the worker hands it to the subscribers afterwards, at least once, unless the work is nobody's news.
    pub fn record<E: Event>(&self, event: &E) -> Result<(), DbErr> {
        let row = event::ActiveModel {
            id: NotSet,
            name: Set(E::NAME.to_owned()),
            body: Set(serde_json::to_value(event).map_err(|e| DbErr::Custom(e.to_string()))?),
            account_id: Set(self.actor.account()),
            principal_id: Set(self.actor.principal()),
            consent_id: Set(self.actor.consent()),
            happened_at: Set(self.now),
        };
        self.events.lock().unwrap_or_else(PoisonError::into_inner).push(row);
        Ok(())
    }

    /// Nothing done here has happened. Dropping does the same, a moment later.
    pub async fn roll_back(self) -> Result<(), DbErr> {
        self.tx.rollback().await
    }

    /// Makes everything done here true at once.
    pub async fn commit(self) -> Result<(), DbErr> {
        let events = self.events.into_inner().unwrap_or_else(PoisonError::into_inner);
        for some in events.chunks(EVENTS_AT_ONCE) {
            let ids = event::Entity::insert_many(some.to_vec()).exec_with_returning_keys(&self.tx).await?;
            let news = ids.into_iter().map(|event_id| outbox::ActiveModel { event_id: Set(event_id) });
            if self.told {
                outbox::Entity::insert_many(news).exec_without_returning(&self.tx).await?;
            }
        }
        self.tx.commit().await
    }
}
