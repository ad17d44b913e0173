//! The parcel is ready to leave.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderPacked,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{db::Work, refused::Refused},
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn pack(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    let order =
        step::advance(work, order, Deed::Pack, Party::Seller, |row| row.packed_at = Set(Some(work.now))).await?;
    work.record(&OrderPacked { order_id: order })?;
    Ok(())
}
