//! A seller takes a product off for now: the harvest is sold, the road is closed.

use super::stands;
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::catalog::{Status, events::ProductPaused, find::ClaimedProduct},
};

/// Why a product is not paused. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum PauseError {
    /// Only what is live can pause.
    #[error("the product is not live")]
    NotLive,
}

/// Buyers no longer find it; its orders go on.
pub async fn pause(work: &Work, product: ClaimedProduct<'_>) -> Result<(), Refused<PauseError>> {
    if product.status != Status::Live {
        return no(PauseError::NotLive);
    }
    let (id, shop_id) = (product.id, product.shop_id);
    stands(work, product, Status::Paused).await?;
    work.record(&ProductPaused { product_id: id, shop_id })?;
    Ok(())
}
