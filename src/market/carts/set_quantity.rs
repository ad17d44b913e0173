//! Sets how many pieces of a line are wanted.

use super::{claim, holder::Holder, policy, remove};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    market::catalog::offers::{self, Offer},
};

/// Why the line stayed as it was.
#[derive(Debug, thiserror::Error)]
pub enum SetQuantityError {
    /// Not in this cart.
    #[error("the cart has no such line")]
    NoSuchLine,
    /// More than there is; a line may always be made smaller.
    #[error("{left} pieces left")]
    Short {
        /// Pieces that one may have in a cart.
        left: i64,
    },
}

/// Sets a line to `quantity`; 0 or less takes it out. The price that the buyer saw stays.
pub async fn set_quantity(
    work: &Work,
    holder: &Holder,
    variant_code: &str,
    quantity: i64,
) -> Result<Offer, Refused<SetQuantityError>> {
    Ok(set(work, holder, variant_code, |_| quantity).await?.0)
}

/// Makes a line larger or smaller than it is now, whatever a page showed; tells what it holds then.
pub async fn change_quantity(
    work: &Work,
    holder: &Holder,
    variant_code: &str,
    by: i64,
) -> Result<(Offer, i64), Refused<SetQuantityError>> {
    set(work, holder, variant_code, |inside| inside.saturating_add(by)).await
}

async fn set(
    work: &Work,
    holder: &Holder,
    variant_code: &str,
    wanted: impl FnOnce(i64) -> i64,
) -> Result<(Offer, i64), Refused<SetQuantityError>> {
    let offer =
        offers::offer_by_code(&work.tx, variant_code).await?.ok_or(Refused::No(SetQuantityError::NoSuchLine))?;
    let cart = claim::claim(work, holder).await?.ok_or(Refused::No(SetQuantityError::NoSuchLine))?;
    let line = claim::line(work, cart, offer.variant_id).await?.ok_or(Refused::No(SetQuantityError::NoSuchLine))?;
    let (left, quantity) = (policy::ceiling(&offer), wanted(line.quantity));
    if quantity < 1 {
        remove::remove(work, holder, &[offer.variant_id]).await?;
    } else if quantity > left && quantity >= line.quantity {
        return no(SetQuantityError::Short { left });
    } else {
        claim::put(work, cart, offer.variant_id, quantity, line.seen_price).await?;
    }
    Ok((offer, quantity))
}
