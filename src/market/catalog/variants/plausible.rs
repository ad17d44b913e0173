//! Asks back about a price that looks like a slip of the thumb: "150 đ? hay 150.000 đ?". It only asks; whoever means it,
//! says so and is believed.

use crate::kernel::{measure, measure::Base, money::Money};

/// Nothing in the market costs less; people leave out the thousands.
const LEAST: i64 = 1_000;
/// So many times under or over what a set sells for is asked about.
const FAR: i64 = 10;

/// What a kilogram or a litre of a set's goods sells for, from the cheapest to the dearest, in đồng. Orders of magnitude seen in
/// shops of the highlands; they only decide whether a question is asked. Sets without an entry have no price by weight.
#[rustfmt::skip]
const BY_WEIGHT: &[(i32, i64, i64)] = &[
    (1,  5_000,   500_000),    // greens to macadamia
    (2,  30_000,  800_000),    // eggs to black chicken
    (3,  12_000,  300_000),    // maize to walnuts
    (4,  100_000, 2_000_000),  // honey
    (5,  30_000,  600_000),
    (6,  25_000,  500_000),
    (7,  30_000,  800_000),    // bamboo shoots to dried mushrooms
    (8,  150_000, 1_800_000),  // sausages to smoked buffalo
    (9,  20_000,  400_000),
    (10, 30_000,  2_500_000),  // chilli to black cardamom
    (11, 100_000, 8_000_000),  // everyday tea to old-tree buds
    (12, 60_000,  3_000_000),
    (13, 80_000,  1_500_000),
    (16, 3_000,   60_000),
    (17, 10_000,  400_000),
    (19, 200_000, 10_000_000),
    (20, 50_000,  15_000_000), // dried leaves to essential oils
];

/// What a thumb may have meant instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Perhaps the thousands were left out: this is what it would be with them.
    TooLow(Money),
    /// Perhaps there are three zeros too many; `None` where that would make no price.
    TooHigh(Option<Money>),
}

/// The doubt about a price, if there is one. The measure counts where it names a weight or a volume.
pub fn doubt(set_no: i32, measure: &str, price: Money) -> Option<Doubt> {
    let thousandfold = price.times(1_000);
    if price.0 < LEAST {
        return thousandfold.map(Doubt::TooLow);
    }
    let amount = measure::amount(measure).filter(|amount| amount.base != Base::Piece)?;
    let (_, cheapest, dearest) = BY_WEIGHT.iter().find(|(no, ..)| *no == set_no)?;
    let unit_price = amount.unit_price(price)?;
    if unit_price.0 < cheapest / FAR {
        thousandfold.map(Doubt::TooLow)
    } else if unit_price.0 > dearest.saturating_mul(FAR) {
        let thousandth = Money(price.0 / 1_000);
        Some(Doubt::TooHigh((price.0 % 1_000 == 0 && thousandth.0 >= LEAST).then_some(thousandth)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prices_are_asked_about_where_a_thumb_slipped_and_nowhere_else() {
        let low = |dong| Some(Doubt::TooLow(Money(dong)));
        for (set_no, measure, price, expected) in [
            (4, "lọ 500 ml", 150, low(150_000)),
            (4, "lọ 500 ml", 999, low(999_000)),
            (4, "lọ 500 ml", 1_000, low(1_000_000)),
            (4, "lọ 500 ml", 350_000, None),
            (4, "lọ 500 ml", 350_000_000, Some(Doubt::TooHigh(Some(Money(350_000))))),
            (4, "lọ 500 ml", 350_000_500, Some(Doubt::TooHigh(None))),
            (4, "lọ", 1_500, None),
            (3, "bao 20 kg", 500_000, None),
            (3, "bao 20 kg", 500, low(500_000)),
            (3, "bao 20 kg", 20_000, low(20_000_000)),
            (11, "túi 100 g", 180_000, None),
            (1, "mớ", 5_000, None),
            (1, "kg", 8_000, None),
            (22, "tấm", 1_200_000, None),
            (6, "hộp 10 cái", 65_000, None),
        ] {
            assert_eq!(doubt(set_no, measure, Money(price)), expected, "set {set_no}, {measure}, {price}");
        }
    }

    proptest! {
        #[test]
        fn no_price_of_any_measure_breaks_it(set_no in 0i32..30, measure in "(lọ|túi)? ?[0-9,.]{0,12} ?(g|kg|ml|lít|cái)?", price in 0i64..=i64::MAX) {
            if let Some(Doubt::TooLow(meant)) = doubt(set_no, &measure, Money(price)) {
                prop_assert_eq!(Some(meant), Money(price).times(1_000));
            }
        }
    }
}
