//! Readers, the one writer, and `Work`: the type that says *this function writes*.
//!
//! On SQLite each connection has a thread of its own. Pages are fastest with as many readers as there are processors: more
//! would only wake each other (docs/performance.md). On SQLite `write` is a pool of one connection and every write transaction is
//! IMMEDIATE; a plain BEGIN fails under load with "database is locked". On PostgreSQL both are one pool. On either reports, which
//! read for long, have a few connections of their own, so that no page waits for one. While a `Work` is open nobody else writes
//! on SQLite: hash, decode and call the network before `begin`, and read through `work.tx` alone.

mod among;
pub mod at_once;
mod away;
pub mod gathered;
mod patience;
mod place;
mod postgres;
pub mod ready;
mod replica;
mod reports;
pub mod rows;
pub mod spelled;
mod sqlite;
pub mod sums;
pub mod turn;

pub use among::among;
pub use away::{in_words, is_away};
pub use patience::{Executor, Reader, Transaction};

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use at_once::{at_once, of_each};
use patience::Patience;
use place::Place;
use postgres::PRIMARY;
use replica::Replica;
use reports::{LONGEST_OF_A_REPORT, REPORT_WAITS, REPORTS_AT_ONCE};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, EntityTrait, QueryResult, QueryTrait,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sea_query::{PostgresQueryBuilder, Query, SelectStatement},
};

use super::{
    events::Event,
    watch::{metrics, security},
};
use crate::{
    config,
    entities::{event, outbox},
    kernel::{actor::Actor, instant::Instant},
};

/// The database, as readers and as the writer.
#[derive(Clone, Debug)]
pub struct Db {
    /// For reads outside a `Work`.
    pub read: Reader,
    /// Only `snapshot` uses it.
    pub reports: DatabaseConnection,
    /// Only `begin` and `write_alone` use it.
    pub write: DatabaseConnection,
    /// Only `report` uses it.
    replica: Option<Arc<Replica>>,
    /// Of an embedded one.
    place: Option<Arc<Place>>,
    patience: Patience,
    patience_with_reports: Patience,
}

/// A statement has room for some thousand values.
const EVENTS_AT_ONCE: usize = 1_000;

/// One transaction, who acts in it, and when. Dropped without `commit`, nothing has happened.
pub struct Work {
    /// The transaction; reads go through it too.
    pub tx: Transaction,
    /// Who acts.
    pub actor: Actor,
    /// The moment of everything written here.
    pub now: Instant,
    told: bool,
    place: Option<Arc<Place>>,
    /// What happened so far, in its order.
    events: Mutex<Vec<event::ActiveModel>>,
}

impl Db {
    /// Opens the database that the settings name; an embedded one is created where there is none.
    pub async fn connect(settings: &config::Database) -> Result<Self, DbErr> {
        if settings.url.starts_with("sqlite:") {
            let open = |connections| sqlite::options(&settings.url, connections);
            let write = sqlite::first(sqlite::with_transactions(open(1)?)).await?;
            let pool = Database::connect(open(settings.max_connections.min(processors()))?).await?;
            let mut reports = sqlite::with_transactions(open(REPORTS_AT_ONCE)?);
            let reports = Database::connect(reports.acquire_timeout(REPORT_WAITS).clone()).await?;
            let patience = Patience::endless();
            let read = Reader { pool, patience };
            let place = Place::of(Path::new(sqlite::path(&settings.url))).map_err(|e| DbErr::Custom(e.to_string()))?;
            let (replica, place) = (None, Some(Arc::new(place)));
            return Ok(Self { read, reports, write, replica, place, patience, patience_with_reports: patience });
        }
        let longest = Duration::from_secs(settings.longest_seconds);
        let options = |connections, longest| postgres::options(&settings.url, connections, longest, &PRIMARY);
        let pool = Database::connect(options(settings.max_connections, longest)).await?;
        let longest_of_a_report = longest.max(LONGEST_OF_A_REPORT);
        let mut reports = options(REPORTS_AT_ONCE, longest_of_a_report);
        let reports = Database::connect(reports.acquire_timeout(REPORT_WAITS).clone()).await?;
        let patience = Patience::of(longest, &PRIMARY);
        let patience_with_reports = Patience::of(longest_of_a_report, &PRIMARY);
        let read = Reader { pool: pool.clone(), patience };
        let replica = Replica::of(settings, longest_of_a_report).await?.map(Arc::new);
        Ok(Self { read, reports, write: pool, replica, place: None, patience, patience_with_reports })
    }

