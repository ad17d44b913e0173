//! The shop says that it was delivered, and the buyer that nothing has come. The order stays *delivered* until the shop takes
//! that back or the buyer has it after all; meanwhile it does not complete by itself, and the shop sees it before all else.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{
    events::OrderNotArrived,
    find::ClaimedOrder,
    status,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// Keeps on a claimed order that its buyer has not got it. Said again, it changes nothing; what she said herself she takes back.
pub async fn not_arrived(work: &Work, order: ClaimedOrder<'_>) -> Result<(), Refused<DeedError>> {
    step::admit(work, &order, Party::Buyer).await?;
    let delivered = status::before_delivery(order.status, order.undelivered_at.is_some()).is_some();
    if !delivered || order.delivered_by == Some(Party::Buyer) {
        return no(DeedError::WrongStatus);
    }
    if order.not_arrived_at.is_some() {
        return Ok(());
    }
    let mut row = order.into_row().into_active_model();
    row.not_arrived_at = Set(Some(work.now));
    let order = row.update(&work.tx).await?.id;
    work.record(&OrderNotArrived { order_id: order })?;
    Ok(())
}
