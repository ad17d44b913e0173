//! Successful transactions (giao dịch thành công): orders that reached *delivered* and did not come back, counted on the day
//! of delivery in Viet Nam. Their value is what the goods cost, without freight. Returns and refunds are not built yet; once
//! they are, what is sold changes in `orders::conditions` and nowhere else.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Expr, ExprTrait, Func},
};
use serde::Serialize;
use time::Date;

use super::period::Period;
use crate::{
    entities::{order, order_line, shop::Kind},
    kernel::{ids::UnitCode, money::Money},
    market::orders::conditions,
};

/// How many, and what they were worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Trade {
    /// Orders.
    pub count: i64,
    /// Goods without freight.
    pub value: Money,
}

impl Trade {
    /// Both together.
    pub fn plus(self, other: Trade) -> Trade {
        Trade { count: self.count + other.count, value: Money(self.value.0.saturating_add(other.value.0)) }
    }

    /// All together.
    pub fn sum(trades: impl IntoIterator<Item = Trade>) -> Trade {
        trades.into_iter().fold(Trade::default(), Trade::plus)
    }
}

/// What makes an order a successful transaction of a period. Every figure asks through this.
///
/// The status is asked for in a form that no index answers: a database that has not yet learnt how rows are spread would go
/// through all orders that were ever delivered, instead of those of these days.
pub(super) fn successful(period: Period) -> Condition {
    Condition::all().add(order::Column::DeliveredOn.between(period.from, period.to)).add(conditions::sold())
}

fn value() -> Expr {
    order::Column::GoodsTotal.sum().cast_as("BIGINT")
}

/// By the commune and the kind of the shop, as they were when the order was placed.
pub async fn by_unit_and_kind(
    db: &impl ConnectionTrait,
    period: Period,
) -> Result<Vec<(UnitCode, Kind, Trade)>, DbErr> {
    let rows: Vec<(UnitCode, Kind, i64, Money)> = order::Entity::find()
        .select_only()
        .column(order::Column::UnitCode)
        .column(order::Column::ShopKind)
        .column_as(order::Column::Id.count(), "orders")
        .column_as(value(), "value")
        .filter(successful(period))
        .group_by(order::Column::UnitCode)
        .group_by(order::Column::ShopKind)
        .order_by_asc(order::Column::UnitCode)
        .order_by_asc(order::Column::ShopKind)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(unit, kind, count, value)| (unit, kind, Trade { count, value })).collect())
}

/// By the day of delivery, in the whole market or in one commune. Days without any are not in it.
pub async fn by_day(
    db: &impl ConnectionTrait,
    period: Period,
    unit: Option<&UnitCode>,
) -> Result<BTreeMap<Date, Trade>, DbErr> {
    let rows: Vec<(Date, i64, Money)> = order::Entity::find()
        .select_only()
        .column(order::Column::DeliveredOn)
        .column_as(order::Column::Id.count(), "orders")
        .column_as(value(), "value")
        .filter(successful(period).add_option(unit.map(|code| order::Column::UnitCode.eq(code.clone()))))
        .group_by(order::Column::DeliveredOn)
        .order_by_asc(order::Column::DeliveredOn)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(day, count, value)| (day, Trade { count, value })).collect())
}

/// By OCOP set. An order with goods of two sets counts in both, so these counts do not add up; the values do.
pub async fn by_set(db: &impl ConnectionTrait, period: Period) -> Result<Vec<(i32, Trade)>, DbErr> {
    lines(period, order_line::Column::SetNo).into_tuple::<(i32, i64, Money)>().all(db).await.map(pairs)
}

/// By the stars that the goods bore when they were bought; `None` is without. Counts do not add up; values do.
pub async fn by_stars(db: &impl ConnectionTrait, period: Period) -> Result<Vec<(Option<i32>, Trade)>, DbErr> {
    lines(period, order_line::Column::Stars).into_tuple::<(Option<i32>, i64, Money)>().all(db).await.map(pairs)
}

fn pairs<K>(rows: Vec<(K, i64, Money)>) -> Vec<(K, Trade)> {
    rows.into_iter().map(|(key, count, value)| (key, Trade { count, value })).collect()
}

/// Lines of successful orders by one of their columns: orders that have such a line, and what those lines cost.
fn lines(period: Period, by: order_line::Column) -> Select<order_line::Entity> {
    let to_order =
        order_line::Entity::belongs_to(order::Entity).from(order_line::Column::OrderId).to(order::Column::Id).into();
    let orders = Func::count_distinct(Expr::col((order_line::Entity, order_line::Column::OrderId)));
    order_line::Entity::find()
        .select_only()
        .column(by)
        .column_as(Expr::from(orders), "orders")
        .column_as(order_line::Column::LineTotal.sum().cast_as("BIGINT"), "value")
        .join(JoinType::InnerJoin, to_order)
        .filter(successful(period))
        .group_by(by)
        .order_by_asc(by)
}
