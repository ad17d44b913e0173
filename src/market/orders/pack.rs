//! The parcel is ready to leave.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderPacked,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::db::Work,
};

/// By the shop, on a claimed order. Refuses without having changed anything.
pub async fn pack(work: &Work, order: order::Model) -> Result<order::Model, DeedError> {
    let order = step::take(work, order, Deed::Pack, Party::Seller, |row| row.packed_at = Set(Some(work.now))).await?;
    work.record(&OrderPacked { order_id: order.id }).await?;
    Ok(order)
}
