//! What is described. These columns are the approved version; proposals wait in `revisions`.

use sea_orm::entity::prelude::*;

use crate::kernel::{
    ids::{ProductId, ShopId, UnitCode},
    instant::Instant,
    money::Money,
};

pub use crate::kernel::words::goods::Status;

/// A row of `products`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "products")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ProductId,
    #[sea_orm(unique)]
    pub code: String,
    #[sea_orm(unique)]
    pub slug: String,
    pub shop_id: ShopId,
    pub status: Status,
    /// Live in an open shop: what buyers see, and all they see. Kept by `catalog::live`.
    pub shown: bool,
    /// OCOP set, 1 to 26.
    pub set_no: i32,
    pub name: String,
    pub description: String,
    /// Code of the first picture.
    pub cover: Option<String>,
    /// The shop's commune, for filters.
    pub unit_code: UnitCode,
    pub former_code: Option<UnitCode>,
    /// Bit n−1 is month n; 0 is all year.
    pub season_months: i32,
    /// The lowest price of the variants offered.
    pub price_from: Money,
    /// How that one is sold.
    pub measure_from: String,
    /// A variant offered has stock.
    pub in_stock: bool,
    /// Folded: name, description, shop, place.
    pub search_text: String,
    /// Folded name alone.
    pub name_text: String,
    /// Name with its tones.
    pub toned_text: String,
    pub created_at: Instant,
    pub published_at: Option<Instant>,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
