//! Reads of accounts.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::Role;
use crate::{
    entities::{account, role},
    kernel::{
        alphabet,
        ids::{AccountId, UnitCode},
        instant::Instant,
        phone::Phone,
        words::people::Language,
    },
};

/// Who is signed in, and what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// Proved.
    pub phone: Phone,
    /// If they gave one.
    pub email: Option<String>,
    /// Home commune, if told.
    pub unit_code: Option<UnitCode>,
    /// Of pages and texts.
    pub language: Language,
    /// Roles that hold today.
    pub scopes: Vec<Scope>,
}

/// A role and where it holds; `None` is the whole market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// What.
    #[serde(skip)]
    pub role: Role,
    /// Where.
    pub unit_code: Option<UnitCode>,
}

impl Person {
    /// Whether they have the role anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.scopes.iter().any(|scope| scope.role == role)
    }
}

/// The person of a session, unless its epoch is over (the password was changed since).
pub async fn person(db: &impl ConnectionTrait, id: AccountId, epoch: i32) -> Result<Option<Person>, DbErr> {
    let Some(row) = account::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    if row.session_epoch != epoch {
        return Ok(None);
    }
    let roles = role::Entity::find()
        .filter(role::Column::AccountId.eq(id))
        .filter(role::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    let scopes = roles.into_iter().map(|r| Scope { role: r.role, unit_code: r.unit_code }).collect();
    Ok(Some(Person {
        id,
        name: row.name,
        phone: row.phone,
        email: row.email,
        unit_code: row.unit_code,
        language: row.language,
        scopes,
    }))
}

/// What is needed to let somebody in.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub id: AccountId,
    /// As they call themselves.
    pub name: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// What a session must carry.
    pub epoch: i32,
}

/// The account of a number.
pub async fn by_phone(db: &impl ConnectionTrait, phone: &Phone) -> Result<Option<Credentials>, DbErr> {
    let row = account::Entity::find().filter(account::Column::Phone.eq(phone.clone())).one(db).await?;
    Ok(row.map(credentials))
}

/// The same by id.
pub async fn credentials_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Credentials>, DbErr> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(credentials))
}

fn credentials(row: account::Model) -> Credentials {
    Credentials { id: row.id, name: row.name, password_hash: row.password_hash, epoch: row.session_epoch }
}

/// Whether anybody has an account.
pub async fn any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(account::Entity::find().limit(1).one(db).await?.is_some())
}

/// A role that holds, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub name: String,
    /// Their number.
    pub phone: Phone,
    /// What.
    pub role: Role,
    /// Where; nowhere named is the whole market.
    pub unit_code: Option<UnitCode>,
    /// Since when.
    pub granted_at: Instant,
}

/// Every role that holds today, by name, then in the order in which they were granted.
pub async fn holdings(db: &impl ConnectionTrait) -> Result<Vec<Holding>, DbErr> {
    let on_account = role::Entity::belongs_to(account::Entity).from(role::Column::AccountId).to(account::Column::Id);
    let rows = role::Entity::find()
        .join(JoinType::InnerJoin, on_account.into())
        .filter(role::Column::RevokedAt.is_null())
        .select_only()
        .columns([account::Column::Name, account::Column::Phone])
        .columns([role::Column::Role, role::Column::UnitCode, role::Column::GrantedAt])
        .order_by_asc(role::Column::Id)
        .into_tuple::<(String, Phone, Role, Option<UnitCode>, Instant)>()
        .all(db)
        .await?;
    let holding = |(name, phone, role, unit_code, granted_at)| Holding { name, phone, role, unit_code, granted_at };
    let mut holdings: Vec<Holding> = rows.into_iter().map(holding).collect();
    holdings.sort_by_cached_key(|holding| alphabet::key(&holding.name));
    Ok(holdings)
}
