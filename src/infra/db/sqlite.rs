//! How the embedded database is opened, and when a connection to it is no longer trusted.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr,
    sqlx::{self, Connection, Executor, SqliteConnection, error::DatabaseError},
};

/// How long one who would write, or open, waits for another.
const BUSY: Duration = Duration::from_secs(5);
/// Bytes of the file that all connections read where the system keeps them anyway, and share.
const MAPPED: &str = "1073741824";
/// Kibibytes, below zero, of pages that each connection has beside: what it writes, in the main.
const OWN_PAGES: &str = "-2000";
/// For a connection that is free: for the one that writes, in the main.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Between two tries to open.
const PAUSE: Duration = Duration::from_millis(20);

/// Which index leads to few rows; without that it guesses. It looks at so many rows and no more, however large the market is.
pub(super) const LEARN: &str = "PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;";

/// What was written lately stands beside the file too, until it is written over: it goes into the file, and is gone.
pub(super) const SETTLE: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// The file that an address names.
pub(super) fn path(url: &str) -> &str {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    path.split('?').next().unwrap_or(path)
}

/// Settings for a pool of so many connections; the folder is made where there is none.
pub(super) fn options(url: &str, connections: u32) -> Result<ConnectOptions, DbErr> {
    let path = path(url);
    if let Some(folder) = Path::new(path).parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| DbErr::Custom(format!("{}: {e}", folder.display())))?;
    }
    let mut options = ConnectOptions::new(format!("sqlite:{path}?mode=rwc"));
    options.max_connections(connections).acquire_timeout(LONGEST_WAIT).sqlx_logging(false);
    options.test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            // What is deleted or written over is nowhere in the file any more.
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("mmap_size", MAPPED)
            .pragma("cache_size", OWN_PAGES)
            .busy_timeout(BUSY)
    });
    Ok(options)
}

/// The first connection to a file decides that it has a write-ahead log. SQLite does not wait for another process that is
/// deciding so at the same moment; we do.
pub(super) async fn first(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let until = Instant::now() + BUSY;
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if is_busy(&error) && Instant::now() < until => tokio::time::sleep(PAUSE).await,
            opened => return opened,
        }
    }
}

fn is_busy(error: &DbErr) -> bool {
    let DbErr::Conn(RuntimeErr::SqlxError(error)) = error else { return false };
    error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| code == "5" || code == "261")
}

/// The same for connections that hold transactions: whoever comes back inside of one is closed, and the next gets a new one.
///
/// When the disk is full SQLite rolls back by itself. The driver's own ROLLBACK then fails, it believes to be inside for ever,
/// and each later transaction becomes a part of one that never commits: answered, and lost.
pub(super) fn with_transactions(mut options: ConnectOptions) -> ConnectOptions {
    options.map_sqlx_sqlite_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(is_at_rest(connection))));
    options
}

/// SQLite is asked by beginning, which it refuses inside of a transaction (an error closes the connection too), the driver by
/// its count. What the driver still has to roll back comes before.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.execute("BEGIN; ROLLBACK").await?;
    Ok(!connection.is_in_transaction())
}
