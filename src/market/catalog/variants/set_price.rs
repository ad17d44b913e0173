//! A seller asks another price. It holds at once; carts that hold the old one are told at checkout.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::PRICES;
use crate::{
    entities::variant,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        money::Money,
        seen::{Changed, Seen},
    },
    market::{
        catalog::{derive, events::PriceChanged},
        claimed::Claimed,
    },
};

/// Why a price is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SetPriceError {
    /// One đồng to a billion.
    #[error("the price is out of bounds")]
    Price,
    /// Somebody else has set another one since it was seen.
    #[error("the price has changed to {now}")]
    Changed {
        /// What it is.
        now: Money,
    },
}

/// Sets it over the one that was seen; the same price again changes and records nothing.
pub async fn set_price(
    work: &Work,
    variant: Claimed<'_, variant::Model>,
    price: Seen<Money>,
) -> Result<(), Refused<SetPriceError>> {
    if !PRICES.contains(&price.to.0) {
        return no(SetPriceError::Price);
    }
    let Some(price) =
        price.against(variant.price).map_err(|Changed(now)| Refused::No(SetPriceError::Changed { now }))?
    else {
        return Ok(());
    };
    let event = PriceChanged { product_id: variant.product_id, variant_id: variant.id, from: variant.price, to: price };
    let mut row = variant.into_row().into_active_model();
    row.price = Set(price);
    row.update(&work.tx).await?;
    derive::refresh_offer(work, event.product_id).await?;
    work.record(&event)?;
    Ok(())
}
