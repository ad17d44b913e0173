//! Reading one zone's column of fees.

use crate::kernel::money::Money;

/// Up to so many grams, so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Grams, included.
    pub up_to_g: i64,
    /// Whole đồng for one parcel.
    pub fee: Money,
}

/// The fee of the smallest band that holds the weight. What is heavier than the largest band travels as several parcels: as
/// many full ones of the largest band as needed, and one with the rest. `bands` are sorted, the smallest first; without any,
/// or where the sum would not fit, there is no fee, which is not the same as a fee of nothing.
pub fn fee(bands: &[Band], weight_g: i64) -> Option<Money> {
    let largest = bands.last().filter(|band| band.up_to_g > 0)?;
    let weight_g = weight_g.max(1);
    let (full, rest) = ((weight_g - 1) / largest.up_to_g, (weight_g - 1) % largest.up_to_g + 1);
    let last = bands.iter().find(|band| rest <= band.up_to_g)?;
    largest.fee.times(full)?.plus(last.fee)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> Vec<Band> {
        [(500, 16_000), (5_000, 30_000), (50_000, 110_000)]
            .map(|(up_to_g, fee)| Band { up_to_g, fee: Money(fee) })
            .to_vec()
    }

    #[test]
    fn a_weight_pays_its_band_with_the_limit_included() {
        for (grams, dong) in [(0, 16_000), (1, 16_000), (500, 16_000), (501, 30_000), (50_000, 110_000)] {
            assert_eq!(fee(&table(), grams), Some(Money(dong)), "{grams} g");
        }
    }

    #[test]
    fn what_is_heavier_than_the_largest_band_goes_in_several_parcels() {
        for (grams, dong) in [(50_001, 126_000), (55_000, 140_000), (100_000, 220_000), (100_001, 236_000)] {
            assert_eq!(fee(&table(), grams), Some(Money(dong)), "{grams} g");
        }
    }

    #[test]
    fn no_table_is_no_fee_rather_than_a_free_delivery() {
        assert_eq!(fee(&[], 500), None);
    }

    proptest! {
        #[test]
        fn more_weight_never_costs_less(lighter in 1i64..200_000, more in 0i64..200_000) {
            prop_assert!(fee(&table(), lighter + more) >= fee(&table(), lighter));
        }
    }
}
