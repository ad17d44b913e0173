//! Nothing more is expected of a delivered order: the buyer says so, or it happens by itself after some days, unless the buyer says
//! that nothing has come.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderCompleted,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// Moves a claimed order to *completed*, in the name of the buyer or of the system. A buyer who had said that it had not come has
/// it now.
pub async fn complete(work: &Work, order: ClaimedOrder<'_>, side: Party) -> Result<(), Refused<DeedError>> {
    if side == Party::System && order.not_arrived_at.is_some() {
        return no(DeedError::WrongStatus);
    }
    let stamp = |row: &mut order::ActiveModel| {
        row.completed_at = Set(Some(work.now));
        row.not_arrived_at = Set(None);
    };
    let order = step::advance(work, order, Deed::Complete, side, stamp).await?;
    work.record(&OrderCompleted { order_id: order })?;
    Ok(())
}
