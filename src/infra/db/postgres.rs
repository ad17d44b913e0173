//! How PostgreSQL is reached, and when a connection to it is no longer trusted.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, DbBackend, DbErr, Statement,
    sqlx::{Connection, PgConnection},
};

/// For a connection, a new one or one that is free.
const LONGEST_FOR_A_CONNECTION: Duration = Duration::from_secs(5);
/// For a word of a connection that was at rest.
const LONGEST_FOR_A_WORD: Duration = Duration::from_secs(1);
/// Whoever was at rest for longer may have lost the server meanwhile, and is asked first.
const REST: Duration = Duration::from_secs(1);
/// The server gives up a statement that much after we have.
const SERVERS_PATIENCE: Duration = Duration::from_secs(1);

/// A page's question takes some milliseconds: helpers of it would take longer to start, and its neighbours' processors. A node that
/// is gone holds no lock for longer than a minute. What was committed is written down before anybody hears so, whatever the server does
/// for others: a deed that was answered, or a text that a finished job has left in the queue, would be gone with the server's process.
const SESSION: [(&str, &str); 6] = [
    ("synchronous_commit", "on"),
    ("max_parallel_workers_per_gather", "0"),
    ("idle_in_transaction_session_timeout", "60000"),
    ("tcp_keepalives_idle", "30"),
    ("tcp_keepalives_interval", "10"),
    ("tcp_keepalives_count", "3"),
];

/// For so many connections, none of which works on a statement for longer than `longest`.
pub(super) fn options(url: &str, connections: u32, longest: Duration, server: &'static Suspicion) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    let longest = (longest + SERVERS_PATIENCE).as_millis().to_string();
    options.map_sqlx_postgres_opts(move |options| {
        options.options(SESSION).options([("statement_timeout", longest.as_str())])
    });
    options.map_sqlx_postgres_pool_opts(move |pool| {
        pool.before_acquire(move |connection, at_rest| {
            Box::pin(async move { Ok((at_rest.idle_for < REST && !server.wakes()) || answers(connection).await) })
        })
        .after_release(move |connection, _| Box::pin(async move { Ok(!server.wakes() || answers(connection).await) }))
    });
    options.max_connections(connections).acquire_timeout(LONGEST_FOR_A_CONNECTION);
    options.test_before_acquire(false).sqlx_logging(false);
    options
}

/// When somebody gave up waiting for a server, or met a connection to it that was gone: from then on for a while each connection is
/// asked when it is taken, and when it comes back.
#[derive(Debug)]
pub(super) struct Suspicion(Mutex<Option<Instant>>);

/// Of the database itself.
pub(super) static PRIMARY: Suspicion = Suspicion(Mutex::new(None));
/// Of its replica: one that is away makes nobody doubt the other.
pub(super) static REPLICA: Suspicion = Suspicion(Mutex::new(None));

impl Suspicion {
    const LASTS: Duration = Duration::from_secs(30);

    /// From now on a connection may be gone, or in the middle of a statement.
    pub(super) fn wake(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn wakes(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|at| at.elapsed() < Self::LASTS)
    }
}

/// The pool asks too, but waits for ever: what was given up in the middle of a statement would never be given back.
async fn answers(connection: &mut PgConnection) -> bool {
    matches!(tokio::time::timeout(LONGEST_FOR_A_WORD, connection.ping()).await, Ok(Ok(())))
}

/// What a server has switched off by which it would have on its disk what it said is written down: no client can switch it on.
pub(super) async fn careless(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql =
        "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    rows.iter().map(|row| row.try_get("", "name")).collect()
}
