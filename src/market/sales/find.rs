//! What was sold, in days, months or all together, and by what. Every figure is read from here.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryResult, QuerySelect, TryGetable,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use time::Date;

use super::{
    Trade,
    cuts::{Cut, Whose},
};
use crate::{
    entities::{sale, shop::Kind},
    infra::db::sums::{ON_DAY, sum_of},
    kernel::{
        ids::{OrderId, ShopId, UnitCode},
        money::Money,
        spans::{Run, Span, cover},
    },
};

pub use crate::infra::db::sums::Days;

const TOGETHER: &str = "sold";

/// By the commune and the kind of the shop, as they were when the orders were placed; those with anything.
pub async fn by_unit_and_kind(db: &impl ConnectionTrait, days: &Days) -> Result<Vec<(UnitCode, Kind, Trade)>, DbErr> {
    let asked = together(Cut::Place, days, &["unit_code", "kind"]);
    let rows = db.query_all(&asked).await?;
    rows.iter().map(|row| Ok((row.try_get("", "unit_code")?, row.try_get("", "kind")?, trade(row)?))).collect()
}

/// By OCOP set, those with any. An order with goods of two sets counts in both: these counts do not add up, the values do.
pub async fn by_set(db: &impl ConnectionTrait, days: &Days) -> Result<Vec<(i32, Trade)>, DbErr> {
    keyed(db, Cut::Set, days, "set_no").await
}

/// By the stars that the goods bore when they were bought; `None` is without. Counts do not add up; values do.
pub async fn by_stars(db: &impl ConnectionTrait, days: &Days) -> Result<Vec<(Option<i32>, Trade)>, DbErr> {
    let rows = keyed::<i32>(db, Cut::Stars, days, "stars").await?;
    Ok(rows.into_iter().map(|(stars, trade)| ((stars > 0).then_some(stars), trade)).collect())
}

/// All together, in the whole market or in one commune.
pub async fn total(db: &impl ConnectionTrait, days: &Days, unit: Option<&UnitCode>) -> Result<Trade, DbErr> {
    let whose = unit.map_or(Whose::All, Whose::Unit);
    let rows = whose.cut().rows(&cover(*days.start(), *days.end()), days, whose);
    db.query_one(&summed(rows)).await?.map_or(Ok(Trade::default()), |row| trade(&row))
}

/// By day; days without any are not in it.
pub async fn by_day(
    db: &impl ConnectionTrait,
    days: &Days,
    unit: Option<&UnitCode>,
) -> Result<BTreeMap<Date, Trade>, DbErr> {
    let (from, to) = (*days.start(), *days.end());
    by_span(db, unit.map_or(Whose::All, Whose::Unit), Run { span: Span::Day, from, to }).await
}

/// By calendar month, under its first day: the whole months that two days are in, and those between.
pub async fn by_month(
    db: &impl ConnectionTrait,
    days: &Days,
    unit: Option<&UnitCode>,
) -> Result<BTreeMap<Date, Trade>, DbErr> {
    by_span(db, unit.map_or(Whose::All, Whose::Unit), months(days)).await
}

/// The same of one shop.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, days: &Days) -> Result<BTreeMap<Date, Trade>, DbErr> {
    by_span(db, Whose::Shop(shop), months(days)).await
}

/// What was paid for the goods of each of these orders, less what was given back; those with anything.
pub async fn of_orders(db: &impl ConnectionTrait, orders: &[OrderId]) -> Result<BTreeMap<OrderId, Money>, DbErr> {
    let rows: Vec<(OrderId, Money)> = sale::Entity::find()
        .select_only()
        .columns([sale::Column::OrderId, sale::Column::Value])
        .filter(sale::Column::OrderId.is_in(orders.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut sums = BTreeMap::new();
    for (order, value) in rows {
        let sum: &mut Money = sums.entry(order).or_default();
        *sum = sum.plus(value).unwrap_or(*sum);
    }
    sums.retain(|_, sum| *sum != Money(0));
    Ok(sums)
}

/// The shops that sold anything, as a part of somebody's question: rows of `shop_id`.
pub fn sellers(days: &Days) -> SelectStatement {
    let mut sellers = together(Cut::Shop, days, &["shop_id"]);
    sellers.clear_selects().column("shop_id").and_having(sum_of("orders").gt(0)).to_owned()
}

/// The same for one span, without what is in no sum yet.
pub fn sellers_kept(span: Span, from_on: Date) -> SelectStatement {
    let mut kept = Cut::Shop.sums().kept(&Run { span, from: from_on, to: from_on });
    kept.clear_selects().column("shop_id").and_where(Expr::col("orders").gt(0)).to_owned()
}

/// Whether a shop is one of those.
pub async fn sold_in(db: &impl ConnectionTrait, shop: ShopId, span: Span, from_on: Date) -> Result<bool, DbErr> {
    let own = sellers_kept(span, from_on).and_where(Expr::col("shop_id").eq(shop)).to_owned();
    Ok(db.query_one(&own).await?.is_some())
}

fn months(days: &Days) -> Run {
    let first = |day: &Date| Span::Month.first_of(*day);
    Run { span: Span::Month, from: first(days.start()), to: first(days.end()) }
}

/// Sums of whatever the keys are, of all those days.
fn together(cut: Cut, days: &Days, keys: &[&'static str]) -> SelectStatement {
    let rows = cut.rows(&cover(*days.start(), *days.end()), days, Whose::All);
    let mut asked = summed(rows);
    for key in keys {
        asked.column(*key).group_by_col(*key).order_by(*key, Order::Asc);
    }
    asked
}

/// Sums for each span of a run: an entry that waits counts in the span of its day.
async fn by_span(db: &impl ConnectionTrait, whose: Whose<'_>, run: Run) -> Result<BTreeMap<Date, Trade>, DbErr> {
    let days = run.from..=run.last_day();
    let mut asked = summed(whose.cut().rows(&[run], &days, whose));
    asked.column(ON_DAY).group_by_col(ON_DAY);
    let mut sums: BTreeMap<Date, Trade> = BTreeMap::new();
    for row in db.query_all(&asked).await? {
        let on: Date = row.try_get("", ON_DAY)?;
        let sum = sums.entry(run.span.first_of(on)).or_default();
        *sum = sum.plus(trade(&row)?);
    }
    Ok(sums)
}

fn summed(rows: SelectStatement) -> SelectStatement {
    Query::select()
        .expr_as(sum_of("orders"), "count")
        .expr_as(sum_of("value"), "worth")
        .from_subquery(rows, TOGETHER)
        .to_owned()
}

async fn keyed<K: TryGetable>(
    db: &impl ConnectionTrait,
    cut: Cut,
    days: &Days,
    key: &'static str,
) -> Result<Vec<(K, Trade)>, DbErr> {
    let rows = db.query_all(&together(cut, days, &[key])).await?;
    let all: Vec<(K, Trade)> =
        rows.iter().map(|row| Ok((row.try_get("", key)?, trade(row)?))).collect::<Result<_, DbErr>>()?;
    Ok(all.into_iter().filter(|(_, trade)| *trade != Trade::default()).collect())
}

/// Nothing was sold where the sums are of no rows.
fn trade(row: &QueryResult) -> Result<Trade, DbErr> {
    let count: Option<i64> = row.try_get("", "count")?;
    let value: Option<i64> = row.try_get("", "worth")?;
    Ok(Trade { count: count.unwrap_or(0), value: Money(value.unwrap_or(0)) })
}
