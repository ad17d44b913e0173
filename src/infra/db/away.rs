//! Which errors are of the moment and not of the program: the database is gone, locked, full, or does not answer. Whoever meets one
//! is asked to come back, and nothing that she sent is lost.

use super::place::GONE;
use sea_orm::{
    DbErr, RuntimeErr,
    sqlx::{self, error::DatabaseError},
};

/// Primary codes of SQLite: busy, locked, read-only, input or output, corrupt, full, cannot open, no database.
const SQLITE: [u32; 8] = [5, 6, 8, 10, 11, 13, 14, 26];
/// Classes of PostgreSQL: connection, resources (a full disk, too many connections), stopped by its operator, system.
const POSTGRES_CLASSES: [&str; 4] = ["08", "53", "57", "58"];
/// Read-only, gone idle for too long inside of a transaction, a lock that did not come, two that waited for each other.
const POSTGRES: [&str; 5] = ["25006", "25P03", "55P03", "40001", "40P01"];

/// Whether it may be well another time.
pub fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => of_driver(error),
        _ => false,
    }
}

/// Whether the connection itself is gone: on another one the same may go well at once.
pub(super) fn is_cut(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return false;
    };
    match &**error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(said) => {
            said.code().is_some_and(|code| code.starts_with("08") || code.starts_with("57P"))
        }
        _ => false,
    }
}

/// What is wrong, in a few words for an operator.
pub fn in_words(error: &DbErr) -> &'static str {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        let gone = matches!(error, DbErr::Conn(RuntimeErr::Internal(said)) if said == GONE);
        return if gone { GONE } else { NO_ANSWER };
    };
    let sqlx::Error::Database(said) = &**error else { return NO_ANSWER };
    match said.code().unwrap_or_default().as_ref() {
        "53100" => "the disk is full",
        "25006" => "it is read-only",
        "XX001" | "XX002" => "it is damaged",
        "53300" => "it has no connection left",
        code if code.len() == 5 => NO_ANSWER,
        code => match code.parse::<u32>().map_or(0, |code| code & 0xff) {
            13 => "the disk is full",
            8 => "it is read-only",
            11 | 26 => "it is damaged",
            5 | 6 => "it is locked",
            10 => "its disk cannot be read or written",
            14 => "it cannot be opened",
            _ => NO_ANSWER,
        },
    }
}

pub(super) const NO_ANSWER: &str = "it does not answer";

fn of_driver(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(said) => of_database(said.as_ref()),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}

/// PostgreSQL has five letters and digits, SQLite a number, whose last eight bits are the primary code.
fn of_database(said: &dyn DatabaseError) -> bool {
    let Some(code) = said.code() else { return false };
    if code.len() == 5 {
        return POSTGRES.contains(&&*code) || POSTGRES_CLASSES.iter().any(|class| code.starts_with(class));
    }
    code.parse::<u32>().is_ok_and(|code| SQLITE.contains(&(code & 0xff)))
}
