//! Whoever was erased is erased again in a market that is brought back from before: which accounts and purchases they are is kept where
//! whoever brings back a database does not reach, beside the pictures. Names of files, nothing more: an id and
//! a moment are nobody without the database.

use std::collections::HashSet;

use sea_orm::DbErr;
use time::Duration;

use super::recurring::Recurring;
use crate::{
    app::App,
    infra::{
        node::identity,
        queue::{Failed, Job},
        storage::STAYS,
    },
    kernel::{
        actor::Actor,
        ids::{AccountId, EventId, PurchaseId},
        instant::Instant,
    },
    market::privacy::{
        erase, erase_number,
        purge::{Purged, purge},
        who_was::{Gone, who_was},
    },
};

const ACCOUNT: &str = "account-";
const PURCHASE: &str = "purchase-";

/// Somebody was erased.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct KeepErased(EventId);

impl Job for KeepErased {
    const KIND: &'static str = "privacy.keep_erased";
}

impl From<EventId> for KeepErased {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Writes down who.
pub(super) async fn keep(app: &App, KeepErased(event): KeepErased) -> Result<(), Failed> {
    if !identity::is_its_place(&app.db.read, &app.storage).await.map_err(Failed::later)? {
        return Err(Failed::later(format!("{}: it is not the market's", app.storage)));
    }
    let name = match who_was(&app.db.read, event).await? {
        Some(Gone::Account(id, at)) => format!("{ACCOUNT}{}-{}", id.0, at.0),
        Some(Gone::Purchase(id, at)) => format!("{PURCHASE}{}-{}", id.0, at.0),
        None => return Ok(()),
    };
    app.storage.write(STAYS, vec![(name, b"1".to_vec())]).await.map_err(Failed::later)?;
    Ok(app.db.settle().await?)
}

/// Why nobody can be erased again.
#[derive(Debug, thiserror::Error)]
pub enum AgainError {
    /// The place of files does not answer.
    #[error("[files]: who was erased cannot be read: {0}")]
    Files(#[from] std::io::Error),
    /// The database does not.
    #[error("[database]: {0}")]
    Db(#[from] DbErr),
}

/// Before anything is served: whoever was erased and is there, since the database is one of before, is erased again. Tells how many.
pub async fn erase_again(app: &App) -> Result<usize, AgainError> {
    let (accounts, purchases) = erased(app.storage.names(STAYS).await?);
    let accounts = erase::back(&app.db.read, &accounts).await?;
    let purchases = erase_number::back(&app.db.read, &purchases).await?;
    let again = accounts.len() + purchases.len();
    for id in accounts {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        erase::erase_again(&work, id).await?;
        work.commit().await?;
    }
    for id in purchases {
        let work = app.db.begin(Actor::System, app.clock.now()).await?;
        erase_number::erase_again(&work, id).await?;
        work.commit().await?;
    }
    if again > 0 {
        tracing::warn!(again, "the database is one of before: whoever was erased since was erased again");
    }
    Ok(again)
}

type Erased<Id> = Vec<(Id, Instant)>;

/// Who was, by the names of the files.
fn erased(names: HashSet<String>) -> (Erased<AccountId>, Erased<PurchaseId>) {
    let (mut accounts, mut purchases) = (Vec::new(), Vec::new());
    for name in names {
        let name = name.rsplit('/').next().unwrap_or(&name);
        let of = |beginning: &str| {
            let (id, at) = name.strip_prefix(beginning)?.split_once('-')?;
            Some((id.parse::<i64>().ok()?, Instant(at.parse().ok()?)))
        };
        accounts.extend(of(ACCOUNT).map(|(id, at)| (AccountId(id), at)));
        purchases.extend(of(PURCHASE).map(|(id, at)| (PurchaseId(id), at)));
    }
    (accounts, purchases)
}

/// What is past its day.
pub(super) struct Purge;

/// What is more waits for the next time.
const MOST_BATCHES: u32 = 500;

impl Recurring for Purge {
    const KIND: &'static str = "privacy.purge";
    const EVERY: Duration = Duration::hours(6);

    async fn run(app: &App) -> Result<(), Failed> {
        for what in Purged::ALL {
            for _ in 0..MOST_BATCHES {
                let work = app.db.begin(Actor::System, app.clock.now()).await?;
                let more = purge(&work, what).await?;
                work.commit().await?;
                if !more {
                    break;
                }
            }
        }
        Ok(app.db.settle().await?)
    }
}