    /// Begins to write.
    pub async fn begin(&self, actor: Actor, now: Instant) -> Result<Work, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let open = self.patience.wait_twice(|| self.write.begin_with_options(options)).await?;
        let tx = Transaction { open, patience: self.patience };
        Ok(Work { tx, actor, now, told: true, place: self.place.clone(), events: Mutex::default() })
    }

    /// Begins to write what is nobody's news: the past of the demo world.
    pub async fn begin_untold(&self, actor: Actor, now: Instant) -> Result<Work, DbErr> {
        Ok(Work { told: false, ..self.begin(actor, now).await? })
    }

    /// One statement that is a transaction of its own: what it changes is true when it returns, and it waits in nobody's work.
    pub async fn write_alone(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.patience.wait(self.write.query_all_raw(statement)).await
    }

    /// Reads something long that may be a little old, on one snapshot: from the replica, where one is named, answers and is near. Where
    /// it breaks off there, for whatever reason, it is read once more from the database itself; so `read` changes nothing.
    pub async fn report<T, F>(&self, read: impl Fn(Transaction) -> F) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        if let Some(replica) = &self.replica
            && replica.is_near(&self.read).await
        {
            let there = match replica.snapshot().await {
                Ok(snapshot) => read(snapshot).await,
                Err(error) => Err(error),
            };
            match there {
                Ok(read) => return Ok(read),
                Err(error) => replica.failed(&error).await,
            }
        }
        read(self.snapshot().await?).await
    }

    /// Whether reports are read from the replica just now; nothing where none is named.
    pub async fn is_replica_near(&self) -> Option<bool> {
        match &self.replica {
            Some(replica) => Some(replica.is_near(&self.read).await),
            None => None,
        }
    }

    /// Names of settings with which the database's server may lose, when its machine falls, what it said is written down.
    pub async fn careless_settings(&self) -> Result<Vec<String>, DbErr> {
        if self.is_postgres() { postgres::careless(&self.write).await } else { Ok(Vec::new()) }
    }

    /// Begins to read: every query in it sees the database as it was at the first one, so that sums agree with each other.
    pub async fn snapshot(&self) -> Result<Transaction, DbErr> {
        reports::snapshot(&self.reports, self.patience_with_reports).await
    }

    /// Lets the database learn how its rows are spread, so that it finds them by the index that leads to few of them.
    /// PostgreSQL does so by itself too, some time after much was written.
    pub async fn optimize(&self) -> Result<(), DbErr> {
        if !self.is_postgres() {
            return self.write.execute_unprepared(sqlite::LEARN).await.map(drop);
        }
        // It takes what it takes.
        let tx = self.write.begin().await?;
        tx.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        tx.execute_unprepared("ANALYZE").await?;
        tx.commit().await
    }

    /// Leaves nothing of what was deleted or written over in files of the embedded database, unless somebody reads it at this moment.
    pub async fn settle(&self) -> Result<(), DbErr> {
        if self.is_postgres() {
            return Ok(());
        }
        self.write.execute_unprepared(sqlite::SETTLE).await.map(drop)
    }

    /// What time it is for PostgreSQL; nothing where the database is a file.
    pub async fn clock(&self) -> Result<Option<Instant>, DbErr> {
        if !self.is_postgres() {
            return Ok(None);
        }
        let asked = Statement::from_string(
            DbBackend::Postgres,
            "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT",
        );
        let row = self.read.query_one_raw(asked).await?;
        row.map(|row| row.try_get_by_index(0).map(Instant)).transpose()
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.patience.wait(self.read.pool.ping()).await
    }

    /// Whether several nodes can share it.
    pub fn is_postgres(&self) -> bool {
        self.read.get_database_backend() == DbBackend::Postgres
    }
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
            write_events(&self.tx, some.to_vec(), self.told).await?;
        }
        let begun = std::time::Instant::now();
        self.tx.commit().await?;
        if let Some(place) = &self.place {
            place.is_there()?;
        }
        if self.told {
            let names = || events.iter().filter_map(|event| event.name.try_as_ref()).map(String::as_str);
            metrics::commit(names(), begun.elapsed());
            security::committed(self.actor, names());
        }
        Ok(())
    }
}

/// Events, and their rows in the outbox where they are news. PostgreSQL writes both in one statement.
async fn write_events(tx: &Transaction, events: Vec<event::ActiveModel>, told: bool) -> Result<(), DbErr> {
    let insert = event::Entity::insert_many(events);
    if told && tx.get_database_backend() == DbBackend::Postgres {
        let written = insert.into_query().returning_col(event::Column::Id).to_owned();
        let mut news = Query::insert().into_table(outbox::Entity).columns([outbox::Column::EventId]).to_owned();
        news.select_from(of_each([])).map_err(|error| DbErr::Custom(error.to_string()))?;
        return tx.execute(&at_once(written, news)).await.map(drop);
    }
    let ids = insert.exec_with_returning_keys(tx).await?;
    if told {
        let news = ids.into_iter().map(|event_id| outbox::ActiveModel { event_id: Set(event_id) });
        outbox::Entity::insert_many(news).exec_without_returning(tx).await?;
    }
    Ok(())
}
