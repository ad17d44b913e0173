//! A seller counted: so many pieces can be sold from now on.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::STOCKS;
use crate::{
    entities::variant,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::seen::{Changed, Seen},
    market::{
        catalog::{derive, events::StockChanged},
        claimed::Claimed,
    },
};

/// Why a count is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SetStockError {
    /// None to a million.
    #[error("the stock is out of bounds")]
    Stock,
    /// It has been sold from, or somebody else has counted, since it was seen.
    #[error("the stock has changed to {now}")]
    Changed {
        /// What is left.
        now: i64,
    },
}

/// Sets it over the one that was seen; the same count again changes and records nothing.
pub async fn set_stock(
    work: &Work,
    variant: Claimed<'_, variant::Model>,
    stock: Seen<i64>,
) -> Result<(), Refused<SetStockError>> {
    if !STOCKS.contains(&stock.to) {
        return no(SetStockError::Stock);
    }
    let Some(stock) =
        stock.against(variant.stock).map_err(|Changed(now)| Refused::No(SetStockError::Changed { now }))?
    else {
        return Ok(());
    };
    let event = StockChanged { product_id: variant.product_id, variant_id: variant.id, from: variant.stock, to: stock };
    let mut row = variant.into_row().into_active_model();
    row.stock = Set(stock);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, event.product_id).await?;
    work.record(&event)?;
    Ok(())
}
