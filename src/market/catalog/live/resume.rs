//! A seller offers a paused product again. It was approved before, so nobody has to look.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use crate::{
    infra::db::Work,
    kernel::ids::ProductId,
    market::catalog::{Status, events::ProductResumed, revisions},
};

/// Why a product is not offered again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    /// Such a product is not there.
    #[error("no such product")]
    NotFound,
    /// Only what was paused can go on.
    #[error("the product is not paused")]
    NotPaused,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Buyers find it again.
pub async fn resume(work: &Work, id: ProductId) -> Result<(), ResumeError> {
    let row = revisions::claim_product(work, id).await?.ok_or(ResumeError::NotFound)?;
    if row.status != Status::Paused {
        return Err(ResumeError::NotPaused);
    }
    let shop_id = row.shop_id;
    let mut row = row.into_active_model();
    row.status = Set(Status::Live);
    row.update(&work.tx).await?;
    super::refresh(work, id).await?;
    work.record(&ProductResumed { product_id: id, shop_id }).await?;
    Ok(())
}
