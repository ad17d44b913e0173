//! One lane: does the jobs of its kinds, one at a time.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use sea_orm::DbErr;
use tokio::sync::watch;

use super::{
    jobs::{Kind, Lane},
    rounds::Rounds,
};
use crate::{
    app::App,
    infra::{
        queue::{self, Failed, Taken},
        watch::metrics,
    },
    kernel::instant::Instant,
};

/// Of each kind, before the next kind has its turn.
const A_BATCH: usize = 20;
/// Where nobody was there to do a job for, the lane asks again so often, with one job, until somebody is. Counted from when it asked:
/// a server that is silent may hold the question for half a minute, and within a minute of its coming back everything has left.
const ASKS_AGAIN: time::Duration = time::Duration::seconds(50);

pub(super) struct Worker {
    app: App,
    stop: watch::Receiver<bool>,
    lane: Lane,
    /// Nobody was there at the last attempt: when to ask again.
    asks_at: Option<Instant>,
}

impl Worker {
    pub(super) fn new(app: &App, stop: &watch::Receiver<bool>, lane: Lane) -> Self {
        Self { app: app.clone(), stop: stop.clone(), lane, asks_at: None }
    }

    /// Whether another job may be taken. On a machine whose clock is wrong nothing is ended by time.
    fn goes_on(&self) -> bool {
        let on_time = self.lane != Lane::Deadlines || self.app.clock.off().is_none();
        !*self.stop.borrow() && on_time && self.asks_at.is_none_or(|at| at <= self.app.clock.now())
    }

    /// Does it, and writes down how it went.
    async fn see_to(&mut self, kind: &Kind, job: Taken) -> Result<(), DbErr> {
        let asks_at = self.app.clock.now().after(ASKS_AGAIN);
        let end = self.within_its_time(kind, &job).await;
        let failed = end.as_ref().err();
        if let Some(failed) = failed {
            tracing::warn!(error = failed.why(), job = job.id.0, kind = job.kind, "a job failed");
        }
        metrics::job(kind.name, failed.map_or("done", Failed::word));
        let (db, now) = (&self.app.db, self.app.clock.now());
        let is_ours = match (kind.every, failed) {
            (Some(every), _) => queue::again(db, &job, now.after(every), failed, now).await?,
            (None, None) => queue::done(db, &job, now).await?,
            // The second in a row to find nobody there: it is not this job's fault.
            (None, Some(failed @ Failed::NotThere(_))) if self.asks_at.is_some() => {
                queue::in_vain(db, &job, failed, asks_at, now).await?
            }
            (None, Some(failed)) => queue::failed(db, &job, failed, now).await?,
        };
        let nobody_there = kind.every.is_none() && matches!(failed, Some(Failed::NotThere(_)));
        self.asks_at = nobody_there.then_some(asks_at);
        if !is_ours {
            tracing::warn!(
                job = job.id.0,
                kind = job.kind,
                "a job took longer than its lease: somebody else has it now"
            );
        }
        Ok(())
    }

    /// Whatever it waits for, it waits no longer than the settings say.
    async fn within_its_time(&self, kind: &Kind, job: &Taken) -> Result<(), Failed> {
        let longest = Duration::from_secs(self.app.config.jobs.longest_seconds);
        let doing = AssertUnwindSafe(kind.run(&self.app, &job.body)).catch_unwind();
        match tokio::time::timeout(longest, doing).await {
            Ok(Ok(end)) => end,
            Ok(Err(_)) => Err(Failed::later("it broke down")),
            Err(_) => Err(Failed::not_there(format!("not done within {} s", longest.as_secs()))),
        }
    }
}

impl Rounds for Worker {
    async fn round(&mut self) -> Result<usize, DbErr> {
        let mut done = 0;
        for kind in self.lane.kinds() {
            for _ in 0..A_BATCH {
                if !self.goes_on() {
                    return Ok(done);
                }
                let Some(job) = queue::lease(&self.app.db, self.app.clock.now(), kind.name).await? else { break };
                self.see_to(kind, job).await?;
                done += 1;
            }
        }
        Ok(done)
    }
}
