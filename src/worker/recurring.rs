//! What is done again and again. Each is one row in the queue under a key of its own, so that with several nodes one of them
//! does it: whoever takes the row.

use std::{future::Future, pin::Pin};

use sea_orm::DbErr;
use time::Duration;

use crate::{
    app::App,
    infra::{pictures, queue, sessions},
    kernel::{
        actor::Actor,
        ids::{JobId, OrderId},
        instant::Instant,
    },
    market::{
        accounts,
        carts::sweep,
        orders::{
            Party, Status, cancel, complete,
            find::{self, overdue},
            step::DeedError,
        },
        shops,
    },
};

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>>;

/// Something that is done every so often.
pub struct Recurring {
    /// The kind of its job.
    pub name: &'static str,
    /// How long after it ended it begins again.
    pub every: Duration,
    run: for<'a> fn(&'a App) -> Doing<'a>,
}

/// All of it.
pub const ALL: &[Recurring] = &[
    Recurring { name: "orders.cancel_unanswered", every: Duration::minutes(1), run: |app| Box::pin(unanswered(app)) },
    Recurring { name: "orders.complete", every: Duration::minutes(15), run: |app| Box::pin(completed(app)) },
    Recurring { name: "sessions.sweep", every: Duration::hours(1), run: |app| Box::pin(old_sessions(app)) },
    Recurring { name: "texted_codes.sweep", every: Duration::hours(1), run: |app| Box::pin(texted_codes(app)) },
    Recurring { name: "invitations.sweep", every: Duration::hours(1), run: |app| Box::pin(invitations(app)) },
    Recurring { name: "carts.sweep", every: Duration::hours(6), run: |app| Box::pin(carts(app)) },
    Recurring { name: "pictures.sweep", every: Duration::hours(1), run: |app| Box::pin(unused_pictures(app)) },
];

/// Rows at a time; what is left comes the next time.
const A_BATCH: u64 = 100;
/// A picture that nothing uses after so long was of a form that was never sent.
const PICTURES_REST: Duration = Duration::days(7);
/// As long as a code can be asked for again.
const CODES_REST: Duration = Duration::hours(1);
const CARTS_REST: Duration = Duration::days(90);

/// The recurring job of that kind.
pub fn find(kind: &str) -> Option<&'static Recurring> {
    ALL.iter().find(|recurring| recurring.name == kind)
}

/// Sees to it that each of them is in the queue.
pub async fn plan(app: &App, now: Instant) -> Result<(), DbErr> {
    let keys: Vec<String> = ALL.iter().map(|recurring| key(recurring.name)).collect();
    let missing = queue::missing(&app.db.read, &keys).await?;
    if missing.is_empty() {
        return Ok(());
    }
    let work = app.db.begin(Actor::System, now).await?;
    for recurring in ALL.iter().filter(|recurring| missing.contains(&key(recurring.name))) {
        work.enqueue_raw(recurring.name, String::new(), Some(key(recurring.name)), now).await?;
    }
    work.commit().await
}

/// Does it, and plans the next time, whether or not it went well.
pub async fn perform(app: &App, id: JobId, recurring: &Recurring) -> Result<(), DbErr> {
    let error = (recurring.run)(app).await.err();
    if let Some(error) = &error {
        tracing::warn!(%error, job = recurring.name, "a recurring job failed");
    }
    let now = app.clock.now();
    queue::again(&app.db, id, now.after(recurring.every), error, now).await
}

fn key(name: &str) -> String {
    format!("every:{name}")
}

/// Orders that no shop answered in time hold no stock for ever.
async fn unanswered(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    for id in overdue::unanswered(&app.db.read, now, A_BATCH).await.map_err(in_words)? {
        cancel_one(app, id, now).await.map_err(in_words)?;
    }
    Ok(())
}

/// Each in a work of its own: one that cannot be cancelled does not keep the others.
async fn cancel_one(app: &App, id: OrderId, now: Instant) -> Result<(), DeedError> {
    let work = app.db.begin(Actor::System, now).await?;
    let order = find::claim(&work, id).await?;
    if let Some(order) = order.filter(|order| order.status == Status::Placed && order.answer_by <= now) {
        cancel::unanswered(&work, order).await?;
        work.commit().await?;
        app.wake.notify_one();
    }
    Ok(())
}

async fn completed(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    let then = now.before(Duration::days(app.config.market.complete_days));
    for id in overdue::delivered_before(&app.db.read, then, A_BATCH).await.map_err(in_words)? {
        complete_one(app, id, now).await.map_err(in_words)?;
    }
    Ok(())
}

async fn complete_one(app: &App, id: OrderId, now: Instant) -> Result<(), DeedError> {
    let work = app.db.begin(Actor::System, now).await?;
    let order = find::claim(&work, id).await?;
    if let Some(order) = order.filter(|order| order.status == Status::Delivered) {
        complete::complete(&work, order, Party::System).await?;
        work.commit().await?;
    }
    Ok(())
}

async fn old_sessions(app: &App) -> Result<(), String> {
    let work = app.db.begin(Actor::System, app.clock.now()).await.map_err(in_words)?;
    sessions::sweep(&work).await.map_err(in_words)?;
    work.commit().await.map_err(in_words)
}

async fn texted_codes(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    let work = app.db.begin(Actor::System, now).await.map_err(in_words)?;
    accounts::sweep::sweep(&work, now.before(CODES_REST)).await.map_err(in_words)?;
    work.commit().await.map_err(in_words)
}

async fn invitations(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    let work = app.db.begin(Actor::System, now).await.map_err(in_words)?;
    shops::sweep::sweep(&work, now.before(shops::invitations::LASTS)).await.map_err(in_words)?;
    work.commit().await.map_err(in_words)
}

async fn carts(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    let work = app.db.begin(Actor::System, now).await.map_err(in_words)?;
    sweep::sweep(&work, now.before(CARTS_REST)).await.map_err(in_words)?;
    work.commit().await.map_err(in_words)
}

async fn unused_pictures(app: &App) -> Result<(), String> {
    let now = app.clock.now();
    let work = app.db.begin(Actor::System, now).await.map_err(in_words)?;
    let codes = pictures::forget_unused(&work, now.before(PICTURES_REST)).await.map_err(in_words)?;
    work.commit().await.map_err(in_words)?;
    for code in codes {
        app.pictures.remove(&code).await;
    }
    Ok(())
}

fn in_words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
