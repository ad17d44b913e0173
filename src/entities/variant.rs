//! What is priced and stocked. The database refuses a stock below zero.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{EventId, ProductId, VariantId},
    money::Money,
};

/// A row of `variants`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "variants")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: VariantId,
    /// Names the variant in forms.
    #[sea_orm(unique)]
    pub code: String,
    pub product_id: ProductId,
    pub position: i32,
    /// How it is sold: `lọ 500 ml`.
    pub measure: String,
    pub price: Money,
    /// Pieces that can be sold now.
    pub stock: i64,
    /// Packed, in grams.
    pub weight_g: i64,
    /// No longer offered variants stay for their orders.
    pub offered: bool,
    /// The account of its stock begins with so many pieces.
    pub opened_stock: i64,
    /// And with the events after this one.
    pub opened_after: EventId,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
