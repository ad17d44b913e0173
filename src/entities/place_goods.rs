//! How many goods a commune has on sale. Kept by the database itself, from `products`.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::UnitCode;

/// A row of `place_goods`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "place_goods")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_code: UnitCode,
    pub goods: i64,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
