//! What the whole of it would cost, shown before anybody orders.

use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::policy::ShopPart;
use crate::{
    kernel::{ids::UnitCode, money::Money},
    market::delivery,
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

/// Delivery of every part to a commune, by the table of the day.
pub async fn quote<'a>(
    db: &impl ConnectionTrait,
    parts: &'a [ShopPart],
    to: &UnitCode,
    on: Date,
) -> Result<Quote, DbErr> {
    let parcel = |part: &'a ShopPart| Some((&part.lines.first()?.offer.shop_unit, part.weight_g));
    let parcels: Vec<_> = parts.iter().filter_map(parcel).collect();
    let fees = delivery::quote::quotes(db, &parcels, to, on).await?;
    let goods_total = Money::sum(parts.iter().map(|part| part.goods_total));
    let delivery_total = fees.iter().copied().collect::<Option<Vec<_>>>().and_then(Money::sum);
    let total = goods_total.zip(delivery_total).and_then(|(goods, delivery)| goods.plus(delivery));
    Ok(Quote { fees, goods_total: goods_total.unwrap_or(Money(i64::MAX)), delivery_total, total })
}
