//! Reads of bars.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::BarDeed;
use crate::{
    entities::{account, bar},
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::find::names,
};

/// An account that nobody comes in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// To the end of that day; nothing where somebody lets it in.
    pub until: Option<Date>,
    /// Why.
    pub words: String,
}

/// What was done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// What.
    pub deed: BarDeed,
    /// Why.
    pub words: Option<String>,
    /// To the end of that day; nothing where somebody lets it in.
    pub until: Option<Date>,
    /// Who.
    pub admin: String,
    /// When.
    pub at: Instant,
}

/// Whether the account is barred on that day, and why.
pub async fn barred(db: &impl ConnectionTrait, account: AccountId, today: Date) -> Result<Option<Barred>, DbErr> {
    let columns = [account::Column::BarredAt, account::Column::BarredUntil];
    let row = account::Entity::find_by_id(account).select_only().columns(columns);
    let row: Option<(Option<Instant>, Option<Date>)> = row.into_tuple().one(db).await?;
    let Some((Some(_), until)) = row else { return Ok(None) };
    if !holds(until, today) {
        return Ok(None);
    }
    let last =
        bar::Entity::find().filter(bar::Column::AccountId.eq(account)).filter(bar::Column::Deed.eq(BarDeed::Barred));
    let last = last.order_by_desc(bar::Column::Id).limit(1).one(db).await?;
    Ok(Some(Barred { until, words: last.and_then(|row| row.words).unwrap_or_default() }))
}

/// Whether a bar until that day is not over.
pub(super) fn holds(until: Option<Date>, today: Date) -> bool {
    until.is_none_or(|until| until >= today)
}

/// Everything that was done to an account, the newest first, so many of them.
pub async fn history(db: &impl ConnectionTrait, account: AccountId, most: u64) -> Result<Vec<Past>, DbErr> {
    let rows = bar::Entity::find().filter(bar::Column::AccountId.eq(account));
    let rows = rows.order_by_desc(bar::Column::Id).limit(most).all(db).await?;
    let names = names(db, rows.iter().map(|row| row.admin_id)).await?;
    let past = |row: bar::Model| Past {
        deed: row.deed,
        words: row.words,
        until: row.until_on,
        admin: names.get(&row.admin_id).cloned().unwrap_or_default(),
        at: row.done_at,
    };
    Ok(rows.into_iter().map(past).collect())
}
