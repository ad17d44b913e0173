//! An undelivered parcel is back at the shop, its pieces return to the stock; it was no sale.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderReturned,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::db::Work,
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn take_back(work: &Work, order: order::Model) -> Result<order::Model, DeedError> {
    let order =
        step::take(work, order, Deed::TakeBack, Party::Seller, |row| row.returned_at = Set(Some(work.now))).await?;
    work.record(&OrderReturned { order_id: order.id }).await?;
    Ok(order)
}
