//! A seller takes her proposal back before it is decided; what was approved stays as it is.

use sea_orm::DbErr;

use super::Claimed;
use crate::{
    infra::db::Work,
    kernel::ids::RevisionId,
    market::catalog::{RevisionStatus, events::ProposalTakenBack},
};

/// Why a proposal is not taken back. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum TakeBackError {
    /// Such a proposal is not there.
    #[error("no such proposal")]
    NotFound,
    /// It was decided or replaced in the meantime.
    #[error("the proposal no longer waits")]
    NotWaiting,
    /// The product has nothing else to show: it is mended instead.
    #[error("the product was never approved")]
    NeverApproved,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Takes it back.
pub async fn take_back(work: &Work, id: RevisionId) -> Result<(), TakeBackError> {
    let Claimed { revision, product, .. } = super::claim(work, id).await?.ok_or(TakeBackError::NotFound)?;
    if revision.status != RevisionStatus::Pending {
        return Err(TakeBackError::NotWaiting);
    }
    if product.published_at.is_none() {
        return Err(TakeBackError::NeverApproved);
    }
    super::decide(work, revision, RevisionStatus::TakenBack).await?;
    work.record(&ProposalTakenBack { product_id: product.id, revision_id: id, shop_id: product.shop_id }).await?;
    Ok(())
}
