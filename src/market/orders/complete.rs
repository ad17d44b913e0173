//! Nothing more is expected of a delivered order: the buyer says so, or it happens by itself after some days.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderCompleted,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::Party,
    infra::{db::Work, refused::Refused},
};

/// Moves a claimed order to *completed*, in the name of the buyer or of the system.
pub async fn complete(work: &Work, order: ClaimedOrder<'_>, side: Party) -> Result<(), Refused<DeedError>> {
    let order = step::advance(work, order, Deed::Complete, side, |row| row.completed_at = Set(Some(work.now))).await?;
    work.record(&OrderCompleted { order_id: order })?;
    Ok(())
}
