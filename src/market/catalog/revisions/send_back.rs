//! A moderator cannot approve a proposal as it is: the seller reads why and mends it.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::Claimed;
use crate::{
    infra::db::Work,
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{RevisionStatus, Status, events::ProductSentBack},
};

/// Why, for the seller to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// A key of the list of reasons.
    pub reason: String,
    /// The moderator's own words.
    pub words: Option<String>,
}

/// Why a proposal cannot be sent back. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SendBackError {
    /// Such a proposal is not there.
    #[error("no such proposal")]
    NotFound,
    /// It was decided, replaced or taken back in the meantime.
    #[error("the proposal no longer waits")]
    NotWaiting,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Sends it back. What was approved before stays as it is; a product that never was waits for its seller.
pub async fn send_back(work: &Work, id: RevisionId, verdict: Verdict) -> Result<ProductId, SendBackError> {
    let Claimed { revision, product, .. } = super::claim(work, id).await?.ok_or(SendBackError::NotFound)?;
    if revision.status != RevisionStatus::Pending {
        return Err(SendBackError::NotWaiting);
    }
    let (product_id, shop_id) = (product.id, product.shop_id);
    if product.status == Status::Pending {
        let mut row = product.into_active_model();
        row.status = Set(Status::SentBack);
        row.update(&work.tx).await?;
    }
    let mut row = revision.into_active_model();
    row.status = Set(RevisionStatus::SentBack);
    row.decided_at = Set(Some(work.now));
    row.reason = Set(Some(verdict.reason.clone()));
    row.words = Set(verdict.words.clone());
    row.update(&work.tx).await?;
    let Verdict { reason, words } = verdict;
    work.record(&ProductSentBack { product_id, revision_id: id, shop_id, reason, words }).await?;
    Ok(product_id)
}
