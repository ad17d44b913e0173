//! What a shop has earned: goods of delivered orders, by the day of delivery in Viet Nam, without freight.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select,
    sea_query::{Alias, Expr, ExprTrait, Func},
};
use serde::Serialize;
use time::Date;

use crate::{
    entities::order,
    kernel::{calendar, ids::ShopId, instant::Instant, money::Money},
    market::orders::conditions,
};

/// A shop's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Earned {
    /// Its first day.
    pub month: Date,
    /// Goods delivered, whole đồng.
    pub goods: Money,
    /// Orders delivered.
    pub orders: i64,
    /// Orders that came back undelivered.
    pub came_back: i64,
}

/// The last `months` months, the present one first.
pub async fn earned(db: &impl ConnectionTrait, shop: ShopId, today: Date, months: usize) -> Result<Vec<Earned>, DbErr> {
    let mut list = Vec::with_capacity(months);
    let mut month = calendar::first(today, 1);
    for _ in 0..months {
        list.push(of_month(db, shop, month).await?);
        month = calendar::month_after(month, -1);
    }
    Ok(list)
}

#[derive(FromQueryResult)]
struct Sum {
    goods: Option<i64>,
    orders: i64,
}

async fn of_month(db: &impl ConnectionTrait, shop: ShopId, month: Date) -> Result<Earned, DbErr> {
    let next = calendar::month_after(month, 1);
    let delivered = orders_of(shop)
        .filter(order::Column::DeliveredOn.gte(month))
        .filter(order::Column::DeliveredOn.lt(next))
        .filter(conditions::sold())
        .select_only()
        .expr_as(as_bigint(Func::sum(Expr::col(order::Column::GoodsTotal)).into()), "goods")
        .expr_as(as_bigint(Func::count(Expr::col(order::Column::Id)).into()), "orders");
    let sum = delivered.into_model::<Sum>().one(db).await?.unwrap_or(Sum { goods: None, orders: 0 });
    let came_back = orders_of(shop)
        .filter(order::Column::CameBackAt.gte(Instant::start_of(month)))
        .filter(order::Column::CameBackAt.lt(Instant::start_of(next)))
        .select_only()
        .expr_as(as_bigint(Func::count(Expr::col(order::Column::Id)).into()), "came_back");
    let came_back = came_back.into_tuple::<i64>().one(db).await?.unwrap_or(0);
    Ok(Earned { month, goods: Money(sum.goods.unwrap_or(0)), orders: sum.orders, came_back })
}

fn orders_of(shop: ShopId) -> Select<order::Entity> {
    order::Entity::find().filter(order::Column::ShopId.eq(shop))
}

/// A sum is a decimal on PostgreSQL.
fn as_bigint(sum: Expr) -> Expr {
    sum.cast_as(Alias::new("bigint"))
}
