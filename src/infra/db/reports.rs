//! Connections for reports, which read for long, and how one begins.

use std::time::Duration;

use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::patience::{Patience, Transaction};

/// Who asks for a third waits a moment.
pub(super) const REPORTS_AT_ONCE: u32 = 2;
/// That moment; whoever was not let in by then is asked to come back.
pub(super) const REPORT_WAITS: Duration = Duration::from_secs(3);
/// For one of a report's statements.
pub(super) const LONGEST_OF_A_REPORT: Duration = Duration::from_secs(30);

/// Begins to read: every query in it sees the database as it was at the first one.
pub(super) async fn snapshot(pool: &DatabaseConnection, patience: Patience) -> Result<Transaction, DbErr> {
    let repeatable = pool.get_database_backend() == DbBackend::Postgres;
    let options = TransactionOptions {
        isolation_level: repeatable.then_some(IsolationLevel::RepeatableRead),
        sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        ..Default::default()
    };
    let open = patience.wait_twice(|| pool.begin_with_options(options)).await?;
    Ok(Transaction { open, patience })
}
