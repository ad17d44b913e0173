//! Which former province or commune lives on in which of today; several rows where one was split.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::UnitCode;

/// A row of `unit_successors`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_successors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub former_code: UnitCode,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: UnitCode,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
