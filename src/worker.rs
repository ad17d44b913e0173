//! The worker: hands events to their subscribers, does the jobs whose time has come, and the recurring ones.

mod jobs;
mod planned;
mod recurring;

use std::{collections::BTreeMap, time::Duration};

use sea_orm::DbErr;
use tokio::sync::watch;

use self::jobs::Kind;
use crate::{
    app::App,
    infra::{
        outbox::{self, Subscription, subscribe},
        queue::{self, Failed, Taken},
    },
    kernel::{actor::Actor, instant::Instant},
    market::{
        households::sellers,
        notices::{on_moderation, on_orders::TellOfOrder},
        orders::events::{
            OrderCancelled, OrderConfirmed, OrderDelivered, OrderHandedOver, OrderPlaced, OrderUndelivered,
            PurchasePlaced,
        },
        sales::sum,
    },
};

/// Event → job. Whoever wants to hear of something says so here; the subjects of moderation say it themselves.
fn subscriptions() -> Vec<Subscription> {
    [
        subscribe::<PurchasePlaced, TellOfOrder>(),
        subscribe::<OrderPlaced, TellOfOrder>(),
        subscribe::<OrderConfirmed, TellOfOrder>(),
        subscribe::<OrderHandedOver, TellOfOrder>(),
        subscribe::<OrderDelivered, TellOfOrder>(),
        subscribe::<OrderUndelivered, TellOfOrder>(),
        subscribe::<OrderCancelled, TellOfOrder>(),
    ]
    .into_iter()
    .chain(on_moderation::subscriptions())
    .collect()
}

const PAUSE: Duration = Duration::from_secs(1);
const A_BATCH: u64 = 20;
/// The limits of this node forget what is at rest, so often.
const TIDY: time::Duration = time::Duration::minutes(10);
/// A job under way when the program is asked to stop has so long; afterwards its lease runs out and it is done again.
const GRACE: Duration = Duration::from_secs(20);
/// Where one job was not done in its time, others of its kind wait so long: a mail server that says nothing keeps no text.
const REST: time::Duration = time::Duration::minutes(1);

/// Does jobs, one at a time.
struct Worker {
    app: App,
    stop: watch::Receiver<bool>,
    /// Kinds that wait, and until when.
    resting: BTreeMap<&'static str, Instant>,
}

/// Works until `stop` turns true.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    let stopped = grace_is_over(stop.clone());
    let mut worker = Worker::new(app, stop);
    tokio::select! {
        () = worker.work() => {}
        () = stopped => tracing::warn!("stopped with a job under way; it is done again later"),
    }
}

async fn grace_is_over(mut stop: watch::Receiver<bool>) {
    // Whoever could say stop is gone: so is the program.
    let _ = stop.wait_for(|stop| *stop).await;
    tokio::time::sleep(GRACE).await;
}

/// What was sold since the last time is added to its sums.
async fn sum_sales(app: &App, now: Instant) -> Result<usize, DbErr> {
    if !sum::waits(&app.db.read).await? {
        return Ok(0);
    }
    let work = app.db.begin(Actor::System, now).await?;
    let added = sellers::add_up(&work).await?;
    work.commit().await?;
    Ok(added)
}

/// One round: tells how much was done.
pub async fn round(app: &App) -> Result<usize, DbErr> {
    let (_say, never) = watch::channel(false);
    Worker::new(app.clone(), never).round().await
}

impl Worker {
    fn new(app: App, stop: watch::Receiver<bool>) -> Self {
        Self { app, stop, resting: BTreeMap::new() }
    }

    async fn work(&mut self) {
        let mut tidied = self.app.clock.now();
        while !self.stops() {
            if self.app.clock.now().since(tidied) > TIDY {
                self.app.limits.tidy();
                tidied = self.app.clock.now();
            }
            match self.round().await {
                Ok(0) => self.pause(PAUSE).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the worker could not reach its queue");
                    self.pause(PAUSE * 5).await;
                }
            }
        }
    }

    fn stops(&self) -> bool {
        *self.stop.borrow()
    }

    async fn pause(&mut self, pause: Duration) {
        tokio::select! {
            _ = self.app.wake.notified() => {}
            _ = tokio::time::sleep(pause) => {}
            _ = self.stop.changed() => {}
        }
    }

    async fn round(&mut self) -> Result<usize, DbErr> {
        let now = self.app.clock.now();
        planned::plan(&self.app, now).await?;
        let mut done = outbox::dispatch(&self.app.db, &subscriptions(), now).await?;
        done += sum_sales(&self.app, now).await?;
        self.resting.retain(|_, until| *until > now);
        for _ in 0..A_BATCH {
            if self.stops() {
                break;
            }
            let resting: Vec<_> = self.resting.keys().copied().collect();
            let job = queue::lease(&self.app.db, self.app.clock.now(), &resting).await?;
            let Some(job) = job else { break };
            self.see_to(job).await?;
            done += 1;
        }
        Ok(done)
    }

    /// Does it, and writes down how it went. Whatever it waits for, it waits no longer than the settings say.
    async fn see_to(&mut self, job: Taken) -> Result<(), DbErr> {
        let kind = Kind::find(&job.kind);
        let end = match kind {
            Some(kind) => self.within_its_time(kind, &job).await,
            None => Err(Failed::later(format!("nobody does {:?} here", job.kind))),
        };
        if let Err(failed) = &end {
            tracing::warn!(error = failed.why(), job = job.id.0, kind = job.kind, "a job failed");
        }
        let (db, now) = (&self.app.db, self.app.clock.now());
        let is_ours = match (kind.and_then(|kind| kind.every), end) {
            (Some(every), end) => queue::again(db, &job, now.after(every), end.as_ref().err(), now).await?,
            (None, Ok(())) => queue::done(db, &job, now).await?,
            (None, Err(failed)) => queue::failed(db, &job, &failed, now).await?,
        };
        if !is_ours {
            tracing::warn!(
                job = job.id.0,
                kind = job.kind,
                "a job took longer than its lease: somebody else has it now"
            );
        }
        Ok(())
    }

    async fn within_its_time(&mut self, kind: &Kind, job: &Taken) -> Result<(), Failed> {
        let longest = Duration::from_secs(self.app.config.jobs.longest_seconds);
        match tokio::time::timeout(longest, kind.run(&self.app, &job.body)).await {
            Ok(end) => end,
            Err(_) => {
                self.resting.insert(kind.name, self.app.clock.now().after(REST));
                Err(Failed::later(format!("not done within {} s", longest.as_secs())))
            }
        }
    }
}
