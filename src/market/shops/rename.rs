//! Somebody is called otherwise: her shop shows it once a moderator has seen it.

use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Status,
    content::ShopContent,
    revised::{apply, content_of, owner_of},
};
use crate::{
    entities::shop,
    infra::db::Work,
    kernel::ids::AccountId,
    market::{
        claimed::Claimed,
        revisions::{find, propose::propose},
    },
};

/// Proposes the name of an account for the shop that it owns, with whatever waits there; tells whether it did. A shop that was sent back
/// brings it when it is mended.
pub async fn rename(work: &Work, owner: AccountId) -> Result<bool, DbErr> {
    let Some(shop) = claim_owned(work, owner).await? else { return Ok(false) };
    let waiting = find::waiting::<ShopContent>(&work.tx, shop.id).await?;
    let newest = waiting.map_or_else(|| content_of(&shop), |revision| revision.content);
    let name = owner_of(work, &shop).await?;
    if newest.owner == name || !(shop.status.is_approved() || shop.status == Status::Pending) {
        return Ok(false);
    }
    let (id, content) = (shop.id, ShopContent { owner: name, ..newest });
    if shop.status == Status::Pending {
        apply(shop.into_row(), &content).update(&work.tx).await?;
    }
    propose(work, id, &content).await?;
    Ok(true)
}

async fn claim_owned(work: &Work, owner: AccountId) -> Result<Option<Claimed<'_, shop::Model>>, DbErr> {
    Claimed::one(work, shop::Entity::find().filter(shop::Column::OwnerId.eq(owner))).await
}
