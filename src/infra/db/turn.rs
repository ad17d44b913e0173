//! One after the other, by name: for what is asked of rows that another work may be writing just now.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};

use super::Work;

/// Waits until no other work has this name's turn; it ends with the work. On SQLite there is one writer at a time anyway.
pub async fn turn(work: &Work, name: &str) -> Result<(), DbErr> {
    if work.tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [Value::from(name)]);
    work.tx.execute_raw(statement).await.map(drop)
}
