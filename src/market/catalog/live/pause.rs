//! A seller takes a product off for now: the harvest is sold, the road is closed.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use crate::{
    infra::db::Work,
    kernel::ids::ProductId,
    market::catalog::{Status, events::ProductPaused, revisions},
};

/// Why a product is not paused. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum PauseError {
    /// Such a product is not there.
    #[error("no such product")]
    NotFound,
    /// Only what is live can pause.
    #[error("the product is not live")]
    NotLive,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Buyers no longer find it; its orders go on.
pub async fn pause(work: &Work, id: ProductId) -> Result<(), PauseError> {
    let row = revisions::claim_product(work, id).await?.ok_or(PauseError::NotFound)?;
    if row.status != Status::Live {
        return Err(PauseError::NotLive);
    }
    let shop_id = row.shop_id;
    let mut row = row.into_active_model();
    row.status = Set(Status::Paused);
    row.update(&work.tx).await?;
    super::refresh(work, id).await?;
    work.record(&ProductPaused { product_id: id, shop_id }).await?;
    Ok(())
}
