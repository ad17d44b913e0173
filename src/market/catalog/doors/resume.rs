//! A resting shop sells again: its owner says so, or its day is over.

use sea_orm::DbErr;

use super::{DoorError, go};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::ShopId,
    market::shops::{
        events::ShopResumed,
        in_shop::InShop,
        moves::{Deed, find},
    },
};

/// Its goods are on sale again, as they are by now.
pub async fn resume(shop: &InShop<'_>) -> Result<(), Refused<DoorError>> {
    if !shop.by_owner() {
        return no(DoorError::NotOwner);
    }
    let moved = go(shop.work(), shop.claim_shop().await?, Deed::Resume).await;
    let shop_id = moved.map_err(|refused| refused.map_no(DoorError::from))?;
    Ok(shop.record(&ShopResumed { shop_id })?)
}

/// The same of a shop whose day is over; nothing where it is not, or its owner was quicker.
pub async fn resume_rested(work: &Work, id: ShopId) -> Result<(), DbErr> {
    let shop = find::claim(work, id).await?;
    let Some(shop) = shop.filter(|shop| shop.rests_until.is_some_and(|until| until < work.now.day())) else {
        return Ok(());
    };
    match go(work, shop, Deed::Resume).await {
        Ok(shop_id) => work.record(&ShopResumed { shop_id }),
        Err(Refused::No(_)) => Ok(()),
        Err(Refused::Broken(error)) => Err(error),
    }
}
