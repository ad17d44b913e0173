//! The buyer has the parcel: the shop says so, or the buyer. The day in Viet Nam is the day that statistics count.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderDelivered,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::{db::Work, refused::Refused},
};

/// Moves a claimed order to *delivered* and keeps who said so.
pub async fn deliver(work: &Work, order: ClaimedOrder<'_>, said_by: Party) -> Result<(), Refused<DeedError>> {
    let stamp = |row: &mut order::ActiveModel| {
        row.delivered_at = Set(Some(work.now));
        row.delivered_on = Set(Some(work.now.day()));
        row.delivered_by = Set(Some(said_by));
    };
    let order = step::advance(work, order, Deed::Deliver, said_by, stamp).await?;
    work.record(&OrderDelivered { order_id: order, said_by }).await?;
    Ok(())
}
