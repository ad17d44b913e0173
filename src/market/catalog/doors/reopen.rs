//! An owner who gave her shop up sells again. What it says was approved, so nobody has to look.

use super::{DoorError, go};
use crate::{
    infra::refused::{Refused, no},
    market::shops::{events::ShopReturned, in_shop::InShop, moves::Deed},
};

/// Buyers find it again, as it was.
pub async fn reopen(shop: &InShop<'_>) -> Result<(), Refused<DoorError>> {
    if !shop.by_owner() {
        return no(DoorError::NotOwner);
    }
    let moved = go(shop.work(), shop.claim_shop().await?, Deed::Return).await;
    let shop_id = moved.map_err(|refused| refused.map_no(DoorError::from))?;
    Ok(shop.record(&ShopReturned { shop_id })?)
}
