//! Sessions on the server: only who has signed in has one.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::AccountId,
    instant::Instant,
    words::devices::{Browser, System},
};

/// A row of `sessions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    /// SHA-256 of the id that the browser holds.
    pub id_hash: String,
    pub account_id: AccountId,
    /// The account's when the session began; over when the account has another.
    pub epoch: i32,
    pub expires_at: Instant,
    pub browser: Browser,
    pub system: System,
    pub begun_at: Instant,
    /// Within the hour: it is not written at each request.
    pub seen_at: Instant,
    /// When the password was last typed in it.
    pub proved_at: Instant,
    /// When the second factor was given in it.
    pub second_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
