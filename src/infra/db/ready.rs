//! Whether what is written can be read again: more than an answer to a ping, which a full disk gives too.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::DbErr;
use tokio::{sync::Mutex, time::timeout};

use super::{
    Db,
    away::{NO_ANSWER, in_words},
};
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
    said: Result<(), &'static str>,
}

impl Ready {
    /// Writes into the one row that is there for it, and reads that back as pages read; an error says in a few words what is wrong.
    /// Who comes meanwhile waits for the answer.
    pub async fn ask(&self, db: &Db, now: instant::Instant) -> Result<(), &'static str> {
        let mut last = self.last.lock().await;
        if let Some(answer) = last.filter(|answer| answer.at.elapsed() < HOLDS) {
            return answer.said;
        }
        let said = match timeout(LONGEST, write_and_read(db, now)).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err("what was written is not there"),
            Ok(Err(error)) => {
                tracing::error!(%error, "the database is not ready");
                Err(in_words(&error))
            }
            Err(_) => Err(NO_ANSWER),
        };
        *last = Some(Answer { at: Instant::now(), said });
        said
    }
}

/// Other nodes count on in the same row, so that what is read may be more than what was written, never less.
async fn write_and_read(db: &Db, now: instant::Instant) -> Result<bool, DbErr> {
    let work = db.begin(Actor::System, now).await?;
    let written = marks::count_on(&work).await?;
    work.commit().await?;
    Ok(marks::counted(&db.read).await? >= written)
}
