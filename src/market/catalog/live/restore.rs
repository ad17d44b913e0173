//! A moderator shows a product again that was stopped.

use super::stands;
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::catalog::{Status, events::ProductRestored, find::ClaimedProduct},
};

/// Why a product is not shown again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Nobody stopped it.
    #[error("the product was not stopped")]
    NotStopped,
}

/// It stands again where it stood: on sale, or resting.
pub async fn restore(work: &Work, product: ClaimedProduct<'_>, stood: Status) -> Result<(), Refused<RestoreError>> {
    if product.status != Status::Hidden {
        return no(RestoreError::NotStopped);
    }
    let (product_id, shop_id) = (product.id, product.shop_id);
    let again = if stood == Status::Live { Status::Live } else { Status::Paused };
    stands(work, product, again).await?;
    work.record(&ProductRestored { product_id, shop_id })?;
    Ok(())
}
