//! A moderator finds a proposal good: buyers see it from now on.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::Claimed;
use crate::{
    infra::db::Work,
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{
        RevisionStatus, Status,
        content::{self, ContentError},
        derive,
        events::ProductApproved,
        live,
    },
};

/// Why a proposal cannot be approved. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// Such a proposal is not there.
    #[error("no such proposal")]
    NotFound,
    /// It was decided, replaced or taken back in the meantime.
    #[error("the proposal no longer waits")]
    NotWaiting,
    /// The rules have changed since it was proposed.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Shows the proposal. A product that waited for its first approval becomes live; a paused one stays paused.
pub async fn approve(work: &Work, id: RevisionId) -> Result<ProductId, ApproveError> {
    let Claimed { revision, product, content } = super::claim(work, id).await?.ok_or(ApproveError::NotFound)?;
    if revision.status != RevisionStatus::Pending {
        return Err(ApproveError::NotWaiting);
    }
    content::check(&content)?;
    let (product_id, shop_id) = (product.id, product.shop_id);
    if matches!(product.status, Status::Pending | Status::SentBack) {
        let mut row = product.into_active_model();
        row.status = Set(Status::Live);
        row.published_at = Set(Some(work.now));
        row.update(&work.tx).await?;
    }
    super::decide(work, revision, RevisionStatus::Approved).await?;
    super::show(work, product_id, &content).await?;
    derive::refresh(work, product_id).await?;
    live::refresh(work, product_id).await?;
    work.record(&ProductApproved { product_id, revision_id: id, shop_id }).await?;
    Ok(product_id)
}
