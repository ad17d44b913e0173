//! When a product was live: approved, offered and its shop open. Past periods are read from here.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{ProductId, ShopId},
    instant::Instant,
};

/// A row of `live_intervals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "live_intervals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub product_id: ProductId,
    pub shop_id: ShopId,
    pub live_from: Instant,
    pub live_to: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
