//! Moves a shop that was approved; what it says, and where it stood before its approval, is the business of `revised`.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{Deed, find::ClaimedShop};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::ShopId,
    market::households::refresh::refresh,
};

/// That cannot be done to the shop as it stands. Nothing has changed.
#[derive(Debug, thiserror::Error)]
#[error("the shop does not stand where that could be done to it")]
pub struct NotNow;

/// From now on it stands where the deed leads.
pub async fn step(work: &Work, shop: ClaimedShop<'_>, deed: Deed) -> Result<ShopId, Refused<NotNow>> {
    let rests = shop.rests_until.is_some_and(|until| until >= work.now.day());
    let Some(status) = deed.leads(shop.status, rests) else { return no(NotNow) };
    let (id, owner) = (shop.id, shop.owner_id);
    let mut row = shop.into_row().into_active_model();
    row.status = Set(status);
    match deed {
        Deed::Rest(until) => row.rests_until = Set(Some(until)),
        Deed::Resume | Deed::Leave | Deed::Return => row.rests_until = Set(None),
        Deed::Suspend | Deed::Restore | Deed::Close => {}
    }
    row.update(&work.tx).await?;
    refresh(work, owner).await?;
    Ok(id)
}
