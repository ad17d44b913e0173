//! Puts pieces of a variant into a cart.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{claim, holder::Holder, policy};
use crate::{
    entities::cart_line,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::catalog::offers::{self, Offer},
};

/// Why nothing was put in.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// No such variant, or not offered now.
    #[error("the variant is not on sale")]
    NotOnSale,
    /// Together with what is in the cart it would be more than there is.
    #[error("{left} pieces left, {inside} of them in the cart")]
    Short {
        /// Pieces that one may have in a cart.
        left: i64,
        /// Pieces in this cart already.
        inside: i64,
    },
    /// The cart holds as many lines as it may.
    #[error("the cart is full")]
    Full,
}

/// Adds `quantity` (at least 1) to what is in the cart, at today's price; tells what was added.
pub async fn add(work: &Work, holder: &Holder, variant_code: &str, quantity: i64) -> Result<Offer, Refused<AddError>> {
    let offer = offers::offer_by_code(&work.tx, variant_code).await?;
    let offer = offer.filter(|offer| offer.on_sale).ok_or(Refused::No(AddError::NotOnSale))?;
    let cart = claim::open(work, holder).await?;
    let line = claim::line(work, cart, offer.variant_id).await?;
    let inside = line.as_ref().map_or(0, |line| line.quantity);
    let left = policy::ceiling(&offer);
    if quantity < 1 || quantity > left - inside {
        return no(AddError::Short { left, inside });
    }
    let others = cart_line::Entity::find().filter(cart_line::Column::CartId.eq(cart)).count(&work.tx).await?;
    if line.is_none() && others >= policy::MOST_LINES as u64 {
        return no(AddError::Full);
    }
    claim::put(work, cart, offer.variant_id, inside + quantity, offer.price).await?;
    Ok(offer)
}
