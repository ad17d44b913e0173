//! One after the other, by name: for what is asked of rows that another work may be writing just now.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value,
    sea_query::{Expr, Query},
};

use super::{Work, gathered::Question};

/// Waits until no other work has this name's turn; it ends with the work. On SQLite there is one writer at a time anyway.
pub async fn turn(work: &Work, name: &str) -> Result<(), DbErr> {
    if work.tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [Value::from(name)]);
    work.tx.execute_raw(statement).await.map(drop)
}

/// Takes the turn if it is free, together with other questions of a work: `taken` tells. Whoever waits in `turn` instead asks the others
/// again, since they were answered before the wait.
pub fn if_free(backend: DbBackend, name: &str) -> Question {
    let free = match backend {
        DbBackend::Postgres => {
            Expr::cust_with_values("pg_try_advisory_xact_lock(hashtextextended($1, 0))", [Value::from(name)])
        }
        _ => Expr::val(true),
    };
    (TURN, Query::select().expr(free).to_owned())
}

/// Whether `if_free` took it.
pub fn taken(row: &QueryResult) -> Result<bool, DbErr> {
    row.try_get("", TURN)
}

const TURN: &str = "turn";
