//! People who were taken out of a shop.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
};

/// A row of `former_members`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The last time.
    pub left_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
