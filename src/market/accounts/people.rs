//! Reads of people for administrators.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::Role;
use crate::{
    entities::{account, role},
    kernel::{
        ids::{AccountId, UnitCode},
        instant::Instant,
        phone::Phone,
    },
};

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// Proved.
    pub phone: Phone,
    /// Home commune, if told.
    pub unit_code: Option<UnitCode>,
    /// Since when.
    pub created_at: Instant,
    /// What they may do, and might once; the newest first.
    pub roles: Vec<Held>,
}

/// A role, while it holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What.
    pub role: Role,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
    /// Since when.
    pub granted_at: Instant,
    /// Until when; nothing where it holds.
    pub revoked_at: Option<Instant>,
}

/// Somebody whose account is barred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// Proved.
    pub phone: Phone,
    /// Since when.
    pub at: Instant,
    /// To the end of that day; nothing where somebody lets it in.
    pub until: Option<Date>,
}

/// The account of a number.
pub async fn of_phone(db: &impl ConnectionTrait, phone: &Phone) -> Result<Option<AccountId>, DbErr> {
    let account = account::Entity::find().select_only().column(account::Column::Id);
    account.filter(account::Column::Phone.eq(phone.clone())).into_tuple().one(db).await
}

/// Somebody by the account's id.
pub async fn profile(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Profile>, DbErr> {
    let Some(row) = account::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let roles = role::Entity::find().filter(role::Column::AccountId.eq(id)).order_by_desc(role::Column::Id);
    let held = |row: role::Model| Held {
        role: row.role,
        unit_code: row.unit_code,
        granted_at: row.granted_at,
        revoked_at: row.revoked_at,
    };
    Ok(Some(Profile {
        id,
        name: row.name,
        phone: row.phone,
        unit_code: row.unit_code,
        created_at: row.created_at,
        roles: roles.all(db).await?.into_iter().map(held).collect(),
    }))
}

/// So many of those who are barred on `today`, who was barred last comes first: chosen out of an index of those who were barred.
pub async fn barred(db: &impl ConnectionTrait, today: Date, most: u64) -> Result<Vec<Barred>, DbErr> {
    let holds =
        Condition::any().add(account::Column::BarredUntil.is_null()).add(account::Column::BarredUntil.gte(today));
    let rows = account::Entity::find()
        .filter(account::Column::BarredAt.is_not_null())
        .filter(holds)
        .order_by_desc(account::Column::BarredAt)
        .order_by_desc(account::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let barred = |row: account::Model| {
        Some(Barred { id: row.id, name: row.name, phone: row.phone, at: row.barred_at?, until: row.barred_until })
    };
    Ok(rows.into_iter().filter_map(barred).collect())
}
