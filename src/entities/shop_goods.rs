//! How many goods a shop has on sale. Kept by the database itself, from `products`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::ShopId, instant::Instant};

/// A row of `shop_goods`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shop_goods")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    /// Since when the shop sells.
    pub opened_at: Option<Instant>,
    pub goods: i64,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
