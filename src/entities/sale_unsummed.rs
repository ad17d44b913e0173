//! A sales entry that is in no sum yet.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::SaleId;

/// A row of `sales_unsummed`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sales_unsummed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sale_id: SaleId,
    /// That of the entry.
    pub counts_on: time::Date,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
