//! Variants: what is priced and stocked. A price holds at once, and so does a measure out of the lists; other words for it wait for a
//! moderator (`measured`), those of a new product with the product.

pub mod add;
pub mod measured;
pub mod plausible;
pub mod set_price;
pub mod set_stock;
pub mod withdraw;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DbErr,
};

use crate::{
    entities::variant,
    infra::db::Work,
    kernel::{
        code,
        ids::{EventId, ProductId, VariantId},
        measure,
        money::Money,
    },
};

/// The letters of a measure, at most.
pub const LONGEST_MEASURE: usize = 40;
/// Whole đồng.
pub const PRICES: std::ops::RangeInclusive<i64> = 1..=1_000_000_000;
/// Pieces.
pub const STOCKS: std::ops::RangeInclusive<i64> = 0..=1_000_000;
/// Grams, packed: up to a tonne.
pub const WEIGHTS: std::ops::RangeInclusive<i64> = 1..=1_000_000;
/// Variants of a product, at most.
pub const MOST_VARIANTS: usize = 12;

/// A variant that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVariant {
    /// How it is sold: `lọ 500 ml`.
    pub measure: String,
    /// Whole đồng.
    pub price: Money,
    /// Pieces that can be sold now.
    pub stock: i64,
    /// Packed, in grams.
    pub weight_g: i64,
}

/// Why a variant cannot be offered so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariantError {
    /// One to forty letters.
    #[error("the measure is missing or too long")]
    Measure,
    /// One đồng to a billion.
    #[error("the price is out of bounds")]
    Price,
    /// None to a million.
    #[error("the stock is out of bounds")]
    Stock,
    /// A gram to a tonne.
    #[error("the weight is out of bounds")]
    Weight,
}

/// The rules of one variant.
pub fn check(variant: &NewVariant) -> Result<(), VariantError> {
    if !(1..=LONGEST_MEASURE).contains(&variant.measure.trim().chars().count()) {
        return Err(VariantError::Measure);
    }
    if !PRICES.contains(&variant.price.0) {
        return Err(VariantError::Price);
    }
    if !STOCKS.contains(&variant.stock) {
        return Err(VariantError::Stock);
    }
    if WEIGHTS.contains(&variant.weight_g) { Ok(()) } else { Err(VariantError::Weight) }
}

/// A measure as it is kept: in the spelling of the lists, where they can say it.
pub fn spelled(measure: &str) -> String {
    measure::listed(measure).map_or_else(|| measure.trim().to_owned(), |listed| listed.to_string())
}

/// Whether two measures are one for whoever reads them.
pub fn are_alike(one: &str, other: &str) -> bool {
    spelled(one).to_lowercase() == spelled(other).to_lowercase()
}

/// Writes a checked variant at its place in the product, to be bought from now on or not yet.
pub(super) async fn insert(
    work: &Work,
    product: ProductId,
    position: usize,
    variant: NewVariant,
    offered: bool,
) -> Result<VariantId, DbErr> {
    let row = variant::ActiveModel {
        id: NotSet,
        code: Set(code::random(8)),
        product_id: Set(product),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        measure: Set(spelled(&variant.measure)),
        price: Set(variant.price),
        stock: Set(variant.stock),
        weight_g: Set(variant.weight_g),
        offered: Set(offered),
        opened_stock: Set(variant.stock),
        // Nothing that has happened so far can have moved it.
        opened_after: Set(EventId(0)),
    };
    Ok(row.insert(&work.tx).await?.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar() -> NewVariant {
        NewVariant { measure: "lọ 500 ml".into(), price: Money(350_000), stock: 10, weight_g: 850 }
    }

    #[test]
    fn each_number_has_its_bounds() {
        assert_eq!(check(&jar()), Ok(()));
        for (variant, error) in [
            (NewVariant { measure: " ".into(), ..jar() }, VariantError::Measure),
            (NewVariant { measure: "lọ".repeat(21), ..jar() }, VariantError::Measure),
            (NewVariant { price: Money(0), ..jar() }, VariantError::Price),
            (NewVariant { price: Money(1_000_000_001), ..jar() }, VariantError::Price),
            (NewVariant { stock: -1, ..jar() }, VariantError::Stock),
            (NewVariant { stock: 1_000_001, ..jar() }, VariantError::Stock),
            (NewVariant { weight_g: 0, ..jar() }, VariantError::Weight),
            (NewVariant { weight_g: 1_000_001, ..jar() }, VariantError::Weight),
        ] {
            assert_eq!(check(&variant), Err(error));
        }
    }
}
