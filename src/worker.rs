//! The worker: hands events to their subscribers, does the jobs whose time has come, and the recurring ones.

use std::time::Duration;

use tokio::sync::watch;

use crate::{
    app::App,
    infra::{
        mailer::Mail,
        outbox::{self, Subscription},
        queue::{self, Job, Taken},
        texter::Text,
    },
};

/// Event → kind of job. Whoever wants to hear of something says so here.
pub const SUBSCRIPTIONS: &[Subscription] = &[];

const PAUSE: Duration = Duration::from_secs(1);
const A_BATCH: u64 = 20;

/// Works until `stop` turns true.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match round(&app).await {
            Ok(0) => {
                tokio::select! {
                    _ = app.wake.notified() => {}
                    _ = tokio::time::sleep(PAUSE) => {}
                    _ = stop.changed() => {}
                }
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the worker could not reach its queue");
                tokio::time::sleep(PAUSE * 5).await;
            }
        }
    }
}

/// One round: tells how much was done.
pub async fn round(app: &App) -> Result<usize, sea_orm::DbErr> {
    let now = app.clock.now();
    let events = outbox::dispatch(&app.db, SUBSCRIPTIONS, now).await?;
    let jobs = queue::take(&app.db, now, A_BATCH).await?;
    let done = events + jobs.len();
    for job in jobs {
        let id = job.id;
        match perform(app, job).await {
            Ok(()) => queue::done(&app.db, id, app.clock.now()).await?,
            Err(error) => {
                tracing::warn!(%error, job = id.0, "a job failed");
                queue::failed(&app.db, id, &error, app.clock.now()).await?;
            }
        }
    }
    Ok(done)
}

async fn perform(app: &App, job: Taken) -> Result<(), String> {
    let body = job.body.as_str();
    match job.kind.as_str() {
        Text::KIND => app.texter.send(read(body)?).await.map_err(in_words),
        Mail::KIND => app.mailer.send(read(body)?).await.map_err(in_words),
        other => Err(format!("nobody does {other:?}")),
    }
}

fn read<J: Job>(body: &str) -> Result<J, String> {
    serde_json::from_str(body).map_err(in_words)
}

fn in_words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
