//! Sums made anew from their entries, a month at a time: each month is a transaction of its own, after which the sums are whole
//! again, so that the market goes on meanwhile and whoever stops half way leaves nothing torn.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QuerySelect};
use time::Date;

use super::{cuts::Cut, sum::ALONE};
use crate::{
    entities::sale,
    infra::{db::Work, marks},
    kernel::spans,
};

/// The first days of all months that have entries, and of those between.
pub async fn months(db: &impl ConnectionTrait) -> Result<Vec<Date>, DbErr> {
    let ends = sale::Entity::find()
        .select_only()
        .column_as(sale::Column::CountsOn.min(), "first")
        .column_as(sale::Column::CountsOn.max(), "last");
    let ends = ends.into_tuple::<(Option<Date>, Option<Date>)>().one(db).await?;
    Ok(match ends {
        Some((Some(first), Some(last))) => spans::months(first, last),
        _ => Vec::new(),
    })
}

/// The sums of one month's days, of the month, and of its year. Entries that wait go on waiting.
pub async fn rebuild(work: &Work, month: Date) -> Result<(), DbErr> {
    marks::hold(work, ALONE).await?;
    for cut in Cut::EACH {
        cut.sums().rebuild(work, month, |days| cut.summed(days)).await?;
    }
    Ok(())
}
