//! What a shop has earned: goods that were sold, by the month of their delivery in Viet Nam, without freight; and how many parcels
//! came back.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use time::Date;

use crate::{
    entities::order,
    kernel::{calendar, ids::ShopId, instant::Instant, money::Money},
    market::sales,
};

/// A shop's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Earned {
    /// Its first day.
    pub month: Date,
    /// Goods sold, whole đồng.
    pub goods: Money,
    /// Orders sold.
    pub orders: i64,
    /// Orders that came back undelivered.
    pub came_back: i64,
}

/// The last `months` months, the present one first.
pub async fn earned(db: &impl ConnectionTrait, shop: ShopId, today: Date, months: i32) -> Result<Vec<Earned>, DbErr> {
    let (first, last) = (calendar::month_after(today, 1 - months), calendar::last(today, 1));
    let sold = sales::find::of_shop(db, shop, &(first..=last)).await?;
    let came_back = came_back(db, shop, first).await?;
    let month = |ago: i32| {
        let month = calendar::month_after(today, -ago);
        let trade = sold.get(&month).copied().unwrap_or_default();
        let came_back = came_back.get(&month).copied().unwrap_or(0);
        Earned { month, goods: trade.value, orders: trade.count, came_back }
    };
    Ok((0..months).map(month).collect())
}

/// By the month in which they were back, from a day on.
async fn came_back(db: &impl ConnectionTrait, shop: ShopId, from: Date) -> Result<BTreeMap<Date, i64>, DbErr> {
    let moments: Vec<Instant> = order::Entity::find()
        .select_only()
        .column(order::Column::CameBackAt)
        .filter(order::Column::ShopId.eq(shop))
        .filter(order::Column::CameBackAt.gte(Instant::start_of(from)))
        .into_tuple()
        .all(db)
        .await?;
    let mut months = BTreeMap::new();
    for moment in moments {
        *months.entry(calendar::first(moment.day(), 1)).or_insert(0) += 1;
    }
    Ok(months)
}
