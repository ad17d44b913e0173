//! A seller counted: so many pieces can be sold from now on.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{STOCKS, claim};
use crate::{
    infra::db::Work,
    kernel::ids::VariantId,
    market::catalog::{derive, events::StockChanged},
};

/// Why a count is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SetStockError {
    /// Such a variant is not there, or no longer offered.
    #[error("no such variant")]
    NotFound,
    /// None to a million.
    #[error("the stock is out of bounds")]
    Stock,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Sets it; the same count again changes and records nothing.
pub async fn set_stock(work: &Work, id: VariantId, stock: i64) -> Result<(), SetStockError> {
    if !STOCKS.contains(&stock) {
        return Err(SetStockError::Stock);
    }
    let row = claim(work, id).await?.filter(|row| row.offered).ok_or(SetStockError::NotFound)?;
    if row.stock == stock {
        return Ok(());
    }
    let event = StockChanged { product_id: row.product_id, variant_id: id, from: row.stock, to: stock };
    let mut row = row.into_active_model();
    row.stock = Set(stock);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, event.product_id).await?;
    work.record(&event).await?;
    Ok(())
}
