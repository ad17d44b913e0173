//! Reads of periods.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::Period;
use crate::{
    entities::period,
    kernel::{ids::AccountId, instant::Instant},
};

/// What was set once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its row: what a form has seen.
    pub id: i64,
    /// So many days.
    pub days: i32,
    /// From that day on.
    pub holds_from: Date,
    /// Where the number comes from, in words; empty where the market began with it.
    pub source: String,
    /// Who set it, where somebody did.
    pub by: Option<AccountId>,
    /// When.
    pub at: Option<Instant>,
}

/// What held of `history` on `day`; none where nothing held yet.
pub fn held(history: &[Set], day: Date) -> i32 {
    history.iter().find(|set| set.holds_from <= day).map_or(0, |set| set.days)
}

/// So many days on `day`; none where nothing held yet.
pub async fn days(db: &impl ConnectionTrait, period: Period, day: Date) -> Result<i32, DbErr> {
    let holding = period::Entity::find()
        .filter(period::Column::Period.eq(period))
        .filter(period::Column::HoldsFrom.lte(day))
        .order_by_desc(period::Column::HoldsFrom)
        .order_by_desc(period::Column::Id)
        .limit(1);
    Ok(holding.one(db).await?.map_or(0, |row| row.days))
}

/// Everything that was set of it: what holds from the latest day on comes first; of one day, what was set last.
pub async fn history(db: &impl ConnectionTrait, period: Period) -> Result<Vec<Set>, DbErr> {
    let rows = period::Entity::find()
        .filter(period::Column::Period.eq(period))
        .order_by_desc(period::Column::HoldsFrom)
        .order_by_desc(period::Column::Id)
        .all(db)
        .await?;
    let set = |row: period::Model| Set {
        id: row.id,
        days: row.days,
        holds_from: row.holds_from,
        source: row.source,
        by: row.account_id,
        at: row.set_at,
    };
    Ok(rows.into_iter().map(set).collect())
}
