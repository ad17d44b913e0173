//! A snapshot of what was bought. Never changed.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{OrderId, ProductId, VariantId},
    money::Money,
};

/// A row of `order_lines`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_lines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub order_id: OrderId,
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub name: String,
    pub measure: String,
    pub set_no: i32,
    pub quantity: i64,
    pub unit_price: Money,
    pub line_total: Money,
    pub weight_g: i64,
    pub stars: Option<i32>,
    /// The certificate valid that day, in words.
    pub certificate: Option<String>,
    /// The commune that day.
    pub unit_name: String,
    pub cover: Option<String>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
