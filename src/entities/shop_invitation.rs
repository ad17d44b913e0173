//! Numbers that were asked into a shop and have not answered. Whether somebody has an account with them makes no difference.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{AccountId, ShopId},
    instant::Instant,
    phone::Phone,
};

/// A row of `shop_invitations`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shop_invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub phone: Phone,
    pub invited_by: AccountId,
    pub created_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
