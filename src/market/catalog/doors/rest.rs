//! An owner lets her shop rest until a day: the harvest is over, the family has a feast. Its page stays and says so.

use time::{Date, Duration};

use super::{DoorError, go};
use crate::{
    infra::refused::{Refused, no},
    market::shops::{Status, events::ShopRested, in_shop::InShop, moves::Deed},
};

/// Whoever sells nothing for longer leaves.
pub const LONGEST: Duration = Duration::days(366);

/// Nothing of it is on sale to the end of that day.
pub async fn rest(shop: &InShop<'_>, until: Date) -> Result<(), Refused<DoorError>> {
    if !shop.by_owner() {
        return no(DoorError::NotOwner);
    }
    let today = shop.now.day();
    if until < today || until > today + LONGEST {
        return no(DoorError::Day);
    }
    let claimed = shop.claim_shop().await?;
    // Sent twice, nothing is written again.
    if claimed.status == Status::Resting && claimed.rests_until == Some(until) {
        return Ok(());
    }
    let moved = go(shop.work(), claimed, Deed::Rest(until)).await;
    let shop_id = moved.map_err(|refused| refused.map_no(DoorError::from))?;
    Ok(shop.record(&ShopRested { shop_id, until })?)
}
