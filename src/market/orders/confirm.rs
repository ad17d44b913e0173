//! The shop takes the order and will send it.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderConfirmed,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{db::Work, refused::Refused},
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn confirm(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    let order =
        step::advance(work, order, Deed::Confirm, Party::Seller, |row| row.confirmed_at = Set(Some(work.now))).await?;
    work.record(&OrderConfirmed { order_id: order })?;
    Ok(())
}
