//! What a database is, as far as the names of its dated files tell. Asking changes nothing.

use std::collections::HashSet;

use sea_orm_migration::{prelude::*, sea_orm::DatabaseConnection};

use crate::Migrator;

/// The files before the first release were named so; they were folded into the first set.
const FOLDED: &str = "m20261101_";
/// Their first table. Where it stands and no file is named, one of those that were no transaction was cut short.
const THEIR_FIRST: &str = "marks";

/// How far a database has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing has been done to it.
    Empty,
    /// Everything has.
    UpToDate,
    /// So many files are still to come.
    Behind(usize),
    /// A file has been applied that this program does not know: the last such.
    FromTheFuture(String),
    /// Made before the first release, by files that are no more.
    BeforeTheFold,
}

/// Asks it.
pub async fn state(db: &DatabaseConnection) -> Result<State, DbErr> {
    let manager = SchemaManager::new(db);
    let applied = applied(&manager).await?;
    if applied.is_empty() {
        let cut_short = manager.has_table(THEIR_FIRST).await?;
        return Ok(if cut_short { State::BeforeTheFold } else { State::Empty });
    }
    if applied.iter().any(|name| name.starts_with(FOLDED)) {
        return Ok(State::BeforeTheFold);
    }
    let files = Migrator::migrations();
    let known: HashSet<&str> = files.iter().map(|file| file.name()).collect();
    if let Some(unknown) = applied.iter().rfind(|name| !known.contains(name.as_str())) {
        return Ok(State::FromTheFuture(unknown.clone()));
    }
    let missing = known.len() - applied.len();
    Ok(if missing == 0 { State::UpToDate } else { State::Behind(missing) })
}

/// The names of what has been applied, in order.
async fn applied(manager: &SchemaManager<'_>) -> Result<Vec<String>, DbErr> {
    if !manager.has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let names = Query::select().column("version").from("seaql_migrations").order_by("version", Order::Asc).to_owned();
    let rows = manager.get_connection().query_all(&names).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}
