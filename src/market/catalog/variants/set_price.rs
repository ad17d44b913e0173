//! A seller asks another price. It holds at once; carts that hold the old one are told at checkout.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{PRICES, claim};
use crate::{
    infra::db::Work,
    kernel::{ids::VariantId, money::Money},
    market::catalog::{derive, events::PriceChanged},
};

/// Why a price is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SetPriceError {
    /// Such a variant is not there, or no longer offered.
    #[error("no such variant")]
    NotFound,
    /// One đồng to a billion.
    #[error("the price is out of bounds")]
    Price,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Sets it; the same price again changes and records nothing.
pub async fn set_price(work: &Work, id: VariantId, price: Money) -> Result<(), SetPriceError> {
    if !PRICES.contains(&price.0) {
        return Err(SetPriceError::Price);
    }
    let row = claim(work, id).await?.filter(|row| row.offered).ok_or(SetPriceError::NotFound)?;
    if row.price == price {
        return Ok(());
    }
    let event = PriceChanged { product_id: row.product_id, variant_id: id, from: row.price, to: price };
    let mut row = row.into_active_model();
    row.price = Set(price);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, event.product_id).await?;
    work.record(&event).await?;
    Ok(())
}
