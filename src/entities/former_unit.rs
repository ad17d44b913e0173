//! The three-level list before 2025-07-01, kept as labels and for comparison.

use sea_orm::entity::prelude::*;

use crate::kernel::ids::UnitCode;

/// A row of `former_units`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_units")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: UnitCode,
    /// province, district, commune.
    pub level: String,
    pub kind: String,
    pub name: String,
    pub full_name: String,
    pub parent_code: Option<UnitCode>,
    pub search_text: String,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
