//! Whether what is written can be read again: more than an answer to a ping, which a full disk gives too.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::DbErr;
use tokio::{sync::Mutex, time::timeout};

use super::Db;
use crate::{
    infra::marks,
    kernel::{actor::Actor, instant},
};

/// Whoever asks again within this time hears the same: asking often costs the database nothing.
const HOLDS: Duration = Duration::from_secs(1);
/// A database that takes longer is not ready.
const LONGEST: Duration = Duration::from_secs(5);

/// Asks the database, one at a time, and remembers the answer for a moment.
#[derive(Clone, Default)]
pub struct Ready {
    last: Arc<Mutex<Option<Answer>>>,
}

#[derive(Clone, Copy)]
struct Answer {
    at: Instant,
    ready: bool,
}

impl Ready {
    /// Writes into the one row that is there for it, and reads that back as pages read. Who comes meanwhile waits for the answer.
    pub async fn ask(&self, db: &Db, now: instant::Instant) -> bool {
        let mut last = self.last.lock().await;
        if let Some(answer) = last.filter(|answer| answer.at.elapsed() < HOLDS) {
            return answer.ready;
        }
        let ready = match timeout(LONGEST, write_and_read(db, now)).await {
            Ok(Ok(same)) => same,
            Ok(Err(error)) => {
                tracing::error!(%error, "the database is not ready");
                false
            }
            Err(_) => {
                tracing::error!("the database does not answer in time");
                false
            }
        };
        *last = Some(Answer { at: Instant::now(), ready });
        ready
    }
}

/// Other nodes count on in the same row, so that what is read may be more than what was written, never less.
async fn write_and_read(db: &Db, now: instant::Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let written = marks::count_on(&work).await?;
    work.commit().await?;
    Ok(marks::counted(&db.read).await? >= written)
}
