//! OCOP's 26 product sets (Decision 26/2026/QĐ-TTg).

use sea_orm::entity::prelude::*;

/// A row of `product_sets`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_sets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i32,
    pub sector: String,
    pub product_group: String,
    pub name: String,
    pub short_name: String,
    pub short_name_en: String,
    #[sea_orm(unique)]
    pub slug: String,
    /// Alcohol (14, 15) and medicinal goods (18) are not sold here yet.
    pub sellable: bool,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
