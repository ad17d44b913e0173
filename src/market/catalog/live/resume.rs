//! A seller offers a paused product again. It was approved before, so nobody has to look.

use super::stands;
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::catalog::{Status, events::ProductResumed, find::ClaimedProduct},
};

/// Why a product is not offered again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    /// Only what was paused can go on.
    #[error("the product is not paused")]
    NotPaused,
}

/// Buyers find it again.
pub async fn resume(work: &Work, product: ClaimedProduct<'_>) -> Result<(), Refused<ResumeError>> {
    if product.status != Status::Paused {
        return no(ResumeError::NotPaused);
    }
    let (id, shop_id) = (product.id, product.shop_id);
    stands(work, product, Status::Live).await?;
    work.record(&ProductResumed { product_id: id, shop_id })?;
    Ok(())
}
