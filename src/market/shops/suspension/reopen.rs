//! A moderator lets a shop go on that was suspended.

use super::{ClaimedShop, stands};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::shops::{Status, events::ShopReopened},
};

/// Why a shop is not opened again. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReopenError {
    /// Nobody suspended it.
    #[error("the shop was not suspended")]
    NotSuspended,
}

/// Buyers find the shop again, as it says by now.
pub async fn reopen(work: &Work, shop: ClaimedShop<'_>) -> Result<(), Refused<ReopenError>> {
    if shop.status != Status::Suspended {
        return no(ReopenError::NotSuspended);
    }
    let shop_id = stands(work, shop, Status::Open).await?;
    work.record(&ShopReopened { shop_id })?;
    Ok(())
}
