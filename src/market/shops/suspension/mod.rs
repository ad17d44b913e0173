//! An approved shop that a moderator stops, and lets go on. Its goods come and go with it (`catalog/live`).

pub mod reopen;
pub mod suspend;

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use super::Status;
use crate::{
    entities::shop,
    infra::db::Work,
    kernel::ids::ShopId,
    market::{claimed::Claimed, households::refresh::refresh},
};

/// A shop, to be stopped or let go on by somebody who is no member of it.
pub type ClaimedShop<'w> = Claimed<'w, shop::Model>;

/// The shop of that code: for moderators, whose reach is asked before anything is changed.
pub async fn claim_by_code<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedShop<'w>>, DbErr> {
    Claimed::one(work, shop::Entity::find().filter(shop::Column::Code.eq(code))).await
}

/// From now on the shop stands there.
async fn stands(work: &Work, shop: ClaimedShop<'_>, status: Status) -> Result<ShopId, DbErr> {
    let (id, owner) = (shop.id, shop.owner_id);
    let mut row = shop.into_row().into_active_model();
    row.status = Set(status);
    row.update(&work.tx).await?;
    refresh(work, owner).await?;
    Ok(id)
}
