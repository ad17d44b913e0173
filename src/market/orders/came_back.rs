//! An undelivered parcel is back at the shop, its pieces return to the stock; it was no sale.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderCameBack,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{db::Work, refused::Refused},
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn came_back(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    let order =
        step::advance(work, order, Deed::ComeBack, Party::Seller, |row| row.came_back_at = Set(Some(work.now))).await?;
    work.record(&OrderCameBack { order_id: order })?;
    Ok(())
}
