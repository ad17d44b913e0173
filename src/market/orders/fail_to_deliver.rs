//! The parcel could not be delivered, refused at the door, or nobody there.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderUndelivered,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{db::Work, refused::Refused},
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn fail_to_deliver(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    let order =
        step::advance(work, order, Deed::FailToDeliver, Party::Seller, |row| row.undelivered_at = Set(Some(work.now)))
            .await?;
    work.record(&OrderUndelivered { order_id: order })?;
    Ok(())
}
