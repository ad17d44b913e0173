//! An account that was opened anew without its old password or number changes nobody's rights for three days, and keeps its number: long
//! enough for those who are told to say that it is not her, and for her to come back where only her card was lost.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use time::Duration;

use crate::{
    entities::account,
    infra::db::Work,
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::events::AccountFrozen,
};

/// How long.
pub const LASTS: Duration = Duration::hours(72);

/// Until when the account may neither add nor remove those who act for a shop, nor take another number, nor say where money goes; nothing
/// where it may.
pub async fn frozen_until(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: Instant,
) -> Result<Option<Instant>, DbErr> {
    let row = account::Entity::find_by_id(account).select_only().column(account::Column::FrozenUntil);
    let until: Option<Option<Instant>> = row.into_tuple().one(db).await?;
    Ok(until.flatten().filter(|until| *until > now))
}

/// From now on it may not.
pub(in crate::market::accounts) async fn freeze(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    let until = work.now.after(LASTS);
    account::Entity::update_many()
        .col_expr(account::Column::FrozenUntil, Expr::value(Some(until)))
        .filter(account::Column::Id.eq(account_id))
        .exec(&work.tx)
        .await?;
    work.record(&AccountFrozen { account_id, until })
}
