//! A seller offers a paused product again. It was approved before, so nobody has to look.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::{
    entities::product,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::{Status, events::ProductResumed},
        claimed::Claimed,
    },
};

/// Why a product is not offered again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    /// Only what was paused can go on.
    #[error("the product is not paused")]
    NotPaused,
}

/// Buyers find it again.
pub async fn resume(work: &Work, product: Claimed<'_, product::Model>) -> Result<(), Refused<ResumeError>> {
    if product.status != Status::Paused {
        return no(ResumeError::NotPaused);
    }
    let (id, shop_id) = (product.id, product.shop_id);
    let mut row = product.into_row().into_active_model();
    row.status = Set(Status::Live);
    row.update(&work.tx).await?;
    super::refresh(work, id).await?;
    work.record(&ProductResumed { product_id: id, shop_id })?;
    Ok(())
}
