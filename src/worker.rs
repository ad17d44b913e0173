//! The worker: hands events to their subscribers, does the jobs whose time has come, and the recurring ones.

pub mod recurring;

use std::time::Duration;

use tokio::sync::watch;

use crate::{
    app::App,
    infra::{
        db::Event,
        mailer::Mail,
        outbox::{self, Subscription},
        queue::{self, Job, Taken},
        texter::Text,
    },
    kernel::actor::Actor,
    market::{
        catalog::events::{ProductApproved, ProductSentBack},
        certificates::events::{CertificateSentBack, CertificateVerified},
        notices::{on_moderation, on_orders, voice::Voice},
        orders::events::{
            OrderCancelled, OrderConfirmed, OrderDelivered, OrderHandedOver, OrderPlaced, OrderUndelivered,
            PurchasePlaced,
        },
        shops::events::{ShopApproved, ShopSentBack},
    },
};

/// Event → kind of job. Whoever wants to hear of something says so here.
pub const SUBSCRIPTIONS: &[Subscription] = &[
    (PurchasePlaced::NAME, on_orders::KIND),
    (OrderPlaced::NAME, on_orders::KIND),
    (OrderConfirmed::NAME, on_orders::KIND),
    (OrderHandedOver::NAME, on_orders::KIND),
    (OrderDelivered::NAME, on_orders::KIND),
    (OrderUndelivered::NAME, on_orders::KIND),
    (OrderCancelled::NAME, on_orders::KIND),
    (ShopApproved::NAME, on_moderation::KIND),
    (ShopSentBack::NAME, on_moderation::KIND),
    (ProductApproved::NAME, on_moderation::KIND),
    (ProductSentBack::NAME, on_moderation::KIND),
    (CertificateVerified::NAME, on_moderation::KIND),
    (CertificateSentBack::NAME, on_moderation::KIND),
];

const PAUSE: Duration = Duration::from_secs(1);
const A_BATCH: u64 = 20;
/// The limits of this node forget what is at rest, so often.
const TIDY: time::Duration = time::Duration::minutes(10);

/// Works until `stop` turns true.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut tidied = app.clock.now();
    while !*stop.borrow() {
        if app.clock.now().since(tidied) > TIDY {
            app.limits.tidy();
            tidied = app.clock.now();
        }
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
    recurring::plan(app, now).await?;
    let events = outbox::dispatch(&app.db, SUBSCRIPTIONS, now).await?;
    let jobs = queue::take(&app.db, now, A_BATCH).await?;
    let done = events + jobs.len();
    for job in jobs {
        let id = job.id;
        if let Some(recurring) = recurring::find(&job.kind) {
            recurring::perform(app, id, recurring).await?;
            continue;
        }
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
        kind @ (on_orders::KIND | on_moderation::KIND) => tell(app, kind, body).await,
        other => Err(format!("nobody does {other:?}")),
    }
}

async fn tell(app: &App, kind: &str, body: &str) -> Result<(), String> {
    let event = outbox::event_id(body).ok_or_else(|| format!("no event {body:?}"))?;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: &app.config.market.name,
        public_url: &app.config.server.public_url,
    };
    let work = app.db.begin(Actor::System, app.clock.now()).await.map_err(in_words)?;
    match kind {
        on_moderation::KIND => on_moderation::tell(&work, &voice, event).await.map_err(in_words)?,
        _ => on_orders::tell(&work, &voice, event).await.map_err(in_words)?,
    }
    work.commit().await.map_err(in_words)
}

fn read<J: Job>(body: &str) -> Result<J, String> {
    serde_json::from_str(body).map_err(in_words)
}

fn in_words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
