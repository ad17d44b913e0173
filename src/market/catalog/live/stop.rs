//! A moderator takes a product off display. Its orders go on, and its seller may mend it meanwhile.

use super::stands;
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::{
        catalog::{Status, events::ProductStopped, find::ClaimedProduct},
        revisions::why::Why,
    },
};

/// Why a product is not stopped. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StopError {
    /// It was never approved, or was stopped before.
    #[error("nothing of the product is shown")]
    NotShown,
}

/// Nobody finds it any more. Tells where it stood before.
pub async fn stop(work: &Work, product: ClaimedProduct<'_>, why: &Why) -> Result<Status, Refused<StopError>> {
    let stood = product.status;
    if !matches!(stood, Status::Live | Status::Paused) {
        return no(StopError::NotShown);
    }
    let (product_id, shop_id) = (product.id, product.shop_id);
    stands(work, product, Status::Hidden).await?;
    let (reason, words) = (why.reason.as_str().to_owned(), why.words.clone());
    work.record(&ProductStopped { product_id, shop_id, reason, words })?;
    Ok(stood)
}
