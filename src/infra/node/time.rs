//! A process goes by the database's clock.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::infra::{clock::Clock, db::Db};

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(10);
/// An answer that was longer under way tells too little.
const LONGEST_LOOK: Duration = Duration::from_secs(1);

/// Looks at the database's clock once. An embedded database has none but the machine's.
pub async fn look(clock: &Clock, db: &Db) -> Result<(), DbErr> {
    let asked = std::time::Instant::now();
    let theirs = db.clock().await?;
    let under_way = asked.elapsed();
    if under_way < LONGEST_LOOK {
        clock.look(theirs.map(|theirs| theirs.after(time::Duration::microseconds(under_way.as_micros() as i64 / 2))));
    }
    Ok(())
}

/// Looks at it until `stop` turns true, and says once when this machine's clock goes wrong, and once when it is right again.
pub async fn keep(clock: Clock, db: Db, mut stop: watch::Receiver<bool>) {
    let mut was_off = false;
    while !*stop.borrow() {
        if let Err(error) = look(&clock, &db).await {
            tracing::debug!(%error, "the database's clock cannot be read");
        }
        match clock.off() {
            Some(off) if !was_off => {
                tracing::error!(%off, "this machine's clock is wrong: nothing is ended here by time")
            }
            None if was_off => tracing::info!("this machine's clock is right"),
            _ => {}
        }
        was_off = clock.off().is_some();
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}
