//! What the whole of it would cost, shown before anybody orders.

use time::Date;

use super::policy::ShopPart;
use crate::{
    kernel::{ids::UnitCode, money::Money},
    market::delivery::quote::Rates,
};

/// What each shop's parcel costs, and the sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Of each part, in its order; `None` where that shop cannot deliver there.
    pub fees: Vec<Option<Money>>,
    /// Goods of all shops.
    pub goods_total: Money,
    /// All deliveries; `None` unless every shop delivers there.
    pub delivery_total: Option<Money>,
    /// Goods and deliveries.
    pub total: Option<Money>,
}

/// Delivery of every part to a commune, by the tables of the day.
pub fn quote(rates: &Rates, parts: &[ShopPart], to: &UnitCode, on: Date) -> Quote {
    let parcel = |part: &ShopPart| rates.quote((&part.lines.first()?.offer.shop_unit, part.weight_g), to, on);
    let fees: Vec<Option<Money>> = parts.iter().map(parcel).collect();
    let goods_total = Money::sum(parts.iter().map(|part| part.goods_total));
    let delivery_total = fees.iter().copied().collect::<Option<Vec<_>>>().and_then(Money::sum);
    let total = goods_total.zip(delivery_total).and_then(|(goods, delivery)| goods.plus(delivery));
    Quote { fees, goods_total: goods_total.unwrap_or(Money(i64::MAX)), delivery_total, total }
}
