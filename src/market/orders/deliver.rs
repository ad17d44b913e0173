//! The buyer has the parcel: the shop says so, or the buyer. The day in Viet Nam is the day that statistics count.

use sea_orm::{ActiveEnum, ActiveValue::Set};

use super::{
    events::OrderDelivered,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::db::Work,
};

/// Moves a claimed order to *delivered* and keeps who said so.
pub async fn deliver(work: &Work, order: order::Model, said_by: Party) -> Result<order::Model, DeedError> {
    let stamp = |row: &mut order::ActiveModel| {
        row.delivered_at = Set(Some(work.now));
        row.delivered_on = Set(Some(work.now.day()));
        row.delivered_by = Set(Some(said_by));
    };
    let order = step::take(work, order, Deed::Deliver, said_by, stamp).await?;
    work.record(&OrderDelivered { order_id: order.id, said_by: said_by.to_value() }).await?;
    Ok(order)
}
