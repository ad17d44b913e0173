//! A complaint that nothing has come ends by itself where buyer and shop have come to say the same: she has it, or the shop has taken
//! back that it was delivered.

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::{ReportVerdict, events::ReportEnded, find, write::end};
use crate::{
    entities::event,
    infra::{db::Work, queue::Job},
    kernel::ids::{EventId, OrderId},
    market::orders::find::purchases,
};

/// What becomes of an order that was completed, or of which a delivery was taken back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SettleComplaint(pub EventId);

impl Job for SettleComplaint {
    const KIND: &'static str = "reports.settle";
}

impl From<EventId> for SettleComplaint {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Ends it, unless the order is denied again meanwhile, or the complaint is of something else, or newer than what happened.
pub async fn settle(work: &Work, SettleComplaint(id): SettleComplaint) -> Result<(), DbErr> {
    let Some(happened) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let Some(order) = happened.body["order_id"].as_i64().map(OrderId) else { return Ok(()) };
    let Some(order) = purchases::order(&work.tx, order).await? else { return Ok(()) };
    if order.not_arrived_at.is_some() && order.completed_at.is_none() {
        return Ok(());
    }
    let open = find::claim_denial(work, order.id).await?;
    // What happened before it was made has not settled it, however late that is heard.
    let Some(open) = open.filter(|open| open.made_at <= happened.happened_at) else { return Ok(()) };
    let verdict = ReportVerdict::Settled;
    let row = end(work, open, verdict, None).await?;
    work.record(&ReportEnded { report_id: row.id, shop_id: row.shop_id, verdict })
}
