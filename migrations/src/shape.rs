//! What a database looks like, line by line: its columns, indexes, triggers, functions and constraints. One that somebody has changed
//! by hand is told from one that came out of the dated files.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, Statement},
};

use crate::Migrator;

/// Its own folder in PostgreSQL, gone afterwards.
const SCRATCH: &str = "chophien_shape";

/// The lines of a database, in their order.
pub async fn shape(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let sql = if db.get_database_backend() == DbBackend::Postgres { POSTGRES } else { SQLITE };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let mut lines = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<String>, _>>()?;
    lines.sort();
    Ok(lines)
}

/// The lines of one that has just been made: an embedded one in memory, or in a schema of its own beside the market's.
pub async fn expected(url: &str) -> Result<Vec<String>, DbErr> {
    if url.starts_with("sqlite:") {
        let mut options = ConnectOptions::new("sqlite::memory:");
        return made(&Database::connect(options.max_connections(1).sqlx_logging(false).clone()).await?).await;
    }
    let db = Database::connect(url).await?;
    let drop = format!("DROP SCHEMA IF EXISTS {SCRATCH} CASCADE");
    db.execute_unprepared(&drop).await?;
    db.execute_unprepared(&format!("CREATE SCHEMA {SCRATCH}")).await?;
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_postgres_opts(|options| options.options([("search_path", SCRATCH)]));
    let lines = match Database::connect(options).await {
        Ok(scratch) => made(&scratch).await,
        Err(error) => Err(error),
    };
    db.execute_unprepared(&drop).await?;
    lines
}

async fn made(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    Migrator::up(db, None).await?;
    shape(db).await
}

const SQLITE: &str =
    "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite%'";

/// Names of the schema are left out, so that two schemas can be compared.
const POSTGRES: &str = "
    SELECT 'column ' || c.relname || '.' || a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT 'index ' || indexname || ': ' || replace(indexdef, current_schema() || '.', '')
      FROM pg_indexes WHERE schemaname = current_schema()
    UNION ALL SELECT 'trigger ' || t.tgname || ' (' || t.tgenabled::text || '): '
        || replace(pg_get_triggerdef(t.oid), current_schema() || '.', '')
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
    UNION ALL SELECT 'function ' || proname || ': ' || md5(prosrc)
      FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    UNION ALL SELECT 'constraint ' || conname || ': ' || replace(pg_get_constraintdef(oid), current_schema() || '.', '')
      FROM pg_constraint WHERE connamespace = current_schema()::regnamespace";
