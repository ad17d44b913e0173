//! One node migrates at a time; the others wait until it has ended, however it ends.

use std::{fs::File, path::PathBuf};

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, TransactionTrait},
};

/// "chophien" as a number: nobody else's advisory lock.
const KEY: i64 = 0x6368_6f70_6869_656e;

/// Held until it is given back, dropped, or its process dies.
pub enum Lock {
    /// Beside an embedded database.
    File(File),
    /// On PostgreSQL, over a connection of its own; inside a transaction, so that nothing that stands between takes it away.
    Connection(DatabaseConnection, DatabaseTransaction),
}

impl Lock {
    /// Waits for it.
    pub async fn take(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") { Self::of_file(beside(url)).await } else { Self::of_connection(url).await }
    }

    /// Lets the next one go on.
    pub async fn give_back(self) -> Result<(), DbErr> {
        match self {
            Self::File(file) => file.unlock().map_err(|e| DbErr::Custom(e.to_string())),
            Self::Connection(db, held) => {
                held.commit().await?;
                db.close().await
            }
        }
    }

    /// The file stays: whoever removed it would take it from under a second one that waits for it.
    async fn of_file(path: PathBuf) -> Result<Self, DbErr> {
        let named = path.display().to_string();
        let locked =
            move || File::options().create(true).append(true).open(path).and_then(|file| file.lock().map(|()| file));
        let waited = tokio::task::spawn_blocking(locked).await.map_err(|e| DbErr::Custom(e.to_string()))?;
        waited.map(Self::File).map_err(|e| DbErr::Custom(format!("{named}: {e}")))
    }

    async fn of_connection(url: &str) -> Result<Self, DbErr> {
        let db = Database::connect(ConnectOptions::new(url).max_connections(1).sqlx_logging(false).to_owned()).await?;
        let held = db.begin().await?;
        for limit in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            held.execute_unprepared(&format!("SET LOCAL {limit} = 0")).await?;
        }
        held.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({KEY})")).await?;
        Ok(Self::Connection(db, held))
    }
}

/// `market.db.migrating`
fn beside(url: &str) -> PathBuf {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    PathBuf::from(format!("{}.migrating", path.split('?').next().unwrap_or(path)))
}
