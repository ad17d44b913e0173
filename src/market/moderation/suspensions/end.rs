//! A suspension ends, or what was announced does not come; a shop that was closed opens again.

use sea_orm::EntityTrait;

use super::find;
use crate::{
    entities::suspension,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        accounts::bars,
        catalog::doors::go,
        shops::{
            events::{ShopReopened, ShopSuspensionCalledOff},
            moves::{Deed, find::ClaimedShop},
        },
    },
};

/// What has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The shop stands as it stood.
    Restored,
    /// It has not begun.
    CalledOff,
}

/// Why nothing ends. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    /// Nobody suspended or closed it, or will.
    #[error("the shop was not suspended or closed, nor will be")]
    NotSuspended,
    /// Nobody comes in who could answer its orders.
    #[error("the account of its owner is barred")]
    OwnerBarred,
}

/// Buyers find the shop again, as it says by now; or still do.
pub async fn end(work: &Work, shop: ClaimedShop<'_>) -> Result<Ended, Refused<EndError>> {
    let shop_id = shop.id;
    let held = Deed::Restore.leads(shop.status, false).is_some();
    if !held && find::of(&work.tx, shop_id).await?.is_none() {
        return no(EndError::NotSuspended);
    }
    if held && bars::find::barred(&work.tx, shop.owner_id, work.now.day()).await?.is_some() {
        return no(EndError::OwnerBarred);
    }
    suspension::Entity::delete_by_id(shop_id).exec(&work.tx).await?;
    if !held {
        work.record(&ShopSuspensionCalledOff { shop_id })?;
        return Ok(Ended::CalledOff);
    }
    go(work, shop, Deed::Restore).await.map_err(|refused| refused.map_no(|_| EndError::NotSuspended))?;
    work.record(&ShopReopened { shop_id })?;
    Ok(Ended::Restored)
}
