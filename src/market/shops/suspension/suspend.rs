//! A moderator stops a shop. Its orders go on, and its people come in as before.

use super::{ClaimedShop, stands};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        revisions::why::Why,
        shops::{Status, events::ShopSuspended},
    },
};

/// Why a shop is not suspended. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    /// It never opened, or was suspended before.
    #[error("the shop is not open")]
    NotOpen,
}

/// Buyers no longer find the shop.
pub async fn suspend(work: &Work, shop: ClaimedShop<'_>, why: &Why) -> Result<(), Refused<SuspendError>> {
    if shop.status != Status::Open {
        return no(SuspendError::NotOpen);
    }
    let shop_id = stands(work, shop, Status::Suspended).await?;
    work.record(&ShopSuspended { shop_id, reason: why.reason.as_str().to_owned(), words: why.words.clone() })?;
    Ok(())
}
