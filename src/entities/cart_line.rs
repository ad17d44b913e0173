//! A variant in a cart, with the price that the buyer saw.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{CartId, VariantId},
    instant::Instant,
    money::Money,
};

/// A row of `cart_lines`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cart_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cart_id: CartId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub variant_id: VariantId,
    pub quantity: i64,
    pub seen_price: Money,
    pub added_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
