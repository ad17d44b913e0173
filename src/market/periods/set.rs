//! An administrator sets a period anew, from tomorrow or a later day: what has been counted so far stays counted as it was.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::{Date, Duration};

use super::{Period, events::PeriodSet};
use crate::{
    entities::period,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
};

/// More than a year is a slip.
pub const MOST_DAYS: i32 = 365;
/// So far ahead a rule may be known.
pub const FURTHEST: Duration = Duration::days(3 * 366);

/// A period as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPeriod {
    /// Which.
    pub period: Period,
    /// So many days.
    pub days: i32,
    /// From that day on.
    pub holds_from: Date,
    /// Where the number comes from, in words.
    pub source: String,
    /// The row that was set last when the form was shown.
    pub seen: i64,
}

/// Why nothing was set.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// None, or more than a year.
    #[error("not a number of days that a period has")]
    Days,
    /// Today or before, or too far ahead.
    #[error("a period is set from tomorrow on, or from a day that is not too far ahead")]
    Day,
    /// Another administrator has set it meanwhile.
    #[error("the period was set anew in the meantime")]
    Outdated,
}

/// Sets it.
pub async fn set(work: &Work, new: NewPeriod) -> Result<(), Refused<SetError>> {
    let NewPeriod { period, days, holds_from, source, seen } = new;
    if !(1..=MOST_DAYS).contains(&days) {
        return no(SetError::Days);
    }
    let today = work.now.day();
    if holds_from <= today || holds_from > today + FURTHEST {
        return no(SetError::Day);
    }
    // Two administrators take turns at its first row; the second looks once the first has ended.
    let rows = period::Entity::find().filter(period::Column::Period.eq(period));
    rows.clone().order_by_asc(period::Column::Id).limit(1).lock_exclusive().one(&work.tx).await?;
    let last = rows.order_by_desc(period::Column::Id).limit(1).one(&work.tx).await?;
    if last.is_some_and(|row| row.id != seen) {
        return no(SetError::Outdated);
    }
    let row = period::ActiveModel {
        id: NotSet,
        period: Set(period),
        days: Set(days),
        holds_from: Set(holds_from),
        source: Set(source),
        account_id: Set(work.actor.account()),
        set_at: Set(Some(work.now)),
    };
    row.insert(&work.tx).await?;
    Ok(work.record(&PeriodSet { period, days, holds_from })?)
}
