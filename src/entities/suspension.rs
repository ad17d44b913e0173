//! A shop's suspension that comes or that holds, and the closing that comes after it.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::ShopId;

/// A row of `suspensions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suspensions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: ShopId,
    /// From its beginning on.
    pub starts_on: time::Date,
    /// To its end; nothing where somebody ends it.
    pub ends_on: Option<time::Date>,
    /// The shop is closed from that day on.
    pub closes_on: Option<time::Date>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
