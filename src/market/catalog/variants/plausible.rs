//! Asks back about a price that looks like a slip of the thumb: "150 đ? hay 150.000 đ?". It only asks; whoever means it,
//! says so and is believed.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::kernel::{measure, measure::Base, money::Money};

/// Nothing in the market costs less; people leave out the thousands.
const LEAST: i64 = 1_000;
/// So many times under or over what a set sells for is asked about.
const FAR: i64 = 10;
/// So many times under or over what the same goods cost so far is asked about.
const FAR_FROM_ITS_LIKE: i64 = 20;

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

/// What a price is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goods<'a> {
    /// OCOP set.
    pub set_no: i32,
    /// How they are sold; it counts where it names a weight or a volume.
    pub measure: &'a str,
    /// What they cost so far, or would by another measure of the same product.
    pub beside: Option<Money>,
}

/// The doubt about a price, if there is one.
pub fn doubt(goods: &Goods<'_>, price: Money) -> Option<Doubt> {
    let beside = goods.beside.filter(|beside| beside.0 >= LEAST && is_far(price, *beside));
    if let Some(beside) = beside {
        let meant = nearest(price, beside);
        return if price < beside { meant.map(Doubt::TooLow) } else { Some(Doubt::TooHigh(meant)) };
    }
    let thousandfold = price.times(1_000);
    if price.0 < LEAST {
        return thousandfold.map(Doubt::TooLow);
    }
    let amount = measure::amount(goods.measure).filter(|amount| amount.base != Base::Piece)?;
    let (_, cheapest, dearest) = BY_WEIGHT.iter().find(|(no, ..)| *no == goods.set_no)?;
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

/// What goods of a measure would cost by the price of another measure of theirs, in whole đồng. Nothing where only one of the two names
/// an amount, or another kind of it: a crate is not compared with a jar.
pub fn by_another(measure: &str, (other, price): (&str, Money)) -> Option<Money> {
    match (measure::amount(measure), measure::amount(other)) {
        (None, None) => Some(price),
        (Some(own), Some(other)) if own.base == other.base => {
            let exact = Decimal::from(price.0).checked_mul(own.quantity)?.checked_div(other.quantity)?;
            exact.round().to_i64().map(Money)
        }
        _ => None,
    }
}

/// No honest price changes so much at once.
fn is_far(price: Money, beside: Money) -> bool {
    let (less, more) = (price.0.min(beside.0), price.0.max(beside.0));
    less.saturating_mul(FAR_FROM_ITS_LIKE) <= more
}

/// The price with zeros more or fewer that comes nearest, if it is one without crumbs.
fn nearest(price: Money, beside: Money) -> Option<Money> {
    let powers = (1..=9).map(|power| 10_i64.pow(power));
    let shifted: Vec<Money> = if price < beside {
        powers.filter_map(|power| price.times(power)).collect()
    } else {
        powers.filter(|power| price.0 % power == 0).map(|power| Money(price.0 / power)).collect()
    };
    let apart = |money: &Money| {
        let (less, more) = (Decimal::from(money.0.min(beside.0)), Decimal::from(money.0.max(beside.0)));
        more.checked_div(less).unwrap_or(Decimal::MAX)
    };
    shifted.into_iter().filter(|money| money.0 >= LEAST).min_by_key(apart)
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
            let goods = Goods { set_no, measure, beside: None };
            assert_eq!(doubt(&goods, Money(price)), expected, "set {set_no}, {measure}, {price}");
        }
    }

    #[test]
    fn a_price_far_from_what_the_same_goods_cost_so_far_is_asked_about() {
        let low = |dong| Some(Doubt::TooLow(Money(dong)));
        let high = |dong: Option<i64>| Some(Doubt::TooHigh(dong.map(Money)));
        for (beside, price, expected) in [
            (180_000, 1_250, low(125_000)),
            (180_000, 150, low(150_000)),
            (180_000, 18_000, None),
            (180_000, 9_000, low(90_000)),
            (180_000, 9_001, None),
            (180_000, 3_600_000, high(Some(360_000))),
            (180_000, 3_599_999, None),
            (180_000, 180_000_000, high(Some(180_000))),
            (180_000, 5_000_001, high(None)),
            (500, 1_000, None),
            (500, 800, low(800_000)),
        ] {
            let goods = Goods { set_no: 22, measure: "tấm", beside: Some(Money(beside)) };
            assert_eq!(doubt(&goods, Money(price)), expected, "{price} beside {beside}");
        }
    }

    #[test]
    fn measures_are_compared_by_their_amounts() {
        let jar = |measure| by_another(measure, ("lọ 500 ml", Money(180_000)));
        assert_eq!(jar("can 5 lít"), Some(Money(1_800_000)));
        assert_eq!(jar("lọ 250 ml"), Some(Money(90_000)));
        assert_eq!((jar("lọ"), jar("gói 1 kg")), (None, None));
        assert_eq!(by_another("lọ to", ("lọ nhỏ", Money(90_000))), Some(Money(90_000)));
    }

    proptest! {
        #[test]
        fn no_price_of_any_measure_breaks_it(set_no in 0i32..30, measure in "(lọ|túi)? ?[0-9,.]{0,12} ?(g|kg|ml|lít|cái)?", price in 0i64..=i64::MAX, beside in 0i64..=i64::MAX) {
            if let Some(Doubt::TooLow(meant)) = doubt(&Goods { set_no, measure: &measure, beside: None }, Money(price)) {
                prop_assert_eq!(Some(meant), Money(price).times(1_000));
            }
            doubt(&Goods { set_no, measure: &measure, beside: Some(Money(beside)) }, Money(price));
            by_another(&measure, ("lọ 500 ml", Money(beside)));
        }
    }
}
