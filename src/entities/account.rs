//! An identity: a proved phone number and a password.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, UnitCode},
    instant::Instant,
    phone::Phone,
    words::people::Language,
};

/// A row of `accounts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AccountId,
    #[sea_orm(unique)]
    pub phone: Phone,
    pub name: String,
    pub email: Option<String>,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// The commune where the person lives, if told.
    pub unit_code: Option<UnitCode>,
    pub language: Language,
    /// Counted up when the password changes: older sessions end.
    pub session_epoch: i32,
    pub created_at: Instant,
    pub created_on: time::Date,
    /// Until then it changes nobody's rights: its password or number was set anew without the old one.
    pub frozen_until: Option<Instant>,
    /// An administrator barred it.
    pub barred_at: Option<Instant>,
    /// To the end of that day; nothing where somebody lets it in.
    pub barred_until: Option<time::Date>,
    /// Since then nobody is behind it.
    pub erased_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
