//! Reads of second factors.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

use super::totp::{Shared, step};
use crate::{
    entities::{account, recovery_code, role, second_factor},
    infra::secret::Secret,
    kernel::{alphabet, ids::AccountId, instant::Instant, phone::Phone},
};

/// What an account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Since when.
    pub set_at: Instant,
    /// Codes for when the phone is lost that were not used.
    pub codes_left: u64,
}

/// What an account has, if it has a second factor.
pub async fn standing(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<Standing>, DbErr> {
    let Some(row) = second_factor::Entity::find_by_id(account).one(db).await? else { return Ok(None) };
    Ok(Some(Standing { set_at: row.set_at, codes_left: codes_left(db, account).await? }))
}

/// Whether it has one.
pub async fn is_set(db: &impl ConnectionTrait, account: AccountId) -> Result<bool, DbErr> {
    Ok(second_factor::Entity::find_by_id(account).one(db).await?.is_some())
}

/// Codes that were not used.
pub(super) async fn codes_left(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    let unused = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(account));
    unused.filter(recovery_code::Column::UsedAt.is_null()).count(db).await
}

/// The code that would be taken now, where everybody may know it: in the demo. Nothing where that of the next step has been used.
pub async fn code_to_show(
    db: &impl ConnectionTrait,
    secret: &Secret,
    account: AccountId,
    now: Instant,
) -> Result<Option<String>, DbErr> {
    let Some(row) = second_factor::Entity::find_by_id(account).one(db).await? else { return Ok(None) };
    let Some(shared) = Shared::open(secret, account, &row.sealed) else { return Ok(None) };
    let code = shared.code(step(now).max(row.last_step + 1));
    Ok(shared.step_of(&code, now, row.last_step).map(|_| code))
}

/// Somebody of the staff who has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub name: String,
    /// Their number.
    pub phone: Phone,
    /// Since when.
    pub set_at: Instant,
}

/// Everybody with a role today who has one, by name.
pub async fn of_staff(db: &impl ConnectionTrait) -> Result<Vec<Holder>, DbErr> {
    let own = second_factor::Entity::belongs_to(account::Entity)
        .from(second_factor::Column::AccountId)
        .to(account::Column::Id);
    let holding = role::Entity::belongs_to(account::Entity).from(role::Column::AccountId).to(account::Column::Id);
    let rows = account::Entity::find()
        .join_rev(JoinType::InnerJoin, own.into())
        .join_rev(JoinType::InnerJoin, holding.into())
        .filter(role::Column::RevokedAt.is_null())
        .select_only()
        .columns([account::Column::Name, account::Column::Phone])
        .column(second_factor::Column::SetAt)
        .distinct()
        .order_by_asc(account::Column::Phone)
        .into_tuple::<(String, Phone, Instant)>()
        .all(db)
        .await?;
    let mut holders: Vec<Holder> =
        rows.into_iter().map(|(name, phone, set_at)| Holder { name, phone, set_at }).collect();
    holders.sort_by_cached_key(|holder| alphabet::key(&holder.name));
    Ok(holders)
}
