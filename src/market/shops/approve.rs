//! A moderator finds a shop, or a change of it, fit to be shown. Called by `moderation`, which knows who may.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QuerySelect};

use super::{
    Status,
    events::ShopApproved,
    revise::apply,
    revisions::{self, RevisionStatus},
};
use crate::{
    entities::shop,
    infra::{db::Work, pictures},
    kernel::ids::{RevisionId, ShopId},
};

/// Why nothing is approved.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// No such proposal.
    #[error("there is no such revision")]
    NoSuchRevision,
    /// Decided by another, or replaced by a newer one of the seller.
    #[error("the revision does not wait any more")]
    NotWaiting,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// A shop shows something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Which shop.
    pub shop: ShopId,
    /// It opened by this: its approved products go on sale.
    pub first: bool,
}

/// Shows a waiting proposal, and opens the shop where this is its first.
pub async fn approve(work: &Work, id: RevisionId) -> Result<Approved, ApproveError> {
    let row = revisions::claim(work, id).await?.ok_or(ApproveError::NoSuchRevision)?;
    if row.status != RevisionStatus::Pending {
        return Err(ApproveError::NotWaiting);
    }
    let revision = revisions::read(row.clone())?;
    let shop = shop::Entity::find_by_id(row.shop_id).lock_exclusive().one(&work.tx).await?;
    let shop = shop.ok_or(ApproveError::NoSuchRevision)?;
    let approved = Approved { shop: shop.id, first: shop.opened_at.is_none() };

    let mut row = row.into_active_model();
    row.status = Set(RevisionStatus::Approved);
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await?;

    let mut shop = apply(shop, &revision.content);
    shop.status = Set(Status::Open);
    if approved.first {
        shop.opened_at = Set(Some(work.now));
        shop.opened_on = Set(Some(work.now.day()));
    }
    shop.update(&work.tx).await?;

    pictures::mark_used(work, &Vec::from_iter(revision.content.photo)).await?;
    work.record(&ShopApproved { shop_id: approved.shop, revision_id: id, first: approved.first }).await?;
    Ok(approved)
}
