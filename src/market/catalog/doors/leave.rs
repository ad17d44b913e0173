//! An owner gives her shop up. Its orders go on, and what was listed and sold stays on record.

use super::{DoorError, go};
use crate::{
    infra::refused::{Refused, no},
    market::shops::{events::ShopLeft, in_shop::InShop, moves::Deed},
};

/// Nobody finds it any more.
pub async fn leave(shop: &InShop<'_>) -> Result<(), Refused<DoorError>> {
    if !shop.by_owner() {
        return no(DoorError::NotOwner);
    }
    let moved = go(shop.work(), shop.claim_shop().await?, Deed::Leave).await;
    let shop_id = moved.map_err(|refused| refused.map_no(DoorError::from))?;
    Ok(shop.record(&ShopLeft { shop_id })?)
}
