//! What a cart holds at most, and what can be wrong with a line by the time it is looked at again.

use crate::{kernel::money::Money, market::catalog::offers::Offer};

/// Pieces of one variant.
pub const MOST_PIECES: i64 = 999;
/// Variants in one cart.
pub const MOST_LINES: usize = 60;

/// What became of a line since it was put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No longer offered.
    Gone,
    /// No piece left.
    SoldOut,
    /// Fewer pieces than wanted.
    Short {
        /// How many there are.
        left: i64,
    },
    /// Another price than the buyer saw.
    Price {
        /// What they saw.
        was: Money,
    },
}

/// The worst of it, or nothing.
pub fn trouble(offer: &Offer, quantity: i64, seen_price: Money) -> Option<Trouble> {
    if !offer.on_sale {
        Some(Trouble::Gone)
    } else if offer.stock == 0 {
        Some(Trouble::SoldOut)
    } else if offer.stock < quantity {
        Some(Trouble::Short { left: offer.stock })
    } else if offer.price != seen_price {
        Some(Trouble::Price { was: seen_price })
    } else {
        None
    }
}

/// How many of the wanted pieces could be bought now.
pub fn buyable(offer: &Offer, quantity: i64) -> i64 {
    if offer.on_sale { quantity.min(offer.stock) } else { 0 }
}

/// The most pieces that a line may hold.
pub fn ceiling(offer: &Offer) -> i64 {
    offer.stock.min(MOST_PIECES)
}
