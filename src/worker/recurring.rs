//! What is done again and again. Each is one row in the queue under a key of its own, so that with several nodes one of them
//! does it: whoever takes the row.

use std::future::Future;

use time::Duration;

use crate::{
    app::App,
    infra::{limits, node::identity, page_cache, pictures, queue::Failed, sessions},
    kernel::actor::Actor,
    market::{accounts, carts::sweep, shops},
};

/// A picture that nothing uses after so long was of a form that was never sent.
const PICTURES_REST: Duration = Duration::days(7);
/// As long as a code can be asked for again.
const CODES_REST: Duration = Duration::hours(1);
/// A process that has read none for ten minutes keeps nothing of before.
const MARKS_REST: Duration = Duration::hours(1);
const CARTS_REST: Duration = Duration::days(90);
/// Where strangers have begun more carts than any market has visitors.
const CARTS_REST_IN_A_CROWD: Duration = Duration::days(7);
/// What is more waits for the next time.
const MOST_BATCHES: u32 = 100;

/// Something that is done every so often, for the whole market.
pub(super) trait Recurring {
    /// `slice.deed`; kept for ever.
    const KIND: &'static str;
    /// How long after it ended it begins again.
    const EVERY: Duration;

    /// Does it once.
    fn run(app: &App) -> impl Future<Output = Result<(), Failed>> + Send;
}

/// Sessions that have expired.
pub(super) struct SweepSessions;

impl Recurring for SweepSessions {
    const KIND: &'static str = "sessions.sweep";
    const EVERY: Duration = Duration::hours(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        sessions::sweep(&work).await?;
        Ok(work.commit().await?)
    }
}

/// Codes that can be asked for again.
pub(super) struct SweepTextedCodes;

impl Recurring for SweepTextedCodes {
    const KIND: &'static str = "texted_codes.sweep";
    const EVERY: Duration = Duration::hours(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        let work = app.db.begin(Actor::System, now).await?;
        accounts::sweep::sweep(&work, now.before(CODES_REST)).await?;
        Ok(work.commit().await?)
    }
}

/// Invitations that nobody answered.
pub(super) struct SweepInvitations;

impl Recurring for SweepInvitations {
    const KIND: &'static str = "invitations.sweep";
    const EVERY: Duration = Duration::hours(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        let work = app.db.begin(Actor::System, now).await?;
        shops::sweep::sweep(&work, now.before(shops::invitations::LASTS)).await?;
        Ok(work.commit().await?)
    }
}

/// Carts that nobody came back to.
pub(super) struct SweepCarts;

impl Recurring for SweepCarts {
    const KIND: &'static str = "carts.sweep";
    const EVERY: Duration = Duration::hours(6);

    async fn run(app: &App) -> Result<(), Failed> {
        let crowded = sweep::too_many(&app.db.read).await?;
        let rest = if crowded { CARTS_REST_IN_A_CROWD } else { CARTS_REST };
        for _ in 0..MOST_BATCHES {
            let now = app.clock.now();
            let work = app.db.begin(Actor::System, now).await?;
            let gone = sweep::sweep(&work, now.before(rest)).await?;
            work.commit().await?;
            if gone < sweep::A_BATCH {
                break;
            }
        }
        Ok(())
    }
}

/// Pictures of forms that were never sent.
pub(super) struct SweepPictures;

impl Recurring for SweepPictures {
    const KIND: &'static str = "pictures.sweep";
    const EVERY: Duration = Duration::hours(1);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        // Where their place is away, or an empty folder stands there, nothing is forgotten: the files would stay for ever.
        if !identity::is_its_place(&app.db.read, &app.storage).await.map_err(Failed::later)? {
            return Err(Failed::later(format!("{}: it is not the market's", app.storage)));
        }
        for _ in 0..MOST_BATCHES {
            let work = app.db.begin(Actor::System, now).await?;
            let codes = pictures::forget_unused(&work, now.before(PICTURES_REST)).await?;
            work.commit().await?;
            app.pictures.remove(&codes).await;
            if codes.len() < pictures::FORGOTTEN_AT_ONCE {
                break;
            }
        }
        Ok(())
    }
}

/// Marks of pages that every process has read long ago.
pub(super) struct SweepPageMarks;

impl Recurring for SweepPageMarks {
    const KIND: &'static str = "page_marks.sweep";
    const EVERY: Duration = Duration::minutes(10);

    async fn run(app: &App) -> Result<(), Failed> {
        let now = app.clock.now();
        let work = app.db.begin(Actor::System, now).await?;
        page_cache::sweep(&work, now.before(MARKS_REST)).await?;
        Ok(work.commit().await?)
    }
}

/// Counters of tries that are at rest.
pub(super) struct SweepLimits;

impl SweepLimits {
    /// In one transaction: on SQLite nobody else writes meanwhile.
    const A_BATCH: u64 = 1_000;
}

impl Recurring for SweepLimits {
    const KIND: &'static str = "rate_limits.sweep";
    const EVERY: Duration = Duration::minutes(10);

    async fn run(app: &App) -> Result<(), Failed> {
        for _ in 0..MOST_BATCHES {
            let work = app.db.begin(Actor::System, app.clock.now()).await?;
            let removed = limits::sweep(&work, Self::A_BATCH).await?;
            work.commit().await?;
            if removed < Self::A_BATCH {
                break;
            }
        }
        Ok(())
    }
}

/// What the database knows of its own rows.
pub(super) struct Optimize;

impl Recurring for Optimize {
    const KIND: &'static str = "database.optimize";
    const EVERY: Duration = Duration::days(1);

    async fn run(app: &App) -> Result<(), Failed> {
        Ok(app.db.optimize().await?)
    }
}
