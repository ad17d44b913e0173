//! A shop opens its doors or shuts them, and its goods come and go with it: here both are one deed (`shops/moves` says which).

pub mod leave;
pub mod reopen;
pub mod rest;
pub mod resume;

use crate::{
    infra::{db::Work, refused::Refused},
    kernel::ids::ShopId,
    market::{
        catalog::live,
        shops::moves::{
            Deed,
            find::ClaimedShop,
            step::{NotNow, step},
        },
    },
};

/// Why a shop's owner does not open or shut it. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// That is the owner's business.
    #[error("only its owner does that")]
    NotOwner,
    /// It stands otherwise by now.
    #[error("the shop does not stand where that could be done to it")]
    NotNow,
    /// Over already, or more than a year ahead.
    #[error("the day has passed, or is too far ahead")]
    Day,
}

impl From<NotNow> for DoorError {
    fn from(NotNow: NotNow) -> Self {
        Self::NotNow
    }
}

/// Moves the shop, and shows its goods or none.
pub(in crate::market) async fn go(work: &Work, shop: ClaimedShop<'_>, deed: Deed) -> Result<ShopId, Refused<NotNow>> {
    let id = step(work, shop, deed).await?;
    live::shop_moved(work, id).await?;
    Ok(id)
}
