//! What somebody means to buy: of an account, or of whoever holds the cookie.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, CartId},
    instant::Instant,
};

/// A row of `carts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "carts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CartId,
    /// SHA-256 of the cookie.
    pub token_hash: Option<String>,
    pub account_id: Option<AccountId>,
    pub updated_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
