//! One tap on *delivered* too many: whoever said it takes it back. The order is where it was, and its sale never counted.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{
    events::OrderDeliveryRetracted,
    find::ClaimedOrder,
    policy, status,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::sales,
};

/// Takes the delivery of a claimed order back, in the name of the `side` that said it. What the buyer said against it ends with it.
pub async fn retract(work: &Work, order: ClaimedOrder<'_>, side: Party) -> Result<(), Refused<DeedError>> {
    step::admit(work, &order, side).await?;
    let back = status::before_delivery(order.status, order.undelivered_at.is_some());
    let said = order.delivered_at.filter(|_| order.delivered_by == Some(side));
    let (Some(back), Some(delivered_at)) = (back, said) else { return no(DeedError::WrongStatus) };
    let not_arrived = order.not_arrived_at.is_some();
    if !policy::may_retract(delivered_at, not_arrived, work.now) {
        return no(DeedError::TooLate);
    }
    let mut row = order.into_row().into_active_model();
    row.status = Set(back);
    row.delivered_at = Set(None);
    row.delivered_on = Set(None);
    row.delivered_by = Set(None);
    row.not_arrived_at = Set(None);
    let order = row.update(&work.tx).await?.id;
    sales::retract::retract(work, order).await?;
    work.record(&OrderDeliveryRetracted { order_id: order, by: side, not_arrived })?;
    Ok(())
}
