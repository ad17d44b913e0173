//! The sums by place made anew from the intervals, a month at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QuerySelect};
use time::Date;

use super::by_place::{BY_PLACE, summed};
use crate::{
    entities::household_interval::{Column, Entity},
    infra::db::Work,
    kernel::spans,
};

/// The first days of all months that a household may have turned in.
pub async fn months(db: &impl ConnectionTrait) -> Result<Vec<Date>, DbErr> {
    let ends = Entity::find()
        .select_only()
        .column_as(Column::FromOn.min(), "first")
        .column_as(Column::FromOn.max(), "last")
        .column_as(Column::ToOn.max(), "last_end");
    let ends = ends.into_tuple::<(Option<Date>, Option<Date>, Option<Date>)>().one(db).await?;
    Ok(match ends {
        Some((Some(first), Some(last), end)) => spans::months(first, end.map_or(last, |end| Ord::max(end, last))),
        _ => Vec::new(),
    })
}

/// The sums of one month's days, of the month, and of its year.
pub async fn rebuild(work: &Work, month: Date) -> Result<(), DbErr> {
    BY_PLACE.rebuild(work, month, summed).await
}
