//! A seller takes a product off for now: the harvest is sold, the road is closed.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::{
    entities::product,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::{Status, events::ProductPaused},
        claimed::Claimed,
    },
};

/// Why a product is not paused. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum PauseError {
    /// Only what is live can pause.
    #[error("the product is not live")]
    NotLive,
}

/// Buyers no longer find it; its orders go on.
pub async fn pause(work: &Work, product: Claimed<'_, product::Model>) -> Result<(), Refused<PauseError>> {
    if product.status != Status::Live {
        return no(PauseError::NotLive);
    }
    let (id, shop_id) = (product.id, product.shop_id);
    let mut row = product.into_row().into_active_model();
    row.status = Set(Status::Paused);
    row.update(&work.tx).await?;
    super::refresh(work, id).await?;
    work.record(&ProductPaused { product_id: id, shop_id })?;
    Ok(())
}
