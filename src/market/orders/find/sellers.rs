//! Who sells in an order, as its buyer may know: also of a shop that is no longer open.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    entities::shop,
    kernel::{ids::ShopId, phone::Phone},
};

/// A shop as its buyer may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seller {
    /// In the seller's addresses.
    pub code: String,
    /// In its public address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// Where the shop answers.
    pub phone: Phone,
    /// Whether its page can be visited.
    pub open: bool,
}

/// Those shops.
pub async fn sellers(db: &impl ConnectionTrait, shops: &[ShopId]) -> Result<HashMap<ShopId, Seller>, DbErr> {
    if shops.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = shop::Entity::find().filter(shop::Column::Id.is_in(shops.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, seller(row))).collect())
}

/// One of them.
pub async fn seller_of(db: &impl ConnectionTrait, shop: ShopId) -> Result<Option<Seller>, DbErr> {
    Ok(sellers(db, &[shop]).await?.remove(&shop))
}

fn seller(row: shop::Model) -> Seller {
    let open = row.status.has_page();
    Seller { code: row.code, slug: row.slug, name: row.name, phone: row.phone, open }
}
